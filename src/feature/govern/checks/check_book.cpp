#include "feature/govern/checks/check_book.h"

#include <algorithm>

#include "base/text.h"
#include "feature/govern/number_json.h"
#include "model/era_date.h"
#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::govern {
namespace {

constexpr std::array<std::string_view, 4> grade_names = {"yes", "partly", "no", "not_applicable"};
constexpr std::array<std::string_view, 4> grade_names_ja = {"はい", "一部", "いいえ", "該当なし"};
constexpr std::size_t longest_note = 2'000;

void describe(const CheckRun& run, record::Draft& draft) {
  draft.summary = Json::object({{"number", run.number}, {"profile", run.profile}});
  draft.keys = {{"number", run.number, record::Uniqueness::unique}};
}

const CheckProfile& profile_of(const CheckRun& run) {
  const CheckProfile* profile = check_profile(run.profile);
  return profile == nullptr ? check_profiles().front() : *profile;
}

bool is_formula(std::string_view cell) { return !cell.empty() && (cell[0] == '=' || cell[0] == '+' || cell[0] == '-' || cell[0] == '@'); }

}  // namespace

std::string_view name_of(Grade grade) { return grade_names.at(static_cast<std::size_t>(grade)); }
std::optional<Grade> grade_from(std::string_view name) {
  if (const auto found = model::value_named<Grade>(grade_names, name)) return found;
  if (name == "はい（一部）" || name == "一部実施") return Grade::partly;
  return model::value_named<Grade>(grade_names_ja, name);
}

const CheckAnswer* CheckRun::answer_to(std::string_view question) const {
  const auto found = std::ranges::find(answers, question, &CheckAnswer::question);
  return found == answers.end() ? nullptr : &*found;
}

Json to_json(const CheckRun& run) {
  Json answers = Json::array();
  for (const CheckAnswer& one : run.answers)
    answers.push(
        Json::object({{"question", one.question}, {"grade", name_of(one.grade)}, {"note", one.note}, {"day", model::day_json(one.day)}}));
  return Json::object({{"number", run.number},
                       {"profile", run.profile},
                       {"edition", run.edition},
                       {"title", run.title},
                       {"started", run.started.to_string()},
                       {"closed", model::day_json(run.closed)},
                       {"by", run.by},
                       {"answers", std::move(answers)}});
}

Result<CheckRun> check_run_from(const Json& json) {
  CheckRun out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "profile", out.profile));
  TRY(model::read_text(json, "edition", out.edition));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_text(json, "by", out.by));
  out.started = TRY(Day::parse(json["started"].text()));
  TRY(model::read_day(json, "closed", out.closed));
  for (const Json& one : json["answers"].items()) {
    CheckAnswer answer;
    TRY(model::read_text(one, "question", answer.question));
    TRY(model::read_named(one, "grade", grade_names, answer.grade));
    TRY(model::read_text(one, "note", answer.note));
    TRY(model::read_day(one, "day", answer.day));
    out.answers.push_back(std::move(answer));
  }
  return out;
}

CheckScore score_of(const CheckRun& run) {
  struct Sum {
    std::int64_t halves = 0, asked = 0;
  };
  std::vector<Sum> sums(check_areas().size());
  Sum all;
  CheckScore out;
  const CheckProfile& profile = profile_of(run);
  out.questions = profile.questions.size();
  for (const CheckQuestion& question : profile.questions) {
    const CheckAnswer* answer = run.answer_to(question.id);
    if (answer == nullptr) continue;
    ++out.answered;
    if (answer->grade == Grade::not_applicable) continue;
    const std::int64_t halves = answer->grade == Grade::yes ? 2 : answer->grade == Grade::partly ? 1 : 0;
    const auto area = std::ranges::find(check_areas(), question.area, &CheckArea::id) - check_areas().begin();
    if (static_cast<std::size_t>(area) < sums.size()) {
      sums[static_cast<std::size_t>(area)].halves += halves;
      ++sums[static_cast<std::size_t>(area)].asked;
    }
    all.halves += halves;
    ++all.asked;
  }
  const auto percent = [](const Sum& sum) -> std::optional<std::int64_t> {
    if (sum.asked == 0) return {};
    return (sum.halves * 100 + sum.asked) / (2 * sum.asked);  // rounded
  };
  for (std::size_t i = 0; i < sums.size(); ++i) out.areas.emplace_back(check_areas()[i].id, percent(sums[i]));
  out.total = percent(all);
  return out;
}

