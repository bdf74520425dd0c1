#include "engine/inspect/match/segment_reader.h"

#include <sys/mman.h>

#include <algorithm>

#include "base/phrase.h"
#include "base/text.h"
#include "engine/inspect/match/varint.h"

namespace sekimori::inspect {

using namespace segment_format;

// A file mapped read-only, or its bytes where the file has no descriptor.
struct SegmentReader::Mapping {
  void* address = nullptr;
  size_t size = 0;
  Bytes owned;
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (address != nullptr) ::munmap(address, size);
  }
  ByteView bytes() const { return address != nullptr ? ByteView(static_cast<const Byte*>(address), size) : ByteView(owned); }
};

namespace {

std::uint64_t number_at(ByteView in, size_t offset) {
  std::uint64_t value;
  std::memcpy(&value, in.data() + offset, 8);
  return value;
}
std::uint32_t number32_at(ByteView in, size_t offset) {
  std::uint32_t value;
  std::memcpy(&value, in.data() + offset, 4);
  return value;
}

}  // namespace

Result<SegmentReader> SegmentReader::open(Files& files, const Path& path, const FingerprintKey& key) {
  auto file = TRY(files.open(path, OpenMode::read));
  auto mapping = std::make_shared<Mapping>();
  mapping->size = TRY(file->size());
  if (mapping->size < header_size)
    return error(ErrorCode::integrity, "{}: the index segment is cut short; register the secrets again", path.string());
  if (file->descriptor() >= 0) {
    void* address = ::mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE, file->descriptor(), 0);
    if (address == MAP_FAILED) return system_error(errno, phrase("mapping {}", path.string()));
    mapping->address = address;
  } else {
    mapping->owned.resize(mapping->size);
    if (TRY(file->read_at(0, mapping->owned)) != mapping->size)
      return error(ErrorCode::failure, "{}: changed while it was read", path.string());
  }
  SegmentReader reader;
  reader.name_ = path.string();
  reader.mapping_ = mapping;
  TRY(reader.load(mapping->bytes(), key));
  return reader;
}

Result<SegmentReader> SegmentReader::over(ByteView bytes, std::string name, const FingerprintKey& key) {
  SegmentReader reader;
  reader.name_ = std::move(name);
  TRY(reader.load(bytes, key));
  return reader;
}

Result<void> SegmentReader::load(ByteView bytes, const FingerprintKey& key) {
  const auto damaged = [&](const Phrase& what) {
    return error(ErrorCode::integrity, "{}: the index segment is damaged ({}); register the secrets again", name_, what);
  };
  hasher_ = SipHasher(key);
  if (bytes.size() < header_size || !std::equal(magic.begin(), magic.end(), bytes.begin())) return damaged("not a segment");
  if (number32_at(bytes, 8) != version)
    return error(ErrorCode::invalid_input, "{}: written by another version of the program (format {})", name_, number32_at(bytes, 8));
  if (number_at(bytes, header_size - 8) != hasher_(bytes.first(header_size - 8))) return damaged("header");
  profile_.gram = number32_at(bytes, 12);
  profile_.window = number32_at(bytes, 16);
  if (profile_.gram == Profile::deep().gram && profile_.window == Profile::deep().window) profile_ = Profile::deep();
  else if (profile_.gram == Profile::wide().gram && profile_.window == Profile::wide().window) profile_ = Profile::wide();
  else return damaged("profile");
  const std::uint32_t count = number32_at(bytes, 20);
  postings_ = number_at(bytes, 24);
  std::array<std::uint64_t, 7> edges{header_size};
  for (size_t i = 1; i < edges.size(); ++i) edges[i] = number_at(bytes, 24 + 8 * i);
  if (!std::ranges::is_sorted(edges) || edges.back() != bytes.size()) return damaged("sections");
  const auto section = [&](size_t i) { return bytes.subspan(edges[i], edges[i + 1] - edges[i]); };
  const ByteView documents = section(0);
  const ByteView names = section(1);
  places_ = section(2);
  blocks_ = section(3);
  directory_ = section(4);
  filter_ = section(5);
  if (documents.size() != std::uint64_t(count) * document_size || hasher_(documents) != number_at(bytes, 80)) return damaged("documents");
  if (hasher_(names) != number_at(bytes, 88)) return damaged("names");
  if (postings_ > most_postings || blocks() != (postings_ + block_postings - 1) / block_postings ||
      directory_.size() % directory_entry_size != 0 || hasher_(directory_) != number_at(bytes, 96))
    return damaged("directory");
  if (filter_.empty() || filter_.size() % filter_block_size != 0 || hasher_(filter_) != number_at(bytes, 104)) return damaged("filter");
  for (size_t i = 0; i < blocks(); ++i)
    if (directory_number(i, 1) > blocks_.size() ||
        (i > 0 && (directory_number(i, 1) < directory_number(i - 1, 1) || directory_number(i, 0) < directory_number(i - 1, 0))))
      return damaged("directory");

  documents_.reserve(count);
  stored_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const ByteView row = documents.subspan(size_t(i) * document_size, document_size);
    IndexedDocument document;
    std::copy_n(row.begin(), 16, document.bytes_digest.begin());
    std::copy_n(row.begin() + 16, 16, document.text_digest.begin());
    document.byte_size = number_at(row, 32);
    document.normalised_length = number32_at(row, 40);
    document.code_points = number32_at(row, 44);
    document.fingerprints = number32_at(row, 48);
    const std::uint64_t name_size = number32_at(row, 52);
    const std::uint64_t name_offset = number_at(row, 56);
    const Stored stored{number_at(row, 64), number_at(row, 72), number_at(row, 80)};
    if (name_offset > names.size() || name_size > names.size() - name_offset) return damaged("names");
    if (stored.places_offset > places_.size() || stored.places_size > places_.size() - stored.places_offset) return damaged("places");
    if (std::uint64_t(document.fingerprints) * 3 > stored.places_size) return damaged("places");
    document.secret_id = as_text(names.subspan(name_offset, name_size));
    if (!is_valid_utf8(document.secret_id)) return damaged("names");
    documents_.push_back(std::move(document));
    stored_.push_back(stored);
  }
  return {};
}

