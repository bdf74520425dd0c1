#include "cli/print_access.h"
#include "cli/safeguard_access.h"
#include "cli/source_sight.h"
#include "feature/govern/govern_room.h"
#include "feature/protect/executive_page.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"
#include "feature/respond/case_book.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::ProtectRoom& room = node.protect();
    const auto posture = TRY(protect::gather_posture(room.shelf, node.reg(), room.receipts, node.zone(), actor));
    if (!arguments.has("output")) {
      at.out(to_json(posture).dump() + "\n");
      return ExitCode::ok;
    }
    protect::Incidents incidents;
    for (const auto& known : TRY(node.cases().list(actor))) incidents.open_cases += known.facts.state == model::CaseState::open ? 1 : 0;
    for (const auto& alert : TRY(node.alerts().list(actor)))
      incidents.alerts_waiting += alert.alert.state == model::AlertState::new_ ? 1 : 0;
    incidents.measures = TRY(node.govern().measure_counts());
    incidents.blind = protect::blind_spots(TRY(source_sights(node, actor)));
    return write_paper(at, arguments, protect::executive_page(posture, incidents, look_of(at, arguments)));
  });
}

}  // namespace

extern const Verb verb_posture_show;
const Verb verb_posture_show{
    .name = "posture show",
    .summary = {.ja = "経営者向けの一枚 (-o で A4、なければ JSON)", .en = "the page for whoever runs the firm (A4 with -o, else JSON)"},
    .options = print_options({login_option(), password_option()}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
