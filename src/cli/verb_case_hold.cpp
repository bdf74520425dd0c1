#include <algorithm>

#include "cli/case_access.h"
#include "feature/respond/case_book.h"
#include "feature/respond/respond_parts.h"
#include "model/ports/secret_directory.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (!arguments.has("reason")) return error(ErrorCode::usage, "--reason is missing: a hold has one");
  const auto from = TRY(day_of(arguments, "from"));
  const auto to = TRY(day_of(arguments, "to"));
  if (from && to && *to < *from) return error(ErrorCode::usage, "--to lies before --from");
  if (!arguments.has("source") && !arguments.has("secret"))
    return error(ErrorCode::usage, "say what to hold: --source NAME (or all), --secret NUMBER");
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    std::vector<record::HoldItem> items;
    for (const std::string& name : arguments.all("source")) {
      record::HoldItem item{"source", "*"};
      if (name != "all") {
        const auto source = TRY(node.respond().sources.find_source(name));
        if (!source) return error(ErrorCode::not_found, "no source '{}'; 'sekimori source list' shows the names", name);
        item.id = source->id;
      }
      if (from) item.first = node.zone().start_of(*from);
      if (to) item.last = node.zone().end_of(*to);
      items.push_back(std::move(item));
    }
    const auto secrets = TRY(node.secrets().all());
    for (const std::string& number : arguments.all("secret")) {
      const auto found = std::ranges::find_if(secrets, [&](const model::KnownSecret& secret) { return secret.secret.number == number; });
      if (found == secrets.end()) return error(ErrorCode::not_found, "no secret with the register number '{}'", number);
      items.push_back({"secret", found->id.to_string()});
    }
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
