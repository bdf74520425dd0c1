#include "record/sign_in.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::record {
namespace {

constexpr std::string_view link_kind = "account_link";

std::unexpected<Error> refused() {
  return error(ErrorCode::not_permitted, "login or password is wrong, or the account is locked or disabled");
}
std::unexpected<Error> refused_second() {
  return error(ErrorCode::not_permitted, "the second step failed or took too long; begin again with your password");
}

std::string link_id(const model::OutsideIdentity& identity) { return to_hex(sha256(identity.provider + "\n" + identity.subject)); }

// Lower case, and only signs that a log-in name may have; from "Sato@EXAMPLE.JP" or "EXAMPLE\\sato".
std::string login_from(std::string_view name) {
  if (const size_t slash = name.find('\\'); slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string out;
  for (const char c : ascii_lower(name).substr(0, 64))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '@') out += c;
  return out;
}

std::vector<Role> roles_for(const std::vector<GroupRole>& rules, const std::vector<std::string>& groups) {
  std::vector<Role> roles;
  for (const GroupRole& rule : rules)
    if (std::ranges::find(groups, rule.group) != groups.end() && std::ranges::find(roles, rule.role) == roles.end())
      roles.push_back(rule.role);
  std::ranges::sort(roles);
  return roles;
}

Change by_program(Verb verb, std::string_view reason) {
  Change change;
  change.actor = Actor::system("log-in");
  change.verb = verb;
  change.reason = reason;
  return change;
}

}  // namespace

std::string relying_party_of(std::string_view origin) {
  if (const size_t scheme = origin.find("://"); scheme != std::string_view::npos) origin.remove_prefix(scheme + 3);
  if (origin.starts_with('[')) return std::string(origin.substr(0, origin.find(']') + 1));
  return std::string(origin.substr(0, origin.find(':')));
}

std::string SignIn::keep(Pending pending) {
  const Sensitive<Bytes> secret(parts_.random.bytes(32));
  std::string ticket = to_base64url(secret.reveal());
  pending.ends = parts_.clock.monotonic_nanoseconds() + ticket_nanoseconds;
  const std::lock_guard lock(mutex_);
  sweep();
  pending_[sha256(ticket)] = std::move(pending);
  return ticket;
}

// Late ones go; when too many are under way, so do the oldest.
void SignIn::sweep() {
  const std::int64_t now = parts_.clock.monotonic_nanoseconds();
  std::erase_if(pending_, [&](const auto& item) { return item.second.ends <= now; });
  while (pending_.size() >= most_tickets)
    pending_.erase(std::ranges::min_element(pending_, {}, [](const auto& item) { return item.second.ends; }));
}

std::optional<SignIn::Pending> SignIn::look(std::string_view ticket) {
  const std::lock_guard lock(mutex_);
  const auto found = pending_.find(sha256(ticket));
  if (found == pending_.end() || found->second.ends <= parts_.clock.monotonic_nanoseconds()) return {};
  return found->second;
}

void SignIn::forget(std::string_view ticket) {
  const std::lock_guard lock(mutex_);
  pending_.erase(sha256(ticket));
}

void SignIn::put_challenge(std::string_view ticket, const Bytes& challenge) {
  const std::lock_guard lock(mutex_);
  if (const auto found = pending_.find(sha256(ticket)); found != pending_.end()) found->second.challenge = challenge;
}

Result<SignIn::Outcome> SignIn::with_password(std::string_view login, const Sensitive<std::string>& password) {
  if (login.size() > 64 || !is_valid_utf8(login) || login.contains('\0')) return refused();
  if (parts_.directory == nullptr)
    return go_on(TRY(parts_.accounts.authenticate(parts_.database, login, password, AfterSuccess::keep_failures)));

  bool linked = false;
  const auto local = TRY(parts_.database.read([&](sql::Transaction& tx) -> Result<std::optional<Account>> {
    auto account = TRY(parts_.accounts.find_by_login(tx, login));
    if (!account) return account;
    ListQuery query;
    query.kind = link_kind;
    query.key = "account";
    query.value = account->id;
    linked = !TRY(parts_.records.list(tx, Actor::system("log-in"), query)).empty();
    return account;
  }));
  if (local && !linked) return go_on(TRY(parts_.accounts.authenticate(parts_.database, login, password, AfterSuccess::keep_failures)));
  if (local && (local->state != AccountState::active || (local->locked_until && *local->locked_until > parts_.clock.now())))
    return refused();
  const auto identity = TRY(parts_.directory->authenticate(login, password));
  if (!identity) {
    if (local) TRY(parts_.accounts.failed(parts_.database, local->id));
    return refused();
  }
  return go_on(TRY(account_of(*identity)));
}

