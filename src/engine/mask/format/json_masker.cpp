#include "engine/mask/format/json_masker.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/text.h"
#include "engine/mask/text/name_lists.h"

namespace sekimori::mask {
namespace {

bool is_stix_id(std::string_view id) {
  const std::size_t at = id.find("--");
  if (at == std::string_view::npos || at == 0 || id.size() != at + 2 + 36) return false;
  const std::string_view uuid = id.substr(at + 2);
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = uuid[i];
    if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) return false;
  }
  return true;
}

bool is_reference(std::string_view key) { return key.ends_with("_ref") || key.ends_with("_refs") || key == "object_ref"; }

bool is_time(std::string_view text) {
  return text.size() >= 19 && text.size() <= 35 && text[4] == '-' && text[10] == 'T' && Instant::parse(text).has_value();
}

// Words of the format itself: what they may hold is a closed list.
bool is_structural(std::string_view key) {
  static constexpr std::array<std::string_view, 22> keys = {"type",
                                                            "spec_version",
                                                            "pattern_type",
                                                            "pattern_version",
                                                            "relationship_type",
                                                            "definition_type",
                                                            "extension_type",
                                                            "lang",
                                                            "tlp",
                                                            "confidence",
                                                            "is_family",
                                                            "indicator_types",
                                                            "malware_types",
                                                            "tool_types",
                                                            "threat_actor_types",
                                                            "report_types",
                                                            "kill_chain_name",
                                                            "phase_name",
                                                            "sophistication",
                                                            "resource_level",
                                                            "primary_motivation",
                                                            "identity_class"};
  return std::ranges::find(keys, key) != keys.end();
}

bool is_observable(std::string_view type) {
  static constexpr std::array<std::string_view, 10> types = {"email-addr",   "domain-name", "ipv4-addr",         "ipv6-addr", "url",
                                                             "user-account", "mac-addr",    "autonomous-system", "directory", "file"};
  return std::ranges::find(types, type) != types.end();
}

bool is_victim_misp_type(std::string_view type) {
  static constexpr std::array<std::string_view, 14> types = {
      "target-user", "target-email",           "target-machine",         "target-org",   "target-location", "target-external",
      "email-dst",   "email-dst-display-name", "whois-registrant-phone", "phone-number", "first-name",      "last-name",
      "full-name",   "identity-card-number"};
  return std::ranges::find(types, type) != types.end();
}

Identifier identifier_of_misp(std::string_view type) {
  if (type.find("email") != std::string_view::npos) return Identifier::mail_address;
  if (type == "target-machine") return Identifier::internal_host;
  if (type == "target-org" || type == "target-external") return Identifier::organisation;
  if (type == "target-location") return Identifier::postal_address;
  if (type.find("phone") != std::string_view::npos) return Identifier::phone;
  return Identifier::person;
}

template <class Visit>
void each_text(const Json& value, Visit visit) {
  if (value.is_string()) visit(value.text());
  for (const Json& item : value.items()) each_text(item, visit);
  for (const auto& [key, member] : value.members())
    if (!is_reference(key) && key != "id" && !is_structural(key)) each_text(member, visit);
}

const Json& misp_of(const Json& document) { return document["Event"].is_object() ? document["Event"] : document; }

void learn_misp_attribute(const Json& attribute, Knowledge& knowledge) {
  const std::string_view type = attribute["type"].text(), value = attribute["value"].text();
  if (value.empty()) return;
  if (type == "email-src" || type == "email-reply-to") knowledge.learn_attacker(value);
  else if (type == "target-email" || type == "email-dst") knowledge.learn_recipient(value, {});
  else if (type == "target-user" || type == "email-dst-display-name" || type == "full-name") {
    knowledge.learn_person(value, Side::victim, Reason::recipient);
  } else if (is_victim_misp_type(type)) {
    knowledge.learn_word(value, identifier_of_misp(type), Side::victim, Reason::recipient,
                         std::string(name_of(identifier_of_misp(type))) + ":" + ascii_lower(value));
  }
}

}  // namespace

