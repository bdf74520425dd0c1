// A number that may be missing, as JSON. Not `has ? Json(x) : Json()`: there g++ 12 sees what is not.
#pragma once

#include <optional>

#include "base/json.h"

namespace sekimori::govern {

inline Json number_json(const std::optional<std::int64_t>& number) {
  Json out;
  if (number) out = Json(*number);
  return out;
}

}  // namespace sekimori::govern
