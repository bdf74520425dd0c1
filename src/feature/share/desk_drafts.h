// The answer to model/ports/forum_drafts.h: what a desk proposes passes the gate before it is one, and is the hub's to publish.
#pragma once

#include "feature/share/forum_book.h"
#include "feature/share/forum_gate.h"
#include "model/ports/forum_drafts.h"

namespace sekimori::share {

class DeskDrafts final : public model::ForumDrafts {
 public:
  DeskDrafts(ForumBook& forum, MemberGate& gate) : forum_(forum), gate_(gate) {}
  Result<std::string> propose(const model::ForumDraft& draft) override;

 private:
  ForumBook& forum_;
  MemberGate& gate_;
};

}  // namespace sekimori::share
