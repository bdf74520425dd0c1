// What newsletter, seminars and meetings are given; a part of TeachParts.
#pragma once

#include "base/clock.h"
#include "base/instant.h"
#include "base/random.h"
#include "feature/teach/signed_link.h"
#include "record/record_shelf.h"
#include "store/blob/blob_store.h"

namespace sekimori::teach {

struct LetterParts {
  sql::Database& database;
  record::RecordStore& records;
  blob::BlobStore& blobs;
  Clock& clock;
  Random& random;
  const Zone& zone;
  SignedLinks::Keys company_key;
};

}  // namespace sekimori::teach
