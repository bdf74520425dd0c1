#include "web/json_schema.h"

#include <algorithm>

#include "base/ids.h"
#include "base/instant.h"
#include "base/text.h"

namespace sekimori::web {
namespace {

constexpr std::size_t most_problems = 20;

std::string_view type_of(const Json& value) {
  if (value.is_null()) return "null";
  if (value.is_bool()) return "boolean";
  if (value.is_integer()) return "integer";
  if (value.is_number()) return "number";
  if (value.is_string()) return "string";
  return value.is_array() ? "array" : "object";
}

class Checker {
 public:
  Checker(const Json& schemas, Language language) : schemas_(schemas), language_(language) {}

  std::vector<FieldProblem> problems;

  void check(const Json& value, const Json& given, const std::string& where) {
    if (problems.size() >= most_problems) return;
    const Json& schema = resolve(given);
    if (const Json* choices = schema.find("anyOf")) {
      const auto fits = [&](const Json& choice) { return check_schema(value, choice, schemas_, language_).empty(); };
      if (std::ranges::none_of(choices->items(), fits))
        refuse(where, Text{.ja = "形が合いません。", .en = "It fits none of the forms it may have."});
      return;
    }
    if (!check_type(value, schema, where)) return;
    if (const Json* choices = schema.find("enum");
        choices != nullptr && std::ranges::find(choices->items(), value) == choices->items().end())
      return refuse(where, Text{.ja = "選べる値は ", .en = "The value must be one of "}, choices->dump());
    if (const Json* only = schema.find("const"); only != nullptr && !(*only == value))
      return refuse(where, Text{.ja = "値は ", .en = "The value must be "}, only->dump());
    if (value.is_string()) check_text(value, schema, where);
    if (value.is_number()) check_number(value, schema, where);
    if (value.is_array()) check_array(value, schema, where);
    if (value.is_object()) check_object(value, schema, where);
  }

 private:
  const Json& resolve(const Json& schema) const {
    constexpr std::string_view before = "#/components/schemas/";
    const std::string_view reference = schema["$ref"].text();
    return reference.starts_with(before) ? schemas_[reference.substr(before.size())] : schema;
  }

  void refuse(const std::string& where, Text what, std::string_view detail = {}) {
    problems.push_back({.pointer = where, .detail = fmt::format("{}{}", what.in(language_), detail)});
  }

  bool check_type(const Json& value, const Json& schema, const std::string& where) {
    const Json* wanted = schema.find("type");
    if (wanted == nullptr) return true;
    const std::string_view type = type_of(value);
    const auto fits = [&](const Json& name) {
      if (name.text() == type || (name.text() == "number" && type == "integer")) return true;
      return name.text() == "integer" && type == "number" && value.number_or(0.5) == static_cast<double>(value.integer_or(0));
    };
    if (wanted->is_array() ? std::ranges::any_of(wanted->items(), fits) : fits(*wanted)) return true;
    refuse(where, Text{.ja = "種類が違います。必要なもの: ", .en = "The wrong kind of value; wanted: "},
           wanted->is_array() ? wanted->dump() : std::string(wanted->text()));
    return false;
  }

  void check_text(const Json& value, const Json& schema, const std::string& where) {
    const std::string_view text = value.text();
    const auto length =
        static_cast<std::int64_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
    if (const Json* most = schema.find("maxLength"); most != nullptr && length > most->integer_or(0))
      refuse(where, Text{.ja = "長すぎます。最大の文字数: ", .en = "Too long; characters at most: "}, most->dump());
    if (const Json* least = schema.find("minLength"); least != nullptr && length < least->integer_or(0))
      refuse(where, Text{.ja = "短すぎます。最小の文字数: ", .en = "Too short; characters at least: "}, least->dump());
    if (text.contains('\0')) refuse(where, Text{.ja = "使えない文字があります。", .en = "It holds a character that cannot be used (NUL)."});
    const std::string_view format = schema["format"].text();
    if (format == "date" && !Day::parse(text))
      refuse(where, Text{.ja = "日付は 2026-04-01 のように書きます。", .en = "A day is written 2026-04-01."});
    if (format == "date-time" && !Instant::parse(text))
      refuse(where,
             Text{.ja = "時刻は 2026-04-01T09:00:00+09:00 のように書きます。", .en = "A time is written 2026-04-01T09:00:00+09:00."});
    if (format == "uuid" && !Uuid::parse(text))
      refuse(where, Text{.ja = "識別子 (UUID) ではありません。", .en = "It is not an id (UUID)."});
  }

  void check_number(const Json& value, const Json& schema, const std::string& where) {
    const double number = value.number_or(0);
    if (const Json* least = schema.find("minimum"); least != nullptr && number < least->number_or(0))
      refuse(where, Text{.ja = "小さすぎます。最小: ", .en = "Too small; at least "}, least->dump());
    if (const Json* most = schema.find("maximum"); most != nullptr && number > most->number_or(0))
      refuse(where, Text{.ja = "大きすぎます。最大: ", .en = "Too large; at most "}, most->dump());
  }

  void check_array(const Json& value, const Json& schema, const std::string& where) {
    const auto size = static_cast<std::int64_t>(value.items().size());
    if (const Json* least = schema.find("minItems"); least != nullptr && size < least->integer_or(0))
      refuse(where, Text{.ja = "少なすぎます。最小の個数: ", .en = "Too few; at least "}, least->dump());
    if (const Json* most = schema.find("maxItems"); most != nullptr && size > most->integer_or(0))
      return refuse(where, Text{.ja = "多すぎます。最大の個数: ", .en = "Too many; at most "}, most->dump());
    if (const Json* each = schema.find("items"))
      for (std::size_t i = 0; i < value.items().size(); ++i) check(value.items()[i], *each, fmt::format("{}/{}", where, i));
  }

  void check_object(const Json& value, const Json& schema, const std::string& where) {
    const Json& members = schema["properties"];
    for (const Json& name : schema["required"].items())
      if (value.find(name.text()) == nullptr)
        refuse(where + "/" + std::string(name.text()), Text{.ja = "必要な項目がありません。", .en = "The field is needed."});
    const Json* others = schema.find("additionalProperties");
    for (const auto& [name, member] : value.members()) {
      const std::string place = where + "/" + name;
      if (const Json* known = members.find(name)) check(member, *known, place);
      else if (others != nullptr && others->is_bool() && !others->bool_or(true))
        refuse(place, Text{.ja = "この項目はありません。", .en = "There is no such field."});
      else if (others != nullptr && others->is_object()) check(member, *others, place);
    }
  }

  const Json& schemas_;
  Language language_;
};

}  // namespace

std::vector<FieldProblem> check_schema(const Json& value, const Json& schema, const Json& schemas, Language language) {
  Checker checker(schemas, language);
  checker.check(value, schema, "");
  return std::move(checker.problems);
}

const Json& api_schemas() {
  static const Json all = [] {
    Json schemas = Json::object();
    const auto add = [&](std::string_view name, std::string_view text) {
      const auto file = Json::parse(text);
      if (!file) fmt::print(stderr, "spec/api/{}: {}\n", name, file.error().message);
      SEKIMORI_CHECK(file.has_value());  // our own file, built in; a test parses each
      for (const auto& [component, schema] : file->members()) schemas.set(component, schema);
    };
#define SEKIMORI_TEXT(name, text) add(name, text);
#include "web/api_schemas.inc"
    return schemas;
  }();
  return all;
}

}  // namespace sekimori::web
