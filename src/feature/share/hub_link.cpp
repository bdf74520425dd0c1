#include "feature/share/hub_link.h"

#include "model/names.h"

namespace sekimori::share {

Json shown_json(const HubLink& link) {
  return Json::object({{"name", link.name}, {"address", link.address}, {"member", link.member}, {"since", link.since.to_string()}});
}

Json to_json(const HubLink& link) {
  Json out = shown_json(link);
  out.set("sealed_token", link.sealed_token);
  return out;
}

Result<HubLink> hub_link_from_json(const Json& json) {
  HubLink out;
  TRY(model::read_text(json, "name", out.name));
  TRY(model::read_text(json, "address", out.address));
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_text(json, "sealed_token", out.sealed_token));
  out.since = TRY(Day::parse(json["since"].text()));
  return out;
}

}  // namespace sekimori::share
