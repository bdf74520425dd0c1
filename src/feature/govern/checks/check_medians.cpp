#include "feature/govern/checks/check_medians.h"

#include <algorithm>

#include "base/text.h"
#include "feature/govern/may.h"
#include "feature/govern/number_json.h"
#include "model/names.h"
#include "record/member_voice.h"

namespace sekimori::govern {
namespace {

constexpr std::int64_t coarse = 5;      // percent: a median of few must not be one member's own value
constexpr std::size_t check_hash = 32;  // hex digits
constexpr int first_year = 2015;
constexpr int last_year = 2199;

record::Actor hub_itself() { return record::Actor::system("govern"); }

void describe_score(const SharedScore& score, record::Draft& draft) {
  draft.summary = Json::object({{"profile", score.profile}, {"year", score.year}});
  draft.keys = {{"profile", fmt::format("{}/{}", score.profile, score.year), record::Uniqueness::shared},
                {"whose", fmt::format("{}/{}/{}", score.profile, score.year, score.member), record::Uniqueness::unique},
                {"check", score.check, record::Uniqueness::shared}};
}
void describe_median(const ToldMedian& median, record::Draft& draft) {
  draft.summary = Json::object({{"profile", median.profile}, {"year", median.year}});
  draft.keys = {{"profile", median.profile, record::Uniqueness::shared},
                {"which", fmt::format("{}/{}", median.profile, median.year), record::Uniqueness::unique}};
}

Json areas_json(const std::vector<std::pair<std::string, std::int64_t>>& areas) {
  Json out = Json::array();
  for (const auto& [id, score] : areas) out.push(Json::object({{"id", id}, {"score", score}}));
  return out;
}

Result<std::int64_t> percent_in(const Json& json, std::string_view member) {
  const Json& value = json[member];
  if (!value.is_integer() || value.integer_or(-1) < 0 || value.integer_or(101) > 100)
    return error(ErrorCode::invalid_input, "{}: a whole number from 0 to 100 is needed", member);
  return value.integer_or(0);
}

Result<std::vector<std::pair<std::string, std::int64_t>>> areas_in(const Json& json) {
  std::vector<std::pair<std::string, std::int64_t>> out;
  for (const Json& one : json["areas"].items()) {
    const std::string id = one["id"].string_or("");
    if (std::ranges::none_of(check_areas(), [&](const CheckArea& area) { return area.id == id; }))
      return error(ErrorCode::invalid_input, "'{}' is no area of a self-check", id.substr(0, 40));
    if (std::ranges::any_of(out, [&](const auto& known) { return known.first == id; }))
      return error(ErrorCode::invalid_input, "the area '{}' stands twice", id);
    out.emplace_back(id, TRY(percent_in(one, "score")));
  }
  return out;
}

Result<int> year_in(const Json& json) {
  const std::int64_t year = json["year"].integer_or(0);
  if (year < first_year || year > last_year) return error(ErrorCode::invalid_input, "year: {} to {} is needed", first_year, last_year);
  return static_cast<int>(year);
}

std::int64_t median_of(std::vector<std::int64_t> values) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  const std::int64_t doubled = values.size() % 2 == 1 ? 2 * values[middle] : values[middle - 1] + values[middle];
  return (doubled + coarse) / (2 * coarse) * coarse;
}

}  // namespace

Json to_json(const SharedScore& one) {
  return Json::object({{"member", one.member},
                       {"profile", one.profile},
                       {"check", one.check},
                       {"year", one.year},
                       {"areas", areas_json(one.areas)},
                       {"total", one.total}});
}
Result<SharedScore> shared_score_from(const Json& json) {
  SharedScore out;
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_text(json, "profile", out.profile));
  if (check_profile(out.profile) == nullptr) return error(ErrorCode::invalid_input, "'{}' is no profile", out.profile.substr(0, 40));
  TRY(model::read_text(json, "check", out.check));
  out.year = TRY(year_in(json));
  out.areas = TRY(areas_in(json));
  out.total = TRY(percent_in(json, "total"));
  return out;
}

