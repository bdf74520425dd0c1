#include "feature/protect/shared_places.h"

#include <algorithm>
#include <set>

#include "feature/protect/content.h"
#include "model/names.h"
#include "model/secret.h"

namespace sekimori::protect {
namespace {

using model::RequirementStatus;

constexpr std::array<std::string_view, 4> use_names = {"forbidden", "public_only", "closed_environment", "allowed"};

Json answers_json(const std::vector<FactAnswer>& answers) {
  Json out = Json::array();
  for (const FactAnswer& one : answers)
    out.push(Json::object({{"fact", one.fact}, {"yes", one.yes}, {"note", one.note}, {"day", model::day_json(one.day)}}));
  return out;
}

Result<std::vector<FactAnswer>> answers_from(const Json& json) {
  std::vector<FactAnswer> out;
  for (const Json& row : json.items()) {
    FactAnswer answer;
    TRY(model::read_text(row, "fact", answer.fact));
    answer.yes = row["yes"].bool_or(false);
    TRY(model::read_text(row, "note", answer.note));
    TRY(model::read_day(row, "day", answer.day));
    out.push_back(std::move(answer));
  }
  return out;
}

GapLine line_of(const Json& row, std::string_view regime, const std::vector<FactAnswer>& answers) {
  GapLine line;
  line.regime = regime;
  line.article = row["article"].text();
  line.fact = row["fact"].text();
  line.text = wording_of(row);
  if (const auto answer = std::ranges::find(answers, line.fact, &FactAnswer::fact); answer != answers.end()) {
    line.status = answer->yes ? RequirementStatus::met : RequirementStatus::missing;
    line.note = answer->note;
  }
  if (line.status != RequirementStatus::met) line.advice = wording_of(row["missing"]);
  return line;
}

bool in_force(const Json& row, Day day) {
  const auto since = Day::parse(row["effective"].text());
  return !since || *since <= day;
}

// What the links and accounts of a place show by themselves.
std::vector<FactAnswer> seen_by_itself(const CloudPlace& place, Day day) {
  std::vector<FactAnswer> out;
  const auto add = [&](std::string fact, bool yes, std::string note) {
    out.push_back({std::move(fact), yes, std::move(note), place.checked_on});
  };
  std::string open;
  std::string endless;
  for (const ShareLink& link : place.links) {
    if (link.expires && *link.expires < day) continue;
    if (link.scope == "anyone") open += (open.empty() ? "" : ", ") + link.label;
    if (!link.expires) endless += (endless.empty() ? "" : ", ") + link.label;
  }
  if (place.checked_on) {
    add("no_public_link", open.empty(), open);
    add("links_expire", endless.empty(), endless);
    if (place.outside_accounts.empty()) add("outside_accounts_bound", true, "");
  }
  return out;
}

record::Draft numbered(std::string_view kind, const std::string& number, const std::string& secret, Json body) {
  record::Draft draft;
  draft.kind = kind;
  draft.body = std::move(body);
  draft.summary = Json::object({{"number", number}, {"secret", secret}});
  draft.keys = {{"number", number, record::Uniqueness::unique}};
  if (!secret.empty()) draft.keys.push_back({"secret", secret, record::Uniqueness::shared});
  return draft;
}

}  // namespace

std::string_view name_of(AiUse use) { return use_names.at(static_cast<size_t>(use)); }
std::optional<AiUse> ai_use_from(std::string_view name) { return model::value_named<AiUse>(use_names, name); }

Json to_json(const LimitedData& set) {
  return Json::object({{"number", set.number},
                       {"title", set.title},
                       {"secret", set.secret},
                       {"recipients", model::texts_json(set.recipients)},
                       {"volume", set.volume},
                       {"controls", set.controls},
                       {"answers", answers_json(set.answers)}});
}

Result<LimitedData> limited_data_from_json(const Json& json) {
  LimitedData out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_text(json, "secret", out.secret));
  TRY(model::read_texts(json, "recipients", out.recipients));
  TRY(model::read_text(json, "volume", out.volume));
  TRY(model::read_text(json, "controls", out.controls));
  out.answers = TRY(answers_from(json["answers"]));
  if (out.number.empty() || out.title.empty()) return error(ErrorCode::invalid_input, "number and title must not be empty");
  return out;
}

Json to_json(const CloudPlace& place) {
  Json links = Json::array();
  for (const ShareLink& link : place.links)
    links.push(Json::object({{"label", link.label}, {"scope", link.scope}, {"expires", model::day_json(link.expires)}}));
  return Json::object({{"number", place.number},
                       {"secret", place.secret},
                       {"service", place.service},
                       {"place", place.place},
                       {"region", place.region},
                       {"links", std::move(links)},
                       {"outside_accounts", model::texts_json(place.outside_accounts)},
                       {"answers", answers_json(place.answers)},
                       {"checked_on", model::day_json(place.checked_on)}});
}

