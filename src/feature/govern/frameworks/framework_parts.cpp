#include "feature/govern/frameworks/framework_parts.h"

#include <algorithm>

namespace sekimori::govern {

Result<void> add_item(Framework& out, FrameworkItem item) {
  if (out.items.size() >= most_framework_items)
    return error(ErrorCode::invalid_input, "more than {} groups and controls", most_framework_items);
  out.items.push_back(std::move(item));
  return {};
}

Result<void> add_mapping(Framework& out, FrameworkMapping mapping) {
  if (out.mappings.size() >= most_framework_mappings)
    return error(ErrorCode::invalid_input, "more than {} mappings", most_framework_mappings);
  out.mappings.push_back(std::move(mapping));
  return {};
}

void leave_out(Framework& out, std::string_view what, std::size_t count) {
  if (count > 0) out.left_out.push_back(fmt::format("{}: {}", what, count));
}

std::size_t size_of(const Json& json) {
  if (json.is_array()) return json.items().size();
  if (json.is_object()) return json.members().size();
  return json.is_null() ? 0 : 1;
}

std::string text_of(const Json& json) {
  if (json.is_string()) return std::string(json.text());
  if (json.is_integer()) return std::to_string(json.integer_or(0));
  if (json.is_number()) return fmt::format("{}", json.number_or(0));
  if (json.is_bool()) return json.bool_or(false) ? "true" : "false";
  return {};
}

model::Wording in_language(std::string_view locale, std::string text) {
  return locale.starts_with("ja") ? model::Wording{std::move(text), {}} : model::Wording{{}, std::move(text)};
}

void keep_rest(const Json& node, std::initializer_list<std::string_view> taken, Json& more) {
  for (const auto& [name, value] : node.members())
    if (!value.is_null() && std::ranges::find(taken, name) == taken.end()) more.set(name, value);
}

Json::Array list_of(const Json& node, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const Json& found = node[name];
    if (found.is_array()) return found.items();
    if (found.is_object()) return {found};
  }
  return {};
}

}  // namespace sekimori::govern
