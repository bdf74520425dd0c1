// What was learned by whom, as the proof of secrecy management asks for it: staff can recognise a secret as one when they were taught to.
// Implemented by feature/teach, handed in by node/. Rights are the asking feature's matter.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "model/level.h"
#include "model/level_definition.h"

namespace sekimori::model {

struct CompletedTraining {
  std::string number;
  std::string course;
  std::int64_t edition = 1;
  std::string hash;  // of the words that were learned
  Wording title;
  std::string staff_number;
  Day done_on;
  std::optional<Day> good_until;  // included; nothing: for good
  std::string way;                // quiz, read, class
  Instant recorded_at;
};

class TrainingEvidence {
 public:
  virtual ~TrainingEvidence() = default;
  // What these people had completed by the end of the day, as recorded by `known_at` (nothing: as known now). By number.
  virtual Result<std::vector<CompletedTraining>> completed(const std::vector<std::string>& staff_numbers, Day day,
                                                           std::optional<Instant> known_at) = 0;
  // Courses that whoever may open a secret of this level had to take on that day, by id.
  virtual Result<std::vector<std::string>> demanded(Level level, Day day, std::optional<Instant> known_at) = 0;
};

}  // namespace sekimori::model
