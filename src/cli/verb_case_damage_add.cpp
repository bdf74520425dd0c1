#include <charconv>

#include "cli/case_access.h"
#include "feature/respond/case_log.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  respond::DamageItem item;
  item.category = arguments.rest[1];
  const std::string yen = arguments.value("yen");
  const auto read = std::from_chars(yen.data(), yen.data() + yen.size(), item.yen);
  if (yen.empty() || read.ec != std::errc() || read.ptr != yen.data() + yen.size())
    return error(ErrorCode::usage, "--yen '{}' is no whole number", yen);
  item.basis = arguments.value("basis");
  item.exhibit = arguments.value("exhibit");
  item.day = TRY(day_of(arguments, "on"));
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::CaseLog log(node.respond());
    at.out(TRY(log.add_damage(actor, known, item, arguments.value("reason"))) + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_damage_add;
const Verb verb_case_damage_add{
    .name = "case damage add",
    .summary = {.ja = "損害の費目を根拠とともに加える", .en = "add an item of damage with its basis"},
    .options = case_options(
        {{.name = "yen", .kind = OptionKind::value, .metavar = "N", .help = {.ja = "額 (円)", .en = "amount in yen"}},
         {.name = "basis", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "算定の根拠", .en = "how it was found"}},
         {.name = "exhibit", .kind = OptionKind::value, .metavar = "NUMBER", .help = {.ja = "裏付ける証拠", .en = "exhibit that shows it"}},
         {.name = "on", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "日付", .en = "day"}},
         reason_option()}),
    .rest = "CASE CATEGORY",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
