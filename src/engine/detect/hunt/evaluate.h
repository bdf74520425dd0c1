// One predicate against one value: the plain meaning, without any index. The matcher uses it for what cannot be indexed
// and for telling which fields made a rule true; tests use it as the oracle.
#pragma once

#include <optional>
#include <string_view>

#include "base/instant.h"
#include "engine/detect/rules/predicate.h"
#include "engine/detect/rules/regex.h"
#include "model/log_record.h"

namespace sekimori::detect {

struct ValueView {
  std::string_view raw;
  std::string_view folded;  // fold_case(raw)
  model::ValueKind kind = model::ValueKind::text;
};

// Of the tests that look at one value: pattern, number, regex (`regex` is its compiled form), network, time_part.
// null, exists and field look at the whole event and are the caller's. Null values satisfy none of these.
bool holds_for_value(const Predicate& predicate, const Regex* regex, const Zone& zone, const ValueView& value);

// Test::field: this value against one value of the other field, both folded.
bool holds_for_pair(const Predicate& predicate, std::string_view folded, std::string_view other_folded);

std::optional<double> to_number(std::string_view text);  // decimal or 0x..., whole text
bool lies_in(const Network& network, std::string_view address);
int part_of(TimePart part, Instant at, const Zone& zone);
bool compare(Comparison comparison, double left, double right);

}  // namespace sekimori::detect
