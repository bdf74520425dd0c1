#include "feature/protect/people/person_dates.h"

#include <map>

namespace sekimori::protect {

std::vector<PersonDoubt> doubts_about(const std::vector<model::KnownPerson>& people, Day today) {
  std::vector<PersonDoubt> out;
  std::map<std::string, std::string> account_of;
  std::map<std::string, bool> known;
  for (const model::KnownPerson& person : people) known.emplace(person.person.staff_number, true);
  for (const auto& [id, person] : people) {
    const auto doubt = [&](bool when, std::string_view what, const Text& text) {
      if (when) out.push_back({person.staff_number, what, text});
    };
    using Class = model::EmploymentClass;
    const bool for_a_time = person.employment_class == Class::contract || person.employment_class == Class::dispatched ||
                            person.employment_class == Class::contractor;
    const bool of_another = person.employment_class == Class::dispatched || person.employment_class == Class::seconded ||
                            person.employment_class == Class::contractor;
    doubt(person.last_day_at_work && person.last_day_of_employment && *person.last_day_of_employment < *person.last_day_at_work,
          "work_after_employment",
          {.ja = "最終出社日が退職日より後です", .en = "the last day at work is after the last day of employment"});
    doubt(person.joined && person.exit_day() && *person.exit_day() < *person.joined, "exit_before_joining",
          {.ja = "退職に関する日が入社日より前です", .en = "a day of leaving is before the day of joining"});
    doubt(person.notice_known && person.notice_source.empty(), "notice_without_source",
          {.ja = "退職の申し出を知った経路がありません", .en = "how the notice became known is not recorded"});
    doubt(person.last_day_of_employment && !person.last_day_at_work, "no_last_day_at_work",
          {.ja = "退職日はあるが最終出社日がありません (アカウント停止の基準日)",
           .en = "the last day of employment without the last day at work, on which accounts close"});
    doubt((person.last_day_at_work || person.last_day_of_employment) && !person.notice_known, "exit_without_notice",
          {.ja = "退職の日はあるが、いつ知ったかがありません", .en = "days of leaving, and not since when they were known"});
    doubt(for_a_time && !person.contract_end && !person.last_day_of_employment, "no_contract_end",
          {.ja = "期間のある雇用なのに契約終了日がありません", .en = "employed for a time, and no end of the contract"});
    doubt(of_another && person.actual_employer.empty(), "no_actual_employer",
          {.ja = "派遣・出向・委託なのに実際の雇用主がありません", .en = "employed by another firm that is not named"});
    doubt(!person.destination.empty() && person.destination_source.empty(), "destination_without_source",
          {.ja = "転職先の情報の出所がありません", .en = "the next employer without the source of that knowledge"});
    doubt(!person.superior.empty() && !known.contains(person.superior), "unknown_superior",
          {.ja = "上司の社員番号が名簿にありません", .en = "the superior is not on the list"});
    doubt(person.exit_day() && *person.exit_day() < today && !person.accounts.empty() &&
              (!person.last_day_of_employment || *person.last_day_of_employment < today),
          "left_with_accounts", {.ja = "退職後もアカウントが登録されています", .en = "left, and accounts still registered"});
    for (const std::string& account : person.accounts) {
      const auto [at, fresh] = account_of.emplace(account, person.staff_number);
      doubt(!fresh && at->second != person.staff_number, "shared_account",
            {.ja = "別の人と同じアカウントです", .en = "an account that somebody else has as well"});
    }
  }
  return out;
}

}  // namespace sekimori::protect
