#include "feature/share/forum_schema.h"

namespace sekimori::share {

const sql::Schema& forum_schema() {
  static const sql::Schema schema{"forum",
                                  {{1,
                                    "what notes say, urns of polls",
                                    {
                                        "CREATE TABLE share_note_text(number TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT",
                                        "CREATE TABLE share_poll_urn(poll TEXT PRIMARY KEY, salt BLOB NOT NULL, box BLOB NOT NULL) STRICT",
                                    }}}};
  return schema;
}

}  // namespace sekimori::share
