#include "feature/teach/signed_link.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::teach {
namespace {

constexpr std::string_view key_domain = "sekimori teach link key v1", link_domain = "sekimori teach link v1";
constexpr std::string_view return_domain = "sekimori return address v1";
constexpr Byte version = 1;
constexpr std::size_t claim_bytes = 1 + 1 + 16 + 8, tag_bytes = 32, longest_token = 120, short_tag_digits = 16;

Bytes derived(ByteView company_key) {
  const Digest key = hmac_sha256(company_key, as_bytes(key_domain));
  return {key.begin(), key.end()};
}

Digest tag_of(ByteView key, std::string_view domain, ByteView claim) {
  Bytes message = to_bytes(domain);
  message.push_back(0);
  append(message, claim);
  return hmac_sha256(key, message);
}

std::unexpected<Error> none() { return error(ErrorCode::not_found, "this link is not valid any more; ask whoever sent it for a new one"); }

}  // namespace

Result<Sensitive<Bytes>> SignedLinks::present_key() {
  const auto keys = TRY(keys_());
  if (keys.empty()) return error(ErrorCode::failure, "there is no company key to sign links with");
  return Sensitive<Bytes>(derived(keys.front().reveal()));
}

std::string SignedLinks::sign_with(ByteView key, LinkUse use, const Uuid& id, std::optional<Instant> end) {
  Bytes claim = {version, static_cast<Byte>(use)};
  append(claim, ByteView(id.bytes));
  append_u64_be(claim, end ? static_cast<std::uint64_t>(end->nanoseconds / nanoseconds_per_second) : 0);
  const Digest tag = tag_of(key, link_domain, claim);
  append(claim, ByteView(tag));
  return to_base64url(claim);
}

Result<std::string> SignedLinks::sign(LinkUse use, const Uuid& id, std::optional<Instant> end) {
  return sign_with(TRY(present_key()).reveal(), use, id, end);
}

Result<OpenedLink> SignedLinks::open(LinkUse use, std::string_view token) {
  if (token.size() > longest_token) return none();
  const auto bytes = from_base64url(token);
  if (!bytes || bytes->size() != claim_bytes + tag_bytes) return none();
  const ByteView claim = ByteView(*bytes).first(claim_bytes);
  bool good = false;
  for (const Sensitive<Bytes>& company : TRY(keys_()))
    if (equal_constant_time(tag_of(derived(company.reveal()), link_domain, claim), ByteView(*bytes).subspan(claim_bytes))) good = true;
  if (!good || claim[0] != version || claim[1] != static_cast<Byte>(use)) return none();
  OpenedLink out;
  std::ranges::copy(claim.subspan(2, 16), out.id.bytes.begin());
  if (const auto end = static_cast<std::int64_t>(TRY(read_u64_be(claim, 18))); end != 0) {
    out.end = Instant::from_seconds(end);
    if (*out.end < clock_.now()) return none();
  }
  return out;
}

std::string SignedLinks::short_tag_with(ByteView key, std::string_view text) {
  return to_hex(tag_of(key, return_domain, as_bytes(text))).substr(0, short_tag_digits);
}

Result<std::string> SignedLinks::short_tag(std::string_view text) { return short_tag_with(TRY(present_key()).reveal(), text); }

Result<bool> SignedLinks::is_short_tag(std::string_view text, std::string_view tag) {
  bool good = false;
  for (const Sensitive<Bytes>& company : TRY(keys_()))
    if (equal_constant_time(as_bytes(short_tag_with(derived(company.reveal()), text)), as_bytes(tag))) good = true;
  return good;
}

}  // namespace sekimori::teach
