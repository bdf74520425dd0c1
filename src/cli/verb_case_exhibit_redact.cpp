#include "cli/case_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string file = arguments.value("file");
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    const auto whole = TRY(node.exhibits().find(actor, known, arguments.rest[1]));
    const respond::Acquisition how{.actor = actor,
                                   .second_person = arguments.value("second-person"),
                                   .place = arguments.value("place"),
                                   .reason = arguments.value("reason"),
                                   .title = arguments.value("title")};
    const auto make = [&]() -> Result<respond::KnownExhibit> {
      if (file.empty()) return node.exhibits().add_redacted(known, whole, arguments.all("word"), how);
      const auto made = TRY(at.files.open(file, OpenMode::read));
      return node.exhibits().add_redacted_file(known, whole, file, *made, how);
    };
    const auto exhibit = TRY(make());
    at.out(arguments.has("json") ? exhibit_json(exhibit).dump() + "\n" : exhibit_line(exhibit));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_exhibit_redact;
const Verb verb_case_exhibit_redact{
    .name = "case exhibit redact",
    .summary = {.ja = "証拠の墨塗り版を枝番で作る (全体はそのまま)", .en = "make a redacted version beside an exhibit; the whole stays"},
    .options = case_options(
        {{.name = "word", .kind = OptionKind::repeated, .metavar = "TEXT", .help = {.ja = "黒く塗る言葉", .en = "word to black out"}},
         {.name = "file",
          .kind = OptionKind::value,
          .metavar = "FILE",
          .help = {.ja = "別に作った墨塗り版", .en = "a redacted file made elsewhere"}},
         {.name = "title", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "標目", .en = "title"}},
         second_person_option(),
         place_option(),
         reason_option()}),
    .rest = "CASE EXHIBIT",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
