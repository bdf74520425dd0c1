#include "feature/govern/texts.h"

#include <toml++/toml.h>

#include <sstream>

namespace sekimori::govern {
namespace {

Json json_of(const toml::node& node) {
  if (const auto* table = node.as_table()) {
    Json out = Json::object();
    for (const auto& [key, value] : *table) out.set(key.str(), json_of(value));
    return out;
  }
  if (const auto* array = node.as_array()) {
    Json out = Json::array();
    for (const toml::node& one : *array) out.push(json_of(one));
    return out;
  }
  if (const auto text = node.value_exact<std::string>()) return Json(*text);
  if (const auto flag = node.value_exact<bool>()) return Json(*flag);
  if (const auto whole = node.value_exact<std::int64_t>()) return Json(*whole);
  if (const auto number = node.value_exact<double>()) return Json(*number);
  if (const auto day = node.value_exact<toml::date>()) {
    std::ostringstream out;
    out << *day;
    return Json(out.str());
  }
  return {};
}

std::vector<TextFile> read_all() {
  std::vector<TextFile> out;
  std::string_view folder;
  const auto read = [&](std::string_view file, std::string_view text) {
    out.push_back({.folder = std::string(folder), .name = std::string(file), .json = json_of(toml::parse(text, file))});
  };
#define SEKIMORI_TEXT(name, text) read(name, text);
  folder = "sources";
#include "govern/sources.inc"
#define SEKIMORI_TEXT(name, text) read(name, text);
  folder = "law";
#include "govern/law.inc"
#define SEKIMORI_TEXT(name, text) read(name, text);
  folder = "law/replays";
#include "govern/law_replays.inc"
#define SEKIMORI_TEXT(name, text) read(name, text);
  folder = "frameworks";
#include "govern/frameworks.inc"
#define SEKIMORI_TEXT(name, text) read(name, text);
  folder = "checks";
#include "govern/checks.inc"
#define SEKIMORI_TEXT(name, text) read(name, text);
  folder = "programme";
#include "govern/programme.inc"
#define SEKIMORI_TEXT(name, text) read(name, text);
  folder = "figures";
#include "govern/figures.inc"
  return out;
}

}  // namespace

const std::vector<TextFile>& all_text_files() {
  static const std::vector<TextFile> all = read_all();
  return all;
}

std::vector<const TextFile*> text_files(std::string_view folder) {
  std::vector<const TextFile*> out;
  for (const TextFile& file : all_text_files())
    if (file.folder == folder) out.push_back(&file);
  return out;
}

const Json& text_file(std::string_view folder, std::string_view name) {
  for (const TextFile& file : all_text_files())
    if (file.folder == folder && file.name == name) return file.json;
  check_failed("a text file of the program is there", __FILE__, __LINE__);
}

model::Wording wording_of(const Json& row) { return {row["ja"].string_or(""), row["en"].string_or("")}; }
model::Wording wording_of(const Json& row, std::string_view prefix) {
  return {row[std::string(prefix) + "_ja"].string_or(""), row[std::string(prefix) + "_en"].string_or("")};
}

std::string_view name_of(Standing standing) { return standing == Standing::verified ? "verified" : "unverified"; }
Standing standing_of(const Json& row, const Json& file) {
  const std::string_view own = row["standing"].text();
  return (own.empty() ? file["standing"].text() : own) == "verified" ? Standing::verified : Standing::unverified;
}

Json source_json(const Json& row, const Json& file) {
  const std::string_view own = row["source"].text();
  const std::string_view id = own.empty() ? file["source"].text() : own;
  for (const Json& source : text_file("sources", "sources.toml")["source"].items()) {
    if (source["id"].text() != id) continue;
    const std::string_view place = row["place"].text();
    return Json::object({{"id", id},
                         {"ja", source["ja"]},
                         {"en", source["en"]},
                         {"issuer", source["issuer"]},
                         {"year", source["year"]},
                         {"place", place.empty() && own.empty() ? file["place"].string_or("") : std::string(place)},
                         {"standing", name_of(standing_of(row, file))}});
  }
  return {};
}

}  // namespace sekimori::govern
