#include "engine/ledger/tile.h"

#include <algorithm>

namespace sekimori::ledger {
namespace {

std::string numbered(std::uint64_t index, unsigned width) {
  std::string out = fmt::format("{:03}", index % 1000);
  for (index /= 1000; index > 0; index /= 1000) out.insert(0, fmt::format("x{:03}/", index % 1000));
  if (width < tile_width) out += fmt::format(".p/{}", width);
  return out;
}

}  // namespace

std::string tile_path(unsigned level, std::uint64_t index, unsigned width) {
  return fmt::format("tile/{}/{}", level, numbered(index, width));
}
std::string entries_path(std::uint64_t index, unsigned width) { return "tile/entries/" + numbered(index, width); }

void append_bundle_entry(Bytes& bundle, ByteView entry) {
  append_u16_be(bundle, static_cast<std::uint16_t>(entry.size()));
  append(bundle, entry);
}

Result<std::vector<ByteView>> parse_bundle(ByteView bundle) {
  std::vector<ByteView> out;
  size_t at = 0;
  while (at < bundle.size()) {
    if (out.size() == tile_width) return error(ErrorCode::invalid_input, "entry bundle: more than 256 entries");
    const auto length = read_u16_be(bundle, at);
    if (!length || bundle.size() - at - 2 < *length)
      return error(ErrorCode::invalid_input, "entry bundle: ends inside entry {}", out.size());
    out.push_back(bundle.subspan(at + 2, *length));
    at += 2U + *length;
  }
  return out;
}

Result<std::vector<Digest>> parse_tile(ByteView tile) {
  if (tile.empty() || tile.size() % 32 != 0 || tile.size() > 32 * tile_width)
    return error(ErrorCode::invalid_input, "tile: {} bytes are not 1 to 256 hashes", tile.size());
  std::vector<Digest> out(tile.size() / 32);
  for (size_t i = 0; i < out.size(); ++i) std::copy_n(tile.begin() + static_cast<std::ptrdiff_t>(32 * i), 32, out[i].begin());
  return out;
}

}  // namespace sekimori::ledger
