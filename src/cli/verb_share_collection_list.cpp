#include "cli/share_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const share::Collection& collection : TRY(node.collections().list(who))) print_collection(at, arguments, collection);
    TRY(node.exchange().open());
    const objects::Figures all = node.exchange().figures();
    const Text together{.ja = "合計: オブジェクト {}、版 {}、{} バイト\n", .en = "together: {} objects, {} versions, {} bytes\n"};
    if (!arguments.has("json")) at.out(fmt::format(fmt::runtime(together.in(at.language)), all.objects, all.versions, all.body_bytes));
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
