#include "feature/teach/seminar/meeting_book.h"

#include <algorithm>

#include "base/text.h"
#include "record/running_number.h"

namespace sekimori::teach {
namespace {

constexpr std::size_t longest_minutes = 100'000;

void describe_meeting(const ForumMeeting& meeting, record::Draft& draft) {
  draft.summary = Json::object({{"number", meeting.number}, {"state", name_of(meeting.state)}, {"openness", name_of(meeting.openness)}});
  draft.keys = {{"number", meeting.number, record::Uniqueness::unique}};
}

record::Actor own_work() { return record::Actor::system("meeting"); }

}  // namespace

MeetingBook::MeetingBook(const LetterParts& parts)
    : parts_(parts),
      shelf_(parts.database, parts.records, parts.clock, parts.random, "meeting", forum_meeting_from_json, describe_meeting) {}

Result<KnownMeeting> MeetingBook::add(const record::Actor& actor, ForumMeeting meeting, std::string_view reason) {
  TRY(check(meeting));
  meeting.state = MeetingState::planned;
  meeting.papers.clear();
  meeting.minutes.clear();
  meeting.approved_at.reset();
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownMeeting> {
    meeting.number =
        TRY(next_in_series(tx, parts_.records, "meeting", fmt::format("MT-{}-", parts_.zone.day_of(meeting.starts_at).year())));
    return shelf_.create(tx, actor, meeting, reason);
  });
}

Result<KnownMeeting> MeetingBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no meeting {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownMeeting>> MeetingBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, [](const KnownMeeting& a, const KnownMeeting& b) { return a.value.starts_at > b.value.starts_at; });
  return out;
}

Result<KnownMeeting> MeetingBook::step(const record::Actor& actor, std::string_view number, record::Verb verb, std::string_view action,
                                       std::string_view reason, const std::function<Result<void>(ForumMeeting&)>& edit) {
  const KnownMeeting known = TRY(find(actor, number));
  return shelf_.change(actor, known.id, reason, edit, verb, fmt::format("meeting.{}", action));
}

Result<KnownMeeting> MeetingBook::amend(const record::Actor& actor, std::string_view number, ForumMeeting meeting,
                                        std::string_view reason) {
  TRY(check(meeting));
  return step(actor, number, record::Verb::update, "amend", reason, [&](ForumMeeting& one) -> Result<void> {
    if (one.state != MeetingState::planned) return error(ErrorCode::conflict, "meeting {} is {}", number, name_of(one.state));
    ForumMeeting next = meeting;
    next.number = one.number;
    next.state = one.state;
    next.papers = one.papers;
    next.minutes.clear();
    next.approved_at.reset();
    one = std::move(next);
    return {};
  });
}

Result<KnownMeeting> MeetingBook::add_paper(const record::Actor& actor, std::string_view number, MeetingPaper paper, ByteView bytes) {
  constexpr std::size_t longest_name = 200;
  if (bytes.empty() || bytes.size() > largest_paper) return error(ErrorCode::invalid_input, "a paper has 1 to {} bytes", largest_paper);
  if (paper.name.empty() || paper.name.size() > longest_name || paper.name.find_first_of("/\\\r\n\"") != std::string::npos)
    return error(ErrorCode::invalid_input, "a paper's name is that of a file");
  TRY(record::Permissions::standard().check(actor, record::Verb::update, {.kind = "meeting", .id = std::string(number)}));
  const blob::BlobInfo kept = TRY(parts_.blobs.put(bytes));
  paper.sha256 = to_hex(kept.digest);
  paper.bytes = static_cast<std::int64_t>(kept.size);
  return step(actor, number, record::Verb::update, "paper", paper.name, [&](ForumMeeting& one) -> Result<void> {
    if (paper.item < 0 || paper.item > static_cast<std::int64_t>(one.agenda.size()))
      return error(ErrorCode::invalid_input, "{} has {} items on its agenda", number, one.agenda.size());
    if (one.papers.size() >= most_papers) return error(ErrorCode::full, "{} has {} papers already", number, most_papers);
    if (std::ranges::find(one.papers, paper.sha256, &MeetingPaper::sha256) != one.papers.end())
      return error(ErrorCode::conflict, "{} has this paper already", number);
    one.papers.push_back(paper);
    return {};
  });
}

