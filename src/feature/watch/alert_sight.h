// An alert as its reader may see it: by pseudonym, until two persons have agreed to reveal the name to this very reader.
//
//   const AlertSight sight{database, pseudonyms, people};
//   print(TRY(sight.json(actor, known)).dump());
#pragma once

#include "feature/watch/alert_book.h"

namespace sekimori::watch {

struct AlertSight {
  sql::Database& database;
  record::PseudonymBook& pseudonyms;
  model::PersonDirectory& people;

  // The person, when revealed to this actor. Nothing for the program's own account: it has nobody's eyes.
  Result<std::optional<model::KnownPerson>> revealed(const record::Actor& actor, std::string_view person_id) const;
  // With "id" and "version"; "person_id" is null and "person" absent unless revealed.
  Result<Json> json(const record::Actor& actor, const KnownAlert& known) const;
};

Json alert_json(const KnownAlert& known, const std::optional<model::KnownPerson>& revealed);

}  // namespace sekimori::watch
