#include "base/json.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "base/text.h"

namespace sekimori {
namespace {

constexpr int max_depth = 64;

Result<Json> convert(simdjson::dom::element element, int depth) {
  using simdjson::dom::element_type;
  if (depth > max_depth) return error(ErrorCode::invalid_input, "JSON nested deeper than {} levels", max_depth);
  switch (element.type()) {
    case element_type::NULL_VALUE: return Json();
    case element_type::BOOL: return Json(element.get_bool().value_unsafe());
    case element_type::INT64: return Json(element.get_int64().value_unsafe());
    case element_type::UINT64: return Json(static_cast<double>(element.get_uint64().value_unsafe()));
    case element_type::DOUBLE: return Json(element.get_double().value_unsafe());
    case element_type::STRING: return Json(std::string_view(element.get_string().value_unsafe()));
    case element_type::ARRAY: {
      Json out = Json::array();
      const simdjson::dom::array array = element.get_array().value_unsafe();
      for (auto item : array) out.push(TRY(convert(item, depth + 1)));
      return out;
    }
    case element_type::OBJECT: {
      const simdjson::dom::object object = element.get_object().value_unsafe();
      Json::Object out;
      for (auto field : object) out.emplace_back(std::string(field.key), TRY(convert(field.value, depth + 1)));
      return Json::of_members(std::move(out));
    }
  }
  return Json();
}

// ECMAScript Number::toString, as RFC 8785 section 3.2.2.3 asks.
void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  if (value == 0) {
    out += '0';
    return;
  }
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
  std::string_view text(buffer, static_cast<size_t>(end - buffer));
  if (text.front() == '-') {
    out += '-';
    text.remove_prefix(1);
  }
  const size_t e = text.find('e');
  std::string digits(text.substr(0, e));
  std::erase(digits, '.');
  std::string_view exponent_text = text.substr(e + 1);
  if (exponent_text.front() == '+') exponent_text.remove_prefix(1);
  int exponent = 0;
  std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent);
  const int k = static_cast<int>(digits.size());
  const int n = exponent + 1;  // value = 0.digits * 10^n
  if (k <= n && n <= 21) {
    out += digits;
    out.append(static_cast<size_t>(n - k), '0');
  } else if (0 < n && n <= 21) {
    out.append(digits, 0, static_cast<size_t>(n));
    out += '.';
    out.append(digits, static_cast<size_t>(n));
  } else if (-6 < n && n <= 0) {
    out += "0.";
    out.append(static_cast<size_t>(-n), '0');
    out += digits;
  } else {
    out += digits[0];
    if (k > 1) {
      out += '.';
      out.append(digits, 1);
    }
    out += 'e';
    out += n - 1 < 0 ? '-' : '+';
    out += std::to_string(std::abs(n - 1));
  }
}

enum class MemberOrder { insertion, canonical };

void write(std::string& out, const Json& value, MemberOrder order) {
  if (value.is_null()) {
    out += "null";
  } else if (value.is_bool()) {
    out += value.bool_or(false) ? "true" : "false";
  } else if (value.is_integer()) {
    out += std::to_string(value.integer_or(0));
  } else if (value.is_number()) {
    append_number(out, value.number_or(0));
  } else if (value.is_string()) {
    append_json_string(out, value.text());
  } else if (value.is_array()) {
    out += '[';
    bool first = true;
    for (const Json& item : value.items()) {
      if (!first) out += ',';
      first = false;
      write(out, item, order);
    }
    out += ']';
  } else {
    std::vector<const Json::Member*> members;
    for (const auto& member : value.members()) members.push_back(&member);
    if (order == MemberOrder::canonical) std::ranges::sort(members, [](auto* a, auto* b) { return utf16_less(a->first, b->first); });
    out += '{';
    bool first = true;
    for (const auto* member : members) {
      if (!first) out += ',';
      first = false;
      append_json_string(out, member->first);
      out += ':';
      write(out, member->second, order);
    }
    out += '}';
  }
}

bool has_equal_names(const Json::Object& members) {
  if (members.size() <= 16) {  // nearly every object: no memory of its own
    for (std::size_t i = 1; i < members.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        if (members[k].first == members[i].first) return true;
    return false;
  }
  std::vector<std::string_view> names;
  names.reserve(members.size());
  for (const auto& [name, value] : members) names.push_back(name);
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) != names.end();
}

}  // namespace

