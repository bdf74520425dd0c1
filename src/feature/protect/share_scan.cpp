#include "feature/protect/share_scan.h"

#include <algorithm>
#include <set>

#include "engine/inspect/file_walk.h"
#include "engine/inspect/match/index_writer.h"

namespace sekimori::protect {

std::string place_on_share(const ShareMount& mount, std::string_view path) {
  const std::string folder = mount.folder.lexically_normal().string();
  std::string_view root = folder;
  while (root.ends_with('/') && root.size() > 1) root.remove_suffix(1);
  if (!path.starts_with(root)) return std::string(path);
  std::string_view below = path.substr(root.size());
  if (!below.empty() && !below.starts_with('/')) return std::string(path);
  std::string place = mount.place;
  while (place.ends_with('\\') || place.ends_with('/')) place.pop_back();
  const size_t member = below.find("!/");
  std::string outer(below.substr(0, member));
  if (mount.place.contains('\\')) std::ranges::replace(outer, '/', '\\');
  return place + outer + std::string(member == std::string_view::npos ? std::string_view() : below.substr(member));
}

Result<FingerprintTotals> fingerprint_secrets(const FingerprintParts& parts, const ShareMount& mount, model::SecretDirectory& secrets) {
  FingerprintTotals totals;
  std::set<std::string> numbers;
  auto writer = TRY(inspect::IndexWriter::open(parts.files, parts.random, parts.index, {}));
  const auto take = [&](inspect::WalkedPath&& walked) -> Result<void> {
    if (parts.stop()) return error(ErrorCode::interrupted, "stopped before all files were read; the index is as it was");
    if (walked.kind != FileKind::regular) return {};
    const auto known = secrets.find_by_path(place_on_share(mount, walked.path));
    if (!known) return {};
    bool added = false;
    const auto take_object = [&](inspect::ExtractedObject&& object) -> Result<void> {
      if (object.status != model::InspectionStatus::inspected)
        totals.not_read.push_back(fmt::format("{} ({})", object.path, name_of(object.reason)));
      if (object.bytes == 0 || object.sha256.empty()) return {};
      TRY(writer.add({known->secret.number, object.sha256, object.bytes, object.text}));
      added = true;
      return {};
    };
    TRY(parts.extract(walked.path, take_object));
    if (!added) return {};
    ++totals.files;
    numbers.insert(known->secret.number);
    return {};
  };
  TRY(inspect::walk_files(parts.files, {mount.folder.string()}, take));
  TRY(writer.commit());
  totals.secrets = numbers.size();
  return totals;
}

Result<inspect::ScanTotals> scan_share(const inspect::ScanSetup& setup, const ShareMount& mount, model::SecretDirectory& secrets,
                                       const ShareSink& sink) {
  return inspect::scan_paths(setup, {mount.folder.string()}, [&](model::Inspection&& object) -> Result<void> {
    object.path = place_on_share(mount, object.path);
    if (object.parent) object.parent = place_on_share(mount, *object.parent);
    return sink(object, compare_with_register(object, secrets));
  });
}

}  // namespace sekimori::protect
