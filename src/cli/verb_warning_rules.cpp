#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

std::string_view words_of(share::WatchState state, Language language) {
  const auto words = [&]() -> Text {
    switch (state) {
      case share::WatchState::in_force: return {.ja = "有効", .en = "in force"};
      case share::WatchState::expired: return {.ja = "期限切れ", .en = "expired"};
      case share::WatchState::withdrawn: return {.ja = "ハブが取消し", .en = "withdrawn by the hub"};
    }
    return {};
  }();
  return words.in(language);
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership&, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const share::WatchRule& rule : TRY(node.share().warnings->rules(who))) {
      if (!arguments.has("all") && rule.state != share::WatchState::in_force) continue;
      if (arguments.has("json")) {
        at.out(to_json(rule).dump() + "\n");
        continue;
      }
      at.out(fmt::format("{:<20} {:<8} {:<11} TLP:{} {} {}\n", rule.rule, rule.hub, rule.share, rule.tlp, rule.until.to_string(),
                         words_of(rule.state, at.language)));
      for (const share::SharedIndicator& one : rule.indicators) at.out(fmt::format("  {} {}\n", one.kind, one.value));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_warning_rules;
const Verb verb_warning_rules{
    .name = "warning rules",
    .summary = {.ja = "見張っている警告を検知の規則として一覧する (出どころ、期限、取消し)",
                .en = "list watched warnings as the rules of detection they are: origin, last day, withdrawal"},
    .options = membership_options({flag_option("all", {.ja = "期限切れと取消しも", .en = "also those that are over or withdrawn"})}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
