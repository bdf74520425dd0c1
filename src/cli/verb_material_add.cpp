#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Json file = TRY(read_learning_file(at, arguments.rest.front()));
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.materials.add(who, TRY(teach::material_from_json(file)), arguments.value("reason", "new"))));
  });
}

}  // namespace

extern const Verb verb_material_add;
const Verb verb_material_add{.name = "material add",
                             .summary = {.ja = "配布資料を加える (JSON)", .en = "add material (JSON)"},
                             .options = safeguard_options({reason_option()}),
                             .rest = "FILE",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
