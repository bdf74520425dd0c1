// Self-checks of a node: begun, answered, closed; scored by area.
//
//   auto run = TRY(book.start(actor, "sme_80"));                                   // CK-2026-001
//   TRY(book.answer(actor, run.value.number, {{"leaver_accounts_fast", Grade::partly}}));
//   CheckScore score = score_of(run.value);                                        // area by area, in percent
//   TRY(book.close(actor, run.value.number));
//
// yes counts 1, partly 1/2, no 0; what does not apply is left out. Areas without an answer have no score. Any thread.
#pragma once

#include <array>

#include "base/csv.h"
#include "feature/govern/checks/check_profile.h"
#include "record/record_shelf.h"

namespace sekimori::govern {

enum class Grade : unsigned char { yes, partly, no, not_applicable };
std::string_view name_of(Grade grade);
std::optional<Grade> grade_from(std::string_view name);  // also はい, 一部, いいえ, 該当なし

struct CheckAnswer {
  std::string question;
  Grade grade = Grade::no;
  std::string note = {};
  std::optional<Day> day = {};  // when it was looked at; empty: now
};

struct CheckRun {
  std::string number, profile, edition, title;
  Day started;
  std::optional<Day> closed;
  std::vector<CheckAnswer> answers;  // one a question
  std::string by;

  const CheckAnswer* answer_to(std::string_view question) const;
};
Json to_json(const CheckRun& run);
Result<CheckRun> check_run_from(const Json& json);
using KnownCheck = record::KeptRecord<CheckRun>;

struct CheckScore {
  std::vector<std::pair<std::string, std::optional<std::int64_t>>> areas;  // percent, in the order of check_areas
  std::optional<std::int64_t> total;
  std::size_t answered = 0, questions = 0;
};
CheckScore score_of(const CheckRun& run);
Json to_json(const CheckScore& score);

// A question that was not answered with yes, as what to do next.
struct NextStep {
  const CheckQuestion* question = nullptr;
  Grade grade = Grade::no;
  bool basic = false;  // it belongs to the minimum of the guideline
};
std::vector<NextStep> next_steps(const CheckRun& run);  // the minimum first, then no before partly

struct AnswerRefusal {
  std::size_t row = 0;
  std::string column;
  Error reason;
};
struct AnswerTable {
  std::vector<CheckAnswer> answers;
  std::vector<AnswerRefusal> refused;
};
// Columns question (問い番号), answer (回答), note (備考), day (実施日). One bad row never hides the others; an answer that is a formula is
// refused. invalid_input: the columns are not there.
Result<AnswerTable> read_answers(const CsvTable& table, const CheckProfile& profile);
CsvTable answer_table(const CheckRun& run, Language language);  // every question, with the answers given

class CheckBook {
 public:
  CheckBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone);

  Result<KnownCheck> start(const record::Actor& actor, std::string_view profile, std::string_view title = {});
  Result<KnownCheck> get(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownCheck>> list(const record::Actor& actor);  // by number
  // All or nothing. conflict: closed; not_found: no such question in its profile.
  Result<KnownCheck> answer(const record::Actor& actor, std::string_view number, const std::vector<CheckAnswer>& answers);
  // conflict: closed already, or a question is open.
  Result<KnownCheck> close(const record::Actor& actor, std::string_view number);
  // The last closed one of the same profile before this.
  Result<std::optional<KnownCheck>> before(const record::Actor& actor, const CheckRun& run);

 private:
  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  const Zone& zone_;
  record::RecordShelf<CheckRun> runs_;
};

}  // namespace sekimori::govern
