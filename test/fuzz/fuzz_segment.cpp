// rooms: store/events
// A segment from anywhere: opened, counted, ranked and read whole; and each decoder below the checksums by itself.
#include <algorithm>
#include <cstring>

#include "store/events/encodings.h"
#include "store/events/manifest.h"
#include "store/events/scan.h"
#include "store/events/thrift_compact.h"

using namespace sekimori;
using namespace sekimori::events;

namespace {

class MemoryFile final : public File {
 public:
  explicit MemoryFile(ByteView bytes) : bytes_(bytes) {}
  Result<std::size_t> read_at(std::uint64_t offset, std::span<Byte> out) override {
    if (offset >= bytes_.size() || out.empty()) return std::size_t(0);
    const std::size_t size = std::min<std::size_t>(out.size(), bytes_.size() - offset);
    std::memcpy(out.data(), bytes_.data() + offset, size);
    return size;
  }
  Result<void> append(ByteView) override { return refuse(); }
  Result<void> write_at(std::uint64_t, ByteView) override { return refuse(); }
  Result<void> truncate(std::uint64_t) override { return refuse(); }
  Result<void> sync() override { return refuse(); }
  Result<std::uint64_t> size() override { return bytes_.size(); }
  int descriptor() const override { return -1; }

 private:
  static std::unexpected<Error> refuse() { return error(ErrorCode::not_permitted, "read only"); }
  ByteView bytes_;
};

// One file under every name.
class MemoryFiles final : public Files {
 public:
  explicit MemoryFiles(ByteView bytes) : bytes_(bytes) {}
  Result<std::unique_ptr<File>> open(const Path&, OpenMode, std::uint32_t) override { return std::make_unique<MemoryFile>(bytes_); }
  Result<FileStatus> status(const Path&) override { return refuse(); }
  Result<std::vector<DirectoryEntry>> list(const Path&) override { return refuse(); }
  Result<void> make_directories(const Path&, std::uint32_t) override { return refuse(); }
  Result<void> rename(const Path&, const Path&) override { return refuse(); }
  Result<void> remove(const Path&) override { return refuse(); }
  Result<void> remove_all(const Path&) override { return refuse(); }
  Result<void> sync_directory(const Path&) override { return refuse(); }

 private:
  static std::unexpected<Error> refuse() { return error(ErrorCode::not_permitted, "read only"); }
  ByteView bytes_;
};

void read_whole(ByteView bytes) {
  MemoryFiles files(bytes);
  auto segment = SegmentReader::open(files, "segment");
  if (!segment) return;
  (void)count(**segment, {equals(Column::user, "sato"), between(Column::bytes, 1, 100)});
  (void)rank(**segment, Column::object, Measure::sum_of_bytes, {}, 3);
  (void)read_events(**segment, {contains(Column::raw, "a", LetterCase::folded)}, 100'000);
}

template <class Value>
void check_delta(ByteView bytes, std::size_t count) {
  std::vector<Value> values(count);
  if (!decode_delta(bytes, values)) return;
  Bytes again;
  encode_delta(again, values);
  std::vector<Value> back(count);
  SEKIMORI_CHECK(decode_delta(again, back).has_value() && back == values);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const ByteView bytes(data + 3, size - 3);
  const std::size_t count = static_cast<std::size_t>(data[1]) | static_cast<std::size_t>(data[2]) << 8;
  switch (data[0] % 10) {
    case 0: read_whole(bytes); break;
    case 1: (void)parquet::decode_file_metadata(bytes); break;
    case 2: (void)parquet::decode_page_header(bytes); break;
    case 3: (void)parquet::decode_page_locations(bytes); break;
    case 4: (void)parquet::decode_page_bounds(bytes); break;
    case 5: (void)parquet::decode_bloom_header(bytes); break;
    case 6: {
      std::vector<std::uint32_t> codes(count);
      (void)decode_codes(bytes, codes, 1 + count / 2);
      break;
    }
    case 7: check_delta<std::int64_t>(bytes, count); break;
    case 8: {
      std::vector<std::string_view> texts(count);
      (void)decode_plain(bytes, texts);
      break;
    }
    default:
      if (auto json = Json::parse(as_text(bytes))) (void)segment_info_from(*json);
      break;
  }
  return 0;
}
