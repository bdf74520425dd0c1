#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  govern::MeasureEdit edit;
  for (const auto& [name, member] : {std::pair{"title", &edit.title}, std::pair{"detail", &edit.detail}, std::pair{"owner", &edit.owner},
                                     std::pair{"department", &edit.department}})
    if (arguments.has(name)) *member = arguments.value(name);
  if (arguments.has("control")) edit.controls = arguments.all("control");
  edit.due = TRY(written_day_of(arguments, "due"));
  if (arguments.has("months")) edit.review_months = std::atoi(arguments.value("months").c_str());
  if (const std::string state = arguments.value("state", ""); !state.empty()) {
    edit.state = govern::measure_state_from(state);
    if (!edit.state) return error(ErrorCode::usage, "--state '{}': planned, in_place or stopped is needed", state);
  }
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(govern.measures.edit(who, arguments.rest.front(), edit, arguments.value("reason", ""))).value, govern.today());
  });
}

}  // namespace

extern const Verb verb_measure_change;
const Verb verb_measure_change{
    .name = "measure change",
    .summary = {.ja = "対策の内容・責任者・状態を変える", .en = "change words, owner, due day or state of a measure"},
    .options =
        safeguard_options({value_option("title", "TEXT", {.ja = "題名", .en = "what is done"}),
                           value_option("detail", "TEXT", {.ja = "詳細", .en = "in detail"}),
                           value_option("owner", "STAFF", {.ja = "責任者の社員番号", .en = "who answers for it"}),
                           value_option("department", "NAME", {.ja = "部署", .en = "department"}),
                           repeated_option("control", "FRAMEWORK:ITEM", {.ja = "どの管理策か", .en = "which control it answers"}),
                           value_option("due", "DAY", {.ja = "期日", .en = "by when"}),
                           value_option("state", "STATE", {.ja = "planned、in_place、stopped", .en = "planned, in_place or stopped"}),
                           value_option("months", "N", {.ja = "見直しの間隔 (月)", .en = "months between reviews"}), reason_option()}),
    .rest = "MEASURE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
