// A document of any of the three notations as one tree of JSON: JSON itself, YAML, and OSCAL's XML.
//
//   Json tree = TRY(document_tree(text, "catalog.yaml"));
//
// Hostile input is bounded: 24 MiB, depth, number of nodes; an alias of YAML counts as often as it is used. XML has no entities of its own.
// Which notation it is, the text says, not the name.
#pragma once

#include <string_view>

#include "base/json.h"

namespace sekimori::govern {

constexpr std::size_t largest_document = std::size_t(24) << 20;

Result<Json> document_tree(std::string_view text, std::string_view name);

}  // namespace sekimori::govern
