#include "feature/teach/course/certificate.h"

#include "base/csv.h"
#include "base/digest.h"

namespace sekimori::teach {
namespace {

std::string until_of(const Training& training, Language language) {
  if (training.good_until) return training.good_until->to_string();
  return language == Language::ja ? "期限なし" : "without an end";
}

std::string way_of(TrainingWay way, Language language) {
  const bool ja = language == Language::ja;
  switch (way) {
    case TrainingWay::quiz: return ja ? "確認テストに合格" : "passed the questions";
    case TrainingWay::read: return ja ? "最後まで読了" : "read to the end";
    case TrainingWay::lesson: break;
  }
  return ja ? "講習を受講" : "took part in a lesson";
}

// The same statement has the same id however often it is sent: a receiver then keeps it once.
std::string statement_id(const Training& training, std::string_view home) {
  const Digest digest = sha256(std::string(home) + "\n" + training.number + "\n" + training.hash);
  std::string hex = to_hex(ByteView(digest.data(), 16));
  hex[12] = '8';  // RFC 9562: a version of our own making
  hex[16] = '8';
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20, 12);
}

}  // namespace

paper::Paper certificate_of(const Training& training, std::string_view holder, Language language) {
  const bool ja = language == Language::ja;
  paper::Paper paper(ja ? "修了証" : "Certificate of completion");
  paper.paragraph(std::string(holder));
  paper.paragraph(ja ? "あなたは次の講座を修了したことを証します。" : "has completed the course named below.");
  std::vector<std::vector<std::string>> rows = {{ja ? "講座" : "Course", training.title.in(language)},
                                                {ja ? "版" : "Edition", std::to_string(training.edition)},
                                                {ja ? "修了日" : "Completed on", training.done_on.to_string()},
                                                {ja ? "有効期限" : "Good until", until_of(training, language)},
                                                {ja ? "方法" : "By", way_of(training.way, language)},
                                                {ja ? "番号" : "Number", training.number},
                                                {ja ? "教材の指紋 (SHA-256)" : "Words of the course (SHA-256)", training.hash}};
  if (training.way == TrainingWay::quiz)
    rows.insert(rows.begin() + 5, {ja ? "合格基準" : "Pass mark", std::to_string(training.pass_percent) + " %"});
  paper.table({ja ? "項目" : "Item", ja ? "内容" : "Value"}, std::move(rows), {1, 3});
  paper.set_footer(training.number);
  return paper;
}

Result<Json> xapi_statements(const std::vector<Training>& trainings, std::string_view home, const Zone& zone) {
  while (home.ends_with('/')) home.remove_suffix(1);
  const bool address = home.starts_with("https://") || home.starts_with("http://");
  if (!address || home.find_first_of(" \t\r\n\"<>") != std::string_view::npos || home.size() > 300)
    return error(ErrorCode::invalid_input, "'{}' is no address of a page (https://...)", home);
  Json out = Json::array();
  for (const Training& training : trainings) {
    const bool tested = training.way == TrainingWay::quiz;
    const Json name = Json::object({{"ja", training.title.ja}, {"en", training.title.en}});
    Json result = Json::object({{"completion", true}});
    if (tested) result.set("success", true);
    out.push(Json::object(
        {{"id", statement_id(training, home)},
         {"version", "1.0.3"},
         {"actor", Json::object({{"objectType", "Agent"}, {"account", Json::object({{"homePage", home}, {"name", training.learner}})}})},
         {"verb", Json::object({{"id", tested ? "http://adlnet.gov/expapi/verbs/passed" : "http://adlnet.gov/expapi/verbs/completed"},
                                {"display", Json::object({{"en", tested ? "passed" : "completed"}})}})},
         {"object", Json::object({{"objectType", "Activity"},
                                  {"id", fmt::format("{}/learn/{}", home, training.course)},
                                  {"definition", Json::object({{"type", "http://adlnet.gov/expapi/activities/course"}, {"name", name}})}})},
         {"result", std::move(result)},
         {"context", Json::object({{"platform", "Sekimori"},
                                   {"revision", std::to_string(training.edition)},
                                   {"extensions", Json::object({{fmt::format("{}/xapi/course-sha256", home), training.hash},
                                                                {fmt::format("{}/xapi/training-number", home), training.number}})}})},
         {"timestamp", zone.start_of(training.done_on).to_rfc3339()}}));
  }
  return out;
}

std::string trainings_csv(const std::vector<Training>& trainings) {
  std::string out(csv_byte_order_mark);
  append_csv_row(out,
                 {"number", "learner", "department", "course", "edition", "title_ja", "title_en", "done_on", "good_until", "way", "note"});
  for (const Training& one : trainings)
    append_csv_row(out, {one.number, one.learner, one.department, one.course, std::to_string(one.edition), one.title.ja, one.title.en,
                         one.done_on.to_string(), one.good_until ? one.good_until->to_string() : std::string(),
                         std::string(name_of(one.way)), one.note});
  return out;
}

}  // namespace sekimori::teach
