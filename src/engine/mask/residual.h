// What still gives the victim away after masking, for the person who decides.
//
//   Residual left = measure(share, crowd, member, phrases);
//   left.proper_nouns;       // capitalised or katakana words that nobody knows: names of products, places, ships?
//
// Proper nouns and phrases are looked for in what leaves, not in what came.
#pragma once

#include <map>
#include <shared_mutex>

#include "base/json.h"
#include "engine/mask/crowd/crowd.h"

namespace sekimori::mask {

// What has been read before: public texts, and other reports, each under its number. Shingles of 12 tight signs, as hashes; 16 bytes each.
//
//   PhraseBook book;
//   book.add(public_text);
//   book.put("R-2026-007", hash_of_its_draft, text);      // again under another version: in its place
//   book.rare_phrases(text, "R-2026-008");                 // what stands in none of the others
//
// Any thread.
class PhraseBook {
 public:
  void add(std::string_view text);
  void add_everyday();  // greetings and closings of Japanese and English mail
  void put(std::string_view source, std::string_view version, std::string_view text);
  void drop(std::string_view source);
  bool has(std::string_view source, std::string_view version) const;
  std::vector<std::string> sources() const;
  // Whether anything was read besides what everybody writes and the source itself.
  bool has_others(std::string_view than) const;
  // Stretches of at least 24 signs of which no shingle is known from anywhere but `source`.
  std::vector<std::string> rare_phrases(std::string_view text, std::string_view source = {}) const;

 private:
  struct Shingle {
    std::uint64_t hash;
    std::uint32_t source;
    auto operator<=>(const Shingle&) const = default;
  };
  struct Source {
    std::uint32_t id;
    std::string version;
  };
  void take(std::string_view text, std::uint32_t source);  // under the lock
  void leave(std::uint32_t source);
  bool knows(std::uint64_t hash, std::uint32_t except) const;

  mutable std::shared_mutex mutex_;
  std::vector<Shingle> known_;  // sorted
  std::map<std::string, Source, std::less<>> sources_;
  std::uint32_t last_source_ = 1;  // 0: texts without one, 1: what everybody writes
};

struct ProperNoun {
  std::string text;
  std::size_t count = 0;
};

struct Residual {
  std::size_t k = 0, floor = 0;
  std::size_t candidates = 0;              // groups that could be meant, the reader among them
  std::size_t candidates_together = 0;     // beside earlier shares
  std::size_t smallest_class = 0;          // of the audience
  std::vector<std::string> candidate_ids;  // for the reviewer alone
  std::vector<ProperNoun> proper_nouns;
  std::vector<std::string> rare_phrases;
  bool phrases_compared = false;
};

std::vector<ProperNoun> unmatched_proper_nouns(std::string_view text);
// Every text in a JSON value, one a line.
std::string texts_of(const Json& value);

}  // namespace sekimori::mask
