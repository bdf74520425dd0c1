#include "cli/share_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto found = TRY(node.collections().find(who, arguments.rest.front()));
    if (!found) return error(ErrorCode::not_found, "no collection '{}'", arguments.rest.front());
    if (arguments.has("title")) found->title = arguments.value("title");
    TRY(read_collection_options(arguments, node, *found));
    print_collection(at, arguments, TRY(node.collections().change(who, *found, arguments.value("reason", "changed"), found->version)));
    return ExitCode::ok;
  });
}

std::vector<Option> options() {
  std::vector<Option> out = collection_options();
  out.push_back({.name = "title", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "題名", .en = "its title"}});
  return out;
}

}  // namespace

extern const Verb verb_share_collection_change;
const Verb verb_share_collection_change{
    .name = "share collection change",
    .summary = {.ja = "コレクションの題名や読み書きできる相手を変える", .en = "change a collection's title or who reads and writes it"},
    .options = options(),
    .rest = "COLLECTION",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
