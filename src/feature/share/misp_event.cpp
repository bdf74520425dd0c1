#include "feature/share/misp_event.h"

#include <openssl/evp.h>

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/ids.h"
#include "base/text.h"
#include "engine/stix/marking.h"
#include "engine/stix/pattern.h"

namespace sekimori::share {
namespace {

constexpr int milliseconds = 3;
constexpr std::size_t most_attributes = 1'000'000;

std::string uuid_for(std::string_view sort, std::string_view key) {
  const Digest digest = sha256(fmt::format("sekimori misp v1\n{}\n{}", sort, key));
  Uuid id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  id.bytes[6] = static_cast<Byte>((id.bytes[6] & 0x0F) | 0x40);
  id.bytes[8] = static_cast<Byte>((id.bytes[8] & 0x3F) | 0x80);
  return id.to_string();
}

std::string seconds_of(Instant at) { return std::to_string(at.nanoseconds / nanoseconds_per_second); }

struct Sort {
  std::string_view type, category;
  bool to_ids;
};
std::optional<Sort> sort_of(const SharedIndicator& one) {
  if (one.kind == "url") return Sort{"url", "Network activity", true};
  if (one.kind == "domain") return Sort{"domain", "Network activity", true};
  if (one.kind == "ip_address") return Sort{"ip-dst", "Network activity", true};
  if (one.kind == "mail_address") return Sort{"email-src", "Payload delivery", true};
  if (one.kind == "file_name") return Sort{"filename", "Payload delivery", true};
  if (one.kind == "vulnerability") return Sort{"vulnerability", "External analysis", false};
  if (one.kind != "hash") return {};
  switch (one.value.size()) {
    case 32: return Sort{"md5", "Payload delivery", true};
    case 40: return Sort{"sha1", "Payload delivery", true};
    case 64: return Sort{"sha256", "Payload delivery", true};
    default: return {};
  }
}

std::string md5_hex(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_md5(), nullptr) != 1) return {};
  return to_hex(ByteView(digest.data(), size));
}

// STIX patterns of a MISP attribute; composite ones give one pattern. Nothing for types that STIX has no observable for.
std::optional<std::string> comparison_of(std::string_view type, std::string_view value) {
  SharedIndicator one;
  one.value = value;
  if (type == "ip-src" || type == "ip-dst") one.kind = "ip_address";
  else if (type == "domain" || type == "hostname") one.kind = "domain";
  else if (type == "url" || type == "uri" || type == "link") one.kind = "url";
  else if (type == "email" || type == "email-src" || type == "email-dst") one.kind = "mail_address";
  else if (type == "filename") one.kind = "file_name";
  else if (type == "md5" || type == "sha1" || type == "sha256") one.kind = "hash";
  else return {};
  auto pattern = pattern_of(one);
  if (!pattern) return {};
  return pattern->substr(1, pattern->size() - 2);  // without the brackets
}
std::optional<std::string> pattern_of_attribute(std::string_view type, std::string_view value) {
  const std::size_t bar = type.find('|'), cut = value.find('|');
  if (bar == std::string_view::npos) {
    auto one = comparison_of(type, value);
    return one ? std::optional("[" + *one + "]") : std::nullopt;
  }
  if (cut == std::string_view::npos) return {};
  const std::string_view second = type.substr(bar + 1);
  auto first = comparison_of(type.substr(0, bar), value.substr(0, cut));
  if (second == "port") return first ? std::optional("[" + *first + "]") : std::nullopt;  // where to, not by which port
  auto last = comparison_of(second == "ip" ? "ip-dst" : second, value.substr(cut + 1));
  if (!first || !last) return {};
  // Name and hash are of one file; a name and the address it leads to are two objects.
  return type.starts_with("filename|") ? "[" + *first + " AND " + *last + "]" : "[" + *first + "] AND [" + *last + "]";
}

std::optional<stix::Tlp> tlp_of_tags(const Json& owner) {
  std::optional<stix::Tlp> out;
  for (const Json& tag : owner["Tag"].items()) {
    const std::string name = ascii_lower(tag["name"].text());
    std::optional<stix::Tlp> one;
    if (name == "tlp:white" || name == "tlp:clear") one = stix::Tlp::clear;
    else if (name == "tlp:green") one = stix::Tlp::green;
    else if (name == "tlp:amber") one = stix::Tlp::amber;
    else if (name == "tlp:amber+strict") one = stix::Tlp::amber_strict;
    else if (name == "tlp:red" || name == "tlp:ex:chr") one = stix::Tlp::red;
    if (one && (!out || *out < *one)) out = one;
  }
  return out;
}

