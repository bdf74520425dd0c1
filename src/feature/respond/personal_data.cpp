#include "feature/respond/personal_data.h"

#include "model/names.h"

namespace sekimori::respond {
namespace {

// One record a case: its id is made of the case's.
std::string record_id(const KnownCase& known) { return known.id + "/personal-data"; }

std::string or_unknown(const std::string& text) { return text.empty() ? "調査中" : text; }

}  // namespace

std::vector<std::string> PersonalDataAnswers::classes_ja() const {
  std::vector<std::string> out;
  if (!holds_personal_data || protected_data) return out;
  if (sensitive) out.emplace_back("要配慮個人情報が含まれる (規則7条1号)");
  if (financial_harm) out.emplace_back("財産的被害のおそれ (規則7条2号)");
  if (wrongful_purpose) out.emplace_back("不正の目的によるおそれ (規則7条3号)");
  if (persons_known && persons > 1000) out.push_back(fmt::format("本人の数が千人を超える: {}人 (規則7条4号)", persons));
  if (!persons_known) out.emplace_back("本人の数がまだ分からない (千人を超えるものとして扱う)");
  return out;
}

DutyClocks clocks_of(const PersonalDataAnswers& answers, Instant noticed_at, const Zone& zone) {
  const Day noticed = zone.day_of(noticed_at);
  const auto nth = [&](int n) { return Day{noticed.number + n - 1}; };  // the day of notice is the first
  DutyClocks clocks;
  clocks.preliminary_from = nth(3);
  clocks.preliminary_by = nth(5);
  clocks.final_days = answers.wrongful_purpose ? 60 : 30;
  clocks.final_by = nth(clocks.final_days);
  return clocks;
}

Result<void> PersonalData::answer(const record::Actor& actor, const KnownCase& known, const PersonalDataAnswers& answers,
                                  std::string_view reason) {
  if (answers.persons < 0) return error(ErrorCode::invalid_input, "persons: {} is no number of people", answers.persons);
  TRY(put_case_record(
      parts_, actor, known,
      {.kind = "personal_data_duty", .id = record_id(known), .body = to_json(answers), .action = "personal_data_duty.answer"},
      reason.empty() ? "personal data" : reason));
  return {};
}

Result<PersonalDataAnswers> PersonalData::change(const record::Actor& actor, const KnownCase& known, const Json& changes,
                                                 std::string_view reason) {
  Json body = to_json(TRY(find(actor, known)).value_or(PersonalDataAnswers()));
  for (const auto& [name, value] : Json(body).members())
    if (const Json* given = changes.find(name)) body.set(name, *given);
  if (const Json* persons = changes.find("persons")) {
    body.set("persons_known", !persons->is_null());
    if (persons->is_null()) body.set("persons", 0);
  }
  const PersonalDataAnswers answers = TRY(personal_data_from_json(body));
  TRY(answer(actor, known, answers, reason));
  return answers;
}

Result<std::optional<PersonalDataAnswers>> PersonalData::find(const record::Actor& actor, const KnownCase& known) {
  const auto versions = TRY(case_records(parts_, actor, known, "personal_data_duty"));
  if (versions.empty()) return std::optional<PersonalDataAnswers>();
  return std::optional(TRY(personal_data_from_json(versions.front().body)));
}

paper::Paper write_personal_data_report(const KnownCase& known, const PersonalDataAnswers& answers, bool final, std::string_view firm,
                                        const Zone& zone) {
  paper::Paper paper(final ? "個人データの漏えい等に関する報告 (確報の案)" : "個人データの漏えい等に関する報告 (速報の案)");
  paper.set_footer(fmt::format("事件 {}", known.facts.number));
  const DutyClocks clocks = clocks_of(answers, known.facts.noticed_at, zone);
  paper.paragraph(
      fmt::format("個人情報保護委員会の報告フォームへ写すための案である。事態を知った日 {}。速報の目安 {}〜{}、確報の期限 {} "
                  "({}日、知った日を一日目と数えた)。",
                  zone.day_of(known.facts.noticed_at).to_string(), clocks.preliminary_from.to_string(), clocks.preliminary_by.to_string(),
                  clocks.final_by.to_string(), clocks.final_days));
  std::string classes;
  for (const std::string& line : answers.classes_ja()) classes += (classes.empty() ? "" : "\n") + line;
  const std::string persons = answers.persons_known ? fmt::format("{}人", answers.persons) : "調査中";
  paper.table({"報告する事項", "内容"},
              {{"報告者", firm.empty() ? "________" : std::string(firm)},
               {"報告の対象となる理由", classes.empty() ? "報告の対象ではないと判断している" : classes},
               {"1 概要", known.facts.title},
               {"2 個人データの項目", or_unknown(answers.items)},
               {"3 本人の数", persons},
               {"4 原因", or_unknown(answers.cause)},
               {"5 二次被害又はそのおそれ", or_unknown(answers.secondary_harm)},
               {"6 本人への対応の実施状況",
                or_unknown(answers.to_persons) + (answers.persons_told ? "\n通知した日 " + answers.persons_told->to_string() : "")},
               {"7 公表の実施状況", or_unknown(answers.publication)},
               {"8 再発防止のための措置", or_unknown(answers.prevention)},
               {"9 その他", answers.entrusted ? fmt::format("委託を受けた個人データ。委託元への通知 {}",
                                                            answers.principal_told ? answers.principal_told->to_string() : "未了")
                                              : "なし"}},
              {2, 5});
  if (final) {
    std::vector<std::string> missing;
    const auto want = [&](const std::string& text, std::string_view name) {
      if (text.empty()) missing.emplace_back(name);
    };
    want(answers.items, "項目");
    want(answers.cause, "原因");
    want(answers.secondary_harm, "二次被害");
    want(answers.to_persons, "本人への対応");
    want(answers.publication, "公表");
    want(answers.prevention, "再発防止");
    if (!answers.persons_known) missing.emplace_back("本人の数");
    if (!missing.empty()) {
      paper.heading(1, "確報までに埋めること");
      paper.listing(std::move(missing));
    }
  }
  return paper;
}

Json to_json(const PersonalDataAnswers& a) {
  return Json::object({{"holds_personal_data", a.holds_personal_data},
                       {"sensitive", a.sensitive},
                       {"financial_harm", a.financial_harm},
                       {"wrongful_purpose", a.wrongful_purpose},
                       {"persons", a.persons},
                       {"persons_known", a.persons_known},
                       {"protected_data", a.protected_data},
                       {"entrusted", a.entrusted},
                       {"items", a.items},
                       {"cause", a.cause},
                       {"secondary_harm", a.secondary_harm},
                       {"to_persons", a.to_persons},
                       {"publication", a.publication},
                       {"prevention", a.prevention},
                       {"preliminary_sent", model::day_json(a.preliminary_sent)},
                       {"final_sent", model::day_json(a.final_sent)},
                       {"persons_told", model::day_json(a.persons_told)},
                       {"principal_told", model::day_json(a.principal_told)}});
}

Json duty_json(const std::optional<PersonalDataAnswers>& answered, Instant noticed_at, const Zone& zone) {
  const PersonalDataAnswers answers = answered.value_or(PersonalDataAnswers());
  const DutyClocks clocks = clocks_of(answers, noticed_at, zone);
  Json out = to_json(answers);
  out.set("answered", answered.has_value()).set("reportable", answered && answers.reportable());
  out.set("preliminary_from", clocks.preliminary_from.to_string()).set("preliminary_by", clocks.preliminary_by.to_string());
  out.set("final_by", clocks.final_by.to_string()).set("final_days", clocks.final_days);
  return out;
}

Result<PersonalDataAnswers> personal_data_from_json(const Json& json) {
  PersonalDataAnswers a;
  a.holds_personal_data = json["holds_personal_data"].bool_or(false);
  a.sensitive = json["sensitive"].bool_or(false);
  a.financial_harm = json["financial_harm"].bool_or(false);
  a.wrongful_purpose = json["wrongful_purpose"].bool_or(false);
  TRY(model::read_integer(json, "persons", a.persons));
  a.persons_known = json["persons_known"].bool_or(false);
  a.protected_data = json["protected_data"].bool_or(false);
  a.entrusted = json["entrusted"].bool_or(false);
  TRY(model::read_text(json, "items", a.items));
  TRY(model::read_text(json, "cause", a.cause));
  TRY(model::read_text(json, "secondary_harm", a.secondary_harm));
  TRY(model::read_text(json, "to_persons", a.to_persons));
  TRY(model::read_text(json, "publication", a.publication));
  TRY(model::read_text(json, "prevention", a.prevention));
  TRY(model::read_day(json, "preliminary_sent", a.preliminary_sent));
  TRY(model::read_day(json, "final_sent", a.final_sent));
  TRY(model::read_day(json, "persons_told", a.persons_told));
  TRY(model::read_day(json, "principal_told", a.principal_told));
  return a;
}

}  // namespace sekimori::respond
