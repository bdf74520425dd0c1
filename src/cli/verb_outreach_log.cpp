#include "cli/forum_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::Visit visit;
  visit.day = TRY(needed_day(arguments, "day"));
  visit.place = arguments.value("place", "");
  const std::string to = TRY(needed(arguments, "to"));
  const auto reached = share::reached_kind_from(to);
  if (!reached) return error(ErrorCode::usage, "--to '{}': firms, small_firms, universities or associations is needed", to);
  visit.to = *reached;
  visit.reached = TRY(number_of(arguments, "reached", 0));
  visit.topic = {TRY(needed(arguments, "ja")), TRY(needed(arguments, "en"))};
  if (const std::string by = arguments.value("by", ""); !by.empty()) {
    const auto known = share::source_class_from(by);
    if (!known)
      return error(ErrorCode::usage, "--source '{}': government, police, response_team, association, member, hub or desk is needed", by);
    visit.by = *known;
  }
  visit.material = arguments.all("material");
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.outreach.log(who, visit)).value);
  });
}

}  // namespace

extern const Verb verb_outreach_log;
const Verb verb_outreach_log{
    .name = "outreach log",
    .summary = {.ja = "企業や大学への訪問と、渡した資料を記録する",
                .en = "log a visit to firms or universities, with the material that was given"},
    .options = safeguard_options(
        {value_option("day", "DAY", {.ja = "訪問した日", .en = "day of the visit"}),
         value_option("place", "TEXT", {.ja = "場所", .en = "where"}),
         value_option("to", "KIND",
                      {.ja = "firms, small_firms, universities, associations", .en = "firms, small_firms, universities or associations"}),
         value_option("reached", "N", {.ja = "伝えた組織の数", .en = "how many organisations were told"}),
         value_option("ja", "TEXT", {.ja = "日本語の題目", .en = "topic in Japanese"}),
         value_option("en", "TEXT", {.ja = "英語の題目", .en = "topic in English"}),
         value_option("by", "CLASS",
                      {.ja = "訪問した側 (ハブの代行記録のとき)", .en = "class of whoever went, when the hub logs it for them"}),
         repeated_option("material", "NUMBER", {.ja = "渡した共有や項目の番号", .en = "number of a share or item that was given"})}),
    .run = run};

}  // namespace sekimori::cli
