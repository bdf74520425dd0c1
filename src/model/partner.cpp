#include "model/partner.h"

#include "model/names.h"

namespace sekimori::model {
namespace {
constexpr std::array<std::string_view, 6> partner_names = {"customer", "supplier", "licensee", "subsidiary", "joint_research", "other"};
constexpr std::array<std::string_view, 6> disclosure_names = {"proposed", "approved", "refused", "disclosed", "returned", "destroyed"};
constexpr std::array<std::string_view, 2> audit_names = {"questionnaire", "audit"};

Result<Day> needed_day(const Json& json, std::string_view member) {
  std::optional<Day> day;
  TRY(read_day(json, member, day));
  if (!day) return error(ErrorCode::invalid_input, "{}: must be a day", member);
  return *day;
}
}  // namespace

std::string_view name_of(PartnerKind value) { return partner_names.at(static_cast<size_t>(value)); }
std::optional<PartnerKind> partner_kind_from(std::string_view name) { return value_named<PartnerKind>(partner_names, name); }
std::string_view name_of(DisclosureState value) { return disclosure_names.at(static_cast<size_t>(value)); }

const Nda* Partner::nda(std::string_view title) const {
  for (const Nda& known : ndas)
    if (known.title == title) return &known;
  return nullptr;
}

Json to_json(const Partner& value) {
  Json ndas = Json::array();
  for (const Nda& nda : value.ndas)
    ndas.push(Json::object({{"title", nda.title},
                            {"signed_on", day_json(nda.signed_on)},
                            {"ends", day_json(nda.ends)},
                            {"secrets", texts_json(nda.secrets)},
                            {"purpose", nda.purpose}}));
  return Json::object({{"name", value.name},
                       {"kind", name_of(value.kind)},
                       {"country", value.country},
                       {"address", value.address},
                       {"registered_number", value.registered_number},
                       {"contacts", texts_json(value.contacts)},
                       {"ndas", std::move(ndas)},
                       {"stopped", value.stopped}});
}

Result<Partner> partner_from_json(const Json& json) {
  Partner out;
  TRY(read_text(json, "name", out.name));
  TRY(read_named(json, "kind", partner_names, out.kind));
  TRY(read_text(json, "country", out.country));
  TRY(read_text(json, "address", out.address));
  TRY(read_text(json, "registered_number", out.registered_number));
  TRY(read_texts(json, "contacts", out.contacts));
  for (const Json& row : json["ndas"].items()) {
    Nda nda;
    TRY(read_text(row, "title", nda.title));
    TRY(read_day(row, "signed_on", nda.signed_on));
    TRY(read_day(row, "ends", nda.ends));
    TRY(read_texts(row, "secrets", nda.secrets));
    TRY(read_text(row, "purpose", nda.purpose));
    out.ndas.push_back(std::move(nda));
  }
  TRY(read_text(json, "stopped", out.stopped));
  if (out.name.empty()) return error(ErrorCode::invalid_input, "name: must not be empty");
  return out;
}

Json to_json(const Disclosure& value) {
  Json sign_offs = Json::array();
  for (const SignOff& sign_off : value.sign_offs)
    sign_offs.push(Json::object({{"department", sign_off.department},
                                 {"by", sign_off.by},
                                 {"agreed", sign_off.agreed},
                                 {"note", sign_off.note},
                                 {"at", sign_off.at.to_rfc3339()}}));
  Json acknowledgements = Json::array();
  for (const Acknowledgement& one : value.acknowledgements)
    acknowledgements.push(
        Json::object({{"name", one.name}, {"link", one.link}, {"at", one.at.to_rfc3339()}, {"text_sha256", one.text_sha256}}));
  return Json::object({{"number", value.number},
                       {"partner_id", value.partner_id},
                       {"partner", value.partner},
                       {"secrets", texts_json(value.secrets)},
                       {"what", value.what},
                       {"purpose", value.purpose},
                       {"limits", value.limits},
                       {"nda", value.nda},
                       {"form", value.form},
                       {"recipients", texts_json(value.recipients)},
                       {"state", name_of(value.state)},
                       {"proposed_by", value.proposed_by},
                       {"proposed_on", value.proposed_on.to_string()},
                       {"answers", to_json(value.answers)},
                       {"export_control", value.export_control},
                       {"sign_offs", std::move(sign_offs)},
                       {"disclosed_on", day_json(value.disclosed_on)},
                       {"return_due", day_json(value.return_due)},
                       {"ended_on", day_json(value.ended_on)},
                       {"ended_by_proof", value.ended_by_proof},
                       {"acknowledgements", std::move(acknowledgements)}});
}

Result<Disclosure> disclosure_from_json(const Json& json) {
  Disclosure out;
  TRY(read_text(json, "number", out.number));
  TRY(read_text(json, "partner_id", out.partner_id));
  TRY(read_text(json, "partner", out.partner));
  TRY(read_texts(json, "secrets", out.secrets));
  TRY(read_text(json, "what", out.what));
  TRY(read_text(json, "purpose", out.purpose));
  TRY(read_text(json, "limits", out.limits));
  TRY(read_text(json, "nda", out.nda));
  TRY(read_text(json, "form", out.form));
  TRY(read_texts(json, "recipients", out.recipients));
  TRY(read_named(json, "state", disclosure_names, out.state));
  TRY(read_text(json, "proposed_by", out.proposed_by));
  out.proposed_on = TRY(needed_day(json, "proposed_on"));
  out.answers = TRY(step_answers_from_json(json["answers"]));
  out.export_control = json["export_control"].bool_or(false);
  for (const Json& row : json["sign_offs"].items()) {
    SignOff sign_off;
    TRY(read_text(row, "department", sign_off.department));
    TRY(read_text(row, "by", sign_off.by));
    sign_off.agreed = row["agreed"].bool_or(false);
    TRY(read_text(row, "note", sign_off.note));
    TRY(read_instant(row, "at", sign_off.at));
    out.sign_offs.push_back(std::move(sign_off));
  }
  TRY(read_day(json, "disclosed_on", out.disclosed_on));
  TRY(read_day(json, "return_due", out.return_due));
  TRY(read_day(json, "ended_on", out.ended_on));
  TRY(read_text(json, "ended_by_proof", out.ended_by_proof));
  for (const Json& row : json["acknowledgements"].items()) {
    Acknowledgement one;
    TRY(read_text(row, "name", one.name));
    TRY(read_text(row, "link", one.link));
    TRY(read_instant(row, "at", one.at));
    TRY(read_text(row, "text_sha256", one.text_sha256));
    out.acknowledgements.push_back(std::move(one));
  }
  return out;
}

Json to_json(const ReceivedSecret& value) {
  Json exposed = Json::array();
  for (const Exposure& one : value.exposed)
    exposed.push(Json::object({{"staff_number", one.staff_number}, {"since", day_json(one.since)}, {"until", day_json(one.until)}}));
  return Json::object({{"number", value.number},
                       {"partner_id", value.partner_id},
                       {"partner", value.partner},
                       {"what", value.what},
                       {"level", value.level},
                       {"nda", value.nda},
                       {"purpose", value.purpose},
                       {"limits", value.limits},
                       {"received_on", day_json(value.received_on)},
                       {"ends_on", day_json(value.ends_on)},
                       {"returned_on", day_json(value.returned_on)},
                       {"places", texts_json(value.places)},
                       {"conflicts", texts_json(value.conflicts)},
                       {"exposed", std::move(exposed)}});
}

Result<ReceivedSecret> received_secret_from_json(const Json& json) {
  ReceivedSecret out;
  TRY(read_text(json, "number", out.number));
  TRY(read_text(json, "partner_id", out.partner_id));
  TRY(read_text(json, "partner", out.partner));
  TRY(read_text(json, "what", out.what));
  TRY(read_text(json, "level", out.level));
  TRY(read_text(json, "nda", out.nda));
  TRY(read_text(json, "purpose", out.purpose));
  TRY(read_text(json, "limits", out.limits));
  TRY(read_day(json, "received_on", out.received_on));
  TRY(read_day(json, "ends_on", out.ends_on));
  TRY(read_day(json, "returned_on", out.returned_on));
  TRY(read_texts(json, "places", out.places));
  TRY(read_texts(json, "conflicts", out.conflicts));
  for (const Json& row : json["exposed"].items()) {
    Exposure one;
    TRY(read_text(row, "staff_number", one.staff_number));
    TRY(read_day(row, "since", one.since));
    TRY(read_day(row, "until", one.until));
    out.exposed.push_back(std::move(one));
  }
  return out;
}

Json to_json(const PartnerAudit& value) {
  Json findings = Json::array();
  for (const AuditFinding& finding : value.findings)
    findings.push(Json::object(
        {{"text", finding.text}, {"weight", finding.weight}, {"due", day_json(finding.due)}, {"closed_on", day_json(finding.closed_on)}}));
  return Json::object({{"partner_id", value.partner_id},
                       {"partner", value.partner},
                       {"kind", audit_names.at(static_cast<size_t>(value.kind))},
                       {"on", value.on.to_string()},
                       {"checklist", value.checklist},
                       {"checklist_version", value.checklist_version},
                       {"answers", to_json(value.answers)},
                       {"score", value.score ? Json(*value.score) : Json()},
                       {"findings", std::move(findings)},
                       {"by", value.by}});
}

Result<PartnerAudit> partner_audit_from_json(const Json& json) {
  PartnerAudit out;
  TRY(read_text(json, "partner_id", out.partner_id));
  TRY(read_text(json, "partner", out.partner));
  TRY(read_named(json, "kind", audit_names, out.kind));
  out.on = TRY(needed_day(json, "on"));
  TRY(read_text(json, "checklist", out.checklist));
  out.checklist_version = static_cast<int>(json["checklist_version"].integer_or(1));
  out.answers = TRY(step_answers_from_json(json["answers"]));
  if (json["score"].is_integer()) out.score = static_cast<int>(json["score"].integer_or(0));
  for (const Json& row : json["findings"].items()) {
    AuditFinding finding;
    TRY(read_text(row, "text", finding.text));
    TRY(read_text(row, "weight", finding.weight));
    TRY(read_day(row, "due", finding.due));
    TRY(read_day(row, "closed_on", finding.closed_on));
    out.findings.push_back(std::move(finding));
  }
  TRY(read_text(json, "by", out.by));
  return out;
}

}  // namespace sekimori::model
