#include "cli/consult_access.h"
#include "model/era_date.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    (void)who;
    const Day day = TRY(model::day_as_written(arguments.rest.front()));
    const consult::ClosedWhy why = TRY(desk.calendar.why_closed(day));
    const auto* holiday = TRY(desk.calendar.holidays().find(day));
    Json out = Json::object({{"day", day.to_string()}, {"era", model::era_text(day)}, {"standing", name_of(why)}});
    out.set("holiday", holiday == nullptr ? Json() : model::to_json(holiday->name));
    if (const auto hours = TRY(desk.calendar.hours_of(day)))
      out.set("opens", desk.calendar.zone().local_text(hours->opens))
          .set("reception_until", desk.calendar.zone().local_text(hours->reception_until))
          .set("closes", desk.calendar.zone().local_text(hours->closes));
    return out.set("next_open_day", TRY(desk.calendar.next_open_day(day)).to_string());
  });
}

}  // namespace

extern const Verb verb_consultation_calendar;
const Verb verb_consultation_calendar{
    .name = "consultation calendar",
    .summary = {.ja = "その日の窓口の時間を表示する (元号も可)", .en = "show the desk's hours of a day (Japanese eras, too)"},
    .options = safeguard_options(),
    .rest = "DAY",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
