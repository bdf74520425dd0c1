#include "cli/question_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_asking(at, arguments, [&](node::DeskAsking&, consult::ConsultRoom& room, const record::Actor& who) -> Result<ExitCode> {
    for (const consult::KnownDeskLink& known : TRY(room.links.list(who)))
      at.out(arguments.has("json") ? to_json(known.value).dump() + "\n"
                                   : fmt::format("{:<12} {}\n", known.value.name, known.value.address));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_question_desks;
const Verb verb_question_desks{.name = "question desks",
                               .summary = {.ja = "相談できる窓口の一覧", .en = "list the desks that this firm may ask"},
                               .options = asking_options(),
                               .rest = "",
                               .least_rest = 0,
                               .most_rest = 0,
                               .run = run};

}  // namespace sekimori::cli
