#include "record/account.h"

#include <sodium.h>

#include <algorithm>
#include <atomic>

#include "base/ids.h"
#include "base/text.h"
#include "record/known_tokens.h"

namespace sekimori::record {
namespace {

constexpr std::string_view columns = "id, login, person_id, roles, groups, state, locked_until, created_at";

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ",").append(word);
  return out;
}

std::string join(const std::vector<Role>& roles) {
  std::string out;
  for (Role role : roles) out.append(out.empty() ? "" : ",").append(identifier_of(role));
  return out;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    size_t comma = text.find(',');
    words.emplace_back(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return words;
}

Account to_account(const sql::Row& row) {
  Account account;
  account.id = row.string(0);
  account.login = row.string(1);
  account.person = row.string(2);
  for (const std::string& name : split(row.text(3)))
    if (auto role = role_from_identifier(name)) account.roles.push_back(*role);
  account.groups = split(row.text(4));
  account.state = row.text(5) == "active" ? AccountState::active : AccountState::disabled;
  account.locked_until = row.optional_instant(6);
  account.created_at = row.instant(7);
  return account;
}

Result<void> check_names(const AccountDraft& draft) {
  bool good = !draft.login.empty() && draft.login.size() <= 64;
  for (char c : draft.login)
    good = good && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '@');
  if (!good) return error(ErrorCode::invalid_input, "login '{}': 1 to 64 of a-z, 0-9, '.', '_', '-', '@'", draft.login);
  for (const std::string& group : draft.groups)
    if (group.empty() || group.find_first_of(",\n\r") != std::string::npos)
      return error(ErrorCode::invalid_input, "group '{}': not empty, no comma, one line", group);
  return {};
}

bool matches(const std::string& hash, const Sensitive<std::string>& password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.reveal().data(), password.reveal().size()) == 0;
}

// At most so many argon2 at once: each takes 64 MiB.
std::atomic<int> checks_under_way = 0;
struct CheckSlot {
  bool got = checks_under_way.fetch_add(1) < 4;
  ~CheckSlot() { checks_under_way.fetch_sub(1); }
};

}  // namespace

Actor Account::actor() const {
  Actor actor;
  actor.account = id;
  actor.person = person;
  actor.roles = roles;
  actor.groups = groups;
  return actor;
}

Result<std::string> AccountBook::hash(const Sensitive<std::string>& password) const {
  const std::string& text = password.reveal();
  if (count_code_points(text) < shortest_password)
    return error(ErrorCode::invalid_input, "a password has at least {} characters", shortest_password);
  if (text.size() > longest_password) return error(ErrorCode::invalid_input, "a password has at most {} bytes", longest_password);
  std::array<char, crypto_pwhash_STRBYTES> out{};  // libsodium salts it from the kernel itself
  if (sodium_init() < 0 || crypto_pwhash_str(out.data(), text.data(), text.size(), cost_.operations, cost_.memory) != 0)
    return error(ErrorCode::full, "not enough memory to hash a password ({} MiB)", cost_.memory >> 20);
  return std::string(out.data());
}

Result<void> AccountBook::note(sql::Transaction& tx, const Change& change, const Grant& grant, std::string_view action,
                               const std::string& id, Json detail) {
  TRY(changes_.write(tx, {.actor = change.actor,
                          .role = grant.role,
                          .action = std::string(action),
                          .kind = "account",
                          .id = id,
                          .reason = change.reason,
                          .detail = std::move(detail)}));
  return {};
}

Result<std::string> AccountBook::create(sql::Transaction& tx, const AccountDraft& draft, const Sensitive<std::string>& password,
                                        const Change& change) {
  TRY(Permissions::standard().check(change.actor, Verb::create, {.kind = "account", .id = ""}));  // before the work of hashing
  return add(tx, draft, TRY(hash(password)), change);
}

Result<std::string> AccountBook::create_from_outside(sql::Transaction& tx, const AccountDraft& draft, const Change& change) {
  return add(tx, draft, "!", change);  // not a hash: no password matches it
}

