#include "web/body_field.h"

namespace sekimori::web {

std::vector<std::string> texts_in(const Json& body, std::string_view member) {
  std::vector<std::string> out;
  for (const Json& item : body[member].items()) out.emplace_back(item.text());
  return out;
}

Result<std::optional<Day>> day_in(const Json& body, std::string_view member) {
  const std::string_view text = body[member].text();
  if (text.empty()) return std::optional<Day>();
  return std::optional<Day>(TRY(Day::parse(text)));
}

std::string text_in(const Json& body, std::string_view member, std::string_view otherwise) {
  const std::string_view text = body[member].text();
  return std::string(text.empty() ? otherwise : text);
}

}  // namespace sekimori::web