Json to_json(const CheckScore& score) {
  Json areas = Json::array();
  for (std::size_t i = 0; i < score.areas.size(); ++i) {
    const model::Wording& name = check_areas()[i].name;
    areas.push(
        Json::object({{"id", score.areas[i].first}, {"ja", name.ja}, {"en", name.en}, {"score", number_json(score.areas[i].second)}}));
  }
  return Json::object(
      {{"areas", std::move(areas)}, {"total", number_json(score.total)}, {"answered", score.answered}, {"questions", score.questions}});
}

std::vector<NextStep> next_steps(const CheckRun& run) {
  std::vector<NextStep> out;
  for (const CheckQuestion& question : profile_of(run).questions) {
    const CheckAnswer* answer = run.answer_to(question.id);
    if (answer == nullptr || answer->grade == Grade::yes || answer->grade == Grade::not_applicable) continue;
    out.push_back({.question = &question, .grade = answer->grade, .basic = question.framework == "guideline_minimum"});
  }
  std::ranges::stable_sort(out, {}, [](const NextStep& one) { return std::pair(!one.basic, one.grade == Grade::partly); });
  return out;
}

Result<AnswerTable> read_answers(const CsvTable& table, const CheckProfile& profile) {
  const auto column = [&](std::string_view english, std::string_view japanese) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < table.header.size(); ++i)
      if (trim(table.header[i]) == english || trim(table.header[i]) == japanese) return i;
    return {};
  };
  const auto question = column("question", "問い番号");
  const auto grade = column("answer", "回答");
  const auto note = column("note", "備考");
  const auto day = column("day", "実施日");
  if (!question || !grade)
    return error(ErrorCode::invalid_input, "{}: columns 'question' (問い番号) and 'answer' (回答) are needed", table.name);
  AnswerTable out;
  for (const CsvRow& row : table.rows) {
    const auto cell = [&](const std::optional<std::size_t>& at) {
      return at && *at < row.cells.size() ? std::string(trim(row.cells[*at])) : std::string();
    };
    const auto refuse = [&](std::string_view where, Error reason) {
      out.refused.push_back({.row = row.line, .column = std::string(where), .reason = std::move(reason)});
    };
    CheckAnswer answer;
    answer.question = cell(question);
    const std::string given = cell(grade);
    if (answer.question.empty() || given.empty()) continue;  // a question that nobody answered yet
    if (profile.find(answer.question) == nullptr) {
      refuse("question", error(ErrorCode::invalid_input, "'{}' is no question of this profile", answer.question.substr(0, 80)).error());
      continue;
    }
    if (is_formula(given)) {
      refuse("answer", error(ErrorCode::invalid_input, "a formula is no answer").error());
      continue;
    }
    const auto known = grade_from(given);
    if (!known) {
      refuse("answer", error(ErrorCode::invalid_input, "'{}': yes, partly, no or not_applicable (はい, 一部, いいえ, 該当なし) is needed",
                             given.substr(0, 40))
                           .error());
      continue;
    }
    answer.grade = *known;
    answer.note = cell(note);
    if (answer.note.starts_with("'") && is_formula(std::string_view(answer.note).substr(1))) answer.note.erase(0, 1);
    if (count_code_points(answer.note) > longest_note) {
      refuse("note", error(ErrorCode::invalid_input, "a note has at most {} characters", longest_note).error());
      continue;
    }
    if (const std::string written = cell(day); !written.empty()) {
      auto read = model::day_as_written(written);
      if (!read) {
        refuse("day", std::move(read).error());
        continue;
      }
      answer.day = *read;
    }
    out.answers.push_back(std::move(answer));
  }
  return out;
}

