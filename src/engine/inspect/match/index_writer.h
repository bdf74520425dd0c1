// Adds secrets to an index on disk. Nothing counts before commit(), which replaces the manifest last: a crash or a full
// disk leaves the index as it was.
//
//   IndexWriter writer = TRY(IndexWriter::open(files, random, "secrets.index", {}));
//   TRY(writer.add({.secret_id = "plan", .sha256 = hex, .byte_size = 9120, .text = text}));
//   TRY(writer.commit());
//
// One writer at a time (a lock in the directory; a second one is told conflict). One thread.
#pragma once

#include <memory>
#include <set>

#include "engine/inspect/match/index_manifest.h"
#include "engine/inspect/match/segment_writer.h"

namespace sekimori::inspect {

// One text or file to be recognised later. Several with the same id make one secret.
struct SecretSource {
  std::string secret_id;
  std::string sha256;  // hex, of the object's bytes
  std::uint64_t byte_size = 0;
  std::string_view text;  // UTF-8; empty: found by its bytes only
};

enum class Existing { added_to, refused };

struct IndexOptions {
  std::optional<Path> key_file;    // else `key` inside the index
  std::optional<Profile> profile;  // else that of the index, else deep
  Existing existing = Existing::added_to;
};

// How far a source can be found again.
struct Registration {
  std::uint64_t normalised_length = 0;
  enum class Reach { everything, whole_only, bytes_only } reach = Reach::everything;
};

class IndexWriter {
 public:
  // Opens or makes an index. conflict: it exists and must not, has another profile, or somebody else writes to it.
  static Result<IndexWriter> open(Files& files, Random& random, const Path& index, const IndexOptions& options);

  // Keeps the fingerprints; writes a segment whenever eight million are waiting.
  Result<Registration> add(const SecretSource& source);
  // Makes everything added count, instead of all that the index held under the same ids.
  Result<void> commit();

 private:
  IndexWriter(Files& files, Path index) : files_(&files), index_(std::move(index)) {}
  Result<void> write_segment();
  Result<void> replace_older();
  Result<void> merge_small_segments();
  Path segment_path(std::string_view name) const { return segments_path(index_) / name; }
  std::string next_segment_name();

  Files* files_;
  Path index_;
  std::unique_ptr<File> lock_;
  IndexManifest manifest_;
  FingerprintKey key_{};
  std::unique_ptr<SegmentWriter> segment_;
  std::string segment_name_;
  std::vector<Posting> postings_;
  std::vector<ManifestSegment> fresh_;  // written by this writer, not yet in the manifest
  std::set<std::string, std::less<>> added_ids_;
};

}  // namespace sekimori::inspect
