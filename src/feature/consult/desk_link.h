// The desks that this firm may ask: a name and an address. A desk asks for no account, so there is no token.
//
//   TRY(links.put(actor, {.name = "inpit", .address = "https://desk.example"}, "営業秘密の相談"));
//
// Any thread.
#pragma once

#include "base/instant.h"
#include "feature/consult/desk_parts.h"

namespace sekimori::consult {

struct DeskLink {
  std::string name;     // a-z 0-9 - _: what people call it here
  std::string address;  // https://desk.example, without a last slash
  Day since = {};
};
Json to_json(const DeskLink& link);
Result<DeskLink> desk_link_from(const Json& json);

using KnownDeskLink = record::KeptRecord<DeskLink>;

class DeskLinkBook {
 public:
  explicit DeskLinkBook(const DeskParts& parts);
  // Adds it, or gives the known one of that name a new address. invalid_input: a bad name, no https:// (http:// is for this machine alone).
  Result<KnownDeskLink> put(const record::Actor& actor, DeskLink link, std::string_view reason);
  Result<std::vector<KnownDeskLink>> list(const record::Actor& actor);  // by name
  Result<KnownDeskLink> find(const record::Actor& actor, std::string_view name);

 private:
  const DeskParts& parts_;
  record::RecordShelf<DeskLink> shelf_;
};

}  // namespace sekimori::consult
