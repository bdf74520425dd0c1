// The value side of a detection item while modifiers are applied to it, one after the other.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/detect/rules/placeholders.h"
#include "engine/detect/rules/predicate.h"
#include "engine/detect/rules/yaml/yaml_tree.h"

namespace sekimori::detect {

// What one written value has become. A value may stand for several alternatives (windash, base64offset, expand).
struct SigmaValue {
  enum class Kind : unsigned char { text, number, boolean, null, regex, network, field, exists, comparison, time_part };
  Kind kind = Kind::text;
  Pattern pattern;       // text; also how a number was written
  std::string original;  // as written, for regex
  Case matching = Case::folded;
  double number = 0;
  bool boolean = false;
  std::string flags;        // of a regex: letters i m s
  bool open_start = false;  // of a regex or field reference: contains / endswith
  bool open_end = false;    // of a regex or field reference: contains / startswith
  Network network;
  Comparison comparison = Comparison::equal;
  TimePart part = TimePart::hour;
};

// Reads the YAML scalar: number, boolean, null, or text with wildcards.
SigmaValue read_sigma_value(const YamlNode& node);

// Applies one modifier to one value; several results are alternatives. `first` tells that no other modifier came before.
// Error: reason without line.
Result<std::vector<SigmaValue>> apply_modifier(std::string_view modifier, const SigmaValue& value, std::vector<std::string_view> earlier,
                                               const Placeholders* placeholders);

Result<Network> parse_network(std::string_view text);  // "10.0.0.0/8", "fe80::/10", one address

}  // namespace sekimori::detect
