#include "feature/share/share_stix.h"

#include <algorithm>

#include "base/digest.h"
#include "engine/stix/made_object.h"
#include "engine/stix/marking.h"
#include "feature/share/audiences.h"

namespace sekimori::share {
namespace {

constexpr std::size_t most_words = 64 * 1024;  // bytes of the masked text in a description
constexpr int milliseconds = 3;
constexpr std::string_view extension_made = "2012-01-01T00:00:00.000Z";  // before any share, on whatever clock a node lives
constexpr std::string_view sekimori_identity = "identity--6c0d1f52-9e3b-4d0a-8b44-2f7a9c15e083";
constexpr std::string_view coa_playbook_extension = "extension-definition--1e1c1bd7-c527-4215-8e18-e199e74da57c";

std::string id_for(std::string_view type, std::string_view key) {
  return stix::made_id(type, fmt::format("sekimori share v1\n{}\n{}", type, key));
}

class Bundle {
 public:
  Bundle(const Share& share, std::string_view record, const HubIdentity& hub)
      : share_(share),
        record_(record),
        hub_(identity_id_of(hub)),
        made_(share.released_at.to_rfc3339(milliseconds)),
        changed_(share.recalled_at.value_or(share.released_at).to_rfc3339(milliseconds)) {}

  const std::string& hub() const { return hub_; }
  std::string id(std::string_view type, std::string_view key) const { return id_for(type, fmt::format("{}\n{}", record_, key)); }

  Json object(std::string_view type, std::string id) const {
    Json marks = Json::array();
    marks.push(stix::marking_id_of(mark_of(share_.tlp)));
    Json out = Json::object({{"type", type},
                             {"spec_version", "2.1"},
                             {"id", std::move(id)},
                             {"created_by_ref", hub_},
                             {"created", made_},
                             {"modified", changed_}});
    if (share_.recalled_at) out.set("revoked", true);
    out.set("object_marking_refs", std::move(marks));
    return out;
  }
  const std::string& made() const { return made_; }
  bool recalled() const { return share_.recalled_at.has_value(); }

