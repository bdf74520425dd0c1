#include "feature/govern/programme/opinion_book.h"

#include <algorithm>

#include "base/text.h"
#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::govern {
namespace {

constexpr std::size_t most_paragraphs = 500;
constexpr std::size_t longest_paragraph = 10'000;
constexpr std::size_t longest_opinion = 10'000;

void describe_call(const OpinionCall& one, record::Draft& draft) {
  draft.summary = Json::object({{"number", one.number}, {"title", one.title}});
  draft.keys = {{"number", one.number, record::Uniqueness::unique}};
}
void describe_opinion(const Opinion& one, record::Draft& draft) {
  draft.summary = Json::object({{"number", one.number}, {"call", one.call}});
  draft.keys = {{"number", one.number, record::Uniqueness::unique}, {"call", one.call, record::Uniqueness::shared}};
}

std::string place_of(const Opinion& one, bool ja) {
  return one.paragraph == 0 ? (ja ? "全体" : "as a whole") : std::to_string(one.paragraph);
}

}  // namespace

Json to_json(const OpinionCall& one) {
  return Json::object({{"number", one.number},
                       {"title", one.title},
                       {"paragraphs", model::texts_json(one.paragraphs)},
                       {"opens", one.opens.to_string()},
                       {"closes", one.closes.to_string()},
                       {"by", one.by}});
}
Result<OpinionCall> opinion_call_from(const Json& json) {
  OpinionCall out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_texts(json, "paragraphs", out.paragraphs));
  out.opens = TRY(Day::parse(json["opens"].text()));
  out.closes = TRY(Day::parse(json["closes"].text()));
  TRY(model::read_text(json, "by", out.by));
  return out;
}
Json to_json(const Opinion& one) {
  return Json::object({{"number", one.number},
                       {"call", one.call},
                       {"paragraph", one.paragraph},
                       {"body", one.body},
                       {"text", one.text},
                       {"by", one.by},
                       {"at", one.at.to_rfc3339()}});
}
Result<Opinion> opinion_from(const Json& json) {
  Opinion out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "call", out.call));
  TRY(model::read_integer(json, "paragraph", out.paragraph));
  TRY(model::read_text(json, "body", out.body));
  TRY(model::read_text(json, "text", out.text));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_instant(json, "at", out.at));
  return out;
}

OpinionBook::OpinionBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone)
    : database_(database),
      records_(records),
      clock_(clock),
      zone_(zone),
      calls_(database, records, clock, random, "opinion_call", opinion_call_from, describe_call),
      opinions_(database, records, clock, random, "opinion", opinion_from, describe_opinion) {}

Result<OpinionCall> OpinionBook::open(const record::Actor& actor, OpinionCall call) {
  std::erase_if(call.paragraphs, [](const std::string& one) { return trim(one).empty(); });
  if (trim(call.title).empty() || call.paragraphs.empty() || call.paragraphs.size() > most_paragraphs)
    return error(ErrorCode::invalid_input, "a draft has a title and 1 to {} paragraphs", most_paragraphs);
  for (const std::string& one : call.paragraphs)
    if (count_code_points(one) > longest_paragraph)
      return error(ErrorCode::invalid_input, "a paragraph has at most {} characters", longest_paragraph);
  if (call.closes < call.opens)
    return error(ErrorCode::invalid_input, "it closes on {}, before it opens on {}", call.closes.to_string(), call.opens.to_string());
  call.by = actor.account;
  return database_.write([&](sql::Transaction& tx) -> Result<OpinionCall> {
    call.number = TRY(next_number(tx, records_, "opinion_call", "OC", zone_.day_of(clock_.now()).year()));
    return TRY(calls_.create(tx, actor, call, "opened")).value;
  });
}

Result<std::vector<OpinionCall>> OpinionBook::calls(const record::Actor& actor) {
  std::vector<OpinionCall> out;
  for (auto& one : TRY(calls_.list(actor))) out.push_back(std::move(one.value));
  std::ranges::sort(out, {}, &OpinionCall::number);
  return out;
}

