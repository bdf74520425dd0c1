#include "cli/case_access.h"
#include "feature/respond/exhibit_book.h"
#include "model/ports/person_directory.h"
#include "node/consumed.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (!arguments.has("source")) return error(ErrorCode::usage, "--source NAME is missing");
  respond::Period period;
  period.from = TRY(day_of(arguments, "from"));
  period.to = TRY(day_of(arguments, "to"));
  if (period.from && period.to && *period.to < *period.from) return error(ErrorCode::usage, "--to lies before --from");
  const bool extract = arguments.has("extract");
  if (extract && !arguments.has("reason")) return error(ErrorCode::usage, "--extract narrows what was kept; say why with --reason");
  if (extract && !arguments.has("person") && !arguments.has("account"))
    return error(ErrorCode::usage, "--extract needs --person STAFF or --account NAME");
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    TRY(node.consume());  // what has been acknowledged a moment ago belongs to the whole, too
    respond::Acquisition how;
    how.actor = actor;
    how.second_person = arguments.value("second-person");
    how.place = arguments.value("place");
    if (!extract) how.reason = arguments.value("reason");  // with --extract it says why narrowed, which the whole is not
    how.title = arguments.value("title");
    std::vector<respond::KnownExhibit> made;
    made.push_back(TRY(node.exhibits().add_source(known, arguments.value("source"), period, how)));
    if (extract) {
      respond::ExtractWish wish;
      wish.reason = arguments.value("reason");
      wish.period = period;
      wish.accounts = arguments.all("account");
      if (const std::string staff = arguments.value("person"); !staff.empty()) {
        const auto person = node.people().find_by_staff_number(staff);
        if (!person)
          return error(ErrorCode::not_found, "no person with the staff number '{}'; {} is kept", staff, made.front().facts.number);
        wish.person = person->id.to_string();
      }
      how.title.clear();
      made.push_back(TRY(node.exhibits().add_extract(known, made.front(), wish, how)));
    }
    for (const auto& exhibit : made) at.out(arguments.has("json") ? exhibit_json(exhibit).dump() + "\n" : exhibit_line(exhibit));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_exhibit_source;
const Verb verb_case_exhibit_source{
    .name = "case exhibit source",
    .summary = {.ja = "ログの原本を丸ごと証拠にし、望めば抽出を添える",
                .en = "keep a source of events whole, with an extract beside it if wanted"},
    .options = case_options(
        {{.name = "source", .kind = OptionKind::value, .metavar = "NAME", .help = {.ja = "ログの出どころ", .en = "source of events"}},
         {.name = "from", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "この日から", .en = "from this day"}},
         {.name = "to", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "この日まで", .en = "to this day"}},
         {.name = "extract",
          .help = {.ja = "抽出も作る (全体の代わりにはしない)", .en = "make an extract, too (it never replaces the whole)"}},
         {.name = "person", .kind = OptionKind::value, .metavar = "STAFF", .help = {.ja = "抽出: 社員番号", .en = "extract: staff number"}},
         {.name = "account", .kind = OptionKind::repeated, .metavar = "NAME", .help = {.ja = "抽出: アカウント", .en = "extract: account"}},
         {.name = "title", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "標目", .en = "title of the exhibit"}},
         second_person_option(),
         place_option(),
         reason_option()}),
    .rest = "CASE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
