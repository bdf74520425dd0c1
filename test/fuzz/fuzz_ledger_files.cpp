// rooms: base engine/ledger
// What lies on a ledger's disk: frames of segments, entry bundles, tiles, the signed state.
#include <cstddef>
#include <cstdint>

#include "engine/ledger/ledger.h"

namespace {

// A file that is in memory only.
class MemoryFile final : public sekimori::File {
 public:
  explicit MemoryFile(sekimori::ByteView bytes) : bytes_(bytes) {}
  sekimori::Result<size_t> read_at(std::uint64_t offset, std::span<sekimori::Byte> out) override {
    if (offset >= bytes_.size()) return size_t(0);
    const size_t count = std::min<size_t>(out.size(), bytes_.size() - offset);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), count, out.begin());
    return count;
  }
  sekimori::Result<void> append(sekimori::ByteView) override { return refuse(); }
  sekimori::Result<void> write_at(std::uint64_t, sekimori::ByteView) override { return refuse(); }
  sekimori::Result<void> truncate(std::uint64_t) override { return refuse(); }
  sekimori::Result<void> sync() override { return {}; }
  sekimori::Result<std::uint64_t> size() override { return bytes_.size(); }
  int descriptor() const override { return -1; }

 private:
  static sekimori::Result<void> refuse() { return sekimori::error(sekimori::ErrorCode::failure, "read only"); }
  sekimori::ByteView bytes_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const ByteView bytes(data, size);
  MemoryFile file(bytes);
  std::uint64_t seen = 0;
  const auto scan = ledger::scan_segment(file, 0, 0, [&](const ledger::Frame& frame) -> Result<void> {
    SEKIMORI_CHECK(frame.index == seen++ && frame.entry.size() <= ledger::largest_leaf);
    return {};
  });
  SEKIMORI_CHECK(scan && scan->next_index == seen && scan->end <= size);
  // With the checksums made right, the rest of the reader is reached as well.
  Bytes block;
  const ByteView entry = bytes.first(std::min<size_t>(size, ledger::largest_leaf));
  ledger::append_frame(block, entry, ledger::leaf_hash(entry), size, 0);
  const auto frame = ledger::parse_frame(block);
  SEKIMORI_CHECK(frame && frame->index == size && frame->size == block.size());
  if (const auto bundle = ledger::parse_bundle(bytes)) {
    Bytes again;
    for (const ByteView item : *bundle) ledger::append_bundle_entry(again, item);
    SEKIMORI_CHECK(std::ranges::equal(again, bytes));
  }
  (void)ledger::parse_tile(bytes);
  (void)ledger::SignedState::parse(as_text(bytes));
  return 0;
}
