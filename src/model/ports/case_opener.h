// Opening a case from elsewhere: an exit check that ends in a suspicion. Implemented by feature/respond, handed in by node/.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/case.h"

namespace sekimori::model {

struct CaseRequest {
  CaseTrigger trigger = CaseTrigger::exit_check;
  std::string title;
  std::string detail;                // in the words of whoever noticed
  std::string requested_by;          // account
  std::vector<std::string> secrets;  // register numbers
  std::vector<std::string> persons;  // staff numbers
};

class CaseOpener {
 public:
  virtual ~CaseOpener() = default;
  // The number of the new case. Its readers are those who handle cases; whoever asked is named in the reason, not made a reader.
  virtual Result<std::string> open(const CaseRequest& request) = 0;
};

}  // namespace sekimori::model
