#include "feature/consult/schema.h"

namespace sekimori::consult {

const sql::Schema& schema() {
  static const sql::Schema schema{
      "consult",
      {{1,
        "consultations: words, facts, counters",
        {
            "CREATE TABLE consult_key(consultation TEXT PRIMARY KEY, box BLOB NOT NULL) STRICT",
            "CREATE TABLE consult_words(consultation TEXT NOT NULL, place INTEGER NOT NULL, box BLOB NOT NULL, PRIMARY KEY(consultation, "
            "place)) STRICT",
            "CREATE TABLE consult_counter(name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT",
            "CREATE TABLE consult_fact(sequence INTEGER PRIMARY KEY, packed INTEGER NOT NULL) STRICT",
            "CREATE TABLE consult_fact_block(first_sequence INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT",
            "CREATE TABLE consult_tally(day TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(day, name)) STRICT",
        }},
       {2,
        "experts' hours: one row for each quarter of an hour that is taken",
        {
            "CREATE TABLE consult_slot(expert TEXT NOT NULL, quarter INTEGER NOT NULL, booking TEXT NOT NULL, PRIMARY KEY(expert, "
            "quarter)) "
            "STRICT",
            "CREATE INDEX consult_slot_booking ON consult_slot(booking)",
        }},
       {3,
        "what asks without an account: how often within the hour",
        {
            "CREATE TABLE consult_gate(at INTEGER NOT NULL, kind TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(kind, at, place)) "
            "STRICT",
        }}}};
  return schema;
}

}  // namespace sekimori::consult
