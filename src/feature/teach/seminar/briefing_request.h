// Somebody asks for a briefing, a lecturer or a text of law: one queue, each with what became of it.
//
//   auto asked = TRY(requests.add(secretary, {.kind = BriefingKind::briefing, .organisation = "…", .mail = "…", .topic = "…"}));   //
//   BR-2026-001 TRY(requests.answer(secretary, "BR-2026-001", BriefingState::answered, "sent the handbook", "SM-2026-004"));
//
// Any thread.
#pragma once

#include <optional>

#include "feature/teach/letter_parts.h"

namespace sekimori::teach {

enum class BriefingKind : unsigned char { briefing, lecturer, law_text, on_site_seminar };
enum class BriefingState : unsigned char { open, answered, declined };
std::string_view name_of(BriefingKind one);
std::string_view name_of(BriefingState one);
std::optional<BriefingKind> briefing_kind_from(std::string_view name);
std::optional<BriefingState> briefing_state_from(std::string_view name);

struct BriefingRequest {
  std::string number = {};  // BR-2026-001
  BriefingKind kind = BriefingKind::briefing;
  std::string organisation, mail, topic;
  std::optional<Day> wanted_by = {};
  BriefingState state = BriefingState::open;
  std::string answer = {}, seminar = {};  // the seminar that came of it
  Instant asked_at = {};
  std::optional<Instant> answered_at = {};
};
Json to_json(const BriefingRequest& request);
Result<BriefingRequest> briefing_request_from_json(const Json& json);

using KnownBriefingRequest = record::KeptRecord<BriefingRequest>;

class BriefingBook {
 public:
  explicit BriefingBook(const LetterParts& parts);
  Result<KnownBriefingRequest> add(const record::Actor& actor, BriefingRequest request);
  Result<std::vector<KnownBriefingRequest>> list(const record::Actor& actor);  // open ones first, then by number
  // conflict: it has an answer already.
  Result<KnownBriefingRequest> answer(const record::Actor& actor, std::string_view number, BriefingState state, std::string_view answer,
                                      std::string_view seminar);

 private:
  LetterParts parts_;
  record::RecordShelf<BriefingRequest> shelf_;
};

}  // namespace sekimori::teach
