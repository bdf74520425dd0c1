// The duty to report a leak of personal data (個人情報保護法26条): is it reportable, by when, what goes into the report, who was told.
//
//   PersonalData duties(parts);
//   TRY(duties.answer(actor, known, {.wrongful_purpose = true, .persons = 10'000'000, ...}, "..."));
//   const DutyClocks clocks = clocks_of(answers, known.facts.noticed_at, zone);      // preliminary 3 to 5 days, final 30 or 60
//
// Days are counted with the day of notice as the first and are not put off over holidays: the strictest reading, so that nobody who keeps
// to it is late (docs/decisions/0170). Whether a report is due is a person's judgement; here it is asked, counted and recorded.
#pragma once

#include "feature/respond/case_records.h"
#include "paper/paper.h"

namespace sekimori::respond {

struct PersonalDataAnswers {
  bool holds_personal_data = false;
  bool sensitive = false;         // 要配慮個人情報
  bool financial_harm = false;    // 財産的被害のおそれ
  bool wrongful_purpose = false;  // 不正の目的によるおそれ
  std::int64_t persons = 0;       // how many people's data, at most
  bool persons_known = false;
  bool protected_data = false;      // strong encryption and the like: no report is due
  bool entrusted = false;           // worked on for a principal (委託)
  std::string items = {};           // 項目
  std::string cause = {};           // 原因
  std::string secondary_harm = {};  // 二次被害
  std::string to_persons = {};      // 本人への対応
  std::string publication = {};     // 公表
  std::string prevention = {};      // 再発防止
  std::optional<Day> preliminary_sent = {}, final_sent = {}, persons_told = {}, principal_told = {};

  bool reportable() const {
    return holds_personal_data && !protected_data && (sensitive || financial_harm || wrongful_purpose || !persons_known || persons > 1000);
  }
  // Why, in words; empty when it is not.
  std::vector<std::string> classes_ja() const;
};

struct DutyClocks {
  Day preliminary_from, preliminary_by;  // "promptly", about the third to the fifth day
  Day final_by;
  int final_days = 30;
};
DutyClocks clocks_of(const PersonalDataAnswers& answers, Instant noticed_at, const Zone& zone);

class PersonalData {
 public:
  explicit PersonalData(RespondParts& parts) : parts_(parts) {}
  // Kept as a version of one record; the clocks of the steps follow at once. invalid_input: fewer than no people. Needs the rows of
  // "personal_data_duty".
  Result<void> answer(const record::Actor& actor, const KnownCase& known, const PersonalDataAnswers& answers, std::string_view reason);
  // What `changes` names of to_json(answers) becomes the answer, the rest stays; a number of persons makes it known, null unknown again.
  // invalid_input: a day that is none. Returns the answers as they stand then.
  Result<PersonalDataAnswers> change(const record::Actor& actor, const KnownCase& known, const Json& changes, std::string_view reason);
  // Nothing: nobody has answered yet.
  Result<std::optional<PersonalDataAnswers>> find(const record::Actor& actor, const KnownCase& known);

 private:
  RespondParts& parts_;
};

// The draft of the report, in the order in which the form asks: 速報 holds what is known so far, 確報 all of it.
paper::Paper write_personal_data_report(const KnownCase& known, const PersonalDataAnswers& answers, bool final, std::string_view firm,
                                        const Zone& zone);

Json to_json(const PersonalDataAnswers& answers);
// The answers with "answered", "reportable" and the clocks: what a person has to know of the duty, also before anybody has answered.
Json duty_json(const std::optional<PersonalDataAnswers>& answers, Instant noticed_at, const Zone& zone);
Result<PersonalDataAnswers> personal_data_from_json(const Json& json);

}  // namespace sekimori::respond
