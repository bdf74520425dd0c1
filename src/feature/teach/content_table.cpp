#include "feature/teach/content_table.h"

#include <toml++/toml.h>

namespace sekimori::teach {
namespace {

Json json_of(const toml::node& node) {
  if (const toml::table* table = node.as_table()) {
    Json out = Json::object();
    for (const auto& [key, value] : *table) out.set(std::string_view(key.str()), json_of(value));
    return out;
  }
  if (const toml::array* array = node.as_array()) {
    Json out = Json::array();
    for (const toml::node& value : *array) out.push(json_of(value));
    return out;
  }
  if (const auto* text = node.as_string()) return std::string_view(text->get());
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* truth = node.as_boolean()) return truth->get();
  if (const auto* number = node.as_floating_point()) return number->get();
  return {};
}

}  // namespace

Result<Json> read_content(std::string_view file, std::string_view text) try {
  return json_of(toml::parse(text, file));
} catch (const toml::parse_error& wrong) {
  return error(ErrorCode::invalid_input, "{}:{}: {}", file, wrong.source().begin.line, std::string(wrong.description()));
}

}  // namespace sekimori::teach
