#include "cli/question_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_asking(at, arguments, [&](node::DeskAsking&, consult::ConsultRoom& room, const record::Actor& who) -> Result<ExitCode> {
    const consult::DeskLink link{.name = arguments.rest.front(), .address = arguments.rest.back()};
    print(at, arguments, to_json(TRY(room.links.put(who, link, arguments.value("reason", "a desk to ask"))).value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_question_desk;
const Verb verb_question_desk{.name = "question desk",
                              .summary = {.ja = "相談できる窓口の住所を登録する", .en = "say at which address a desk is reached"},
                              .options = asking_options({value_option("reason", "WHY", {.ja = "理由", .en = "why"})}),
                              .rest = "NAME ADDRESS",
                              .least_rest = 2,
                              .most_rest = 2,
                              .run = run};

}  // namespace sekimori::cli
