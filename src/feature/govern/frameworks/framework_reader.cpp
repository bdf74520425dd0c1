#include "feature/govern/frameworks/framework_reader.h"

#include <algorithm>
#include <map>

#include "feature/govern/frameworks/document_tree.h"
#include "feature/govern/frameworks/library_reader.h"
#include "feature/govern/frameworks/oscal_reader.h"

namespace sekimori::govern {

Result<void> settle_framework(Framework& out, std::string_view name) {
  if (out.items.size() > most_framework_items || out.mappings.size() > most_framework_mappings)
    return error(ErrorCode::invalid_input, "more than {} groups and controls", most_framework_items);
  if (out.format != "ciso-library" && !out.format.starts_with("oscal-"))
    return error(ErrorCode::invalid_input, "{}: neither a document of OSCAL nor a library of CISO Assistant", name);
  if (out.id.empty()) out.id = name;
  if (out.version.empty()) out.version = "1";
  std::map<std::string_view, std::string_view> known;  // id: its parent's
  for (const FrameworkItem& item : out.items)
    if (!known.emplace(item.id, item.parent).second)
      return error(ErrorCode::invalid_input, "{}: the id '{}' stands twice", name, item.id.substr(0, 100));
  std::size_t orphans = 0;
  for (FrameworkItem& item : out.items)
    if (!item.parent.empty() && !known.contains(item.parent)) {
      item.parent.clear();
      known[item.id] = item.parent;
      ++orphans;
    }
  leave_out(out, "parents that are not there", orphans);
  // A circle of parents has no end either.
  for (const FrameworkItem& item : out.items) {
    int depth = 0;
    std::string_view at = item.parent;
    for (; !at.empty() && depth <= deepest_group; ++depth) {
      const auto above = known.find(at);
      at = above == known.end() ? std::string_view() : above->second;
    }
    if (depth > deepest_group) return error(ErrorCode::invalid_input, "groups nested deeper than {} levels", deepest_group);
  }
  return {};
}

Result<Framework> framework_of(const Json& tree, std::string_view name) {
  Framework out;
  std::string_view kind;
  for (const std::string_view one : oscal_kinds)
    if (tree[one].is_object() && kind.empty()) kind = one;
  if (!kind.empty()) out = TRY(read_oscal_document(tree, kind));
  else if (is_library(tree)) out = TRY(read_library(tree));
  else return error(ErrorCode::invalid_input, "{}: neither a document of OSCAL nor a library of CISO Assistant", name);
  if (out.items.empty() && out.mappings.empty())
    return kind.empty() ? error(ErrorCode::invalid_input, "{}: no requirement, control or mapping in this library", name)
                        : error(ErrorCode::invalid_input, "{}: no group, control or mapping in this {}", name, kind);
  TRY(settle_framework(out, name));
  const auto is_control = [](const FrameworkItem& item) { return item.assessable || item.more["kind"].text() == "control"; };
  if (out.format == "oscal-catalog" && std::ranges::none_of(out.items, is_control))
    return error(ErrorCode::invalid_input, "{}: a catalogue without a control", name);
  return out;
}

Result<Framework> read_framework(std::string_view text, std::string_view name) {
  return framework_of(TRY(document_tree(text, name)), name);
}

}  // namespace sekimori::govern
