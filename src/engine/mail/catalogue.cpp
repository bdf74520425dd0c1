#include "engine/mail/catalogue.h"

#include <toml++/toml.h>

#include <array>

#include "base/text.h"

namespace sekimori::mail {
namespace {

constexpr std::array<std::string_view, 3> weight_names = {"note", "hint", "strong"};

std::string text_of(const toml::table& table, std::string_view name) { return table[name].value_or(std::string()); }

std::vector<std::string> list_of(const toml::table& table, std::string_view name) {
  std::vector<std::string> out;
  if (const toml::array* rows = table[name].as_array())
    for (const toml::node& row : *rows) out.push_back(row.value_or(std::string()));
  return out;
}

Weight weight_named(std::string_view name) {
  for (std::size_t i = 0; i < weight_names.size(); ++i)
    if (weight_names[i] == name) return static_cast<Weight>(i);
  return Weight::note;
}

void read_signs(const toml::table& file, Catalogue& out) {
  for (const auto& [id, node] : file) {
    const toml::table& row = *node.as_table();
    out.signs.emplace(id.str(),
                      SignKind{.weight = weight_named(text_of(row, "weight")), .ja = text_of(row, "ja"), .en = text_of(row, "en")});
  }
}

void read_pretexts(const toml::table& file, Catalogue& out) {
  for (const auto& [id, node] : file) {
    const toml::table& row = *node.as_table();
    const toml::table& title = *row["title"].as_table();
    Pretext one{.id = std::string(id.str()),
                .ja = text_of(title, "ja"),
                .en = text_of(title, "en"),
                .needs = static_cast<std::size_t>(row["needs"].value_or(1)),
                .words = {}};
    for (const std::string& word : list_of(row, "words")) one.words.push_back(fold(word));
    out.pretexts.push_back(std::move(one));
  }
}

void read_hosts(const toml::table& file, Catalogue& out) {
  for (std::string& one : list_of(file, "shorteners")) out.shorteners.insert(std::move(one));
  for (std::string& one : list_of(file, "leads_on")) out.leads_on.insert(std::move(one));
  for (std::string& one : list_of(file, "numbers")) out.numbers.insert(std::move(one));
  out.imitated = list_of(file, "imitated");
}

void read_answers(const toml::table& file, Catalogue& out) {
  for (const auto& [id, node] : file) {
    const toml::table& row = *node.as_table();
    const toml::table& title = *row["title"].as_table();
    out.answers.emplace(
        id.str(),
        Answer{.ja_title = text_of(title, "ja"), .en_title = text_of(title, "en"), .ja = text_of(row, "ja"), .en = text_of(row, "en")});
  }
}

void read_kinds(const toml::table& file, Catalogue& out) {
  for (const auto& [id, node] : file) {
    std::vector<std::string> words;
    for (const std::string& word : list_of(*node.as_table(), "words")) words.push_back(fold(word));
    out.kinds.emplace_back(std::string(id.str()), std::move(words));
  }
}

Catalogue read_all() {
  Catalogue out;
  const auto read = [&](std::string_view file, std::string_view text) {
    const toml::table parsed = toml::parse(text, file);
    if (file == "signs.toml") read_signs(parsed, out);
    else if (file == "pretexts.toml") read_pretexts(parsed, out);
    else if (file == "hosts.toml") read_hosts(parsed, out);
    else if (file == "answers.toml") read_answers(parsed, out);
    else if (file == "kinds.toml") read_kinds(parsed, out);
  };
#define SEKIMORI_TEXT(name, text) read(name, text);
#include "mail/signs.inc"
  return out;
}

}  // namespace

std::string_view name_of(Weight weight) { return weight_names.at(static_cast<std::size_t>(weight)); }

const SignKind* Catalogue::sign(std::string_view id) const {
  const auto found = signs.find(id);
  return found == signs.end() ? nullptr : &found->second;
}

const Catalogue& catalogue() {
  static const Catalogue all = read_all();
  return all;
}

}  // namespace sekimori::mail
