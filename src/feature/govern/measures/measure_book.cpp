#include "feature/govern/measures/measure_book.h"

#include <algorithm>

#include "base/text.h"
#include "feature/govern/frameworks/framework.h"
#include "record/running_number.h"

namespace sekimori::govern {
namespace {

constexpr std::int64_t most_months = 60;
constexpr std::size_t longest_text = 4'000;
constexpr std::size_t largest_evidence = std::size_t(64) << 20;

constexpr std::string_view task_kind = "measure";
constexpr int usual_days = 30;  // for a task of a measure without a day

std::string step_of(std::string_view check, std::string_view question) { return fmt::format("{}/{}", check, question); }

void describe(const Measure& measure, record::Draft& draft) {
  draft.summary = Json::object({{"number", measure.number}, {"title", measure.title}});
  draft.keys = {{"number", measure.number, record::Uniqueness::unique}};
  if (!measure.from_question.empty())
    draft.keys.push_back({"step", step_of(measure.from_check, measure.from_question), record::Uniqueness::unique});
  for (const std::string& control : measure.controls) draft.keys.push_back({"control", control, record::Uniqueness::shared});
}

Day months_later(Day day, std::int64_t months) {
  const auto all = static_cast<int>(months) + day.month() - 1;
  for (int number = day.day(); number > 0; --number)
    if (const auto found = Day::from_date(day.year() + all / 12, all % 12 + 1, number)) return *found;
  return day;
}

Result<void> check_words(const Measure& one) {
  if (trim(one.title).empty()) return error(ErrorCode::invalid_input, "a measure needs a title");
  if (count_code_points(one.title) > 300 || count_code_points(one.detail) > longest_text)
    return error(ErrorCode::invalid_input, "a title has at most 300 characters, a detail {}", longest_text);
  if (one.review_months < 1 || one.review_months > most_months)
    return error(ErrorCode::invalid_input, "a review every 1 to {} months is possible", most_months);
  for (const std::string& control : one.controls) TRY(check_control(control));
  return {};
}

}  // namespace

Result<void> check_control(std::string_view control) {
  const auto colon = control.find(':');
  const Framework* framework = colon == std::string_view::npos ? nullptr : shipped_framework(control.substr(0, colon));
  if (framework == nullptr || framework->find(control.substr(colon + 1)) == nullptr)
    return error(ErrorCode::invalid_input, "'{}' is no control: framework:item is needed, as handbook:restrict_access.employees.1",
                 control.substr(0, 100));
  return {};
}

MeasureBook::MeasureBook(sql::Database& database, record::RecordStore& records, blob::BlobStore& blobs, Clock& clock, Random& random,
                         const Zone& zone, TaskSeam tasks)
    : database_(database),
      records_(records),
      blobs_(blobs),
      clock_(clock),
      zone_(zone),
      tasks_(std::move(tasks)),
      measures_(database, records, clock, random, "measure", measure_from, describe) {}

Result<KnownMeasure> MeasureBook::create(sql::Transaction& tx, const record::Actor& actor, Measure measure, std::string_view reason) {
  TRY(check_words(measure));
  measure.evidence.clear();
  measure.reviews.clear();
  measure.attestations.clear();
  measure.state = MeasureState::planned;
  measure.number = TRY(next_number(tx, records_, "measure", "ME", today().year()));
  return measures_.create(tx, actor, measure, reason.empty() ? "added" : reason);
}

Result<KnownMeasure> MeasureBook::add(const record::Actor& actor, Measure measure, std::string_view reason) {
  return database_.write([&](sql::Transaction& tx) { return create(tx, actor, measure, reason); });
}

Result<KnownMeasure> MeasureBook::add_step(const record::Actor& actor, Measure measure, std::string_view reason) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "measure", .id = "*"}));
  return database_.write([&](sql::Transaction& tx) -> Result<KnownMeasure> {
    auto known = TRY(measures_.list(tx, record::Actor::system("govern"), "step", step_of(measure.from_check, measure.from_question)));
    if (!known.empty()) return std::move(known.front());
    auto made = TRY(create(tx, actor, measure, reason));
    TRY(open_task(tx, actor, made));
    return made;
  });
}

