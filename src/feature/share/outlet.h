// Where released shares go besides the hub's own books. Told after the share is in the books; what could not be brought out is caught up.
#pragma once

#include "feature/share/share.h"
#include "record/record_shelf.h"

namespace sekimori::share {

using KnownShare = record::KeptRecord<Share>;

class Outlet {
 public:
  virtual ~Outlet() = default;
  // `document`: the bytes that were consented to, read. Doing it twice changes nothing.
  virtual Result<void> publish(const KnownShare& share, const Json& document) = 0;
  // Nobody reads it any more from now on. Doing it twice changes nothing.
  virtual Result<void> retract(const KnownShare& share, const Json& document) = 0;
};

}  // namespace sekimori::share
