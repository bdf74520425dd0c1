// Text with places out of any file, read by confined children.
//
//   Extractor extractor = TRY(Extractor::create({.files = at.files, .processes = at.processes, .program = at.program}, {}));
//   TRY(extractor.extract("計画.docx", [&](ExtractedObject&& object) -> Result<void> { return look_at(object); }));
//
// Every file gets an object, whatever happens to it: unreadable, a link, a bomb, a parser that crashes. One worker serves
// many files and is replaced after 500 of them or after any mishap; several threads may call extract() at the same time,
// each then uses a worker of its own. Cost over reading the file in this process: about 50 microseconds.
#pragma once

#include <memory>

#include "base/confinement.h"
#include "base/processes.h"
#include "engine/inspect/extraction.h"

namespace sekimori::inspect {

struct ExtractorSeams {
  Files& files;
  Processes& processes;
  Path program;                                     // this very binary; started as `program inspect-worker ...`
  Confinement confinement = Confinement::required;  // none: only when a person asked for it; every detail then says so
  Path pdftotext = "/usr/bin/pdftotext";            // poppler; absent: PDFs are answered for as unsupported
};

class Extractor {
 public:
  // not_permitted when confinement is required and the kernel cannot give it.
  static Result<Extractor> create(const ExtractorSeams& seams, const ExtractionLimits& limits);
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  // Objects of one file, the file itself first, members in archive order, handed over when the file is done. An error is
  // one of ours (no worker can be started) or the sink's, never the file's; a directory is invalid_input.
  Result<void> extract(const Path& path, const ObjectSink& sink);

 private:
  struct State;
  explicit Extractor(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The same in this process, unconfined: for tests and fuzzing. PDFs are answered for as unsupported.
std::vector<ExtractedObject> extract_bytes(std::string_view path, ByteView bytes, const ExtractionLimits& limits);

// Main of the worker: warms the libraries, enters the cage, serves requests on descriptors 3 and 4 until they close.
// Returns the exit status.
struct WorkerOptions {
  std::uint64_t memory_bytes = ExtractionLimits().memory_bytes;
  Confinement confinement = Confinement::required;
};
int run_extraction_worker(const WorkerOptions& options);

}  // namespace sekimori::inspect
