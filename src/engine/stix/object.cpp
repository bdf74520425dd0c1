#include "engine/stix/object.h"

#include <algorithm>

#include "base/phrase.h"

namespace sekimori::stix {
namespace {

Result<Timestamp> stamp_of(JsonView value, std::string_view name) {
  const auto text = value.plain();
  const auto stamp = text ? read_timestamp(*text) : std::nullopt;
  if (!stamp || !stamp->instant())
    return error(ErrorCode::invalid_input, "'{}' is no time of the form 2016-05-12T08:17:27.000Z between the years 1678 and 2261", name);
  return *stamp;
}

}  // namespace

std::string_view name_of(SpecVersion version) { return version == SpecVersion::v20 ? "2.0" : "2.1"; }

std::optional<SpecVersion> spec_version_from(std::string_view name) {
  if (name == "2.0") return SpecVersion::v20;
  if (name == "2.1") return SpecVersion::v21;
  return {};
}

std::string ObjectId::to_string() const { return type + "--" + uuid.to_string(); }

bool is_type_name(std::string_view text) {
  return text.size() >= 3 && text.size() <= longest_type &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::optional<ObjectId> read_id(std::string_view text) {
  constexpr std::size_t uuid_length = 36;
  if (text.size() < uuid_length + 5) return {};
  const std::string_view type = text.substr(0, text.size() - uuid_length - 2);
  if (text.substr(type.size(), 2) != "--" || !is_type_name(type)) return {};
  const std::string_view digits = text.substr(type.size() + 2);
  auto uuid = Uuid::parse(digits);
  if (!uuid) return {};
  return ObjectId{std::string(type), *uuid};
}

Result<Head> read_head(JsonView object) {
  if (!object.is_object()) return error(ErrorCode::invalid_input, "not an object");
  if (const auto twice = object.repeated_name()) return error(ErrorCode::invalid_input, "the member '{}' stands twice", *twice);
  Head head;
  JsonView type, id, spec, created, modified;
  for (const auto member : object.members()) {
    const auto name = member.name.plain();
    if (!name) continue;
    if (*name == "type") type = member.value;
    else if (*name == "id") id = member.value;
    else if (*name == "spec_version") spec = member.value;
    else if (*name == "created") created = member.value;
    else if (*name == "modified") modified = member.value;
  }
  const auto type_name = type.plain();
  if (!type_name || !is_type_name(*type_name))
    return error(ErrorCode::invalid_input, "'type' is missing, or is not 3 to 250 of a-z, 0-9 and '-'");
  if (*type_name == "bundle") return error(ErrorCode::invalid_input, "a bundle is no object; send what is in it");
  const auto id_text = id.plain();
  auto parsed = id_text ? read_id(*id_text) : std::nullopt;
  if (!parsed) return error(ErrorCode::invalid_input, "'id' is missing, or is not of the form TYPE--UUID");
  if (parsed->type != *type_name)
    return error(ErrorCode::invalid_input, "'id' names the type {}, 'type' says {}", parsed->type, *type_name);
  head.id = *std::move(parsed);
  // An observable of 2.1 may leave its version of the standard away; nothing else that has no times is known. What has times and does
  // not say which version it is, is of 2.0.
  if (spec.exists()) {
    const auto text = spec.plain();
    const auto known = text ? spec_version_from(*text) : std::nullopt;
    if (!known) return error(ErrorCode::invalid_input, "'spec_version' is neither \"2.0\" nor \"2.1\"");
    head.spec_version = *known;
  } else {
    head.spec_version = created.exists() || modified.exists() ? SpecVersion::v20 : SpecVersion::v21;
  }
  if (modified.exists()) {
    head.version = TRY(stamp_of(modified, "modified"));
    head.version_from = VersionFrom::modified;
  } else if (created.exists()) {
    head.version = TRY(stamp_of(created, "created"));
    head.version_from = VersionFrom::created;
  }
  if (modified.exists() && created.exists() && TRY(stamp_of(created, "created")) > head.version)
    return error(ErrorCode::invalid_input, "'modified' is before 'created'");
  head.tlp = strictest(object);
  return head;
}

}  // namespace sekimori::stix
