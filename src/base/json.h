// JSON (RFC 8259): a small value for documents, and canonical text (JCS, RFC 8785) for hashing.
//
//   Json record = Json::object();
//   record.set("type", "secret.created");
//   record.set("count", 3);
//   std::string text = record.canonical();      // {"count":3,"type":"secret.created"}
//   Json back = TRY(Json::parse(text));
//   back["count"].integer_or(0);                // 3; a missing member is null, never an error
//
// Hot paths that read millions of lines use simdjson directly inside their own .cpp instead.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace sekimori {

class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;  // insertion order is kept

  Json() = default;  // null
  Json(std::nullptr_t) {}
  Json(std::same_as<bool> auto value) : value_(value) {}
  Json(std::integral auto value)
    requires(!std::same_as<decltype(value), bool>)
      : value_(static_cast<std::int64_t>(value)) {}
  Json(double value) : value_(value) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  static Json object() { return Json(Object{}); }
  static Json object(std::initializer_list<Member> members) { return Json(Object(members)); }
  static Json array() { return Json(Array{}); }
  // Of equal names the last counts, in the place of the first. O(n log n).
  static Json of_members(Object members);

  // Strict UTF-8 JSON text of at most 64 levels. invalid_input with the reason otherwise. Integers outside int64
  // become doubles; of equal names the last counts.
  static Result<Json> parse(std::string_view text);

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  bool is_bool() const { return std::holds_alternative<bool>(value_); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(value_); }
  bool is_number() const { return is_integer() || std::holds_alternative<double>(value_); }
  bool is_string() const { return std::holds_alternative<std::string>(value_); }
  bool is_array() const { return std::holds_alternative<Array>(value_); }
  bool is_object() const { return std::holds_alternative<Object>(value_); }

  // The value, or the fallback when it is of another kind.
  bool bool_or(bool fallback) const;
  std::int64_t integer_or(std::int64_t fallback) const;
  double number_or(double fallback) const;
  std::string string_or(std::string_view fallback) const;
  std::string_view text() const;  // empty when not a string; lives as long as this value

  // What lies inside; of a value that is about to end, what it held: `for (const auto& [name, value] : to_json(x).members())` is safe.
  const Array& items() const&;  // empty when not an array
  Array items() &&;
  const Object& members() const&;  // empty when not an object
  Object members() &&;
  const Json& operator[](std::string_view name) const&;  // null when absent
  Json operator[](std::string_view name) &&;
  const Json* find(std::string_view name) const;  // nullptr when absent

  Json& set(std::string_view name, Json value);  // replaces or appends; makes null an object. Returns *this
  Json& push(Json value);                        // appends; makes null an array. Returns *this
  void erase(std::string_view name);

  std::string dump() const;       // one line, members in insertion order
  std::string canonical() const;  // JCS: members sorted by UTF-16 code units, ECMAScript numbers
  bool operator==(const Json&) const = default;

 private:
  explicit Json(Object value) : value_(std::move(value)) {}
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

// Appends text as a JSON string with its quotes; invalid UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace sekimori