Json to_json(const ToldMedian& one) {
  return Json::object({{"profile", one.profile},
                       {"year", one.year},
                       {"members", one.members},
                       {"floor", median_floor},
                       {"areas", areas_json(one.areas)},
                       {"total", one.total},
                       {"origin", one.origin}});
}
Result<ToldMedian> told_median_from(const Json& json) {
  ToldMedian out;
  TRY(model::read_text(json, "profile", out.profile));
  if (check_profile(out.profile) == nullptr) return error(ErrorCode::invalid_input, "'{}' is no profile", out.profile.substr(0, 40));
  TRY(model::read_text(json, "origin", out.origin));
  out.year = TRY(year_in(json));
  out.members = json["members"].integer_or(0);
  out.areas = TRY(areas_in(json));
  out.total = TRY(percent_in(json, "total"));
  return out;
}

CheckMedians::CheckMedians(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, AskRoster roster)
    : database_(database),
      records_(records),
      roster_(std::move(roster)),
      scores_(database, records, clock, random, "check_result", shared_score_from, describe_score),
      medians_(database, records, clock, random, "check_median", told_median_from, describe_median) {}

Result<Json> CheckMedians::share(const KnownCheck& known) const {
  const CheckRun& run = known.value;
  if (!run.closed) return error(ErrorCode::conflict, "{} is not closed; only a whole result is shared", run.number);
  const CheckScore score = score_of(run);
  SharedScore out{.member = {},
                  .profile = run.profile,
                  .check = to_hex(sha256("shared self-check\n" + known.id)).substr(0, check_hash),
                  .year = run.closed->year(),
                  .areas = {},
                  .total = score.total.value_or(0)};
  for (const auto& [id, value] : score.areas)
    if (value) out.areas.emplace_back(id, *value);
  Json json = to_json(out);
  json.erase("member");
  return json;
}

Result<void> CheckMedians::check_member(std::string_view member) const {
  if (TRY(roster_(member)) == Membership::active) return {};
  return error(ErrorCode::invalid_input, "'{}' is no active member of this hub; results count for members alone", member);
}

Result<SharedScore> CheckMedians::receive(const record::Actor& actor, std::string_view member, const Json& share) {
  if (record::is_shut_out(actor)) return record::not_taking_part();
  SharedScore score = TRY(shared_score_from(share));
  if (score.check.size() != check_hash || score.check.find_first_not_of("0123456789abcdef") != std::string::npos)
    return error(ErrorCode::invalid_input, "the result does not say of which check it is; share it anew");
  constexpr std::string_view prefix = "member:";
  std::string own;
  for (const std::string& group : actor.groups)
    if (group.starts_with(prefix)) own = group.substr(prefix.size());
  if (!own.empty() && !member.empty() && member != own)
    return error(ErrorCode::not_permitted, "who speaks for {} gives no result of {}", own, member);
  score.member = own.empty() ? std::string(trim(member)) : own;
  if (score.member.empty()) return error(ErrorCode::invalid_input, "whose result it is must be said");
  TRY(may(actor, record::Verb::create, "check_result"));
  TRY(check_member(score.member));
  for (const auto& same : TRY(scores_.list(hub_itself(), "check", score.check)))
    if (same.value.member != score.member)
      return error(ErrorCode::conflict, "this result was received for another member already; a check counts once");
  const std::string whose = fmt::format("{}/{}/{}", score.profile, score.year, score.member);
  if (const auto before = TRY(scores_.find_by(hub_itself(), "whose", whose)))
    return TRY(scores_.change(actor, before->id, "a later result",
                              [&](SharedScore& one) -> Result<void> {
                                one = score;
                                return {};
                              }))
        .value;
  return database_.write([&](sql::Transaction& tx) -> Result<SharedScore> {
    const auto made = TRY(scores_.create(tx, actor, score, "shared"));
    if (!own.empty())
      TRY(records_.set_readers(tx, "check_result", made.id, {"group:member:" + own},
                               {.actor = hub_itself(), .reason = "whose result it is"}));
    return made.value;
  });
}

