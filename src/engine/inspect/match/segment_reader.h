// Reads one segment, mapped into memory. Nothing in it is trusted: every section is checked under the index key when
// first used, and every number against its bounds.
//
//   const SegmentReader segment = TRY(SegmentReader::open(files, path, key));
//   if (segment.may_hold(hash)) TRY(segment.find(hash, 64, postings));
//
// Any thread. integrity errors name the file and say that it is damaged.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/files.h"
#include "engine/inspect/match/segment_format.h"

namespace sekimori::inspect {

class SegmentReader {
 public:
  static Result<SegmentReader> open(Files& files, const Path& path, const FingerprintKey& key);
  // Over bytes that outlive the reader.
  static Result<SegmentReader> over(ByteView bytes, std::string name, const FingerprintKey& key);

  Profile profile() const { return profile_; }
  const std::vector<IndexedDocument>& documents() const { return documents_; }
  std::uint64_t postings() const { return postings_; }

  // False: certainly not here. True: here, or one time in a hundred not. One cache line.
  bool may_hold(std::uint64_t hash) const;
  // Asks for the filter's line of this hash ahead of may_hold.
  void prefetch(std::uint64_t hash) const;
  // Appends the postings of a hash, at most `most`.
  Result<void> find(std::uint64_t hash, size_t most, std::vector<Posting>& out) const;
  Result<std::vector<FingerprintPlace>> places_of(std::uint32_t document) const;
  Result<ByteView> encoded_places(std::uint32_t document) const;
  Result<std::vector<Posting>> read_block(size_t block) const;  // all of one block, in order
  size_t blocks() const { return directory_.size() / segment_format::directory_entry_size; }

 private:
  struct Mapping;
  struct Stored {  // what of a document stays on disk
    std::uint64_t places_offset = 0;
    std::uint64_t places_size = 0;
    std::uint64_t places_check = 0;
  };

  Result<void> load(ByteView bytes, const FingerprintKey& key);
  std::uint64_t directory_number(size_t block, size_t field) const;

  std::string name_;
  std::shared_ptr<const Mapping> mapping_;
  SipHasher hasher_{FingerprintKey{}};
  Profile profile_ = Profile::deep();
  std::vector<IndexedDocument> documents_;
  std::vector<Stored> stored_;
  std::uint64_t postings_ = 0;
  ByteView places_;
  ByteView blocks_;
  ByteView directory_;
  ByteView filter_;
};

}  // namespace sekimori::inspect
