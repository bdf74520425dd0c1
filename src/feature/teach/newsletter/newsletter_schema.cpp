#include "feature/teach/newsletter/newsletter_schema.h"

namespace sekimori::teach {

const sql::Schema& newsletter_schema() {
  static const sql::Schema schema{
      "newsletter",
      {{1,
        "addresses, contact links, sending, bounces",
        {
            // state: 0 active, 1 suspended (bounces), 2 left
            "CREATE TABLE newsletter_address(id TEXT PRIMARY KEY, organisation TEXT NOT NULL, address TEXT NOT NULL, folded TEXT NOT NULL, "
            "charset INTEGER NOT NULL, language INTEGER NOT NULL, state INTEGER NOT NULL, hard_bounces INTEGER NOT NULL, last_status TEXT "
            "NOT NULL, changed_at INTEGER NOT NULL, UNIQUE(folded)) STRICT",
            "CREATE INDEX newsletter_address_organisation ON newsletter_address(organisation, folded)",
            "CREATE TABLE newsletter_contact_link(id TEXT PRIMARY KEY, organisation TEXT NOT NULL, mail TEXT NOT NULL, created_at INTEGER "
            "NOT "
            "NULL) STRICT",
            "CREATE TABLE newsletter_sending(issue TEXT PRIMARY KEY, run INTEGER NOT NULL, started_at INTEGER NOT NULL, finished_at "
            "INTEGER) "
            "STRICT",
            // state: 0 waiting, 1 offered, 2 accepted, 3 refused, 4 unknown
            "CREATE TABLE newsletter_mail(issue TEXT NOT NULL, place INTEGER NOT NULL, address_id TEXT NOT NULL, organisation TEXT NOT "
            "NULL, "
            "address TEXT NOT NULL, charset INTEGER NOT NULL, language INTEGER NOT NULL, leaving INTEGER NOT NULL, state INTEGER NOT NULL, "
            "run INTEGER NOT NULL, tries "
            "INTEGER NOT NULL, next_at INTEGER NOT NULL, reply TEXT NOT NULL, PRIMARY KEY(issue, place)) STRICT",
            "CREATE INDEX newsletter_mail_state ON newsletter_mail(issue, state, place)",
            "CREATE UNIQUE INDEX newsletter_mail_address ON newsletter_mail(issue, address_id)",
            "CREATE TABLE newsletter_bounce(issue TEXT NOT NULL, address_id TEXT NOT NULL, organisation TEXT NOT NULL, status TEXT NOT "
            "NULL, hard "
            "INTEGER NOT NULL, diagnostic TEXT NOT NULL, at INTEGER NOT NULL, told INTEGER NOT NULL, PRIMARY KEY(issue, address_id)) "
            "STRICT",
        }}}};
  return schema;
}

}  // namespace sekimori::teach
