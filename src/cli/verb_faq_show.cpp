#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    (void)who;
    return to_json(TRY(desk.faq.find(arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_faq_show;
const Verb verb_faq_show{.name = "faq show",
                         .summary = {.ja = "よくある質問を一件表示する", .en = "show one answer"},
                         .options = safeguard_options(),
                         .rest = "ID",
                         .least_rest = 1,
                         .most_rest = 1,
                         .run = run};

}  // namespace sekimori::cli
