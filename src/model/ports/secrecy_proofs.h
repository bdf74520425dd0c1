// The proof of secrecy management as of a day, as other features may ask for it. Implemented by feature/protect, handed in
// by node/. The JSON is that of `sekimori secret proof --json`: verdict, recorded_by_the_day, entered_afterwards,
// agreements, missing.
#pragma once

#include <string_view>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::model {

class SecrecyProofs {
 public:
  virtual ~SecrecyProofs() = default;
  virtual Result<Json> prove(std::string_view number, Day day) = 0;  // not_found: never in effect on the day
};

}  // namespace sekimori::model
