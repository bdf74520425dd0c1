// What is known of all sealed segments. Behind it stand a JSON file (here) or a data base (feature/watch).
//
//   auto manifest = TRY(FileManifest::open(files, data / "events" / "manifest.json"));
//   TRY(manifest->add(info));
//   for (const SegmentInfo& info : TRY(manifest->list())) ...
//
// Changes are durable when the function returns, and atomic. Any thread may call.
#pragma once

#include <memory>
#include <mutex>
#include <span>

#include "base/json.h"
#include "store/events/segment_info.h"

namespace sekimori::events {

class Manifest {
 public:
  virtual ~Manifest() = default;
  virtual Result<std::vector<SegmentInfo>> list() = 0;                    // by least time, then id; all states
  virtual Result<void> add(const SegmentInfo& segment) = 0;               // conflict: the id is known
  virtual Result<void> mark_removed(std::span<const Uuid> segments) = 0;  // not_found: one is unknown, none is marked
  virtual Result<void> forget(std::span<const Uuid> segments) = 0;        // unknown ones are ignored
};

class MemoryManifest : public Manifest {
 public:
  Result<std::vector<SegmentInfo>> list() override;
  Result<void> add(const SegmentInfo& segment) override;
  Result<void> mark_removed(std::span<const Uuid> segments) override;
  Result<void> forget(std::span<const Uuid> segments) override;

 protected:
  // Called under the lock with what is to become the content; an error leaves the old content.
  virtual Result<void> keep(const std::vector<SegmentInfo>&) { return {}; }
  std::vector<SegmentInfo> segments_;

 private:
  Result<void> change(std::vector<SegmentInfo> segments);
  std::mutex mutex_;
};

// One JSON document, replaced as a whole (docs/format/segment.md). Cost of a change: proportional to all segments.
class FileManifest final : public MemoryManifest {
 public:
  // An absent file is an empty manifest. integrity: damaged; invalid_input: made by a newer release.
  static Result<std::unique_ptr<FileManifest>> open(Files& files, const Path& path);

 protected:
  Result<void> keep(const std::vector<SegmentInfo>& segments) override;

 private:
  FileManifest(Files& files, Path path) : files_(files), path_(std::move(path)) {}
  Files& files_;
  Path path_;
};

Json to_json(const SegmentInfo& segment);
Result<SegmentInfo> segment_info_from(const Json& json);  // invalid_input

}  // namespace sekimori::events
