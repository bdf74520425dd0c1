// What a query parameter may be, once for the check and once for the API description.
//
//   route.query = {choice_field("state", {"new", "closed"}, "only those in this state"), day_field("as_of", "...")};
#pragma once

#include <initializer_list>

#include "base/instant.h"
#include "web/http.h"

namespace sekimori::web {

struct QueryField {
  std::string name;
  std::string about;  // English, for the API description
  Json schema;        // of JSON Schema: type, enum, minimum, maximum, maxLength, format
  bool many = false;  // may be given again: any of the values
};

QueryField text_field(std::string name, std::string about, int longest = 200);
QueryField number_field(std::string name, std::int64_t least, std::int64_t most, std::string about);
QueryField flag_field(std::string name, std::string about);  // true or false
QueryField day_field(std::string name, std::string about);
QueryField instant_field(std::string name, std::string about);
QueryField choice_field(std::string name, std::initializer_list<std::string_view> choices, std::string about);
QueryField any_of(QueryField field);  // the same, given as often as one likes
// "limit" and "cursor": what every list takes.
std::vector<QueryField> page_fields(std::vector<QueryField> more = {});

// The value of a parameter; empty, false or nothing when it was not given. The router has checked it for routes with an operation.
std::string_view query_text(const Request& request, std::string_view name);
std::vector<std::string> query_texts(const Request& request, std::string_view name);  // of one that may be given again
bool query_flag(const Request& request, std::string_view name);
Result<std::optional<Day>> query_day(const Request& request, std::string_view name);
Result<std::optional<Instant>> query_instant(const Request& request, std::string_view name);
std::optional<std::int64_t> query_number(const Request& request, std::string_view name);

// Every parameter that is unknown or malformed.
std::vector<FieldProblem> check_query(const Request& request, const std::vector<QueryField>& fields);

}  // namespace sekimori::web
