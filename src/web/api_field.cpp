#include "web/api_field.h"

#include <algorithm>
#include <charconv>

#include "web/json_schema.h"

namespace sekimori::web {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
  if (done.ec != std::errc() || done.ptr != text.data() + text.size()) return {};
  return value;
}

// A parameter is text; what the schema calls a number or a flag is read as one first.
Json value_of(const std::string& text, const Json& schema) {
  const std::string_view type = schema["type"].text();
  if (type == "integer")
    if (const auto number = whole_number(text)) return *number;
  if (type == "boolean" && (text == "true" || text == "false")) return text == "true";
  return text;
}

}  // namespace

QueryField text_field(std::string name, std::string about, int longest) {
  return {std::move(name), std::move(about), Json::object({{"type", "string"}, {"maxLength", longest}})};
}

QueryField number_field(std::string name, std::int64_t least, std::int64_t most, std::string about) {
  return {std::move(name), std::move(about), Json::object({{"type", "integer"}, {"minimum", least}, {"maximum", most}})};
}

QueryField flag_field(std::string name, std::string about) {
  return {std::move(name), std::move(about), Json::object({{"type", "boolean"}})};
}

QueryField day_field(std::string name, std::string about) {
  return {std::move(name), std::move(about), Json::object({{"type", "string"}, {"format", "date"}})};
}

QueryField instant_field(std::string name, std::string about) {
  return {std::move(name), std::move(about), Json::object({{"type", "string"}, {"format", "date-time"}})};
}

QueryField choice_field(std::string name, std::initializer_list<std::string_view> choices, std::string about) {
  Json values = Json::array();
  for (const std::string_view choice : choices) values.push(choice);
  return {std::move(name), std::move(about), Json::object({{"type", "string"}, {"enum", std::move(values)}})};
}

QueryField any_of(QueryField field) {
  field.many = true;
  return field;
}

std::vector<QueryField> page_fields(std::vector<QueryField> more) {
  more.push_back(number_field("limit", 1, 500, "how many at most; 100 unless given"));
  more.push_back(text_field("cursor", "the \"next\" of the page before", 2000));
  return more;
}

std::string_view query_text(const Request& request, std::string_view name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::string> query_texts(const Request& request, std::string_view name) {
  std::vector<std::string> values;
  std::string_view rest = query_text(request, name);
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(value_separator), rest.size());
    if (end > 0) values.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return values;
}

bool query_flag(const Request& request, std::string_view name) { return query_text(request, name) == "true"; }

Result<std::optional<Day>> query_day(const Request& request, std::string_view name) {
  const std::string_view text = query_text(request, name);
  if (text.empty()) return std::optional<Day>();
  return TRY(Day::parse(text));
}

Result<std::optional<Instant>> query_instant(const Request& request, std::string_view name) {
  const std::string_view text = query_text(request, name);
  if (text.empty()) return std::optional<Instant>();
  return TRY(Instant::parse(text));
}

std::optional<std::int64_t> query_number(const Request& request, std::string_view name) { return whole_number(query_text(request, name)); }

std::vector<FieldProblem> check_query(const Request& request, const std::vector<QueryField>& fields) {
  std::vector<FieldProblem> problems;
  const Language language = language_of(request);
  for (const auto& [name, text] : request.query) {
    const auto field = std::ranges::find(fields, name, &QueryField::name);
    if (field == fields.end()) {
      const Text unknown{.ja = "この問い合わせにない名前です。", .en = "This list takes no parameter of that name."};
      problems.push_back({.parameter = name, .detail = std::string(unknown.in(language))});
      continue;
    }
    const std::vector<std::string> values = field->many ? query_texts(request, name) : std::vector<std::string>{text};
    for (const std::string& value : values)
      for (FieldProblem& problem : check_schema(value_of(value, field->schema), field->schema, Json::object(), language)) {
        problem.parameter = name;
        problem.pointer.clear();
        problems.push_back(std::move(problem));
      }
  }
  return problems;
}

}  // namespace sekimori::web
