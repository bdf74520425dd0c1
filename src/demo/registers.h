// What a firm keeps in tables: staff list, register of secrets, agreements, log sources, approvals, lent devices.
// Columns: docs/format/demo-sources.md; those that the product imports have its column names (feature/protect).
#pragma once

#include <string>
#include <vector>

#include "demo/firm.h"

namespace sekimori::demo {

struct RegisterFile {
  std::string path;  // below the firm's folder
  std::string text;
};

// Japanese headings and words for the car maker, identifiers for the school: both are in use.
std::vector<RegisterFile> write_registers(const Firm& firm, std::uint64_t seed);

}  // namespace sekimori::demo
