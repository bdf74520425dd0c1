#include <chrono>
#include <set>
#include <thread>

#include "cli/transfer_access.h"
#include "feature/share/share_room.h"

namespace sekimori::cli {
namespace {

constexpr auto between_questions = std::chrono::milliseconds(200);

// The outside sources that are reached there: what came from them does not go back.
Result<std::set<std::string, std::less<>>> sources_at(node::Node& node, std::string_view address) {
  std::set<std::string, std::less<>> out;
  for (const share::KnownHubLink& link : TRY(node.share().links.list(record::Actor::system("share"))))
    if (address.starts_with(link.value.address + "/")) out.insert(link.value.name);
  for (const share::KnownOutsideSource& source : TRY(node.share().sources.list(record::Actor::system("share"))))
    if (!source.value.address.empty() && address.starts_with(source.value.address + "/")) out.insert(source.value.name);
  return out;
}

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
    if (from->root == share::hub_root)
      own = TRY(node.share().publisher->departures(*from, node.zone().day_of(at.clock.now()), TRY(sources_at(node, remote->address()))));
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
