// What has to be known of a STIX object to keep, order and find it; the rest of it stays as it came.
//
//   const JsonDocument document = TRY(JsonDocument::parse(text));
//   for (const JsonView object : document.root()["objects"].items()) {
//     const Head head = TRY(read_head(object));
//     store(head.type, head.id, head.version, object.raw());
//   }
//
// An object is told from others by its type and the UUID behind it; versions of it by `modified`, or by `created` where it has no other.
#pragma once

#include <optional>

#include "base/ids.h"
#include "engine/stix/json_view.h"
#include "engine/stix/marking.h"
#include "engine/stix/timestamp.h"

namespace sekimori::stix {

enum class SpecVersion : unsigned char { v20, v21 };
std::string_view name_of(SpecVersion version);  // "2.1"
std::optional<SpecVersion> spec_version_from(std::string_view name);

// Where the version of an object comes from; `added`: the object says none (an observable), the day it came in counts.
enum class VersionFrom : unsigned char { modified, created, added };

// "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f"
struct ObjectId {
  std::string type;
  Uuid uuid;
  auto operator<=>(const ObjectId&) const = default;
  std::string to_string() const;
};
constexpr std::size_t longest_type = 250;  // bytes
// Nothing unless it is a type (3 to 250 of a-z 0-9 -), "--", and a UUID, in lower case or capitals: they are one.
std::optional<ObjectId> read_id(std::string_view text);
bool is_type_name(std::string_view text);

struct Head {
  ObjectId id;
  SpecVersion spec_version = SpecVersion::v21;
  VersionFrom version_from = VersionFrom::added;
  Timestamp version;  // unless version_from is added
  Tlp tlp = Tlp::unmarked;
};

// invalid_input, naming the member that is missing or wrong: type, id, spec_version, created, modified.
Result<Head> read_head(JsonView object);

}  // namespace sekimori::stix