Result<std::string> AccountBook::add(sql::Transaction& tx, const AccountDraft& draft, const std::string& hashed, const Change& change) {
  Grant grant = TRY(Permissions::standard().check(change.actor, Verb::create, {.kind = "account", .id = ""}));
  TRY(check_names(draft));
  if (TRY(find_by_login(tx, draft.login))) return error(ErrorCode::conflict, "the login '{}' is taken", draft.login);
  std::string id = Uuid::make(clock_, random_).to_string();
  Instant now = clock_.now();
  TRY(tx.execute(
      "INSERT INTO account(id, login, password_hash, person_id, roles, groups, state, failures, created_at, password_changed_at) "
      "VALUES (?, ?, ?, ?, ?, ?, 'active', 0, ?, ?)",
      id, draft.login, hashed, draft.person, join(draft.roles), join(draft.groups), now, now));
  TRY(note(tx, change, grant, "account.create", id,
           Json::object({{"login", draft.login}, {"roles", join(draft.roles)}, {"person", draft.person}})));
  return id;
}

Result<std::optional<Account>> AccountBook::find(sql::Transaction& tx, std::string_view id) {
  static const std::string text = fmt::format("SELECT {} FROM account WHERE id = ?", columns);
  auto row = TRY(tx.query_one(text, id));
  return row ? std::optional(to_account(*row)) : std::nullopt;
}

Result<std::optional<Account>> AccountBook::find_by_login(sql::Transaction& tx, std::string_view login) {
  static const std::string text = fmt::format("SELECT {} FROM account WHERE login = ?", columns);
  auto row = TRY(tx.query_one(text, login));
  return row ? std::optional(to_account(*row)) : std::nullopt;
}

Result<std::vector<Account>> AccountBook::list(sql::Transaction& tx, const Actor& actor) {
  Reach reach = Permissions::standard().reach_of(actor, Verb::list, "account");
  if (reach.nothing()) return error(ErrorCode::not_permitted, "list of account is not permitted to {}", actor.account);
  std::vector<Account> accounts;
  for (const sql::Row& row : TRY(tx.query(fmt::format("SELECT {} FROM account ORDER BY login", columns))))
    if (reach.any || row.text(0) == actor.account) accounts.push_back(to_account(row));
  return accounts;
}

Result<std::int64_t> AccountBook::count(sql::Transaction& tx) {
  auto row = TRY(tx.query_one("SELECT count(*) FROM account"));
  return row ? row->integer(0) : 0;
}

Result<Account> AccountBook::require(sql::Transaction& tx, const std::string& id) {
  auto account = TRY(find(tx, id));
  if (!account) return error(ErrorCode::not_found, "there is no account {}", id);
  return std::move(*account);
}

// Somebody must be left who can undo a mistake.
Result<void> AccountBook::keep_an_administrator(sql::Transaction& tx, const std::string& without) {
  for (const sql::Row& row : TRY(tx.query(fmt::format("SELECT {} FROM account WHERE state = 'active' AND id <> ?", columns), without)))
    if (to_account(row).actor().has(Role::system_admin)) return {};
  return error(ErrorCode::conflict, "this is the last active account with the role system_admin; make another one first");
}

Result<void> AccountBook::set_roles(sql::Transaction& tx, const std::string& id, const std::vector<Role>& roles, const Change& change) {
  Grant grant = TRY(Permissions::standard().check(change.actor, Verb::update, {.kind = "account", .id = id}));
  Account account = TRY(require(tx, id));
  if (change.actor.account == id) return error(ErrorCode::not_permitted, "nobody changes his own roles; ask another administrator");
  if (std::ranges::find(roles, Role::system_admin) == roles.end() && account.actor().has(Role::system_admin))
    TRY(keep_an_administrator(tx, id));
  access_changed(tx);
  TRY(tx.execute("UPDATE account SET roles = ? WHERE id = ?", join(roles), id));
  return note(tx, change, grant, "account.roles", id, Json::object({{"before", join(account.roles)}, {"after", join(roles)}}));
}

