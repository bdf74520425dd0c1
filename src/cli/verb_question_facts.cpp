#include "cli/question_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_asking(at, arguments, [&](node::DeskAsking& asking, consult::ConsultRoom&, const record::Actor& who) -> Result<ExitCode> {
    for (const web::CaseFact& one : TRY(asking.facts(who, arguments.rest.front())))
      at.out(arguments.has("json") ? Json::object({{"id", one.id}, {"words", Json::object({{"ja", one.ja}, {"en", one.en}})}}).dump() + "\n"
                                   : fmt::format("{:<11} {}\n", one.id, at.language == Language::ja ? one.ja : one.en));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_question_facts;
const Verb verb_question_facts{
    .name = "question facts",
    .summary = {.ja = "事件のうち、名前を出さずに窓口に伝えられること", .en = "what a case could tell a desk without a name"},
    .options = asking_options(),
    .rest = "CASE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