Result<std::optional<ToldMedian>> CheckMedians::own_median(std::string_view profile, int year) {
  std::vector<record::KeptRecord<SharedScore>> all;
  // What was entered before the roster was asked counts for nobody who never was a member.
  for (auto& one : TRY(scores_.list(hub_itself(), "profile", fmt::format("{}/{}", profile, year))))
    if (TRY(roster_(one.value.member)) != Membership::none) all.push_back(std::move(one));
  if (all.size() < median_floor) return std::optional<ToldMedian>();
  ToldMedian out{.profile = std::string(profile),
                 .origin = "hub",
                 .year = year,
                 .members = static_cast<std::int64_t>(all.size()),
                 .areas = {},
                 .total = 0};
  std::vector<std::int64_t> totals;
  for (const auto& one : all) totals.push_back(one.value.total);
  out.total = median_of(std::move(totals));
  for (const CheckArea& area : check_areas()) {
    std::vector<std::int64_t> values;
    for (const auto& one : all)
      for (const auto& [id, score] : one.value.areas)
        if (id == area.id) values.push_back(score);
    if (values.size() >= median_floor) out.areas.emplace_back(area.id, median_of(std::move(values)));
  }
  return std::optional(std::move(out));
}

Result<Json> CheckMedians::tell(const record::Actor& actor, std::string_view profile, int year) {
  TRY(may(actor, record::Verb::read, "check_median"));
  if (record::is_shut_out(actor)) return record::not_taking_part();
  if (check_profile(profile) == nullptr) return error(ErrorCode::invalid_input, "'{}' is no profile", profile);
  const auto own = TRY(own_median(profile, year));
  if (own) return to_json(*own);
  return Json::object({{"profile", profile},
                       {"year", year},
                       {"members", Json()},
                       {"floor", median_floor},
                       {"areas", Json::array()},
                       {"total", Json()},
                       {"origin", "hub"}});
}

Result<ToldMedian> CheckMedians::take_over(const record::Actor& actor, const Json& told, std::string_view origin) {
  if (told["members"].is_null()) return error(ErrorCode::invalid_input, "nothing is told: fewer than {} members", median_floor);
  ToldMedian median = TRY(told_median_from(told));
  if (median.members < static_cast<std::int64_t>(median_floor))
    return error(ErrorCode::invalid_input, "a median of {} members is none that may be told", median.members);
  median.origin = trim(origin);
  if (const auto before = TRY(medians_.find_by(actor, "which", fmt::format("{}/{}", median.profile, median.year))))
    return TRY(medians_.change(actor, before->id, "taken over",
                               [&](ToldMedian& one) -> Result<void> {
                                 one = median;
                                 return {};
                               }))
        .value;
  return TRY(medians_.create(actor, median, "taken over")).value;
}

Result<std::optional<ToldMedian>> CheckMedians::newest(const record::Actor& actor, std::string_view profile) {
  std::optional<ToldMedian> out;
  for (auto& one : TRY(medians_.list(actor, "profile", profile)))
    if (!out || one.value.year > out->year) out = std::move(one.value);
  return out;
}

Result<Json> radar(const record::Actor& actor, CheckBook& checks, CheckMedians& medians, const CheckRun& run) {
  const CheckScore now = score_of(run);
  const auto last = TRY(checks.before(actor, run));
  const auto median = TRY(medians.newest(actor, run.profile));
  std::optional<CheckScore> then;
  if (last) then = score_of(last->value);
  Json areas = Json::array();
  for (std::size_t i = 0; i < now.areas.size(); ++i) {
    std::optional<std::int64_t> of_all;
    if (median)
      for (const auto& [id, score] : median->areas)
        if (id == now.areas[i].first) of_all = score;
    areas.push(Json::object({{"id", now.areas[i].first},
                             {"ja", check_areas()[i].name.ja},
                             {"en", check_areas()[i].name.en},
                             {"score", number_json(now.areas[i].second)},
                             {"before", number_json(then ? then->areas[i].second : std::nullopt)},
                             {"median", number_json(of_all)}}));
  }
  Json compared;
  if (last)
    compared = Json::object(
        {{"number", last->value.number}, {"closed", model::day_json(last->value.closed)}, {"total", number_json(then->total)}});
  Json told;
  if (median) told = to_json(*median);
  return Json::object({{"areas", std::move(areas)},
                       {"total", number_json(now.total)},
                       {"answered", now.answered},
                       {"questions", now.questions},
                       {"before", std::move(compared)},
                       {"median", std::move(told)}});
}

}  // namespace sekimori::govern
