// What the forum published for everybody (TLP:CLEAR), as others may print it: searched by the gate once more, against the members of today.
#pragma once

#include "feature/share/forum_book.h"
#include "feature/share/forum_gate.h"
#include "model/ports/published_passages.h"

namespace sekimori::share {

class ForumPassages final : public model::PublishedPassages {
 public:
  ForumPassages(ForumBook& forum, MemberGate& gate) : forum_(forum), gate_(gate) {}
  Result<model::PublishedPassage> passage(std::string_view number) override;
  Result<std::vector<model::PublishedPassage>> all() override;

 private:
  Result<model::PublishedPassage> admitted(const ForumItem& item);

  ForumBook& forum_;
  MemberGate& gate_;
};

}  // namespace sekimori::share
