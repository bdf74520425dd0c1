#include "cli/safeguard_access.h"
#include "feature/protect/rights/table_mapping.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto line = [&](std::string_view name, std::string_view title, bool verified) {
    if (arguments.has("json"))
      at.out(Json::object({{"name", name}, {"title", title}, {"verified", verified ? "source" : "unverified"}}).dump() + "\n");
    else
      at.out(fmt::format("{:<20} {}{}\n", name, title,
                         verified                      ? ""
                         : at.language == Language::ja ? " (実物で未確認)"
                                                       : " (not checked against a real file)"));
  };
  for (const auto& format : protect::rights::formats()) line(format.name, format.title.in(at.language), true);
  for (const auto& mapping : protect::rights::TableMappings::embedded().all())
    line(mapping.name, at.language == Language::ja ? mapping.title_ja : mapping.title_en, mapping.verified);
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_rights_formats;
const Verb verb_rights_formats{.name = "rights formats",
                               .summary = {.ja = "取り込める形式の一覧を表示する", .en = "list the formats of rights that can be taken in"},
                               .options = safeguard_options(),
                               .run = run};

}  // namespace sekimori::cli
