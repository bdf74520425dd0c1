// The register's own judgement of the three requirements, over facts that are given instead of kept. Implemented by node/ with
// feature/protect on a register of its own that nobody else sees; asked by feature/govern, which replays judgments.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "model/secret.h"

namespace sekimori::model {

struct GivenFacts {
  Day day;                     // as of which is judged
  std::int64_t employees = 0;  // the measure depends on the size of the firm
  TradeSecret secret;
  std::vector<std::string> people;   // who may have access
  std::vector<std::string> told;     // of them, who had been shown that it is secret
  std::vector<std::string> signed_;  // of them, who had signed
};

class ReadinessJudge {
 public:
  virtual ~ReadinessJudge() = default;
  // What `readiness show --json` says.
  virtual Result<Json> judge(const GivenFacts& facts) = 0;
};

}  // namespace sekimori::model
