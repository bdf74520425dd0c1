// What the hub may say to everybody, as others may print it: what its forum published as TLP:CLEAR, and the numbers of the quarter that
// ended last as far as they are published. Each is searched by the gate once more, against the members of today.
//
//   ForumPassages passages(forum, gate, &statistics, clock, zone);
//   passages.passage("F-2026-001");   passages.passage("2026Q1");
#pragma once

#include "feature/share/forum_book.h"
#include "feature/share/forum_gate.h"
#include "feature/share/statistics_book.h"
#include "model/ports/published_passages.h"

namespace sekimori::share {

class ForumPassages final : public model::PublishedPassages {
 public:
  // Without statistics there are items of the forum alone.
  ForumPassages(ForumBook& forum, MemberGate& gate, StatisticsBook* statistics, Clock& clock, Zone zone)
      : forum_(forum), gate_(gate), statistics_(statistics), clock_(clock), zone_(std::move(zone)) {}
  Result<model::PublishedPassage> passage(std::string_view number) override;
  Result<std::vector<model::PublishedPassage>> all() override;

 private:
  Result<model::PublishedPassage> admitted(const ForumItem& item);
  Result<model::PublishedPassage> figures(std::string_view quarter);

  ForumBook& forum_;
  MemberGate& gate_;
  StatisticsBook* statistics_;
  Clock& clock_;
  Zone zone_;
};

}  // namespace sekimori::share
