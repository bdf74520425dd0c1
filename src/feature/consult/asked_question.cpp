#include "feature/consult/asked_question.h"

#include "model/names.h"

namespace sekimori::consult {
namespace {

Json moment(const std::optional<Instant>& at) { return at ? Json(at->to_rfc3339()) : Json(); }
Result<std::optional<Instant>> moment_in(const Json& json) {
  if (!json.is_string()) return std::optional<Instant>();
  return std::optional<Instant>(TRY(Instant::parse(json.text())));
}

}  // namespace

Json shown_json(const AskedQuestion& one) {
  return Json::object({{"number", one.number},
                       {"desk", one.desk},
                       {"about", one.about},
                       {"title", one.title},
                       {"attributes", to_json(one.attributes)},
                       {"sha256", one.sha256},
                       {"sent_at", one.sent_at.to_rfc3339()},
                       {"by", one.by},
                       {"state", one.state},
                       {"refused_why", one.refused_why},
                       {"answers", one.answers},
                       {"heard_at", moment(one.heard_at)},
                       {"erased_at", moment(one.erased_at)},
                       {"erased_by", one.erased_by},
                       {"desk_keeps_it", one.desk_keeps_it}});
}

Json to_json(const AskedQuestion& one) {
  Json out = shown_json(one);
  out.set("sealed_code", one.sealed_code);
  return out;
}

Result<AskedQuestion> asked_question_from(const Json& json) {
  AskedQuestion out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "desk", out.desk));
  TRY(model::read_text(json, "about", out.about));
  TRY(model::read_text(json, "title", out.title));
  out.attributes = TRY(asker_attributes_from(json["attributes"]));
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_instant(json, "sent_at", out.sent_at));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_text(json, "state", out.state));
  TRY(model::read_text(json, "refused_why", out.refused_why));
  TRY(model::read_integer(json, "answers", out.answers));
  out.heard_at = TRY(moment_in(json["heard_at"]));
  out.erased_at = TRY(moment_in(json["erased_at"]));
  TRY(model::read_text(json, "erased_by", out.erased_by));
  out.desk_keeps_it = json["desk_keeps_it"].bool_or(false);
  TRY(model::read_text(json, "sealed_code", out.sealed_code));
  return out;
}

}  // namespace sekimori::consult