Result<void> check_stix(const Json& bundle) {
  if (!is_stix_id(bundle["id"].text())) return error(ErrorCode::invalid_input, "id: a bundle needs one, as bundle--UUID");
  if (!bundle["objects"].is_array()) return error(ErrorCode::invalid_input, "objects: must be a list");
  std::set<std::string> seen;
  const Json::Array& objects = bundle["objects"].items();
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string place = fmt::format("objects[{}]", i);
    const Json& object = objects[i];
    if (!object.is_object()) return error(ErrorCode::invalid_input, "{}: must be an object", place);
    if (!object["type"].is_string() || object["type"].text().empty())
      return error(ErrorCode::invalid_input, "{}: type must be text", place);
    const std::string_view id = object["id"].text();
    if (!is_stix_id(id) || id.substr(0, id.find("--")) != object["type"].text())
      return error(ErrorCode::invalid_input, "{}: id must be the type, -- and a UUID", place);
    if (!seen.insert(std::string(id) + "|" + std::string(object["modified"].text())).second)
      return error(ErrorCode::invalid_input, "{}: the same id and version stand there twice", place);
    for (const auto& [key, value] : object.members()) {
      if (key.ends_with("_ref") && !value.is_string()) return error(ErrorCode::invalid_input, "{}: {} must be an id", place, key);
      if (key.ends_with("_refs") && !value.is_array()) return error(ErrorCode::invalid_input, "{}: {} must be a list of ids", place, key);
    }
  }
  return {};
}

Result<void> check_misp(const Json& document) {
  const auto check = [](const Json& event) -> Result<void> {
    if (!event["Attribute"].is_null() && !event["Attribute"].is_array())
      return error(ErrorCode::invalid_input, "Attribute: must be a list");
    if (!event["Object"].is_null() && !event["Object"].is_array()) return error(ErrorCode::invalid_input, "Object: must be a list");
    for (const Json& attribute : event["Attribute"].items())
      if (!attribute["type"].is_string()) return error(ErrorCode::invalid_input, "Attribute: each needs a type");
    return {};
  };
  if (document["response"].is_array()) {
    for (const Json& one : document["response"].items()) TRY(check(misp_of(one)));
    return {};
  }
  return check(misp_of(document));
}

void learn_json(const Json& document, ReportFormat format, Knowledge& knowledge, TimeScale& times) {
  if (format == ReportFormat::stix) {
    std::map<std::string_view, const Json*> by_id;
    std::set<std::string_view> victims;
    for (const Json& object : document["objects"].items()) {
      by_id[object["id"].text()] = &object;
      victims.insert(object["created_by_ref"].text());
      for (const Json& ref : object["where_sighted_refs"].items()) victims.insert(ref.text());
      if (object["type"].text() == "relationship" && object["relationship_type"].text() == "targets")
        victims.insert(object["target_ref"].text());
    }
    for (const Json& object : document["objects"].items()) {
      const std::string_view type = object["type"].text();
      if (type == "email-message") {
        if (const auto from = by_id.find(object["from_ref"].text()); from != by_id.end())
          knowledge.learn_attacker((*from->second)["value"].text());
        for (const std::string_view list : {"to_refs", "cc_refs", "bcc_refs"})
          for (const Json& ref : object[list].items())
            if (const auto to = by_id.find(ref.text()); to != by_id.end())
              knowledge.learn_recipient((*to->second)["value"].text(), (*to->second)["display_name"].text());
      }
      if (type == "identity" && victims.contains(object["id"].text()) && !is_public_body(to_utf32(object["name"].text()))) {
        const std::string_view name = object["name"].text();
        if (object["identity_class"].text() == "individual") knowledge.learn_person(name, Side::victim, Reason::recipient);
        else knowledge.learn_word(name, Identifier::organisation, Side::victim, Reason::recipient, "organisation:" + std::string(name));
      }
    }
  } else {
    const auto learn = [&](const Json& event) {
      for (const Json& attribute : event["Attribute"].items()) learn_misp_attribute(attribute, knowledge);
      for (const Json& object : event["Object"].items())
        for (const Json& attribute : object["Attribute"].items()) learn_misp_attribute(attribute, knowledge);
      for (const std::string_view name : {"Orgc", "Org"})
        if (const std::string_view org = event[name]["name"].text(); !org.empty() && !is_public_body(to_utf32(org)))
          knowledge.learn_word(org, Identifier::organisation, Side::victim, Reason::recipient, "organisation:" + std::string(org));
      if (const std::string_view creator = event["event_creator_email"].text(); !creator.empty()) knowledge.learn_recipient(creator, {});
    };
    if (document["response"].is_array())
      for (const Json& one : document["response"].items()) learn(misp_of(one));
    else learn(misp_of(document));
  }
  each_text(document, [&](std::string_view text) {
    if (is_time(text)) times.note(*Instant::parse(text), false);
    else if (text.size() >= 4) learn_from(text, knowledge, times);
  });
}

