#include "feature/share/share.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "feature/share/industries.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 5> tlp_names = {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"};
constexpr std::array<std::string_view, 4> provenance_names = {"member", "hub", "contributor", "outside"};
constexpr std::array<std::string_view, 5> action_names = {"none", "contact_for_instruction", "internally_visible", "externally_invisible",
                                                          "externally_visible"};
constexpr std::string_view nothing_said = "*";

std::string industry_in(std::string_view code, Language language) {
  const Industry* const known = find_industry(code);
  if (known == nullptr) return {};
  return language == Language::ja ? known->name.ja : known->name.en;
}

// What another house told is told by its class alone.
std::string teller_of(const Share& share, Language language) {
  if (!share.origin || share.origin->kind == SourceClass::hub) return language == Language::ja ? "ほかのハブ" : "another hub";
  return std::string(title_of(share.origin->kind).in(language));
}

std::string cut_at_sign(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "…";
}

}  // namespace

std::string_view name_of(Provenance one) { return provenance_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(PermittedActions one) { return action_names.at(static_cast<std::size_t>(one)); }
std::optional<PermittedActions> permitted_actions_from(std::string_view name) {
  return model::value_named<PermittedActions>(action_names, name);
}
bool is_tlp(std::string_view label) { return std::ranges::find(tlp_names, label) != tlp_names.end(); }

bool is_playbook(const Json& document) {
  return document["type"].text() == "playbook" && document["spec_version"].text() == "cacao-2.0" &&
         document["id"].text().starts_with("playbook--") && document["workflow"].is_object();
}

bool reaches_everybody(std::string_view label) { return label == "CLEAR" || label == "GREEN"; }

Json to_json(const ExchangePolicy& policy) {
  return Json::object({{"permitted_actions", name_of(policy.actions)},
                       {"notify_affected", policy.notify_affected},
                       {"encrypt_in_transit", policy.encrypt_in_transit},
                       {"resale_of_unmodified", policy.resale_of_unmodified},
                       {"until", model::day_json(policy.until)}});
}

Result<ExchangePolicy> exchange_policy_from(const Json& json) {
  ExchangePolicy out;
  if (!json.is_object()) return out;
  TRY(model::read_named(json, "permitted_actions", action_names, out.actions));
  out.notify_affected = json["notify_affected"].bool_or(out.notify_affected);
  out.encrypt_in_transit = json["encrypt_in_transit"].bool_or(out.encrypt_in_transit);
  out.resale_of_unmodified = json["resale_of_unmodified"].bool_or(out.resale_of_unmodified);
  TRY(model::read_day(json, "until", out.until));
  return out;
}

Json to_json(const ShareTerms& terms) {
  return Json::object({{"widest_tlp", terms.widest}, {"policy", to_json(terms.policy)}, {"playbook_sha256", terms.playbook_sha256}});
}

Result<ShareTerms> share_terms_from(const Json& json) {
  ShareTerms out;
  TRY(model::read_text(json, "widest_tlp", out.widest));
  if (!is_tlp(out.widest))
    return error(ErrorCode::invalid_input, "'{}' is no label of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED", out.widest);
  out.policy = TRY(exchange_policy_from(json["policy"]));
  TRY(model::read_text(json, "playbook_sha256", out.playbook_sha256));
  return out;
}

Result<void> check_terms(const ShareTerms& terms, Day today) {
  TRY(share_terms_from(to_json(terms)));
  if (terms.policy.until && *terms.policy.until < today)
    return error(ErrorCode::invalid_input, "the policy's last day {} is over; a day to come is needed", terms.policy.until->to_string());
  return {};
}

Json to_json(const std::vector<SharedIndicator>& indicators) {
  Json out = Json::array();
  for (const SharedIndicator& one : indicators) out.push(Json::object({{"kind", one.kind}, {"value", one.value}}));
  return out;
}

Result<std::vector<SharedIndicator>> indicators_from(const Json& json) {
  std::vector<SharedIndicator> out;
  for (const Json& row : json.items()) {
    SharedIndicator one;
    TRY(model::read_text(row, "kind", one.kind));
    TRY(model::read_text(row, "value", one.value));
    out.push_back(std::move(one));
  }
  return out;
}

Json to_json(const Share& share) {
  return Json::object({{"number", share.number},
                       {"sha256", share.sha256},
                       {"blob", share.blob},
                       {"audience", share.audience},
                       {"tlp", share.tlp},
                       {"kind", share.kind},
                       {"epoch", share.epoch},
                       {"pseudonym", share.pseudonym},
                       {"attributes", share.attributes},
                       {"provenance", name_of(share.provenance)},
                       {"origin", share.origin ? to_json(*share.origin) : Json()},
                       {"policy", to_json(share.policy)},
                       {"indicators", to_json(share.indicators)},
                       {"playbook", share.playbook},
                       {"released_at", share.released_at.to_rfc3339()},
                       {"recalled_at", share.recalled_at ? Json(share.recalled_at->to_rfc3339()) : Json()},
                       {"recall_reason", share.recall_reason}});
}

Result<Share> share_from_json(const Json& json) {
  Share out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_text(json, "blob", out.blob));
  TRY(model::read_text(json, "audience", out.audience));
  TRY(model::read_text(json, "tlp", out.tlp));
  TRY(model::read_text(json, "kind", out.kind));
  TRY(model::read_text(json, "epoch", out.epoch));
  TRY(model::read_text(json, "pseudonym", out.pseudonym));
  out.attributes = json["attributes"];
  TRY(model::read_named(json, "provenance", provenance_names, out.provenance));
  if (json["origin"].is_object()) out.origin = TRY(share_origin_from(json["origin"]));
  out.policy = TRY(exchange_policy_from(json["policy"]));
  out.indicators = TRY(indicators_from(json["indicators"]));
  out.playbook = json["playbook"];
  TRY(model::read_instant(json, "released_at", out.released_at));
  if (json["recalled_at"].is_string()) out.recalled_at = TRY(Instant::parse(json["recalled_at"].text()));
  TRY(model::read_text(json, "recall_reason", out.recall_reason));
  return out;
}

