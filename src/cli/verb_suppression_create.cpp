#include "cli/person_sight.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto to = TRY(day_of(arguments, "until"));
  if (!to) return error(ErrorCode::usage, "--until YYYY-MM-DD is missing: a suppression has an end");
  const auto from = TRY(day_of(arguments, "from"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    watch::Suppression wish;
    wish.factor = arguments.value("factor");
    wish.staff_number = arguments.value("person");
    wish.account = arguments.value("account");
    wish.thing = arguments.value("thing");
    wish.from = from.value_or(node.zone().day_of(at.clock.now()));
    wish.to = *to;
    wish.reason = arguments.value("reason");
    const watch::Suppression made = TRY(node.alerts().suppress(who, wish));
    Json row = to_json(made);
    row.set("id", made.id);
    at.out(arguments.has("json") ? row.dump() + "\n" : made.id + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_suppression_create;
const Verb verb_suppression_create{
    .name = "suppression create",
    .summary = {.ja = "承知の事実の点数を期限まで外す (警告は残る)",
                .en = "take the points of a known fact away until a day; its alert stays listed"},
    .options =
        case_options({{.name = "factor",
                       .kind = OptionKind::value,
                       .metavar = "NAME",
                       .help = {.ja = "要因の名前の先頭 (rule:ID, deviation:pages_printed など)",
                                .en = "beginning of a factor's name (rule:ID, deviation:pages_printed ...)"}},
                      {.name = "person", .kind = OptionKind::value, .metavar = "STAFF", .help = {.ja = "社員番号", .en = "staff number"}},
                      {.name = "account",
                       .kind = OptionKind::value,
                       .metavar = "NAME",
                       .help = {.ja = "誰のものでもないアカウントや端末", .en = "account or device that belongs to nobody"}},
                      {.name = "thing",
                       .kind = OptionKind::value,
                       .metavar = "NAME",
                       .help = {.ja = "この機器・宛先だけが関わる場合", .en = "only when this device or destination alone is concerned"}},
                      {.name = "from",
                       .kind = OptionKind::value,
                       .metavar = "DAY",
                       .help = {.ja = "最初の日 (既定: 今日)", .en = "first day (default: today)"}},
                      {.name = "until",
                       .kind = OptionKind::value,
                       .metavar = "DAY",
                       .help = {.ja = "最後の日 (一年以内)", .en = "last day, within a year"}},
                      reason_option()}),
    .run = run};

}  // namespace sekimori::cli
