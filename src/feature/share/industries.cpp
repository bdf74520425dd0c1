#include "feature/share/industries.h"

#include <toml++/toml.h>

#include <algorithm>
#include <map>

namespace sekimori::share {
namespace {

std::vector<Industry> read_all() {
  std::vector<Industry> out;
  const auto read = [&](std::string_view file, std::string_view text) {
    const auto parsed = toml::parse(text, file);
    for (const std::string_view kind : {"division", "group"})
      for (const toml::node& row : *parsed[kind].as_array()) {
        const auto& table = *row.as_table();
        out.push_back({table["code"].value_or(std::string()),
                       table["of"].value_or(std::string()),
                       {table["ja"].value_or(std::string()), table["en"].value_or(std::string())}});
      }
  };
#define SEKIMORI_TEXT(name, text) read(name, text);
#include "share/industries.inc"
  return out;
}

}  // namespace

std::span<const Industry> industries() {
  static const std::vector<Industry> all = read_all();
  return all;
}

const Industry* find_industry(std::string_view code) {
  static const auto by_code = [] {
    std::map<std::string_view, const Industry*> out;
    for (const Industry& one : industries()) out.emplace(one.code, &one);
    return out;
  }();
  const auto found = by_code.find(code);
  return found == by_code.end() ? nullptr : found->second;
}

}  // namespace sekimori::share
