#include "cli/letter_access.h"
#include "node/bounce_intake.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    TRY(record::Permissions::standard().check(who, record::Verb::update, {.kind = "subscriber", .id = "*"}));
    print(at, arguments, to_json(TRY(node::take_bounces(node, arguments.value("public-url")))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_newsletter_bounces;
const Verb verb_newsletter_bounces{
    .name = "newsletter bounces",
    .summary = {.ja = "戻ってきたメールを数え、連絡担当者に知らせる", .en = "count what came back and tell contact persons"},
    .options = safeguard_options({public_url_option()}),
    .run = run};

}  // namespace sekimori::cli
