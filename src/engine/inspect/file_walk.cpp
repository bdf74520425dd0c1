#include "engine/inspect/file_walk.h"

#include <algorithm>

namespace sekimori::inspect {
namespace {

using Sink = std::function<Result<void>(WalkedPath&&)>;

// A folder sorts as if its name ended in '/', since that is what follows it in the paths of what it holds.
struct Entry {
  std::string name;
  FileKind kind;
  std::string sort_key() const { return kind == FileKind::directory ? name + "/" : name; }
};

void sort_for_walk(std::vector<Entry>& entries) {
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a.sort_key() < b.sort_key(); });
}

Result<void> walk(Files& files, const std::string& path, FileKind kind, const Sink& sink) {
  if (kind != FileKind::directory) return sink({path, kind, {}});
  struct Level {
    std::string prefix;
    std::vector<Entry> entries;
    size_t next = 0;
  };
  std::vector<Level> levels;
  const auto enter = [&](const std::string& directory) -> Result<void> {
    auto listed = files.list(directory);
    if (!listed) return sink({directory, FileKind::directory, listed.error().message});
    Level level{directory.ends_with('/') ? directory : directory + "/", {}, 0};
    for (DirectoryEntry& entry : *listed) level.entries.push_back({std::move(entry.name), entry.kind});
    sort_for_walk(level.entries);
    levels.push_back(std::move(level));
    return {};
  };
  TRY(enter(path));
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.entries.size()) {
      levels.pop_back();
      continue;
    }
    const Entry entry = level.entries[level.next++];
    const std::string full = level.prefix + entry.name;
    if (entry.kind == FileKind::directory) TRY(enter(full));
    else TRY(sink({full, entry.kind, {}}));
  }
  return {};
}

}  // namespace

Result<void> walk_files(Files& files, const std::vector<std::string>& paths, const Sink& sink) {
  std::vector<Entry> starts;
  for (std::string path : paths) {
    const FileStatus status = TRY(files.status(path));
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    starts.push_back({std::move(path), status.kind});
  }
  sort_for_walk(starts);
  std::vector<Entry> kept;
  for (Entry& start : starts) {
    const bool covered = std::ranges::any_of(kept, [&](const Entry& other) {
      return other.name == start.name ||
             (other.kind == FileKind::directory && start.name.starts_with(other.name == "/" ? other.name : other.sort_key()));
    });
    if (!covered) kept.push_back(std::move(start));
  }
  for (const Entry& start : kept) TRY(walk(files, start.name, start.kind, sink));
  return {};
}

}  // namespace sekimori::inspect
