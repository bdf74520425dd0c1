#include "cli/share_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const share::Collection& collection : TRY(node.collections().list(who))) print_collection(at, arguments, collection);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_share_collection_list;
const Verb verb_share_collection_list{.name = "share collection list",
                                      .summary = {.ja = "コレクションの一覧を表示する", .en = "list collections of shared objects"},
                                      .options = safeguard_options(),
                                      .run = run};

}  // namespace sekimori::cli
