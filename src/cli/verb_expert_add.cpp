#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const consult::DeskExpert expert = TRY(expert_of(arguments));
    return to_json(TRY(desk.experts.add(who, expert)).value);
  });
}

}  // namespace

extern const Verb verb_expert_add;
const Verb verb_expert_add{
    .name = "expert add", .summary = {.ja = "専門家を登録する", .en = "add an expert"}, .options = expert_options(), .run = run};

}  // namespace sekimori::cli