Share what_is_left_of(const Share& share) {
  Share left = share;
  for (std::string* one : {&left.sha256, &left.epoch, &left.pseudonym}) one->clear();
  left.attributes = Json::object();
  for (const std::string_view one : {"industry", "size", "region", "month"}) left.attributes.set(one, nothing_said);
  left.indicators.clear();
  left.playbook = Json();
  return left;
}

Json shown_json(const Share& share) {
  Json out = to_json(share.recalled_at ? what_is_left_of(share) : share);
  out.erase("blob");
  if (share.origin) out.set("origin", told_json(*share.origin));
  return out;
}

bool stands_in(const Json& document, std::string_view value) {
  if (document.is_string()) return document.text().contains(value);
  for (const Json& item : document.items())
    if (stands_in(item, value)) return true;
  for (const auto& [name, item] : document.members())
    if (stands_in(item, value)) return true;
  return false;
}

std::string summary_of(const Share& share, Language language) {
  const auto kind = report_kind_from(share.kind);
  const std::string what = kind ? std::string(title_of(*kind).in(language)) : share.kind;
  const auto said = [&](std::string_view name) {
    const std::string_view text = share.attributes[name].text();
    return text == nothing_said ? std::string() : std::string(text);
  };
  const std::string industry = industry_in(said("industry"), language), region = said("region"), month = said("month");
  if (language == Language::ja) {
    std::string who;
    switch (share.provenance) {
      case Provenance::member:
        who = industry.empty() ? std::string("会員") : industry + "の会員";
        if (!region.empty()) who += fmt::format("（{}）", region);
        break;
      case Provenance::hub: who = "ハブ自身"; break;
      case Provenance::contributor: who = "情報提供機関"; break;
      case Provenance::outside: who = teller_of(share, language); break;
    }
    return month.empty() ? fmt::format("{}からの{}", who, what) : fmt::format("{}が {} に受けた・知った{}", who, month, what);
  }
  std::string who;
  switch (share.provenance) {
    case Provenance::member:
      who = industry.empty() ? std::string("a member") : fmt::format("a member ({})", industry);
      if (!region.empty()) who += fmt::format(", {}", region);
      break;
    case Provenance::hub: who = "the hub itself"; break;
    case Provenance::contributor: who = "a contributor"; break;
    case Provenance::outside: who = teller_of(share, language); break;
  }
  return month.empty() ? fmt::format("{}, told by {}", what, who) : fmt::format("{}, met in {}, told by {}", what, month, who);
}

std::string english_words(const Json& document, std::size_t most) { return cut_at_sign(std::string(document["words"]["en"].text()), most); }

std::string readable_text(const Json& document, std::size_t most) {
  const Json& content = document["content"];
  if (content.is_string()) return cut_at_sign(std::string(content.text()), most);
  if (!content["messages"].is_array()) return cut_at_sign(content.dump(), most);
  std::string out;
  for (const Json& message : content["messages"].items()) {
    if (!out.empty()) out += "\n----\n";
    for (const Json& header : message["headers"].items()) out += fmt::format("{}: {}\n", header["name"].text(), header["value"].text());
    out += fmt::format("Subject: {}\n\n{}\n", message["subject"].text(), trim(message["body"].text()));
    for (const Json& link : message["links"].items())
      if (link.is_string()) out += fmt::format("{}\n", link.text());
    if (out.size() > most) return cut_at_sign(std::move(out), most);
  }
  for (const Json& attachment : content["attachments"].items())
    out += fmt::format("[{}] {} {} SHA-256 {}\n", attachment["media_type"].text(), attachment["name"].text(),
                       attachment["bytes"].integer_or(0), attachment["sha256"].text());
  return cut_at_sign(std::move(out), most);
}

}  // namespace sekimori::share
