// YAML as a tree that knows its lines; the only place that touches yaml-cpp.
//
//   std::vector<YamlDocument> documents = TRY(parse_yaml(text));
//   const YamlNode* title = documents[0].root.find("title");
//   title->line;                                    // 1-based, for messages
//
// Hostile input is bounded: size, depth, number of nodes, and nodes produced by aliases. An alias is a copy of what its
// anchor names; an alias inside its own anchor is an error. Errors begin with "line N: ".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sekimori::detect {

enum class YamlKind : unsigned char { null, scalar, sequence, map };
enum class YamlStyle : unsigned char { plain, quoted };  // quoted includes block scalars: never a number, bool or null

struct YamlMember;

struct YamlNode {
  YamlKind kind = YamlKind::null;
  YamlStyle style = YamlStyle::plain;
  int line = 0;
  std::string text;                 // of a scalar
  std::vector<YamlNode> items;      // of a sequence
  std::vector<YamlMember> members;  // of a map, in file order; duplicate keys are an error

  const YamlNode* find(std::string_view key) const;  // nullptr when absent or not a map
  // Text of a scalar member, or empty.
  std::string_view text_of(std::string_view key) const;
  bool is_scalar() const { return kind == YamlKind::scalar; }
  bool is_sequence() const { return kind == YamlKind::sequence; }
  bool is_map() const { return kind == YamlKind::map; }
};

struct YamlMember {
  YamlNode first;   // the key
  YamlNode second;  // its value
};

struct YamlDocument {
  YamlNode root;
};

struct YamlLimits {
  size_t bytes = 1 << 20;
  int depth = 32;
  size_t nodes = 200'000;   // aliases count as often as they are used
  size_t members = 10'000;  // of one map: its keys are compared with each other
};

Result<std::vector<YamlDocument>> parse_yaml(std::string_view text, const YamlLimits& limits = {});

}  // namespace sekimori::detect
