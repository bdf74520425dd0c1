#include "store/events/manifest.h"

#include <algorithm>
#include <tuple>

#include "base/phrase.h"

namespace sekimori::events {
namespace {
constexpr std::int64_t format_version = 1;
constexpr std::string_view format_name = "sekimori segments";

bool is_one_of(const SegmentInfo& segment, std::span<const Uuid> ids) { return std::ranges::find(ids, segment.id) != ids.end(); }
}  // namespace

Result<std::vector<SegmentInfo>> MemoryManifest::list() {
  const std::scoped_lock lock(mutex_);
  return segments_;
}

Result<void> MemoryManifest::change(std::vector<SegmentInfo> segments) {
  const auto earlier = [](const SegmentInfo& a, const SegmentInfo& b) {
    return std::tie(a.least_time, a.id) < std::tie(b.least_time, b.id);
  };
  std::ranges::sort(segments, earlier);
  TRY(keep(segments));
  segments_ = std::move(segments);
  return {};
}

Result<void> MemoryManifest::add(const SegmentInfo& segment) {
  const std::scoped_lock lock(mutex_);
  if (std::ranges::find(segments_, segment.id, &SegmentInfo::id) != segments_.end())
    return error(ErrorCode::conflict, "segment {} is in the manifest already", segment.id.to_string());
  auto segments = segments_;
  segments.push_back(segment);
  return change(std::move(segments));
}

Result<void> MemoryManifest::mark_removed(std::span<const Uuid> ids) {
  const std::scoped_lock lock(mutex_);
  for (const Uuid& id : ids)
    if (std::ranges::find(segments_, id, &SegmentInfo::id) == segments_.end())
      return error(ErrorCode::not_found, "segment {} is not in the manifest", id.to_string());
  auto segments = segments_;
  for (SegmentInfo& segment : segments)
    if (is_one_of(segment, ids)) segment.state = SegmentState::removed;
  return change(std::move(segments));
}

Result<void> MemoryManifest::forget(std::span<const Uuid> ids) {
  const std::scoped_lock lock(mutex_);
  auto segments = segments_;
  std::erase_if(segments, [&](const SegmentInfo& segment) { return is_one_of(segment, ids); });
  return change(std::move(segments));
}

Json to_json(const SegmentInfo& segment) {
  Json sources = Json::array();
  for (const std::string& source : segment.source_ids) sources.push(source);
  return Json::object({{"id", segment.id.to_string()},
                       {"path", segment.path.string()},
                       {"sha256", to_hex(segment.sha256)},
                       {"bytes", segment.bytes},
                       {"rows", segment.rows},
                       {"least_time", segment.least_time.nanoseconds},
                       {"greatest_time", segment.greatest_time.nanoseconds},
                       {"sources", sources},
                       {"created", segment.created.to_rfc3339()},
                       {"state", segment.state == SegmentState::sealed ? "sealed" : "removed"}});
}

Result<SegmentInfo> segment_info_from(const Json& json) {
  SegmentInfo segment;
  segment.id = TRY(Uuid::parse(json["id"].text()));
  segment.path = std::string(json["path"].text());
  // A path that leads out of the folder would let retention delete what is not a segment.
  for (const Path& part : segment.path)
    if (part == ".." || part == "/")
      return error(ErrorCode::invalid_input, "the path {} leads out of the events folder", segment.path.string());
  if (segment.path.empty()) return error(ErrorCode::invalid_input, "a segment without a path");
  const Bytes digest = TRY(from_hex(json["sha256"].text()));
  if (digest.size() != segment.sha256.size()) return error(ErrorCode::invalid_input, "a SHA-256 of {} bytes", digest.size());
  std::ranges::copy(digest, segment.sha256.begin());
  for (const std::string_view name : {"bytes", "rows", "least_time", "greatest_time"})
    if (!json[name].is_integer()) return error(ErrorCode::invalid_input, "{} is no number", name);
  segment.bytes = static_cast<std::uint64_t>(json["bytes"].integer_or(0));
  segment.rows = static_cast<std::uint64_t>(json["rows"].integer_or(0));
  segment.least_time.nanoseconds = json["least_time"].integer_or(0);
  segment.greatest_time.nanoseconds = json["greatest_time"].integer_or(0);
  for (const Json& source : json["sources"].items()) segment.source_ids.emplace_back(source.text());
  segment.created = TRY(Instant::parse(json["created"].text()));
  if (json["state"].text() == "removed") segment.state = SegmentState::removed;
  else if (json["state"].text() != "sealed") return error(ErrorCode::invalid_input, "an unknown state");
  return segment;
}

Result<std::unique_ptr<FileManifest>> FileManifest::open(Files& files, const Path& path) {
  std::unique_ptr<FileManifest> manifest(new FileManifest(files, path));
  auto text = files.read_text(path);
  if (!text && text.error().code == ErrorCode::not_found) return manifest;
  if (!text) return std::unexpected(std::move(text).error());
  const auto damaged = [&](const Phrase& why) {
    return error(ErrorCode::integrity, "{}: {}; restore it from a backup", path.string(), why);
  };
  const auto json = Json::parse(*text);
  if (!json) return damaged(json.error());
  if ((*json)["format"].text() != format_name) return damaged("not a manifest of segments");
  if ((*json)["version"].integer_or(0) != format_version)
    return error(ErrorCode::invalid_input, "{}: manifest version {}, this program knows {}; install a newer release", path.string(),
                 (*json)["version"].integer_or(0), format_version);
  for (const Json& row : (*json)["segments"].items()) {
    auto segment = segment_info_from(row);
    if (!segment) return damaged(segment.error());
    manifest->segments_.push_back(*std::move(segment));
  }
  return manifest;
}

Result<void> FileManifest::keep(const std::vector<SegmentInfo>& segments) {
  Json rows = Json::array();
  for (const SegmentInfo& segment : segments) rows.push(to_json(segment));
  const Json document = Json::object({{"format", format_name}, {"version", format_version}, {"segments", rows}});
  return files_.replace(path_, as_bytes(document.dump() + "\n"), Durable::yes, 0640);
}

}  // namespace sekimori::events
