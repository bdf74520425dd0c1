#include "cli/consult_access.h"
#include "model/era_date.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        const Day day = TRY(model::day_as_written(TRY(needed(arguments, "day"))));
        for (const Instant at_one :
             TRY(desk.bookings.free_starts(who, arguments.rest.front(), day, std::atoll(arguments.value("minutes", "60").c_str()))))
          out.push_back(Json::object({{"starts", at_one.to_rfc3339()}, {"local", desk.calendar.zone().local_text(at_one)}}));
        return out;
      },
      [](const Json& one) { return std::string(one["local"].text()); });
}

}  // namespace

extern const Verb verb_booking_free;
const Verb verb_booking_free{
    .name = "booking free",
    .summary = {.ja = "専門家の空いている時間", .en = "show when an expert is free"},
    .options = safeguard_options({value_option("day", "DAY", {.ja = "日 (元号も可)", .en = "day"}),
                                  value_option("minutes", "N", {.ja = "分 (既定: 60)", .en = "minutes (usual: 60)"})}),
    .rest = "EXPERT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
