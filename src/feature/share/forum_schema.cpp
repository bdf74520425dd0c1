#include "feature/share/forum_schema.h"

namespace sekimori::share {

const sql::Schema& forum_schema() {
  static const sql::Schema schema{"forum",
                                  {{1,
                                    "what notes say, urns of polls",
                                    {
                                        "CREATE TABLE share_note_text(number TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT",
                                        "CREATE TABLE share_poll_urn(poll TEXT PRIMARY KEY, salt BLOB NOT NULL, box BLOB NOT NULL) STRICT",
                                    }},
                                   {2,
                                    "up to when contacts were told what is new",
                                    {
                                        "CREATE TABLE share_digest(member TEXT NOT NULL, mail TEXT NOT NULL, told_until INTEGER NOT NULL, "
                                        "PRIMARY KEY(member, mail)) STRICT",
                                    }}}};
  return schema;
}

}  // namespace sekimori::share