Result<CloudPlace> cloud_place_from_json(const Json& json) {
  CloudPlace out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "secret", out.secret));
  TRY(model::read_text(json, "service", out.service));
  TRY(model::read_text(json, "place", out.place));
  TRY(model::read_text(json, "region", out.region));
  for (const Json& row : json["links"].items()) {
    ShareLink link;
    TRY(model::read_text(row, "label", link.label));
    TRY(model::read_text(row, "scope", link.scope));
    if (link.scope != "anyone" && link.scope != "organisation" && link.scope != "named")
      return error(ErrorCode::invalid_input, "links: scope must be one of anyone, organisation, named, not '{}'", link.scope);
    TRY(model::read_day(row, "expires", link.expires));
    out.links.push_back(std::move(link));
  }
  TRY(model::read_texts(json, "outside_accounts", out.outside_accounts));
  out.answers = TRY(answers_from(json["answers"]));
  TRY(model::read_day(json, "checked_on", out.checked_on));
  if (out.number.empty() || out.secret.empty() || out.service.empty())
    return error(ErrorCode::invalid_input, "number, secret and service must not be empty");
  return out;
}

Json to_json(const AiPolicy& policy) {
  Json rules = Json::array();
  for (const AiRule& rule : policy.rules)
    rules.push(Json::object({{"level", rule.level}, {"use", name_of(rule.use)}, {"text", to_json(rule.text)}}));
  return Json::object({{"rules", std::move(rules)},
                       {"services", model::texts_json(policy.services)},
                       {"published_on", model::day_json(policy.published_on)}});
}

Result<AiPolicy> ai_policy_from_json(const Json& json) {
  AiPolicy out;
  for (const Json& row : json["rules"].items()) {
    AiRule rule;
    TRY(model::read_text(row, "level", rule.level));
    TRY(model::read_named(row, "use", use_names, rule.use));
    TRY(model::read_wording(row, "text", rule.text));
    out.rules.push_back(std::move(rule));
  }
  TRY(model::read_texts(json, "services", out.services));
  TRY(model::read_day(json, "published_on", out.published_on));
  return out;
}

AiPolicy starter_ai_policy() {
  AiPolicy out;
  for (const Json& row : content("ai_policy")["rule"].items())
    out.rules.push_back({std::string(row["level"].text()), ai_use_from(row["use"].text()).value_or(AiUse::forbidden), wording_of(row)});
  return out;
}

record::Draft Filed<LimitedData>::draft(const LimitedData& item) { return numbered(kind, item.number, item.secret, to_json(item)); }
record::Draft Filed<CloudPlace>::draft(const CloudPlace& item) { return numbered(kind, item.number, item.secret, to_json(item)); }
record::Draft Filed<AiPolicy>::draft(const AiPolicy& item) {
  record::Draft draft;
  draft.kind = kind;
  draft.id = ai_policy_id;
  draft.body = to_json(item);
  return draft;
}

Json to_json(const GapLine& line) {
  return Json::object({{"regime", line.regime},
                       {"article", line.article},
                       {"fact", line.fact},
                       {"status", name_of(line.status)},
                       {"text", to_json(line.text)},
                       {"advice", to_json(line.advice)},
                       {"note", line.note}});
}

std::vector<GapLine> check_limited_data(const LimitedData& set, Day day) {
  std::vector<GapLine> out;
  for (const Json& row : content("limited_data")["requirement"].items())
    if (in_force(row, day)) out.push_back(line_of(row, row["regime"].text(), set.answers));
  return out;
}

std::vector<GapLine> check_cloud_place(const CloudPlace& place, Day day) {
  std::vector<FactAnswer> answers = seen_by_itself(place, day);
  answers.insert(answers.end(), place.answers.begin(), place.answers.end());
  std::vector<GapLine> out;
  for (const Json& row : content("cloud")["check"].items()) out.push_back(line_of(row, "cloud", answers));
  return out;
}

model::Wording cloud_argument() { return wording_of(content("cloud")["argument"]); }

Result<Kept<AiPolicy>> publish_ai_policy(Shelf& shelf, const record::Actor& actor, AiPolicy policy, Day day, std::string_view reason) {
  std::set<std::string> levels;
  for (const AiRule& rule : policy.rules) levels.insert(rule.level);
  for (std::string_view level : {"level_top", "level_confidential", "level_internal"})
    if (!levels.contains(std::string(level))) return error(ErrorCode::invalid_input, "the policy says nothing of {}", level);
  policy.published_on = day;
  const auto before = TRY(shelf.find_by_id<AiPolicy>(actor, ai_policy_id));
  return before ? shelf.change(actor, *before, policy, reason, {.action = "ai_policy.publish"})
                : shelf.add(actor, policy, reason, {.action = "ai_policy.publish"});
}

std::vector<std::string> facts_of(std::string_view checklist) {
  std::vector<std::string> out;
  for (const Json& row : content(checklist)[checklist == "cloud" ? "check" : "requirement"].items()) out.emplace_back(row["fact"].text());
  return out;
}

}  // namespace sekimori::protect
