#include "cli/hub_access.h"
#include "cli/print_access.h"
#include "feature/share/chairs.h"
#include "record/record_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string& sig = arguments.rest.front();
  const bool changes = arguments.rest.size() > 1;
  const std::string reason = changes ? TRY(needed(arguments, "reason")) : std::string();
  const auto chair = arguments.has("end") ? share::MemberBook::Chair::ends : share::MemberBook::Chair::begins;
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    if (changes) TRY(node.share().members.set_chair(who, sig, arguments.rest[1], chair, reason));
    print(at, arguments,
          shown_to(who, TRY(node.share().sigs.find(who, sig)), TRY(share::chairs_of(node.database(), node.records().accounts))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_sig_chair;
const Verb verb_sig_chair{
    .name = "sig chair",
    .summary = {.ja = "グループの代表を決める、示す", .en = "say who leads a group, or show who does"},
    .options = safeguard_options({flag_option("end", {.ja = "代表でなくなる", .en = "leads it no longer"}), reason_option()}),
    .rest = "SIG [LOGIN]",
    .least_rest = 1,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