Result<void> MeasureBook::open_task(sql::Transaction& tx, const record::Actor& actor, const KnownMeasure& known) {
  const Measure& one = known.value;
  model::Task task;
  task.kind = task_kind;
  task.title_ja = fmt::format("対策を実施する: {}", one.title);
  task.title_en = fmt::format("Put in place: {}", one.title);
  task.object_kind = "measure";
  task.object_id = known.id;
  task.object_label = one.number;
  task.due = one.due.value_or(Day{today().number + usual_days});
  task.owner = one.owner;
  if (one.owner.empty()) task.role = "secret_manager";
  return tasks_.open(tx, actor, task, fmt::format("measure {}", one.number));
}

// The task of an adopted step goes with its measure: to another owner or day, and to its end.
Result<void> MeasureBook::follow(sql::Transaction& tx, const record::Actor& actor, const Measure& before, const KnownMeasure& now) {
  if (now.value.from_question.empty()) return {};
  if (now.value.state != MeasureState::planned)
    return before.state == now.value.state
               ? Result<void>()
               : tasks_.settle(tx, actor, task_kind, now.id, fmt::format("measure {}: {}", now.value.number, name_of(now.value.state)));
  if (before.state == MeasureState::planned && before.owner == now.value.owner && before.due == now.value.due) return {};
  TRY(tasks_.settle(tx, actor, task_kind, now.id, fmt::format("measure {} has another owner or day", now.value.number)));
  return open_task(tx, actor, now);
}

