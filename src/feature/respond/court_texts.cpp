#include "feature/respond/court_texts.h"

#include <toml++/toml.h>

#include "base/result.h"

namespace sekimori::respond {
namespace {

struct EmbeddedText {
  std::string_view file;
  std::string_view text;
};
constexpr EmbeddedText embedded_texts[] = {
#define SEKIMORI_TEXT(file, text) {file, text},
#include "respond/court.inc"
};

std::vector<CourtDraft> read_drafts() {
  std::vector<CourtDraft> out;
  for (const EmbeddedText& file : embedded_texts) {
    const toml::table table = toml::parse(file.text, file.file);
    for (const toml::node& node : *table["draft"].as_array()) {
      const toml::table& row = *node.as_table();
      CourtDraft draft;
      draft.name = row["name"].value_or(std::string());
      draft.title = row["title"].value_or(std::string());
      draft.law = row["law"].value_or(std::string());
      draft.law_checked = row["verified"].value_or(std::string()) == "V";
      if (const toml::array* lines = row["lines"].as_array())
        for (const toml::node& line : *lines) draft.lines.push_back(line.value_or(std::string()));
      if (const toml::array* attach = row["attach"].as_array())
        for (const toml::node& line : *attach) draft.attach.push_back(line.value_or(std::string()));
      SEKIMORI_CHECK(!draft.name.empty() && !draft.lines.empty());
      out.push_back(std::move(draft));
    }
  }
  return out;
}

}  // namespace

const std::vector<CourtDraft>& court_drafts() {
  static const std::vector<CourtDraft> all = read_drafts();
  return all;
}

const CourtDraft* find_court_draft(std::string_view name) {
  for (const CourtDraft& draft : court_drafts())
    if (draft.name == name) return &draft;
  return nullptr;
}

}  // namespace sekimori::respond
