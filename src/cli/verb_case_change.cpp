#include "cli/case_access.h"
#include "feature/respond/case_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  respond::CaseChange change;
  if (const std::string state = arguments.value("state"); !state.empty()) {
    for (model::CaseState one : {model::CaseState::open, model::CaseState::referred, model::CaseState::closed})
      if (name_of(one) == state) change.state = one;
    if (!change.state) return error(ErrorCode::usage, "--state is one of open, referred, closed, not '{}'", state);
  }
  if (!arguments.has("reason")) return error(ErrorCode::usage, "--reason is missing");
  change.title = arguments.value("title");
  change.damage = arguments.value("damage");
  change.wish = arguments.value("wish");
  change.alerts = arguments.all("alert");
  change.secrets = arguments.all("secret");
  change.persons = arguments.all("person");
  change.readers = arguments.all("reader");
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    const auto after = TRY(node.cases().change(actor, known.id, change, arguments.value("reason")));
    at.out(arguments.has("json") ? case_json(after).dump() + "\n"
                                 : fmt::format("{}\tv{}\t{}\n", after.facts.number, after.version, name_of(after.facts.state)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_change;
const Verb verb_case_change{
    .name = "case change",
    .summary = {.ja = "事件の状態や記載を改める", .en = "change a case's state or what is written of it"},
    .options = case_options(
        {{.name = "state",
          .kind = OptionKind::value,
          .metavar = "STATE",
          .help = {.ja = "open, referred, closed", .en = "open, referred, closed"}},
         {.name = "title", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "件名", .en = "title"}},
         {.name = "damage", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "被害", .en = "damage"}},
         {.name = "wish", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "希望する対応", .en = "what the firm wants done"}},
         {.name = "alert", .kind = OptionKind::repeated, .metavar = "ID", .help = {.ja = "加える警告", .en = "alert to add"}},
         {.name = "secret", .kind = OptionKind::repeated, .metavar = "NUMBER", .help = {.ja = "加える営業秘密", .en = "secret to add"}},
         {.name = "person", .kind = OptionKind::repeated, .metavar = "STAFF", .help = {.ja = "加える人", .en = "person to add"}},
         {.name = "reader", .kind = OptionKind::repeated, .metavar = "WHO", .help = {.ja = "知ってよい者を加える", .en = "reader to add"}},
         reason_option()}),
    .rest = "CASE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