std::string JsonMasker::shifted_time(std::string_view text, const std::string& place, Outcome& outcome) const {
  const auto time = Instant::parse(text);
  if (!time) return std::string(text);
  // As many digits as before: a distance must not look more exact than it was.
  const std::size_t dot = text.find('.');
  const int digits = dot == std::string_view::npos
                         ? 0
                         : static_cast<int>(std::min<std::size_t>(9, text.find_first_not_of("0123456789", dot + 1) - dot - 1));
  std::string out = times_.shifted(*time).to_rfc3339(digits);
  outcome.changes.push_back({.place = place,
                             .start = 0,
                             .end = static_cast<std::uint32_t>(text.size()),
                             .identifier = Identifier::timestamp,
                             .side = Side::victim,
                             .reason = Reason::time_policy,
                             .before = std::string(text),
                             .replacement = out});
  return out;
}

std::string JsonMasker::mapped(std::string_view id) const {
  const auto found = ids_.find(id);
  return found == ids_.end() ? std::string(id) : found->second;
}

bool JsonMasker::names_victim(const Json& identity) const {
  return identity["type"].text() == "identity" && !is_public_body(to_utf32(identity["name"].text()));
}

Json JsonMasker::any_value(const Json& value, std::string_view key, const std::string& place, Outcome& outcome) {
  if (value.is_string()) {
    const std::string_view text = value.text();
    if (is_structural(key)) return value;
    if (is_time(text)) return shifted_time(text, place, outcome);
    if (key == "payload_bin" || key == "data") {
      outcome.unmaskable.push_back({.place = place, .media_type = "application/octet-stream", .detail = "payload"});
      return Json();
    }
    if (key == "body" || key == "content") return mail_.mask_thread(place, text, false, outcome);
    const bool single = key == "value" || key == "pattern" || key == "external_id" || key == "url";
    return masker_.mask(place, text, single ? TextSort::value : TextSort::prose, outcome);
  }
  if (value.is_array()) {
    Json out = Json::array();
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const Json& item = value.items()[i];
      if (is_reference(key)) {
        if (const std::string id = mapped(item.text()); !id.empty()) out.push(id);
      } else {
        out.push(any_value(item, key, fmt::format("{}[{}]", place, i), outcome));
      }
    }
    return out;
  }
  if (value.is_object()) {
    Json out = Json::object();
    for (const auto& [name, member] : value.members()) {
      // Names of members may be anybody's words, too.
      std::string said = name;
      if (!is_structural(name) && !is_reference(name)) said = masker_.mask(place, name, TextSort::value, outcome);
      if (is_reference(name) && member.is_string()) {
        if (const std::string id = mapped(member.text()); !id.empty()) out.set(said, id);
        continue;
      }
      Json inner = any_value(member, name, place + "." + said, outcome);
      if (!inner.is_null() || member.is_null()) out.set(said, std::move(inner));
    }
    return out;
  }
  return value;
}

