#include "record/second_factor.h"

#include <algorithm>

#include "base/ids.h"
#include "base/text.h"
#include "engine/identity/one_time_code.h"
#include "engine/ledger/key.h"

namespace sekimori::record {
namespace {

constexpr std::int64_t enrolment_seconds = 600;
constexpr size_t longest_name = 100;  // bytes
constexpr size_t recovery_bytes = 10;
constexpr std::string_view kind_name = "second_factor";

std::string clean_name(std::string_view name, std::string_view fallback) {
  const std::string_view short_name = trim(name);
  return short_name.empty() || short_name.size() > longest_name || !is_valid_utf8(short_name) ? std::string(fallback)
                                                                                              : std::string(short_name);
}

// "abcd-efgh-ijkl-mnop" as it is printed; typed with or without hyphens, in either case.
std::string spell(ByteView code) {
  const std::string letters = ascii_lower(identity::to_base32(code));
  std::string out;
  for (size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += letters[i];
  }
  return out;
}

std::string hash_of_recovery(std::string_view typed) {
  std::string plain;
  for (const char c : ascii_lower(typed))
    if (c != '-' && c != ' ') plain += c;
  return to_hex(sha256("recovery code\n" + plain));
}

FactorKind kind_of(const Json& body) {
  const std::string_view name = body["kind"].text();
  if (name == "key") return FactorKind::key;
  return name == "recovery" ? FactorKind::recovery : FactorKind::app;
}

// For himself he needs no role: acts under his own name with the program's right.
Actor for_himself(const Actor& actor) {
  Actor out = actor;
  out.is_system = true;
  return out;
}

std::unexpected<Error> wrong_code() { return error(ErrorCode::not_permitted, "the code is wrong, too old, or was used before"); }

}  // namespace

std::string_view identifier_of(FactorKind kind) {
  switch (kind) {
    case FactorKind::key: return "key";
    case FactorKind::recovery: return "recovery";
    case FactorKind::app: break;
  }
  return "app";
}

Result<void> SecondFactorBook::check_actor(const Actor& actor, const std::string& account) const {
  if (actor.is_system || actor.account == account) return {};
  TRY(Permissions::standard().check(actor, Verb::update, {.kind = "account", .id = account}));
  return {};
}

Result<std::vector<Version>> SecondFactorBook::rows(sql::Transaction& tx, const std::string& account) {
  ListQuery query;
  query.kind = kind_name;
  query.key = "account";
  query.value = account;
  return records_.list(tx, Actor::system("log-in"), query);
}

Result<void> SecondFactorBook::put(sql::Transaction& tx, const Actor& actor, const std::string& account, const std::string& id, Json body,
                                   std::int64_t expected, std::string_view action, std::string_view reason) {
  Draft draft;
  draft.kind = kind_name;
  draft.id = id;
  draft.body = std::move(body);
  draft.keys = {{"account", account}};
  draft.expected_version = expected;
  Change change;
  change.actor = for_himself(actor);
  change.verb = expected == 0 ? Verb::create : Verb::update;
  change.action = action;
  change.reason = reason;
  TRY(records_.put(tx, draft, change));
  return {};
}

Result<Sensitive<Bytes>> SecondFactorBook::open_box(ByteView box) const {
  for (const Sensitive<Bytes>& key : keys_)
    if (auto opened = ledger::unwrap_secret(box, key)) return opened;
  return error(ErrorCode::not_permitted, "no key of this node opens it; were the keys restored?");
}

Result<AppEnrolment> SecondFactorBook::begin_app(const Actor& actor, const std::string& account, std::string_view login) {
  TRY(check_actor(actor, account));
  const Sensitive<Bytes> key(random_.bytes(identity::one_time_key_bytes));
  const Json content = Json::object({{"account", account},
                                     {"key", to_base64(key.reveal())},
                                     {"ends", clock_.now().nanoseconds / nanoseconds_per_second + enrolment_seconds}});
  AppEnrolment enrolment;
  enrolment.ticket = to_base64url(ledger::wrap_secret(as_bytes(content.dump()), keys_.front(), random_));
  enrolment.uri = identity::one_time_uri("Sekimori", login, key.reveal());
  enrolment.typed_form = identity::to_base32(key.reveal());
  return enrolment;
}

Result<std::vector<std::string>> SecondFactorBook::finish_app(sql::Transaction& tx, const Actor& actor, std::string_view ticket,
                                                              std::string_view code, std::string_view name) {
  const auto late = [] { return error(ErrorCode::not_permitted, "the enrolment is older than ten minutes or not yours; begin again"); };
  const auto box = from_base64url(ticket.substr(0, 1000));
  if (!box) return late();
  const auto opened = open_box(*box);
  if (!opened) return late();
  const Json content = TRY(Json::parse(as_text(opened->reveal())));
  const std::string account(content["account"].text());
  TRY(check_actor(actor, account));
  if (content["ends"].integer_or(0) < clock_.now().nanoseconds / nanoseconds_per_second) return late();
  const Bytes key = TRY(from_base64(content["key"].text()));
  const auto step = identity::accepted_step(key, code, clock_.now(), {});
  if (!step) return wrong_code();
  const auto present = TRY(rows(tx, account));
  if (present.size() >= static_cast<size_t>(most_factors))
    return error(ErrorCode::conflict, "the account has {} second factors; remove one first", present.size());
  const std::string id = Uuid::make(clock_, random_).to_string();
  TRY(put(tx, actor, account, id,
          Json::object({{"kind", "app"},
                        {"name", clean_name(name, "authenticator app")},
                        {"key", to_base64(ledger::wrap_secret(key, keys_.front(), random_))},
                        {"last_step", *step},
                        {"created_at", clock_.now().to_rfc3339(0)}}),
          0, "account.second_factor", "enrolled"));
  return first_recovery(tx, actor, account);
}

Result<std::vector<std::string>> SecondFactorBook::add_key(sql::Transaction& tx, const Actor& actor, const std::string& account,
                                                           const identity::SecurityKey& key, std::string_view name) {
  TRY(check_actor(actor, account));
  const auto present = TRY(rows(tx, account));
  if (present.size() >= static_cast<size_t>(most_factors))
    return error(ErrorCode::conflict, "the account has {} second factors; remove one first", present.size());
  for (const Version& row : present)
    if (row.body["security_key"]["credential"].text() == to_base64url(key.credential))
      return error(ErrorCode::conflict, "this security key is registered already");
  TRY(put(tx, actor, account, Uuid::make(clock_, random_).to_string(),
          Json::object({{"kind", "key"},
                        {"name", clean_name(name, "security key")},
                        {"security_key", identity::to_json(key)},
                        {"created_at", clock_.now().to_rfc3339(0)}}),
          0, "account.second_factor", "enrolled"));
  return first_recovery(tx, actor, account);
}

Result<std::vector<std::string>> SecondFactorBook::first_recovery(sql::Transaction& tx, const Actor& actor, const std::string& account) {
  for (const Version& row : TRY(rows(tx, account)))
    if (kind_of(row.body) == FactorKind::recovery) return std::vector<std::string>();
  return renew_recovery(tx, actor, account);
}

Result<std::vector<std::string>> SecondFactorBook::renew_recovery(sql::Transaction& tx, const Actor& actor, const std::string& account) {
  TRY(check_actor(actor, account));
  std::vector<std::string> codes;
  Json hashes = Json::array();
  for (int i = 0; i < recovery_code_count; ++i) {
    codes.push_back(spell(random_.bytes(recovery_bytes)));
    hashes.push(hash_of_recovery(codes.back()));
  }
  std::string id = Uuid::make(clock_, random_).to_string();
  std::int64_t expected = 0;
  for (const Version& row : TRY(rows(tx, account)))
    if (kind_of(row.body) == FactorKind::recovery) {
      id = row.id;
      expected = row.version;
    }
  TRY(put(
      tx, actor, account, id,
      Json::object(
          {{"kind", "recovery"}, {"name", "recovery codes"}, {"hashes", std::move(hashes)}, {"created_at", clock_.now().to_rfc3339(0)}}),
      expected, "account.second_factor", "recovery codes made"));
  return codes;
}

Result<void> SecondFactorBook::remove(sql::Transaction& tx, const Actor& actor, const std::string& account, std::string_view id,
                                      std::string_view reason) {
  TRY(check_actor(actor, account));
  Change change;
  change.actor = for_himself(actor);
  change.verb = Verb::delete_;
  change.action = "account.second_factor";
  change.reason = reason;
  const auto present = TRY(rows(tx, account));
  const auto found = std::ranges::find(present, id, &Version::id);
  if (found == present.end()) return error(ErrorCode::not_found, "the account has no second factor {}", id);
  TRY(records_.remove(tx, kind_name, id, change));
  // A paper that opens nothing more is taken away with the last factor.
  const bool others =
      std::ranges::any_of(present, [&](const Version& row) { return row.id != id && kind_of(row.body) != FactorKind::recovery; });
  if (others) return {};
  for (const Version& row : present)
    if (row.id != id && kind_of(row.body) == FactorKind::recovery) TRY(records_.remove(tx, kind_name, row.id, change));
  return {};
}

Result<void> SecondFactorBook::remove_all(sql::Transaction& tx, const Actor& actor, const std::string& account, std::string_view reason) {
  TRY(check_actor(actor, account));
  for (const Factor& factor : TRY(of_account(tx, account)))
    if (factor.kind != FactorKind::recovery) TRY(remove(tx, actor, account, factor.id, reason));
  return {};
}

Result<std::vector<Factor>> SecondFactorBook::of_account(sql::Transaction& tx, const std::string& account) {
  std::vector<Factor> factors;
  for (const Version& row : TRY(rows(tx, account))) {
    Factor factor;
    factor.id = row.id;
    factor.kind = kind_of(row.body);
    factor.name = row.body["name"].text();
    factor.created_at = TRY(Instant::parse(row.body["created_at"].text()));
    if (row.body["used_at"].is_string()) factor.last_used_at = TRY(Instant::parse(row.body["used_at"].text()));
    factor.left = static_cast<int>(row.body["hashes"].items().size());
    factors.push_back(std::move(factor));
  }
  return factors;
}

Result<std::vector<Factor>> SecondFactorBook::list(sql::Transaction& tx, const Actor& actor, const std::string& account) {
  TRY(check_actor(actor, account));
  return of_account(tx, account);
}

Result<std::vector<identity::SecurityKey>> SecondFactorBook::keys_of(sql::Transaction& tx, const std::string& account) {
  std::vector<identity::SecurityKey> keys;
  for (const Version& row : TRY(rows(tx, account)))
    if (kind_of(row.body) == FactorKind::key) keys.push_back(TRY(identity::security_key_from_json(row.body["security_key"])));
  return keys;
}

Result<FactorKind> SecondFactorBook::use_code(sql::Transaction& tx, const std::string& account, std::string_view code) {
  const Actor actor = Actor::system("log-in");
  if (code.size() > 64) return wrong_code();
  for (const Version& row : TRY(rows(tx, account))) {
    Json body = row.body;
    const FactorKind kind = kind_of(body);
    if (kind == FactorKind::app) {
      const auto key = TRY(open_box(TRY(from_base64(body["key"].text()))));
      const auto step = identity::accepted_step(key.reveal(), code, clock_.now(), body["last_step"].integer_or(0));
      if (!step) continue;
      body.set("last_step", *step);
    } else if (kind == FactorKind::recovery) {
      const std::string hash = hash_of_recovery(code);
      Json left = Json::array();
      bool found = false;
      for (const Json& known : body["hashes"].items()) {
        if (equal_constant_time(as_bytes(known.text()), as_bytes(hash))) found = true;
        else left.push(known);
      }
      if (!found) continue;
      body.set("hashes", std::move(left));
    } else {
      continue;
    }
    body.set("used_at", clock_.now().to_rfc3339(0));
    TRY(put(tx, actor, account, row.id, std::move(body), row.version, "account.second_factor_used", "log-in"));
    return kind;
  }
  return wrong_code();
}

Result<void> SecondFactorBook::use_key(sql::Transaction& tx, const std::string& account, const identity::Ceremony& ceremony,
                                       ByteView credential, ByteView client_data, ByteView authenticator_data, ByteView signature) {
  for (const Version& row : TRY(rows(tx, account))) {
    if (kind_of(row.body) != FactorKind::key) continue;
    identity::SecurityKey key = TRY(identity::security_key_from_json(row.body["security_key"]));
    if (!std::ranges::equal(key.credential, credential)) continue;
    key.counter = TRY(identity::check_assertion(ceremony, key, client_data, authenticator_data, signature));
    Json body = row.body;
    body.set("security_key", identity::to_json(key));
    body.set("used_at", clock_.now().to_rfc3339(0));
    return put(tx, Actor::system("log-in"), account, row.id, std::move(body), row.version, "account.second_factor_used", "log-in");
  }
  return error(ErrorCode::not_permitted, "this security key is not registered for the account");
}

}  // namespace sekimori::record
