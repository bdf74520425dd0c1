// Rules at work on a stream of records: matching and correlating in one.
//
//   auto detector = TRY(Detector::create(rules, {}));
//   TRY(detector.feed(record, [&](model::Detection&& detection) -> Result<void> { ...; return {}; }));
//   TRY(detector.flush(sink));               // at the end of the logs
//   Bytes state = detector.snapshot();       // for a checkpoint; restore() continues exactly there
//
// Detections of single rules come at once, in rule order; those of correlations when their time is decided (see
// correlate/correlator.h). One thread per Detector. About 10 to 30 microseconds per record with 3,000 rules.
#pragma once

#include <memory>

#include "engine/detect/correlate/correlator.h"
#include "engine/detect/hunt/matcher.h"

namespace sekimori::detect {

struct DetectorOptions {
  Zone zone = Zone::tokyo();  // in which hours, days and weeks of rules are meant
  CorrelatorOptions correlator;
};

class Detector {
 public:
  static Result<Detector> create(std::shared_ptr<const RuleSet> rules, DetectorOptions options = {});
  static Result<Detector> create(std::shared_ptr<const RuleIndex> index, DetectorOptions options = {});

  Result<void> feed(const model::LogRecord& record, const DetectionSink& sink);
  Result<void> settle(const DetectionSink& sink);
  Result<void> flush(const DetectionSink& sink);

  const RuleSet& rules() const { return matcher_.index().rules(); }
  const CorrelatorStatistics& statistics() const { return correlator_.statistics(); }

  Bytes snapshot() const { return correlator_.snapshot(); }
  Result<void> restore(ByteView bytes) { return correlator_.restore(bytes); }

 private:
  Detector(Matcher matcher, Correlator correlator) : matcher_(std::move(matcher)), correlator_(std::move(correlator)) {}

  Matcher matcher_;
  Correlator correlator_;
};

}  // namespace sekimori::detect
