#include "model/person_check.h"

#include "model/names.h"

namespace sekimori::model {
namespace {
constexpr std::array<std::string_view, 2> kind_names = {"exit", "hiring"};
constexpr std::array<std::string_view, 5> exit_names = {"leaving", "dismissal", "contract_end", "retirement", "transfer"};
constexpr std::array<std::string_view, 4> state_names = {"open", "cleared", "case_opened", "stopped"};
}  // namespace

std::string_view name_of(PersonCheckKind value) { return kind_names.at(static_cast<size_t>(value)); }
std::string_view name_of(ExitKind value) { return exit_names.at(static_cast<size_t>(value)); }
std::string_view name_of(PersonCheckState value) { return state_names.at(static_cast<size_t>(value)); }
std::optional<ExitKind> exit_kind_from(std::string_view name) { return value_named<ExitKind>(exit_names, name); }

Json to_json(const PersonCheck& check) {
  return Json::object({{"kind", name_of(check.kind)},
                       {"staff_number", check.staff_number},
                       {"name", check.name},
                       {"former_employer", check.former_employer},
                       {"exit_kind", name_of(check.exit_kind)},
                       {"opened", check.opened.to_string()},
                       {"due", check.due.to_string()},
                       {"state", name_of(check.state)},
                       {"checklist", check.checklist},
                       {"checklist_version", check.checklist_version},
                       {"answers", to_json(check.answers)},
                       {"facts", check.facts},
                       {"hold", check.hold},
                       {"devices_held_until", day_json(check.devices_held)},
                       {"case_number", check.case_number},
                       {"conclusion", check.conclusion},
                       {"concluded_by", check.concluded_by},
                       {"concluded_on", day_json(check.concluded_on)}});
}

Result<PersonCheck> person_check_from_json(const Json& json) {
  PersonCheck out;
  TRY(read_named(json, "kind", kind_names, out.kind));
  TRY(read_text(json, "staff_number", out.staff_number));
  TRY(read_text(json, "name", out.name));
  TRY(read_text(json, "former_employer", out.former_employer));
  TRY(read_named(json, "exit_kind", exit_names, out.exit_kind));
  std::optional<Day> opened, due;
  TRY(read_day(json, "opened", opened));
  TRY(read_day(json, "due", due));
  if (!opened || !due) return error(ErrorCode::invalid_input, "opened, due: must be days");
  out.opened = *opened;
  out.due = *due;
  TRY(read_named(json, "state", state_names, out.state));
  TRY(read_text(json, "checklist", out.checklist));
  out.checklist_version = static_cast<int>(json["checklist_version"].integer_or(1));
  out.answers = TRY(step_answers_from_json(json["answers"]));
  out.facts = json["facts"];
  TRY(read_text(json, "hold", out.hold));
  TRY(read_day(json, "devices_held_until", out.devices_held));
  TRY(read_text(json, "case_number", out.case_number));
  TRY(read_text(json, "conclusion", out.conclusion));
  TRY(read_text(json, "concluded_by", out.concluded_by));
  TRY(read_day(json, "concluded_on", out.concluded_on));
  return out;
}

}  // namespace sekimori::model
