#include "engine/detect/parse/confined_reader.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/clock.h"
#include "base/phrase.h"
#include "base/text.h"
#include "engine/detect/parse/charset.h"
#include "engine/detect/parse/record_frame.h"

namespace sekimori::detect {
namespace {

constexpr size_t frame_size = 256 << 10;     // handed on when so much has gathered
constexpr size_t largest_frame = 256 << 20;  // a single record of 16 MiB grows by its names
constexpr size_t longest_name = 32'768;      // a request is one message of 64 KiB

// The descriptor that came with a request, up to the size it had then.
class DescriptorStream final : public ByteStream {
 public:
  DescriptorStream(int descriptor, std::uint64_t size) : descriptor_(descriptor), left_(size) {}
  Result<size_t> read(std::span<Byte> out) override {
    size_t done = 0;
    const size_t wanted = static_cast<size_t>(std::min<std::uint64_t>(out.size(), left_));
    while (done < wanted) {
      const ssize_t n = ::read(descriptor_, out.data() + done, wanted - done);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return system_error(errno, phrase("reading"));
      if (n == 0) break;
      done += static_cast<size_t>(n);
    }
    left_ -= done;
    return done;
  }

 private:
  int descriptor_;
  std::uint64_t left_;
};

// Gathers records into frames, in their order with the bad places.
class FrameSender {
 public:
  explicit FrameSender(WorkerChannel& channel) : channel_(channel) {}
  Result<void> record(const model::LogRecord& record) {
    if (kind_ != FrameKind::records) TRY(flush(FrameKind::records));
    append_record(frame_, record);
    return frame_.size() < frame_size ? Result<void>() : flush(FrameKind::records);
  }
  Result<void> bad(const BadRecord& bad) {
    if (kind_ != FrameKind::bad) TRY(flush(FrameKind::bad));
    append_bad(frame_, bad);
    return frame_.size() < frame_size ? Result<void>() : flush(FrameKind::bad);
  }
  Result<void> end(const Result<ReadSummary>& summary) {
    TRY(flush(summary ? FrameKind::done : FrameKind::failed));
    if (summary) {
      for (const std::uint64_t number : {summary->records, summary->bad, summary->bytes})
        for (unsigned i = 0; i < 8; ++i) frame_.push_back(static_cast<Byte>(number >> (8 * i)));
    } else {
      append_text(frame_, scrub_utf8(summary.error().message));
      append_text(frame_, scrub_utf8(summary.error().in(Language::ja)));
    }
    return flush(FrameKind::records);
  }

