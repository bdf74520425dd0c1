#include "engine/stix/marking.h"

#include <algorithm>
#include <array>

#include "base/text.h"

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

Tlp stricter(Tlp one, const JsonView& reference) {
  const auto id = reference.plain();
  if (!id) return one;
  const auto other = tlp_of(*id);
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
  const auto found = std::ranges::find(marks, marking_id, &Mark::id);
  if (found == std::end(marks)) return {};
  return static_cast<Tlp>(found->level + 1);
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
  const auto id = definition["id"].plain();
  const std::string colour = definition["definition"]["tlp"].text();
  if (!id) return false;
  const auto found = std::ranges::find_if(marks, [&](const Mark& mark) { return mark.version == 1 && mark.id == *id; });
  return found != std::end(marks) && ascii_lower(found->name.substr(4)) == colour &&
         definition["created"].is_text("2017-01-20T00:00:00.000Z");
}

}  // namespace sekimori::stix
