#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    // What is not given stays as it stands; "none" takes a day away.
    const auto edit = [&](consult::ProgrammeTerms& terms) -> Result<void> {
      if (arguments.has("quota")) terms.quota = std::atoll(arguments.value("quota").c_str());
      for (const auto& [option, day] : {std::pair("opens", &terms.opens), std::pair("closes", &terms.closes)}) {
        if (!arguments.has(option)) continue;
        *day = arguments.value(option) == "none" ? std::nullopt : TRY(written_day(arguments, option));
      }
      return {};
    };
    return to_json(TRY(desk.programmes.change(who, arguments.rest.front(), TRY(needed(arguments, "reason")), edit)));
  });
}

}  // namespace

extern const Verb verb_programme_offer_set;
const Verb verb_programme_offer_set{
    .name = "programme-offer set",
    .summary = {.ja = "支援の定員と期間を決める", .en = "say how many places a programme has and how long it is open"},
    .options = safeguard_options({value_option("quota", "N", {.ja = "定員 (0: なし)", .en = "places (0: no limit)"}),
                                  value_option("opens", "DAY", {.ja = "最初の日 (none: なし)", .en = "first day (none: no limit)"}),
                                  value_option("closes", "DAY", {.ja = "最後の日 (none: なし)", .en = "last day (none: no limit)"}),
                                  value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
    .rest = "PROGRAMME",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
