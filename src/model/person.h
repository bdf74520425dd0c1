// A person as the personnel office knows them: dates that matter for secrets, class of employment, accounts.
// Nationality is not here and never will be; neither is any rating.
//
//   Person p = TRY(person_from_json(body));
//   if (auto left = days_until_exit(p, today)) ...
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "model/ids.h"

namespace sekimori::model {

enum class EmploymentClass : unsigned char { regular, contract, dispatched, contractor, seconded, officer, re_employed };
std::string_view name_of(EmploymentClass value);
std::optional<EmploymentClass> employment_class_from(std::string_view name);

struct Person {
  std::string staff_number;
  std::string name;
  std::string name_kana;
  std::string department;
  std::string title;
  std::vector<std::string> accounts;  // as logs write them, without domain, lower case
  std::vector<std::string> devices;   // computers lent to the person
  std::optional<Day> born;            // only where the firm keeps it; never shown before a reveal
  std::optional<Day> joined;
  std::optional<Day> notice_known;  // day notice of leaving, or of an offer, became known
  std::string notice_source;
  std::optional<Day> last_day_at_work;        // 最終出社日
  std::optional<Day> last_day_of_employment;  // 退職日
  std::optional<Day> contract_end;
  EmploymentClass employment_class = EmploymentClass::regular;
  std::string actual_employer;  // of dispatched and seconded people
  std::string destination;      // next employer, when known
  std::string destination_source;
  std::string superior;  // staff number

  // The earliest of last day at work, last day of employment and contract end that is known.
  std::optional<Day> exit_day() const;
};

Json to_json(const Person& person);
Result<Person> person_from_json(const Json& json);  // invalid_input naming the member

}  // namespace sekimori::model
