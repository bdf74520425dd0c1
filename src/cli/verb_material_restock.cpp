#include "cli/learn_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::int64_t copies = TRY(number_of(arguments, "copies", 0));
  const std::string language = TRY(needed(arguments, "language"));
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.materials.restock(who, arguments.rest.front(), language, copies, arguments.value("reason", "restocked"))));
  });
}

}  // namespace

extern const Verb verb_material_restock;
const Verb verb_material_restock{
    .name = "material restock",
    .summary = {.ja = "在庫を増減する", .en = "put copies into the store or take them out"},
    .options = safeguard_options({value_option("language", "ja|en|...", {.ja = "言語", .en = "language"}),
                                  value_option("copies", "N", {.ja = "部数 (減らすときは負)", .en = "copies; negative takes out"}),
                                  reason_option()}),
    .rest = "MATERIAL",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
