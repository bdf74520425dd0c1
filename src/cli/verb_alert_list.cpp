#include <algorithm>
#include <charconv>

#include "cli/person_sight.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const std::string most_text = arguments.value("most", "20");
    std::size_t most = 0;
    const auto read = std::from_chars(most_text.data(), most_text.data() + most_text.size(), most);
    if (read.ec != std::errc() || read.ptr != most_text.data() + most_text.size())
      return error(ErrorCode::usage, "--most: '{}' is not a number", most_text);
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    watch::AlertFilter filter;
    filter.most = most;
    const std::string state = arguments.value("state");
    for (const auto value : {model::AlertState::new_, model::AlertState::triaged, model::AlertState::in_case, model::AlertState::closed})
      if (state == name_of(value)) filter.state = value;
    if (!state.empty() && !filter.state) return error(ErrorCode::usage, "--state: '{}' is not new, triaged, in_case or closed", state);
    const auto alerts = TRY(node.alerts().list(who, filter));
    if (alerts.empty() && !arguments.has("json")) at.say({.ja = "警告はありません。", .en = "There are no alerts."});
    std::size_t suppressed = 0;
    for (const watch::KnownAlert& known : alerts) {
      if (known.alert.full_score > known.alert.score)
        suppressed += std::ranges::any_of(known.alert.factors, [](const auto& f) { return !f.suppressed_by.empty(); }) ? 1 : 0;
      if (arguments.has("json")) {
        at.out(alert_json(known, TRY(revealed_person(node, who, known.alert.person_id))).dump() + "\n");
      } else {
        at.out(fmt::format("{:5.1f}  {}  {}\n", known.alert.score, known.id,
                           at.language == Language::ja ? known.alert.sentence_ja : known.alert.sentence_en));
      }
    }
    if (suppressed > 0)
      at.note(at.language == Language::ja
                  ? fmt::format("抑止により点数が下がっている警告: {}件 ('sekimori suppression list')\n", suppressed)
                  : fmt::format("{} alerts have fewer points by a suppression ('sekimori suppression list')\n", suppressed));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_alert_list;
const Verb verb_alert_list{
    .name = "alert list",
    .summary = {.ja = "警告の一覧を点数順に表示する", .en = "list alerts by score"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                login_option(),
                password_option(),
                json_option(),
                {.name = "state",
                 .kind = OptionKind::value,
                 .metavar = "STATE",
                 .help = {.ja = "new, triaged, in_case, closed のいずれか", .en = "new, triaged, in_case or closed"}},
                {.name = "most",
                 .kind = OptionKind::value,
                 .metavar = "N",
                 .help = {.ja = "最大件数", .en = "how many at most"},
                 .fallback = "20"}},
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
