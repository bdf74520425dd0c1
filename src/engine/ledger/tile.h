// Tiles on disk (c2sp.org/tlog-tiles): where they lie and what is in them.
//
//   tile_path(0, 1234067, 256);       // "tile/0/x001/x234/067"
//   tile_path(1, 0, 7);               // "tile/1/000.p/7"
//   entries_path(3, 256);             // "tile/entries/003"
//
// A hash tile holds up to 256 node hashes of tree level 8 * L; an entry bundle up to 256 entries, each after its
// length as a big-endian 16-bit number. Width 256 is a full tile and never changes again.
#pragma once

#include <string>
#include <vector>

#include "base/digest.h"

namespace sekimori::ledger {

constexpr unsigned tile_width = 256;
constexpr unsigned tile_levels = 8;  // 8 levels of 8 bits: any 64-bit size

std::string tile_path(unsigned level, std::uint64_t index, unsigned width);
std::string entries_path(std::uint64_t index, unsigned width);

void append_bundle_entry(Bytes& bundle, ByteView entry);  // entry.size() <= 65,535
// The entries of a bundle, as views into it. invalid_input when it ends inside an entry or holds more than 256.
Result<std::vector<ByteView>> parse_bundle(ByteView bundle);
// The hashes of a tile. invalid_input when it is empty, not a multiple of 32 bytes or longer than 256 hashes.
Result<std::vector<Digest>> parse_tile(ByteView tile);

}  // namespace sekimori::ledger
