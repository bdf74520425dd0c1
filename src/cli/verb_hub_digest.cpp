#include <algorithm>

#include "cli/hub_access.h"
#include "cli/notice_options.h"
#include "node/hub_digest.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  node::NotifierSettings settings = TRY(notice_settings(at, arguments));
  node::DigestWish wish;
  wish.dry_run = arguments.has("dry-run");
  if (arguments.has("since")) wish.since = TRY(needed_day(arguments, "since"));
  if (!settings.mail && !wish.dry_run)
    return error(ErrorCode::usage, "--smtp-url and --mail-from are needed; they may stand in sekimori.toml");
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const std::string link = settings.public_url;
    bool partly = false;
    for (const node::DigestSent& one : TRY(node::send_digests(node, who, wish, link))) {
      partly = partly || !one.problem.empty();
      at.out(arguments.has("json") ? node::to_json(one).dump() + "\n"
                                   : fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", one.member, one.mail, one.encrypted ? "openpgp" : "plain",
                                                 one.told, one.waiting, one.problem));
    }
    if (wish.dry_run) return partly ? ExitCode::partial : ExitCode::ok;
    node::Notifier notifier(node, std::move(settings));
    while (TRY(notifier.deliver()) > 0) {}
    const auto left =
        TRY(node.database().read([&](sql::Transaction& tx) { return node.records().outbox.list(tx, record::OutboxState::waiting, 1000); }));
    const bool waiting = std::ranges::find(left, node::hub_mail_channel, &record::OutboxMessage::channel) != left.end();
    if (waiting)
      at.say({.ja = "届けられなかったメールがあります。次の実行か、動いているノードが送り直します。",
              .en = "Some mails could not be delivered; the next run, or the node that serves, tries them again."});
    return waiting || partly ? ExitCode::partial : ExitCode::ok;
  });
}

std::vector<Option> options() {
  std::vector<Option> out = safeguard_options(
      {value_option("since", "DAY",
                    {.ja = "この日からの新着 (既定: 前回の続き)", .en = "what is new since this day (default: since the last digest)"}),
       flag_option("dry-run", {.ja = "送らずに、何が送られるかだけを示す", .en = "send nothing, only say what would go out"}),
       value_option("public-url", "URL", {.ja = "リンクの先", .en = "where links lead"})});
  const std::vector<Option> more = notice_options();
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace

extern const Verb verb_hub_digest;
const Verb verb_hub_digest{.name = "hub digest",
                           .summary = {.ja = "参加組織の窓口に新着をメールで知らせる", .en = "mail the members' contacts what is new"},
                           .options = options(),
                           .run = run};

}  // namespace sekimori::cli
