#include "node/report_reading.h"

#include "base/ids.h"
#include "engine/inspect/extract/extractor.h"

namespace sekimori::node {
namespace {

// Bytes in a file that only we read, gone when this ends.
class Passing {
 public:
  Passing(Files& files, Path path) : files_(files), path_(std::move(path)) {}
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;
  ~Passing() { (void)files_.remove_all(path_); }
  const Path& path() const { return path_; }

 private:
  Files& files_;
  Path path_;
};

}  // namespace

Result<mask::Report> read_report(Node& node, const Path& program, std::string_view file_name, ByteView bytes) {
  NodeSeams& at = node.seams();
  const Passing folder(at.files, node.data().spool() / ("report-" + Uuid::make(at.clock, at.random).to_string()));
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
