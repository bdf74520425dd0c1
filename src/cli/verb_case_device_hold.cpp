#include "cli/case_access.h"
#include "feature/respond/case_log.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto until = TRY(day_of(arguments, "until"));
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::CaseLog log(node.respond());
    respond::DeviceHold hold;
    hold.device = arguments.rest[1];
    hold.place = arguments.value("place");
    hold.seal = arguments.value("seal");
    hold.until = until;
    hold.silent = !arguments.has("told");
    at.out(TRY(log.hold_device(actor, known, hold, arguments.value("reason"))) + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_device_hold;
const Verb verb_case_device_hold{
    .name = "case device hold",
    .summary = {.ja = "機器を起動・初期化・再貸与しないよう保全する (本人には知らせない)",
                .en = "hold a device: do not start, wipe or hand it out; nobody is notified"},
    .options = case_options(
        {{.name = "until", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "この日まで", .en = "until this day"}},
         {.name = "seal", .kind = OptionKind::value, .metavar = "NUMBER", .help = {.ja = "封の番号", .en = "number of the seal"}},
         {.name = "told", .help = {.ja = "本人に知らせてある", .en = "the person concerned was told"}},
         place_option(),
         reason_option()}),
    .rest = "CASE DEVICE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
