#include "feature/share/share_origin.h"

#include <algorithm>

#include "model/names.h"

namespace sekimori::share {

bool ShareOrigin::came_through(std::string_view identity) const { return std::ranges::find(passed, identity) != passed.end(); }

Json told_json(const ShareOrigin& origin) {
  return Json::object({{"report", origin.report},
                       {"number", origin.number},
                       {"label", origin.label},
                       {"source_class", name_of(origin.kind)},
                       {"direction", name_of(origin.direction)},
                       {"passed", model::texts_json(origin.passed)}});
}

Json to_json(const ShareOrigin& origin) {
  Json out = told_json(origin);
  out.set("source", origin.source).set("warning", origin.warning).set("version", origin.version);
  return out;
}

Result<ShareOrigin> share_origin_from(const Json& json) {
  ShareOrigin out;
  TRY(model::read_text(json, "source", out.source));
  TRY(model::read_text(json, "warning", out.warning));
  TRY(model::read_text(json, "report", out.report));
  TRY(model::read_text(json, "version", out.version));
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "label", out.label));
  out.kind = source_class_from(json["source_class"].text()).value_or(SourceClass::hub);
  out.direction = direction_from(json["direction"].text()).value_or(Direction::within_industry);
  TRY(model::read_texts(json, "passed", out.passed));
  return out;
}

}  // namespace sekimori::share
