#include "feature/protect/readiness.h"

#include <algorithm>
#include <map>
#include <set>

#include "feature/protect/category_list.h"
#include "feature/protect/content.h"
#include "feature/protect/know_how_card.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

using model::Medium;
using model::Requirement;
using model::RequirementStatus;

constexpr std::array<std::string_view, 3> size_names = {"small", "medium", "large"};
constexpr std::array<std::string_view, 3> requirement_names = {"secrecy_management", "usefulness", "non_public"};
constexpr std::array<std::string_view, 3> sight_names = {"seen", "partly", "unseen"};
constexpr std::int32_t year = 365;

// Half of a department's secrets at the highest level, from this many on, is a sign.
constexpr std::size_t enough_secrets = 5;
constexpr double too_many_at_top = 0.5;

bool lists(const Json& list, std::string_view text) {
  return std::ranges::any_of(list.items(), [&](const Json& item) { return item.text() == text; });
}

std::optional<Day> earliest(const std::vector<model::Evidence>& evidence) {
  std::optional<Day> out;
  for (const model::Evidence& one : evidence)
    if (one.day && (!out || *one.day < *out)) out = one.day;
  return out;
}

}  // namespace

std::string_view name_of(FirmSize size) { return size_names.at(static_cast<size_t>(size)); }
std::string_view name_of(Sight sight) { return sight_names.at(static_cast<size_t>(sight)); }

FirmSize size_of_firm(std::size_t people) { return people <= 50 ? FirmSize::small : people <= 300 ? FirmSize::medium : FirmSize::large; }

std::size_t SecretReadiness::missing() const {
  return static_cast<std::size_t>(std::ranges::count_if(measures, [](const MeasureState& state) { return !state.done; }));
}

struct Readiness::Facts {
  FirmSize size = FirmSize::small;
  std::map<std::string, std::set<std::string>> told;                // secret -> staff who were shown it
  std::map<std::string, Day> told_first;                            // secret -> first day somebody was
  std::map<std::string, std::vector<MediumItem>> items;             // by secret
  std::map<std::string, std::size_t> cards;                         // by secret
  std::map<std::string, std::vector<model::Agreement>> agreements;  // by staff number, signed ones
  std::size_t category_receipts = 0;
};

Result<Readiness::Facts> Readiness::gather(const record::Actor& actor) {
  Facts facts;
  facts.size = size_of_firm(TRY(register_.people(actor)).size());
  for (const auto& kept : TRY(shelf_.all<Receipt>(actor))) {
    const Receipt& receipt = kept.item;
    if (receipt.told.subject == Subject::category_list) ++facts.category_receipts;
    if (receipt.told.subject != Subject::secret) continue;
    facts.told[receipt.told.id].insert(receipt.staff_number);
    const auto [first, fresh] = facts.told_first.emplace(receipt.told.id, receipt.given_on);
    if (!fresh) first->second = std::min(first->second, receipt.given_on);
  }
  for (auto& kept : TRY(shelf_.all<MediumItem>(actor))) facts.items[kept.item.secret].push_back(std::move(kept.item));
  for (const auto& kept : TRY(shelf_.all<KnowHowCard>(actor)))
    ++facts.cards[kept.version.withheld ? std::string(kept.version.summary["secret"].text()) : kept.item.secret];
  for (const model::Agreement& agreement : TRY(register_.agreements(actor)))
    if (agreement.state == model::AgreementState::signed_) facts.agreements[agreement.staff_number].push_back(agreement);
  return facts;
}

