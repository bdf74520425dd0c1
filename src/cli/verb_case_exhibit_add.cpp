#include "cli/case_access.h"
#include "feature/respond/exhibit_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  for (size_t i = 1; i < arguments.rest.size(); ++i) TRY(at.files.status(arguments.rest[i]));
  if (arguments.has("title") && arguments.rest.size() > 2)
    return error(ErrorCode::usage, "--title names one exhibit; give one PATH with it");
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::Acquisition how;
    how.actor = actor;
    how.second_person = arguments.value("second-person");
    how.place = arguments.value("place");
    how.reason = arguments.value("reason");
    how.title = arguments.value("title");
    bool whole = true;
    for (size_t i = 1; i < arguments.rest.size(); ++i) {
      const auto exhibit = TRY(node.exhibits().add_path(known, arguments.rest[i], how));
      at.out(arguments.has("json") ? exhibit_json(exhibit).dump() + "\n" : exhibit_line(exhibit));
      for (const std::string& left : exhibit.facts.left_out) at.note(fmt::format("{}\t{}\n", exhibit.facts.number, left));
      whole = whole && exhibit.facts.left_out.empty();
    }
    return whole ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_case_exhibit_add;
const Verb verb_case_exhibit_add{
    .name = "case exhibit add",
    .summary = {.ja = "ファイルやフォルダを丸ごと証拠として取得する", .en = "keep files or folders whole as exhibits"},
    .options =
        case_options({{.name = "title", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "標目", .en = "title of the exhibit"}},
                      second_person_option(),
                      place_option(),
                      reason_option()}),
    .rest = "CASE PATH...",
    .least_rest = 2,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