Result<Account> SignIn::account_of(const model::OutsideIdentity& identity) {
  const std::vector<Role> roles = roles_for(parts_.group_roles, identity.groups);
  if (roles.empty())
    return error(ErrorCode::not_permitted, "no group of this person brings a role here; an administrator maps one with --group-role");
  auto known = parts_.database.write([&](sql::Transaction& tx) -> Result<Account> {
    const auto link = TRY(parts_.records.get(tx, Actor::system("log-in"), link_kind, link_id(identity)));
    std::string id;
    if (link) {
      id = link->body["account"].text();
    } else {
      AccountDraft draft;
      draft.login = login_from(identity.login);
      draft.roles = roles;
      id = TRY(parts_.accounts.create_from_outside(tx, draft, by_program(Verb::create, "first log-in through " + identity.provider)));
      Draft body;
      body.kind = link_kind;
      body.id = link_id(identity);
      body.body = Json::object({{"account", id}, {"provider", identity.provider}, {"subject", identity.subject}});
      body.keys = {{"account", id}};
      TRY(parts_.records.put(tx, body, by_program(Verb::create, "first log-in through " + identity.provider)));
    }
    auto account = TRY(parts_.accounts.find(tx, id));
    if (!account || account->state != AccountState::active) return refused();
    std::vector<Role> present = account->roles;
    std::ranges::sort(present);
    if (present != roles) {
      TRY(parts_.accounts.set_roles(tx, id, roles, by_program(Verb::update, "groups at " + identity.provider)));
      account->roles = roles;
    }
    return *account;
  });
  return known;
}

Result<SignIn::Outcome> SignIn::go_on(Account account) {
  const auto factors = TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.factors.of_account(tx, account.id); }));
  Outcome outcome;
  for (const Factor& factor : factors) {
    outcome.by_code = outcome.by_code || factor.kind != FactorKind::key;
    outcome.by_key = outcome.by_key || factor.kind == FactorKind::key;
  }
  if (!outcome.by_code && !outcome.by_key) return open_session(std::move(account), "log-in");
  outcome.ticket = keep({.account = account.id});
  outcome.account = std::move(account);
  return outcome;
}

Result<SignIn::Outcome> SignIn::open_session(Account account, std::string_view how) {
  TRY(parts_.accounts.succeeded(parts_.database, account.id));
  Outcome outcome;
  outcome.expires_at = {parts_.clock.now().nanoseconds + session_nanoseconds};
  TokenDraft draft;
  draft.account = account.id;
  draft.label = "log-in";
  draft.scopes = {"session"};
  draft.expires_at = outcome.expires_at;
  // The program hands it out for a proof that was right: also to those who may change nothing, such as an auditor.
  auto token = parts_.database.write([&](sql::Transaction& tx) { return parts_.tokens.create(tx, draft, by_program(Verb::create, how)); });
  if (!token) return std::unexpected(std::move(token).error());
  outcome.session = *std::move(token);
  outcome.account = std::move(account);
  return outcome;
}

Result<SignIn::Outcome> SignIn::second_step(std::string_view ticket,
                                            const std::function<Result<void>(sql::Transaction&, const Pending&)>& check) {
  std::optional<Pending> pending;
  {
    const std::lock_guard lock(mutex_);
    const auto found = pending_.find(sha256(ticket));
    if (found == pending_.end() || found->second.ends <= parts_.clock.monotonic_nanoseconds() || found->second.journey)
      return refused_second();
    pending = found->second;
    found->second.challenge.clear();  // one answer per challenge
    if (++found->second.attempts >= most_failures) pending_.erase(found);
  }
  std::optional<Account> account;
  auto done = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    account = TRY(parts_.accounts.find(tx, pending->account));
    if (!account || account->state != AccountState::active || (account->locked_until && *account->locked_until > parts_.clock.now()))
      return refused_second();
    return check(tx, *pending);
  });
  if (!done) {
    const ErrorCode code = done.error().code;
    if (code != ErrorCode::not_permitted && code != ErrorCode::conflict && code != ErrorCode::invalid_input)
      return std::unexpected(std::move(done).error());
    TRY(parts_.accounts.failed(parts_.database, pending->account));
    return refused_second();
  }
  forget(ticket);
  return open_session(*std::move(account), "log-in with a second factor");
}

Result<SignIn::Outcome> SignIn::with_code(std::string_view ticket, std::string_view code) {
  return second_step(ticket, [&](sql::Transaction& tx, const Pending& pending) -> Result<void> {
    TRY(parts_.factors.use_code(tx, pending.account, code));
    return {};
  });
}

