#include "cli/hub_access.h"
#include "node/report_masking.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_playbook = std::uint64_t(1) << 20;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::ReleaseWish wish{.tlp = TRY(needed(arguments, "tlp"))};
  if (const std::string actions = arguments.value("permitted-actions"); !actions.empty()) {
    const auto known = share::permitted_actions_from(actions);
    if (!known)
      return error(ErrorCode::usage,
                   "--permitted-actions: '{}' is none of none, contact_for_instruction, internally_visible, externally_invisible, "
                   "externally_visible",
                   actions);
    wish.policy.actions = *known;
  }
  if (const std::string until = arguments.value("policy-until"); !until.empty()) wish.policy.until = TRY(Day::parse(until));
  wish.policy.notify_affected = arguments.has("notify-affected");
  std::string playbook;
  if (arguments.has("playbook")) playbook = TRY(at.files.read_text(arguments.value("playbook"), largest_playbook));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto made = TRY(node::release_report(node, who, arguments.rest.front(), std::move(wish), playbook));
    print(at, arguments, to_json(made.value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_release;
const Verb verb_report_release{
    .name = "report release",
    .summary = {.ja = "同意された下書きを共有する", .en = "release what was consented to"},
    .options = safeguard_options(
        {value_option("tlp", "LABEL", {.ja = "CLEAR, GREEN, AMBER, AMBER+STRICT, RED", .en = "CLEAR, GREEN, AMBER, AMBER+STRICT or RED"}),
         value_option("permitted-actions", "WHAT",
                      {.ja = "受け取った側に許す扱い (IEP 2.0)", .en = "what readers may do with it (IEP 2.0)"}),
         value_option("policy-until", "DAY", {.ja = "この扱いの最後の日", .en = "last day of this policy"}),
         {.name = "notify-affected", .help = {.ja = "影響を受ける者に知らせてよい", .en = "readers may tell those who are affected"}},
         value_option("playbook", "FILE", {.ja = "添える対処手順 (CACAO 2.0)", .en = "playbook to go with it (CACAO 2.0)"})}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
