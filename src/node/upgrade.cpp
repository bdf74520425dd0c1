#include "node/upgrade.h"

#include <algorithm>

namespace sekimori::node {
namespace {

// What changes in the folder itself from one data version to the next. Tables have migrations of their own.
struct Step {
  int from;
  Result<void> (*take)(const DataDirectory& data, NodeSeams seams);
};
const std::vector<Step>& steps() {
  static const std::vector<Step> all = {};  // version 1 is the first
  return all;
}

}  // namespace

Result<UpgradeSummary> upgrade(const NodeSettings& settings, NodeSeams seams, const Path& backup) {
  UpgradeSummary summary;
  summary.backup = backup;
  {
    DataDirectory data = TRY(DataDirectory::open(seams.files, settings.data, OpenData::for_upgrade));
    summary.from = data.version();
    if (settings.database.empty()) TRY(back_up(settings, seams, backup));
    while (data.version() < data_version) {
      const auto step = std::ranges::find(steps(), data.version(), &Step::from);
      if (step == steps().end())
        return error(ErrorCode::conflict, "{}: no way leads from data version {} to {}", settings.data.string(), data.version(),
                     data_version);
      TRY(step->take(data, seams));
      TRY(data.write_version(seams.files, data.version() + 1));
    }
    summary.to = data.version();
  }
  // Opening brings the tables up to date.
  NodeSettings inside = settings;
  inside.how = OpenData::must_exist;
  TRY(Node::open(inside, seams));
  return summary;
}

}  // namespace sekimori::node
