// From blocks to events, rule hits, activity and segments, with exactly-once effects.
//
//   Consumer consumer(parts, settings);
//   TRY(consumer.acquire());                       // once per start: raises the owner epoch of every partition
//   ConsumeSummary done = TRY(consumer.run());     // all that has been acknowledged so far
//
// Per checkpoint one transaction commits activity, hits, the segment's manifest row, the correlations' state and the next
// offset, under the owner epoch; a process that was paused and replaced cannot commit. What was read but not committed
// is read again after a crash, with the same ids; a segment's file that was sealed but not committed is swept at acquire().
//
// Events of a source without a complete monitoring basis on their day go into segments (evidence), but into neither
// activity nor hits: nobody is scored from them.
#pragma once

#include <set>

#include "base/trace.h"
#include "engine/detect/hunt/detector.h"
#include "engine/detect/mapping.h"
#include "engine/detect/normalise/normaliser.h"
#include "feature/watch/assessment.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/segment_table.h"
#include "model/ports/indicator_watch.h"
#include "record/change.h"
#include "record/monitoring_basis.h"
#include "store/events/segment_store.h"

namespace sekimori::watch {

struct ConsumerParts {
  sql::Database& database;
  record::RecordStore& records;
  record::ChangeLog& changes;
  SourceBook& sources;
  blob::BlobStore& blobs;
  stream::EventLog& stream;
  Files& files;
  Clock& clock;
  Random& random;
  Metrics& metrics;
  model::PersonDirectory& people;
  model::SecretDirectory& secrets;
  Trace* trace = nullptr;
  model::IndicatorWatch* indicators = nullptr;  // values of which others warned; nothing: none
};

struct ConsumerSettings {
  Path events_directory;
  std::shared_ptr<const detect::RuleSet> rules;
  const detect::MappingSet* mappings = &detect::MappingSet::embedded();
  Zone zone = Zone::tokyo();
  std::uint64_t events_per_checkpoint = 500'000;
  int working_hours_start = 7;  // local hours; acts on secrets outside count as out of hours
  int working_hours_end = 21;
  std::function<bool()> interrupted;                   // asked between blocks
  std::function<void(std::uint64_t events)> progress;  // after each block
};

struct ConsumeSummary {
  std::uint64_t blocks = 0;
  std::uint64_t events = 0;
  std::uint64_t unshaped = 0;  // records without a common shape: kept in segments with their raw fields
  std::uint64_t unscored = 0;  // events on days that no complete monitoring basis covers: evidence only
  std::uint64_t bad = 0;       // bytes that are no record; each is in watch_block and the trace
  std::uint64_t hits = 0;
  std::uint64_t segments = 0;
};

class Consumer {
 public:
  static Result<std::unique_ptr<Consumer>> create(ConsumerParts parts, ConsumerSettings settings);
  ~Consumer();
  Result<void> acquire();
  void set_hooks(std::function<void(std::uint64_t)> progress, std::function<bool()> interrupted) {
    settings_.progress = std::move(progress);
    settings_.interrupted = std::move(interrupted);
  }
  // One thread at a time.
  Result<ConsumeSummary> run();
  // Lets the stream go of what has been committed; after run(), on its thread. Blocks and segments stay: retention is about those.
  Result<void> trim();

 private:
  struct Partition;
  struct Batch;
  struct SourceFacts;
  Consumer(ConsumerParts parts, ConsumerSettings settings);
  Result<void> consume_block(Partition& partition, const BlockFrame& frame, Batch& batch);
  Result<void> take_record(const BlockFrame& frame, model::LogRecord& record, Partition& partition, Batch& batch);
  Result<void> take_detection(model::Detection&& detection, Batch& batch);
  Result<void> settle(Partition& partition, ConsumeSummary& summary);  // decides what quiet sources showed last
  Result<void> commit(Partition& partition, Batch& batch, ConsumeSummary& summary);
  Result<void> drop_state(const std::string& state);  // a snapshot that no checkpoint names any more
  Result<SourceFacts*> facts_of(const std::string& source_id);
  Result<bool> may_score(SourceFacts& facts, Day day);

  ConsumerParts parts_;
  ConsumerSettings settings_;
  std::vector<std::unique_ptr<Partition>> partitions_;
  std::map<std::string, SourceFacts> sources_;
  std::shared_ptr<const detect::RuleIndex> index_;
  std::unique_ptr<detect::Normaliser> normaliser_;
  std::unique_ptr<SegmentTable> table_;
  std::unique_ptr<events::SegmentStore> segments_;
};

}  // namespace sekimori::watch
