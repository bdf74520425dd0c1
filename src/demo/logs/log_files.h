// Writes a firm's chronicle as the log files that its systems would have left behind.
#pragma once

#include "base/files.h"
#include "demo/firm.h"
#include "demo/logs/act.h"
#include "demo/logs/daily_life.h"

namespace sekimori::demo {

struct LogFilesWritten {
  LogBudget lines{};  // by LogKind; windows counts both forms
  std::int64_t evtx_records = 0;
};

// Below `folder` (the firm's): logs/windows/*.jsonl, logs/windows-evtx/COMPUTER/CHANNEL.evtx with exactly
// `evtx_records` of the Windows events (first the main character's computer, then others'), logs/proxy, logs/mail,
// logs/client, logs/print, logs/database, one file a month; logs/client-trial with `unbased` lines of the client log.
// `meaning` gets what each EVTX record was meant to say, one JSON object a line with the file's path as "File".
Result<LogFilesWritten> write_logs(Files& files, const Path& folder, const Firm& firm, Chronicle& chronicle, std::int64_t evtx_records,
                                   std::vector<Act>& unbased, const Path& meaning);

// A file written through a buffer. Errors surface at the write that meets them.
class BufferedFile {
 public:
  static Result<BufferedFile> create(Files& files, const Path& path);
  std::string& buffer() { return buffer_; }  // append here, then call flow()
  Result<void> flow();                       // writes when a megabyte has gathered
  Result<void> finish();

 private:
  explicit BufferedFile(std::unique_ptr<File> file) : file_(std::move(file)) {}
  std::unique_ptr<File> file_;
  std::string buffer_;
};

}  // namespace sekimori::demo
