// What this firm asked a desk of another house, as it stands here: about which case, what it coded of itself, the hash of the very bytes
// that left, and how far the desk is. What was said stands sealed beside it (words_vault.h, under the question's number).
//
//   sending -> received -> triaged -> in_work -> waiting, answered -> closed      refused: the desk did not take it; gone: it forgot it
//
// One that the firm erased keeps its number, desk, times and hash; words, title, case and what it said of itself are gone.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/json.h"
#include "feature/consult/consultation.h"

namespace sekimori::consult {

constexpr std::string_view question_sending = "sending", question_refused = "refused", question_gone = "gone";

struct AskedQuestion {
  std::string number;  // Q-2026-001, of this node
  std::string desk;    // name of the link
  std::string about;   // "case 2026-001"; empty: none
  std::string title;   // of our own; the desk does not see it
  AskerAttributes attributes;
  std::string sha256;  // of what was sent
  Instant sent_at;
  std::string by;                         // account
  std::string state;                      // as above; else as the desk says
  std::string refused_why;                // in the desk's words
  std::string sealed_code;                // to come back with; wrapped under the company key, base64
  std::int64_t answers = 0;               // how often the desk said something
  std::optional<Instant> heard_at = {};   // when the last of it came here
  std::optional<Instant> erased_at = {};  // here; the desk has still to hear of it unless it is settled
  std::string erased_by = {};             // account
  bool desk_keeps_it = false;             // the desk heard of it, and has still to keep what was said
  bool arrived() const { return state != question_sending && state != question_refused; }
  // Whether there is nothing more to say to the desk or to hear from it.
  bool settled() const { return state == question_refused || state == question_gone || (state == "closed" && !erased_at); }
};

Json to_json(const AskedQuestion& question);
Result<AskedQuestion> asked_question_from(const Json& json);
Json shown_json(const AskedQuestion& question);  // without the code

}  // namespace sekimori::consult
