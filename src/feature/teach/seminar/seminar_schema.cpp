#include "feature/teach/seminar/seminar_schema.h"

namespace sekimori::teach {

const sql::Schema& seminar_schema() {
  static const sql::Schema schema{
      "seminar",
      {{1,
        "registrations",
        {
            // state: 0 unconfirmed, 1 confirmed, 2 waiting, 3 cancelled, 4 attended, 5 absent; way: 0 on site, 1 online
            "CREATE TABLE seminar_registration(id TEXT PRIMARY KEY, seminar TEXT NOT NULL, name TEXT NOT NULL, organisation TEXT NOT NULL, "
            "mail "
            "TEXT NOT NULL, folded TEXT NOT NULL, band INTEGER NOT NULL, industry TEXT NOT NULL, way INTEGER NOT NULL, language INTEGER "
            "NOT "
            "NULL, state INTEGER NOT NULL, code TEXT NOT NULL, created_at INTEGER NOT NULL, confirmed_at INTEGER, queue INTEGER NOT NULL, "
            "reminded INTEGER NOT NULL, letters INTEGER NOT NULL, UNIQUE(seminar, folded)) STRICT",
            "CREATE INDEX seminar_registration_state ON seminar_registration(seminar, state, way)",
        }}}};
  return schema;
}

}  // namespace sekimori::teach
