// The first stage of detection: log files of any known format -> records (model/log_record.h), in file order.
//
//   RecordSinks sinks{.record = [&](model::LogRecord& record) -> Result<void> { return engine.feed(record); },
//                     .bad = [&](const BadRecord& bad) { print(bad); }};
//   ReadSummary summary = TRY(read_records(files, path, mappings, sinks));
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/files.h"
#include "model/log_record.h"

namespace sekimori::detect {

class MappingSet;  // engine/detect/mapping.h: how columns of a CSV or members of a JSON log become fields

struct BadRecord {
  std::string source;
  std::uint64_t offset = 0;
  std::string error;
};

struct RecordSinks {
  // The record may be moved from; it is reused for the next one otherwise. An error ends the reading.
  std::function<Result<void>(model::LogRecord&)> record;
  std::function<void(const BadRecord&)> bad;  // reading goes on behind a bad record
};

struct ReadSummary {
  std::uint64_t records = 0;
  std::uint64_t bad = 0;
  std::uint64_t bytes = 0;
};

// Reads one file: EVTX, JSON lines, a JSON array, CSV with a mapping; .gz, .zst and .zip are opened (members as
// "path!/member"). The format is told by content, then by name. A path that is a directory: invalid_input.
Result<ReadSummary> read_records(Files& files, const Path& path, const MappingSet& mappings, const RecordSinks& sinks);

// The same for bytes already in memory; `name` serves for the format and as LogRecord::source.
Result<ReadSummary> read_records(ByteView bytes, const std::string& name, const MappingSet& mappings, const RecordSinks& sinks);

// What reads files for somebody who does not care how: in this process, or in a confined child
// (parse/confined_reader.h). One thread at a time; each thread makes its own.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  virtual Result<ReadSummary> read(const Path& path, const RecordSinks& sinks) = 0;
};
using RecordReaderMaker = std::function<std::unique_ptr<RecordReader>()>;

// Reads in this process. Both must outlive the reader.
std::unique_ptr<RecordReader> make_record_reader(Files& files, const MappingSet& mappings);

}  // namespace sekimori::detect
