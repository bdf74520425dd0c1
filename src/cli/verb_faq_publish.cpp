#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(desk.faq.publish(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_faq_publish;
const Verb verb_faq_publish{
    .name = "faq publish",
    .summary = {.ja = "下書きを公開する (書いた人以外)", .en = "publish a draft, by somebody else than whoever wrote it"},
    .options = safeguard_options(),
    .rest = "ID",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
