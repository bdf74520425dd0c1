// Which secrets a person touched in the weeks before leaving, by the logs that may be looked at.
//
//   TouchedSecrets seen = TRY(touched_secrets(parts, person, first, last));
//   for (const TouchedSecret& touched : seen.secrets) ...
//
// A source without a complete monitoring basis is not looked at and is named as not seen. Memory: one block of a segment.
#pragma once

#include "model/ports/event_search.h"
#include "model/ports/person_directory.h"
#include "model/ports/secret_directory.h"
#include "model/ports/source_blocks.h"

namespace sekimori::protect {

struct TouchedSecret {
  std::string number;
  int level = 0;
  bool permitted = false;
  std::uint64_t events = 0;
  std::uint64_t written = 0;  // to a removable device, a printer or out of the house
  Instant first, last;
  std::vector<std::string> devices, to;  // computers; media, recipients, printers
};

struct TouchedSecrets {
  std::vector<TouchedSecret> secrets;  // most written first
  std::uint64_t events = 0;            // of the person in the period, secrets or not
  std::vector<std::string> not_seen;   // names of sources that were not looked at
  std::vector<std::string> accounts, devices;
};
Json to_json(const TouchedSecrets& seen);

Result<TouchedSecrets> touched_secrets(model::EventSearch& events, model::SourceBlocks& sources, model::SecretDirectory& secrets,
                                       const model::Person& person, Instant first, Instant last);

}  // namespace sekimori::protect
