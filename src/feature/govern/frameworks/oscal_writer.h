// A framework as a catalogue of OSCAL 1.1.2.
//
//   Json out = to_oscal(framework, oscal_uuid(clock, random), "2026-04-01T00:00:00Z", Language::ja);
//
// Of one read from a catalogue: metadata, params, props, parts, links and back-matter as they were. What OSCAL has no member for stands in
// props of the namespace "urn:sekimori:oscal": an id that is no token of OSCAL, a control that asks for nothing, an entry without a title,
// the language of the words; of ours also standing and place. Mappings are left out: a catalogue has no place for them. O(size)
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "feature/govern/frameworks/framework.h"

namespace sekimori::govern {

// Of version 4: OSCAL knows no other that can be made here.
std::string oscal_uuid(Clock& clock, Random& random);
Json to_oscal(const Framework& framework, std::string_view uuid, std::string_view last_modified, Language language);

}  // namespace sekimori::govern
