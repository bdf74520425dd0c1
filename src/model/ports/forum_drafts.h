// A proposal for a hub's forum from elsewhere: what a desk learnt, without names. Implemented by feature/share, handed in by node/, which
// lets nothing pass that its own gate finds a member in.
#pragma once

#include <string>

#include "base/result.h"
#include "model/level_definition.h"

namespace sekimori::model {

struct ForumDraft {
  std::string kind;  // trend, measure, problem
  Wording title, body;
  std::string audience, tlp;  // the widest that whoever asked agreed to
  std::string asked_by;       // account
};

class ForumDrafts {
 public:
  virtual ~ForumDrafts() = default;
  // The number of the proposal. not_permitted: it names somebody; invalid_input, not_found: as the forum says.
  virtual Result<std::string> propose(const ForumDraft& draft) = 0;
};

}  // namespace sekimori::model
