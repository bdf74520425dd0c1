#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(desk.experts.assign(who, arguments.rest.back(), arguments.rest.front())).value);
  });
}

}  // namespace

extern const Verb verb_expert_assign;
const Verb verb_expert_assign{.name = "expert assign",
                              .summary = {.ja = "相談に専門家を付ける", .en = "give an expert a consultation"},
                              .options = safeguard_options(),
                              .rest = "EXPERT NUMBER",
                              .least_rest = 2,
                              .most_rest = 2,
                              .run = run};

}  // namespace sekimori::cli
