#include "cli/learn_access.h"
#include "node/training_notices.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    TRY(record::Permissions::standard().check(who, record::Verb::update, {.kind = "course_assignment", .id = {}}));
    print(at, arguments, Json::object({{"written", TRY(node::announce_training(node, arguments.value("public-url")))}}));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_training_remind;
const Verb verb_training_remind{
    .name = "training remind",
    .summary = {.ja = "受講の期日のお知らせを、送信待ちに置く", .en = "put notices about courses that fall due into the outbox"},
    .options =
        safeguard_options({value_option("public-url", "URL", {.ja = "お知らせのリンクの先頭", .en = "where the links of notices begin"})}),
    .run = run};

}  // namespace sekimori::cli
