// The consultation desk's parts, put together once by the node.
#pragma once

#include <functional>
#include <vector>

#include "base/clock.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/sensitive.h"
#include "record/record_store.h"
#include "store/blob/blob_store.h"
#include "store/sql/database.h"

namespace sekimori::consult {

struct ConsultParts {
  sql::Database& database;
  record::RecordStore& records;
  blob::BlobStore& blobs;
  Clock& clock;
  Random& random;
  const Zone& zone;
  std::function<Result<std::vector<Sensitive<Bytes>>>()> company_key;  // the present one, then retired ones
};

class ConsultRoom {
 public:
  explicit ConsultRoom(const ConsultParts& parts) : parts_(parts) {}

 private:
  ConsultParts parts_;
};

}  // namespace sekimori::consult
