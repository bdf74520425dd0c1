// The desk's published figures of a quarter as a paragraph that others may print: how many asked, about what, who they were, and the change
// against the quarter before in words.
//
//   DeskPassages passages(statistics, clock, zone);
//   passages.passage("desk-2026Q1");     // not_found: a running quarter, or one without a consultation
//
// Nothing exact is asked for: cells that are hidden in published tables stay hidden here, and what is told of a quarter is told of it
// everywhere. Cost: a few passes over the facts. Any thread.
#pragma once

#include "feature/consult/desk_statistics.h"
#include "model/ports/published_passages.h"

namespace sekimori::consult {

class DeskPassages final : public model::PublishedPassages {
 public:
  DeskPassages(DeskStatistics& statistics, Clock& clock, Zone zone) : statistics_(statistics), clock_(clock), zone_(std::move(zone)) {}
  Result<model::PublishedPassage> passage(std::string_view number) override;
  Result<std::vector<model::PublishedPassage>> all() override;  // of the quarter that ended last

 private:
  DeskStatistics& statistics_;
  Clock& clock_;
  Zone zone_;
};

}  // namespace sekimori::consult
