#include "cli/consult_access.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        const auto quarter = TRY(consult::desk_quarter_from(arguments.rest.front()));
        consult::CountPeriod filter;
        if (arguments.has("desk")) filter.desk = TRY(desk_named(arguments.value("desk")));
        const Json all = TRY(desk.statistics.changes(who, quarter, TRY(dimension_of(arguments, "by", consult::Dimension::topic)), filter,
                                                     sight_of(arguments)));
        return all["rows"].items();
      },
      [&](const Json& one) {
        return fmt::format("{:<22} {:>7} {:>7}  {}", one["name"].text(), one["now"].is_null() ? "-" : one["now"].dump(),
                           one["before"].is_null() ? "-" : one["before"].dump(),
                           one["words"].is_null() ? std::string() : in_words(one["words"], at.language));
      });
}

}  // namespace

extern const Verb verb_consultation_changes;
const Verb verb_consultation_changes{
    .name = "consultation changes",
    .summary = {.ja = "四半期を前の四半期と比べる", .en = "compare a quarter with the one before"},
    .options = safeguard_options({value_option("by", "WHAT", {.ja = "項目 (既定: topic)", .en = "by what (usual: topic)"}),
                                  value_option("desk", "DESK", {.ja = "この窓口だけ", .en = "only of this desk"}),
                                  flag_option("exact", {.ja = "小さな値も隠さない", .en = "hide no small numbers"})}),
    .rest = "QUARTER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