Result<Bytes> MeetingBook::paper(const record::Actor& actor, std::string_view number, std::string_view sha256) {
  const KnownMeeting known = TRY(find(actor, number));
  if (std::ranges::find(known.value.papers, sha256, &MeetingPaper::sha256) == known.value.papers.end())
    return error(ErrorCode::not_found, "{} has no such paper", number);
  return parts_.blobs.get(TRY(blob::parse_digest(sha256)), blob::Verify::yes, largest_paper);
}

Result<KnownMeeting> MeetingBook::hold(const record::Actor& actor, std::string_view number, std::vector<std::string> attendees,
                                       std::string_view next) {
  return step(actor, number, record::Verb::update, "hold", "held", [&](ForumMeeting& one) -> Result<void> {
    if (one.state == MeetingState::cancelled) return error(ErrorCode::conflict, "meeting {} is {}", number, name_of(one.state));
    if (parts_.clock.now() < one.starts_at)
      return error(ErrorCode::conflict, "{} begins on {}: it was not held yet", number, parts_.zone.day_of(one.starts_at).to_string());
    one.state = MeetingState::held;
    one.attendees = attendees;
    one.next = trim(next);
    return {};
  });
}

Result<KnownMeeting> MeetingBook::cancel(const record::Actor& actor, std::string_view number, std::string_view reason) {
  return step(actor, number, record::Verb::update, "cancel", reason, [&](ForumMeeting& one) -> Result<void> {
    if (one.state != MeetingState::planned) return error(ErrorCode::conflict, "meeting {} is {}", number, name_of(one.state));
    one.state = MeetingState::cancelled;
    return {};
  });
}

Result<KnownMeeting> MeetingBook::write_minutes(const record::Actor& actor, std::string_view number, std::string_view text) {
  if (trim(text).empty() || count_code_points(text) > longest_minutes || !is_valid_utf8(text))
    return error(ErrorCode::invalid_input, "minutes have 1 to {} characters", longest_minutes);
  return step(actor, number, record::Verb::update, "minutes", "minutes", [&](ForumMeeting& one) -> Result<void> {
    if (one.state != MeetingState::held) return error(ErrorCode::conflict, "meeting {} is {}, not held", number, name_of(one.state));
    one.minutes = text;
    one.minutes_by = actor.account;
    one.approved_by.clear();
    one.approved_at.reset();
    return {};
  });
}

Result<KnownMeeting> MeetingBook::approve_minutes(const record::Actor& actor, std::string_view number) {
  return step(actor, number, record::Verb::approve, "approve_minutes", "approved", [&](ForumMeeting& one) -> Result<void> {
    if (one.minutes.empty()) return error(ErrorCode::conflict, "meeting {} has no minutes yet", number);
    if (one.minutes_by == actor.account)
      return error(ErrorCode::not_permitted, "whoever wrote the minutes does not approve them; a second person does");
    one.approved_by = actor.account;
    one.approved_at = parts_.clock.now();
    return {};
  });
}

Result<std::vector<KnownMeeting>> MeetingBook::published() {
  auto out = TRY(list(own_work()));
  std::erase_if(out, [](const KnownMeeting& one) { return one.value.openness != Openness::open; });
  return out;
}

Result<KnownMeeting> MeetingBook::published_one(std::string_view number) {
  auto known = find(own_work(), number);
  if (known && known->value.openness == Openness::open) return known;
  return error(ErrorCode::not_found, "no meeting {} in sight", number);
}

Result<Bytes> MeetingBook::published_paper(std::string_view number, std::string_view sha256) {
  const KnownMeeting known = TRY(published_one(number));
  const auto found = std::ranges::find(known.value.papers, sha256, &MeetingPaper::sha256);
  if (found == known.value.papers.end() || found->openness != Openness::open)
    return error(ErrorCode::not_found, "{} has no such paper", number);
  return paper(own_work(), number, sha256);
}

}  // namespace sekimori::teach
