#include "cli/node_access.h"
#include "node/retention.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    const auto done = TRY(node::remove_expired(node));
    if (arguments.has("json")) at.out(to_json(done).dump() + "\n");
    else if (at.language == Language::ja)
      at.out(fmt::format("消去: 区分 {}、原本 {}、行動の集計 {}。保全により残したもの {}\n", done.segments, done.blocks, done.activity,
                         done.held));
    else
      at.out(fmt::format("removed {} segments, {} blocks, {} activity rows; {} kept by a hold\n", done.segments, done.blocks, done.activity,
                         done.held));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_retention;
const Verb verb_source_retention{
    .name = "source retention",
    .summary = {.ja = "保存期間を過ぎたログを消去する", .en = "remove events whose retention is over, unless held"},
    .options = {data_option(), passphrase_option(), database_option(), json_option()},
    .run = run};

}  // namespace sekimori::cli
