// A consultation desk as source files: the first five months of the main desk (103 consultations), a fiscal year of the desk for business
// abroad and of the 47 branches, and two quarters of what a desk for information security hears. Numbers follow what INPIT and IPA have
// published; firms, people and words are made up.
//
//   DeskTruth truth = TRY(generate_desk(files, "out", DeskScale::whole, 20150202));
//   truth.calls[0].attributes;           // as the API takes them
//
// Writes OUT/calls.jsonl. Same seed, same bytes.
#pragma once

#include "base/files.h"
#include "base/json.h"

namespace sekimori::demo {

constexpr std::uint64_t usual_desk_seed = 20150202;

// small: the first five months of the main desk alone.
enum class DeskScale : unsigned char { whole, small };

struct DeskCall {
  Instant received;
  std::string desk;  // "main", "overseas", "13"
  std::string channel;
  Json attributes;
  std::string text, organisation;
  std::vector<std::string> triage;  // answers; empty: coded at intake
  std::string refer;                // to whom it is handed on, with consent; empty: nobody
};

struct DeskTruth {
  std::vector<DeskCall> calls;  // by time
};

Result<DeskTruth> generate_desk(Files& files, const Path& out, DeskScale scale, std::uint64_t seed);

}  // namespace sekimori::demo
