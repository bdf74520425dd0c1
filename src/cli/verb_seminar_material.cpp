#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.seminars.add_material(who, arguments.rest.front(),
                                                   {.title = arguments.value("title"), .address = arguments.value("address")}))
                       .value);
  });
}

}  // namespace

extern const Verb verb_seminar_material;
const Verb verb_seminar_material{.name = "seminar material",
                                 .summary = {.ja = "終わったセミナーの資料を加える", .en = "add material of a seminar"},
                                 .options = safeguard_options({value_option("title", "TEXT", {.ja = "題名", .en = "title"}),
                                                               value_option("address", "URL", {.ja = "アドレス", .en = "address"})}),
                                 .rest = "NUMBER",
                                 .least_rest = 1,
                                 .most_rest = 1,
                                 .run = run};

}  // namespace sekimori::cli
