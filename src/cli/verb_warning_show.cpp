#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership&, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const share::KnownWarning known = TRY(node.share().warnings->find(who, arguments.rest.front()));
    Json shown = to_json(known.value);
    shown.set("text", to_json(TRY(node.share().warnings->text(known.value))));
    print(at, arguments, shown);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_warning_show;
const Verb verb_warning_show{
    .name = "warning show",
    .summary = {.ja = "警告の内容と、自社で見つかったものを表示する", .en = "show a warning and what of it was met here"},
    .options = membership_options({}),
    .rest = "WARNING",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
