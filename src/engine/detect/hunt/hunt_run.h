// Rules over a list of files: reading and matching on several threads, results in the order of the files.
//
//   HuntSinks sinks{.detection = [&](HuntFinding&& finding) -> Result<void> { ... }, .bad = ...};
//   HuntSummary summary = TRY(hunt_files(files, paths, mappings, index, {}, sinks));
//
// Detections of single rules come file by file, in record order; those of correlations follow at the end, by time: hits
// of all files are put in the order of time first, so the order of the files does not matter to them. Memory is bounded
// by the queues between threads and by CorrelatorOptions.
#pragma once

#include <functional>
#include <vector>

#include "engine/detect/hunt/detector.h"
#include "engine/detect/record_reader.h"

namespace sekimori::detect {

struct HuntOptions {
  unsigned threads = 2;
  RecordReaderMaker readers;                               // one per thread; empty: files are read in this process
  std::function<bool()> interrupted;                       // asked once per record; may be empty
  CorrelatorOptions correlator = {.lateness = INT64_MAX};  // a hunt reads everything before it decides
};

struct HuntFinding {
  model::Detection detection;
  int time_digits = 0;   // how precisely the source gave the time
  std::string computer;  // of the event; empty for correlations
  std::string user;      // the account the event is about, when it names one
};

struct HuntSinks {
  std::function<Result<void>(HuntFinding&&)> detection;  // called by the calling thread only
  std::function<void(const BadRecord&)> bad;
  std::function<void(const Path&, const Error&)> failed_file;  // the file could not be read at all
};

struct HuntSummary {
  std::uint64_t records = 0;
  std::uint64_t bad_records = 0;
  std::uint64_t failed_files = 0;
  CorrelatorStatistics correlations;
};

Result<HuntSummary> hunt_files(Files& files, const std::vector<Path>& paths, const MappingSet& mappings,
                               std::shared_ptr<const RuleIndex> index, const HuntOptions& options, const HuntSinks& sinks);

// {"rule_id":..,"title":..,"level":..,"time":..,"source":{..},"matched":{..}} as docs/contract.md `hunt` has it.
std::string to_json_line(const HuntFinding& finding);

}  // namespace sekimori::detect
