#include <algorithm>

#include "cli/fact_answers.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const Day today = node.zone().day_of(at.clock.now());
    for (const auto& kept : TRY(node.protect().shelf.all<protect::CloudPlace>(actor))) {
      const auto lines = protect::check_cloud_place(kept.item, today);
      const auto open =
          std::ranges::count_if(lines, [](const protect::GapLine& line) { return line.status != model::RequirementStatus::met; });
      if (arguments.has("json")) {
        Json row = to_json(kept.item);
        Json gaps = Json::array();
        for (const protect::GapLine& line : lines) gaps.push(to_json(line));
        at.out(row.set("gaps", std::move(gaps)).set("argument", to_json(protect::cloud_argument())).dump() + "\n");
      } else {
        at.out(fmt::format("{:<8} {:<8} {} {} ({})\n", kept.item.number, kept.item.secret, kept.item.service, kept.item.place, open));
      }
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_cloud_list;
const Verb verb_cloud_list{
    .name = "cloud list",
    .summary = {.ja = "クラウド上の置き場所を一覧にする (括弧内は残る項目の数)", .en = "list places on clouds (in brackets: what is open)"},
    .options = protect_options(),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
