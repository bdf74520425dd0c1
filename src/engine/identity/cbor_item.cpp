#include "engine/identity/cbor_item.h"

#include "base/text.h"

namespace sekimori::identity {
namespace {

constexpr int deepest = 16;
constexpr std::uint64_t most_members = 64;

std::unexpected<Error> cut() { return error(ErrorCode::invalid_input, "the CBOR ends too early"); }

struct Head {
  CborKind kind = CborKind::simple;
  std::uint64_t argument = 0;
};

Result<Head> read_head(ByteView in, size_t& offset) {
  if (offset >= in.size()) return cut();
  const Byte first = in[offset++];
  Head head;
  head.kind = static_cast<CborKind>(first >> 5);
  const int shape = first & 31;
  if (shape < 24) {
    head.argument = static_cast<std::uint64_t>(shape);
    return head;
  }
  if (shape > 27) return error(ErrorCode::invalid_input, "CBOR of indefinite length is not taken");
  const size_t width = size_t(1) << (shape - 24);
  if (in.size() - offset < width) return cut();
  for (size_t i = 0; i < width; ++i) head.argument = (head.argument << 8) | in[offset++];
  return head;
}

Result<CborItem> read_at(ByteView in, size_t& offset, int depth) {
  if (depth == 0) return error(ErrorCode::invalid_input, "the CBOR is nested too deeply");
  const size_t begin = offset;
  const Head head = TRY(read_head(in, offset));
  CborItem item;
  item.kind = head.kind;
  item.argument = head.argument;
  switch (head.kind) {
    case CborKind::bytes:
    case CborKind::text:
      if (in.size() - offset < head.argument) return cut();
      item.content = in.subspan(offset, head.argument);
      offset += head.argument;
      break;
    case CborKind::array:
    case CborKind::map: {
      if (head.argument > in.size() - offset) return cut();  // each takes a byte at least
      const std::uint64_t count = head.kind == CborKind::map ? head.argument * 2 : head.argument;
      for (std::uint64_t i = 0; i < count; ++i) TRY(read_at(in, offset, depth - 1));
      break;
    }
    case CborKind::tag: TRY(read_at(in, offset, depth - 1)); break;
    case CborKind::unsigned_number:
    case CborKind::negative_number:
    case CborKind::simple: break;
  }
  item.whole = in.subspan(begin, offset - begin);
  return item;
}

}  // namespace

Result<CborItem> read_cbor(ByteView in, size_t& offset) { return read_at(in, offset, deepest); }

Result<std::map<std::string, CborItem, std::less<>>> cbor_map(ByteView in) {
  size_t offset = 0;
  const Head head = TRY(read_head(in, offset));
  if (head.kind != CborKind::map || head.argument > most_members) return error(ErrorCode::invalid_input, "a CBOR map was expected");
  std::map<std::string, CborItem, std::less<>> members;
  for (std::uint64_t i = 0; i < head.argument; ++i) {
    const CborItem key = TRY(read_cbor(in, offset));
    if (key.kind != CborKind::text || !is_valid_utf8(as_text(key.content)))
      return error(ErrorCode::invalid_input, "a key of the CBOR map is not text");
    CborItem value = TRY(read_cbor(in, offset));
    if (!members.emplace(as_text(key.content), value).second) return error(ErrorCode::invalid_input, "a key of the CBOR map stands twice");
  }
  if (offset != in.size()) return error(ErrorCode::invalid_input, "something follows the CBOR map");
  return members;
}

}  // namespace sekimori::identity
