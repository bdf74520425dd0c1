#include "cli/case_access.h"
#include "feature/respond/intake_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  respond::IntakeDraft draft;
  const auto trigger = model::case_trigger_from(arguments.value("trigger"));
  if (!trigger)
    return error(ErrorCode::usage,
                 "--trigger is one of partner_notice, customer_complaint, anonymous_report, found_item, consultation, hub_warning");
  draft.trigger = *trigger;
  draft.text = arguments.value("text");
  if (!draft.text.empty() && at.files.exists(draft.text)) draft.text = TRY(at.files.read_text(draft.text, std::uint64_t(64) << 10));
  draft.from = arguments.value("from");
  draft.channel = arguments.value("channel");
  if (const std::string received = arguments.value("received-at"); !received.empty()) draft.received_at = TRY(Instant::parse(received));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    respond::IntakeBook intake(node.respond());
    const respond::IntakeReceipt receipt = TRY(intake.receive(actor, draft));
    if (arguments.has("json"))
      at.out(Json::object({{"number", receipt.number}, {"token", receipt.token.empty() ? Json() : Json(receipt.token)}}).dump() + "\n");
    else at.out(fmt::format("{}{}\n", receipt.number, receipt.token.empty() ? std::string() : "  " + receipt.token));
    if (!receipt.token.empty())
      at.say({.ja = "この合い言葉は一度だけ表示されます。返事を読むときと書き足すときに使います。",
              .en = "This token is shown once; with it the answer is read and more is added."});
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_intake_receive;
const Verb verb_intake_receive{
    .name = "intake receive",
    .summary = {.ja = "通知・苦情・匿名の通報などを受け付ける", .en = "take in a notice, a complaint, an anonymous report ..."},
    .options = case_options(
        {{.name = "trigger",
          .kind = OptionKind::value,
          .metavar = "T",
          .help = {.ja = "partner_notice, customer_complaint, anonymous_report など",
                   .en = "partner_notice, customer_complaint, anonymous_report ..."}},
         {.name = "text", .kind = OptionKind::value, .metavar = "FILE|TEXT", .help = {.ja = "内容", .en = "what was told"}},
         {.name = "from",
          .kind = OptionKind::value,
          .metavar = "TEXT",
          .help = {.ja = "誰から (匿名の通報では書けない)", .en = "from whom; never for an anonymous report"}},
         {.name = "channel", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "手段 (電話など)", .en = "by which way"}},
         {.name = "received-at", .kind = OptionKind::value, .metavar = "TIME", .help = {.ja = "受けた時刻", .en = "when (RFC 3339)"}}}),
    .run = run};

}  // namespace sekimori::cli
