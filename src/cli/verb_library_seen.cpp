#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.learning.note_medium(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_library_seen;
const Verb verb_library_seen{
    .name = "library seen",
    .summary = {.ja = "動画やページを最後まで見た、読んだと記録する", .en = "note that you saw a film, or read a page, to its end"},
    .options = safeguard_options(),
    .rest = "MEDIUM",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
