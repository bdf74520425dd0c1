#include "feature/share/cursor.h"

#include "base/digest.h"

namespace sekimori::share {
namespace {

constexpr Byte format_version = 1;
constexpr std::size_t place_bytes = 8;
constexpr std::size_t tag_bytes = 16;

Bytes tag_of(const Sensitive<Bytes>& key, std::string_view asked, ByteView head) {
  Bytes message = to_bytes(asked);
  append(message, head);
  const Digest whole = hmac_sha256(key.reveal(), message);
  return {whole.begin(), whole.begin() + tag_bytes};
}

}  // namespace

Cursors::Cursors(const std::vector<Sensitive<Bytes>>& keys) {
  for (const Sensitive<Bytes>& key : keys) {
    const Digest own = hmac_sha256(key.reveal(), as_bytes("sekimori: cursors of shared objects, 1"));
    keys_.emplace_back(Bytes(own.begin(), own.end()));
  }
}

std::string Cursors::make(std::string_view asked, objects::Sequence place) const {
  Bytes out = {format_version};
  append_u64_be(out, place);
  append(out, tag_of(keys_.front(), asked, out));
  return to_base64url(out);
}

Result<objects::Sequence> Cursors::read(std::string_view asked, std::string_view text) const {
  const auto refuse = [] {
    return error(ErrorCode::usage, "next: it is not the \"next\" of a page of this collection with these filters; begin with added_after");
  };
  const auto bytes = from_base64url(text);
  if (!bytes || bytes->size() != 1 + place_bytes + tag_bytes || bytes->front() != format_version) return refuse();
  const ByteView head = ByteView(*bytes).first(1 + place_bytes);
  for (const Sensitive<Bytes>& key : keys_)
    if (equal_constant_time(tag_of(key, asked, head), ByteView(*bytes).subspan(head.size()))) return read_u64_be(*bytes, 1);
  return refuse();
}

}  // namespace sekimori::share
