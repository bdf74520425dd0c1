#include "feature/govern/frameworks/framework_worker.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <mutex>

#include "base/clock.h"
#include "base/confined_worker.h"
#include "base/phrase.h"
#include "base/text.h"
#include "feature/govern/frameworks/document_tree.h"
#include "feature/govern/frameworks/framework_program.h"
#include "feature/govern/frameworks/framework_reader.h"

namespace sekimori::govern {
namespace {

constexpr std::size_t largest_answer = std::size_t(128) << 20;

// A file in memory that the child reads and nobody else sees.
class MemoryFile {
 public:
  static Result<MemoryFile> of(std::string_view text) {
    MemoryFile out;
    out.descriptor_ = ::memfd_create("framework", MFD_CLOEXEC);
    if (out.descriptor_ < 0) return system_error(errno, phrase("making a file in memory"));
    for (std::size_t done = 0; done < text.size();) {
      const ssize_t got = ::write(out.descriptor_, text.data() + done, text.size() - done);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return system_error(errno, phrase("writing a file in memory"));
      done += static_cast<std::size_t>(got);
    }
    return out;
  }
  MemoryFile(MemoryFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  MemoryFile& operator=(MemoryFile&&) = delete;
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int descriptor() const { return descriptor_; }

 private:
  MemoryFile() = default;
  int descriptor_ = -1;
};

Result<std::string> text_behind(int descriptor, std::size_t size) {
  if (size > largest_document) return error(ErrorCode::invalid_input, "larger than {} MiB", largest_document >> 20);
  std::string text(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const ssize_t got = ::pread(descriptor, text.data() + done, size - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error(errno, phrase("reading"));
    if (got == 0) return error(ErrorCode::invalid_input, "the file ends too soon");
    done += static_cast<std::size_t>(got);
  }
  return text;
}

Result<Framework> read_for(const WorkerRequest& request) {
  const Json wish = TRY(Json::parse(as_text(request.message)));
  const auto size = static_cast<std::size_t>(std::max<std::int64_t>(wish["size"].integer_or(0), 0));
  return read_framework(TRY(text_behind(request.descriptor, size)), wish["name"].text());
}

// Both languages, since the one who asked has one that the child does not know.
Json refusal_of(const Error& problem) {
  return Json::object({{"refused", scrub_utf8(problem.in(Language::en))}, {"refused_ja", scrub_utf8(problem.in(Language::ja))}});
}

}  // namespace

namespace {

struct NamedProgram {
  std::mutex lock;
  Path path;
};
NamedProgram& named_program() {
  static NamedProgram one;
  return one;
}

}  // namespace

void read_frameworks_with(const Path& program) {
  NamedProgram& named = named_program();
  const std::scoped_lock held(named.lock);
  named.path = program;
}
Path framework_program() {
  NamedProgram& named = named_program();
  const std::scoped_lock held(named.lock);
  return named.path;
}

int run_framework_worker(std::uint64_t memory_bytes, Confinement confinement) {
  // Libraries open what they need before the door closes: locales, converters.
  (void)read_framework("urn: x\nobjects: {framework: {requirement_nodes: [{urn: y, name: \"\\u3042\"}]}}\n", "warm.yaml");
  (void)read_framework("<catalog uuid=\"x\"><control id=\"a\"><title>b</title></control></catalog>", "warm.xml");
  if (confinement == Confinement::required)
    if (auto caged = enter_worker_confinement({.memory_bytes = memory_bytes, .cpu_seconds = 0, .highest_descriptor = 4}); !caged) {
      std::fprintf(stderr, "sekimori: the confined reader cannot start: %s\n", caged.error().message.c_str());
      return describe(caged.error().code).exit_code;
    }
  WorkerChannel channel;
  auto request = channel.next();
  if (!request) return 0;
  if (request->descriptor < 0) return 1;
  const auto framework = read_for(*request);
  const std::string text = (framework ? to_json(*framework) : refusal_of(framework.error())).dump();
  return channel.send(as_bytes(text)) ? 0 : 1;
}

Result<Framework> read_framework_confined(std::string_view text, std::string_view name, const FrameworkReading& reading) {
  if (text.size() > largest_document) return error(ErrorCode::invalid_input, "{}: larger than {} MiB", name, largest_document >> 20);
  // This very program is started anew only when it said that it can: another would do who knows what.
  const bool own = reading.program == FrameworkReading().program;
  const Path program = own ? framework_program() : reading.program;
  if (program.empty()) return error(ErrorCode::not_permitted, "{}: there is no confined reader in this program", name);
  WorkerCommand command{.program = program, .arguments = {"framework-worker", "--memory-bytes", std::to_string(reading.memory_bytes)}};
  if (reading.confinement == Confinement::none) command.arguments.emplace_back("--unconfined");
  else TRY(require_confinement_support());
  const MemoryFile file = TRY(MemoryFile::of(text));
  ConfinedWorker worker = TRY(ConfinedWorker::start(command));
  const std::string request = Json::object({{"size", text.size()}, {"name", scrub_utf8(name.substr(0, 500))}}).dump();
  // Of one that has ended already, receive tells how.
  if (auto sent = worker.send(as_bytes(request), file.descriptor()); !sent && sent.error().code != ErrorCode::unreachable)
    return std::unexpected(std::move(sent).error());
  const WorkerReply reply =
      worker.receive(system_clock().monotonic_nanoseconds() + reading.most_seconds * nanoseconds_per_second, largest_answer);
  if (reply.end == WorkerEnd::timed_out)
    return error(ErrorCode::invalid_input, "{}: reading it took longer than {} s and was ended", name, reading.most_seconds);
  if (reply.end != WorkerEnd::frame)
    return error(ErrorCode::invalid_input, "{}: the confined reader ended over it without an answer", name);
  // The child may have been taken over by what it read: what it says is data like any other.
  const Json told = TRY(Json::parse(as_text(reply.frame)));
  if (!told["refused"].is_null())
    return std::unexpected(Error{ErrorCode::invalid_input, std::string(told["refused"].text()), std::string(told["refused_ja"].text())});
  Framework out = TRY(framework_from(told));
  TRY(settle_framework(out, name));
  return out;
}

}  // namespace sekimori::govern