Json JsonMasker::stix_object(const Json& object, const std::string& place, Outcome& outcome, bool& gone) {
  const std::string_view type = object["type"].text();
  Json out = Json::object();
  if (names_victim(object)) {
    const std::string name(object["name"].text());
    const bool person = object["identity_class"].text() == "individual";
    const std::string said = masker_.mask(place + ".name", name, TextSort::value, outcome);
    out.set("type", "identity").set("spec_version", object["spec_version"].string_or("2.1")).set("id", mapped(object["id"].text()));
    for (const std::string_view key : {"created", "modified"})
      if (object[key].is_string()) out.set(key, shifted_time(object[key].text(), place, outcome));
    if (said == name) {
      const Identifier identifier = person ? Identifier::person : Identifier::organisation;
      const std::string stand_in = pseudonyms_.of(identifier, std::string(name_of(identifier)) + ":" + name);
      outcome.changes.push_back({.place = place + ".name",
                                 .start = 0,
                                 .end = static_cast<std::uint32_t>(count_code_points(name)),
                                 .identifier = identifier,
                                 .side = Side::third_party,
                                 .reason = Reason::form,
                                 .before = name,
                                 .replacement = stand_in});
      out.set("name", stand_in);
    } else {
      out.set("name", said);
    }
    if (object["identity_class"].is_string()) out.set("identity_class", object["identity_class"]);
    return out;
  }
  for (const auto& [key, value] : object.members()) {
    // Names of custom properties may be anybody's words, too.
    const std::string said_key = key.starts_with("x_") || key.starts_with("x-") ? masker_.mask(place, key, TextSort::value, outcome) : key;
    const std::string here = place + "." + said_key;
    if (key == "id") {
      out.set(said_key, mapped(value.text()));
    } else if (type == "email-message" && (key == "received_lines" || key == "additional_header_fields" || key == "raw_email_ref" ||
                                           key == "to_refs" || key == "cc_refs" || key == "bcc_refs")) {
      outcome.changes.push_back({.place = here,
                                 .identifier = key == "received_lines" ? Identifier::received_chain : Identifier::mail_address,
                                 .side = Side::victim,
                                 .reason = Reason::header_policy,
                                 .before = value.dump(),
                                 .replacement = ""});
    } else if (is_reference(key) && value.is_string()) {
      const std::string id = mapped(value.text());
      if (id.empty()) gone = gone || type == "relationship" || type == "sighting" || type == "opinion";
      else out.set(said_key, id);
    } else if (key == "value" && is_observable(type) && value.is_string()) {
      const std::string said = masker_.mask(here, value.text(), TextSort::value, outcome);
      out.set(said_key, said);
    } else if (type == "user-account" || type == "directory") {
      out.set(said_key, any_value(value, key, here, outcome));
    } else {
      Json inner = any_value(value, key, here, outcome);
      if (!inner.is_null() || value.is_null()) out.set(said_key, std::move(inner));
    }
  }
  return out;
}

Json JsonMasker::mask_stix(const Json& bundle, Outcome& outcome) {
  ids_.clear();
  // What is the victim's: its observables go, and with them whatever points there.
  std::set<std::string, std::less<>> recipients;
  for (const Json& object : bundle["objects"].items())
    for (const std::string_view list : {"to_refs", "cc_refs", "bcc_refs"})
      if (object["type"].text() == "email-message")
        for (const Json& ref : object[list].items()) recipients.insert(std::string(ref.text()));
  for (const Json& object : bundle["objects"].items()) {
    const std::string_view type = object["type"].text(), id = object["id"].text();
    if (is_observable(type)) {
      const std::string_view value = object["value"].is_string() ? object["value"].text() : object["account_login"].text();
      Outcome trial;
      const std::string said = value.empty() ? std::string() : masker_.mask("", value, TextSort::value, trial);
      if (recipients.contains(id) || type == "user-account" || (!value.empty() && said != value && trial.kept.empty()))
        ids_[std::string(id)] = "";
      continue;
    }
    if (type == "marking-definition" || type == "extension-definition" || type == "language-content") continue;
    if (type == "identity" && !names_victim(object)) continue;
    if (type == "attack-pattern" || type == "malware" || type == "tool" || type == "intrusion-set" || type == "vulnerability" ||
        type == "campaign" || type == "threat-actor")
      if (object["created_by_ref"].is_string() && object["external_references"].is_array()) continue;  // from a public catalogue
    ids_[std::string(id)] = std::string(type) + "--" + pseudonyms_.uuid(id);
  }
  Json objects = Json::array();
  const Json::Array& all = bundle["objects"].items();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string place = fmt::format("objects[{}]", i);
    if (const auto id = ids_.find(all[i]["id"].text()); id != ids_.end() && id->second.empty()) {
      outcome.changes.push_back({.place = place,
                                 .identifier = Identifier::mail_address,
                                 .side = Side::victim,
                                 .reason = Reason::recipient,
                                 .before = all[i].dump(),
                                 .replacement = ""});
      continue;
    }
    bool gone = false;
    Json object = stix_object(all[i], place, outcome, gone);
    if (!gone) objects.push(std::move(object));
  }
  return Json::object({{"type", "bundle"}, {"id", "bundle--" + pseudonyms_.uuid(bundle["id"].text())}, {"objects", std::move(objects)}});
}

