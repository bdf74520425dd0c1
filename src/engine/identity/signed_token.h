// An identity token (JWT, RFC 7519) as a provider hands it out at the end of a log-in (OpenID Connect Core, 3.1.3.7).
//
//   const TokenWanted wanted{.issuer = issuer, .client = client_id, .nonce = nonce, .now = clock.now()};
//   IdentityToken token = TRY(check_identity_token(text, keys, wanted));
//   token.subject;                                        // who, as the provider names him, for ever
//
// Everything must hold: signature by a key of the provider under RS256, ES256 or EdDSA, issuer, audience, authorised party, nonce, times.
// "none", keyed hashes, unknown critical headers and encrypted tokens are refused. not_permitted with what did not hold, invalid_input for
// what is no token.
#pragma once

#include "base/instant.h"
#include "engine/identity/web_key.h"

namespace sekimori::identity {

constexpr size_t largest_token = 64 << 10;
constexpr std::int64_t clock_leeway_seconds = 60;
constexpr std::int64_t oldest_token_seconds = 600;  // since it was issued; it was made a moment ago, for this log-in

// The three parts of the compact form, decoded; nothing is checked yet.
struct TokenParts {
  Json header;
  Json claims;
  Bytes signature;
  std::string_view signed_text;  // into the text that was parsed
};
Result<TokenParts> parse_token(std::string_view text);

struct TokenWanted {
  std::string issuer;
  std::string client;
  std::string nonce;
  Instant now;
};

struct IdentityToken {
  std::string subject;
  Json claims;
};

Result<IdentityToken> check_identity_token(std::string_view text, const WebKeySet& keys, const TokenWanted& wanted);

}  // namespace sekimori::identity
