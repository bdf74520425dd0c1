#include "engine/detect/parse/evtx_file.h"

#include "engine/detect/parse/evtx_record.h"

namespace sekimori::detect {
namespace {

constexpr size_t header_block_size = 4096;
constexpr size_t chunk_size = 65'536;
constexpr size_t chunk_header_size = 512;
constexpr size_t smallest_record = 28;  // header 24, size again 4
constexpr size_t chunks_per_read = 16;

constexpr Byte file_magic[] = {'E', 'l', 'f', 'F', 'i', 'l', 'e', 0};
constexpr Byte chunk_magic[] = {'E', 'l', 'f', 'C', 'h', 'n', 'k', 0};
constexpr std::uint32_t record_magic = 0x00002a2a;

template <size_t n>
bool begins_with(ByteView bytes, const Byte (&magic)[n]) {
  return bytes.size() >= n && std::memcmp(bytes.data(), magic, n) == 0;
}

bool all_zero(ByteView bytes) {
  return std::ranges::all_of(bytes, [](Byte b) { return b == 0; });
}

class EvtxReading {
 public:
  EvtxReading(const std::string& source, const RecordSinks& sinks) : source_(source), sinks_(sinks) { record_.source = source; }

  ReadSummary summary;

  // As the file header says; 0 when it was never brought up to date.
  void count_chunks(std::uint64_t count) { chunks_counted_ = count; }

  void bad(std::uint64_t offset, std::string reason) {
    ++summary.bad;
    if (sinks_.bad) sinks_.bad({source_, offset, std::move(reason)});
  }

  // `offset` is where the chunk begins in the file. A chunk cut off at the end of the file is shorter.
  Result<void> chunk(ByteView bytes, std::uint64_t offset) {
    if (bytes.size() < chunk_size && !all_zero(bytes))
      bad(offset, fmt::format("the chunk is cut off after {} of {} bytes", bytes.size(), chunk_size));
    const bool counted = chunks_seen_++ < chunks_counted_;
    if (!begins_with(bytes, chunk_magic)) {
      if (all_zero(bytes)) return {};
      // The header is gone; the records may be whole. Behind the last counted chunk the file holds what the disk held.
      const size_t first = next_record(bytes, 0, bytes.size());
      if (first == bytes.size()) {
        if (counted) bad(offset, "the chunk does not begin with ElfChnk and holds no records");
        return {};
      }
      bad(offset, "the chunk does not begin with ElfChnk; its records are read as far as they can be");
      reader_.start(bytes);
      return records(bytes, offset, first, bytes.size());
    }
    if (bytes.size() <= chunk_header_size) return {};
    reader_.start(bytes);
    // Written by Windows as the place of the next record; behind it stand older records that are no longer valid.
    const std::uint32_t free_space = u32_at(bytes.data() + 48);
    const bool trusted = free_space > chunk_header_size && free_space <= bytes.size();
    return records(bytes, offset, chunk_header_size, trusted ? free_space : bytes.size());
  }

 private:
  bool record_fits(ByteView bytes, size_t at, size_t end) const {
    if (end - at < smallest_record || u32_at(bytes.data() + at) != record_magic) return false;
    const size_t size = u32_at(bytes.data() + at + 4);
    return size >= smallest_record && size <= end - at;
  }

  Result<void> records(ByteView bytes, std::uint64_t offset, size_t at, size_t end) {
    while (at + 8 <= end) {
      if (!record_fits(bytes, at, end)) {
        // Nothing but zeros: the counters promised more than there is, or the chunk is not full.
        if (all_zero(bytes.subspan(at, end - at))) return {};
        const size_t next = next_record(bytes, at + 4, end);
        const bool is_record = u32_at(bytes.data() + at) == record_magic;
        bad(offset + at, is_record ? fmt::format("the record has an impossible size of {} bytes", u32_at(bytes.data() + at + 4))
                                   : fmt::format("no record here; {} bytes passed over", next - at));
        at = next;
        continue;
      }
      const size_t size = u32_at(bytes.data() + at + 4);
      record_.offset = offset + at;
      if (reader_.read(at, size, record_, reason_)) {
        ++summary.records;
        TRY(sinks_.record(record_));
        if (record_.source != source_) record_.source = source_;
      } else {
        bad(offset + at, fmt::format("record {}: {}", u64_at(bytes.data() + at + 8), reason_));
      }
      at += size;
    }
    return {};
  }

  size_t next_record(ByteView bytes, size_t at, size_t end) const {
    for (at = (at + 3) & ~size_t{3}; at + smallest_record <= end; at += 4) {
      if (!record_fits(bytes, at, end)) continue;
      const size_t size = u32_at(bytes.data() + at + 4);
      if (u32_at(bytes.data() + at + size - 4) == size) return at;
    }
    return end;
  }

  const std::string& source_;
  const RecordSinks& sinks_;
  EvtxRecordReader reader_;
  model::LogRecord record_;
  std::string reason_;
  std::uint64_t chunks_counted_ = 0, chunks_seen_ = 0;
};

}  // namespace

bool looks_like_evtx(ByteView head) { return begins_with(head, file_magic); }

Result<ReadSummary> read_evtx(ByteStream& stream, const std::string& source, const RecordSinks& sinks) {
  EvtxReading reading(source, sinks);
  Bytes block(chunks_per_read * chunk_size);
  const size_t head = TRY(stream.read(std::span(block).first(header_block_size)));
  reading.summary.bytes = head;
  if (head < header_block_size) {
    reading.bad(0, fmt::format("the file header is cut off after {} of {} bytes", head, header_block_size));
    return reading.summary;
  }
  if (!looks_like_evtx(block)) {
    reading.bad(0, "the file does not begin with ElfFile");
    return reading.summary;
  }
  reading.count_chunks(u16_at(block.data() + 42));
  while (true) {
    const size_t n = TRY(stream.read(block));
    for (size_t at = 0; at < n; at += chunk_size) {
      TRY(reading.chunk(ByteView(block).subspan(at, std::min(chunk_size, n - at)), reading.summary.bytes));
      reading.summary.bytes += std::min(chunk_size, n - at);
    }
    if (n == 0) break;
  }
  return reading.summary;
}

}  // namespace sekimori::detect
