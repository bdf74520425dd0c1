// The words of an alert, in both languages: units and the one sentence. What else the facts can mean: opposite_readings.h.
#pragma once

#include <optional>
#include <string>

#include "base/language.h"
#include "feature/watch/activity.h"
#include "model/ports/person_directory.h"

namespace sekimori::watch {

Text unit_of(Feature feature);                            // "ファイルを閲覧" / "files read"
std::string amount_text(Feature feature, double amount);  // "1.2 GB", "3,400"

struct WordingFacts {
  const std::optional<model::KnownPerson>& person;
  const std::string& subject;
  std::size_t days = 0;
  std::uint64_t secrets_moved = 0;
  const Zone& zone;
};

// Fills sentence_ja and sentence_en. Names nobody: the pseudonym, or the account or device where no person is known;
// shows only attributes that say nothing about who it is.
void write_sentence(model::Alert& alert, const WordingFacts& facts);

}  // namespace sekimori::watch