Result<Json> SignIn::key_challenge(std::string_view ticket, std::string_view relying_party) {
  const auto pending = look(ticket);
  if (!pending || pending->account.empty()) return refused_second();
  const Bytes challenge = parts_.random.bytes(identity::challenge_bytes);
  put_challenge(ticket, challenge);
  const auto keys = TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.factors.keys_of(tx, pending->account); }));
  Json allowed = Json::array();
  for (const auto& key : keys) allowed.push(Json::object({{"type", "public-key"}, {"id", to_base64url(key.credential)}}));
  return Json::object({{"challenge", to_base64url(challenge)},
                       {"rpId", relying_party},
                       {"allowCredentials", std::move(allowed)},
                       {"userVerification", "preferred"},
                       {"timeout", 120'000}});
}

Result<SignIn::Outcome> SignIn::with_key(std::string_view ticket, std::string_view origin, const Json& answer) {
  return second_step(ticket, [&](sql::Transaction& tx, const Pending& pending) -> Result<void> {
    const identity::Ceremony ceremony{
        .challenge = pending.challenge, .origin = std::string(origin), .relying_party = relying_party_of(origin)};
    const Bytes id = TRY(from_base64url(answer["id"].text()));
    const Bytes client_data = TRY(from_base64url(answer["client_data"].text()));
    const Bytes authenticator_data = TRY(from_base64url(answer["authenticator_data"].text()));
    const Bytes signature = TRY(from_base64url(answer["signature"].text()));
    return parts_.factors.use_key(tx, pending.account, ceremony, id, client_data, authenticator_data, signature);
  });
}

Result<model::IdentityProvider::Journey> SignIn::begin_provider(const std::string& return_address) {
  if (parts_.provider == nullptr) return error(ErrorCode::not_found, "no identity provider is set up");
  auto journey = TRY(parts_.provider->begin(return_address));
  Pending pending;
  pending.journey = journey;
  // The state is the ticket: made here, so that it is as random as the others and known to nobody else.
  const std::string marker = journey.state;
  pending.ends = parts_.clock.monotonic_nanoseconds() + ticket_nanoseconds;
  const std::lock_guard lock(mutex_);
  sweep();
  pending_[sha256(marker)] = std::move(pending);
  return journey;
}

Result<SignIn::Outcome> SignIn::finish_provider(std::string_view state, const std::string& code) {
  const auto pending = look(state);
  forget(state);  // works once
  if (!pending || !pending->journey || parts_.provider == nullptr)
    return error(ErrorCode::not_permitted, "this log-in was not begun here, or took too long; begin again");
  return go_on(TRY(account_of(TRY(parts_.provider->finish(*pending->journey, code)))));
}

Result<Json> SignIn::begin_key(const Actor& actor, std::string_view login, std::string_view relying_party) {
  const Bytes challenge = parts_.random.bytes(identity::challenge_bytes);
  Pending pending;
  pending.account = actor.account;
  pending.challenge = challenge;
  const std::string ticket = keep(std::move(pending));
  const auto keys = TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.factors.keys_of(tx, actor.account); }));
  Json known = Json::array();
  for (const auto& key : keys) known.push(Json::object({{"type", "public-key"}, {"id", to_base64url(key.credential)}}));
  Json algorithms = Json::array();
  for (const int algorithm : {-7, -8, -257}) algorithms.push(Json::object({{"type", "public-key"}, {"alg", algorithm}}));
  // The handle that the key keeps says nothing about the person.
  const Digest handle = sha256("security key of " + actor.account);
  return Json::object(
      {{"ticket", ticket},
       {"options", Json::object({{"challenge", to_base64url(challenge)},
                                 {"rp", Json::object({{"id", relying_party}, {"name", "Sekimori"}})},
                                 {"user", Json::object({{"id", to_base64url(handle)}, {"name", login}, {"displayName", login}})},
                                 {"pubKeyCredParams", std::move(algorithms)},
                                 {"excludeCredentials", std::move(known)},
                                 {"attestation", "none"},
                                 {"timeout", 120'000}})}});
}

Result<std::vector<std::string>> SignIn::finish_key(const Actor& actor, std::string_view origin, std::string_view name,
                                                    const Json& answer) {
  const std::string_view ticket = answer["ticket"].text();
  const auto pending = look(ticket);
  forget(ticket);  // one answer per challenge
  if (!pending || pending->account != actor.account || pending->challenge.empty()) return refused_second();
  const identity::Ceremony ceremony{
      .challenge = pending->challenge, .origin = std::string(origin), .relying_party = relying_party_of(origin)};
  const Bytes client_data = TRY(from_base64url(answer["client_data"].text()));
  const Bytes attestation = TRY(from_base64url(answer["attestation_object"].text()));
  const auto key = TRY(identity::check_registration(ceremony, client_data, attestation));
  return parts_.database.write([&](sql::Transaction& tx) { return parts_.factors.add_key(tx, actor, actor.account, key, name); });
}

}  // namespace sekimori::record
