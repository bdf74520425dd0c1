// The confined side: bytes in, objects out, nothing else.
#include <unistd.h>

#include <csignal>
#include <new>

#include "base/clock.h"
#include "base/confined_worker.h"
#include "base/digest.h"
#include "base/phrase.h"
#include "base/text.h"
#include "engine/inspect/extract/charset.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/extract/worker_protocol.h"

namespace sekimori::inspect {
namespace {

constexpr int ended_by_memory = 3;

// The whole file; only lseek and pread are allowed here.
Result<Bytes> read_descriptor(int descriptor, std::uint64_t limit) {
  const off_t size = ::lseek(descriptor, 0, SEEK_END);
  // pdftotext may later be given the same open file, and reads it from its start.
  ::lseek(descriptor, 0, SEEK_SET);
  if (size < 0 || static_cast<std::uint64_t>(size) > limit)
    return error(ErrorCode::invalid_input, "the file cannot be read or is larger than {} bytes", limit);
  Bytes bytes(static_cast<size_t>(size));
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::pread(descriptor, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(errno, phrase("reading the file"));
    if (n == 0) break;
    done += static_cast<size_t>(n);
  }
  bytes.resize(done);
  return bytes;
}

// Uses once what would otherwise open files at its first use.
void warm_libraries() {
  warm_charsets();
  (void)sha256(std::string_view("warm"));
  (void)normalise_nfkc("ｱ");
  (void)system_clock().now();
}

}  // namespace

int run_extraction_worker(const WorkerOptions& options) {
  ::signal(SIGPIPE, SIG_IGN);
  warm_libraries();
  WorkerChannel channel;
  if (options.confinement == Confinement::required) {
    WorkerLimits limits;
    limits.memory_bytes = options.memory_bytes;
    if (auto entered = enter_worker_confinement(limits); !entered) return describe(entered.error().code).exit_code;
  }
  try {
    while (auto received = channel.next()) {
      const auto request = decode_request(received->message);
      if (!request || received->descriptor < 0) return describe(ErrorCode::invalid_input).exit_code;
      bool out_of_memory = false;
      bool gone = false;
      {
        auto bytes = read_descriptor(received->descriptor, request->limits.file_bytes);
        ::close(received->descriptor);
        Walk walk(request->limits, system_clock(), [&](WalkedObject&& walked) {
          out_of_memory |= walked.object.reason == model::Reason::memory;
          gone |= !channel.send(encode_object(walked));
          if (!walked.outside_bytes.empty()) gone |= !channel.send(encode_outside_bytes(walked.outside_bytes));
        });
        if (bytes) {
          walk.start(request->path, *bytes);
        } else {
          WalkedObject unreadable;
          unreadable.object.path = request->path;
          unreadable.object.status = model::InspectionStatus::not_inspected;
          unreadable.object.reason = model::Reason::unreadable;
          unreadable.object.detail = bytes.error().message;
          unreadable.object.media_type = "application/octet-stream";
          gone |= !channel.send(encode_object(unreadable));
        }
      }
      gone |= !channel.send(encode_done());
      if (gone || out_of_memory) return 0;  // a fragmented heap is best left behind
    }
  } catch (const std::bad_alloc&) { return ended_by_memory; }
  return 0;
}

}  // namespace sekimori::inspect
