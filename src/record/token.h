// Tokens: what a program or a browser shows instead of a password. Only the hash is kept.
//
//   NewToken made = TRY(tokens.create(tx, {.account = id, .label = "proxy log", .scopes = {"ingest"}, .expires_at = in_a_year}, change));
//   made.text.reveal();                                             // "skm_1f...": shown once, never again
//   Session session = TRY(tokens.authenticate(database, text));     // not_permitted: unknown, expired, revoked, account disabled
//   if (!session.allows("ingest")) ...
//
// A token never reaches further than the account's roles. Scopes: "ingest" (or "ingest:SOURCE"), "share" (collections), "api" (all that the
// roles permit), "session" (a browser's log-in; as api). A session also ends when nobody has used it for two hours.
#pragma once

#include "base/sensitive.h"
#include "record/account.h"

namespace sekimori::record {

constexpr std::int64_t idle_nanoseconds = 2 * 3600 * nanoseconds_per_second;  // of a session

struct TokenDraft {
  std::string account;
  std::string label;
  std::vector<std::string> scopes;
  Instant expires_at;
};

struct NewToken {
  std::string id;
  Sensitive<std::string> text;
};

struct TokenInfo {
  std::string id, account, label;
  std::vector<std::string> scopes;
  Instant created_at, expires_at;
  std::optional<Instant> last_used_at, revoked_at;
};

struct Session {
  Actor actor;
  std::string login;
  std::string token;  // id
  std::vector<std::string> scopes;
  Instant expires_at;
  // "ingest:S1" is allowed by "ingest:S1", by "ingest", by "api" and by "session".
  bool allows(std::string_view scope) const;
};

class TokenBook {
 public:
  TokenBook(ChangeLog& changes, AccountBook& accounts, Clock& clock, Random& random)
      : changes_(changes), accounts_(accounts), clock_(clock), random_(random) {}

  // For oneself, or with "token.create" on any. At most two years.
  Result<NewToken> create(sql::Transaction& tx, const TokenDraft& draft, const Change& change);
  Result<void> revoke(sql::Transaction& tx, const std::string& id, const Change& change);
  // All sessions of an account, for oneself or with "token.delete"; how many. `except`: a token id that stays.
  Result<std::int64_t> revoke_sessions(sql::Transaction& tx, const std::string& account, std::string_view except, const Change& change);
  Result<std::vector<TokenInfo>> list(sql::Transaction& tx, const Actor& actor);
  // In transactions of its own; a write at most once an hour and token (a session: five minutes), for last_used_at.
  Result<Session> authenticate(sql::Database& database, std::string_view text);

 private:
  ChangeLog& changes_;
  AccountBook& accounts_;
  Clock& clock_;
  Random& random_;
};

}  // namespace sekimori::record
