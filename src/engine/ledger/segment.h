// Segment files: the entries of the ledger one after another, each in a frame that shows whether it is whole. They are
// the source of truth; tiles are made from them. docs/format/ledger.md has the bytes.
//
//   Bytes block;
//   append_frame(block, entry, leaf_hash(entry), index, first_index_of_batch);
//   TRY(file.write_at(tail, block));  TRY(file.sync());
//
//   SegmentScan scan = TRY(scan_segment(file, 0, first_index, [](const Frame& frame) -> Result<void> { ... }));
#pragma once

#include <functional>
#include <optional>

#include "base/digest.h"
#include "base/files.h"

namespace sekimori::ledger {

constexpr size_t frame_header_bytes = 64;

struct Frame {
  std::uint64_t index = 0;
  std::uint64_t batch = 0;  // index of the first entry that was synced together with this one
  Digest hash{};            // leaf hash of the entry
  ByteView entry;
  size_t size = 0;  // of the whole frame with its padding
};

void append_frame(Bytes& out, ByteView entry, const Digest& hash, std::uint64_t index, std::uint64_t batch);
// The frame at the start of `bytes`, or nothing when there is no whole, undamaged one. Checks CRC and leaf hash.
std::optional<Frame> parse_frame(ByteView bytes);

struct SegmentScan {
  std::uint64_t next_index = 0;  // one past the last whole entry
  std::uint64_t end = 0;         // offset behind it
  std::uint64_t file_size = 0;
  // A whole frame of a later batch lies behind the end: what is missing between had been synced, so it was damaged
  // afterwards and not torn by a crash.
  bool damaged = false;
};

// Reads frames from `offset` on while they continue the sequence `next_index`, `next_index + 1`, ... An error of
// `visit` ends the scan. Memory: about 1 MiB.
Result<SegmentScan> scan_segment(File& file, std::uint64_t offset, std::uint64_t next_index,
                                 const std::function<Result<void>(const Frame&)>& visit);

std::string segment_name(std::uint64_t first_index);  // "00000000000000000042.segment"
std::optional<std::uint64_t> segment_first_index(std::string_view name);

}  // namespace sekimori::ledger
