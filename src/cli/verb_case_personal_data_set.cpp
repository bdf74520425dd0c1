#include <charconv>

#include "cli/case_access.h"
#include "feature/respond/personal_data.h"

namespace sekimori::cli {
namespace {

Result<Json> changes_of(const Arguments& arguments) {
  Json changes = Json::object();
  for (const auto& [option, member] :
       {std::pair("holds", "holds_personal_data"), std::pair("sensitive", "sensitive"), std::pair("financial", "financial_harm"),
        std::pair("wrongful", "wrongful_purpose"), std::pair("protected", "protected_data"), std::pair("entrusted", "entrusted")}) {
    const std::string text = arguments.value(option);
    if (text.empty()) continue;
    if (text != "yes" && text != "no") return error(ErrorCode::usage, "--{}: yes or no, not '{}'", option, text);
    changes.set(member, text == "yes");
  }
  if (const std::string text = arguments.value("persons"); !text.empty()) {
    std::int64_t persons = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), persons);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || persons < 0)
      return error(ErrorCode::usage, "--persons '{}' is no number of people", text);
    changes.set("persons", persons);
  }
  for (const auto& [option, member] :
       {std::pair("items", "items"), std::pair("cause", "cause"), std::pair("harm", "secondary_harm"),
        std::pair("to-persons", "to_persons"), std::pair("publication", "publication"), std::pair("prevention", "prevention")})
    if (arguments.has(option)) changes.set(member, arguments.value(option));
  for (const auto& [option, member] : {std::pair("preliminary-sent", "preliminary_sent"), std::pair("final-sent", "final_sent"),
                                       std::pair("persons-told", "persons_told"), std::pair("principal-told", "principal_told")})
    if (const auto day = TRY(day_of(arguments, option))) changes.set(member, day->to_string());
  return changes;
}

void show(Surroundings& at, node::Node& node, const respond::KnownCase& known, const respond::PersonalDataAnswers& answers, bool json) {
  if (json) return at.out(duty_json(answers, known.facts.noticed_at, node.zone()).dump() + "\n");
  const auto clocks = respond::clocks_of(answers, known.facts.noticed_at, node.zone());
  const bool ja = at.language == Language::ja;
  if (!answers.reportable()) return at.out(ja ? "報告の対象ではないと判断しています。\n" : "It is held not to be reportable.\n");
  for (const std::string& line : answers.classes_ja()) at.out(line + "\n");
  at.out(fmt::format("{} {}..{}\n{} {} ({})\n", ja ? "速報" : "preliminary report", clocks.preliminary_from.to_string(),
                     clocks.preliminary_by.to_string(), ja ? "確報" : "final report", clocks.final_by.to_string(), clocks.final_days));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Json changes = TRY(changes_of(arguments));
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::PersonalData duties(node.respond());
    show(at, node, known, TRY(duties.change(actor, known, changes, arguments.value("reason"))), arguments.has("json"));
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
