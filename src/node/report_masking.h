// A hub's report through the mask: the original out of its vault into the cage, the share that names nobody back into the book.
//
//   Json made = TRY(mask_report(node, "/proc/self/exe", actor, "R-2026-001", {.audience = "heavy"}));
#pragma once

#include "engine/mask/by_hand.h"
#include "feature/share/report_book.h"
#include "node/node.h"
#include "record/permission.h"

namespace sekimori::node {

// For whom, how far at most, and what goes with it: the member consents to all of it at once.
struct MaskWish {
  std::string audience;
  std::string widest = {};  // label of TLP 2.0; empty: AMBER, or the stricter one that the report bears inside
  share::ExchangePolicy policy = {};
  mask::ByHand by_hand = {};
  std::string playbook = {};  // CACAO 2.0 as text; empty: none. The gate searches it like everything that leaves
};

// How much of a report is masked at once, and for how long: it happens while somebody waits. What is larger goes through `sekimori mask`.
struct Effort {
  std::size_t most_bytes = std::size_t(16) << 20;  // of text
  std::int64_t seconds = 120;
  std::function<bool()> stop = {};  // the node ends

  static Effort of_a_preview() { return {.most_bytes = std::size_t(4) << 20, .seconds = 20}; }
};

// `program` is started, confined, as the reader; it must know the verb inspect-worker. {"report": as shown, "masking": what a reviewer
// judges by}. Looking at the original is a change record. invalid_input:
// more text than `effort` allows; unreachable: it took longer; interrupted: the node ends, all three here and below. not_permitted when the
// gate refuses or the audience is too small to hide in: the audience's number, and where the label lets it go on to everybody the one
// across groups.
Result<Json> mask_report(Node& node, const Path& program, const record::Actor& who, std::string_view number, const MaskWish& wish,
                         const Effort& effort = {});

// What each audience would do: {"items": [{audience, name, k, floor, candidates, candidates_beside_earlier, smallest_class, passed, reason,
// everybody, closes, attributes}]}, nothing kept. One reading of the original, one masking an audience. `everybody`: the same under a label
// that lets it go on to everybody; `closes`: to which audiences reports of this member and time could go no more after this one went here.
Result<Json> weigh_audiences(Node& node, const Path& program, const record::Actor& who, std::string_view number, const Effort& effort = {});

// The draft's masking once more with what stood there before, for the hub's people alone: {"same": whether it still makes the draft's
// bytes, "masking": ...}. conflict without a draft.
Result<Json> compare_report(Node& node, const Path& program, const record::Actor& who, std::string_view number, std::string_view reason,
                            const Effort& effort = {});

// What others would see of bytes that nobody has sent yet, for whoever speaks for `member`; nothing is kept. `audience` empty: the
// member's first group. The other members are known to this masking by number, industry, region and size, not by name: were it to
// recognise them, one could ask it who takes part.
Result<Json> preview_report(Node& node, const Path& program, const record::Actor& who, std::string_view member, std::string_view audience,
                            const std::vector<share::IncomingFile>& files, const Effort& effort = Effort::of_a_preview());

}  // namespace sekimori::node
