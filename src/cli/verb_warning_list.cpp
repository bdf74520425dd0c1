#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership&, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const share::KnownWarning& known : TRY(node.share().warnings->list(who))) {
      const share::Warning& warning = known.value;
      const Text seen = !warning.looked          ? Text{.ja = "未調査", .en = "not looked"}
                        : warning.looked->seen() ? Text{.ja = "自社で見つかった", .en = "seen here"}
                                                 : Text{.ja = "自社にはない", .en = "not seen"};
      at.out(arguments.has("json") ? to_json(warning).dump() + "\n"
                                   : fmt::format("{:<11} {:<12} {:<12} {:<9} {}\n", warning.number, warning.share, warning.tlp,
                                                 name_of(warning.state), seen.in(at.language)));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_warning_list;
const Verb verb_warning_list{.name = "warning list",
                             .summary = {.ja = "ハブから届いた警告の一覧", .en = "list warnings that came from hubs"},
                             .options = membership_options({}),
                             .rest = "",
                             .least_rest = 0,
                             .most_rest = 0,
                             .run = run};

}  // namespace sekimori::cli
