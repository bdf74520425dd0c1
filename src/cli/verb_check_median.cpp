#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string year = arguments.value("year", "");
  Json told;
  if (arguments.has("take")) {
    auto read = Json::parse(TRY(at.files.read_text(arguments.value("take"), 1 << 20)));
    if (!read) return std::unexpected(std::move(read).error());
    told = *std::move(read);
  }
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    if (!told.is_null()) return to_json(TRY(govern.medians.take_over(who, told, arguments.value("origin", ""))));
    if (arguments.rest.empty()) return error(ErrorCode::usage, "a PROFILE or --take FILE is needed");
    const int wished = year.empty() ? govern.today().year() : std::atoi(year.c_str());
    return govern.medians.tell(who, arguments.rest.front(), wished);
  });
}

}  // namespace

extern const Verb verb_check_median;
const Verb verb_check_median{
    .name = "check median",
    .summary = {.ja = "ハブ: 参加組織の中央値 (5組織から)、または --take で取り込む",
                .en = "hub: the members' median (from 5 members on), or take one over with --take"},
    .options = safeguard_options({value_option("year", "YEAR", {.ja = "年。なければ今年", .en = "of this year; this one unless given"}),
                                  value_option("take", "FILE", {.ja = "ハブの中央値を取り込む", .en = "take over a hub's median"}),
                                  value_option("origin", "TEXT", {.ja = "どのハブのものか", .en = "whose median it is"})}),
    .rest = "PROFILE",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
