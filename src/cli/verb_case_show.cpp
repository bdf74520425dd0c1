#include "cli/case_access.h"
#include "feature/respond/case_book.h"
#include "feature/respond/exhibit_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    if (arguments.has("json")) {
      at.out(TRY(respond::whole_case_json(node.cases(), node.exhibits(), actor, known)).dump() + "\n");
      return ExitCode::ok;
    }
    const auto exhibits = TRY(node.exhibits().list(actor, known));
    const auto steps = TRY(node.exhibits().steps(actor, known));
    const auto holds = TRY(node.cases().holds(actor, known));
    const bool ja = at.language == Language::ja;
    at.out(fmt::format("{}  {}\n{}: {} {}\n", known.facts.number, known.facts.title, ja ? "端緒" : "trigger", name_of(known.facts.trigger),
                       known.facts.trigger_detail));
    at.out(fmt::format("{}: {}  {}: {}  {}: {}  {}: {}\n", ja ? "状態" : "state", name_of(known.facts.state), ja ? "警告" : "alerts",
                       known.facts.alerts.size(), ja ? "営業秘密" : "secrets", known.facts.secrets.size(), ja ? "人" : "persons",
                       known.facts.persons.size()));
    for (const record::Hold& hold : holds)
      at.out(fmt::format("{} {} {} {}{}\n", ja ? "保全" : "hold", hold.id, node.zone().local_text(hold.placed_at), hold.items.size(),
                         hold.released_at ? (ja ? " [解除]" : " [released]") : ""));
    for (const auto& exhibit : exhibits) at.out(exhibit_line(exhibit));
    for (const auto& [id, step] : steps)
      at.out(
          fmt::format("{}\t{}\t{}\t{}\t{}\n", node.zone().local_text(step.at), step.exhibit, name_of(step.verb), step.actor, step.reason));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_show;
const Verb verb_case_show{.name = "case show",
                          .summary = {.ja = "事件の証拠・経過・保全を表示する", .en = "show a case with exhibits, custody and holds"},
                          .options = case_options(),
                          .rest = "CASE",
                          .least_rest = 1,
                          .most_rest = 1,
                          .run = run};

}  // namespace sekimori::cli
