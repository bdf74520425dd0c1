// A share as STIX 2.1: what programs of members, and clients of TAXII, take in.
//
//   Json bundle = share_bundle(share, record_id, document, {.id = "...", .name = "架空ハブ"});
//   bundle["objects"];        // the hub's identity, the mark, the report, its English words, one indicator for each value, vulnerabilities
//
// Everything in it follows from the share and the bytes that were consented to (docs/format/share-stix.md): the same share gives the same
// bundle, whoever makes it. Ids say nothing of the report they come from. A recalled share gives the same objects revoked, without words.
#pragma once

#include "engine/stix/marking.h"
#include "feature/share/share.h"

namespace sekimori::share {

// Who speaks: the organisation that runs the hub.
struct HubIdentity {
  std::string id;  // UUID of the node
  std::string name;
};

// `record_id`: of the share's record. `document`: the masked bytes, read (docs/format/share.md).
Json share_bundle(const Share& share, std::string_view record_id, const Json& document, const HubIdentity& hub);
// The id that the report object of a share has.
std::string report_id_of(std::string_view record_id);
// The id under which a hub speaks.
std::string identity_id_of(const HubIdentity& hub);
// The marking definition of a mark of TLP 2.0; of unmarked: null.
Json mark_object(stix::Tlp mark);
// The mark that a label of TLP 2.0 stands for; of what is none, the strictest.
stix::Tlp mark_of(std::string_view label);
// The strictest label that an object bears; empty: none.
std::string label_in(const Json& object);
// Of which kind of indicator the values are that a pattern compares there; empty: of none.
std::string_view kind_of_path(std::string_view path);
// Pattern of an indicator; nothing for kinds that STIX has no observable for.
std::optional<std::string> pattern_of(const SharedIndicator& indicator);

// The extension under which a report carries what STIX has no member for: number, hash, attributes, provenance, policy.
constexpr std::string_view share_extension = "extension-definition--3f1d6a0e-7c52-4b0e-9a37-5d8c21e4b6f9";

}  // namespace sekimori::share
