// What teaches: newsletter, seminars, courses and library, put together once by the node.
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

namespace sekimori::teach {

struct TeachParts {
  sql::Database& database;
  record::RecordStore& records;
  blob::BlobStore& blobs;
  Clock& clock;
  Random& random;
  const Zone& zone;
  std::function<Result<std::vector<Sensitive<Bytes>>>()> company_key;  // the present one, then retired ones
};

class TeachRoom {
 public:
  explicit TeachRoom(const TeachParts& parts) : parts_(parts) {}

 private:
  TeachParts parts_;
};

}  // namespace sekimori::teach
