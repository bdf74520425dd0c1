#include "net/open_id_provider.h"

#include "base/digest.h"

namespace sekimori::net {
namespace {

constexpr std::int64_t keep_nanoseconds = 3600 * nanoseconds_per_second;
constexpr size_t most_groups = 500;

std::string without_slash(std::string_view address) {
  while (address.ends_with('/')) address.remove_suffix(1);
  return std::string(address);
}

std::string fresh(Random& random) {
  const Sensitive<Bytes> bytes(random.bytes(32));
  return to_base64url(bytes.reveal());
}

std::vector<std::string> words_of(const Json& value) {
  std::vector<std::string> out;
  if (value.is_string()) out.emplace_back(value.text());
  for (const Json& item : value.items())
    if (item.is_string() && out.size() < most_groups) out.emplace_back(item.text());
  return out;
}

}  // namespace

Result<std::shared_ptr<OpenIdProvider>> OpenIdProvider::create(OpenIdSettings settings, Clock& clock, Random& random) {
  if (auto good = check_address(settings.issuer); !good) return std::unexpected(std::move(good).error().at("issuer"));
  if (settings.client.empty()) return error(ErrorCode::invalid_input, "an identity provider needs a client id");
  return std::shared_ptr<OpenIdProvider>(new OpenIdProvider(std::move(settings), clock, random));
}

std::string OpenIdProvider::name() const {
  if (!settings_.name.empty()) return settings_.name;
  const std::string_view issuer = settings_.issuer;
  const size_t begin = issuer.find("://") + 3;
  return std::string(issuer.substr(begin, issuer.find_first_of("/:", begin) - begin));
}

Result<Json> OpenIdProvider::fetch(const std::string& address) const {
  const HttpAnswer answer = TRY(http_.send({.address = address, .headers = {{"Accept", "application/json"}}}));
  if (answer.status != 200)
    return error(ErrorCode::unreachable, "the identity provider answered {} for its description or keys", answer.status);
  return Json::parse(answer.body);
}

Result<OpenIdProvider::Known> OpenIdProvider::known(bool again) {
  const std::lock_guard lock(mutex_);
  const std::int64_t now = clock_.monotonic_nanoseconds();
  if (known_ && !again && now - known_->read_at < keep_nanoseconds) return *known_;
  const Json document = TRY(fetch(without_slash(settings_.issuer) + "/.well-known/openid-configuration"));
  if (document["issuer"].text() != settings_.issuer)
    return error(ErrorCode::not_permitted, "the provider names another issuer than the one that is set up");
  Known found;
  found.authorization = document["authorization_endpoint"].text();
  found.token = document["token_endpoint"].text();
  found.keys_address = document["jwks_uri"].text();
  for (const std::string* address : {&found.authorization, &found.token, &found.keys_address}) TRY(check_address(*address));
  found.keys = TRY(identity::WebKeySet::parse(TRY(fetch(found.keys_address))));
  found.read_at = now;
  known_ = found;
  return found;
}

Result<model::IdentityProvider::Journey> OpenIdProvider::begin(const std::string& return_address) {
  const Known provider = TRY(known(false));
  Journey journey;
  journey.state = fresh(random_);
  journey.nonce = fresh(random_);
  journey.verifier = fresh(random_);
  journey.returns_to = return_address;
  const std::string query = form_encode({{"response_type", "code"},
                                         {"client_id", settings_.client},
                                         {"redirect_uri", return_address},
                                         {"scope", settings_.scope},
                                         {"state", journey.state},
                                         {"nonce", journey.nonce},
                                         {"code_challenge", to_base64url(sha256(journey.verifier))},
                                         {"code_challenge_method", "S256"}});
  journey.address = provider.authorization + (provider.authorization.contains('?') ? "&" : "?") + query;
  return journey;
}

Result<model::OutsideIdentity> OpenIdProvider::finish(const Journey& journey, const std::string& code) {
  Known provider = TRY(known(false));
  std::vector<std::pair<std::string, std::string>> fields = {
      {"grant_type", "authorization_code"}, {"code", code}, {"redirect_uri", journey.returns_to}, {"code_verifier", journey.verifier}};
  HttpQuestion question;
  question.method = "POST";
  question.address = provider.token;
  question.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
  if (settings_.client_secret.empty()) {
    fields.emplace_back("client_id", settings_.client);
  } else {
    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    question.user = form_encode({{"", settings_.client}}).substr(1);
    question.password = form_encode({{"", settings_.client_secret}}).substr(1);
  }
  question.body = form_encode(fields);
  const HttpAnswer answer = TRY(http_.send(question));
  if (answer.status != 200)
    return error(answer.status >= 500 ? ErrorCode::unreachable : ErrorCode::not_permitted, "the identity provider refused the code ({})",
                 answer.status);
  const Json body = TRY(Json::parse(answer.body));
  const std::string text(body["id_token"].text());
  const identity::TokenParts parts = TRY(identity::parse_token(text));
  // A provider that has changed its keys signs with one that is not known yet: look once more, not at every rubbish.
  if (!parts.header["kid"].text().empty() && !provider.keys->knows(parts.header["kid"].text())) provider = TRY(known(true));
  const identity::IdentityToken token =
      TRY(identity::check_identity_token(text, *provider.keys, {settings_.issuer, settings_.client, journey.nonce, clock_.now()}));

  model::OutsideIdentity who;
  who.provider = settings_.issuer;
  who.subject = token.subject;
  who.login = token.claims[settings_.login_claim].text();
  if (who.login.empty()) who.login = token.claims["email"].text();
  if (who.login.empty()) who.login = token.subject;
  who.groups = words_of(token.claims[settings_.groups_claim]);
  return who;
}

}  // namespace sekimori::net