CsvTable answer_table(const CheckRun& run, Language language) {
  const bool ja = language == Language::ja;
  CsvTable out;
  out.name = ja ? "自己チェック" : "self-check";
  out.header = ja ? std::vector<std::string>{"問い番号", "領域", "問い", "回答", "備考", "実施日"}
                  : std::vector<std::string>{"question", "area", "text", "answer", "note", "day"};
  std::size_t line = 1;
  for (const CheckQuestion& question : profile_of(run).questions) {
    const CheckAnswer* answer = run.answer_to(question.id);
    const auto area = std::ranges::find(check_areas(), question.area, &CheckArea::id);
    const std::string grade =
        answer == nullptr ? std::string() : std::string((ja ? grade_names_ja : grade_names).at(static_cast<std::size_t>(answer->grade)));
    out.rows.push_back(
        {.line = ++line,
         .cells = {question.id, area == check_areas().end() ? "" : area->name.in(language), question.text.in(language), grade,
                   answer == nullptr ? "" : answer->note, answer == nullptr || !answer->day ? "" : answer->day->to_string()}});
  }
  return out;
}

CheckBook::CheckBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone)
    : database_(database),
      records_(records),
      clock_(clock),
      zone_(zone),
      runs_(database, records, clock, random, "self_check", check_run_from, describe) {}

Result<KnownCheck> CheckBook::start(const record::Actor& actor, std::string_view profile, std::string_view title) {
  const CheckProfile* known = check_profile(profile);
  if (known == nullptr) {
    std::string list;
    for (const CheckProfile& one : check_profiles()) list += (list.empty() ? "" : ", ") + one.id;
    return error(ErrorCode::invalid_input, "'{}' is no profile: {}", profile, list);
  }
  CheckRun run;
  run.profile = known->id;
  run.edition = known->edition;
  run.title = trim(title);
  run.started = zone_.day_of(clock_.now());
  run.by = actor.account;
  return database_.write([&](sql::Transaction& tx) -> Result<KnownCheck> {
    run.number = TRY(next_number(tx, records_, "self_check", "CK", run.started.year()));
    return runs_.create(tx, actor, run, "begun");
  });
}

Result<KnownCheck> CheckBook::get(const record::Actor& actor, std::string_view number) {
  auto found = TRY(runs_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no self-check {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownCheck>> CheckBook::list(const record::Actor& actor) {
  auto out = TRY(runs_.list(actor));
  std::ranges::sort(out, {}, [](const KnownCheck& one) { return one.value.number; });
  return out;
}

Result<KnownCheck> CheckBook::answer(const record::Actor& actor, std::string_view number, const std::vector<CheckAnswer>& answers) {
  const KnownCheck known = TRY(get(actor, number));
  const Day today = zone_.day_of(clock_.now());
  return runs_.change(actor, known.id, "answered", [&](CheckRun& run) -> Result<void> {
    if (run.closed) return error(ErrorCode::conflict, "{} was closed on {}", run.number, run.closed->to_string());
    for (const CheckAnswer& given : answers) {
      if (profile_of(run).find(given.question) == nullptr)
        return error(ErrorCode::not_found, "'{}' is no question of this profile", given.question);
      if (count_code_points(given.note) > longest_note)
        return error(ErrorCode::invalid_input, "a note has at most {} characters", longest_note);
      std::erase_if(run.answers, [&](const CheckAnswer& one) { return one.question == given.question; });
      run.answers.push_back(given);
      if (!given.day) run.answers.back().day = today;
    }
    return {};
  });
}

Result<KnownCheck> CheckBook::close(const record::Actor& actor, std::string_view number) {
  const KnownCheck known = TRY(get(actor, number));
  return runs_.change(
      actor, known.id, "closed",
      [&](CheckRun& run) -> Result<void> {
        if (run.closed) return error(ErrorCode::conflict, "{} was closed on {}", run.number, run.closed->to_string());
        const CheckScore score = score_of(run);
        if (score.answered < score.questions)
          return error(ErrorCode::conflict, "{}: {} of {} questions are open", run.number, score.questions - score.answered,
                       score.questions);
        run.closed = zone_.day_of(clock_.now());
        return {};
      },
      record::Verb::update, "self_check.close");
}

Result<std::optional<KnownCheck>> CheckBook::before(const record::Actor& actor, const CheckRun& run) {
  std::optional<KnownCheck> out;
  for (KnownCheck& one : TRY(list(actor)))
    if (one.value.profile == run.profile && one.value.closed && one.value.number < run.number) out = std::move(one);
  return out;
}

}  // namespace sekimori::govern
