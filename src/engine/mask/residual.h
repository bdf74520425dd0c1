// What still gives the victim away after masking, for the person who decides.
//
//   Residual left = measure(share, crowd, member, phrases);
//   left.proper_nouns;       // capitalised or katakana words that nobody knows: names of products, places, ships?
//
// Proper nouns and phrases are looked for in what leaves, not in what came.
#pragma once

#include <unordered_set>

#include "base/json.h"
#include "engine/mask/crowd/crowd.h"

namespace sekimori::mask {

// What has been read before: public texts, other reports. Shingles of 12 tight signs, as hashes; 8 bytes each.
class PhraseBook {
 public:
  void add(std::string_view text);
  bool empty() const { return known_.empty(); }
  // Stretches of at least 24 signs of which no shingle is known.
  std::vector<std::string> rare_phrases(std::string_view text) const;

 private:
  std::unordered_set<std::uint64_t> known_;
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
