#include <charconv>

#include "cli/person_sight.h"
#include "feature/watch/leavers.h"
#include "feature/watch/wording.h"

namespace sekimori::cli {
namespace {

Result<int> days_of(const Arguments& arguments, std::string_view option, std::string_view fallback) {
  const std::string text = arguments.value(option, fallback);
  int days = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), days);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || days < 0 || days > 3660)
    return error(ErrorCode::usage, "--{}: '{}' is no number of days from 0 to 3660", option, text);
  return days;
}

void show(Surroundings& at, const watch::Leaver& leaver) {
  const bool ja = at.language == Language::ja;
  std::string line = leaver.pseudonym;
  if (leaver.person)
    line += fmt::format("{}{} {} ({})", line.empty() ? "" : " = ", leaver.person->person.staff_number, leaver.person->person.name,
                        leaver.person->person.department);
  if (leaver.exit) line = fmt::format("{}  {}", leaver.exit->to_string(), line);
  line += fmt::format("  {}", leaver.band);
  if (!leaver.pledge.empty())
    line += fmt::format("  {} {}{}", ja ? "誓約" : "pledge", leaver.pledge, leaver.pledge_day ? " " + leaver.pledge_day->to_string() : "");
  if (leaver.score > 0) line += fmt::format("  {} {:.1f}", ja ? "警告" : "alert", leaver.score);
  at.out(line + "\n");
  for (const watch::LeaverTouch& touch : leaver.touched) {
    const Text unit = watch::unit_of(touch.feature);
    at.out(
        fmt::format("    {}{}", watch::amount_text(touch.feature, touch.amount), ja ? std::string(unit.ja) : " " + std::string(unit.en)));
    if (touch.days_above > 0)
      at.out(ja ? fmt::format("  通常 ({}) を超えた日 {}、最大 {} に {}", touch.basis == "peers" ? "同じ部署" : "本人", touch.days_above,
                              touch.strongest.to_string(), watch::amount_text(touch.feature, touch.value))
                : fmt::format("  above the usual ({}) on {} days, most on {}: {}", touch.basis, touch.days_above,
                              touch.strongest.to_string(), watch::amount_text(touch.feature, touch.value)));
    at.out("\n");
  }
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  watch::LeaverQuery query;
  query.days_ahead = TRY(days_of(arguments, "days-ahead", "60"));
  query.days_back = TRY(days_of(arguments, "days-back", "30"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    const auto leavers = arguments.has("activity") ? TRY(node.leavers().activity(who, query)) : TRY(node.leavers().calendar(who, query));
    if (leavers.empty() && !arguments.has("json"))
      at.say({.ja = "この期間に退職・契約終了する人はいません。", .en = "Nobody leaves within these days."});
    for (const watch::Leaver& leaver : leavers) {
      if (arguments.has("json")) at.out(to_json(leaver).dump() + "\n");
      else show(at, leaver);
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_leaver_list;
const Verb verb_leaver_list{.name = "leaver list",
                            .summary = {.ja = "退職者の暦、または仮名での行動を表示する",
                                        .en = "list who leaves when, or with --activity what leavers touched, under pseudonyms"},
                            .options = case_options({{.name = "activity",
                                                      .help = {.ja = "仮名で、期間中の行動を通常と比べる",
                                                               .en = "under pseudonyms: acts in the watch window against the usual"}},
                                                     {.name = "days-ahead",
                                                      .kind = OptionKind::value,
                                                      .metavar = "N",
                                                      .help = {.ja = "今日から何日先まで", .en = "exits up to so many days from today"},
                                                      .fallback = "60"},
                                                     {.name = "days-back",
                                                      .kind = OptionKind::value,
                                                      .metavar = "N",
                                                      .help = {.ja = "何日前まで", .en = "exits up to so many days ago"},
                                                      .fallback = "30"}}),
                            .run = run};

}  // namespace sekimori::cli
