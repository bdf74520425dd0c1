// The seam for running other programs (pdftotext, a confined worker, ...).
//
//   ProcessResult done = TRY(processes.run({.program = "/usr/bin/sha256sum", .arguments = {"-c", "manifest"}}));
#pragma once

#include <functional>
#include <optional>

#include "base/files.h"

namespace sekimori {

struct ProcessRequest {
  Path program;  // absolute, or looked up in the PATH of `environment` (without one: /bin and /usr/bin)
  std::vector<std::string> arguments;
  std::vector<std::string> environment;  // "NAME=value"; nothing else is inherited
  Bytes input;                           // fed to stdin
  std::optional<int> input_descriptor;   // instead of `input`: becomes stdin; the caller keeps ownership
  Path working_directory;                // empty: the same
  std::int64_t time_limit_nanoseconds = 60 * nanoseconds_per_second;
  std::uint64_t output_limit = std::uint64_t(256) << 20;  // bytes of stdout and of stderr; more ends the program
  // Runs in the child just before the program starts (after descriptors are in place): put confinement here. Only
  // async-signal-safe calls. A non-zero return ends the child with status 127.
  std::function<int()> confine;
};

enum class ProcessEnd { exited, signalled, timed_out, output_limit };

struct ProcessResult {
  ProcessEnd end = ProcessEnd::exited;
  int status = 0;  // exit status or signal number
  Bytes output;
  Bytes errors;
  bool ok() const { return end == ProcessEnd::exited && status == 0; }
};

class Processes {
 public:
  virtual ~Processes() = default;
  virtual Result<ProcessResult> run(const ProcessRequest& request) = 0;  // any thread; not_found when there is no such program
};

Processes& system_processes();

}  // namespace sekimori
