// Mappings of the firm's own, as records: proposed by the assistant, tested, saved as "unverified", and verified by a person who has
// looked at the parsed rows. Both are used when logs are taken in; the state is shown wherever the source is.
//
//   MappingBook mappings(database, records, clock);
//   TRY(mappings.save(actor, proposal.toml, "VPN of the Osaka office"));
//   TRY(mappings.verify(actor, "own-vpn", "rows compared with the maker's manual"));
#pragma once

#include "engine/detect/mapping.h"
#include "record/record_store.h"

namespace sekimori::watch {

struct KnownMapping {
  std::string name;
  std::string toml;
  bool verified = false;
  std::string verified_by;
  std::string reason;  // of the latest version
  std::int64_t version = 0;
  Instant recorded_at;
};

class MappingBook {
 public:
  MappingBook(sql::Database& database, record::RecordStore& records) : database_(database), records_(records) {}

  // A new one or a new version, unverified again. invalid_input with the line when it is no mapping; conflict when a built-in mapping
  // has the name. Needs "source_mapping.create" or "update".
  Result<KnownMapping> save(const record::Actor& actor, std::string_view toml, std::string_view reason);
  // Needs "source_mapping.approve" and a reason; conflict when it is verified already.
  Result<void> verify(const record::Actor& actor, std::string_view name, std::string_view reason);
  Result<std::vector<KnownMapping>> list(const record::Actor& actor);  // by name
  Result<std::optional<KnownMapping>> find(const record::Actor& actor, std::string_view name);

  // For reading logs: all of them, and a text that changes when any of them does.
  struct InUse {
    std::vector<detect::Mapping> mappings;
    std::string revision;
  };
  Result<InUse> in_use();

 private:
  sql::Database& database_;
  record::RecordStore& records_;
};

Json to_json(const KnownMapping& mapping);

}  // namespace sekimori::watch
