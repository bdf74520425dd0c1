#include "node/stream_keep.h"

#include <sys/file.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "base/phrase.h"

namespace sekimori::node {
namespace {

constexpr int most_tries = 100;

// False: somebody else holds it in a way that excludes this one.
Result<bool> lock(const File& file, int how, const Path& path) {
  if (file.descriptor() < 0 || ::flock(file.descriptor(), how | LOCK_NB) == 0) return true;
  if (errno == EWOULDBLOCK) return false;
  return system_error(errno, phrase("locking {}", path.string()));
}

}  // namespace

Result<StreamKeep> StreamKeep::while_copying(Files& files, const Path& data) {
  const Path path = data / "stream.keep";
  auto file = TRY(files.open(path, OpenMode::read_write, 0640));
  for (int tried = 0; tried < most_tries; ++tried) {
    if (TRY(lock(*file, LOCK_SH, path))) return StreamKeep(std::move(file));
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return error(ErrorCode::conflict, "{}: the node has been trimming its stream for longer than it should take; try again", path.string());
}

Result<std::optional<StreamKeep>> StreamKeep::for_trimming(Files& files, const Path& data) {
  const Path path = data / "stream.keep";
  auto file = TRY(files.open(path, OpenMode::read_write, 0640));
  if (!TRY(lock(*file, LOCK_EX, path))) return std::optional<StreamKeep>();
  return std::optional<StreamKeep>(StreamKeep(std::move(file)));
}

}  // namespace sekimori::node
