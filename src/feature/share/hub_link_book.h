// The hubs to which a company node belongs. The token with which it speaks is kept under the company key and shown to nobody.
//
//   TRY(links.add(actor, {.name = "jcsip", .address = "https://hub.example", .member = "M-001"}, token, "joined"));
//   TRY(links.note_trial(actor, "jcsip", trial));                 // what came of asking the hub
//   Sensitive<std::string> token = TRY(links.token(known.value));
//
// Any thread.
#pragma once

#include "base/sensitive.h"
#include "feature/share/hub_link.h"
#include "feature/share/original_vault.h"
#include "record/record_shelf.h"

namespace sekimori::share {

using KnownHubLink = record::KeptRecord<HubLink>;

class HubLinkBook {
 public:
  HubLinkBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, Zone zone,
              OriginalVault::Key company_key);

  // Adds it, or gives the known one of that name a new address, member or token. invalid_input: a bad name, no https:// (http:// is for
  // this machine alone), no member, an empty token, authorities that are no PEM.
  Result<KnownHubLink> put(const record::Actor& actor, HubLink link, const Sensitive<std::string>& token, std::string_view reason);
  Result<std::vector<KnownHubLink>> list(const record::Actor& actor);  // by name
  Result<KnownHubLink> find(const record::Actor& actor, std::string_view name);
  // Needs "hub_link.update".
  Result<KnownHubLink> note_trial(const record::Actor& actor, std::string_view name, const LinkTrial& trial);
  // The way is gone from now on; that it was there stays provable. A way of that name may be entered anew. Needs "hub_link.delete".
  Result<void> remove(const record::Actor& actor, std::string_view name, std::string_view reason);
  // not_permitted: no key of the node opens it.
  Result<Sensitive<std::string>> token(const HubLink& link);

 private:
  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  Random& random_;
  Zone zone_;
  OriginalVault::Key company_key_;
  record::RecordShelf<HubLink> shelf_;
};

}  // namespace sekimori::share
