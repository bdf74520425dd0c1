// What the readers of foreign frameworks share: taking up items within the limits, texts in the language they are in, and what is kept
// though nothing of ours stands for it.
//
//   TRY(add_item(out, std::move(item)));
//   keep_rest(node, {"id", "title"}, item.more);
#pragma once

#include <initializer_list>

#include "feature/govern/frameworks/framework.h"

namespace sekimori::govern {

constexpr int deepest_group = 24;
constexpr std::size_t most_framework_items = 50'000;
constexpr std::size_t most_framework_mappings = 200'000;

// invalid_input: more than most_framework_items.
Result<void> add_item(Framework& out, FrameworkItem item);
Result<void> add_mapping(Framework& out, FrameworkMapping mapping);
// "what: count", unless there is none.
void leave_out(Framework& out, std::string_view what, std::size_t count);

// Of a list or an object its members, of a scalar 1, of null 0.
std::size_t size_of(const Json& json);
// The namespace of props that only we write.
constexpr std::string_view own_namespace = "urn:sekimori:oscal";

// A scalar as text.
std::string text_of(const Json& json);
// A text in the language that its document says it is in; what is neither Japanese nor English stands where English does.
model::Wording in_language(std::string_view locale, std::string text);
// Copies the members of an object that are not `taken`.
void keep_rest(const Json& node, std::initializer_list<std::string_view> taken, Json& more);
// The list under the first of the names that is there; an object alone counts as a list of one.
Json::Array list_of(const Json& node, std::initializer_list<std::string_view> names);

}  // namespace sekimori::govern
