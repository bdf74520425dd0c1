// Tables of the newsletter (docs/format/database.md): addresses, the log of sending, bounces. Addresses are personal: they stand here
// alone, records and ledger hold their number and a chain of hashes.
#pragma once

#include "store/sql/migration.h"

namespace sekimori::teach {

const sql::Schema& newsletter_schema();

}  // namespace sekimori::teach
