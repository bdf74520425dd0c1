// A meeting of the forum: agenda, papers, who came, minutes; open to the public or closed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "model/level_definition.h"

namespace sekimori::teach {

enum class Openness : unsigned char { closed, open };
enum class MeetingState : unsigned char { planned, held, cancelled };
std::string_view name_of(Openness one);
std::string_view name_of(MeetingState one);
std::optional<Openness> openness_from(std::string_view name);
std::optional<MeetingState> meeting_state_from(std::string_view name);

struct AgendaItem {
  model::Wording title;
  std::string presenter;
};

struct MeetingPaper {
  std::string name, sha256 = {};
  std::int64_t bytes = 0;
  std::int64_t item = 0;  // of the agenda, from 1; 0: of the whole
  Openness openness = Openness::closed;
};

struct ForumMeeting {
  std::string number;  // MT-2015-001
  model::Wording title;
  Instant starts_at, ends_at;
  std::string place, organiser, secretariat;
  std::vector<std::string> supporters;
  Openness openness = Openness::closed;
  MeetingState state = MeetingState::planned;
  std::vector<AgendaItem> agenda;
  std::vector<MeetingPaper> papers;
  std::vector<std::string> attendees;  // organisations
  std::string minutes, minutes_by, approved_by;
  std::optional<Instant> approved_at;
  std::string next;  // when the next one is to be: "spring 2016"
};
Json to_json(const ForumMeeting& meeting);
// For everybody: without closed papers, and without minutes that nobody approved.
Json public_json(const ForumMeeting& meeting);
Result<ForumMeeting> forum_meeting_from_json(const Json& json);
Result<void> check(const ForumMeeting& meeting);

}  // namespace sekimori::teach