std::uint64_t SegmentReader::directory_number(size_t block, size_t field) const {
  return number_at(directory_, block * directory_entry_size + field * 8);
}

bool SegmentReader::may_hold(std::uint64_t hash) const {
  const FilterProbe probe(hash, filter_.size() / filter_block_size);
  const Byte* line = filter_.data() + probe.line * filter_block_size;
  for (int i = 0; i < filter_probes; ++i)
    if ((line[probe.bit(i) / 8] >> (probe.bit(i) % 8) & 1) == 0) return false;
  return true;
}

void SegmentReader::prefetch(std::uint64_t hash) const {
  __builtin_prefetch(filter_.data() + FilterProbe(hash, filter_.size() / filter_block_size).line * filter_block_size);
}

Result<std::vector<Posting>> SegmentReader::read_block(size_t block) const {
  const std::uint64_t from = directory_number(block, 1);
  const std::uint64_t to = block + 1 < blocks() ? directory_number(block + 1, 1) : blocks_.size();
  const ByteView encoded = blocks_.subspan(from, to - from);
  const auto damaged = [&] {
    return error(ErrorCode::integrity, "{}: the index segment is damaged (block {}); register the secrets again", name_, block);
  };
  if (hasher_(encoded) != directory_number(block, 2)) return damaged();
  std::vector<Posting> out;
  out.reserve(block_postings);
  const std::uint64_t count = std::min<std::uint64_t>(block_postings, postings_ - block * block_postings);
  std::uint64_t hash = directory_number(block, 0);
  size_t position = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto step = read_varint(encoded, position);
    const auto document = read_varint(encoded, position);
    const auto ordinal = read_varint(encoded, position);
    if (!step || !document || !ordinal || *document >= documents_.size() || *ordinal >= documents_[*document].fingerprints)
      return damaged();
    hash += *step;
    out.push_back({hash, static_cast<std::uint32_t>(*document), static_cast<std::uint32_t>(*ordinal)});
  }
  return out;
}

Result<void> SegmentReader::find(std::uint64_t hash, size_t most, std::vector<Posting>& out) const {
  // The last block whose first hash is below ours may hold the start of our run.
  size_t low = 0;
  size_t high = blocks();
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (directory_number(middle, 0) < hash) low = middle + 1;
    else high = middle;
  }
  size_t added = 0;
  for (size_t block = low == 0 ? 0 : low - 1; block < blocks() && directory_number(block, 0) <= hash; ++block) {
    for (const Posting& posting : TRY(read_block(block))) {
      if (posting.hash != hash) continue;
      if (added++ == most) return {};
      out.push_back(posting);
    }
  }
  return {};
}

Result<ByteView> SegmentReader::encoded_places(std::uint32_t document) const {
  const Stored& stored = stored_.at(document);
  const ByteView encoded = places_.subspan(stored.places_offset, stored.places_size);
  if (hasher_(encoded) != stored.places_check)
    return error(ErrorCode::integrity, "{}: the index segment is damaged (places of document {}); register the secrets again", name_,
                 document);
  return encoded;
}

Result<std::vector<FingerprintPlace>> SegmentReader::places_of(std::uint32_t document) const {
  const ByteView encoded = TRY(encoded_places(document));
  std::vector<FingerprintPlace> out;
  out.reserve(documents_[document].fingerprints);
  size_t position = 0;
  FingerprintPlace last;
  for (std::uint32_t i = 0; i < documents_[document].fingerprints; ++i) {
    const auto unit = read_varint(encoded, position);
    const auto start = read_varint(encoded, position);
    const auto length = read_varint(encoded, position);
    if (!unit || !start || !length)
      return error(ErrorCode::integrity, "{}: the index segment is damaged (places of document {}); register the secrets again", name_,
                   document);
    last.unit += static_cast<std::uint32_t>(*unit);
    last.start += static_cast<std::uint32_t>(*start);
    last.end = last.start + static_cast<std::uint32_t>(*length);
    out.push_back(last);
  }
  return out;
}

}  // namespace sekimori::inspect
