#include "engine/link/evidence_text.h"

namespace sekimori::link {

std::string_view noun(FeatureType type, Language language) {
  std::string_view said = describe(type).said.in(language);
  for (const std::string_view sameness : {"the same ", "同じ"})
    if (said.starts_with(sameness)) said.remove_prefix(sameness.size());
  return said;
}

std::string say(const Evidence& one, Language language) {
  const bool ja = language == Language::ja;
  std::string out(describe(one.type).said.in(language));
  if (one.type == FeatureType::text || one.type == FeatureType::fuzzy_hash) {
    out += fmt::format(" {:.0f} %", 100 * one.likeness);
    return out + fmt::format("{}({:.2f})", ja ? "" : " ", one.weight);
  }
  out += " " + one.value;
  if (ja) return out + fmt::format("({:.2f}、{} 件の報告、{} のキャンペーンにあります)", one.weight, one.reports, one.campaigns);
  return out + fmt::format(" ({:.2f}; in {} report{}, {} campaign{})", one.weight, one.reports, one.reports == 1 ? "" : "s", one.campaigns,
                           one.campaigns == 1 ? "" : "s");
}

std::string say(const Link& link, Language language) {
  const bool ja = language == Language::ja;
  std::string out = ja ? fmt::format("{} と {} つの手がかりで結ばれます", link.to, link.evidence.size())
                       : fmt::format("tied to {} by {} clue{}", link.to, link.evidence.size(), link.evidence.size() == 1 ? "" : "s");
  if (!link.same_campaign) out += ja ? "(橋が細いため別のキャンペーンのままです)" : " (too thin a bridge; the campaigns stay apart)";
  else if (!link.holds) out += ja ? "(今では他にも見られる特徴です)" : " (these have become common since)";
  out += ": ";
  for (size_t i = 0; i < link.evidence.size(); ++i) out += (i == 0 ? "" : ja ? "、" : ", ") + say(link.evidence[i], language);
  return out;
}

Json to_json(const Link& link, Language language) {
  Json evidence = Json::array();
  for (const Evidence& one : link.evidence) {
    Json row = Json::object({{"type", describe(one.type).name}});
    if (!one.value.empty()) row.set("value", one.value);
    row.set("weight", one.weight);
    if (one.value.empty()) row.set("likeness", one.likeness);
    row.set("reports", one.reports).set("campaigns", one.campaigns).set("text", say(one, language));
    evidence.push(std::move(row));
  }
  return Json::object({{"from", link.from},
                       {"to", link.to},
                       {"score", link.score},
                       {"holds", link.holds},
                       {"same_campaign", link.same_campaign},
                       {"evidence", std::move(evidence)},
                       {"text", say(link, language)}});
}

}  // namespace sekimori::link
