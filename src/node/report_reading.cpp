#include "node/report_reading.h"

#include "base/ids.h"
#include "engine/inspect/extract/extractor.h"
#include "node/passing_folder.h"

namespace sekimori::node {
Result<mask::Report> read_report(Node& node, const Path& program, std::string_view file_name, ByteView bytes) {
  NodeSeams& at = node.seams();
  const PassingFolder folder(at.files, node.data().spool() / ("report-" + Uuid::make(at.clock, at.random).to_string()));
  TRY(at.files.make_directories(folder.path(), 0700));
  const Path name = Path(file_name).filename();
  const Path file = folder.path() / (name.empty() ? Path("report.txt") : name);
  TRY(at.files.replace(file, bytes, Durable::no, 0600));
  auto extractor =
      TRY(inspect::Extractor::create({.files = at.files, .processes = at.processes, .program = program}, {.correspondence = true}));
  std::vector<inspect::ExtractedObject> objects;
  TRY(extractor.extract(file, [&](inspect::ExtractedObject&& object) -> Result<void> {
    objects.push_back(std::move(object));
    return {};
  }));
  return mask::report_of(std::move(objects));
}

}  // namespace sekimori::node