SecretReadiness Readiness::judge(const Facts& facts, const SecretRecord& known) const {
  const model::TradeSecret& secret = known.secret;
  SecretReadiness out;
  out.number = secret.number;
  out.department = secret.department;
  out.level = secret.level;
  out.medium = secret.medium;
  out.withheld = known.version.withheld;
  const auto has = [&](model::Measure measure) { return std::ranges::find(secret.measures, measure) != secret.measures.end(); };
  std::size_t people = 0;
  std::size_t people_told = 0;
  std::size_t people_signed = 0;
  for (const model::Permission& permission : secret.permitted) {
    if (permission.staff_number.starts_with("group:")) continue;
    ++people;
    if (const auto told = facts.told.find(secret.number); told != facts.told.end() && told->second.contains(permission.staff_number))
      ++people_told;
    if (const auto found = facts.agreements.find(permission.staff_number); found != facts.agreements.end())
      people_signed += std::ranges::any_of(found->second, [&](const model::Agreement& agreement) {
        return agreement.secrets.empty() || std::ranges::find(agreement.secrets, secret.number) != agreement.secrets.end();
      });
  }
  const auto items = facts.items.find(secret.number);
  // What a fact of the data says of this secret: whether it holds, since when, by what.
  struct Fact {
    bool holds = false;
    std::optional<Day> since;
    std::string by;
  };
  const auto fact = [&](std::string_view name) -> Fact {
    if (name == "marked_or_apart") {
      for (model::Measure measure :
           {model::Measure::own_mark, model::Measure::folder_mark, model::Measure::system_mark, model::Measure::restricted_rights})
        if (has(measure)) return {true, {}, std::string(name_of(measure))};
      return {};
    }
    if (name == "rights_restricted") return {has(model::Measure::restricted_rights), {}, "restricted_rights"};
    if (name == "permitted_listed") {
      const bool each = !secret.permitted.empty() &&
                        std::ranges::all_of(secret.permitted, [](const model::Permission& one) { return !one.approver.empty(); });
      std::optional<Day> since;
      for (const model::Permission& one : secret.permitted)
        if (one.since && (!since || *one.since < *since)) since = one.since;
      return {each, since, fmt::format("{}", secret.permitted.size())};
    }
    if (name == "approved") return {!secret.approved_by.empty(), {}, secret.approved_by};
    if (name == "people_told") {
      const auto first = facts.told_first.find(secret.number);
      return {people > 0 && people_told == people, first == facts.told_first.end() ? std::optional<Day>() : first->second,
              fmt::format("{}/{}", people_told, people)};
    }
    if (name == "agreements_signed") return {people > 0 && people_signed == people, {}, fmt::format("{}/{}", people_signed, people)};
    if (name == "review_in_time")
      return {secret.review_day && *secret.review_day >= today(), secret.review_day,
              secret.review_day ? secret.review_day->to_string() : ""};
    if (name == "items_listed")
      return {items != facts.items.end() && std::ranges::all_of(items->second,
                                                                [](const MediumItem& item) {
                                                                  return !item.place.empty() && !item.entry_rule.empty() &&
                                                                         !item.photo_rule.empty();
                                                                }),
              {},
              items == facts.items.end() ? "0" : std::to_string(items->second.size())};
    if (name == "copies_checked")
      return {items != facts.items.end() && std::ranges::all_of(items->second,
                                                                [&](const MediumItem& item) {
                                                                  return item.state == ItemState::destroyed ||
                                                                         (item.checked_on &&
                                                                          item.checked_on->number > today().number - year &&
                                                                          item.state != ItemState::missing);
                                                                }),
              {},
              items == facts.items.end() ? "0" : std::to_string(items->second.size())};
    if (name == "card_written") {
      const auto cards = facts.cards.find(secret.number);
      return {cards != facts.cards.end(), {}, cards == facts.cards.end() ? "0" : std::to_string(cards->second)};
    }
    if (name == "category_given") return {facts.category_receipts > 0, {}, std::to_string(facts.category_receipts)};
    if (name == "usefulness_evidence" || name == "non_public_evidence") {
      const auto& evidence = secret.of(name == "usefulness_evidence" ? Requirement::usefulness : Requirement::non_public).evidence;
      return {!evidence.empty(), earliest(evidence), evidence.empty() ? "" : evidence.front().text};
    }
    return {};
  };
  for (size_t i = 0; i < 3; ++i) {
    out.recorded[i] = secret.requirements[i].status;
    out.evidence[i] = secret.requirements[i].evidence;
  }
  for (const Json& row : content("measures")["measure"].items()) {
    const auto from = model::level_from_identifier(row["from_level"].text()).value_or(model::Level::internal);
    if (secret.level < from || !lists(row["media"], name_of(secret.medium)) || !lists(row["sizes"], name_of(facts.size))) continue;
    const Fact found = fact(row["fact"].text());
    MeasureState state;
    state.id = row["id"].text();
    state.purpose = row["purpose"].text();
    state.requirement =
        model::value_named<Requirement>(requirement_names, row["requirement"].text()).value_or(Requirement::secrecy_management);
    state.basic = row["need"].text() == "basic";
    state.done = found.holds;
    if (found.holds) state.since = found.since;
    state.shown_by = found.by;
    state.text = wording_of(row);
    out.measures.push_back(std::move(state));
  }
  for (size_t i = 0; i < 3; ++i) {
    std::size_t basics = 0;
    std::size_t done = 0;
    for (const MeasureState& state : out.measures) {
      if (static_cast<size_t>(state.requirement) != i || !state.basic) continue;
      ++basics;
      done += state.done ? 1 : 0;
    }
    if (out.withheld) out.assessed[i] = RequirementStatus::unknown;
    else if (basics == done) out.assessed[i] = RequirementStatus::met;
    else out.assessed[i] = done > 0 ? RequirementStatus::partly : RequirementStatus::missing;
  }
  return out;
}

