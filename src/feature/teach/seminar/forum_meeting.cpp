#include "feature/teach/seminar/forum_meeting.h"

#include <array>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 2> openness_names = {"closed", "open"};
constexpr std::array<std::string_view, 3> meeting_names = {"planned", "held", "cancelled"};

Json paper_json(const MeetingPaper& paper) {
  return Json::object({{"name", paper.name},
                       {"sha256", paper.sha256},
                       {"bytes", paper.bytes},
                       {"item", paper.item},
                       {"openness", name_of(paper.openness)}});
}

Json shown(const ForumMeeting& meeting, bool everything) {
  Json agenda = Json::array(), papers = Json::array();
  for (const AgendaItem& one : meeting.agenda)
    agenda.push(Json::object({{"title", Json::object({{"ja", one.title.ja}, {"en", one.title.en}})}, {"presenter", one.presenter}}));
  for (const MeetingPaper& one : meeting.papers)
    if (everything || one.openness == Openness::open) papers.push(paper_json(one));
  const bool tells_minutes = everything || meeting.approved_at;
  Json out = Json::object({{"number", meeting.number},
                           {"title", Json::object({{"ja", meeting.title.ja}, {"en", meeting.title.en}})},
                           {"starts_at", meeting.starts_at.to_rfc3339()},
                           {"ends_at", meeting.ends_at.to_rfc3339()},
                           {"place", meeting.place},
                           {"organiser", meeting.organiser},
                           {"secretariat", meeting.secretariat},
                           {"supporters", model::texts_json(meeting.supporters)},
                           {"openness", name_of(meeting.openness)},
                           {"state", name_of(meeting.state)},
                           {"agenda", std::move(agenda)},
                           {"papers", std::move(papers)},
                           {"attendees", model::texts_json(meeting.attendees)},
                           {"minutes", tells_minutes ? meeting.minutes : std::string()},
                           {"approved_at", meeting.approved_at ? Json(meeting.approved_at->to_rfc3339()) : Json()},
                           {"next", meeting.next}});
  if (everything) out.set("minutes_by", meeting.minutes_by).set("approved_by", meeting.approved_by);
  return out;
}

}  // namespace

std::string_view name_of(Openness one) { return openness_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(MeetingState one) { return meeting_names.at(static_cast<std::size_t>(one)); }
std::optional<Openness> openness_from(std::string_view name) { return model::value_named<Openness>(openness_names, name); }
std::optional<MeetingState> meeting_state_from(std::string_view name) { return model::value_named<MeetingState>(meeting_names, name); }

Json to_json(const ForumMeeting& meeting) { return shown(meeting, true); }
Json public_json(const ForumMeeting& meeting) { return shown(meeting, false); }

Result<ForumMeeting> forum_meeting_from_json(const Json& json) {
  ForumMeeting out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json["title"], "ja", out.title.ja));
  TRY(model::read_text(json["title"], "en", out.title.en));
  TRY(model::read_instant(json, "starts_at", out.starts_at));
  TRY(model::read_instant(json, "ends_at", out.ends_at));
  TRY(model::read_text(json, "place", out.place));
  TRY(model::read_text(json, "organiser", out.organiser));
  TRY(model::read_text(json, "secretariat", out.secretariat));
  TRY(model::read_texts(json, "supporters", out.supporters));
  TRY(model::read_named(json, "openness", openness_names, out.openness));
  TRY(model::read_named(json, "state", meeting_names, out.state));
  for (const Json& one : json["agenda"].items())
    out.agenda.push_back({{one["title"]["ja"].string_or(""), one["title"]["en"].string_or("")}, one["presenter"].string_or("")});
  for (const Json& one : json["papers"].items()) {
    MeetingPaper paper;
    TRY(model::read_text(one, "name", paper.name));
    TRY(model::read_text(one, "sha256", paper.sha256));
    TRY(model::read_integer(one, "bytes", paper.bytes));
    TRY(model::read_integer(one, "item", paper.item));
    TRY(model::read_named(one, "openness", openness_names, paper.openness));
    out.papers.push_back(std::move(paper));
  }
  TRY(model::read_texts(json, "attendees", out.attendees));
  TRY(model::read_text(json, "minutes", out.minutes));
  TRY(model::read_text(json, "minutes_by", out.minutes_by));
  TRY(model::read_text(json, "approved_by", out.approved_by));
  if (!json["approved_at"].is_null()) out.approved_at = TRY(Instant::parse(json["approved_at"].text()));
  TRY(model::read_text(json, "next", out.next));
  return out;
}

Result<void> check(const ForumMeeting& meeting) {
  constexpr std::size_t most_items = 50;
  if (trim(meeting.title.ja).empty() || trim(meeting.title.en).empty())
    return error(ErrorCode::invalid_input, "a meeting needs a title in Japanese and in English");
  if (meeting.ends_at <= meeting.starts_at) return error(ErrorCode::invalid_input, "a meeting ends after it begins");
  if (meeting.agenda.empty() || meeting.agenda.size() > most_items)
    return error(ErrorCode::invalid_input, "an agenda has 1 to {} items", most_items);
  for (const AgendaItem& one : meeting.agenda)
    if (trim(one.title.ja).empty()) return error(ErrorCode::invalid_input, "an item of an agenda needs a Japanese title");
  return {};
}

}  // namespace sekimori::teach
