#include "feature/teach/course/course_schema.h"

namespace sekimori::teach {

const sql::Schema& course_schema() {
  static const sql::Schema schema{
      "course",
      {{1,
        "attempts and places in courses, numbers, stock of material, links",
        {
            "CREATE TABLE teach_attempt(id TEXT PRIMARY KEY, learner TEXT NOT NULL, course TEXT NOT NULL, hash TEXT NOT NULL, "
            "seed INTEGER NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER) STRICT",
            "CREATE TABLE teach_place(learner TEXT NOT NULL, course TEXT NOT NULL, card INTEGER NOT NULL, at INTEGER NOT NULL, "
            "PRIMARY KEY(learner, course)) STRICT",
            "CREATE TABLE teach_number(letters TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, "
            "PRIMARY KEY(letters, year)) STRICT",
            "CREATE TABLE teach_stock(material TEXT NOT NULL, language TEXT NOT NULL, on_hand INTEGER NOT NULL, "
            "PRIMARY KEY(material, language)) STRICT",
            "CREATE TABLE teach_link(address TEXT PRIMARY KEY, state TEXT NOT NULL, status INTEGER NOT NULL, moved_to TEXT NOT NULL, "
            "checked_at INTEGER NOT NULL) STRICT",
        }}}};
  return schema;
}

}  // namespace sekimori::teach