Json JsonMasker::misp_attributes(const Json& list, const std::string& place, Outcome& outcome) {
  Json out = Json::array();
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const Json& attribute = list.items()[i];
    const std::string here = fmt::format("{}[{}]", place, i);
    const std::string_view type = attribute["type"].text(), value = attribute["value"].text();
    if (is_victim_misp_type(type) || attribute["category"].text() == "Targeting data" || attribute["category"].text() == "Person") {
      outcome.changes.push_back({.place = here,
                                 .start = 0,
                                 .end = static_cast<std::uint32_t>(count_code_points(value)),
                                 .identifier = identifier_of_misp(type),
                                 .side = Side::victim,
                                 .reason = Reason::recipient,
                                 .before = std::string(value),
                                 .replacement = ""});
      continue;
    }
    Outcome mine;
    static constexpr std::array<std::string_view, 6> prose = {"text", "comment", "other", "email-subject", "email-header", "email-body"};
    const bool header = std::ranges::find(prose, type) != prose.end();
    std::string said =
        header ? mail_.mask_thread(here + ".value", value, false, mine) : masker_.mask(here + ".value", value, TextSort::value, mine);
    const bool all_gone = said != value && mine.kept.empty() && !header;
    for (Change& change : mine.changes) outcome.changes.push_back(std::move(change));
    for (Kept& kept : mine.kept) outcome.kept.push_back(std::move(kept));
    if (all_gone) continue;
    if (type == "attachment" || type == "malware-sample")
      outcome.unmaskable.push_back({.place = here, .media_type = "application/octet-stream", .detail = "payload"});
    Json one = Json::object({{"type", std::string(type)}, {"value", std::move(said)}});
    for (const std::string_view key : {"category", "to_ids", "disable_correlation", "object_relation"})
      if (!attribute[key].is_null()) one.set(key, attribute[key]);
    if (!attribute["comment"].text().empty())
      one.set("comment", masker_.mask(here + ".comment", attribute["comment"].text(), TextSort::prose, outcome));
    if (attribute["uuid"].is_string()) one.set("uuid", pseudonyms_.uuid(attribute["uuid"].text()));
    for (const std::string_view key : {"first_seen", "last_seen"})
      if (is_time(attribute[key].text())) one.set(key, shifted_time(attribute[key].text(), here, outcome));
    if (attribute["Tag"].is_array()) {
      Json tags = Json::array();
      for (const Json& tag : attribute["Tag"].items())
        tags.push(Json::object({{"name", masker_.mask(here + ".Tag", tag["name"].text(), TextSort::value, outcome)}}));
      one.set("Tag", std::move(tags));
    }
    out.push(std::move(one));
  }
  return out;
}

