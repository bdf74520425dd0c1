#include "cli/person_check_view.h"

namespace sekimori::cli {

void show_check(Surroundings& at, const protect::KnownCheck& known) {
  const model::PersonCheck& check = known.check;
  const bool ja = at.language == Language::ja;
  at.out(fmt::format("{} {} {} {} {}\n", known.id, check.staff_number.empty() ? check.name : check.staff_number, check.due.to_string(),
                     model::name_of(check.state), check.case_number));
  if (check.devices_held) {
    const std::string until = check.devices_held->to_string();
    at.out(ja ? fmt::format("端末は {} まで起動・初期化・再貸与しないこと\n", until)
              : fmt::format("devices: do not start, wipe or reissue until {}\n", until));
  }
  const Json& facts = check.facts;
  if (!facts.is_null()) {
    at.out(fmt::format("{}: {}  {}: {}  {}: {}\n", ja ? "最終出社日" : "last day at work", facts["last_day_at_work"].text(),
                       ja ? "退職日" : "last day of employment", facts["last_day_of_employment"].text(), ja ? "端末" : "devices",
                       facts["devices"].dump()));
    for (const Json& touched : facts["touched"]["secrets"].items())
      at.out(fmt::format("  {} {:<10} {:>6} {:>6} {}\n", touched["permitted"].bool_or(true) ? " " : "!", touched["secret"].text(),
                         touched["events"].integer_or(0), touched["carried"].integer_or(0), touched["to"].dump()));
    for (const Json& source : facts["touched"]["not_seen"].items())
      at.out(ja ? fmt::format("  見ていない取得元 (監視の根拠が未整備): {}\n", source.text())
                : fmt::format("  not looked at, no monitoring basis: {}\n", source.text()));
  }
  if (const auto* list = protect::Checklists::embedded().find(check.checklist)) print_steps(at, *list, check.answers, check.circumstance());
}

void check_line(Surroundings& at, const Arguments& arguments, const protect::KnownCheck& known) {
  if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
  else
    at.out(fmt::format("{} {:<12} {} {}\n", known.id, known.check.staff_number.empty() ? known.check.name : known.check.staff_number,
                       known.check.due.to_string(), model::name_of(known.check.state)));
}

std::pair<std::string, std::string> warning_text(const protect::Contamination& warning) {
  const std::string since = warning.since ? warning.since->to_string() : "?";
  return {fmt::format("混入のおそれ: {} は {} から {} ({}) を見ており、{} に関わる", warning.staff_number, since, warning.received,
                      warning.partner, warning.works_on),
          fmt::format("contamination: {} has seen {} of {} since {} and works on {}", warning.staff_number, warning.received,
                      warning.partner, since, warning.works_on)};
}

Result<protect::AgreementKey> agreement_key(const Arguments& arguments) {
  protect::AgreementKey key;
  key.staff_number = arguments.rest.front();
  const auto occasion = model::agreement_occasion_from(arguments.value("occasion", "joining"));
  if (!occasion) return error(ErrorCode::usage, "--occasion: joining, project, transfer or leaving is needed");
  key.occasion = *occasion;
  const auto kind = model::agreement_kind_from(arguments.value("kind", "pledge"));
  if (!kind) return error(ErrorCode::usage, "--kind: pledge, nda or non_compete is needed");
  key.kind = *kind;
  key.text_version = arguments.value("text");
  return key;
}

}  // namespace sekimori::cli
