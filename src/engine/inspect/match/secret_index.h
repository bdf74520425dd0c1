// An index of registered secrets, open for asking: is this text, or part of it, one of them?
//
//   const SecretIndex index = TRY(SecretIndex::open(files, "secrets.index", {}));
//   for (const model::SecretMatch& match : TRY(index.match({.text = text, .sha256 = hex, .byte_size = size}))) ...
//
// Exact copies by the bytes and by the normalised text; partial copies by chains of fingerprints that cover at least 40
// normalised characters with at least 80 bits of information; registered texts that are shorter than that, whole.
// Fingerprints of common phrases, or standing in more than 20 registered documents, do not count.
// Any thread may ask. Memory per question: the normalised text and hits of a million characters at a time.
#pragma once

#include <map>
#include <unordered_map>
#include <unordered_set>

#include "engine/inspect/match/index_manifest.h"
#include "engine/inspect/match/normalised_text.h"
#include "engine/inspect/match/passage_finder.h"
#include "engine/inspect/match/segment_reader.h"
#include "model/inspection.h"

namespace sekimori::inspect {

enum class Nesting { outermost, member };  // a member's exact copy is of kind member

struct CopyQuestion {
  std::string_view text;    // UTF-8, as extracted
  std::string_view sha256;  // hex; empty when unknown
  std::uint64_t byte_size = 0;
  Nesting nesting = Nesting::outermost;
};

struct MatchThresholds {
  std::uint32_t covered = 40;  // normalised characters of one passage
  double bits = 80;
  double whole_secret_bits = 24;        // for a short secret that is there as a whole
  std::uint32_t common_documents = 20;  // a fingerprint in more of them is background
  size_t most_matches = 100;
};

class SecretIndex {
 public:
  // not_found: no index; invalid_input: other key or version; integrity: damaged.
  static Result<SecretIndex> open(Files& files, const Path& index, const std::optional<Path>& key_file, MatchThresholds thresholds = {});

  Result<std::vector<model::SecretMatch>> match(const CopyQuestion& question) const;
  std::uint64_t documents() const { return live_documents_; }
  Profile profile() const { return profile_; }

 private:
  struct DocumentReference {
    std::uint32_t segment = 0;
    std::uint32_t number = 0;
    auto operator<=>(const DocumentReference&) const = default;
  };
  struct Evidence;  // what speaks for one document, gathered over the pieces of a text
  using EvidenceMap = std::map<DocumentReference, Evidence>;

  static Result<SecretIndex> open_segments(Files& files, const Path& index, const OpenedIndex& opened, MatchThresholds thresholds);
  const IndexedDocument& document(DocumentReference reference) const { return segments_[reference.segment].documents()[reference.number]; }
  bool is_live(DocumentReference reference) const { return live_[reference.segment][reference.number] != 0; }
  std::uint32_t short_length() const { return thresholds_.covered + 3 * profile_.window; }
  Result<void> gather(const NormalisedText& text, std::uint32_t from, std::uint32_t length, EvidenceMap& evidence) const;
  Result<void> weigh(const NormalisedText& text, DocumentReference reference, std::vector<Hit>& hits, Evidence& evidence) const;
  void look_for_whole(const NormalisedText& text, const IndexedDocument& secret, const std::vector<Hit>& hits, Evidence& evidence) const;
  model::SecretMatch describe(const NormalisedText& text, DocumentReference reference, Evidence& evidence) const;

  FingerprintKey key_{};
  Profile profile_ = Profile::deep();
  MatchThresholds thresholds_;
  std::vector<SegmentReader> segments_;
  std::vector<std::vector<unsigned char>> live_;
  std::uint64_t live_documents_ = 0;
  bool has_tiny_ = false;  // a live document shorter than the guarantee of the choice: every gram of a file is asked for
  std::map<KeyedDigest, std::vector<DocumentReference>> by_bytes_;
  std::map<KeyedDigest, std::vector<DocumentReference>> by_text_;
  std::unordered_set<std::uint64_t> common_;
};

}  // namespace sekimori::inspect
