// Where released shares go besides the hub's own books. Told after the share is in the books; what could not be brought out is caught up.
#pragma once

#include "feature/share/share.h"
#include "record/record_shelf.h"

namespace sekimori::share {

using KnownShare = record::KeptRecord<Share>;

class Outlet {
 public:
  virtual ~Outlet() = default;
  // The share was released or recalled. What is done is what its record says by then: the news of a release may come behind that of the
  // recall that followed. Doing it twice changes nothing.
  virtual Result<void> follow(std::string_view share) = 0;
};

}  // namespace sekimori::share
