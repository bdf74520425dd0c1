#include "cli/case_access.h"
#include "feature/respond/intake_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string token = arguments.rest[0];
  return with_node(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    respond::IntakeBook intake(node.respond());
    if (const std::string more = arguments.value("add"); !more.empty()) TRY(intake.add(token, more));
    const respond::IntakeFollowUp seen = TRY(intake.follow_up(token));
    if (arguments.has("json")) {
      at.out(to_json(seen).dump() + "\n");
      return ExitCode::ok;
    }
    at.out(fmt::format("{}\n", name_of(seen.state)));
    for (const respond::IntakeMessage& message : seen.messages)
      at.out(fmt::format("{} {} {}\n", node.zone().local_text(message.at), message.from_firm ? ">" : "<", message.text));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_intake_follow;
const Verb verb_intake_follow{
    .name = "intake follow",
    .summary = {.ja = "合い言葉で返事を読み、書き足す (アカウントは要らない)",
                .en = "read the answer by the token, and add more; no account is needed"},
    .options = case_options({{.name = "add", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "書き足す", .en = "add more"}}}),
    .rest = "TOKEN",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
