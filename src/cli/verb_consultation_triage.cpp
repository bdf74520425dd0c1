#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const std::vector<std::string> answers(arguments.rest.begin() + 1, arguments.rest.end());
    return shown_json(TRY(desk.consultations.triage(who, arguments.rest.front(), answers)).value);
  });
}

}  // namespace

extern const Verb verb_consultation_triage;
const Verb verb_consultation_triage{.name = "consultation triage",
                                    .summary = {.ja = "振り分けの質問への答えを記録する", .en = "record the answers to the triage"},
                                    .options = safeguard_options(),
                                    .rest = "NUMBER ANSWER...",
                                    .least_rest = 2,
                                    .most_rest = 12,
                                    .run = run};

}  // namespace sekimori::cli
