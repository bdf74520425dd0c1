// Meetings of the forum, from the invitation to the approved minutes.
//
//   auto made = TRY(book.add(secretary, meeting, "first meeting"));                                   // MT-2015-001
//   TRY(book.add_paper(secretary, "MT-2015-001", {.name = "paper1.pdf", .item = 1, .openness = Openness::open}, bytes));
//   TRY(book.hold(secretary, "MT-2015-001", {"…"}, "spring 2016"));
//   TRY(book.write_minutes(secretary, "MT-2015-001", text));
//   TRY(book.approve_minutes(other, "MT-2015-001"));                                                  // another person
//
// Papers lie in the blob store under their hash; the record holds name, hash and whether everybody may read them. Any thread.
#pragma once

#include "feature/teach/letter_parts.h"
#include "feature/teach/seminar/forum_meeting.h"

namespace sekimori::teach {

using KnownMeeting = record::KeptRecord<ForumMeeting>;

class MeetingBook {
 public:
  explicit MeetingBook(const LetterParts& parts);

  static constexpr std::size_t largest_paper = std::size_t(20) << 20, most_papers = 100;

  Result<KnownMeeting> add(const record::Actor& actor, ForumMeeting meeting, std::string_view reason);
  Result<KnownMeeting> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownMeeting>> list(const record::Actor& actor);  // newest first
  // Title, times, place, agenda, openness; papers, minutes and state stay. conflict: it was held.
  Result<KnownMeeting> amend(const record::Actor& actor, std::string_view number, ForumMeeting meeting, std::string_view reason);
  Result<KnownMeeting> add_paper(const record::Actor& actor, std::string_view number, MeetingPaper paper, ByteView bytes);
  Result<Bytes> paper(const record::Actor& actor, std::string_view number, std::string_view sha256);
  Result<KnownMeeting> hold(const record::Actor& actor, std::string_view number, std::vector<std::string> attendees, std::string_view next);
  Result<KnownMeeting> cancel(const record::Actor& actor, std::string_view number, std::string_view reason);
  Result<KnownMeeting> write_minutes(const record::Actor& actor, std::string_view number, std::string_view text);
  // not_permitted: by whoever wrote them.
  Result<KnownMeeting> approve_minutes(const record::Actor& actor, std::string_view number);

  // Of open meetings, for everybody.
  Result<std::vector<KnownMeeting>> published();
  Result<KnownMeeting> published_one(std::string_view number);
  Result<Bytes> published_paper(std::string_view number, std::string_view sha256);

 private:
  Result<KnownMeeting> step(const record::Actor& actor, std::string_view number, record::Verb verb, std::string_view action,
                            std::string_view reason, const std::function<Result<void>(ForumMeeting&)>& edit);

  LetterParts parts_;
  record::RecordShelf<ForumMeeting> shelf_;
};

}  // namespace sekimori::teach
