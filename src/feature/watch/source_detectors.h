// The rules at work on the sources of one partition, each source for itself.
//
//   SourceDetectors detectors(index);
//   TRY(detectors.begin_block(source_id));
//   for (record) TRY(detectors.feed(record, sink));
//   TRY(detectors.end_block(sink));
//   if (detectors.wants_settling(now)) TRY(detectors.settle(now, sink));   // nothing more at hand
//   Bytes state = detectors.snapshot();              // docs/format/database.md
//
// A correlation counts events in order of time within ten minutes. Logs of different sources, and files handed in later
// than their time (an old month, one computer after another), are in no such order among each other: so every source has a
// detector of its own, and a block that begins before what its source has shown already is judged whole by itself, like
// a folder by `hunt`. A source that has been quiet for those ten minutes is settled: what it showed last is decided now, not
// when it speaks again, and a block that then begins before its newest event is judged by itself. What is found so does not depend on how
// sources happen to share partitions. One thread.
#pragma once

#include <map>

#include "engine/detect/hunt/detector.h"

namespace sekimori::watch {

class SourceDetectors {
 public:
  explicit SourceDetectors(std::shared_ptr<const detect::RuleIndex> index, Zone zone) : index_(std::move(index)), zone_(std::move(zone)) {}

  Result<void> begin_block(const std::string& source_id);
  Result<void> feed(const model::LogRecord& record, const detect::DetectionSink& sink);
  Result<void> end_block(const detect::DetectionSink& sink);

  bool wants_settling(Instant now) const;
  Result<void> settle(Instant now, const detect::DetectionSink& sink);

  // Empty when nothing was ever fed.
  Bytes snapshot() const;
  // integrity when the bytes are not a snapshot.
  Result<void> restore(ByteView bytes);

 private:
  struct Source {
    std::unique_ptr<detect::Detector> detector;
    std::int64_t newest = INT64_MIN;  // nanoseconds; of all records fed in order
    bool settled = true;              // nothing of it waits to be decided
    bool is_quiet(Instant now) const;
  };
  Result<std::unique_ptr<detect::Detector>> make(std::int64_t lateness) const;

  std::shared_ptr<const detect::RuleIndex> index_;
  Zone zone_;
  std::map<std::string, Source> sources_;
  Source* current_ = nullptr;
  bool begun_ = false;                       // the first record of the block has been seen
  std::unique_ptr<detect::Detector> apart_;  // of a block out of order
};

}  // namespace sekimori::watch
