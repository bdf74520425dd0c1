#include "record/schema.h"

namespace sekimori::record {

const sql::Schema& schema() {
  static const sql::Schema schema{
      "record",
      {{1,
        "records, changes, accounts, pseudonyms, holds, outbox",
        {
            "CREATE TABLE record(kind TEXT NOT NULL, id TEXT NOT NULL, current_version INTEGER NOT NULL, owner TEXT NOT NULL, "
            "level INTEGER NOT NULL, parent_kind TEXT NOT NULL, parent_id TEXT NOT NULL, last_recorded_at INTEGER NOT NULL, "
            "PRIMARY KEY(kind, id)) STRICT",
            "CREATE INDEX record_parent ON record(parent_kind, parent_id)",
            "CREATE TABLE record_version(kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, valid_from INTEGER NOT NULL, "
            "valid_to INTEGER, recorded_at INTEGER NOT NULL, author TEXT NOT NULL, role TEXT NOT NULL, action TEXT NOT NULL, "
            "reason TEXT NOT NULL, body TEXT, body_hash TEXT NOT NULL, summary TEXT, search TEXT, request_id TEXT NOT NULL, "
            "deleted INTEGER NOT NULL, PRIMARY KEY(kind, id, version), FOREIGN KEY(kind, id) REFERENCES record(kind, id)) STRICT",
            "CREATE INDEX record_version_time ON record_version(kind, id, valid_from, version)",
            "CREATE TABLE record_key(kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT "
            "NULL, "
            "only_one TEXT, PRIMARY KEY(kind, name, value, id, version), UNIQUE(kind, name, only_one)) STRICT",
            "CREATE INDEX record_key_object ON record_key(kind, id, version)",
            "CREATE TABLE record_reader(kind TEXT NOT NULL, id TEXT NOT NULL, reader TEXT NOT NULL, PRIMARY KEY(kind, id, reader)) STRICT",

            "CREATE TABLE change_record(seq IDENTITY, change_id TEXT NOT NULL UNIQUE, node TEXT NOT NULL, time INTEGER NOT NULL, "
            "account TEXT NOT NULL, role TEXT NOT NULL, action TEXT NOT NULL, kind TEXT NOT NULL, object_id TEXT NOT NULL, "
            "version INTEGER NOT NULL, request_id TEXT NOT NULL, record TEXT, leaf BLOB, salt BLOB, ledger_index INTEGER) STRICT",
            "CREATE INDEX change_record_object ON change_record(kind, object_id, seq)",
            "CREATE INDEX change_record_placed ON change_record(node, ledger_index)",
            "CREATE INDEX change_record_pending ON change_record(node, seq) WHERE ledger_index IS NULL",

            "CREATE TABLE account(id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL, person_id TEXT NOT NULL, "
            "roles TEXT NOT NULL, groups TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('active', 'disabled')), "
            "failures INTEGER NOT NULL, locked_until INTEGER, created_at INTEGER NOT NULL, password_changed_at INTEGER NOT NULL) STRICT",
            "CREATE INDEX account_person ON account(person_id)",
            "CREATE TABLE token(id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account(id), label TEXT NOT NULL, scopes TEXT NOT "
            "NULL, "
            "hash BLOB NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, last_used_at INTEGER, revoked_at INTEGER) "
            "STRICT",
            "CREATE INDEX token_account ON token(account_id)",

            "CREATE TABLE pseudonym(person_id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, made_at INTEGER NOT NULL) STRICT",
            "CREATE TABLE reveal_request(id TEXT PRIMARY KEY, person_id TEXT NOT NULL, code TEXT NOT NULL, requester TEXT NOT NULL, "
            "reason TEXT NOT NULL, subject TEXT NOT NULL, requested_at INTEGER NOT NULL, emergency INTEGER NOT NULL, "
            "state TEXT NOT NULL CHECK (state IN ('open', 'granted', 'refused')), granted_at INTEGER, expires_at INTEGER NOT NULL, "
            "review_due INTEGER, reviewed_at INTEGER, review_outcome TEXT) STRICT",
            "CREATE INDEX reveal_request_person ON reveal_request(person_id, state)",
            "CREATE TABLE reveal_decision(request_id TEXT NOT NULL REFERENCES reveal_request(id), account TEXT NOT NULL, person_id TEXT "
            "NOT NULL, "
            "role TEXT NOT NULL, decision TEXT NOT NULL CHECK (decision IN ('agree', 'refuse')), reason TEXT NOT NULL, "
            "decided_at INTEGER NOT NULL, PRIMARY KEY(request_id, account)) STRICT",

            "CREATE TABLE hold(id TEXT PRIMARY KEY, case_id TEXT NOT NULL, label TEXT NOT NULL, reason TEXT NOT NULL, placed_by TEXT NOT "
            "NULL, "
            "placed_at INTEGER NOT NULL, released_by TEXT, released_at INTEGER, release_reason TEXT) STRICT",
            "CREATE TABLE hold_item(hold_id TEXT NOT NULL REFERENCES hold(id), kind TEXT NOT NULL, object_id TEXT NOT NULL, "
            "first_time INTEGER NOT NULL, last_time INTEGER NOT NULL, PRIMARY KEY(hold_id, kind, object_id, first_time)) STRICT",
            "CREATE INDEX hold_item_object ON hold_item(kind, object_id)",

            "CREATE TABLE outbox(id TEXT PRIMARY KEY, channel TEXT NOT NULL, idempotency_key TEXT NOT NULL UNIQUE, payload TEXT NOT NULL, "
            "state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')), created_at INTEGER NOT NULL, next_at INTEGER NOT NULL, "
            "attempts INTEGER NOT NULL, delivered_at INTEGER, last_error TEXT NOT NULL) STRICT",
            "CREATE INDEX outbox_due ON outbox(next_at) WHERE state = 'waiting'",
        }}}};
  return schema;
}

}  // namespace sekimori::record
