#include <chrono>
#include <thread>

#include "cli/transfer_access.h"
#include "feature/share/share_room.h"

namespace sekimori::cli {
namespace {

constexpr auto between_questions = std::chrono::milliseconds(200);

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto remote = TRY(remote_collection(at, arguments, arguments.rest[1]));
  const auto most = stix::tlp_from_identifier(arguments.value("most", "green"));
  if (!most) return error(ErrorCode::usage, "--most: one of clear, green, amber, amber_strict, red is needed");
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto from = TRY(node.collections().find(who, arguments.rest[0]));
    if (!from) return error(ErrorCode::not_found, "no collection '{}'", arguments.rest[0]);
    share::Transfers transfers(node.database(), node.exchange(), at.clock);
    const auto wait = [] { std::this_thread::sleep_for(between_questions); };
    std::optional<share::Departures> own;
    if (from->root == share::hub_root) own = TRY(node.share().publisher->departures(*from, node.zone().day_of(at.clock.now())));
    return print_transfer(at, arguments, TRY(transfers.push(who, *remote, *from, *most, wait, own ? &*own : nullptr)));
  });
}

}  // namespace

extern const Verb verb_share_push;
const Verb verb_share_push{.name = "share push",
                           .summary = {.ja = "コレクションの新しいものをほかの TAXII サーバーへ送る",
                                       .en = "send what is new in a collection to another TAXII server"},
                           .options = transfer_options({{.name = "most",
                                                         .kind = OptionKind::value,
                                                         .metavar = "MARK",
                                                         .help = {.ja = "送る TLP の上限 (標示のないものも送る。ハブの共有は green まで)",
                                                                  .en = "the strictest TLP that is sent; what has none is sent too; a "
                                                                        "hub's own shares up to green"},
                                                         .fallback = "green"}}),
                           .rest = "COLLECTION ADDRESS",
                           .least_rest = 2,
                           .most_rest = 2,
                           .run = run};

}  // namespace sekimori::cli
