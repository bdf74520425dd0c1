#include "feature/govern/govern_room.h"

#include <set>

namespace sekimori::govern {

GovernRoom::GovernRoom(GovernParts parts)
    : parts_(std::move(parts)),
      comparison(parts_.database, parts_.records, parts_.clock, parts_.random),
      frameworks(parts_.database, parts_.records, parts_.blobs, parts_.clock, parts_.random),
      checks(parts_.database, parts_.records, parts_.clock, parts_.random, parts_.zone),
      medians(parts_.database, parts_.records, parts_.clock, parts_.random, parts_.roster),
      measures(parts_.database, parts_.records, parts_.blobs, parts_.clock, parts_.random, parts_.zone, parts_.tasks),
      circulations(parts_.database, parts_.records, parts_.clock, parts_.random, parts_.zone, parts_.people),
      duties(parts_.database, parts_.records, parts_.clock, parts_.random),
      units(parts_.database, parts_.records, parts_.clock, parts_.random),
      devices(parts_.database, parts_.records, parts_.clock, parts_.random, parts_.zone),
      programme(parts_.database, parts_.records, parts_.clock, parts_.random, parts_.zone),
      opinions(parts_.database, parts_.records, parts_.clock, parts_.random, parts_.zone),
      figures(parts_.database, parts_.records, parts_.clock, parts_.random),
      products(parts_.database, parts_.records, frameworks, parts_.clock, parts_.random) {}

Result<KnownMeasure> GovernRoom::adopt(const record::Actor& actor, std::string_view check, std::string_view question,
                                       std::string_view owner, std::optional<Day> due, Language language) {
  const KnownCheck run = TRY(checks.get(actor, check));
  if (!owner.empty() && !parts_.people.find_by_staff_number(owner))
    return error(ErrorCode::invalid_input, "no person with the staff number '{}'", owner);
  for (const NextStep& step : next_steps(run.value)) {
    if (step.question->id != question) continue;
    Measure measure;
    measure.title = step.question->text.in(language);
    if (!step.question->framework.empty()) measure.controls = {step.question->id};
    measure.owner = owner;
    measure.due = due;
    measure.from_check = run.value.number;
    measure.from_question = step.question->id;
    return measures.add_step(actor, std::move(measure), fmt::format("next step of {}", run.value.number));
  }
  return error(ErrorCode::not_found, "{}: '{}' is no question that was answered with no or partly", run.value.number, question);
}

Result<AuditTrail> GovernRoom::trail(const record::Actor& actor, const Framework& framework) {
  TRY(may(actor, record::Verb::export_, "measure"));
  return audit_trail(framework, TRY(measures.list(actor)), parts_.changes, parts_.database, today());
}

Result<Json> GovernRoom::replay_of(const record::Actor& actor, std::string_view id) {
  TRY(may(actor, record::Verb::read, "law"));
  const Json* found = find_replay(id);
  if (found == nullptr) return error(ErrorCode::not_found, "no replay '{}'", id);
  return replay(*found, *parts_.judge);
}

Result<model::MeasureCounts> GovernRoom::measure_counts() {
  const record::Actor self = record::Actor::system("govern");
  model::MeasureCounts out;
  const Day now = today();
  for (const KnownMeasure& one : TRY(measures.list(self))) {
    const MeasureStanding standing = standing_of(one.value, now);
    if (standing == MeasureStanding::stopped) continue;
    ++out.measures;
    out.in_place += standing == MeasureStanding::in_place ? 1 : 0;
    out.overdue += standing == MeasureStanding::overdue ? 1 : 0;
    out.reviews_due += standing == MeasureStanding::review_due ? 1 : 0;
    out.attestations_lapsed += standing == MeasureStanding::attestation_lapsed ? 1 : 0;
  }
  std::set<std::string> exposed;
  for (const Exposure& one : TRY(devices.exposures(self))) exposed.insert(one.device.name);
  out.devices_exposed = exposed.size();
  for (const KnownCheck& one : TRY(checks.list(self)))
    if (one.value.closed && (!out.self_check_day || *out.self_check_day <= *one.value.closed)) {
      out.self_check_day = one.value.closed;
      out.self_check_total = score_of(one.value).total;
    }
  return out;
}

}  // namespace sekimori::govern
