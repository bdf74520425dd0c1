#include "cli/hub_access.h"
#include "feature/respond/cacao.h"
#include "node/report_masking.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_playbook = std::uint64_t(1) << 20;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  node::MaskWish wish{.audience = TRY(needed(arguments, "audience"))};
  if (arguments.has("tlp")) wish.widest = TRY(tlp_named("tlp", arguments.value("tlp")));
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
  if (arguments.has("playbook")) wish.playbook = TRY(at.files.read_text(arguments.value("playbook"), largest_playbook));
  for (const std::string& one : arguments.all("also")) wish.by_hand.also.push_back(TRY(mask::hand_mask_from(one)));
  for (const std::string& one : arguments.all("keep")) wish.by_hand.keep.push_back(TRY(mask::hand_keep_from(one)));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    if (arguments.has("usual-playbook")) {
      const share::KnownReport known = TRY(node.share().reports.find(who, arguments.rest.front()));
      const respond::Playbook* const usual = respond::playbook_for_report(share::name_of(known.value.kind));
      if (usual == nullptr) return error(ErrorCode::invalid_input, "for reports of this kind there is no usual playbook");
      wish.playbook = respond::cacao_of(*usual).dump();
    }
    const auto made = TRY(node::mask_report(node, at.program, who, arguments.rest.front(), wish));
    if (arguments.has("json")) at.out(made.dump() + "\n");
    else print(at, arguments, made["report"]["draft"]);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_mask;
const Verb verb_report_mask{
    .name = "report mask",
    .summary = {.ja = "報告を匿名化して下書きを作る", .en = "make the masked draft of a report"},
    .options = safeguard_options(
        {value_option("audience", "SIG", {.ja = "共有先のグループ、または across", .en = "for whom: a group, or across"}),
         value_option("tlp", "LABEL",
                      {.ja = "共有してよい最も広いラベル (既定は AMBER か、報告の中のより厳しいラベル)",
                       .en = "the widest label it may be released under (AMBER, or a stricter one inside the report)"}),
         value_option("permitted-actions", "WHAT",
                      {.ja = "受け取った側に許す扱い (IEP 2.0)", .en = "what readers may do with it (IEP 2.0)"}),
         value_option("policy-until", "DAY", {.ja = "この扱いの最後の日", .en = "last day of this policy"}),
         {.name = "notify-affected", .help = {.ja = "影響を受ける者に知らせてよい", .en = "readers may tell those who are affected"}},
         repeated_option("also", "TEXT=CLASS",
                         {.ja = "これも伏せる (種類: organisation, product, person など)",
                          .en = "mask this, too (class: organisation, product, person ...)"}),
         repeated_option("keep", "VALUE=REASON",
                         {.ja = "攻撃者の値として残す。理由を付ける", .en = "keep this as the attacker's, with a reason"}),
         value_option("playbook", "FILE", {.ja = "添える対処手順 (CACAO 2.0)", .en = "playbook to go with it (CACAO 2.0)"}),
         flag_option("usual-playbook", {.ja = "この種類の報告のための、備え付けの対処手順を添える",
                                        .en = "let the playbook go with it that there is for this kind of report"})}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
