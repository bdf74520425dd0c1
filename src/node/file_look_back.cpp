#include "node/file_look_back.h"

#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/file_walk.h"
#include "feature/share/share_room.h"

namespace sekimori::node {

Result<std::vector<share::KnownWarning>> look_in_files(Node& node, const Path& program, const record::Actor& actor,
                                                       const std::vector<std::string>& warnings, const std::vector<std::string>& folders,
                                                       const std::function<bool()>& stop) {
  auto extractor =
      TRY(inspect::Extractor::create({.files = node.seams().files, .processes = node.seams().processes, .program = program}, {}));
  const auto each = [&](const std::function<void(const share::FileSeen&)>& sink) -> Result<share::FilesTold> {
    share::FilesTold told;
    const auto walked = inspect::walk_files(node.seams().files, folders, [&](inspect::WalkedPath&& path) -> Result<void> {
      if (stop()) return error(ErrorCode::interrupted, "stopped before all files were read; nothing was recorded");
      if (path.kind != FileKind::regular) {
        ++told.not_read;
        return {};
      }
      return extractor.extract(path.path, [&](inspect::ExtractedObject&& object) -> Result<void> {
        ++told.files;
        if (object.status != model::InspectionStatus::inspected || object.sha256.empty()) ++told.not_read;
        sink({.path = object.path, .sha256 = object.sha256});
        return {};
      });
    });
    if (!walked) return std::unexpected(walked.error());
    return told;
  };
  return node.share().warnings->look_in_files(actor, warnings, folders, each);
}

}  // namespace sekimori::node
