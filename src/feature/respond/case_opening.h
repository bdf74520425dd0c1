// The answer to model/ports/case_opener.h.
#pragma once

#include "feature/respond/case_book.h"
#include "model/ports/case_opener.h"

namespace sekimori::respond {

class RequestedCases final : public model::CaseOpener {
 public:
  explicit RequestedCases(CaseBook& cases) : cases_(cases) {}
  Result<std::string> open(const model::CaseRequest& request) override;

 private:
  CaseBook& cases_;
};

}  // namespace sekimori::respond
