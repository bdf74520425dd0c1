// What other features may ask about registered secrets. Implemented by feature/protect, handed in by node/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/ids.h"
#include "model/secret.h"

namespace sekimori::model {

struct KnownSecret {
  SecretId id;
  TradeSecret secret;
};

class SecretDirectory {
 public:
  virtual ~SecretDirectory() = default;
  // The secret whose place is this file, or a folder that holds it; the longest place wins. Paths are compared as the
  // firm writes them: '\\' and '/' alike, case-insensitive, UNC prefixes and drive letters kept. Any thread; O(depth).
  virtual std::optional<KnownSecret> find_by_path(std::string_view path) = 0;
  virtual std::optional<KnownSecret> find(const SecretId& id) = 0;
  virtual Result<std::vector<KnownSecret>> all() = 0;
  virtual Result<void> refresh() = 0;  // re-reads the register after changes
};

}  // namespace sekimori::model
