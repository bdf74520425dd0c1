// Evidence as a person reads it, in both languages.
//
//   say(evidence, Language::en);   // "the same sending IP address 198.18.3.7 (0.70; in 3 reports, 1 campaign)"
//   say(link, Language::ja);       // "report-2 と 2 つの手がかりで結ばれます: ..."
#pragma once

#include "engine/link/linker.h"

namespace sekimori::link {

// "host name", "ホスト名": the type without the sameness.
std::string_view noun(FeatureType type, Language language);
std::string say(const Evidence& evidence, Language language);
std::string say(const Link& link, Language language);
Json to_json(const Link& link, Language language);

}  // namespace sekimori::link
