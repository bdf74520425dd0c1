#include "cli/case_access.h"
#include "feature/watch/source_book.h"
#include "feature/watch/source_days.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto from = TRY(day_of(arguments, "from"));
  const auto to = TRY(day_of(arguments, "to"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const watch::SourceDays days = TRY(watch::source_days(node.database(), node.sources(), actor, arguments.rest[0], from, to));
    if (arguments.has("json")) {
      at.out(to_json(days).dump() + "\n");
      return ExitCode::ok;
    }
    for (const watch::SourceDay& day : days.days) at.out(fmt::format("{}\t{}\n", day.day.to_string(), day.events));
    for (const watch::SourceGap& gap : days.gaps)
      at.note(fmt::format("{}: {} - {}\n", at.language == Language::ja ? "途絶" : "silent", gap.first.to_string(), gap.last.to_string()));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_days;
const Verb verb_source_days{
    .name = "source days",
    .summary = {.ja = "ログの出どころの日ごとの件数と途絶を表示する", .en = "show how many events a source brought each day, and its gaps"},
    .options =
        case_options({{.name = "from", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "この日から", .en = "from this day"}},
                      {.name = "to", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "この日まで", .en = "to this day"}}}),
    .rest = "SOURCE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
