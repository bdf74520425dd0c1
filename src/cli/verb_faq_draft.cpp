#include "cli/consult_access.h"
#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Json json = TRY(read_json(at, arguments.rest.front()));
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(desk.faq.draft(who, TRY(consult::faq_text_from(json)), TRY(needed(arguments, "reason")))));
  });
}

}  // namespace

extern const Verb verb_faq_draft;
const Verb verb_faq_draft{
    .name = "faq draft",
    .summary = {.ja = "回答の新しい版を下書きする (JSON ファイル)", .en = "draft an edition of an answer (a JSON file)"},
    .options = safeguard_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
