// Closed lists: an enum and the names it has outside. Shared by the .cpp files of this room.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::model {

template <class Enum, size_t n>
std::optional<Enum> value_named(const std::array<std::string_view, n>& names, std::string_view name) {
  for (size_t i = 0; i < n; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return {};
}

// Readers of JSON members that say which member is wrong. An absent member leaves the default.
Result<void> read_text(const Json& json, std::string_view member, std::string& out);
Result<void> read_texts(const Json& json, std::string_view member, std::vector<std::string>& out);
Result<void> read_integer(const Json& json, std::string_view member, std::int64_t& out);
Result<void> read_number(const Json& json, std::string_view member, double& out);
Result<void> read_day(const Json& json, std::string_view member, std::optional<Day>& out);
Result<void> read_instant(const Json& json, std::string_view member, Instant& out);

template <class Enum, size_t n>
Result<void> read_named(const Json& json, std::string_view member, const std::array<std::string_view, n>& names, Enum& out) {
  const Json& value = json[member];
  if (value.is_null()) return {};
  const auto found = value_named<Enum>(names, value.text());
  if (!value.is_string() || !found) {
    std::string list;
    for (std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
    return error(ErrorCode::invalid_input, "{}: must be one of {}", member, list);
  }
  out = *found;
  return {};
}

Json day_json(const std::optional<Day>& day);
Json texts_json(const std::vector<std::string>& texts);

}  // namespace sekimori::model
