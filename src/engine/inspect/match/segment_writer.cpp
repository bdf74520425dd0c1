#include "engine/inspect/match/segment_writer.h"

#include <algorithm>

#include "engine/inspect/match/varint.h"

namespace sekimori::inspect {

using namespace segment_format;

SegmentWriter::SegmentWriter(Files& files, Path path, Profile profile, const FingerprintKey& key)
    : files_(files), path_(std::move(path)), profile_(profile), hasher_(key) {}

std::uint32_t SegmentWriter::add_document(const IndexedDocument& document, std::span<const FingerprintPlace> places) {
  Bytes encoded;
  encoded.reserve(places.size() * 3);
  FingerprintPlace last;
  for (const FingerprintPlace& place : places) {
    append_varint(encoded, place.unit - last.unit);
    append_varint(encoded, place.start - last.start);
    append_varint(encoded, place.end - place.start);
    last = place;
  }
  IndexedDocument counted = document;
  counted.fingerprints = static_cast<std::uint32_t>(places.size());
  return add_document(counted, encoded);
}

std::uint32_t SegmentWriter::add_document(const IndexedDocument& document, ByteView encoded_places) {
  append(documents_, document.bytes_digest);
  append(documents_, document.text_digest);
  append_u64_le(documents_, document.byte_size);
  append_u32_le(documents_, document.normalised_length);
  append_u32_le(documents_, document.code_points);
  append_u32_le(documents_, document.fingerprints);
  append_u32_le(documents_, static_cast<std::uint32_t>(document.secret_id.size()));
  append_u64_le(documents_, names_.size());
  append_u64_le(documents_, places_.size());
  append_u64_le(documents_, encoded_places.size());
  append_u64_le(documents_, hasher_(encoded_places));
  append_u64_le(documents_, 0);
  append(names_, document.secret_id);
  append(places_, encoded_places);
  return static_cast<std::uint32_t>(documents_count_++);
}

Result<void> SegmentWriter::start_postings(std::uint64_t count) {
  file_ = TRY(files_.open(path_, OpenMode::create_new, 0600));
  const Bytes empty_header(header_size, 0);
  TRY(write(empty_header));
  TRY(write(documents_));
  TRY(write(names_));
  TRY(write(places_));
  postings_offset_ = written_;
  const std::uint64_t lines = (count * filter_bits_per_posting + filter_block_size * 8 - 1) / (filter_block_size * 8);
  filter_.assign(std::max<std::uint64_t>(lines, 1) * filter_block_size, 0);
  return {};
}

Result<void> SegmentWriter::add_posting(const Posting& posting) {
  SEKIMORI_CHECK(posting.hash >= last_hash_);
  if (in_block_ == 0) {
    block_first_ = last_hash_ = posting.hash;
    block_.clear();
  }
  append_varint(block_, posting.hash - last_hash_);
  append_varint(block_, posting.document);
  append_varint(block_, posting.ordinal);
  last_hash_ = posting.hash;
  ++postings_;
  const FilterProbe probe(posting.hash, filter_.size() / filter_block_size);
  for (int i = 0; i < filter_probes; ++i)
    filter_[probe.line * filter_block_size + probe.bit(i) / 8] |= static_cast<Byte>(1u << (probe.bit(i) % 8));
  if (++in_block_ == block_postings) close_block();
  if (pending_.size() >= (1u << 20)) {
    TRY(write(pending_));
    pending_.clear();
  }
  return {};
}

void SegmentWriter::close_block() {
  append_u64_le(directory_, block_first_);
  append_u64_le(directory_, written_ + pending_.size() - postings_offset_);
  append_u64_le(directory_, hasher_(block_));
  append(pending_, block_);
  in_block_ = 0;
}

Result<std::uint64_t> SegmentWriter::finish() {
  if (in_block_ > 0) close_block();
  TRY(write(pending_));
  const std::uint64_t directory_offset = written_;
  TRY(write(directory_));
  const std::uint64_t filter_offset = written_;
  TRY(write(filter_));

  Bytes header;
  append(header, ByteView(reinterpret_cast<const Byte*>(magic.data()), magic.size()));
  append_u32_le(header, version);
  append_u32_le(header, profile_.gram);
  append_u32_le(header, profile_.window);
  append_u32_le(header, static_cast<std::uint32_t>(documents_count_));
  append_u64_le(header, postings_);
  append_u64_le(header, header_size + documents_.size());                  // names
  append_u64_le(header, header_size + documents_.size() + names_.size());  // places
  append_u64_le(header, postings_offset_);
  append_u64_le(header, directory_offset);
  append_u64_le(header, filter_offset);
  append_u64_le(header, written_);
  append_u64_le(header, hasher_(documents_));
  append_u64_le(header, hasher_(names_));
  append_u64_le(header, hasher_(directory_));
  append_u64_le(header, hasher_(filter_));
  append_u64_le(header, 0);
  header.resize(header_size - 8);
  append_u64_le(header, hasher_(header));
  TRY(file_->write_at(0, header));
  TRY(file_->sync());
  return written_;
}

Result<void> SegmentWriter::write(ByteView bytes) {
  if (bytes.empty()) return {};
  TRY(file_->append(bytes));
  written_ += bytes.size();
  return {};
}

}  // namespace sekimori::inspect
