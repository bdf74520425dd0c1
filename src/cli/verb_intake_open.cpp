#include "cli/case_access.h"
#include "feature/respond/intake_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  respond::CaseOpening opening;
  opening.title = arguments.value("title");
  opening.alerts = arguments.all("alert");
  opening.secrets = arguments.all("secret");
  opening.persons = arguments.all("person");
  opening.readers = arguments.all("reader");
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    respond::IntakeBook intake(node.respond());
    const respond::OpenedCase opened = TRY(intake.open_case(actor, arguments.rest[0], opening, arguments.value("reason")));
    at.out(arguments.has("json") ? case_json(opened.known).dump() + "\n" : opened.known.facts.number + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_intake_open;
const Verb verb_intake_open{
    .name = "intake open",
    .summary = {.ja = "受け付けたものから事件を開く", .en = "open a case from what was taken in"},
    .options = case_options(
        {{.name = "title", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "件名", .en = "title"}},
         {.name = "alert", .kind = OptionKind::repeated, .metavar = "ID", .help = {.ja = "警告", .en = "alert"}},
         {.name = "secret",
          .kind = OptionKind::repeated,
          .metavar = "NUMBER",
          .help = {.ja = "営業秘密の台帳番号", .en = "register number of a secret"}},
         {.name = "person", .kind = OptionKind::repeated, .metavar = "STAFF", .help = {.ja = "社員番号", .en = "staff number"}},
         {.name = "reader", .kind = OptionKind::repeated, .metavar = "WHO", .help = {.ja = "知ってよい者", .en = "who may know of it"}},
         reason_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
