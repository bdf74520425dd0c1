#include "model/names.h"

namespace sekimori::model {

Result<void> read_text(const Json& json, std::string_view member, std::string& out) {
  const Json& value = json[member];
  if (value.is_null()) return {};
  if (!value.is_string()) return error(ErrorCode::invalid_input, "{}: must be text", member);
  out = value.text();
  return {};
}

Result<void> read_texts(const Json& json, std::string_view member, std::vector<std::string>& out) {
  const Json& value = json[member];
  if (value.is_null()) return {};
  if (!value.is_array()) return error(ErrorCode::invalid_input, "{}: must be a list of texts", member);
  out.clear();
  for (const Json& item : value.items()) {
    if (!item.is_string()) return error(ErrorCode::invalid_input, "{}: must be a list of texts", member);
    out.emplace_back(item.text());
  }
  return {};
}

Result<void> read_integer(const Json& json, std::string_view member, std::int64_t& out) {
  const Json& value = json[member];
  if (value.is_null()) return {};
  if (!value.is_integer()) return error(ErrorCode::invalid_input, "{}: must be a whole number", member);
  out = value.integer_or(0);
  return {};
}

Result<void> read_number(const Json& json, std::string_view member, double& out) {
  const Json& value = json[member];
  if (value.is_null()) return {};
  if (!value.is_number()) return error(ErrorCode::invalid_input, "{}: must be a number", member);
  out = value.number_or(0);
  return {};
}

Result<void> read_day(const Json& json, std::string_view member, std::optional<Day>& out) {
  const Json& value = json[member];
  if (value.is_null()) return {};
  auto day = Day::parse(value.text());
  if (!day) return std::unexpected(std::move(day).error().at(member));
  out = *day;
  return {};
}

Result<void> read_instant(const Json& json, std::string_view member, Instant& out) {
  const Json& value = json[member];
  if (value.is_null()) return {};
  auto instant = Instant::parse(value.text());
  if (!instant) return std::unexpected(std::move(instant).error().at(member));
  out = *instant;
  return {};
}

Json day_json(const std::optional<Day>& day) { return day ? Json(day->to_string()) : Json(); }

Json texts_json(const std::vector<std::string>& texts) {
  Json out = Json::array();
  for (const std::string& text : texts) out.push(text);
  return out;
}

}  // namespace sekimori::model
