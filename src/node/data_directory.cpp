#include "node/data_directory.h"

#include <sys/file.h>

#include <cerrno>
#include <charconv>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::node {
namespace {

constexpr std::string_view version_prefix = "sekimori-data ";

Result<int> read_version(Files& files, const Path& root) {
  const Path path = root / "version";
  if (!files.exists(path)) return 0;
  const std::string text = TRY(files.read_text(path, 256));
  std::string_view rest = trim(text);
  int version = 0;
  if (rest.starts_with(version_prefix)) {
    rest.remove_prefix(version_prefix.size());
    const auto done = std::from_chars(rest.data(), rest.data() + rest.size(), version);
    if (done.ec == std::errc() && done.ptr == rest.data() + rest.size() && version > 0) return version;
  }
  return error(ErrorCode::integrity, "{}: does not say which version the data has", path.string());
}

}  // namespace

Result<DataDirectory> DataDirectory::open(Files& files, const Path& root, OpenData how) {
  const bool fresh = !files.exists(root / "version");
  if (fresh && how != OpenData::make_when_absent)
    return error(ErrorCode::not_found, "{}: no Sekimori data here; start with 'sekimori serve --data {}' or another verb that makes it",
                 root.string(), root.string());
  TRY(files.make_directories(root, 0750));
  auto lock = TRY(files.open(root / "lock", OpenMode::read_write, 0640));
  if (lock->descriptor() >= 0 && ::flock(lock->descriptor(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK)
      return error(ErrorCode::conflict, "{}: in use by another sekimori; stop it, or use another --data", root.string());
    return system_error(errno, phrase("locking {}", (root / "lock").string()));
  }
  int version = TRY(read_version(files, root));
  DataDirectory data(root, std::move(lock), version);
  if (version > data_version)
    return error(ErrorCode::conflict, "{}: made by a newer Sekimori (data version {}, this program knows {}); use that one", root.string(),
                 version, data_version);
  if (version == 0) {
    for (const Path& folder : {data.blobs(), data.events(), data.stream(), data.ledger(), data.index(), data.spool()})
      TRY(files.make_directories(folder, 0750));
    TRY(files.make_directories(data.keys(), 0700));
    TRY(data.write_version(files, data_version));
  } else if (version < data_version && how != OpenData::for_upgrade) {
    return error(ErrorCode::conflict, "{}: data version {} is older than this program's {}; run 'sekimori upgrade --data {}'",
                 root.string(), version, data_version, root.string());
  }
  return data;
}

Result<void> DataDirectory::write_version(Files& files, int version) {
  TRY(files.replace(root_ / "version", as_bytes(fmt::format("{}{}\n", version_prefix, version)), Durable::yes, 0640));
  version_ = version;
  return {};
}

}  // namespace sekimori::node
