#include "feature/share/campaign_act.h"

#include <array>

#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 9> act_names = {"report", "remove",   "merge",       "split",    "tie",
                                                       "lift",   "add_list", "remove_list", "catalogue"};
constexpr std::array<std::string_view, 9> action_names = {"hub_campaign.link",     "hub_campaign.unlink",      "hub_campaign.merge",
                                                          "hub_campaign.split",    "hub_campaign.tie",         "hub_campaign.lift",
                                                          "hub_campaign.add_list", "hub_campaign.remove_list", "hub_campaign.catalogue"};

Json sealed_json(const SealedOriginal& sealed) {
  return Json::object({{"blob", sealed.blob}, {"key", sealed.key}, {"sha256", sealed.sha256}, {"bytes", sealed.bytes}});
}

Result<SealedOriginal> sealed_from(const Json& json) {
  SealedOriginal out;
  TRY(model::read_text(json, "blob", out.blob));
  TRY(model::read_text(json, "key", out.key));
  TRY(model::read_text(json, "sha256", out.sha256));
  out.bytes = json["bytes"].integer_or(0);
  return out;
}

Json list_json(const GivenList& list) {
  return Json::object({{"name", list.name},
                       {"title", list.title},
                       {"version", list.version},
                       {"file", list.file},
                       {"entries", list.entries},
                       {"unusable", list.unusable}});
}

Result<GivenList> list_from(const Json& json) {
  GivenList out;
  TRY(model::read_text(json, "name", out.name));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_text(json, "version", out.version));
  TRY(model::read_text(json, "file", out.file));
  out.entries = json["entries"].integer_or(0);
  out.unusable = json["unusable"].integer_or(0);
  return out;
}

}  // namespace

std::string_view name_of(CampaignActKind kind) { return act_names[static_cast<std::size_t>(kind)]; }
std::string_view action_of(CampaignActKind kind) { return action_names[static_cast<std::size_t>(kind)]; }

bool is_constraint(CampaignActKind kind) {
  return kind == CampaignActKind::merge || kind == CampaignActKind::split || kind == CampaignActKind::tie;
}

Json to_json(const CampaignAct& act) {
  Json reports = Json::array();
  for (const std::string& one : act.reports) reports.push(one);
  Json out = Json::object({{"sequence", act.sequence}, {"act", name_of(act.kind)}, {"reports", std::move(reports)}});
  if (!act.stayed.empty()) out.set("stayed", act.stayed);
  if (act.lifts > 0) out.set("lifts", act.lifts);
  if (act.list) out.set("list", list_json(*act.list));
  // What a report left behind has had this name from the beginning.
  if (act.sealed) out.set(act.kind == CampaignActKind::report ? "traits" : "content", sealed_json(*act.sealed));
  out.set("at", act.at.to_rfc3339());
  return out;
}

Result<CampaignAct> campaign_act_from_json(const Json& json) {
  CampaignAct out;
  out.sequence = json["sequence"].integer_or(0);
  TRY(model::read_named(json, "act", act_names, out.kind));
  TRY(model::read_texts(json, "reports", out.reports));
  out.stayed = json["stayed"].string_or("");
  out.lifts = json["lifts"].integer_or(0);
  if (const Json& list = json["list"]; list.is_object()) out.list = TRY(list_from(list));
  for (const std::string_view member : {"traits", "content"})
    if (const Json& sealed = json[member]; sealed.is_object()) out.sealed = TRY(sealed_from(sealed));
  TRY(model::read_instant(json, "at", out.at));
  return out;
}

}  // namespace sekimori::share
