#include "engine/stix/marking.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/stix/object.h"

namespace sekimori::stix {
namespace {

struct Mark {
  std::string_view name;
  int level;
  int version;
  std::string_view id;
};
constexpr Mark marks[] = {
#define SEKIMORI_STIX_MARKING(name, level, version, id) {name, level, version, id},
#include "spec/stix_markings.inc"
};

constexpr std::array<std::string_view, tlp_count> names = {"unmarked", "clear", "green", "amber", "amber_strict", "red"};

// A mark counts however its id is written: with escapes, or in capitals, as RFC 4122 lets one read a UUID.
const Mark* mark_of(std::string_view id) {
  const auto found = std::ranges::find(marks, id, &Mark::id);
  if (found != std::end(marks)) return found;
  const auto read = read_id(id);
  if (!read || read->type != "marking-definition") return nullptr;
  const auto same = std::ranges::find(marks, read->to_string(), &Mark::id);
  return same == std::end(marks) ? nullptr : same;
}

Tlp stricter(Tlp one, const JsonView& reference) {
  if (!reference.is_string()) return one;
  const auto plain = reference.plain();
  const auto other = plain ? tlp_of(*plain) : tlp_of(reference.text());
  return other ? std::max(one, *other) : one;
}

}  // namespace

std::string_view identifier_of(Tlp tlp) { return names[static_cast<std::size_t>(tlp)]; }

std::optional<Tlp> tlp_from_identifier(std::string_view identifier) {
  const auto found = std::ranges::find(names, identifier);
  if (found == names.end()) return {};
  return static_cast<Tlp>(found - names.begin());
}

std::optional<Tlp> tlp_of(std::string_view marking_id) {
  const Mark* const mark = mark_of(marking_id);
  if (mark == nullptr) return {};
  return static_cast<Tlp>(mark->level + 1);
}

std::string_view marking_id_of(Tlp tlp) {
  for (const Mark& mark : marks)
    if (mark.version == 2 && mark.level + 1 == static_cast<int>(tlp)) return mark.id;
  return {};
}

Tlp strictest(JsonView object) {
  Tlp level = Tlp::unmarked;
  for (const JsonView reference : object["object_marking_refs"].items()) level = stricter(level, reference);
  for (const JsonView granular : object["granular_markings"].items()) level = stricter(level, granular["marking_ref"]);
  return level;
}

bool is_standard_tlp_definition(JsonView definition) {
  const std::string colour = definition["definition"]["tlp"].text();
  const Mark* const mark = mark_of(definition["id"].text());
  return mark != nullptr && mark->version == 1 && ascii_lower(mark->name.substr(4)) == colour &&
         definition["created"].is_text("2017-01-20T00:00:00.000Z");
}

}  // namespace sekimori::stix
