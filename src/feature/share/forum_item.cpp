#include "feature/share/forum_item.h"

#include <array>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 3> kind_names = {"trend", "measure", "problem"};
constexpr std::array<std::string_view, 7> source_names = {"government", "police", "response_team", "association", "member", "hub", "desk"};
constexpr std::array<std::string_view, 3> direction_names = {"to_industry", "to_government", "within_industry"};
constexpr std::array<std::string_view, 4> state_names = {"open", "published", "declined", "withdrawn"};
constexpr std::array<Text, 3> kind_titles = {
    {{.ja = "手口の動向", .en = "trend of theft"}, {.ja = "対策", .en = "measure"}, {.ja = "課題", .en = "problem of law or practice"}}};
constexpr std::array<Text, 7> source_titles = {{{.ja = "行政機関", .en = "government"},
                                                {.ja = "警察", .en = "police"},
                                                {.ja = "対応機関", .en = "response team"},
                                                {.ja = "団体", .en = "association"},
                                                {.ja = "参加組織", .en = "a member"},
                                                {.ja = "ハブ", .en = "the hub"},
                                                {.ja = "相談窓口", .en = "the desk"}}};
constexpr std::size_t longest_title = 200, longest_body = 20'000, longest_address = 2'000;  // code points

Json instant_json(const std::optional<Instant>& at) { return at ? Json(at->to_rfc3339()) : Json(); }
Result<std::optional<Instant>> instant_in(const Json& json) {
  if (json.is_null()) return std::optional<Instant>();
  return std::optional<Instant>(TRY(Instant::parse(json.text())));
}

Result<void> check_wording(const model::Wording& words, std::string_view what, std::size_t longest) {
  for (const std::string& one : {words.ja, words.en}) {
    if (trim(one).empty()) return error(ErrorCode::invalid_input, "{}: is needed in Japanese and in English", what);
    if (count_code_points(one) > longest) return error(ErrorCode::invalid_input, "{}: more than {} characters", what, longest);
  }
  return {};
}

}  // namespace

