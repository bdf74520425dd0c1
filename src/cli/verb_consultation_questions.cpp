#include "cli/consult_access.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        (void)desk;
        (void)who;
        std::vector<Json> out;
        for (const consult::TriageQuestion& one : consult::desk_texts().questions) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) { return std::string(one["id"].text()) + ": " + in_words(one["words"], at.language); });
}

}  // namespace

extern const Verb verb_consultation_questions;
const Verb verb_consultation_questions{.name = "consultation questions",
                                       .summary = {.ja = "振り分けの質問を表示する", .en = "show the questions of the triage"},
                                       .options = safeguard_options(),
                                       .run = run};

}  // namespace sekimori::cli