Json Json::of_members(Object members) {
  if (!has_equal_names(members)) return Json(std::move(members));
  std::map<std::string_view, std::size_t> first;
  std::vector<bool> again(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto [at, fresh] = first.try_emplace(members[i].first, i);
    if (fresh) continue;
    members[at->second].second = std::move(members[i].second);
    again[i] = true;
  }
  Object kept;
  for (std::size_t i = 0; i < members.size(); ++i)
    if (!again[i]) kept.push_back(std::move(members[i]));
  return Json(std::move(kept));
}

Result<Json> Json::parse(std::string_view text) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (auto code = parser.parse(text.data(), text.size()).get(root))
    return error(ErrorCode::invalid_input, "not JSON: {}", simdjson::error_message(code));
  return convert(root, 0);
}

bool Json::bool_or(bool fallback) const {
  const bool* value = std::get_if<bool>(&value_);
  return value != nullptr ? *value : fallback;
}

std::int64_t Json::integer_or(std::int64_t fallback) const {
  if (const auto* value = std::get_if<std::int64_t>(&value_)) return *value;
  if (const auto* value = std::get_if<double>(&value_); value != nullptr && std::abs(*value) < 9e18)
    return static_cast<std::int64_t>(*value);
  return fallback;
}

double Json::number_or(double fallback) const {
  if (const auto* value = std::get_if<double>(&value_)) return *value;
  if (const auto* value = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*value);
  return fallback;
}

std::string Json::string_or(std::string_view fallback) const { return std::string(is_string() ? text() : fallback); }

std::string_view Json::text() const {
  const auto* value = std::get_if<std::string>(&value_);
  return value != nullptr ? std::string_view(*value) : std::string_view();
}

const Json::Array& Json::items() const& {
  static const Array none;
  const auto* value = std::get_if<Array>(&value_);
  return value != nullptr ? *value : none;
}

const Json::Object& Json::members() const& {
  static const Object none;
  const auto* value = std::get_if<Object>(&value_);
  return value != nullptr ? *value : none;
}

const Json* Json::find(std::string_view name) const {
  for (const auto& member : members())
    if (member.first == name) return &member.second;
  return nullptr;
}

const Json& Json::operator[](std::string_view name) const& {
  static const Json null;
  const Json* found = find(name);
  return found != nullptr ? *found : null;
}

Json::Array Json::items() && {
  auto* value = std::get_if<Array>(&value_);
  return value != nullptr ? std::move(*value) : Array{};
}

Json::Object Json::members() && {
  auto* value = std::get_if<Object>(&value_);
  return value != nullptr ? std::move(*value) : Object{};
}

Json Json::operator[](std::string_view name) && {
  const Json* found = find(name);
  return found != nullptr ? std::move(*const_cast<Json*>(found)) : Json();
}

Json& Json::set(std::string_view name, Json value) {
  if (is_null()) value_ = Object{};
  auto* object = std::get_if<Object>(&value_);
  SEKIMORI_CHECK(object != nullptr);
  for (auto& member : *object) {
    if (member.first == name) {
      member.second = std::move(value);
      return *this;
    }
  }
  object->emplace_back(std::string(name), std::move(value));
  return *this;
}

Json& Json::push(Json value) {
  if (is_null()) value_ = Array{};
  auto* array = std::get_if<Array>(&value_);
  SEKIMORI_CHECK(array != nullptr);
  array->push_back(std::move(value));
  return *this;
}

void Json::erase(std::string_view name) {
  if (auto* object = std::get_if<Object>(&value_)) std::erase_if(*object, [&](const Member& m) { return m.first == name; });
}

std::string Json::dump() const {
  std::string out;
  write(out, *this, MemberOrder::insertion);
  return out;
}

std::string Json::canonical() const {
  std::string out;
  write(out, *this, MemberOrder::canonical);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x80) {
      const size_t start = i;
      const char32_t code = next_code_point(text, i);
      if (code == replacement_character && text.substr(start, i - start) != "\xEF\xBF\xBD") out += "\xEF\xBF\xBD";
      else out.append(text.substr(start, i - start));
      continue;
    }
    ++i;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (c < 0x20) {
          out += "\\u00";
          out += digits[c >> 4];
          out += digits[c & 15];
        } else {
          out += static_cast<char>(c);
        }
    }
  }
  out += '"';
}

}  // namespace sekimori
