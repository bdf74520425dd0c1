#include "cli/case_access.h"
#include "feature/respond/case_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const auto cases = TRY(node.cases().list(actor));
    if (cases.empty())
      at.say({.ja = "事件はありません。'sekimori case open' で開きます。", .en = "There is no case; 'sekimori case open' opens one."});
    for (const respond::KnownCase& known : cases) {
      if (arguments.has("json")) at.out(case_json(known).dump() + "\n");
      else
        at.out(fmt::format("{}\t{}\t{}\t{}\n", known.facts.number, name_of(known.facts.state), name_of(known.facts.trigger),
                           known.facts.title));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_list;
const Verb verb_case_list{.name = "case list", .summary = {.ja = "事件の一覧", .en = "list cases"}, .options = case_options(), .run = run};

}  // namespace sekimori::cli
