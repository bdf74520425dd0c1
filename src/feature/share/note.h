// One contribution to a thread under a share or a forum item.
//
// Members write under a name that stays the same within one thread and leads nowhere: not to the member, not to what it writes elsewhere.
// The hub writes under its own name. What a note says lies apart from its record, so that it can be destroyed when the note is taken back.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::share {

struct Note {
  std::string number;   // N-2026-001
  std::string subject;  // S-2026-001 or F-2026-001
  std::string audience, tlp;
  std::string author;  // "7K3QF"; empty: the hub
  Instant written_at;
  std::optional<Instant> withdrawn_at;
  bool held = false;                    // it names another member: who wrote it and the hub's people see it, and it does not know
  std::optional<Instant> let_out_at{};  // when a person of the hub let it out
};

Json to_json(const Note& note);
Result<Note> note_from_json(const Json& json);

}  // namespace sekimori::share
