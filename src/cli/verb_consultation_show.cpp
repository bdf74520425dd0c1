#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return whole_consultation(desk, who, arguments.rest.front());
  });
}

}  // namespace

extern const Verb verb_consultation_show;
const Verb verb_consultation_show{
    .name = "consultation show",
    .summary = {.ja = "相談を一件、話した内容とともに表示する", .en = "show one consultation with what was said"},
    .options = safeguard_options(),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