// MISP writes seconds as text or as a number.
std::string stamp_of(const Json& value, std::string_view otherwise) {
  std::int64_t seconds = value.integer_or(0);
  if (value.is_string()) seconds = std::strtoll(std::string(value.text()).c_str(), nullptr, 10);
  constexpr std::int64_t most = 9'000'000'000;
  if (seconds <= 0 || seconds > most) return std::string(otherwise);
  return Instant::from_seconds(seconds).to_rfc3339(milliseconds);
}

std::string uuid_in(const Json& owner, std::string_view otherwise) {
  const auto known = Uuid::parse(owner["uuid"].text());
  return known ? known->to_string() : uuid_for("attribute", otherwise);
}

class Taking {
 public:
  Result<void> event(const Json& event) {
    const std::string_view info = event["info"].text();
    const auto id = Uuid::parse(event["uuid"].text());
    if (!id || info.empty()) return error(ErrorCode::invalid_input, "a MISP event has uuid and info");
    const auto date = Day::parse(event["date"].text());
    const std::string made = date ? fmt::format("{}T00:00:00.000Z", date->to_string()) : "1970-01-01T00:00:00.000Z";
    const std::string changed = stamp_of(event["timestamp"], made);
    event_mark_ = tlp_of_tags(event);
    refs_ = Json::array();
    author_ = "identity--" + uuid_in(event["Orgc"], event["Orgc"]["name"].text());
    if (seen_.insert(author_).second)
      objects_.push(Json::object({{"type", "identity"},
                                  {"spec_version", "2.1"},
                                  {"id", author_},
                                  {"created", made},
                                  {"modified", made},
                                  {"name", event["Orgc"]["name"].string_or("MISP")},
                                  {"identity_class", "organization"}}));
    for (const Json& one : event["Attribute"].items()) TRY(attribute(one, changed));
    for (const Json& object : event["Object"].items())
      for (const Json& one : object["Attribute"].items()) TRY(attribute(one, changed));
    if (refs_.items().empty()) refs_.push(author_);
    Json report = described("report", id->to_string(), std::min(made, changed), changed, event_mark_);
    report.set("name", info).set("published", changed).set("object_refs", std::move(refs_));
    objects_.push(std::move(report));
    ++taken_.events;
    return {};
  }

  MispTaken finish() && {
    Json all = Json::array();
    for (const stix::Tlp mark : marks_) all.push(mark_object(mark));
    for (const Json& one : objects_.items()) all.push(one);
    taken_.bundle.set("type", "bundle").set("id", "bundle--" + uuid_for("bundle", all.dump())).set("objects", std::move(all));
    return std::move(taken_);
  }

 private:
  Json described(std::string_view type, const std::string& uuid, const std::string& made, const std::string& changed,
                 std::optional<stix::Tlp> mark) {
    Json out = Json::object({{"type", type},
                             {"spec_version", "2.1"},
                             {"id", fmt::format("{}--{}", type, uuid)},
                             {"created_by_ref", author_},
                             {"created", made},
                             {"modified", changed}});
    if (mark) {
      marks_.insert(*mark);
      Json refs = Json::array();
      refs.push(stix::marking_id_of(*mark));
      out.set("object_marking_refs", std::move(refs));
    }
    return out;
  }

