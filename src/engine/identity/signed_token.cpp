#include "engine/identity/signed_token.h"

#include <algorithm>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::identity {
namespace {

Result<Json> decode_object(std::string_view part) {
  const Bytes raw = TRY(from_base64url(part));
  if (!is_valid_utf8(as_text(raw))) return error(ErrorCode::invalid_input, "the token's JSON is not UTF-8");
  Json value = TRY(Json::parse(as_text(raw)));
  if (!value.is_object()) return error(ErrorCode::invalid_input, "a part of the token is not a JSON object");
  return value;
}

std::unexpected<Error> refused(const Phrase& why) { return error(ErrorCode::not_permitted, "the identity token is refused: {}", why); }

bool names(const Json& audience, std::string_view client) {
  if (audience.is_string()) return audience.text() == client;
  return std::ranges::any_of(audience.items(), [&](const Json& item) { return item.is_string() && item.text() == client; });
}

// Seconds since 1970; absent or not a number: nothing.
std::optional<std::int64_t> seconds(const Json& value) {
  constexpr double bound = 1e15;
  const double number = value.number_or(-1);
  if (!(number >= 0 && number < bound)) return {};
  return static_cast<std::int64_t>(number);
}

}  // namespace

Result<TokenParts> parse_token(std::string_view text) {
  if (text.size() > largest_token) return error(ErrorCode::invalid_input, "the token is larger than {} bytes", largest_token);
  if (std::ranges::count(text, '.') != 2) return error(ErrorCode::invalid_input, "a signed token has three parts");
  const size_t first = text.find('.');
  const size_t second = text.find('.', first + 1);
  TokenParts parts;
  parts.header = TRY(decode_object(text.substr(0, first)));
  parts.claims = TRY(decode_object(text.substr(first + 1, second - first - 1)));
  parts.signature = TRY(from_base64url(text.substr(second + 1)));
  parts.signed_text = text.substr(0, second);
  return parts;
}

Result<IdentityToken> check_identity_token(std::string_view text, const WebKeySet& keys, const TokenWanted& wanted) {
  TokenParts parts = TRY(parse_token(text));
  const std::string_view algorithm = parts.header["alg"].text();
  if (algorithm != "RS256" && algorithm != "ES256" && algorithm != "EdDSA") return refused("its algorithm is not RS256, ES256 or EdDSA");
  if (parts.header.find("crit") != nullptr) return refused("it has a critical header that is not known here");
  if (!keys.verify(algorithm, parts.header["kid"].text(), as_bytes(parts.signed_text), parts.signature))
    return refused("no key of the provider made its signature");

  const Json& claims = parts.claims;
  if (claims["iss"].text() != wanted.issuer) return refused("another issuer");
  if (!names(claims["aud"], wanted.client)) return refused("it is meant for another program");
  const bool several = claims["aud"].items().size() > 1;
  if ((several || claims.find("azp") != nullptr) && claims["azp"].text() != wanted.client)
    return refused("it was handed to another program");
  if (wanted.nonce.empty() || !equal_constant_time(as_bytes(claims["nonce"].text()), as_bytes(wanted.nonce)))
    return refused("it answers another log-in (nonce)");

  const std::int64_t now = wanted.now.nanoseconds / nanoseconds_per_second;
  const auto ends = seconds(claims["exp"]);
  const auto issued = seconds(claims["iat"]);
  if (!ends || now >= *ends + clock_leeway_seconds) return refused("it has expired; are the clocks right?");
  if (!issued || *issued > now + clock_leeway_seconds) return refused("it was issued in the future; are the clocks right?");
  if (*issued + oldest_token_seconds < now) return refused("it was issued too long ago");
  if (const auto begins = seconds(claims["nbf"]); begins && now + clock_leeway_seconds < *begins) return refused("it is not valid yet");
  if (claims["sub"].text().empty() || claims["sub"].text().size() > 255) return refused("it names nobody");

  IdentityToken token;
  token.subject = claims["sub"].text();
  token.claims = std::move(parts.claims);
  return token;
}

}  // namespace sekimori::identity
