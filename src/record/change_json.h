// A stored change and the state of the ledger as JSON, the same at the command line and over HTTP.
#pragma once

#include "record/change.h"
#include "record/ledger_view.h"

namespace sekimori::record {

// "record" is the object to which the leaf commits; null when erased.
Json to_json(const StoredChange& change);
Json to_json(const LedgerState& state);

}  // namespace sekimori::record
