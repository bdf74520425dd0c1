// What waits for whoever looks, over all rooms: one list for Home and for `sekimori task list`. Answered by node/waiting_work.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "model/level_definition.h"
#include "record/permission.h"

namespace sekimori::web {

struct WaitingItem {
  std::string kind;        // "consultation_triage"; "task": one that the node keeps
  model::Wording title;    // what is to be done
  model::Wording object;   // about what: a number, a pseudonym, a course
  std::string address;     // where it is done in the browser: "/consultations/C-2026-0001"
  std::optional<Day> due;  // by when
  std::string owner = {};  // whose it is by name or staff number; empty: whoever may
};
Json to_json(const WaitingItem& item);

class WaitingBoard {
 public:
  virtual ~WaitingBoard() = default;
  // By due day, those without one last. Each room is asked with the rights of whoever looks; what they do not reach is not in it.
  virtual Result<std::vector<WaitingItem>> of(const record::Actor& actor) = 0;
};

}  // namespace sekimori::web
