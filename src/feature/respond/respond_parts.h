// What the books of this room work with. Records of other features (alerts) are read through record/; what those features
// keep outside of records is asked through the ports.
#pragma once

#include "base/files.h"
#include "engine/ledger/ledger.h"
#include "model/ports/event_search.h"
#include "model/ports/person_directory.h"
#include "model/ports/secrecy_proofs.h"
#include "model/ports/secret_directory.h"
#include "model/ports/source_blocks.h"
#include "record/record_room.h"
#include "store/blob/blob_store.h"

namespace sekimori::respond {

struct RespondParts {
  sql::Database& database;
  record::RecordRoom& records;
  blob::BlobStore& blobs;
  ledger::Ledger& ledger;
  model::PersonDirectory& people;
  model::SecretDirectory& secrets;
  model::SourceBlocks& sources;
  model::EventSearch& events;
  model::SecrecyProofs& proofs;
  Files& files;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
  std::string tool = "sekimori";  // with its version, as custody steps name it
};

}  // namespace sekimori::respond
