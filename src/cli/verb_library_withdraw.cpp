#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    const std::string& id = arguments.rest.front();
    const std::string shelf = arguments.value("shelf", "case"), reason = arguments.value("reason");
    if (shelf == "media") return shown_media(TRY(teach.library.withdraw_media(who, id, reason)));
    if (shelf == "clause") return to_json(TRY(teach.library.withdraw_clause(who, id, reason)));
    if (shelf != "case") return error(ErrorCode::usage, "'{}' is no shelf of the library: case, media or clause", shelf);
    return to_json(TRY(teach.library.withdraw(who, id, reason)));
  });
}

}  // namespace

extern const Verb verb_library_withdraw;
const Verb verb_library_withdraw{
    .name = "library withdraw",
    .summary = {.ja = "自分たちの事例・動画や教材・契約条項を図書室から取り下げる", .en = "take an entry of your own out of the library"},
    .options = safeguard_options(
        {reason_option(),
         value_option("shelf", "SHELF", {.ja = "case (なければこれ)、media、clause", .en = "case (default), media or clause"})}),
    .rest = "ID",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
