#include "model/case.h"

#include "model/names.h"

namespace sekimori::model {
namespace {
constexpr std::array<std::string_view, 8> trigger_names = {
    "alert", "exit_check", "partner_notice", "customer_complaint", "anonymous_report", "found_item", "consultation", "hub_warning"};
constexpr std::array<std::string_view, 16> verb_names = {"identify", "receive", "seize",        "seal",    "acquire", "verify",
                                                         "store",    "view",    "copy",         "analyse", "redact",  "transfer",
                                                         "return",   "hold",    "release_hold", "dispose"};
constexpr std::array<std::string_view, 3> state_names = {"open", "referred", "closed"};
constexpr std::array<std::string_view, 4> scope_names = {"whole_file", "whole_source", "extract", "redacted"};
}  // namespace

std::string_view name_of(CaseTrigger value) { return trigger_names.at(static_cast<size_t>(value)); }
std::string_view name_of(CustodyVerb value) { return verb_names.at(static_cast<size_t>(value)); }
std::string_view name_of(CaseState value) { return state_names.at(static_cast<size_t>(value)); }
std::optional<CaseTrigger> case_trigger_from(std::string_view name) { return value_named<CaseTrigger>(trigger_names, name); }
std::optional<CustodyVerb> custody_verb_from(std::string_view name) { return value_named<CustodyVerb>(verb_names, name); }

Json to_json(const Case& c) {
  return Json::object({{"number", c.number},
                       {"title", c.title},
                       {"trigger", name_of(c.trigger)},
                       {"trigger_detail", c.trigger_detail},
                       {"noticed_at", c.noticed_at.to_rfc3339()},
                       {"alerts", texts_json(c.alerts)},
                       {"secrets", texts_json(c.secrets)},
                       {"persons", texts_json(c.persons)},
                       {"readers", texts_json(c.readers)},
                       {"state", name_of(c.state)},
                       {"damage", c.damage},
                       {"wish", c.wish},
                       {"part_of", c.part_of},
                       {"purpose", c.purpose}});
}

Result<Case> case_from_json(const Json& json) {
  Case c;
  TRY(read_text(json, "number", c.number));
  TRY(read_text(json, "title", c.title));
  TRY(read_named(json, "trigger", trigger_names, c.trigger));
  TRY(read_text(json, "trigger_detail", c.trigger_detail));
  TRY(read_instant(json, "noticed_at", c.noticed_at));
  TRY(read_texts(json, "alerts", c.alerts));
  TRY(read_texts(json, "secrets", c.secrets));
  TRY(read_texts(json, "persons", c.persons));
  TRY(read_texts(json, "readers", c.readers));
  TRY(read_named(json, "state", state_names, c.state));
  TRY(read_text(json, "damage", c.damage));
  TRY(read_text(json, "wish", c.wish));
  TRY(read_text(json, "part_of", c.part_of));
  TRY(read_text(json, "purpose", c.purpose));
  return c;
}

Json to_json(const Exhibit& e) {
  return Json::object({{"case_id", e.case_id},
                       {"number", e.number},
                       {"title", e.title},
                       {"scope", scope_names.at(static_cast<size_t>(e.scope))},
                       {"origin", e.origin},
                       {"of_exhibit", e.of_exhibit},
                       {"reason", e.reason},
                       {"sha256", e.sha256},
                       {"bytes", e.bytes},
                       {"blobs", texts_json(e.blobs)},
                       {"acquired_at", e.acquired_at.to_rfc3339()},
                       {"files", e.files},
                       {"inventory", e.inventory},
                       {"left_out", texts_json(e.left_out)},
                       {"made_by", e.made_by},
                       {"made_on", day_json(e.made_on)},
                       {"proves", e.proves},
                       {"original", e.original}});
}

Result<Exhibit> exhibit_from_json(const Json& json) {
  Exhibit e;
  TRY(read_text(json, "case_id", e.case_id));
  TRY(read_text(json, "number", e.number));
  TRY(read_text(json, "title", e.title));
  TRY(read_named(json, "scope", scope_names, e.scope));
  TRY(read_text(json, "origin", e.origin));
  TRY(read_text(json, "of_exhibit", e.of_exhibit));
  TRY(read_text(json, "reason", e.reason));
  TRY(read_text(json, "sha256", e.sha256));
  e.bytes = static_cast<std::uint64_t>(json["bytes"].integer_or(0));
  TRY(read_texts(json, "blobs", e.blobs));
  TRY(read_instant(json, "acquired_at", e.acquired_at));
  e.files = static_cast<std::uint64_t>(json["files"].integer_or(1));
  TRY(read_text(json, "inventory", e.inventory));
  TRY(read_texts(json, "left_out", e.left_out));
  TRY(read_text(json, "made_by", e.made_by));
  TRY(read_day(json, "made_on", e.made_on));
  TRY(read_text(json, "proves", e.proves));
  TRY(read_text(json, "original", e.original));
  return e;
}

Json to_json(const CustodyStep& s) {
  return Json::object({{"case_id", s.case_id},
                       {"sequence", s.sequence},
                       {"exhibit", s.exhibit},
                       {"verb", name_of(s.verb)},
                       {"actor", s.actor},
                       {"second_person", s.second_person},
                       {"at", s.at.to_rfc3339()},
                       {"place", s.place},
                       {"reason", s.reason},
                       {"tool", s.tool},
                       {"hash_before", s.hash_before},
                       {"hash_after", s.hash_after}});
}

Result<CustodyStep> custody_step_from_json(const Json& json) {
  CustodyStep s;
  TRY(read_text(json, "case_id", s.case_id));
  TRY(read_integer(json, "sequence", s.sequence));
  TRY(read_text(json, "exhibit", s.exhibit));
  TRY(read_named(json, "verb", verb_names, s.verb));
  TRY(read_text(json, "actor", s.actor));
  TRY(read_text(json, "second_person", s.second_person));
  TRY(read_instant(json, "at", s.at));
  TRY(read_text(json, "place", s.place));
  TRY(read_text(json, "reason", s.reason));
  TRY(read_text(json, "tool", s.tool));
  TRY(read_text(json, "hash_before", s.hash_before));
  TRY(read_text(json, "hash_after", s.hash_after));
  return s;
}

}  // namespace sekimori::model