Json JsonMasker::misp_event(const Json& event, const std::string& place, Outcome& outcome) {
  Json out = Json::object();
  if (event["uuid"].is_string()) out.set("uuid", pseudonyms_.uuid(event["uuid"].text()));
  out.set("info", masker_.mask(place + "info", event["info"].text(), TextSort::prose, outcome));
  for (const std::string_view key : {"threat_level_id", "analysis", "distribution", "published"})
    if (!event[key].is_null()) out.set(key, event[key]);
  if (const std::string_view date = event["date"].text(); date.size() == 10) {
    const auto time = Instant::parse(std::string(date) + "T00:00:00+09:00");
    if (time) {
      const std::string said = Zone::tokyo().day_of(times_.shifted(*time)).to_string();
      outcome.changes.push_back({.place = place + "date",
                                 .start = 0,
                                 .end = 10,
                                 .identifier = Identifier::timestamp,
                                 .side = Side::victim,
                                 .reason = Reason::time_policy,
                                 .before = std::string(date),
                                 .replacement = said});
      out.set("date", said);
    }
  }
  for (const std::string_view name : {"Orgc", "Org", "event_creator_email", "SharingGroup", "RelatedEvent", "ShadowAttribute", "Sighting"})
    if (!event[name].is_null())
      outcome.changes.push_back({.place = place + std::string(name),
                                 .identifier = Identifier::organisation,
                                 .side = Side::victim,
                                 .reason = Reason::header_policy,
                                 .before = event[name].dump(),
                                 .replacement = ""});
  if (event["Tag"].is_array()) {
    Json tags = Json::array();
    for (const Json& tag : event["Tag"].items())
      tags.push(Json::object({{"name", masker_.mask(place + "Tag", tag["name"].text(), TextSort::value, outcome)}}));
    out.set("Tag", std::move(tags));
  }
  if (event["Galaxy"].is_array()) {
    Json galaxies = Json::array();
    for (const Json& galaxy : event["Galaxy"].items()) {
      Json clusters = Json::array();
      for (const Json& cluster : galaxy["GalaxyCluster"].items())
        clusters.push(Json::object({{"value", masker_.mask(place + "Galaxy", cluster["value"].text(), TextSort::value, outcome)},
                                    {"tag_name", masker_.mask(place + "Galaxy", cluster["tag_name"].text(), TextSort::value, outcome)}}));
      galaxies.push(Json::object({{"type", galaxy["type"].string_or("")}, {"GalaxyCluster", std::move(clusters)}}));
    }
    out.set("Galaxy", std::move(galaxies));
  }
  if (event["Attribute"].is_array()) out.set("Attribute", misp_attributes(event["Attribute"], place + "Attribute", outcome));
  if (event["Object"].is_array()) {
    Json objects = Json::array();
    for (std::size_t i = 0; i < event["Object"].items().size(); ++i) {
      const Json& object = event["Object"].items()[i];
      const std::string here = fmt::format("{}Object[{}]", place, i);
      Json attributes = misp_attributes(object["Attribute"], here + ".Attribute", outcome);
      if (attributes.items().empty()) continue;
      Json one = Json::object({{"name", object["name"].string_or("")}, {"meta-category", object["meta-category"].string_or("")}});
      for (const std::string_view key : {"template_uuid", "template_version"})
        if (!object[key].is_null()) one.set(key, object[key]);
      if (object["uuid"].is_string()) one.set("uuid", pseudonyms_.uuid(object["uuid"].text()));
      if (!object["comment"].text().empty())
        one.set("comment", masker_.mask(here + ".comment", object["comment"].text(), TextSort::prose, outcome));
      one.set("Attribute", std::move(attributes));
      objects.push(std::move(one));
    }
    out.set("Object", std::move(objects));
  }
  if (event["EventReport"].is_array()) {
    Json reports = Json::array();
    for (std::size_t i = 0; i < event["EventReport"].items().size(); ++i) {
      const Json& report = event["EventReport"].items()[i];
      const std::string here = fmt::format("{}EventReport[{}]", place, i);
      reports.push(Json::object({{"name", masker_.mask(here + ".name", report["name"].text(), TextSort::prose, outcome)},
                                 {"content", mail_.mask_thread(here + ".content", report["content"].text(), false, outcome)}}));
    }
    out.set("EventReport", std::move(reports));
  }
  return out;
}

Json JsonMasker::mask_misp(const Json& document, Outcome& outcome) {
  if (document["response"].is_array()) {
    Json events = Json::array();
    for (std::size_t i = 0; i < document["response"].items().size(); ++i)
      events.push(
          Json::object({{"Event", misp_event(misp_of(document["response"].items()[i]), fmt::format("response[{}].", i), outcome)}}));
    return Json::object({{"response", std::move(events)}});
  }
  return Json::object({{"Event", misp_event(misp_of(document), "Event.", outcome)}});
}

}  // namespace sekimori::mask
