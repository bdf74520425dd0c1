#include <charconv>

#include "cli/case_access.h"
#include "feature/respond/personal_data.h"

namespace sekimori::cli {
namespace {

Result<void> take_answers(const Arguments& arguments, respond::PersonalDataAnswers& answers) {
  const auto flag = [&](std::string_view option, bool& into) -> Result<void> {
    const std::string text = arguments.value(option);
    if (text.empty()) return {};
    if (text != "yes" && text != "no") return error(ErrorCode::usage, "--{}: yes or no, not '{}'", option, text);
    into = text == "yes";
    return {};
  };
  const auto text = [&](std::string_view option, std::string& into) {
    if (arguments.has(option)) into = arguments.value(option);
  };
  const auto day = [&](std::string_view option, std::optional<Day>& into) -> Result<void> {
    if (const auto given = TRY(day_of(arguments, option))) into = given;
    return {};
  };
  TRY(flag("holds", answers.holds_personal_data));
  TRY(flag("sensitive", answers.sensitive));
  TRY(flag("financial", answers.financial_harm));
  TRY(flag("wrongful", answers.wrongful_purpose));
  TRY(flag("protected", answers.protected_data));
  TRY(flag("entrusted", answers.entrusted));
  if (const std::string persons = arguments.value("persons"); !persons.empty()) {
    const auto read = std::from_chars(persons.data(), persons.data() + persons.size(), answers.persons);
    if (read.ec != std::errc() || read.ptr != persons.data() + persons.size() || answers.persons < 0)
      return error(ErrorCode::usage, "--persons '{}' is no number of people", persons);
    answers.persons_known = true;
  }
  text("items", answers.items);
  text("cause", answers.cause);
  text("harm", answers.secondary_harm);
  text("to-persons", answers.to_persons);
  text("publication", answers.publication);
  text("prevention", answers.prevention);
  TRY(day("preliminary-sent", answers.preliminary_sent));
  TRY(day("final-sent", answers.final_sent));
  TRY(day("persons-told", answers.persons_told));
  return day("principal-told", answers.principal_told);
}

void show(Surroundings& at, node::Node& node, const respond::KnownCase& known, const respond::PersonalDataAnswers& answers, bool json) {
  const auto clocks = respond::clocks_of(answers, known.facts.noticed_at, node.zone());
  if (json) {
    Json row = to_json(answers);
    row.set("reportable", answers.reportable());
    row.set("preliminary_from", clocks.preliminary_from.to_string()).set("preliminary_by", clocks.preliminary_by.to_string());
    row.set("final_by", clocks.final_by.to_string()).set("final_days", clocks.final_days);
    at.out(row.dump() + "\n");
    return;
  }
  const bool ja = at.language == Language::ja;
  if (!answers.reportable()) return at.out(ja ? "報告の対象ではないと判断しています。\n" : "It is held not to be reportable.\n");
  for (const std::string& line : answers.classes_ja()) at.out(line + "\n");
  at.out(fmt::format("{} {}..{}\n{} {} ({})\n", ja ? "速報" : "preliminary report", clocks.preliminary_from.to_string(),
                     clocks.preliminary_by.to_string(), ja ? "確報" : "final report", clocks.final_by.to_string(), clocks.final_days));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::PersonalData duties(node.respond());
    auto answers = TRY(duties.find(actor, known)).value_or(respond::PersonalDataAnswers());
    TRY(take_answers(arguments, answers));
    TRY(duties.answer(actor, known, answers, arguments.value("reason")));
    show(at, node, known, answers, arguments.has("json"));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_personal_data_set;
const Verb verb_case_personal_data_set{
    .name = "case personal-data set",
    .summary = {.ja = "個人データの漏えい等について答え、期限を出す", .en = "answer about personal data in a case; prints the clocks"},
    .options = case_options(
        {{.name = "holds",
          .kind = OptionKind::value,
          .metavar = "yes|no",
          .help = {.ja = "個人データを含むか", .en = "whether personal data is in it"}},
         {.name = "sensitive", .kind = OptionKind::value, .metavar = "yes|no", .help = {.ja = "要配慮個人情報", .en = "sensitive data"}},
         {.name = "financial",
          .kind = OptionKind::value,
          .metavar = "yes|no",
          .help = {.ja = "財産的被害のおそれ", .en = "financial harm is feared"}},
         {.name = "wrongful",
          .kind = OptionKind::value,
          .metavar = "yes|no",
          .help = {.ja = "不正の目的によるおそれ", .en = "a wrongful purpose is feared"}},
         {.name = "persons", .kind = OptionKind::value, .metavar = "N", .help = {.ja = "本人の数", .en = "how many persons"}},
         {.name = "protected",
          .kind = OptionKind::value,
          .metavar = "yes|no",
          .help = {.ja = "高度な暗号化など", .en = "strong encryption and the like"}},
         {.name = "entrusted",
          .kind = OptionKind::value,
          .metavar = "yes|no",
          .help = {.ja = "委託を受けたデータ", .en = "held for a principal"}},
         {.name = "items", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "項目", .en = "items of data"}},
         {.name = "cause", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "原因", .en = "cause"}},
         {.name = "harm", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "二次被害", .en = "secondary harm"}},
         {.name = "to-persons",
          .kind = OptionKind::value,
          .metavar = "TEXT",
          .help = {.ja = "本人への対応", .en = "what was done for the persons"}},
         {.name = "publication", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "公表", .en = "publication"}},
         {.name = "prevention", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "再発防止", .en = "prevention"}},
         {.name = "preliminary-sent",
          .kind = OptionKind::value,
          .metavar = "DAY",
          .help = {.ja = "速報を出した日", .en = "day of the preliminary report"}},
         {.name = "final-sent",
          .kind = OptionKind::value,
          .metavar = "DAY",
          .help = {.ja = "確報を出した日", .en = "day of the final report"}},
         {.name = "persons-told",
          .kind = OptionKind::value,
          .metavar = "DAY",
          .help = {.ja = "本人に知らせた日", .en = "day the persons were told"}},
         {.name = "principal-told",
          .kind = OptionKind::value,
          .metavar = "DAY",
          .help = {.ja = "委託元に知らせた日", .en = "day the principal was told"}},
         reason_option()}),
    .rest = "CASE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
