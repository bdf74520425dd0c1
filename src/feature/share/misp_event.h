// Shares as MISP events and MISP events as STIX: the JSON that MISP instances and their feeds speak (MISP core format, misp-rfc).
//
//   Json event = misp_event(share, record_id, hub);              // {"Event": {"uuid": ..., "Attribute": [...]}}
//   manifest.set(uuid, misp_manifest_entry(event));              // manifest.json of a feed
//   misp_hashes(event);                                          // MD5 of each value, as hashes.csv of a feed has them
//   MispTaken taken = TRY(stix_of_misp(document));               // {"Event": ...}, {"response": [...]}, or a list of them
//
// The same share gives the same event. What is taken in keeps the UUIDs of its attributes, so that it is known again; the label is that of
// the tlp tags, the strictest counts.
#pragma once

#include <map>

#include "feature/share/share_stix.h"

namespace sekimori::share {

Json misp_event(const Share& share, std::string_view record_id, const HubIdentity& hub);
Json misp_manifest_entry(const Json& event);
std::vector<std::string> misp_hashes(const Json& event);

struct MispTaken {
  Json bundle = Json::object();
  std::size_t events = 0, indicators = 0, vulnerabilities = 0;
  std::map<std::string, std::size_t, std::less<>> left_out;  // type -> how many: no observable for it, or not marked to be detected
};
// invalid_input: no MISP event in it, or one without UUID and info.
Result<MispTaken> stix_of_misp(const Json& document);

}  // namespace sekimori::share