Result<void> AccountBook::set_state(sql::Transaction& tx, const std::string& id, AccountState state, const Change& change) {
  Grant grant = TRY(Permissions::standard().check(change.actor, Verb::update, {.kind = "account", .id = id}));
  Account account = TRY(require(tx, id));
  if (state == AccountState::disabled && account.actor().has(Role::system_admin)) TRY(keep_an_administrator(tx, id));
  std::string_view name = state == AccountState::active ? "active" : "disabled";
  access_changed(tx);
  TRY(tx.execute("UPDATE account SET state = ?, failures = 0, locked_until = NULL WHERE id = ?", name, id));
  if (state == AccountState::disabled)
    TRY(tx.execute("UPDATE token SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL", clock_.now(), id));
  return note(tx, change, grant, "account.state", id, Json::object({{"state", name}}));
}

Result<void> AccountBook::set_person(sql::Transaction& tx, const std::string& id, const std::string& person,
                                     const std::vector<std::string>& groups, const Change& change) {
  Grant grant = TRY(Permissions::standard().check(change.actor, Verb::update, {.kind = "account", .id = id}));
  Account account = TRY(require(tx, id));
  TRY(check_names({.login = account.login, .groups = groups}));
  access_changed(tx);
  TRY(tx.execute("UPDATE account SET person_id = ?, groups = ? WHERE id = ?", person, join(groups), id));
  return note(tx, change, grant, "account.person", id,
              Json::object({{"before", account.person}, {"after", person}, {"groups", join(groups)}}));
}

Result<void> AccountBook::set_password(sql::Transaction& tx, const std::string& id, const Sensitive<std::string>& password,
                                       const Change& change) {
  Grant grant;
  if (change.actor.account != id) grant = TRY(Permissions::standard().check(change.actor, Verb::update, {.kind = "account", .id = id}));
  TRY(require(tx, id));
  std::string hashed = TRY(hash(password));
  access_changed(tx);
  TRY(tx.execute("UPDATE account SET password_hash = ?, failures = 0, locked_until = NULL, password_changed_at = ? WHERE id = ?", hashed,
                 clock_.now(), id));
  TRY(tx.execute("UPDATE token SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL", clock_.now(), id));
  return note(tx, change, grant, "account.password", id, Json());
}

Result<Account> AccountBook::authenticate(sql::Database& database, std::string_view login, const Sensitive<std::string>& password,
                                          AfterSuccess after) {
  CheckSlot slot;
  if (!slot.got) return error(ErrorCode::full, "too many log-ins at this moment");
  auto refused = [] { return error(ErrorCode::not_permitted, "login or password is wrong, or the account is locked or disabled"); };
  if (password.reveal().size() > longest_password || login.size() > 64 || !is_valid_utf8(login) || login.contains('\0')) return refused();
  auto row = TRY(database.read([&](sql::Transaction& tx) {
    return tx.query_one(fmt::format("SELECT {}, password_hash FROM account WHERE login = ?", columns), login);
  }));
  if (!row) {
    // The same work as for a known login, so that the time does not tell them apart.
    TRY(hash(Sensitive<std::string>(std::string("a password of nobody"))));
    return refused();
  }
  Account account = to_account(*row);
  bool right = matches(row->string(8), password);
  bool locked = account.locked_until && *account.locked_until > clock_.now();
  if (right && !locked && account.state == AccountState::active) {
    if (after == AfterSuccess::clear_failures) TRY(succeeded(database, account.id));
    return account;
  }
  if (!right && !locked) TRY(failed(database, account.id));
  return refused();
}

Result<void> AccountBook::succeeded(sql::Database& database, const std::string& id) {
  auto cleared = database.write([&](sql::Transaction& tx) {
    return tx.execute("UPDATE account SET failures = 0, locked_until = NULL WHERE id = ? AND failures > 0", id);
  });
  if (!cleared) return std::unexpected(std::move(cleared).error());
  return {};
}

Result<void> AccountBook::failed(sql::Database& database, const std::string& id) {
  return database.write([&](sql::Transaction& tx) -> Result<void> {
    auto failures = TRY(tx.query_one("UPDATE account SET failures = failures + 1 WHERE id = ? RETURNING failures", id));
    if (!failures || failures->integer(0) < most_failures) return {};
    TRY(tx.execute("UPDATE account SET failures = 0, locked_until = ? WHERE id = ?", clock_.now().nanoseconds + lock_nanoseconds, id));
    return note(tx, {Actor::system("log-in"), Verb::update, "five wrong proofs in a row"}, {}, "account.lock", id, Json());
  });
}

}  // namespace sekimori::record
