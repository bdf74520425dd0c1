#include <algorithm>

#include "cli/node_access.h"
#include "node/diagnosis.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto checks = node::diagnose(node_settings(arguments), {at.clock, at.random, at.files, at.processes});
  auto worst = node::CheckState::ok;
  Json rows = Json::array();
  for (const node::Check& check : checks) {
    worst = std::max(worst, check.state);
    Json row = Json::object(
        {{"name", check.name}, {"state", node::name_of(check.state)}, {"text", at.language == Language::ja ? check.ja : check.en}});
    for (const auto& [name, value] : check.facts.members()) row.set(name, value);
    rows.push(std::move(row));
    if (!arguments.has("json"))
      at.out(fmt::format("{:<8} {:<12} {}\n", node::name_of(check.state), check.name, at.language == Language::ja ? check.ja : check.en));
  }
  if (arguments.has("json")) at.out(Json::object({{"state", node::name_of(worst)}, {"checks", std::move(rows)}}).dump() + "\n");
  if (worst == node::CheckState::broken) return ExitCode::integrity;
  return worst == node::CheckState::missing ? ExitCode::partial : ExitCode::ok;
}

}  // namespace

extern const Verb verb_doctor;
const Verb verb_doctor{.name = "doctor",
                       .summary = {.ja = "データとこの計算機を調べる", .en = "look over the data and this machine"},
                       .options = {data_option(), passphrase_option(), database_option(), json_option()},
                       .run = run};

}  // namespace sekimori::cli
