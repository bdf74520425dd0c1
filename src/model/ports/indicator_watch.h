// What is looked for in events that come in besides rules: values of which others warned.
//
//   TRY(watch.refresh());                                                        // before each run: what is watched for today
//   watch.meet(event, [&](Detection&& hit) { ... });                            // rule_id "warning:W-2026-001"
//
// Answered by feature/share over its warnings, asked by feature/watch for each event that may be scored. Costs nothing while nothing is
// watched. One thread.
#pragma once

#include <functional>

#include "base/result.h"
#include "model/detection.h"
#include "model/event.h"

namespace sekimori::model {

class IndicatorWatch {
 public:
  virtual ~IndicatorWatch() = default;
  virtual Result<void> refresh() = 0;
  virtual Result<void> meet(const Event& event, const std::function<Result<void>(Detection&&)>& sink) = 0;
};

}  // namespace sekimori::model
