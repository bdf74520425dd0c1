#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string shelf = arguments.value("shelf", "case"), reason = arguments.value("reason", "written");
  if (shelf != "case" && shelf != "media" && shelf != "clause")
    return error(ErrorCode::usage, "'{}' is no shelf of the library: case, media or clause", shelf);
  const Json file = TRY(read_learning_file(at, arguments.rest.front()));
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    if (shelf == "media") return shown_media(TRY(teach.library.add_media(who, TRY(teach::media_item_from_json(file)), reason)));
    if (shelf == "clause") return to_json(TRY(teach.library.add_clause(who, TRY(teach::clause_from_json(file)), reason)));
    return to_json(TRY(teach.library.add(who, TRY(teach::library_case_from_json(file)), reason)));
  });
}

}  // namespace

extern const Verb verb_library_add;
const Verb verb_library_add{
    .name = "library add",
    .summary = {.ja = "自分たちの事例・動画や教材・契約条項を図書室に加える (JSON)",
                .en = "add a case, a medium or a clause of your own to the library (JSON)"},
    .options = safeguard_options(
        {reason_option(),
         value_option("shelf", "SHELF", {.ja = "case (なければこれ)、media、clause", .en = "case (default), media or clause"})}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
