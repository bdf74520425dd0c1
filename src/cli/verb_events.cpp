#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "cli/log_readers.h"
#include "engine/detect/normalise/record_json.h"
#include "engine/detect/record_reader.h"

namespace sekimori::cli {
namespace {

constexpr size_t block_size = 256 << 10;    // bytes of output handed on at a time
constexpr size_t most_blocks_waiting = 64;  // per file
constexpr unsigned reading_threads = 2;

// What one file prints, made by a reading thread and taken by the writing one.
class FileOutput {
 public:
  void push(std::string block) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return blocks_.size() < most_blocks_waiting; });
    blocks_.push_back(std::move(block));
    changed_.notify_all();
  }
  void finish(Result<detect::ReadSummary> summary, bool printed) {
    const std::scoped_lock lock(mutex_);
    summary_ = std::move(summary);
    printed_ = printed;
    changed_.notify_all();
  }
  // The next block; nothing when the file is done, and then summary() tells how.
  std::optional<std::string> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !blocks_.empty() || summary_; });
    if (blocks_.empty()) return std::nullopt;
    std::string block = std::move(blocks_.front());
    blocks_.pop_front();
    changed_.notify_all();
    return block;
  }
  const Result<detect::ReadSummary>& summary() const { return *summary_; }
  bool printed() const { return printed_; }  // at least one record came out

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> blocks_;
  std::optional<Result<detect::ReadSummary>> summary_;
  bool printed_ = false;
};

// Files named, and files below folders named, in the order of their path bytes; links inside folders are not followed.
Result<void> collect(Surroundings& at, const Path& path, std::vector<Path>& out) {
  std::error_code code;
  if (!std::filesystem::is_directory(path, code)) {
    out.push_back(path);
    return {};
  }
  for (const DirectoryEntry& entry : TRY(at.files.list(path))) {
    const Path inner = path / entry.name;
    switch (entry.kind) {
      case FileKind::directory: TRY(collect(at, inner, out)); break;
      case FileKind::regular: out.push_back(inner); break;
      case FileKind::symlink:
      case FileKind::special: at.note(fmt::format("{}: not a regular file; left out\n", inner.string())); break;
    }
  }
  return {};
}

void print_file(detect::RecordReader& reader, const Path& path, FileOutput& output) {
  bool printed = false;
  std::string block;
  block.reserve(block_size + (block_size >> 2));
  const auto line_done = [&] {
    block += '\n';
    if (block.size() < block_size) return;
    output.push(std::move(block));
    block.clear();
    block.reserve(block_size + (block_size >> 2));
  };
  const detect::RecordSinks sinks{.record = [&](model::LogRecord& record) -> Result<void> {
                                    if (interrupted()) return error(ErrorCode::interrupted, "{}", path.string());
                                    detect::append_event_line(block, record);
                                    printed = true;
                                    line_done();
                                    return {};
                                  },
                                  .bad =
                                      [&](const detect::BadRecord& bad) {
                                        detect::append_bad_line(block, bad.source, bad.offset, bad.error);
                                        line_done();
                                      }};
  auto summary = reader.read(path, sinks);
  if (!block.empty()) output.push(std::move(block));
  output.finish(std::move(summary), printed);
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::vector<Path> paths;
  for (const std::string& path : arguments.rest) TRY(collect(at, path, paths));
  const detect::RecordReaderMaker readers = TRY(log_readers(at, arguments));

  std::vector<FileOutput> outputs(paths.size());
  std::atomic<size_t> next{0};
  std::vector<std::jthread> threads;
  const auto read_files = [&] {
    const std::unique_ptr<detect::RecordReader> reader = readers();
    for (size_t i = next++; i < paths.size(); i = next++) print_file(*reader, paths[i], outputs[i]);
  };
  for (unsigned i = 0; i < std::min<size_t>(reading_threads, paths.size()); ++i) threads.emplace_back(read_files);

  std::uint64_t bad = 0, failed = 0;
  std::optional<Error> first_error;
  for (size_t i = 0; i < paths.size(); ++i) {
    while (auto block = outputs[i].take()) at.out(*block);
    const auto& summary = outputs[i].summary();
    if (summary) {
      bad += summary->bad;
      continue;
    }
    if (!first_error) first_error = summary.error();
    ++failed;
    if (summary.error().code == ErrorCode::interrupted) continue;
    std::string line;
    detect::append_bad_line(line, paths[i].string(), 0, summary.error().message);
    at.out(line + "\n");
    if (paths.size() > 1 || outputs[i].printed()) at.note(fmt::format("sekimori: {}\n", summary.error().message));
  }
  threads.clear();
  if (first_error && (first_error->code == ErrorCode::interrupted || (paths.size() == 1 && !outputs[0].printed())))
    return std::unexpected(std::move(*first_error));
  return bad + failed == 0 ? ExitCode::ok : ExitCode::partial;
}

}  // namespace

extern const Verb verb_events;
const Verb verb_events{.name = "events",
                       .summary = {.ja = "ログの記録を一行ずつ取り出す", .en = "print the records of log files, one a line"},
                       .options = {{.name = "jsonl", .help = {.ja = "JSON を一行ずつ出力（既定）", .en = "print JSON lines (the default)"}},
                                   {.name = "mapping",
                                    .kind = OptionKind::repeated,
                                    .metavar = "FILE",
                                    .help = {.ja = "列の対応を書いたファイル", .en = "a file that says what the columns of a log mean"}},
                                   {.name = "unconfined",
                                    .help = {.ja = "隔離せずに読む（カーネルが対応しない場合だけ）",
                                             .en = "read without a cage (only where the kernel has none)"}}},
                       .rest = "PATH...",
                       .least_rest = 1,
                       .most_rest = SIZE_MAX,
                       .run = run};

}  // namespace sekimori::cli
