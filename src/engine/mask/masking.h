// The door: a report and the roster in, a share out that names nobody, with everything a reviewer needs to judge it.
//
//   Masking done = TRY(mask_report(report, roster, {.key = key.copy(), .audience = "manufacturing"}, {}));
//   if (done.released) release(*done.released);        // Masked<Json>: the gate has searched every byte of it
//   for (const Change& change : done.outcome.changes) ...
//
// Cost: about 1 ms for a kilobyte of text against a roster of 60 members. One thread; no files, no clock.
#pragma once

#include <functional>
#include <optional>

#include "base/sensitive.h"
#include "engine/mask/by_hand.h"
#include "engine/mask/crowd/crowd.h"
#include "engine/mask/gate.h"
#include "engine/mask/report.h"
#include "engine/mask/residual.h"
#include "engine/mask/text/text_masker.h"

namespace sekimori::mask {

struct MaskingPolicy {
  Sensitive<Bytes> key;                    // of the hub; pseudonyms follow from it
  std::string audience = {};               // a SIG or "across"; empty: the member's first SIG, or across when nobody knows the member
  std::string epoch = {};                  // "2026Q4"; empty: the quarter of the report, or the year where no more is told of its time
  std::optional<std::string> member = {};  // whose report it is; absent: found out by what the report names most
  Language language = Language::ja;
  TimeLevel times = TimeLevel::month;
  Day today;                         // when nothing in the report tells its month
  std::optional<Instant> came = {};  // when the hub got it: nothing in it happened later; absent: today
  Json terms = Json();               // how far it may go at most: stands in the share, so that a hash of it covers them; null: unsaid
  std::function<bool()> stop = {};   // asked now and then; true: give up
  ByHand by_hand = {};               // what a person adds and takes back
  std::string report = {};           // its number in the hub's books, as in earlier[].report
  std::vector<ReleasedShare> earlier = {};  // about the same member in the same epoch, or made from the same report
};

struct Masking {
  Json share;  // what would leave, whether it may or not: for the reviewer
  std::optional<Masked<Json>> released;
  std::vector<Leak> leaks;       // why not
  std::optional<Error> refused;  // other reasons: the audience is too small, earlier shares narrow it down
  Outcome outcome;
  Residual residual;
  Attributes attributes;
  std::optional<std::size_t> member;  // as given or found out
  bool member_guessed = false;
  std::string label;  // of TLP, the strictest that the report bore inside; empty: none. The share bears none inside
};

// A roster made ready: all spellings of all names. About 1 ms for a member with ten people; make it once, any thread may use it. The roster
// must live longer.
struct RosterIndex {
  explicit RosterIndex(const Roster& of)
      : roster(of), knowledge(of), gate(knowledge), doubtful(Knowledge::of_doubtful_names(of)), doubtful_gate(doubtful) {}
  const Roster& roster;
  const Knowledge knowledge;
  const Gate gate;
  // Short forms of members that are also family names or words (田中 of 田中精工): nothing is refused for them, a person looks.
  const Knowledge doubtful;
  const Gate doubtful_gate;
};

// invalid_input: a document of a wrong shape; not_found: no such member or SIG; interrupted: told to stop.
Result<Masking> mask_report(const Report& report, const RosterIndex& index, const MaskingPolicy& policy, const PhraseBook& phrases);
Result<Masking> mask_report(const Report& report, const Roster& roster, const MaskingPolicy& policy, const PhraseBook& phrases);

// Of a report that is nobody's own (a contributor's, the hub's find): the member that it tells about, who is to hide. Nothing: it names
// none.
std::optional<std::size_t> named_most(const Report& report, const RosterIndex& index);

// For the command line and the API. Without `originals` nothing of the report before masking stands in it.
enum class Originals : unsigned char { left_out, shown };
Json to_json(const Masking& masking, const Roster& roster, Originals originals);

}  // namespace sekimori::mask
