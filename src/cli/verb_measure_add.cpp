#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  govern::Measure measure;
  measure.title = TRY(needed(arguments, "title"));
  measure.detail = arguments.value("detail", "");
  measure.owner = arguments.value("owner", "");
  measure.department = arguments.value("department", "");
  measure.controls = arguments.all("control");
  measure.due = TRY(written_day_of(arguments, "due"));
  if (const std::string attested = arguments.value("attested", ""); !attested.empty()) {
    const auto known = govern::attested_control_from(attested);
    if (!known)
      return error(ErrorCode::usage, "--attested '{}': firewall, mfa, log_retention, backup, restore_drill, devices or patches is needed",
                   attested);
    measure.attested = *known;
  }
  if (arguments.has("months")) measure.review_months = std::atoi(arguments.value("months").c_str());
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(govern.measures.add(who, measure, arguments.value("reason", ""))).value, govern.today());
  });
}

}  // namespace

extern const Verb verb_measure_add;
const Verb verb_measure_add{
    .name = "measure add",
    .summary = {.ja = "対策を加える", .en = "add a measure"},
    .options = safeguard_options(
        {value_option("title", "TEXT", {.ja = "題名", .en = "what is done"}),
         value_option("detail", "TEXT", {.ja = "詳細", .en = "in detail"}),
         value_option("owner", "STAFF", {.ja = "責任者の社員番号", .en = "who answers for it"}),
         value_option("department", "NAME", {.ja = "部署", .en = "department"}),
         repeated_option("control", "FRAMEWORK:ITEM", {.ja = "どの管理策か", .en = "which control it answers"}),
         value_option("due", "DAY", {.ja = "期日", .en = "by when"}),
         value_option("attested", "KIND",
                      {.ja = "証明する管理策の種類 (firewall、mfa、log_retention、backup、restore_drill、devices、patches)",
                       .en = "attested control: firewall, mfa, log_retention, backup, restore_drill, devices or patches"}),
         value_option("months", "N", {.ja = "見直しの間隔 (月)", .en = "months between reviews"}), reason_option()}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