Result<KnownMeasure> MeasureBook::get(const record::Actor& actor, std::string_view number) {
  auto found = TRY(measures_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no measure {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownMeasure>> MeasureBook::list(const record::Actor& actor) {
  auto out = TRY(measures_.list(actor));
  std::ranges::sort(out, {}, [](const KnownMeasure& one) { return one.value.number; });
  return out;
}

Result<KnownMeasure> MeasureBook::step(const record::Actor& actor, std::string_view number, std::string_view action,
                                       std::string_view reason, const std::function<Result<void>(Measure&)>& edit) {
  const KnownMeasure known = TRY(get(actor, number));
  return database_.write([&](sql::Transaction& tx) -> Result<KnownMeasure> {
    Measure before;
    auto changed = TRY(measures_.change(
        tx, actor, known.id, reason.empty() ? action : reason,
        [&](Measure& one) -> Result<void> {
          before = one;
          return edit(one);
        },
        record::Verb::update, fmt::format("measure.{}", action)));
    TRY(follow(tx, actor, before, changed));
    return changed;
  });
}

Result<KnownMeasure> MeasureBook::edit(const record::Actor& actor, std::string_view number, const MeasureEdit& edit,
                                       std::string_view reason) {
  return step(actor, number, "edit", reason, [&](Measure& one) -> Result<void> {
    if (edit.title) one.title = *edit.title;
    if (edit.detail) one.detail = *edit.detail;
    if (edit.owner) one.owner = *edit.owner;
    if (edit.department) one.department = *edit.department;
    if (edit.due) one.due = edit.due;
    if (edit.review_months) one.review_months = *edit.review_months;
    if (edit.controls) one.controls = *edit.controls;
    TRY(check_words(one));
    if (edit.state && *edit.state == MeasureState::in_place && one.state != MeasureState::in_place) {
      if (one.evidence.empty() && one.attestations.empty())
        return error(ErrorCode::conflict, "{}: nothing shows that it is in place; add evidence or an attestation first", one.number);
      one.next_review = months_later(today(), one.review_months);
    }
    if (edit.state) one.state = *edit.state;
    return {};
  });
}

Result<KnownMeasure> MeasureBook::add_evidence(const record::Actor& actor, std::string_view number, Day day, std::string_view text,
                                               std::string_view file, ByteView bytes) {
  if (trim(text).empty() || count_code_points(text) > longest_text)
    return error(ErrorCode::invalid_input, "evidence needs words, at most {} characters", longest_text);
  if (bytes.size() > largest_evidence)
    return error(ErrorCode::invalid_input, "a file of evidence has at most {} MiB", largest_evidence >> 20);
  if (today() < day) return error(ErrorCode::invalid_input, "{} has not come yet", day.to_string());
  TRY(get(actor, number));
  MeasureEvidence evidence{
      .day = day, .text = std::string(trim(text)), .file = std::string(file), .sha256 = {}, .by = actor.account, .at = clock_.now()};
  if (!file.empty()) evidence.sha256 = to_hex(TRY(blobs_.put(bytes)).digest);
  return step(actor, number, "evidence", "evidence added", [&](Measure& one) -> Result<void> {
    one.evidence.push_back(evidence);
    return {};
  });
}

Result<KnownMeasure> MeasureBook::attest(const record::Actor& actor, std::string_view number, std::string_view statement, Day day,
                                         Day until) {
  if (trim(statement).empty() || count_code_points(statement) > longest_text)
    return error(ErrorCode::invalid_input, "an attestation needs words, at most {} characters", longest_text);
  if (until < day) return error(ErrorCode::invalid_input, "an attestation ends after it begins");
  if (today() < day) return error(ErrorCode::invalid_input, "{} has not come yet", day.to_string());
  return step(actor, number, "attest", "attested", [&](Measure& one) -> Result<void> {
    if (one.attested == AttestedControl::none)
      return error(ErrorCode::invalid_input, "{} is no attested control: it is shown by evidence and reviews", one.number);
    one.attestations.push_back(
        {.day = day, .until = until, .statement = std::string(trim(statement)), .by = actor.account, .at = clock_.now()});
    if (one.state == MeasureState::planned) {
      one.state = MeasureState::in_place;
      one.next_review = months_later(day, one.review_months);
    }
    return {};
  });
}

Result<KnownMeasure> MeasureBook::review(const record::Actor& actor, std::string_view number, Day day, bool holds, std::string_view note) {
  if (today() < day) return error(ErrorCode::invalid_input, "{} has not come yet", day.to_string());
  if (!holds && trim(note).empty()) return error(ErrorCode::invalid_input, "a review that finds a gap says which");
  return step(actor, number, "review", "reviewed", [&](Measure& one) -> Result<void> {
    if (one.state == MeasureState::stopped) return error(ErrorCode::conflict, "{} was stopped", one.number);
    one.reviews.push_back({.day = day, .holds = holds, .note = std::string(trim(note)), .by = actor.account, .at = clock_.now()});
    one.next_review = months_later(day, one.review_months);
    if (!holds) one.state = MeasureState::planned;
    return {};
  });
}

CsvTable measure_table(const std::vector<KnownMeasure>& measures, Day today, Language language) {
  const bool ja = language == Language::ja;
  CsvTable out;
  out.name = ja ? "対策" : "measures";
  out.header = ja ? std::vector<std::string>{"番号", "対策", "管理策", "責任者", "部署", "状態", "期日", "次の見直し", "証拠", "最後の証明"}
                  : std::vector<std::string>{"number",   "measure", "controls",    "owner",    "department",
                                             "standing", "due",     "next review", "evidence", "last attestation"};
  std::size_t line = 1;
  for (const KnownMeasure& known : measures) {
    const Measure& one = known.value;
    std::string controls;
    for (const std::string& control : one.controls) controls += (controls.empty() ? "" : "; ") + control;
    out.rows.push_back(
        {.line = ++line,
         .cells = {one.number, one.title, controls, one.owner, one.department, std::string(name_of(standing_of(one, today))),
                   one.due ? one.due->to_string() : "", one.next_review ? one.next_review->to_string() : "",
                   std::to_string(one.evidence.size()), one.attestations.empty() ? "" : one.attestations.back().until.to_string()}});
  }
  return out;
}

}  // namespace sekimori::govern