std::string_view name_of(ForumKind one) { return kind_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(SourceClass one) { return source_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(Direction one) { return direction_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(ProposalState one) { return state_names.at(static_cast<std::size_t>(one)); }
Text title_of(ForumKind one) { return kind_titles.at(static_cast<std::size_t>(one)); }
Text title_of(SourceClass one) { return source_titles.at(static_cast<std::size_t>(one)); }
std::optional<ForumKind> forum_kind_from(std::string_view name) { return model::value_named<ForumKind>(kind_names, name); }
std::optional<SourceClass> source_class_from(std::string_view name) { return model::value_named<SourceClass>(source_names, name); }
std::optional<Direction> direction_from(std::string_view name) { return model::value_named<Direction>(direction_names, name); }

Json to_json(const ForumContent& content) {
  return Json::object({{"kind", name_of(content.kind)},
                       {"title", model::to_json(content.title)},
                       {"body", model::to_json(content.body)},
                       {"source", name_of(content.source)},
                       {"direction", name_of(content.direction)},
                       {"meeting", content.meeting.title.empty() ? Json()
                                                                 : Json::object({{"title", content.meeting.title},
                                                                                 {"day", model::day_json(content.meeting.day)},
                                                                                 {"address", content.meeting.address}})}});
}

Result<ForumContent> forum_content_from(const Json& json) {
  ForumContent out;
  TRY(model::read_named(json, "kind", kind_names, out.kind));
  TRY(model::read_wording(json, "title", out.title));
  TRY(model::read_wording(json, "body", out.body));
  TRY(model::read_named(json, "source", source_names, out.source));
  TRY(model::read_named(json, "direction", direction_names, out.direction));
  if (const Json& meeting = json["meeting"]; meeting.is_object()) {
    TRY(model::read_text(meeting, "title", out.meeting.title));
    TRY(model::read_day(meeting, "day", out.meeting.day));
    TRY(model::read_text(meeting, "address", out.meeting.address));
  }
  return out;
}

Result<void> check(const ForumContent& content) {
  TRY(check_wording(content.title, "title", longest_title));
  TRY(check_wording(content.body, "body", longest_body));
  const Meeting& meeting = content.meeting;
  if (meeting.title.empty() && (meeting.day || !meeting.address.empty()))
    return error(ErrorCode::invalid_input, "meeting: a title is needed");
  if (count_code_points(meeting.title) > longest_title)
    return error(ErrorCode::invalid_input, "meeting: its title has more than {} characters", longest_title);
  if (!meeting.address.empty() &&
      (!(meeting.address.starts_with("https://") || meeting.address.starts_with("http://")) || meeting.address.size() > longest_address ||
       meeting.address.find_first_of(" \t\r\n\"<>") != std::string::npos))
    return error(ErrorCode::invalid_input, "meeting: the address begins with https:// or http:// and has no spaces");
  return {};
}

Json to_json(const ForumProposal& proposal) {
  return Json::object({{"number", proposal.number},
                       {"content", to_json(proposal.content)},
                       {"audience", proposal.audience},
                       {"tlp", proposal.tlp},
                       {"member", proposal.member},
                       {"by", proposal.by},
                       {"at", proposal.at.to_rfc3339()},
                       {"state", name_of(proposal.state)},
                       {"note", proposal.note},
                       {"item", proposal.item},
                       {"naming", proposal.naming ? Json::object({{"sha256", proposal.naming->sha256},
                                                                  {"name", proposal.naming->name},
                                                                  {"by", proposal.naming->by},
                                                                  {"at", proposal.naming->at.to_rfc3339()}})
                                                  : Json()}});
}

Result<ForumProposal> forum_proposal_from(const Json& json) {
  ForumProposal out;
  TRY(model::read_text(json, "number", out.number));
  out.content = TRY(forum_content_from(json["content"]));
  TRY(model::read_text(json, "audience", out.audience));
  TRY(model::read_text(json, "tlp", out.tlp));
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_instant(json, "at", out.at));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_text(json, "note", out.note));
  TRY(model::read_text(json, "item", out.item));
  if (const Json& naming = json["naming"]; naming.is_object()) {
    ForumNaming wish;
    TRY(model::read_text(naming, "sha256", wish.sha256));
    TRY(model::read_text(naming, "name", wish.name));
    TRY(model::read_text(naming, "by", wish.by));
    TRY(model::read_instant(naming, "at", wish.at));
    out.naming = std::move(wish);
  }
  return out;
}

Json to_json(const ForumItem& item) {
  return Json::object({{"number", item.number},
                       {"content", to_json(item.content)},
                       {"audience", item.audience},
                       {"tlp", item.tlp},
                       {"author", item.author},
                       {"sha256", item.sha256},
                       {"published_at", item.published_at.to_rfc3339()},
                       {"withdrawn_at", instant_json(item.withdrawn_at)},
                       {"withdraw_reason", item.withdraw_reason}});
}

Result<ForumItem> forum_item_from(const Json& json) {
  ForumItem out;
  TRY(model::read_text(json, "number", out.number));
  out.content = TRY(forum_content_from(json["content"]));
  TRY(model::read_text(json, "audience", out.audience));
  TRY(model::read_text(json, "tlp", out.tlp));
  TRY(model::read_text(json, "author", out.author));
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_instant(json, "published_at", out.published_at));
  out.withdrawn_at = TRY(instant_in(json["withdrawn_at"]));
  TRY(model::read_text(json, "withdraw_reason", out.withdraw_reason));
  return out;
}

Json shown_json(const ForumItem& item) {
  Json out = to_json(item);
  if (item.withdrawn_at) out.set("content", Json()).set("author", "");
  return out;
}

}  // namespace sekimori::share
