// The people of the register as their reader may see them: by pseudonym. Names show to personnel (who keep the register), to the
// person himself, and where two persons have agreed to reveal him to this reader.
//
//   const PersonSight sight{database, pseudonyms, zone, clock};
//   for (const SeenPerson& seen : TRY(sight.people(actor, reg, {}))) print(to_json(seen).dump());
//
// Of everybody else only what at least five people share is told: class, department, and the leaving day as a band
// (docs/contract.md, "Roles, permissions, people").
#pragma once

#include "feature/protect/register.h"
#include "record/pseudonym.h"

namespace sekimori::protect {

struct SeenPerson {
  std::string pseudonym;
  bool named = false;
  model::KnownPerson known;               // to be shown only when named
  std::optional<std::string> department;  // nothing: fewer than five share it
  std::optional<std::string> employment_class;
  std::optional<std::string> leaving;  // none, within_30_days, within_90_days, later, left
};
Json to_json(const SeenPerson& seen);

struct PersonSight {
  sql::Database& database;
  record::PseudonymBook& pseudonyms;
  Zone zone;
  Clock& clock;

  // By pseudonym. Needs "person.list".
  Result<std::vector<SeenPerson>> people(const record::Actor& actor, Register& reg, const record::AsOf& as_of) const;
};

}  // namespace sekimori::protect
