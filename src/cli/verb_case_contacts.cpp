#include "cli/case_access.h"
#include "feature/respond/go_to_map.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const bool ja = at.language == Language::ja;
  for (const respond::Contact& contact : respond::contacts()) {
    if (arguments.has("json")) {
      at.out(to_json(contact).dump() + "\n");
      continue;
    }
    at.out(fmt::format("{}  ({})\n", ja ? contact.name_ja : contact.name_en, contact.id));
    for (const std::string& line : ja ? contact.ask_ja : contact.ask_en) at.out("    " + line + "\n");
    for (const std::string& line : ja ? contact.bring_ja : contact.bring_en) at.out((ja ? "    持参: " : "    bring: ") + line + "\n");
  }
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_case_contacts;
const Verb verb_case_contacts{
    .name = "case contacts",
    .summary = {.ja = "どこに何を相談し、何を持っていくかを表示する", .en = "whom to ask in what, and what to bring"},
    .options = case_options({}),
    .run = run};

}  // namespace sekimori::cli
