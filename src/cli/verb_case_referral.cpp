#include "cli/case_access.h"
#include "feature/respond/case_log.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  respond::Referral referral;
  const auto to = respond::referral_to_from(arguments.rest[1]);
  if (!to)
    return error(ErrorCode::usage,
                 "'{}': one of desk, lawyer, police_station, prefectural_police, court_injunction, court_damages, customs, pipc is needed",
                 arguments.rest[1]);
  const auto state = respond::referral_state_from(arguments.value("state", "preparing"));
  if (!state)
    return error(ErrorCode::usage, "--state '{}': one of preparing, consulted, handed_over, accepted, declined, charged, outcome is needed",
                 arguments.value("state"));
  referral.to = *to;
  referral.state = *state;
  referral.office = arguments.value("office");
  referral.reference = arguments.value("reference");
  referral.note = arguments.value("reason");
  referral.on = TRY(day_of(arguments, "on"));
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::CaseLog log(node.respond());
    TRY(log.refer(actor, known, referral));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_referral;
const Verb verb_case_referral{
    .name = "case referral",
    .summary = {.ja = "警察・窓口・裁判所などでの状態を記録する", .en = "record where a case stands with police, desk, court or authority"},
    .options = case_options(
        {{.name = "state",
          .kind = OptionKind::value,
          .metavar = "STATE",
          .help = {.ja = "preparing, consulted, handed_over, accepted, declined, charged, outcome",
                   .en = "preparing, consulted, handed_over, accepted, declined, charged, outcome"},
          .fallback = "preparing"},
         {.name = "office", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "相手の部署", .en = "the office"}},
         {.name = "reference",
          .kind = OptionKind::value,
          .metavar = "TEXT",
          .help = {.ja = "相手の番号", .en = "its number for the matter"}},
         {.name = "on", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "日付 (既定: 今日)", .en = "day (default: today)"}},
         reason_option()}),
    .rest = "CASE OFFICE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
