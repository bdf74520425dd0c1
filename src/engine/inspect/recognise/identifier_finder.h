// Finds identifiers of people and firms: mail_address, phone_number, my_number, corporate_number, card_number,
// postal_code, address.
//
//   for (const model::SensitiveFinding& finding : find_identifiers(folded)) ...
//   // {"my_number", count 3, confidence 0.95, ranges}
//
// A string of digits climbs a ladder: form and boundaries, check digit, keyword within 300 characters, a column of its
// like, number of different values. Where it ends is the confidence. Numbers that could be two things count once, as the
// likelier. `count` is of all occurrences, `ranges` (code points) of the first 200. One pass; any thread.
#pragma once

#include <vector>

#include "engine/inspect/recognise/folded_text.h"

namespace sekimori::inspect {

std::vector<model::SensitiveFinding> find_identifiers(const FoldedText& text);

// Check digits; `digits` are ASCII digits only.
bool is_my_number(std::u16string_view digits);         // 12 digits, ordinance on the number act, article 5
bool is_corporate_number(std::u16string_view digits);  // 13 digits
bool is_card_number(std::u16string_view digits);       // Luhn, issuer range and its length

}  // namespace sekimori::inspect
