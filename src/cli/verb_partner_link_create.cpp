#include <cstdlib>

#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    protect::LinkRequest request;
    const std::string word = arguments.value("purpose", "acknowledge");
    const auto purpose = protect::link_purpose_from(word);
    if (!purpose) return error(ErrorCode::usage, "--purpose '{}': acknowledge or questionnaire is needed", word);
    request.purpose = *purpose;
    request.object = arguments.rest.front();
    request.recipient = TRY(needed(arguments, "recipient"));
    if (const std::string days = arguments.value("days"); !days.empty()) request.days = std::atoi(days.c_str());
    const auto made = TRY(guard.links.create(who, request, arguments.value("reason", "link for a partner")));
    if (arguments.has("json")) {
      Json row = to_json(made.known.value);
      row.set("id", made.known.id).set("path", "/partner/" + made.token.reveal());
      at.out(row.dump() + "\n");
    } else {
      at.out("/partner/" + made.token.reveal() + "\n");
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_link_create;
const Verb verb_partner_link_create{
    .name = "partner link create",
    .summary = {.ja = "アカウントなしで読める一回限りのリンクを作る", .en = "make a link that works once and needs no account"},
    .options = safeguard_options(
        {value_option("purpose", "PURPOSE",
                      {.ja = "acknowledge (開示の確認) または questionnaire (アンケート)", .en = "acknowledge or questionnaire"}),
         value_option("recipient", "TEXT", {.ja = "受け取る人", .en = "who gets it"}),
         value_option("days", "N", {.ja = "有効日数 (1..60)", .en = "days that it is good for (1..60)"}), reason_option()}),
    .rest = "DISCLOSURE|PARTNER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
