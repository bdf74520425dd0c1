#include "record/token.h"

#include <algorithm>

#include "base/digest.h"
#include "base/ids.h"
#include "record/known_tokens.h"

namespace sekimori::record {
namespace {

constexpr std::string_view prefix = "skm_";
constexpr size_t id_length = 36;      // a UUID
constexpr size_t secret_length = 43;  // 32 bytes in base64url
constexpr std::int64_t longest_life = 731 * nanoseconds_per_day;
constexpr std::int64_t hour = 3600 * nanoseconds_per_second;
constexpr std::int64_t five_minutes = 300 * nanoseconds_per_second;

Result<std::string> join_scopes(const std::vector<std::string>& scopes) {
  std::string out;
  for (const std::string& scope : scopes) {
    std::string_view head = std::string_view(scope).substr(0, scope.find(':'));
    if (head != "ingest" && scope != "share" && scope != "api" && scope != "session")
      return error(ErrorCode::invalid_input, "token scope '{}': ingest, ingest:SOURCE, share, api or session", scope);
    if (scope.find(' ') != std::string::npos) return error(ErrorCode::invalid_input, "token scope '{}' has a blank", scope);
    out.append(out.empty() ? "" : " ").append(scope);
  }
  if (out.empty()) return error(ErrorCode::invalid_input, "a token has at least one scope");
  return out;
}

std::vector<std::string> split_scopes(std::string_view text) {
  std::vector<std::string> scopes;
  while (!text.empty()) {
    size_t blank = text.find(' ');
    scopes.emplace_back(text.substr(0, blank));
    text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
  }
  return scopes;
}

// One's own token, or the right over any.
Result<Grant> check_token(const Change& change, Verb verb, const std::string& account) {
  if (change.actor.account == account && !change.actor.is_system) {
    Reach reach = Permissions::standard().reach_of(change.actor, verb, "token");
    if (reach.any || reach.own) return Grant{Scope::own, reach.any ? reach.any_role : reach.own_role};
  }
  return Permissions::standard().check(change.actor, verb, {.kind = "token", .id = ""});
}

}  // namespace

bool Session::allows(std::string_view scope) const {
  std::string_view head = scope.substr(0, scope.find(':'));
  for (const std::string& have : scopes)
    if (have == scope || have == head || have == "api" || have == "session") return true;
  return false;
}

Result<NewToken> TokenBook::create(sql::Transaction& tx, const TokenDraft& draft, const Change& change) {
  Grant grant = TRY(check_token(change, Verb::create, draft.account));
  if (!TRY(accounts_.find(tx, draft.account))) return error(ErrorCode::not_found, "there is no account {}", draft.account);
  std::string scopes = TRY(join_scopes(draft.scopes));
  // Whoever may make tokens for others would otherwise see and do all that they may, without their password or second factor.
  if (!change.actor.is_system && change.actor.account != draft.account && std::ranges::find(draft.scopes, "api") != draft.scopes.end())
    return error(ErrorCode::not_permitted,
                 "a token that may do all that its holder may is made by the holder; for others it is for ingest");
  Instant now = clock_.now();
  if (draft.expires_at <= now || draft.expires_at.nanoseconds - now.nanoseconds > longest_life)
    return error(ErrorCode::invalid_input, "a token ends in the future, within two years");
  NewToken made;
  made.id = Uuid::make(clock_, random_).to_string();
  Sensitive<Bytes> secret(random_.bytes(32));
  std::string text;
  text.reserve(prefix.size() + id_length + 1 + secret_length);
  text.append(prefix).append(made.id).append("_").append(to_base64url(secret.reveal()));
  made.text = Sensitive<std::string>(std::move(text));
  TRY(tx.execute("INSERT INTO token(id, account_id, label, scopes, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)", made.id,
                 draft.account, draft.label, scopes, sha256(made.text.reveal()), now, draft.expires_at));
  TRY(changes_.write(
      tx, {.actor = change.actor,
           .role = grant.role,
           .action = "token.create",
           .kind = "token",
           .id = made.id,
           .reason = change.reason,
           .detail = Json::object({{"account", draft.account}, {"scopes", scopes}, {"expires", draft.expires_at.to_rfc3339()}})}));
  return made;
}

Result<void> TokenBook::revoke(sql::Transaction& tx, const std::string& id, const Change& change) {
  auto row = TRY(tx.query_one("SELECT account_id FROM token WHERE id = ?", id));
  if (!row) return error(ErrorCode::not_found, "there is no token {}", id);
  Grant grant = TRY(check_token(change, Verb::delete_, row->string(0)));
  std::int64_t revoked = TRY(tx.execute("UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", clock_.now(), id));
  if (revoked == 0) return {};
  access_changed(tx);
  TRY(changes_.write(
      tx, {.actor = change.actor, .role = grant.role, .action = "token.revoke", .kind = "token", .id = id, .reason = change.reason}));
  return {};
}

Result<std::int64_t> TokenBook::revoke_sessions(sql::Transaction& tx, const std::string& account, std::string_view except,
                                                const Change& change) {
  Grant grant = TRY(check_token(change, Verb::delete_, account));
  std::int64_t ended =
      TRY(tx.execute("UPDATE token SET revoked_at = ? WHERE account_id = ? AND scopes = 'session' AND id <> ? AND "
                     "revoked_at IS NULL AND expires_at > ?",
                     clock_.now(), account, except, clock_.now()));
  if (ended == 0) return ended;
  access_changed(tx);
  TRY(changes_.write(tx, {.actor = change.actor,
                          .role = grant.role,
                          .action = "token.revoke",
                          .kind = "account",
                          .id = account,
                          .reason = change.reason,
                          .detail = Json::object({{"sessions", ended}})}));
  return ended;
}

Result<std::vector<TokenInfo>> TokenBook::list(sql::Transaction& tx, const Actor& actor) {
  Reach reach = Permissions::standard().reach_of(actor, Verb::list, "token");
  if (reach.nothing()) return error(ErrorCode::not_permitted, "list of token is not permitted to {}", actor.account);
  std::vector<TokenInfo> tokens;
  for (const sql::Row& row : TRY(tx.query(
           "SELECT id, account_id, label, scopes, created_at, expires_at, last_used_at, revoked_at FROM token ORDER BY created_at, id"))) {
    if (!reach.any && row.text(1) != actor.account) continue;
    TokenInfo info;
    info.id = row.string(0);
    info.account = row.string(1);
    info.label = row.string(2);
    info.scopes = split_scopes(row.text(3));
    info.created_at = row.instant(4);
    info.expires_at = row.instant(5);
    info.last_used_at = row.optional_instant(6);
    info.revoked_at = row.optional_instant(7);
    tokens.push_back(std::move(info));
  }
  return tokens;
}

Result<Session> TokenBook::authenticate(sql::Database& database, std::string_view text) {
  auto refused = [] { return error(ErrorCode::not_permitted, "the token is unknown, expired or revoked"); };
  if (text.size() != prefix.size() + id_length + 1 + secret_length || !text.starts_with(prefix)) return refused();
  auto id = Uuid::parse(text.substr(prefix.size(), id_length));
  if (!id) return refused();
  std::optional<Account> account;
  auto found = database.read([&](sql::Transaction& tx) -> Result<std::optional<sql::Row>> {
    auto row = TRY(tx.query_one("SELECT account_id, scopes, hash, expires_at, last_used_at, revoked_at, created_at FROM token WHERE id = ?",
                                id->to_string()));
    account.reset();
    if (row) account = TRY(accounts_.find(tx, row->text(0)));
    return row;
  });
  if (!found) return std::unexpected(std::move(found).error());
  if (!*found || !account) return refused();
  const sql::Row& row = **found;
  Instant now = clock_.now();
  if (!equal_constant_time(row.bytes(2), sha256(text)) || row.instant(3) <= now || !row.is_null(5) ||
      account->state != AccountState::active)
    return refused();
  const bool is_session = row.text(1) == "session";
  const std::int64_t last_used = row.is_null(4) ? row.integer(6) : row.integer(4);
  if (is_session && now.nanoseconds - last_used > idle_nanoseconds) return refused();
  if (row.is_null(4) || now.nanoseconds - last_used > (is_session ? five_minutes : hour)) {
    auto noted = database.write(
        [&](sql::Transaction& tx) { return tx.execute("UPDATE token SET last_used_at = ? WHERE id = ?", now, id->to_string()); });
    if (!noted) return std::unexpected(std::move(noted).error());
  }
  Session session;
  session.actor = account->actor();
  session.login = account->login;
  session.token = id->to_string();
  session.scopes = split_scopes(row.text(1));
  session.expires_at = row.instant(3);
  return session;
}

}  // namespace sekimori::record
