#include "feature/govern/programme/programme_book.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "feature/govern/may.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

constexpr std::array<std::string_view, 4> state_names = {"open", "under_way", "kept", "dropped"};
constexpr std::size_t longest_note = 4'000;

const Json& promises() { return text_file("programme", "promises.toml"); }

// What the papers say of a promise; null where they say nothing.
Json as_of_json(const Json& promise) {
  const Json& said = promise["as_of"];
  if (!said.is_object()) return {};
  return Json::object({{"state", said["state"]}, {"day", said["day"]}, {"text", to_json(wording_of(said))}, {"source", source_json(said)}});
}

// The house's own note, else what the papers say, with their day.
std::string note_of(const Json& row, std::string_view words) {
  if (!row["note"].text().empty() || !row["as_of"].is_object()) return row["note"].string_or("");
  return fmt::format("{} ({})", row["as_of"]["text"][words].text(), row["as_of"]["day"].text());
}

// How a promise stands that nobody has said anything about in this house.
PromiseStanding stated(const Json& promise) {
  PromiseStanding out;
  out.state = promise_state_from(promise["as_of"]["state"].text()).value_or(PromiseState::open);
  return out;
}

void describe(const PromiseStanding& one, record::Draft& draft) {
  draft.summary = Json::object({{"promise", one.promise}, {"state", name_of(one.state)}});
  draft.keys = {{"promise", one.promise, record::Uniqueness::unique}};
}

}  // namespace

std::string_view name_of(PromiseState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<PromiseState> promise_state_from(std::string_view name) { return model::value_named<PromiseState>(state_names, name); }

Json to_json(const PromiseStanding& one) {
  return Json::object({{"promise", one.promise},
                       {"state", name_of(one.state)},
                       {"owner", one.owner},
                       {"due", model::day_json(one.due)},
                       {"note", one.note},
                       {"by", one.by},
                       {"at", one.at.to_rfc3339()}});
}
Result<PromiseStanding> promise_standing_from(const Json& json) {
  PromiseStanding out;
  TRY(model::read_text(json, "promise", out.promise));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_text(json, "owner", out.owner));
  TRY(model::read_day(json, "due", out.due));
  TRY(model::read_text(json, "note", out.note));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_instant(json, "at", out.at));
  return out;
}

ProgrammeBook::ProgrammeBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone)
    : clock_(clock), zone_(zone), standings_(database, records, clock, random, "promise", promise_standing_from, describe) {}

Result<PromiseStanding> ProgrammeBook::set(const record::Actor& actor, std::string_view promise, PromiseStanding standing) {
  if (std::ranges::none_of(promises()["promise"].items(), [&](const Json& one) { return one["id"].text() == promise; }))
    return error(ErrorCode::not_found, "the declaration has no promise '{}'", promise);
  standing.note = trim(standing.note);
  if ((standing.state == PromiseState::kept || standing.state == PromiseState::dropped) && standing.note.empty())
    return error(ErrorCode::invalid_input, "a promise that is kept or dropped says by what");
  if (count_code_points(standing.note) > longest_note || count_code_points(standing.owner) > 200)
    return error(ErrorCode::invalid_input, "a note has at most {} characters", longest_note);
  standing.promise = promise;
  standing.by = actor.account;
  standing.at = clock_.now();
  if (const auto before = TRY(standings_.find_by(actor, "promise", promise)))
    return TRY(standings_.change(actor, before->id, "state",
                                 [&](PromiseStanding& one) -> Result<void> {
                                   one = standing;
                                   return {};
                                 }))
        .value;
  return TRY(standings_.create(actor, standing, "state")).value;
}

