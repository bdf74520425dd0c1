#include "feature/teach/newsletter/section_plan.h"

#include <toml++/toml.h>

#include <algorithm>

namespace sekimori::teach {
namespace {

model::Wording wording_of(const toml::table& table, std::string_view name) {
  const auto in = [&](std::string_view language) { return table[name][language].value_or(std::string()); };
  return {in("ja"), in("en")};
}

NewsletterPlan read_plan() {
  NewsletterPlan out;
  const auto read = [&](std::string_view file, std::string_view text) {
    const auto parsed = toml::parse(text, file);
    out.title = wording_of(parsed, "title");
    for (const toml::node& row : *parsed["section"].as_array()) {
      const auto& table = *row.as_table();
      out.sections.push_back({.id = table["id"].value_or(std::string()),
                              .numbered = table["numbered"].value_or(false),
                              .may_rest = table["may_rest"].value_or(false),
                              .days = table["days"].value_or(0),
                              .title = wording_of(table, "title"),
                              .asks = wording_of(table, "asks"),
                              .rest = wording_of(table, "rest"),
                              .fixed = wording_of(table, "text")});
    }
  };
#define SEKIMORI_TEXT(name, text) read(name, text);
#include "teach/newsletter_sections.inc"
  return out;
}

}  // namespace

const SectionPlan* NewsletterPlan::find(std::string_view id) const {
  const auto found = std::ranges::find(sections, id, &SectionPlan::id);
  return found == sections.end() ? nullptr : &*found;
}

const NewsletterPlan& newsletter_plan() {
  static const NewsletterPlan plan = read_plan();
  return plan;
}

}  // namespace sekimori::teach