 private:
  Result<void> flush(FrameKind next) {
    if (frame_.size() > 1) TRY(channel_.send(frame_));
    frame_.assign(1, static_cast<Byte>(next));
    kind_ = next;
    return {};
  }
  WorkerChannel& channel_;
  FrameKind kind_ = FrameKind::done;
  Bytes frame_;
};

int complain(const Error& problem) {
  std::fprintf(stderr, "sekimori: the confined reader cannot start: %s\n", problem.message.c_str());
  return describe(problem.code).exit_code;
}

}  // namespace

int run_log_worker(Files& files, const LogWorkerOptions& options) {
  const auto mappings = MappingSet::load(files, options.mappings);
  if (!mappings) return complain(mappings.error());
  // Libraries open what they need before the door closes: ICU its converters and zones, the parsers their tables.
  for (const std::string_view name : {"utf-8", "cp932", "euc-jp", "windows-1252", "utf-16le", "utf-16be"})
    if (auto charset = Charset::open(name); !charset) return complain(charset.error());
  const RecordSinks ignore{.record = [](model::LogRecord&) { return Result<void>(); }, .bad = [](const BadRecord&) {}};
  (void)read_records(as_bytes("{\"a\":1}\n"), "warm", *mappings, ignore);
  (void)read_records(as_bytes("PK\x03\x04"), "warm", *mappings, ignore);
  (void)Zone::tokyo().offset_seconds(Instant{});
  if (options.confinement == Confinement::required)
    if (auto caged = enter_worker_confinement({.memory_bytes = std::uint64_t(1536) << 20, .cpu_seconds = 0, .highest_descriptor = 4});
        !caged)
      return complain(caged.error());

  WorkerChannel channel;
  while (auto request = channel.next()) {
    RecordFrameReader fields(request->message);
    const auto size = fields.number();
    const auto name = fields.text();
    if (!size || !name || request->descriptor < 0) return 1;
    const std::string source(*name);
    FrameSender sender(channel);
    Result<void> sent;
    const RecordSinks sinks{.record = [&](model::LogRecord& record) { return sender.record(record); },
                            .bad =
                                [&](const BadRecord& bad) {
                                  if (sent) sent = sender.bad(bad);
                                }};
    DescriptorStream stream(request->descriptor, *size);
    const auto summary = read_stream(stream, source, *mappings, sinks);
    ::close(request->descriptor);
    if (!sent || !sender.end(summary)) return 1;
  }
  return 0;
}

Result<void> ConfinedReader::ensure_worker() {
  if (worker_ && worker_->alive()) return {};
  WorkerCommand command{.program = options_.program, .arguments = {"log-worker"}};
  for (const Path& path : options_.mappings) {
    command.arguments.emplace_back("--mapping");
    command.arguments.push_back(path.string());
  }
  if (options_.confinement == Confinement::none) command.arguments.emplace_back("--unconfined");
  worker_ = std::make_unique<ConfinedWorker>(TRY(ConfinedWorker::start(command)));
  return {};
}

Result<ReadSummary> ConfinedReader::read(const Path& path, const RecordSinks& sinks) {
  const std::unique_ptr<File> file = TRY(files_.open(path, OpenMode::read));
  if (file->descriptor() < 0) return error(ErrorCode::failure, "{}: has no descriptor for the confined reader", path.string());
  const std::uint64_t size = TRY(file->size());
  const std::string source = scrub_utf8(path.string());
  if (source.size() > longest_name) return error(ErrorCode::invalid_input, "{}...: the path is too long", source.substr(0, 100));
  TRY(ensure_worker());
  Bytes request;
  for (unsigned i = 0; i < 8; ++i) request.push_back(static_cast<Byte>((size != 0 ? size : std::uint64_t{1} << 30) >> (8 * i)));
  append_text(request, source);
  // One that ended while it was idle is replaced; of one that ends whenever it is started, receive tells how.
  for (int attempt = 0; attempt < 2; ++attempt) {
    auto sent = worker_->send(request, file->descriptor());
    if (sent) break;
    if (sent.error().code != ErrorCode::unreachable) return std::unexpected(std::move(sent).error());
    if (attempt == 1) break;
    worker_->kill();
    TRY(ensure_worker());
  }

  ReadSummary counted;
  model::LogRecord record;
  FieldSlots slots;
  BadRecord bad;
  std::uint64_t last_offset = 0;
  const auto stop = [&](Error problem) -> Result<ReadSummary> {
    worker_->kill();
    return std::unexpected(std::move(problem));
  };
  while (true) {
    const std::int64_t deadline = system_clock().monotonic_nanoseconds() + options_.silence_nanoseconds;
    const WorkerReply reply = worker_->receive(deadline, largest_frame);
    if (reply.end != WorkerEnd::frame || reply.frame.empty()) {
      worker_->kill();
      ++counted.bad;
      const std::string_view how = reply.end == WorkerEnd::timed_out ? "was silent for too long and was ended" : "ended without an answer";
      if (sinks.bad) sinks.bad({source, last_offset, fmt::format("the confined reader {}; what follows here was not read", how)});
      return counted;
    }
    RecordFrameReader frame(ByteView(reply.frame).subspan(1));
    switch (FrameKind{reply.frame[0]}) {
      case FrameKind::records:
        while (true) {
          auto more = frame.next(record, slots);
          if (!more) return stop(std::move(more).error().at(source));
          if (!*more) break;
          ++counted.records;
          last_offset = record.offset;
          if (auto taken = sinks.record(record); !taken) return stop(std::move(taken).error());
        }
        break;
      case FrameKind::bad:
        while (true) {
          auto more = frame.next(bad);
          if (!more) return stop(std::move(more).error().at(source));
          if (!*more) break;
          ++counted.bad;
          if (sinks.bad) sinks.bad(bad);
        }
        break;
      case FrameKind::done: {
        (void)frame.number();
        (void)frame.number();
        counted.bytes = frame.number().value_or(0);
        return counted;
      }
      case FrameKind::failed: {
        const std::string english(frame.text().value_or(source));
        return std::unexpected(Error{ErrorCode::invalid_input, english, std::string(frame.text().value_or(english))});
      }
      default: return stop(error(ErrorCode::failure, "{}: the confined reader sent an unknown frame", source).error());
    }
  }
}

}  // namespace sekimori::detect
