// Reads log files in a confined child, so that a flaw in a parser meets a cage and not the program
// (base/confinement.h; docs/format/log-worker.md).
//
//   TRY(require_confinement_support());
//   ConfinedReader reader(files, {.mappings = {"vpn.toml"}});
//   TRY(reader.read("Security.evtx", sinks));
//
// Child: the hidden verb `log-worker` calls run_log_worker().
#pragma once

#include "base/confined_worker.h"
#include "base/confinement.h"
#include "engine/detect/mapping.h"
#include "engine/detect/parse/byte_stream.h"
#include "engine/detect/record_reader.h"

namespace sekimori::detect {

struct ConfinedReaderOptions {
  Path program = "/proc/self/exe";
  std::vector<Path> mappings;  // as for MappingSet::load; the child reads them before it is confined
  Confinement confinement = Confinement::required;
  std::int64_t silence_nanoseconds = 300 * nanoseconds_per_second;  // without a frame for so long, the child is ended
};

class ConfinedReader final : public RecordReader {
 public:
  // `files` must outlive the reader. The child starts with the first file; where the kernel cannot confine, that fails.
  ConfinedReader(Files& files, ConfinedReaderOptions options) : files_(files), options_(std::move(options)) {}

  // A child that dies is one BadRecord at the place of the last record; the next file gets a new child.
  Result<ReadSummary> read(const Path& path, const RecordSinks& sinks) override;

 private:
  Result<void> ensure_worker();

  Files& files_;
  ConfinedReaderOptions options_;
  std::unique_ptr<ConfinedWorker> worker_;
};

struct LogWorkerOptions {
  std::vector<Path> mappings;
  Confinement confinement = Confinement::required;
};
// Serves requests until the parent has gone. Returns the exit status.
int run_log_worker(Files& files, const LogWorkerOptions& options);

// As read_records, from a stream; `name` is the source.
Result<ReadSummary> read_stream(ByteStream& stream, const std::string& name, const MappingSet& mappings, const RecordSinks& sinks);

}  // namespace sekimori::detect
