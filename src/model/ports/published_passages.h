// Words that have passed the gate of the mask and may stand before everybody: what a public text (a newsletter, a course) may be made of.
//
//   PublishedPassage one = TRY(passages.passage("F-2026-001"));      // title and body, the hash of what the gate searched
//
// Implemented by feature/share for what its forum published. Nothing comes through here that is withdrawn, bound to an audience, or names a
// member of today: not_found, conflict, not_permitted. Any thread.
#pragma once

#include <string>
#include <vector>

#include "model/level_definition.h"

namespace sekimori::model {

struct PublishedPassage {
  std::string number;
  Wording title, body;
  std::string sha256;  // of the words as they were searched and published
};

class PublishedPassages {
 public:
  virtual ~PublishedPassages() = default;
  virtual Result<PublishedPassage> passage(std::string_view number) = 0;
  virtual Result<std::vector<PublishedPassage>> all() = 0;  // by number; what passage() would give
};

}  // namespace sekimori::model
