// Writes one segment. Documents come first, then postings in ascending order; memory is the documents' positions and
// the filter, never the postings.
//
//   SegmentWriter writer(files, path, profile, key);
//   std::uint32_t number = writer.add_document(document, places);
//   TRY(writer.start_postings(count));
//   for (const Posting& posting : sorted) TRY(writer.add_posting(posting));
//   std::uint64_t bytes = TRY(writer.finish());       // synced; unnamed by any manifest until the caller does so
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/files.h"
#include "engine/inspect/match/segment_format.h"

namespace sekimori::inspect {

class SegmentWriter {
 public:
  SegmentWriter(Files& files, Path path, Profile profile, const FingerprintKey& key);

  std::uint32_t add_document(const IndexedDocument& document, std::span<const FingerprintPlace> places);
  // The same with places already encoded, as SegmentReader::encoded_places gives them.
  std::uint32_t add_document(const IndexedDocument& document, ByteView encoded_places);
  Result<void> start_postings(std::uint64_t count);
  Result<void> add_posting(const Posting& posting);
  Result<std::uint64_t> finish();

  std::uint64_t documents() const { return documents_count_; }
  std::uint64_t postings() const { return postings_; }

 private:
  Result<void> write(ByteView bytes);
  void close_block();

  Files& files_;
  Path path_;
  Profile profile_;
  SipHasher hasher_;
  std::unique_ptr<File> file_;
  std::uint64_t written_ = 0;
  Bytes documents_;
  Bytes names_;
  Bytes places_;
  std::uint64_t documents_count_ = 0;
  std::uint64_t postings_ = 0;
  std::uint64_t postings_offset_ = 0;
  Bytes filter_;
  Bytes directory_;
  Bytes block_;    // of postings, being encoded
  Bytes pending_;  // encoded, not yet written
  std::uint64_t block_first_ = 0;
  std::uint64_t last_hash_ = 0;
  size_t in_block_ = 0;
};

}  // namespace sekimori::inspect
