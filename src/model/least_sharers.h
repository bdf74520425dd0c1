// Before a reveal only what at least this many people share may be shown of a person, or counted (docs/contract.md, people).
#pragma once

#include <cstddef>

namespace sekimori::model {

constexpr std::size_t least_sharers = 5;

}  // namespace sekimori::model
