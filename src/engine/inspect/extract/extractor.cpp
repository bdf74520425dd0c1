#include "engine/inspect/extract/extractor.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <mutex>

#include "base/clock.h"
#include "base/confined_worker.h"
#include "base/digest.h"
#include "base/text.h"
#include "engine/inspect/extract/worker_protocol.h"

namespace sekimori::inspect {
namespace {

using model::InspectionStatus;
using model::Reason;

constexpr int files_per_worker = 500;
// The worker watches its own clock; the parent ends it only when that failed.
constexpr std::int64_t grace_nanoseconds = 2 * nanoseconds_per_second;

struct PooledWorker {
  ConfinedWorker worker;
  int files = 0;
};

Result<std::string> hash_of(File& file) {
  Sha256 hash;
  Bytes block(1 << 20);
  for (std::uint64_t at = 0;;) {
    const size_t n = TRY(file.read_at(at, block));
    if (n == 0) break;
    hash.update(ByteView(block).first(n));
    at += n;
  }
  return to_hex(hash.finish());
}

// A descriptor of our own making that holds `bytes` and can no longer be changed.
class SealedMemory {
 public:
  explicit SealedMemory(ByteView bytes) : descriptor_(::memfd_create("object", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {
    while (!bytes.empty()) {
      const ssize_t n = ::write(descriptor_, bytes.data(), bytes.size());
      if (n <= 0) break;
      bytes = bytes.subspan(static_cast<size_t>(n));
    }
    ::fcntl(descriptor_, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    ::lseek(descriptor_, 0, SEEK_SET);
  }
  ~SealedMemory() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  SealedMemory(const SealedMemory&) = delete;
  SealedMemory& operator=(const SealedMemory&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

void refuse(ExtractedObject& object, Reason why, std::string detail) {
  object.status = InspectionStatus::not_inspected;
  object.reason = why;
  object.detail = std::move(detail);
}

// Pages of pdftotext, each a part; form feeds end pages.
void take_pages(ExtractedObject& object, std::string text, std::uint64_t limit) {
  DocumentText out;
  text = scrub_utf8(text);
  size_t page = 1;
  for (size_t at = 0; at < text.size(); ++page) {
    const size_t end = std::min(text.find('\f', at), text.size());
    out.add(PartKind::body, text.substr(at, end - at), std::to_string(page));
    at = end + 1;
  }
  for (TextPart& part : object.parts) out.note(part.kind, std::move(part.name));
  if (out.finish(object, limit)) {
    object.status = InspectionStatus::partial;
    object.reason = Reason::too_large;
    object.detail = "the text is longer than the limit and was cut";
  }
}

}  // namespace

struct Extractor::State {
  ExtractorSeams seams;
  ExtractionLimits limits;
  std::optional<ProgramConfinement> pdf_cage;
  std::string no_pdf;  // why PDFs cannot be read
  std::mutex mutex;
  std::vector<PooledWorker> idle;

  State(const ExtractorSeams& given, const ExtractionLimits& bounds) : seams(given), limits(bounds) {}

  Result<PooledWorker> take_worker() {
    {
      const std::scoped_lock lock(mutex);
      if (!idle.empty()) {
        PooledWorker worker = std::move(idle.back());
        idle.pop_back();
        return worker;
      }
    }
    WorkerCommand command{seams.program, {"inspect-worker", "--memory", std::to_string(limits.memory_bytes)}};
    if (seams.confinement == Confinement::none) command.arguments.emplace_back("--unconfined");
    return PooledWorker{TRY(ConfinedWorker::start(command))};
  }

  void put_back(PooledWorker&& worker) {
    if (++worker.files >= files_per_worker || !worker.worker.alive()) return;
    const std::scoped_lock lock(mutex);
    idle.push_back(std::move(worker));
  }

  // Sends the request, with a fresh worker when the idle one has gone meanwhile. A worker that ends whenever it is started is given back
  // as it is: receive tells how it ended, as of one that ended a moment later.
  Result<PooledWorker> ask(ByteView request, int descriptor) {
    for (int attempt = 0;; ++attempt) {
      PooledWorker worker = TRY(take_worker());
      auto sent = worker.worker.send(request, descriptor);
      if (sent) return worker;
      if (sent.error().code != ErrorCode::unreachable) return std::unexpected(std::move(sent).error());
      if (attempt == 3) return worker;
    }
  }

  static void blame(ExtractedObject& object, const WorkerReply& end) {
    if (end.end == WorkerEnd::timed_out) refuse(object, Reason::timeout, "reading it took longer than the time limit");
    else if (end.signal == SIGXCPU) refuse(object, Reason::timeout, "reading it used more processor time than allowed");
    else if (end.signal == SIGKILL) refuse(object, Reason::memory, "the system ended its reader, as it does when memory runs out");
    else if (end.signal != 0) refuse(object, Reason::crashed, fmt::format("its reader crashed with signal {}", end.signal));
    else if (end.exit_status == 3) refuse(object, Reason::memory, "reading it needs more memory than allowed");
    else refuse(object, Reason::crashed, fmt::format("its reader ended with status {}", end.exit_status));
  }

  Result<std::vector<WalkedFrame>> walk(const Path& path, File& file, std::uint64_t size, std::int64_t deadline);
  void read_pdf(ExtractedObject& object, int descriptor, std::int64_t deadline);
};

// Frames of objects by ordinal, the file itself first, whatever became of the worker.
Result<std::vector<WalkedFrame>> Extractor::State::walk(const Path& path, File& file, std::uint64_t size, std::int64_t deadline) {
  std::optional<SealedMemory> copy;
  int descriptor = file.descriptor();
  if (descriptor < 0) {
    Bytes bytes(size);
    bytes.resize(TRY(file.read_at(0, bytes)));
    copy.emplace(bytes);
    descriptor = copy->descriptor();
  }
  PooledWorker worker = TRY(ask(encode_request({path.string(), limits}), descriptor));
  std::vector<WalkedFrame> frames;
  bool whole = false;
  const size_t frame_limit = static_cast<size_t>(std::max(limits.member_bytes, limits.text_bytes * 2)) + (64 << 20);
  WorkerReply last;
  while (true) {
    last = worker.worker.receive(deadline + grace_nanoseconds, frame_limit);
    if (last.end != WorkerEnd::frame) break;
    auto frame = decode_frame(last.frame);
    if (!frame || frames.size() > limits.members * 2 + 16) {
      worker.worker.kill();
      last.end = WorkerEnd::ended;
      last.signal = SIGSEGV;
      break;
    }
    if (frame->kind == FrameKind::done) {
      whole = true;
      break;
    }
    if (frame->kind == FrameKind::outside_bytes) {
      if (!frames.empty()) frames.back().outside_bytes = std::move(frame->outside_bytes);
      continue;
    }
    // A worker speaks of the file it was given, and of nothing else.
    const std::string& name = frame->walked.object.path;
    const std::string own = path.string();
    if (name != own && !name.starts_with(own + "!/")) continue;
    frames.push_back(*std::move(frame));
  }
  // A worker that ran out of memory ends itself after its answer.
  const bool exhausted = std::ranges::any_of(frames, [](const WalkedFrame& frame) { return frame.walked.object.reason == Reason::memory; });
  if (whole && !exhausted) put_back(std::move(worker));
  std::ranges::sort(frames, {}, [](const WalkedFrame& frame) { return frame.walked.ordinal; });
  if (frames.empty() || frames.front().walked.ordinal != 0) {
    WalkedFrame outer;
    ExtractedObject& object = outer.walked.object;
    object.path = path.string();
    object.bytes = size;
    object.media_type = "application/octet-stream";
    if (auto hash = hash_of(file)) object.sha256 = *hash;
    if (whole) refuse(object, Reason::crashed, "its reader gave no answer");
    else blame(object, last);
    if (!frames.empty()) object.status = InspectionStatus::partial;
    frames.insert(frames.begin(), std::move(outer));
  }
  return frames;
}

void Extractor::State::read_pdf(ExtractedObject& object, int descriptor, std::int64_t deadline) {
  if (!no_pdf.empty()) return refuse(object, Reason::unsupported, no_pdf);
  const std::int64_t left = deadline - system_clock().monotonic_nanoseconds();
  if (left <= 0) return refuse(object, Reason::timeout, "the time limit was reached");
  ProcessRequest request;
  request.program = seams.pdftotext;
  request.arguments = {"-enc", "UTF-8", "-eol", "unix", "-", "-"};
  request.environment = {"LANG=C.UTF-8"};
  request.input_descriptor = descriptor;
  request.time_limit_nanoseconds = left;
  request.output_limit = limits.text_bytes * 2;
  if (pdf_cage) request.confine = pdf_cage->entering();
  auto done = seams.processes.run(request);
  if (!done) return refuse(object, Reason::unsupported, "pdftotext could not be run: " + done.error().message);
  const std::string_view complaints = as_text(done->errors);
  const auto complains_of = [&](std::string_view text) { return complaints.find(text) != std::string_view::npos; };
  if (done->end == ProcessEnd::timed_out || (done->end == ProcessEnd::signalled && done->status == SIGXCPU))
    return refuse(object, Reason::timeout, "pdftotext took longer than the time limit");
  if (done->end == ProcessEnd::signalled)
    return refuse(object, Reason::crashed, fmt::format("pdftotext crashed with signal {}", done->status));
  if (complains_of("Incorrect password") || complains_of("Unsupported version/revision") || complains_of("security handler"))
    return refuse(object, Reason::encrypted, "the PDF needs a password");
  if (done->status == 3) return refuse(object, Reason::encrypted, "the PDF forbids taking its text");
  if (done->end == ProcessEnd::exited && done->status == 127 && done->output.empty())
    return refuse(object, Reason::unsupported, "pdftotext could not be confined or started");
  const bool failed = done->end == ProcessEnd::exited && done->status != 0;
  take_pages(object, std::string(as_text(done->output)), limits.text_bytes);
  if (failed && object.text.empty())
    return refuse(object, complains_of("Out of memory") ? Reason::memory : Reason::damaged, "pdftotext could not read it");
  if (failed || done->end == ProcessEnd::output_limit) {
    object.status = InspectionStatus::partial;
    object.reason = failed ? Reason::damaged : Reason::too_large;
    object.detail = failed ? "pdftotext read only a part of it" : "its text is longer than the limit";
  } else if (object.text.empty() && object.status == InspectionStatus::inspected) {
    object.status = InspectionStatus::partial;
    object.reason = Reason::unsupported;
    object.detail = "its pages hold pictures and no text; pictures are not read";
  }
}

Extractor::Extractor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::create(const ExtractorSeams& seams, const ExtractionLimits& limits) {
  auto state = std::make_unique<State>(seams, limits);
  if (seams.confinement == Confinement::required) TRY(require_confinement_support());
  if (!seams.files.exists(seams.pdftotext)) {
    state->no_pdf = "PDFs are read by pdftotext of poppler-utils, which is not installed at " + seams.pdftotext.string();
  } else if (seams.confinement == Confinement::required) {
    ProgramLimits cage;
    cage.program = seams.pdftotext;
    cage.memory_bytes = limits.memory_bytes;
    cage.cpu_seconds = static_cast<std::uint64_t>(limits.time_nanoseconds / nanoseconds_per_second) + 1;
    state->pdf_cage = TRY(ProgramConfinement::prepare(cage));
  }
  return Extractor(std::move(state));
}

Result<void> Extractor::extract(const Path& path, const ObjectSink& sink) {
  State& state = *state_;
  const std::int64_t deadline = system_clock().monotonic_nanoseconds() + state.limits.time_nanoseconds;
  ExtractedObject alone;
  alone.path = path.string();
  alone.media_type = "application/octet-stream";
  const auto answer = [&](Reason why, std::string detail) {
    refuse(alone, why, std::move(detail));
    return sink(std::move(alone));
  };
  const auto status = state.seams.files.status(path);
  if (!status) return answer(Reason::unreadable, status.error().message);
  switch (status->kind) {
    case FileKind::directory: return error(ErrorCode::invalid_input, "{}: a directory; name the files in it", path.string());
    case FileKind::symlink: return answer(Reason::symlink, "a symbolic link; it is not followed");
    case FileKind::special: return answer(Reason::special, "a device, pipe or socket");
    case FileKind::regular: break;
  }
  auto file = state.seams.files.open(path, OpenMode::read);
  if (!file) return answer(Reason::unreadable, file.error().message);
  const auto size = (*file)->size();
  if (!size) return answer(Reason::unreadable, size.error().message);
  alone.bytes = *size;
  if (*size > state.limits.file_bytes) {
    if (auto hash = hash_of(**file)) alone.sha256 = *hash;
    return answer(Reason::too_large, fmt::format("{} bytes; the limit is {}", *size, state.limits.file_bytes));
  }
  auto frames = TRY(state.walk(path, **file, *size, deadline));
  for (WalkedFrame& frame : frames) {
    ExtractedObject& object = frame.walked.object;
    if (frame.walked.outside == OutsideProgram::pdftotext) {
      if (!object.parent && (*file)->descriptor() >= 0) {
        state.read_pdf(object, (*file)->descriptor(), deadline);
      } else {
        if (!object.parent) frame.outside_bytes = TRY(state.seams.files.read(path, state.limits.file_bytes));
        const SealedMemory memory(frame.outside_bytes);
        state.read_pdf(object, memory.descriptor(), deadline);
      }
    }
    if (state.limits.direct_members && !frame.outside_bytes.empty()) object.content = std::move(frame.outside_bytes);
    frame.outside_bytes = {};
    if (state.seams.confinement == Confinement::none)
      object.detail += object.detail.empty() ? "read without confinement" : "; read without confinement";
    TRY(sink(std::move(object)));
  }
  return {};
}

std::vector<ExtractedObject> extract_bytes(std::string_view path, ByteView bytes, const ExtractionLimits& limits) {
  std::vector<std::pair<std::uint32_t, ExtractedObject>> found;
  Walk walk(limits, system_clock(), [&](WalkedObject&& walked) {
    if (walked.outside != OutsideProgram::none) refuse(walked.object, Reason::unsupported, "PDFs are read by an outside program only");
    found.emplace_back(walked.ordinal, std::move(walked.object));
  });
  walk.start(std::string(path), bytes);
  std::ranges::sort(found, {}, [](const auto& row) { return row.first; });
  std::vector<ExtractedObject> out;
  for (auto& row : found) out.push_back(std::move(row.second));
  return out;
}

}  // namespace sekimori::inspect