Result<std::vector<SecretReadiness>> Readiness::all(const record::Actor& actor) {
  const Facts facts = TRY(gather(actor));
  std::vector<SecretReadiness> out;
  for (const SecretRecord& known : TRY(register_.secrets(actor))) out.push_back(judge(facts, known));
  std::ranges::sort(out, {}, &SecretReadiness::number);
  return out;
}

Result<SecretReadiness> Readiness::of(const record::Actor& actor, std::string_view number) {
  const auto known = TRY(register_.find_secret_by_number(actor, number));
  if (!known) return error(ErrorCode::not_found, "no secret with the number '{}'", number);
  return judge(TRY(gather(actor)), *known);
}

Result<std::vector<OverMarking>> Readiness::over_marking(const record::Actor& actor) {
  std::map<std::pair<std::string, model::Level>, OverMarking> groups;
  std::map<std::string, std::size_t> of_department;
  for (const SecretRecord& known : TRY(register_.secrets(actor))) {
    const model::TradeSecret& secret = known.secret;
    OverMarking& group = groups[{secret.department, secret.level}];
    group.department = secret.department;
    group.level = secret.level;
    ++group.secrets;
    ++of_department[secret.department];
    if (!known.version.withheld) {
      group.without_usefulness += secret.of(Requirement::usefulness).evidence.empty() ? 1 : 0;
      group.without_non_public += secret.of(Requirement::non_public).evidence.empty() ? 1 : 0;
    }
    group.review_overdue += !secret.review_day || *secret.review_day < today() ? 1 : 0;
  }
  std::vector<OverMarking> out;
  for (auto& [key, group] : groups) {
    const std::size_t all = of_department[group.department];
    group.share_of_department = static_cast<double>(group.secrets) / static_cast<double>(all);
    if (group.level == model::Level::top && all >= enough_secrets && group.share_of_department > too_many_at_top)
      group.signs.push_back({"部署の秘密の半分を超えて最上位の区分になっている。区分の重みが失われる。",
                             "More than half of the department's secrets bear the highest level; it loses its weight."});
    if (2 * group.without_usefulness > group.secrets)
      group.signs.push_back({"過半の秘密に有用性の説明がない。付けるだけの表示になっていないか。",
                             "For most of them nobody said what they are useful for; the mark may be routine."});
    if (2 * group.without_non_public > group.secrets)
      group.signs.push_back({"過半の秘密に非公知の根拠がない。公開済みのものが混じっていないか。",
                             "For most of them nobody said why they are not known; published things may be among them."});
    if (2 * group.review_overdue > group.secrets)
      group.signs.push_back({"過半の秘密で見直しの期日が過ぎている。", "For most of them the review is overdue."});
    out.push_back(std::move(group));
  }
  return out;
}

