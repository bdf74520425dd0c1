#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Json file = TRY(read_learning_file(at, arguments.rest.front()));
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.library.add(who, TRY(teach::library_case_from_json(file)), arguments.value("reason", "written"))));
  });
}

}  // namespace

extern const Verb verb_library_add;
const Verb verb_library_add{
    .name = "library add",
    .summary = {.ja = "自分たちの事例を図書室に加える (JSON)", .en = "add a case of your own to the library (JSON)"},
    .options = safeguard_options({reason_option()}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
