// The manifest of an index: which segments count, which of their documents were replaced, and under which key.
// It is the one thing that is replaced; everything else is only ever added. docs/format/index.md.
#pragma once

#include <optional>
#include <vector>

#include "base/files.h"
#include "base/random.h"
#include "engine/inspect/match/segment_format.h"

namespace sekimori::inspect {

struct ManifestSegment {
  std::string file;  // inside segments/
  std::uint64_t bytes = 0;
  std::uint64_t documents = 0;
  std::uint64_t postings = 0;
  std::vector<std::uint32_t> removed;  // numbers of documents that no longer count, ascending
};

struct IndexManifest {
  Profile profile = Profile::deep();
  std::string key_check;  // proves that a key is the index's, 16 hex digits
  std::uint64_t next_segment = 1;
  std::vector<ManifestSegment> segments;

  static constexpr int version = 1;
  std::string to_text() const;
  // invalid_input when it is no manifest, or one of another version.
  static Result<IndexManifest> parse(std::string_view text, std::string_view name);
};

std::optional<Profile> profile_named(std::string_view name);
std::string key_check_of(const FingerprintKey& key);

// Key files hold 32 hex digits and a line end.
Result<FingerprintKey> read_key(Files& files, const Path& path);
Result<FingerprintKey> create_key(Files& files, const Path& path, Random& random);  // 0600; never overwrites

// The parts of an index directory.
inline Path manifest_path(const Path& index) { return index / "manifest"; }
inline Path segments_path(const Path& index) { return index / "segments"; }
inline Path own_key_path(const Path& index) { return index / "key"; }

// manifest and key of an existing index, which must belong together. not_found when there is no index; invalid_input
// when the key is another one or the version is unknown.
struct OpenedIndex {
  IndexManifest manifest;
  FingerprintKey key;
};
Result<OpenedIndex> open_manifest(Files& files, const Path& index, const std::optional<Path>& key_file);

// HMAC-SHA-256 under the index key, first half; `purpose` keeps uses apart.
KeyedDigest keyed_digest(const FingerprintKey& key, std::string_view purpose, ByteView message);
KeyedDigest text_digest(const FingerprintKey& key, std::u16string_view units);
KeyedDigest bytes_digest(const FingerprintKey& key, std::string_view sha256_hex);

}  // namespace sekimori::inspect