ReadinessTotals Readiness::total(const std::vector<SecretReadiness>& all, const std::vector<OverMarking>& marking) {
  ReadinessTotals out;
  out.secrets = all.size();
  for (const SecretReadiness& one : all) {
    bool complete = true;
    for (size_t i = 0; i < 3; ++i) {
      const bool met = one.assessed[i] == RequirementStatus::met;
      out.met[i] += met ? 1 : 0;
      complete = complete && met;
    }
    out.complete += complete ? 1 : 0;
    out.basics_missing += std::ranges::any_of(one.measures, [](const MeasureState& state) { return state.basic && !state.done; }) ? 1 : 0;
  }
  for (const OverMarking& group : marking) out.reviews_overdue += group.review_overdue;
  return out;
}

Json to_json(const SecretReadiness& r) {
  Json requirements = Json::object();
  for (size_t i = 0; i < 3; ++i) {
    Json evidence = Json::array();
    for (const model::Evidence& one : r.evidence[i]) evidence.push(Json::object({{"day", model::day_json(one.day)}, {"text", one.text}}));
    Json missing = Json::array();
    Json done = Json::array();
    for (const MeasureState& state : r.measures) {
      if (static_cast<size_t>(state.requirement) != i) continue;
      Json row = Json::object({{"id", state.id}, {"purpose", state.purpose}, {"basic", state.basic}, {"text", to_json(state.text)}});
      if (state.done) done.push(row.set("since", model::day_json(state.since)).set("shown_by", state.shown_by));
      else missing.push(row.set("found", state.shown_by));
    }
    requirements.set(requirement_names[i], Json::object({{"recorded", name_of(r.recorded[i])},
                                                         {"assessed", name_of(r.assessed[i])},
                                                         {"evidence", std::move(evidence)},
                                                         {"done", std::move(done)},
                                                         {"missing", std::move(missing)}}));
  }
  return Json::object({{"number", r.number},
                       {"department", r.department},
                       {"level", identifier_of(r.level)},
                       {"medium", name_of(r.medium)},
                       {"withheld", r.withheld},
                       {"requirements", std::move(requirements)}});
}

Json to_json(const OverMarking& m) {
  Json signs = Json::array();
  for (const model::Wording& sign : m.signs) signs.push(to_json(sign));
  return Json::object({{"department", m.department},
                       {"level", identifier_of(m.level)},
                       {"secrets", m.secrets},
                       {"without_usefulness", m.without_usefulness},
                       {"without_non_public", m.without_non_public},
                       {"review_overdue", m.review_overdue},
                       {"share_of_department", m.share_of_department},
                       {"signs", std::move(signs)}});
}

std::vector<BlindSpot> blind_spots(const std::vector<SourceSight>& sources) {
  std::vector<BlindSpot> out;
  for (const Json& row : content("blind_spots")["route"].items()) {
    BlindSpot spot;
    spot.route = row["id"].text();
    spot.police_case = row["case"].bool_or(false);
    spot.text = wording_of(row);
    spot.setting = wording_of(row["setting"]);
    std::size_t groups = 0;
    std::size_t reached = 0;
    for (const Json& group : row["needs"].items()) {
      ++groups;
      std::string kinds;
      bool any = false;
      for (const Json& kind : group.items()) {
        if (kind.text() != "never") kinds += (kinds.empty() ? "" : " / ") + std::string(kind.text());
        for (const SourceSight& source : sources)
          if (source.alive && (source.kind == kind.text() || source.mapping == kind.text())) {
            any = true;
            if (std::ranges::find(spot.seen_by, source.name) == spot.seen_by.end()) spot.seen_by.push_back(source.name);
          }
      }
      if (any) ++reached;
      else if (!kinds.empty()) spot.missing.push_back(kinds);
    }
    spot.sight = groups > 0 && reached == groups ? Sight::seen : reached > 0 ? Sight::partly : Sight::unseen;
    out.push_back(std::move(spot));
  }
  return out;
}

Json to_json(const BlindSpot& spot) {
  return Json::object({{"route", spot.route},
                       {"police_case", spot.police_case},
                       {"sight", name_of(spot.sight)},
                       {"text", to_json(spot.text)},
                       {"setting", to_json(spot.setting)},
                       {"seen_by", model::texts_json(spot.seen_by)},
                       {"missing", model::texts_json(spot.missing)}});
}

}  // namespace sekimori::protect
