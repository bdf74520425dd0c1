#include "cli/case_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  respond::ExhibitBook::Description description;
  description.title = arguments.value("title");
  description.made_by = arguments.value("made-by");
  description.proves = arguments.value("proves");
  description.original = arguments.value("original");
  description.made_on = TRY(day_of(arguments, "made-on"));
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    const auto exhibit = TRY(node.exhibits().describe(actor, known, arguments.rest[1], description, arguments.value("reason")));
    at.out(arguments.has("json") ? exhibit_json(exhibit).dump() + "\n" : exhibit_line(exhibit));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_exhibit_describe;
const Verb verb_case_exhibit_describe{
    .name = "case exhibit describe",
    .summary = {.ja = "証拠説明書に書くことを記す", .en = "say what a court's list of exhibits asks"},
    .options = case_options(
        {{.name = "title", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "標目", .en = "title"}},
         {.name = "made-by", .kind = OptionKind::value, .metavar = "NAME", .help = {.ja = "作成者", .en = "who made it"}},
         {.name = "made-on", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "作成年月日", .en = "when it was made"}},
         {.name = "proves", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "立証趣旨", .en = "what it proves"}},
         {.name = "original",
          .kind = OptionKind::value,
          .metavar = "原本|写し",
          .help = {.ja = "原本か写しか", .en = "原本 (original) or 写し (copy)"}},
         reason_option()}),
    .rest = "CASE EXHIBIT",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
