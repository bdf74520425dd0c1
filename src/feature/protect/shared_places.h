// Secrets beyond the firm's own walls: data provided to limited recipients (限定提供データ), places on a cloud, and what may be
// entered into generative AI. Each is held against a checklist of content/protect that names law or guideline.
//
//   for (const GapLine& line : check_limited_data(set, day)) ...      // both regimes side by side
//   for (const GapLine& line : check_cloud_place(place, day)) ...
//   TRY(publish_ai_policy(shelf, actor, policy, day, "first edition"));
#pragma once

#include "feature/protect/receipt_book.h"
#include "model/level_definition.h"
#include "model/secret.h"

namespace sekimori::protect {

// Answers to facts of a checklist: "provided_regularly" -> yes, with words and the day it was looked at.
struct FactAnswer {
  std::string fact;
  bool yes = false;
  std::string note;
  std::optional<Day> day;
};

struct LimitedData {
  std::string number;
  std::string title;
  std::string secret;  // register number, when it is claimed as a trade secret as well
  std::vector<std::string> recipients;
  std::string volume;    // how much there is, in words
  std::string controls;  // by what electronic means it is controlled
  std::vector<FactAnswer> answers;
};
Json to_json(const LimitedData& set);
Result<LimitedData> limited_data_from_json(const Json& json);

struct ShareLink {
  std::string label;  // never the link itself
  std::string scope;  // anyone, organisation, named
  std::optional<Day> expires;
};
struct CloudPlace {
  std::string number;
  std::string secret;   // register number
  std::string service;  // "SharePoint Online"
  std::string place;    // folder
  std::string region;
  std::vector<ShareLink> links;
  std::vector<std::string> outside_accounts;
  std::vector<FactAnswer> answers;
  std::optional<Day> checked_on;
};
Json to_json(const CloudPlace& place);
Result<CloudPlace> cloud_place_from_json(const Json& json);

enum class AiUse : unsigned char { forbidden, public_only, closed_environment, allowed };
std::string_view name_of(AiUse use);
std::optional<AiUse> ai_use_from(std::string_view name);
struct AiRule {
  std::string level;  // level_top ..., "none": what is no secret
  AiUse use = AiUse::forbidden;
  model::Wording text;
};
struct AiPolicy {
  std::vector<AiRule> rules;
  std::vector<std::string> services;  // that are closed environments under contract
  std::optional<Day> published_on;
};
Json to_json(const AiPolicy& policy);
Result<AiPolicy> ai_policy_from_json(const Json& json);
AiPolicy starter_ai_policy();
constexpr std::string_view ai_policy_id = "ai-policy";

template <>
struct Filed<LimitedData> {
  static constexpr std::string_view kind = "limited_data";
  static record::Draft draft(const LimitedData& item);
  static Result<LimitedData> read(const Json& body) { return limited_data_from_json(body); }
};
template <>
struct Filed<CloudPlace> {
  static constexpr std::string_view kind = "cloud_place";
  static record::Draft draft(const CloudPlace& item);
  static Result<CloudPlace> read(const Json& body) { return cloud_place_from_json(body); }
};
template <>
struct Filed<AiPolicy> {
  static constexpr std::string_view kind = "ai_policy";
  static record::Draft draft(const AiPolicy& item);
  static Result<AiPolicy> read(const Json& body) { return ai_policy_from_json(body); }
};

// One line of a checklist and how the record stands to it.
struct GapLine {
  std::string regime;   // limited_access_data, trade_secret, cloud
  std::string article;  // "2条7項"; empty where a guideline speaks
  std::string fact;
  model::RequirementStatus status = model::RequirementStatus::unknown;  // met, missing, unknown: nobody answered
  model::Wording text;
  model::Wording advice;  // what to do; empty when met
  std::string note;
};
Json to_json(const GapLine& line);

// The text in force on the day; a row that came later is left out.
std::vector<GapLine> check_limited_data(const LimitedData& set, Day day);
// What the links and accounts show by themselves is not asked.
std::vector<GapLine> check_cloud_place(const CloudPlace& place, Day day);
model::Wording cloud_argument();

// A new edition; invalid_input when a level has no rule.
Result<Kept<AiPolicy>> publish_ai_policy(Shelf& shelf, const record::Actor& actor, AiPolicy policy, Day day, std::string_view reason);

// The facts a checklist asks for: "provided_regularly", ...
std::vector<std::string> facts_of(std::string_view checklist);

}  // namespace sekimori::protect