  Result<void> attribute(const Json& one, const std::string& otherwise) {
    if (++attributes_ > most_attributes)
      return error(ErrorCode::invalid_input, "more than {} attributes; bring the events in one by one", most_attributes);
    const std::string_view type = one["type"].text(), value = one["value"].text();
    const bool deleted = one["deleted"].bool_or(false), detects = one["to_ids"].bool_or(one["to_ids"].integer_or(0) != 0);
    if (deleted || value.empty()) return {};
    const std::string stamp = stamp_of(one["timestamp"], otherwise);
    const std::string uuid = uuid_in(one, fmt::format("{}\n{}", type, value));
    std::optional<stix::Tlp> mark = tlp_of_tags(one);
    if (event_mark_ && (!mark || *mark < *event_mark_)) mark = event_mark_;
    auto pattern = detects ? pattern_of_attribute(type, value) : std::nullopt;
    if (pattern && !stix::Pattern::parse(*pattern)) pattern.reset();  // a value that no pattern can say
    Json made;
    if (pattern) {
      made = described("indicator", uuid, stamp, stamp, mark);
      made.set("name", value).set("pattern", *pattern).set("pattern_type", "stix").set("valid_from", stamp);
    } else if (type == "vulnerability") {
      made = described("vulnerability", uuid, stamp, stamp, mark);
      made.set("name", value);
    } else {
      ++taken_.left_out[std::string(type)];
      return {};
    }
    if (const std::string_view comment = one["comment"].text(); !comment.empty()) made.set("description", comment);
    if (!seen_.insert(std::string(made["id"].text())).second) return {};
    ++(pattern ? taken_.indicators : taken_.vulnerabilities);
    refs_.push(made["id"]);
    objects_.push(std::move(made));
    return {};
  }

  MispTaken taken_;
  Json objects_ = Json::array(), refs_ = Json::array();
  std::set<std::string> seen_;
  std::set<stix::Tlp> marks_;
  std::optional<stix::Tlp> event_mark_;
  std::string author_;
  std::size_t attributes_ = 0;
};

}  // namespace

Json misp_event(const Share& share, std::string_view record_id, const HubIdentity& hub) {
  const std::string stamp = seconds_of(share.released_at);
  Json attributes = Json::array();
  for (const SharedIndicator& one : share.indicators)
    if (const auto sort = sort_of(one))
      attributes.push(Json::object({{"uuid", uuid_for("attribute", fmt::format("{}\n{}\n{}", record_id, one.kind, one.value))},
                                    {"type", sort->type},
                                    {"category", sort->category},
                                    {"to_ids", sort->to_ids},
                                    {"value", one.value},
                                    {"comment", ""},
                                    {"timestamp", stamp},
                                    {"disable_correlation", false}}));
  Json tags = Json::array();
  tags.push(Json::object({{"name", "tlp:" + ascii_lower(share.tlp)}, {"colour", "#ffffff"}}));
  Json event = Json::object({{"uuid", uuid_for("event", record_id)},
                             {"info", fmt::format("{} {}", share.number, summary_of(share, Language::en))},
                             {"date", Zone::utc().day_of(share.released_at).to_string()},
                             {"timestamp", stamp},
                             {"publish_timestamp", stamp},
                             {"published", true},
                             {"analysis", "2"},
                             {"threat_level_id", "4"},
                             {"Orgc", Json::object({{"name", hub.name}, {"uuid", uuid_for("organisation", hub.id)}})},
                             {"Tag", std::move(tags)},
                             {"Attribute", std::move(attributes)}});
  return Json::object({{"Event", std::move(event)}});
}

Json misp_manifest_entry(const Json& event) {
  const Json& from = event["Event"];
  Json out = Json::object();
  for (const std::string_view name : {"Orgc", "Tag", "info", "date", "analysis", "threat_level_id", "timestamp"}) out.set(name, from[name]);
  return out;
}

std::vector<std::string> misp_hashes(const Json& event) {
  std::vector<std::string> out;
  for (const Json& one : event["Event"]["Attribute"].items()) out.push_back(md5_hex(one["value"].text()));
  return out;
}

Result<MispTaken> stix_of_misp(const Json& document) {
  Taking taking;
  std::size_t events = 0;
  const std::function<Result<void>(const Json&, int)> walk = [&](const Json& part, int depth) -> Result<void> {
    if (part["Event"].is_object()) {
      ++events;
      return taking.event(part["Event"]);
    }
    if (part.is_object() && part["uuid"].is_string() && part["info"].is_string()) {
      ++events;
      return taking.event(part);
    }
    if (depth == 0) return {};
    const Json& list = part.is_array() ? part : part["response"];
    if (list.is_object()) return walk(list, depth - 1);
    for (const Json& one : list.items()) TRY(walk(one, depth - 1));
    return {};
  };
  TRY(walk(document, 2));
  if (events == 0) return error(ErrorCode::invalid_input, "there is no MISP event in it");
  return std::move(taking).finish();
}

}  // namespace sekimori::share