Result<Json> ProgrammeBook::board(const record::Actor& actor) {
  std::map<std::string, PromiseStanding, std::less<>> known;
  for (auto& one : TRY(standings_.list(actor))) known.insert_or_assign(one.value.promise, one.value);
  const Day today = zone_.day_of(clock_.now());
  std::map<std::string_view, const Json*> bodies;
  for (const Json& one : promises()["body"].items()) bodies.emplace(one["id"].text(), &one);
  Json responses = Json::array();
  for (const Json& response : promises()["response"].items()) {
    std::array<std::int64_t, 4> counts{};
    std::int64_t overdue = 0;
    Json rows = Json::array();
    for (const Json& promise : promises()["promise"].items()) {
      if (promise["response"].text() != response["id"].text()) continue;
      const auto at = known.find(promise["id"].text());
      const PromiseStanding standing = at == known.end() ? stated(promise) : at->second;
      const bool late =
          standing.due && *standing.due < today && (standing.state == PromiseState::open || standing.state == PromiseState::under_way);
      ++counts.at(static_cast<std::size_t>(standing.state));
      overdue += late ? 1 : 0;
      const auto body = bodies.find(promise["body"].text());
      rows.push(Json::object({{"id", promise["id"]},
                              {"text", to_json(wording_of(promise))},
                              {"topic", promise["topic"]},
                              {"body", promise["body"]},
                              {"body_name", to_json(body == bodies.end() ? model::Wording{} : wording_of(*body->second))},
                              {"source", source_json(promise)},
                              {"state", name_of(standing.state)},
                              {"owner", standing.owner},
                              {"due", model::day_json(standing.due)},
                              {"overdue", late},
                              {"note", standing.note},
                              {"as_of", as_of_json(promise)}}));
    }
    responses.push(Json::object(
        {{"id", response["id"]},
         {"ja", response["ja"]},
         {"en", response["en"]},
         {"promises", std::move(rows)},
         {"counts", Json::object({{"open", counts[0]}, {"under_way", counts[1]}, {"kept", counts[2]}, {"dropped", counts[3]}})},
         {"overdue", overdue}}));
  }
  Json policy = Json::array();
  for (const Json& one : text_file("programme", "policy.toml")["policy"].items())
    policy.push(Json::object({{"id", one["id"]},
                              {"year", one["year"]},
                              {"text", to_json(wording_of(one))},
                              {"promises", one["promises"]},
                              {"source", source_json(one)}}));
  return Json::object({{"responses", std::move(responses)}, {"policy", std::move(policy)}});
}

Result<Json> ProgrammeBook::members(const record::Actor& actor) {
  TRY(may(actor, record::Verb::list, "promise"));
  const Json& file = text_file("programme", "members.toml");
  Json classes = Json::array();
  for (const Json& kind : file["class"].items()) {
    Json members = Json::array();
    for (const Json& one : file["member"].items())
      if (one["class"].text() == kind["id"].text())
        members.push(Json::object({{"id", one["id"]}, {"ja", one["ja"]}, {"en", one["en"]}, {"source", source_json(one)}}));
    classes.push(Json::object({{"id", kind["id"]}, {"ja", kind["ja"]}, {"en", kind["en"]}, {"members", std::move(members)}}));
  }
  Json roles = Json::array();
  for (const Json& one : file["record"].items())
    roles.push(Json::object({{"id", one["id"]}, {"ja", one["ja"]}, {"en", one["en"]}, {"source", source_json(one)}}));
  return Json::object({{"classes", std::move(classes)}, {"roles", std::move(roles)}});
}

Result<CsvTable> ProgrammeBook::sheet(const record::Actor& actor, Language language) {
  const Json all = TRY(board(actor));
  const bool ja = language == Language::ja;
  const std::string_view words = ja ? "ja" : "en";
  CsvTable out;
  out.name = ja ? "進捗" : "programme";
  out.header = ja ? std::vector<std::string>{"対応", "約束", "団体", "状態", "担当", "期日", "備考"}
                  : std::vector<std::string>{"response", "promise", "body", "state", "owner", "due", "note"};
  std::size_t line = 1;
  for (const Json& response : all["responses"].items())
    for (const Json& one : response["promises"].items())
      out.rows.push_back(
          {.line = ++line,
           .cells = {response[words].string_or(""), one["text"][words].string_or(""), one["body_name"][words].string_or(""),
                     one["state"].string_or(""), one["owner"].string_or(""), one["due"].string_or(""), note_of(one, words)}});
  return out;
}

}  // namespace sekimori::govern
