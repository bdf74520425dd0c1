#include "cli/share_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    share::Collection draft;
    draft.title = arguments.rest.front();
    draft.id = arguments.value("id");
    draft.root = arguments.value("root", share::default_root);
    TRY(read_collection_options(arguments, node, draft));
    print_collection(at, arguments, TRY(node.collections().add(who, draft, arguments.value("reason", "added"))));
    return ExitCode::ok;
  });
}

std::vector<Option> options() {
  std::vector<Option> out = collection_options();
  out.push_back({.name = "id", .kind = OptionKind::value, .metavar = "UUID", .help = {.ja = "決まった id を使う", .en = "use this id"}});
  out.push_back({.name = "root",
                 .kind = OptionKind::value,
                 .metavar = "NAME",
                 .help = {.ja = "API ルート (/taxii2/名前/)", .en = "the API root (/taxii2/NAME/)"},
                 .fallback = share::default_root});
  return out;
}

}  // namespace

extern const Verb verb_share_collection_add;
const Verb verb_share_collection_add{.name = "share collection add",
                                     .summary = {.ja = "共有するコレクションを作る", .en = "make a collection of shared objects"},
                                     .options = options(),
                                     .rest = "TITLE",
                                     .least_rest = 1,
                                     .most_rest = 1,
                                     .run = run};

}  // namespace sekimori::cli
