// What happens besides daily life: the two stories, and innocent people who look like them at first sight.
#pragma once

#include "demo/firm.h"
#include "demo/logs/act.h"
#include "demo/story.h"

namespace sekimori::demo {

struct Stage {
  Firm& firm;
  Chronicle& chronicle;
  FirmTruth& truth;
  std::uint64_t seed;
  int people;                                          // of firm A: bulk noise is kept in proportion
  std::vector<size_t> cast{};                          // people who already have a part
  std::vector<std::pair<Path, std::string>> papers{};  // further files of the firm: path below its folder, text
  std::vector<Act> unbased_acts{};                     // client-log lines of the source without a monitoring basis
};

// The car maker: thirteen items of product planning to an own hard disk, in two evenings.
void play_the_leaver(Stage& stage);
// The school: about thirty million customer records to an own phone, about ten million of them to a list broker.
void play_the_engineer(Stage& stage);
// Innocent look-alikes with the papers that explain them, lent memory sticks, ordinary leavers.
void play_the_innocent(Stage& stage);

}  // namespace sekimori::demo