Result<OpinionCall> OpinionBook::call(const record::Actor& actor, std::string_view number) {
  auto found = TRY(calls_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no draft {} in sight", number);
  return std::move(found->value);
}

Result<Opinion> OpinionBook::give(const record::Actor& actor, std::string_view number, Opinion opinion) {
  const OpinionCall known = TRY(call(actor, number));
  const Day today = zone_.day_of(clock_.now());
  if (today < known.opens || known.closes < today)
    return error(ErrorCode::conflict, "{} takes opinions from {} to {}", known.number, known.opens.to_string(), known.closes.to_string());
  if (trim(opinion.text).empty() || count_code_points(opinion.text) > longest_opinion || count_code_points(opinion.body) > 200)
    return error(ErrorCode::invalid_input, "an opinion needs words, at most {} characters", longest_opinion);
  if (opinion.paragraph < 0 || opinion.paragraph > static_cast<std::int64_t>(known.paragraphs.size()))
    return error(ErrorCode::invalid_input, "{} has paragraphs 1 to {}; 0 is the draft as a whole", known.number, known.paragraphs.size());
  opinion.call = known.number;
  opinion.by = actor.account;
  opinion.at = clock_.now();
  return database_.write([&](sql::Transaction& tx) -> Result<Opinion> {
    opinion.number = TRY(next_number(tx, records_, "opinion", "O", today.year()));
    auto made = TRY(opinions_.create(tx, actor, opinion, "given"));
    if (!actor.is_system)
      TRY(records_.set_readers(tx, "opinion", made.id, {"account:" + actor.account},
                               {.actor = record::Actor::system("govern"), .reason = "whose opinion it is"}));
    return std::move(made.value);
  });
}

Result<std::vector<Opinion>> OpinionBook::opinions(const record::Actor& actor, std::string_view number) {
  std::vector<Opinion> out;
  for (auto& one : TRY(opinions_.list(actor, "call", number))) out.push_back(std::move(one.value));
  std::ranges::sort(out, {}, [](const Opinion& one) { return std::pair(one.paragraph, one.number); });
  return out;
}

CsvTable opinion_table(const OpinionCall& call, const std::vector<Opinion>& opinions, Language language) {
  const bool ja = language == Language::ja;
  CsvTable out;
  out.name = call.number;
  out.header = ja ? std::vector<std::string>{"番号", "段落", "団体", "意見", "受付"}
                  : std::vector<std::string>{"number", "paragraph", "body", "opinion", "received"};
  std::size_t line = 1;
  for (const Opinion& one : opinions)
    out.rows.push_back({.line = ++line, .cells = {one.number, place_of(one, ja), one.body, one.text, one.at.to_rfc3339(0)}});
  return out;
}

paper::Paper opinion_paper(const OpinionCall& call, const std::vector<Opinion>& opinions, Language language) {
  const bool ja = language == Language::ja;
  paper::Paper out(fmt::format("{}: {}", ja ? "意見の集約" : "Opinions", call.title));
  out.paragraph(
      fmt::format("{} - {}  {}: {}", call.opens.to_string(), call.closes.to_string(), ja ? "意見の数" : "opinions", opinions.size()));
  for (std::size_t i = 0; i <= call.paragraphs.size(); ++i) {
    std::vector<std::vector<std::string>> rows;
    for (const Opinion& one : opinions)
      if (one.paragraph == static_cast<std::int64_t>(i)) rows.push_back({one.number, one.body, one.text});
    if (i == 0 && rows.empty()) continue;
    out.heading(2, i == 0 ? (ja ? "全体について" : "On the draft as a whole") : fmt::format("{}", i));
    if (i > 0) out.paragraph(call.paragraphs[i - 1]);
    if (rows.empty()) out.paragraph(ja ? "意見なし" : "no opinion");
    else
      out.table(ja ? std::vector<std::string>{"番号", "団体", "意見"} : std::vector<std::string>{"number", "body", "opinion"},
                std::move(rows), {2, 3, 8});
  }
  return out;
}

}  // namespace sekimori::govern