 private:
  const Share& share_;
  std::string record_, hub_, made_, changed_;
};

Json list_of(std::string_view one) {
  Json out = Json::array();
  out.push(one);
  return out;
}

Json extension_object() {
  return Json::object({{"type", "extension-definition"},
                       {"spec_version", "2.1"},
                       {"id", share_extension},
                       {"created_by_ref", sekimori_identity},
                       {"created", extension_made},
                       {"modified", extension_made},
                       {"name", "Sekimori share"},
                       {"description",
                        "What a hub says of a share beside the report itself: number, hash of the bytes that were consented to, "
                        "coarse attributes of who reported, provenance, exchange policy."},
                       {"schema", "docs/format/share-stix.md"},
                       {"version", "1.0.0"},
                       {"extension_types", list_of("property-extension")}});
}

Json share_facts(const Share& share) {
  Json out = Json::object({{"extension_type", "property-extension"},
                           {"number", share.number},
                           {"sha256", share.sha256},
                           {"kind", share.kind},
                           {"audience", share.audience},
                           {"victim", share.pseudonym},
                           {"attributes", share.attributes},
                           {"provenance", name_of(share.provenance)},
                           {"policy", to_json(share.policy)}});
  if (share.origin) out.set("origin", told_json(*share.origin));
  return out;
}

// What an object that was recalled says: that it was. STIX wants a pattern in every indicator; this one matches nothing.
constexpr std::string_view recalled_name = "取り消されました / recalled";
constexpr std::string_view recalled_pattern =
    "[file:hashes.'SHA-256' = '0000000000000000000000000000000000000000000000000000000000000000']";

Json indicator_object(const Bundle& bundle, const SharedIndicator& one, const std::string& pattern) {
  Json out = bundle.object("indicator", bundle.id("indicator", pattern));
  out.set("pattern", bundle.recalled() ? recalled_pattern : std::string_view(pattern));
  out.set("pattern_type", "stix").set("valid_from", bundle.made());
  out.set("indicator_types", list_of("malicious-activity"));
  out.set("name", bundle.recalled() ? std::string(recalled_name) : fmt::format("{}: {}", one.kind, one.value));
  return out;
}

Json playbook_object(const Bundle& bundle, const Share& share) {
  Json out = bundle.object("course-of-action", bundle.id("course-of-action", "playbook"));
  const std::string_view name = bundle.recalled() ? recalled_name : share.playbook["name"].text();
  out.set("name", name.empty() ? std::string_view("CACAO playbook") : name);
  if (!bundle.recalled()) {
    const std::string text = share.playbook.dump();
    out.set("extensions", Json::object({{coa_playbook_extension.data(), Json::object({{"extension_type", "property-extension"},
                                                                                      {"playbook_id", share.playbook["id"].text()},
                                                                                      {"playbook_standard", "cacao"},
                                                                                      {"playbook_bin", to_base64(as_bytes(text))}})}}));
  }
  return out;
}

std::string_view label_of_mark(stix::Tlp tlp) {
  switch (tlp) {
    case stix::Tlp::clear: return "CLEAR";
    case stix::Tlp::green: return "GREEN";
    case stix::Tlp::amber: return "AMBER";
    case stix::Tlp::amber_strict: return "AMBER+STRICT";
    case stix::Tlp::red: return "RED";
    case stix::Tlp::unmarked: break;
  }
  return {};
}

}  // namespace

stix::Tlp mark_of(std::string_view label) {
  if (label == "CLEAR") return stix::Tlp::clear;
  if (label == "GREEN") return stix::Tlp::green;
  if (label == "AMBER") return stix::Tlp::amber;
  if (label == "AMBER+STRICT") return stix::Tlp::amber_strict;
  return stix::Tlp::red;
}

// Of several marks the strictest binds.
std::string label_in(const Json& object) {
  std::string_view label;
  for (const Json& mark : object["object_marking_refs"].items())
    if (const auto tlp = stix::tlp_of(mark.text()); tlp && strictness_of(label_of_mark(*tlp)) > strictness_of(label))
      label = label_of_mark(*tlp);
  return std::string(label);
}

std::string_view kind_of_path(std::string_view path) {
  if (path == "url:value") return "url";
  if (path == "domain-name:value") return "domain";
  if (path == "ipv4-addr:value" || path == "ipv6-addr:value") return "ip_address";
  if (path == "email-addr:value" || path == "email-message:from_ref.value" || path == "email-message:sender_ref.value")
    return "mail_address";
  if (path == "file:name") return "file_name";
  if (path.starts_with("file:hashes.")) return "hash";
  return {};
}

// As the extension of OASIS defines it (stix2 common objects).
Json mark_object(stix::Tlp mark) {
  if (mark == stix::Tlp::unmarked) return {};
  const std::string label = mark == stix::Tlp::amber_strict ? "amber+strict" : std::string(stix::identifier_of(mark));
  std::string name = "TLP:";
  for (const char c : label) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  Json extension = Json::object({{"extension_type", "property-extension"}, {"tlp_2_0", label}});
  return Json::object(
      {{"type", "marking-definition"},
       {"spec_version", "2.1"},
       {"id", stix::marking_id_of(mark)},
       {"created", "2022-10-01T00:00:00.000Z"},
       {"name", name},
       {"extensions", Json::object({{"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d", std::move(extension)}})}});
}

std::optional<std::string> pattern_of(const SharedIndicator& indicator) {
  using stix::ComparedValue;
  const std::string& value = indicator.value;
  if (indicator.kind == "url") return value_pattern(ComparedValue::url, value);
  if (indicator.kind == "domain") return value_pattern(ComparedValue::domain, value);
  if (indicator.kind == "mail_address") return value_pattern(ComparedValue::mail_address, value);
  if (indicator.kind == "file_name") return value_pattern(ComparedValue::file_name, value);
  if (indicator.kind == "ip_address") return value_pattern(ComparedValue::ip_address, value);
  if (indicator.kind != "hash") return {};
  switch (value.size()) {
    case 32: return value_pattern(ComparedValue::md5, value);
    case 40: return value_pattern(ComparedValue::sha1, value);
    case 64: return value_pattern(ComparedValue::sha256, value);
    default: return {};
  }
}

std::string identity_id_of(const HubIdentity& hub) { return id_for("identity", hub.id); }

std::string report_id_of(std::string_view record_id) { return id_for("report", fmt::format("{}\nreport", record_id)); }

Json share_bundle(const Share& share, std::string_view record_id, const Json& document, const HubIdentity& hub) {
  const Bundle bundle(share, record_id, hub);
  Json objects = Json::array();
  objects.push(mark_object(mark_of(share.tlp)));
  objects.push(Json::object({{"type", "identity"},
                             {"spec_version", "2.1"},
                             {"id", sekimori_identity},
                             {"created", extension_made},
                             {"modified", extension_made},
                             {"name", "Sekimori"},
                             {"identity_class", "system"}}));
  objects.push(extension_object());
  // The hub's own object: without a time of its own it would be another one in each bundle.
  objects.push(Json::object({{"type", "identity"},
                             {"spec_version", "2.1"},
                             {"id", bundle.hub()},
                             {"created", extension_made},
                             {"modified", extension_made},
                             {"name", hub.name},
                             {"identity_class", "organization"}}));
  Json refs = Json::array();
  std::vector<Json> found;
  for (const SharedIndicator& one : share.indicators) {
    if (one.kind == "technique") {
      Json out = bundle.object("attack-pattern", bundle.id("attack-pattern", one.value));
      out.set("name", bundle.recalled() ? std::string(recalled_name) : fmt::format("ATT&CK {}", one.value));
      if (!bundle.recalled()) {
        Json references = Json::array();
        references.push(Json::object({{"source_name", "mitre-attack"}, {"external_id", one.value}}));
        out.set("external_references", std::move(references));
      }
      found.push_back(std::move(out));
    } else if (one.kind == "vulnerability") {
      Json out = bundle.object("vulnerability", bundle.id("vulnerability", one.value));
      out.set("name", bundle.recalled() ? recalled_name : std::string_view(one.value));
      if (one.value.starts_with("CVE-") && !bundle.recalled())
        out.set("external_references", [&] {
          Json list = Json::array();
          list.push(Json::object({{"source_name", "cve"}, {"external_id", one.value}}));
          return list;
        }());
      found.push_back(std::move(out));
    } else if (const auto pattern = pattern_of(one)) {
      found.push_back(indicator_object(bundle, one, *pattern));
    }
  }
  if (!share.playbook.is_null()) found.push_back(playbook_object(bundle, share));
  for (const Json& object : found) refs.push(object["id"]);
  // A report refers to something, always.
  if (refs.items().empty()) refs.push(bundle.hub());
  Json report = bundle.object("report", report_id_of(record_id));
  const auto kind = report_kind_from(share.kind);
  report.set("lang", "ja");
  report.set("name", fmt::format("{} {}", share.number, kind ? title_of(*kind).ja : std::string_view(share.kind)));
  report.set("report_types", list_of(share.kind == "vulnerability" ? "vulnerability" : "threat-report"));
  report.set("published", bundle.made());
  if (!bundle.recalled())
    report.set("description", fmt::format("{}\n\n{}", summary_of(share, Language::ja), readable_text(document, most_words)));
  else report.set("description", "取り消されました。 Recalled.");
  Json reference = Json::object({{"source_name", "sekimori-share"}, {"external_id", share.number}});
  if (!bundle.recalled()) reference.set("hashes", Json::object({{"SHA-256", share.sha256}}));
  reference.set("url", fmt::format("urn:sekimori:share:{}", record_id));
  Json references = Json::array();
  references.push(std::move(reference));
  // Whose report it was first: on every way the same, so that what comes by two ways is known to be one.
  if (share.origin) references.push(Json::object({{"source_name", "sekimori-origin"}, {"external_id", share.origin->report}}));
  report.set("external_references", std::move(references));
  report.set("object_refs", std::move(refs));
  report.set("extensions", Json::object({{std::string(share_extension), share_facts(bundle.recalled() ? what_is_left_of(share) : share)}}));
  const std::string report_id(report["id"].text());
  const std::string report_changed(report["modified"].text());
  objects.push(std::move(report));
  if (!bundle.recalled()) {
    Json words = bundle.object("language-content", bundle.id("language-content", "en"));
    words.set("object_ref", report_id).set("object_modified", report_changed);
    std::string english = summary_of(share, Language::en);
    if (const std::string told = english_words(document, most_words); !told.empty()) english += "\n\n" + told;
    words.set(
        "contents",
        Json::object(
            {{"en", Json::object({{"name", fmt::format("{} {}", share.number, kind ? title_of(*kind).en : std::string_view(share.kind))},
                                  {"description", std::move(english)}})}}));
    objects.push(std::move(words));
  }
  for (Json& object : found) objects.push(std::move(object));
  return Json::object(
      {{"type", "bundle"}, {"id", bundle.id("bundle", bundle.recalled() ? "recalled" : "released")}, {"objects", std::move(objects)}});
}

}  // namespace sekimori::share
