// A check of a person's coming or going: the exit check (退職時点検) and the hiring check. What was answered, what was known then, how it
// ended.
#pragma once

#include "model/task.h"

namespace sekimori::model {

enum class PersonCheckKind : unsigned char { exit, hiring };
// Why somebody goes; a dismissal holds the devices before anything else.
enum class ExitKind : unsigned char { leaving, dismissal, contract_end, retirement, transfer };
enum class PersonCheckState : unsigned char { open, cleared, case_opened, stopped };

std::string_view name_of(PersonCheckKind value);
std::string_view name_of(ExitKind value);
std::string_view name_of(PersonCheckState value);
std::optional<ExitKind> exit_kind_from(std::string_view name);

struct PersonCheck {
  PersonCheckKind kind = PersonCheckKind::exit;
  std::string staff_number;  // of the person who leaves; of a new one when it is known
  std::string name;          // of somebody who is hired
  std::string former_employer;
  ExitKind exit_kind = ExitKind::leaving;
  Day opened, due;
  PersonCheckState state = PersonCheckState::open;
  std::string checklist;
  int checklist_version = 1;
  std::vector<StepAnswer> answers;
  Json facts;                       // what register and logs knew when it was opened
  std::string hold;                 // id of the hold on devices and records
  std::optional<Day> devices_held;  // not to be started, wiped or reissued until this day
  std::string case_number;
  std::string conclusion, concluded_by;
  std::optional<Day> concluded_on;

  // As checklists name it: "kind=dismissal".
  std::string circumstance() const { return kind == PersonCheckKind::exit ? "kind=" + std::string(name_of(exit_kind)) : ""; }
};

Json to_json(const PersonCheck& check);
Result<PersonCheck> person_check_from_json(const Json& json);

}  // namespace sekimori::model
