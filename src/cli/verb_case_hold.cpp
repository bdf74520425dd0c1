#include "cli/case_access.h"
#include "feature/respond/further_hold.h"
#include "feature/respond/respond_parts.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (!arguments.has("reason")) return error(ErrorCode::usage, "--reason is missing: a hold has one");
  respond::HoldWish wish{.sources = arguments.all("source"), .secrets = arguments.all("secret"), .from = {}, .to = {}};
  wish.from = TRY(day_of(arguments, "from"));
  wish.to = TRY(day_of(arguments, "to"));
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    const auto items = TRY(respond::hold_items(node.respond(), wish));
    at.out(TRY(node.cases().hold(actor, known, items, arguments.value("reason"))) + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_hold;
const Verb verb_case_hold{
    .name = "case hold",
    .summary = {.ja = "さらに保全する (期限が来ても消さない)", .en = "hold more: nothing of it is deleted when its time is over"},
    .options =
        case_options({{.name = "source",
                       .kind = OptionKind::repeated,
                       .metavar = "NAME|all",
                       .help = {.ja = "ログの出どころ", .en = "source of events"}},
                      {.name = "secret",
                       .kind = OptionKind::repeated,
                       .metavar = "NUMBER",
                       .help = {.ja = "営業秘密の台帳番号", .en = "register number of a secret"}},
                      {.name = "from", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "この日から", .en = "from this day"}},
                      {.name = "to", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "この日まで", .en = "to this day"}},
                      reason_option()}),
    .rest = "CASE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
