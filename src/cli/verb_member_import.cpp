#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_roster = std::uint64_t{64} << 20;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Json roster = TRY(Json::parse(TRY(at.files.read_text(arguments.rest.front(), largest_roster))));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const auto taken = TRY(hub.members.import(who, roster, arguments.value("reason", "roster taken in")));
    return Json::object({{"added", taken.added}, {"changed", taken.changed}, {"unchanged", taken.unchanged}});
  });
}

}  // namespace

extern const Verb verb_member_import;
const Verb verb_member_import{.name = "member import",
                              .summary = {.ja = "名簿 (JSON) から参加組織を取り込む", .en = "take in members from a roster (JSON)"},
                              .options = safeguard_options({reason_option()}),
                              .rest = "ROSTER.json",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
