#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/technology_files.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    for (const auto& kept : TRY(node.protect().shelf.all<protect::OpenCloseDecision>(actor))) {
      const protect::OpenCloseDecision& one = kept.item;
      if (arguments.has("json")) at.out(to_json(one).dump() + "\n");
      else
        at.out(fmt::format("{:<8} {:<9} {} {}\n", one.number, name_of(one.choice),
                           one.review_day ? one.review_day->to_string() : "----------", one.technology));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_open_close_list;
const Verb verb_open_close_list{
    .name = "open-close list",
    .summary = {.ja = "オープン・クローズの決定を一覧にする", .en = "list the decisions to patent, keep secret or open"},
    .options = protect_options(),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
