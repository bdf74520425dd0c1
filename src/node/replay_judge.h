// The register's own judgement over given facts: a register of its own in a file that is gone afterwards.
//
//   ReplayJudge judge({.folder = data.spool(), ...});
//   Json readiness = TRY(judge.judge(facts));
//
// Cost: a data base is made and filled, about 0.3 s. Any thread.
#pragma once

#include "base/clock.h"
#include "base/files.h"
#include "base/instant.h"
#include "base/random.h"
#include "model/ports/readiness_judge.h"

namespace sekimori::node {

class ReplayJudge final : public model::ReadinessJudge {
 public:
  ReplayJudge(Files& files, Clock& clock, Random& random, Path folder, Zone zone)
      : files_(files), clock_(clock), random_(random), folder_(std::move(folder)), zone_(std::move(zone)) {}
  Result<Json> judge(const model::GivenFacts& facts) override;

 private:
  Files& files_;
  Clock& clock_;
  Random& random_;
  Path folder_;
  Zone zone_;
};

}  // namespace sekimori::node
