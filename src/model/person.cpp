#include "model/person.h"

#include <algorithm>

#include "model/names.h"

namespace sekimori::model {
namespace {
constexpr std::array<std::string_view, 7> class_names = {"regular",  "contract", "dispatched", "contractor",
                                                         "seconded", "officer",  "re-employed"};
}

std::string_view name_of(EmploymentClass value) { return class_names.at(static_cast<size_t>(value)); }
std::optional<EmploymentClass> employment_class_from(std::string_view name) { return value_named<EmploymentClass>(class_names, name); }

std::optional<Day> Person::exit_day() const {
  std::optional<Day> first;
  for (const auto& day : {last_day_at_work, last_day_of_employment, contract_end})
    if (day && (!first || *day < *first)) first = day;
  return first;
}

Json to_json(const Person& p) {
  return Json::object({{"staff_number", p.staff_number},
                       {"name", p.name},
                       {"name_kana", p.name_kana},
                       {"department", p.department},
                       {"title", p.title},
                       {"accounts", texts_json(p.accounts)},
                       {"devices", texts_json(p.devices)},
                       {"born", day_json(p.born)},
                       {"joined", day_json(p.joined)},
                       {"notice_known", day_json(p.notice_known)},
                       {"notice_source", p.notice_source},
                       {"last_day_at_work", day_json(p.last_day_at_work)},
                       {"last_day_of_employment", day_json(p.last_day_of_employment)},
                       {"contract_end", day_json(p.contract_end)},
                       {"class", name_of(p.employment_class)},
                       {"actual_employer", p.actual_employer},
                       {"destination", p.destination},
                       {"destination_source", p.destination_source},
                       {"superior", p.superior}});
}

Result<Person> person_from_json(const Json& json) {
  Person p;
  TRY(read_text(json, "staff_number", p.staff_number));
  TRY(read_text(json, "name", p.name));
  TRY(read_text(json, "name_kana", p.name_kana));
  TRY(read_text(json, "department", p.department));
  TRY(read_text(json, "title", p.title));
  TRY(read_texts(json, "accounts", p.accounts));
  TRY(read_texts(json, "devices", p.devices));
  TRY(read_day(json, "born", p.born));
  TRY(read_day(json, "joined", p.joined));
  TRY(read_day(json, "notice_known", p.notice_known));
  TRY(read_text(json, "notice_source", p.notice_source));
  TRY(read_day(json, "last_day_at_work", p.last_day_at_work));
  TRY(read_day(json, "last_day_of_employment", p.last_day_of_employment));
  TRY(read_day(json, "contract_end", p.contract_end));
  TRY(read_named(json, "class", class_names, p.employment_class));
  TRY(read_text(json, "actual_employer", p.actual_employer));
  TRY(read_text(json, "destination", p.destination));
  TRY(read_text(json, "destination_source", p.destination_source));
  TRY(read_text(json, "superior", p.superior));
  if (p.staff_number.empty()) return error(ErrorCode::invalid_input, "staff_number: must not be empty");
  return p;
}

}  // namespace sekimori::model
