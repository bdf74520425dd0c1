#include "cli/case_access.h"
#include "feature/watch/mapping_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const auto list = TRY(node.mappings().list(actor));
    if (list.empty() && !arguments.has("json"))
      at.say({.ja = "自前の対応づけはまだありません。'sekimori source assist FILE' で作れます。",
              .en = "There is no mapping of your own yet; 'sekimori source assist FILE' makes one."});
    for (const watch::KnownMapping& mapping : list)
      at.out(arguments.has("json")
                 ? to_json(mapping).dump() + "\n"
                 : fmt::format("{}\t{}\t{}\n", mapping.name, mapping.verified ? "verified" : "unverified", mapping.verified_by));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_mapping_list;
const Verb verb_source_mapping_list{
    .name = "source mapping list",
    .summary = {.ja = "自前の対応づけと確認の状態を表示する", .en = "list mappings of your own and whether they are verified"},
    .options = case_options({}),
    .run = run};

}  // namespace sekimori::cli
