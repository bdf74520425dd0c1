// Members of a JSON body that are more than one text. The schema has checked their shape; a day may still not exist.
//
//   nda.secrets = texts_in(request.json, "secrets");
//   const Day day = TRY(day_in(request.json, "on")).value_or(today);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::web {

std::vector<std::string> texts_in(const Json& body, std::string_view member);
Result<std::optional<Day>> day_in(const Json& body, std::string_view member);  // nothing: absent or empty
std::string text_in(const Json& body, std::string_view member, std::string_view otherwise);

}  // namespace sekimori::web
