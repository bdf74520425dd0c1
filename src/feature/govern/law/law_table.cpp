#include "feature/govern/law/law_table.h"

#include <algorithm>

#include "feature/govern/number_json.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

std::optional<std::int64_t> number_in(const Json& row, std::string_view member) {
  const Json& value = row[member];
  return value.is_integer() ? std::optional(value.integer_or(0)) : std::nullopt;
}

// The days of the program's own texts are right; a test reads them all.
Day day_in(const Json& row, std::string_view member) { return Day::parse(row[member].text()).value_or(Day{}); }

Standing since_standing_of(const Json& row) {
  return row["since_standing"].is_string() ? (row["since_standing"].text() == "verified" ? Standing::verified : Standing::unverified)
                                           : standing_of(row);
}

}  // namespace

Json to_json(const LawStatement& one) {
  return Json::object({{"id", one.id},
                       {"topic", one.topic},
                       {"article", one.article},
                       {"from", one.from.to_string()},
                       {"until", model::day_json(one.until)},
                       {"text", to_json(one.text)},
                       {"years", number_json(one.years)},
                       {"yen", number_json(one.yen)},
                       {"overseas_yen", number_json(one.overseas_yen)},
                       {"standing", name_of(one.standing)},
                       {"since_standing", name_of(one.since_standing)},
                       {"source", one.source}});
}

Json to_json(const LawAmendment& one) {
  return Json::object({{"id", one.id},
                       {"in_force", one.in_force.to_string()},
                       {"text", to_json(one.text)},
                       {"standing", one.source["standing"]},
                       {"since_standing", name_of(one.since_standing)},
                       {"source", one.source}});
}

const LawTable& LawTable::standard() {
  static const LawTable table;
  return table;
}

LawTable::LawTable() {
  const Json& file = text_file("law", "statements.toml");
  for (const Json& row : file["topic"].items()) topics_.emplace_back(row["id"].text(), wording_of(row));
  for (const Json& row : file["amendment"].items())
    amendments_.push_back({.id = row["id"].string_or(""),
                           .in_force = day_in(row, "in_force"),
                           .text = wording_of(row),
                           .since_standing = since_standing_of(row),
                           .source = source_json(row)});
  std::ranges::sort(amendments_, {}, &LawAmendment::in_force);
  for (const Json& row : file["statement"].items()) {
    LawStatement one;
    one.id = row["id"].text();
    one.topic = row["topic"].text();
    one.article = row["article"].text();
    one.from = day_in(row, "from");
    if (!row["until"].is_null()) one.until = day_in(row, "until");
    one.text = wording_of(row);
    one.years = number_in(row, "years");
    one.yen = number_in(row, "yen");
    one.overseas_yen = number_in(row, "overseas_yen");
    one.standing = standing_of(row);
    one.since_standing = since_standing_of(row);
    one.source = source_json(row);
    statements_.push_back(std::move(one));
  }
  const auto place_of = [&](const LawStatement& one) {
    return std::ranges::find(topics_, one.topic, [](const auto& t) { return t.first; });
  };
  std::ranges::stable_sort(statements_, [&](const LawStatement& a, const LawStatement& b) { return place_of(a) < place_of(b); });
}

std::vector<const LawStatement*> LawTable::on(Day day) const {
  std::vector<const LawStatement*> out;
  for (const LawStatement& one : statements_)
    if (one.holds_on(day)) out.push_back(&one);
  return out;
}

Result<Json> LawTable::law_on(Day day, Day today) const {
  const Day first = amendments_.front().in_force;
  if (day < first) return error(ErrorCode::invalid_input, "{}: the table of law begins on {}", day.to_string(), first.to_string());
  Json topics = Json::array();
  for (const auto& [id, name] : topics_) {
    Json statements = Json::array();
    Json instead = Json::array();
    for (const LawStatement& one : statements_) {
      if (one.topic != id) continue;
      if (one.holds_on(day)) statements.push(to_json(one));
      else if (one.holds_on(today)) instead.push(to_json(one));
    }
    topics.push(Json::object(
        {{"id", id}, {"ja", name.ja}, {"en", name.en}, {"statements", std::move(statements)}, {"today_instead", std::move(instead)}}));
  }
  Json after = Json::array();
  for (const LawAmendment& one : amendments_)
    if (day < one.in_force) after.push(to_json(one));
  return Json::object(
      {{"day", day.to_string()}, {"beyond_known", today < day}, {"topics", std::move(topics)}, {"amendments_after", std::move(after)}});
}

}  // namespace sekimori::govern
