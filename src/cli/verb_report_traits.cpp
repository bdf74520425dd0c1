#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::TraitWish wish;
  if (const std::string type = arguments.value("attachment"); !type.empty()) {
    wish.attachment = share::attachment_type_from(type);
    if (!wish.attachment)
      return error(ErrorCode::usage, "--attachment: '{}' is none of program, shortcut, script, office, pdf, archive, other, none, unknown",
                   type);
  }
  if (arguments.has("sender-region")) wish.sender_region = arguments.value("sender-region");
  if (arguments.has("c2-region")) wish.c2_region = arguments.value("c2-region");
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const std::string& number = arguments.rest.front();
    if (wish.attachment || wish.sender_region || wish.c2_region)
      return to_json(TRY(hub.traits.tell(who, number, wish, TRY(needed(arguments, "reason")))).value);
    TRY(hub.reports.find(who, number));
    const auto known = TRY(hub.traits.find(who, number));
    share::ReportTraits nothing;
    nothing.report = number;
    return to_json(known ? known->value : nothing);
  });
}

}  // namespace

extern const Verb verb_report_traits;
const Verb verb_report_traits{
    .name = "report traits",
    .summary = {.ja = "統計のための報告の特徴 (添付の種類、送信元と接続先の地域) を見る、書く",
                .en = "show or tell what statistics want of a report: attachment, regions of sender and connection"},
    .options = safeguard_options(
        {value_option("attachment", "TYPE", {.ja = "添付の種類", .en = "type of what was attached"}),
         value_option("sender-region", "CODE", {.ja = "送信元の地域 (ISO 3166-1、JP など)", .en = "region of the sender (ISO 3166-1: JP)"}),
         value_option("c2-region", "CODE", {.ja = "不正接続先の地域", .en = "region where it calls home"}), reason_option()}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
