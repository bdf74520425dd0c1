#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    consult::ProgrammeTerms terms;
    terms.quota = std::atoll(arguments.value("quota", "0").c_str());
    terms.opens = TRY(written_day(arguments, "opens"));
    terms.closes = TRY(written_day(arguments, "closes"));
    return to_json(TRY(desk.programmes.set(who, arguments.rest.front(), terms, TRY(needed(arguments, "reason")))));
  });
}

}  // namespace

extern const Verb verb_programme_offer_set;
const Verb verb_programme_offer_set{
    .name = "programme-offer set",
    .summary = {.ja = "支援の定員と期間を決める", .en = "say how many places a programme has and how long it is open"},
    .options = safeguard_options({value_option("quota", "N", {.ja = "定員 (0: なし)", .en = "places (0: no limit)"}),
                                  value_option("opens", "DAY", {.ja = "最初の日", .en = "first day"}),
                                  value_option("closes", "DAY", {.ja = "最後の日", .en = "last day"}),
                                  value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
    .rest = "PROGRAMME",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
