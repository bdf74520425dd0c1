#include "cli/case_access.h"
#include "feature/govern/govern_room.h"
#include "feature/respond/case_book.h"
#include "feature/respond/exhibit_book.h"
#include "feature/watch/alert_book.h"
#include "web/case_days.h"

namespace sekimori::cli {
namespace {

// What the law of the act's day threatened, in one line a topic; the whole is in `law show --on`.
void print_law(Surroundings& at, const Json& law) {
  const bool ja = at.language == Language::ja;
  const std::string_view words = ja ? "ja" : "en";
  at.out(fmt::format("{} {}{}\n", ja ? "行為の日の法令" : "law on the day of the act", law["act"].text(),
                     law["act_known"].bool_or(false) ? ""
                     : ja                            ? " (気付いた日で代用)"
                                                     : " (the day it was noticed stands in)"));
  for (const Json& topic : law["law"]["topics"].items()) {
    const std::string_view id = topic["id"].text();
    if (id != "penalty_person" && id != "penalty_company" && id != "complaint") continue;
    for (const Json& one : topic["statements"].items())
      at.out(fmt::format("  {}: {}{}\n", topic[words].text(), one["text"][words].text(),
                         one["standing"].text() == "verified" ? ""
                         : ja                                 ? " (未確認)"
                                                              : " (unverified)"));
  }
  for (const Json& one : law["clocks"].items())
    if (!one["last_day"].is_null()) at.out(fmt::format("  {}  {}\n", one["last_day"].text(), one["text"][words].text()));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    const respond::ActSpan act = TRY(web::act_span(node.alerts(), actor, known, node.zone()));
    const Json law = TRY(respond::case_law(known, act, node.govern().law, node.zone(), node.govern().today()));
    if (arguments.has("json")) {
      at.out(TRY(respond::whole_case_json(node.cases(), node.exhibits(), actor, known)).set("law", law).dump() + "\n");
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
    print_law(at, law);
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
