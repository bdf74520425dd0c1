#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string name = TRY(needed(arguments, "name"));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(govern.units.put(
        who,
        {.code = arguments.rest.front(), .name = name, .parent = arguments.value("parent", ""), .head = arguments.value("head", "")})));
  });
}

}  // namespace

extern const Verb verb_measure_unit;
const Verb verb_measure_unit{
    .name = "measure unit",
    .summary = {.ja = "部署の木に部署を加える・変える", .en = "add a unit to the tree of a house, or change it"},
    .options = safeguard_options({value_option("name", "TEXT", {.ja = "名前", .en = "its name"}),
                                  value_option("parent", "CODE", {.ja = "上の部署", .en = "the unit above"}),
                                  value_option("head", "STAFF", {.ja = "長の社員番号", .en = "staff number of its head"})}),
    .rest = "CODE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
