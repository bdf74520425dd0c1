// Who may see it, as STIX marks it: the Traffic Light Protocol, versions 1 and 2.
//
//   const Tlp level = strictest(object);          // of object_marking_refs; Tlp::unmarked when none of them is a TLP
//   tlp_of("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1");        // Tlp::red
//
// The marks themselves are spec/stix_markings.toml.
#pragma once

#include <optional>

#include "engine/stix/json_view.h"

namespace sekimori::stix {

enum class Tlp : unsigned char { unmarked, clear, green, amber, amber_strict, red };
constexpr std::size_t tlp_count = 6;
std::string_view identifier_of(Tlp tlp);  // "amber_strict"
std::optional<Tlp> tlp_from_identifier(std::string_view identifier);

std::optional<Tlp> tlp_of(std::string_view marking_id);
// The id of the mark in version 2; empty for unmarked.
std::string_view marking_id_of(Tlp tlp);
// Of several TLP marks the strictest counts: of the object's own and of those on a part of it.
Tlp strictest(JsonView object);
// Whether a marking definition with definition_type "tlp" is one of the four of the standard, word for word where it matters.
bool is_standard_tlp_definition(JsonView marking_definition);

}  // namespace sekimori::stix
