// What a person adds to the masking of one report, and what of the attacker's it takes back.
//
//   ByHand hand;
//   hand.also.push_back(TRY(hand_mask_from("みなと計画=product")));          // goes wherever it stands, in every dress
//   hand.keep.push_back(TRY(hand_keep_from("mx.bad.example=sent it")));      // stays, unless the roster knows it
//
// What the roster or a recipient's address says is a victim's cannot be kept by hand: the gate would refuse it, and rightly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "engine/mask/identifier.h"

namespace sekimori::mask {

struct HandMask {
  std::string text;
  Identifier identifier = Identifier::organisation;
};
struct HandKeep {
  std::string value, reason;
};
struct ByHand {
  std::vector<HandMask> also = {};
  std::vector<HandKeep> keep = {};
  bool empty() const { return also.empty() && keep.empty(); }
};

// "TEXT=class" with the name of an identifier, "VALUE=reason": the last sign = counts. invalid_input: no such class, no reason, fewer than
// two letters.
Result<HandMask> hand_mask_from(std::string_view text);
Result<HandKeep> hand_keep_from(std::string_view text);

Json to_json(const ByHand& hand);  // {also: [{text, class}], keep: [{value, reason}]}
// Also of null: nothing. invalid_input: another shape, or more than 200 rows.
Result<ByHand> by_hand_from(const Json& json);

}  // namespace sekimori::mask
