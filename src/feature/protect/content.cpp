#include "feature/protect/content.h"

#include <toml++/toml.h>

#include <map>
#include <sstream>

namespace sekimori::protect {
namespace {

Json json_of(const toml::node& node) {
  if (const toml::table* table = node.as_table()) {
    Json out = Json::object();
    for (const auto& [name, value] : *table) out.set(name.str(), json_of(value));
    return out;
  }
  if (const toml::array* array = node.as_array()) {
    Json out = Json::array();
    for (const toml::node& value : *array) out.push(json_of(value));
    return out;
  }
  if (const auto text = node.value<std::string>(); text && node.is_string()) return Json(*text);
  if (node.is_boolean()) return Json(*node.value<bool>());
  if (node.is_integer()) return Json(*node.value<std::int64_t>());
  if (node.is_floating_point()) return Json(*node.value<double>());
  std::ostringstream date;
  if (const auto day = node.value<toml::date>()) date << *day;
  return Json(std::move(date).str());
}

std::map<std::string, Json, std::less<>> read_all() {
  std::map<std::string, Json, std::less<>> out;
  const auto read = [&](std::string_view file, std::string_view text) {
    const auto parsed = toml::parse(text, file);
    out.emplace(file.substr(0, file.rfind('.')), json_of(parsed));
  };
#define SEKIMORI_TEXT(name, text) read(name, text);
#include "protect/content.inc"
  return out;
}

}  // namespace

const Json& content(std::string_view name) {
  static const auto all = read_all();
  const auto found = all.find(name);
  SEKIMORI_CHECK(found != all.end());
  return found->second;
}

model::Wording wording_of(const Json& value) { return {std::string(value["ja"].text()), std::string(value["en"].text())}; }

}  // namespace sekimori::protect
