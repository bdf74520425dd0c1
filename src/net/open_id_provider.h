// Logging in by an OpenID Connect provider: authorization code flow with PKCE (RFC 6749, 7636; OpenID Connect Core 1.0).
//
//   auto provider = TRY(OpenIdProvider::create({.issuer = "https://id.example", .client = "sekimori", ...}, clock, random));
//   Journey journey = TRY(provider->begin("https://sekimori.example/log-in/provider/return"));
//   OutsideIdentity who = TRY(provider->finish(journey, code));
//
// The provider's addresses come from its discovery document, which must name the issuer that was asked; keys and document are kept for an
// hour, and read again once when a token names a key that is not among them. What a token must fulfil: engine/identity/signed_token.h.
#pragma once

#include <mutex>
#include <optional>

#include "base/clock.h"
#include "base/random.h"
#include "engine/identity/signed_token.h"
#include "model/ports/outside_identity.h"
#include "net/http_client.h"

namespace sekimori::net {

struct OpenIdSettings {
  std::string issuer;
  std::string client;
  std::string client_secret = {};  // empty: a public client, PKCE alone
  std::string name = {};           // on the button; empty: the issuer's host
  std::string groups_claim = "groups";
  std::string login_claim = "preferred_username";  // else "email", else the subject
  std::string scope = "openid profile email";
  HttpClientSettings http = {};
};

class OpenIdProvider final : public model::IdentityProvider {
 public:
  // invalid_input for an issuer that is no address. Nothing is asked yet: a provider that is down must not keep a node from starting.
  static Result<std::shared_ptr<OpenIdProvider>> create(OpenIdSettings settings, Clock& clock, Random& random);

  std::string name() const override;
  Result<Journey> begin(const std::string& return_address) override;
  Result<model::OutsideIdentity> finish(const Journey& journey, const std::string& code) override;

 private:
  struct Known {
    std::string authorization, token, keys_address;
    std::optional<identity::WebKeySet> keys;
    std::int64_t read_at = 0;  // monotonic
  };
  OpenIdProvider(OpenIdSettings settings, Clock& clock, Random& random)
      : settings_(std::move(settings)), http_(settings_.http), clock_(clock), random_(random) {}
  Result<Known> known(bool again);
  Result<Json> fetch(const std::string& address) const;

  OpenIdSettings settings_;
  HttpClient http_;
  Clock& clock_;
  Random& random_;
  std::mutex mutex_;
  std::optional<Known> known_;
};

}  // namespace sekimori::net
