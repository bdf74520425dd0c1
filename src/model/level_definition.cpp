#include "model/level_definition.h"

#include "model/names.h"

namespace sekimori::model {

Json to_json(const Wording& wording) { return Json::object({{"ja", wording.ja}, {"en", wording.en}}); }

Result<void> read_wording(const Json& json, std::string_view member, Wording& out) {
  const Json& value = json[member];
  if (value.is_null()) return {};
  if (!value.is_object()) return error(ErrorCode::invalid_input, "{}: must be an object with ja and en", member);
  TRY(read_text(value, "ja", out.ja));
  TRY(read_text(value, "en", out.en));
  return {};
}

Json to_json(const LevelDefinition& definition) {
  Json handling = Json::array();
  for (const Wording& line : definition.handling) handling.push(to_json(line));
  return Json::object({{"id", identifier_of(definition.level)},
                       {"rank", static_cast<int>(definition.level)},
                       {"name", to_json(definition.name)},
                       {"aliases", texts_json(definition.aliases)},
                       {"criteria", to_json(definition.criteria)},
                       {"handling", std::move(handling)},
                       {"proposers", texts_json(definition.proposers)},
                       {"approvers", texts_json(definition.approvers)},
                       {"review_months", definition.review_months}});
}

Result<LevelDefinition> level_definition_from_json(const Json& json) {
  LevelDefinition out;
  const auto level = level_from_identifier(json["id"].text());
  if (!level) return error(ErrorCode::invalid_input, "id: must be one of level_top, level_confidential, level_internal");
  out.level = *level;
  TRY(read_wording(json, "name", out.name));
  TRY(read_texts(json, "aliases", out.aliases));
  TRY(read_wording(json, "criteria", out.criteria));
  for (const Json& line : json["handling"].items()) {
    Wording wording;
    TRY(read_text(line, "ja", wording.ja));
    TRY(read_text(line, "en", wording.en));
    out.handling.push_back(std::move(wording));
  }
  TRY(read_texts(json, "proposers", out.proposers));
  TRY(read_texts(json, "approvers", out.approvers));
  TRY(read_integer(json, "review_months", out.review_months));
  if (out.name.ja.empty() || out.name.en.empty()) return error(ErrorCode::invalid_input, "name: must be given in Japanese and English");
  if (out.approvers.empty()) return error(ErrorCode::invalid_input, "approvers: somebody must be able to approve");
  if (out.review_months < 1 || out.review_months > 120)
    return error(ErrorCode::invalid_input, "review_months: must be 1 to 120, not {}", out.review_months);
  return out;
}

}  // namespace sekimori::model
