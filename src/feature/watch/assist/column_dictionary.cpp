#include "feature/watch/assist/column_dictionary.h"

#include <toml++/toml.h>

#include <algorithm>

#include "base/result.h"
#include "base/text.h"

namespace sekimori::watch {
namespace {

struct EmbeddedText {
  std::string_view file;
  std::string_view text;
};
constexpr EmbeddedText embedded_texts[] = {
#define SEKIMORI_TEXT(file, text) {file, text},
#include "watch/columns.inc"
};

std::vector<std::string> texts_of(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> out;
  if (const toml::array* list = node.as_array())
    for (const toml::node& item : *list) out.push_back(item.value_or(std::string()));
  SEKIMORI_CHECK(!out.empty());
  return out;
}

}  // namespace

std::string plain_column_name(std::string_view name) {
  std::string out;
  for (const char c : fold(name))
    if (c != ' ' && c != '_' && c != '-' && c != '.' && c != '@' && c != '(' && c != ')' && c != '/' && c != '"' && c != '\t') out += c;
  return out;
}

ColumnDictionary::ColumnDictionary() {
  for (const EmbeddedText& file : embedded_texts) {
    const toml::table table = toml::parse(file.text, file.file);
    const toml::array *roles = table["role"].as_array(), *operations = table["operation"].as_array();
    SEKIMORI_CHECK(roles != nullptr && operations != nullptr);
    for (const toml::node& node : *roles) {
      const toml::table& row = *node.as_table();
      ColumnRole role{row["role"].value_or(std::string()), row["field"].value_or(std::string()), row["values"].value_or(std::string()), {}};
      for (const std::string& name : texts_of(row["names"])) role.names.push_back(plain_column_name(name));
      roles_.push_back(std::move(role));
    }
    for (const toml::node& node : *operations) {
      const toml::table& row = *node.as_table();
      OperationGroup group{row["class"].value_or(std::string()), row["activity"].value_or(std::string()), texts_of(row["words"])};
      for (const std::string& word : group.words) by_word_.emplace(plain_column_name(word), operations_.size());
      operations_.push_back(std::move(group));
    }
  }
}

const ColumnDictionary& ColumnDictionary::standard() {
  static const ColumnDictionary dictionary;
  return dictionary;
}

double ColumnDictionary::name_fits(const ColumnRole& role, std::string_view column) const {
  const std::string plain = plain_column_name(column);
  if (plain.empty()) return 0;
  if (std::ranges::find(role.names, plain) != role.names.end()) return 1;
  // Short names ("at", "to", "ip") are inside too many others.
  return std::ranges::any_of(role.names, [&](const std::string& name) { return name.size() >= 4 && plain.contains(name); }) ? 0.6 : 0;
}

const OperationGroup* ColumnDictionary::operation_of(std::string_view value) const {
  const auto found = by_word_.find(plain_column_name(value));
  return found == by_word_.end() ? nullptr : &operations_[found->second];
}

}  // namespace sekimori::watch
