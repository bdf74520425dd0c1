// Warnings that are watched for, as rules at work on what comes in.
//
//   WarningWatch watch(warnings);
//   TRY(watch.refresh());
//   TRY(watch.meet(event, sink));        // a detection "warning:W-2026-001", level by the strongest value that was met
//
// In force from the day on which somebody of the firm takes a warning into watch until the day that he said; a recall by the hub ends it at
// once. A value that many may share (a file's name, a mail address) weighs less than an address of the attacker or a hash. One thread.
#pragma once

#include "feature/share/warning_book.h"
#include "model/ports/indicator_watch.h"

namespace sekimori::share {

class WarningWatch final : public model::IndicatorWatch {
 public:
  explicit WarningWatch(WarningBook& warnings) : warnings_(warnings) {}
  Result<void> refresh() override;
  Result<void> meet(const model::Event& event, const std::function<Result<void>(model::Detection&&)>& sink) override;

 private:
  WarningBook& warnings_;
  std::vector<WatchRule> rules_;  // in force
  std::optional<LookBack> look_;  // nothing: nothing is watched for
};

}  // namespace sekimori::share
