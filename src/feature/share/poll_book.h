// Polls of the members, with results that name nobody.
//
//   auto poll = TRY(polls.ask(hub, question, {.audience = "heavy", .tlp = "AMBER"}, ends));         // Q-2026-001
//   TRY(polls.vote(contact, "Q-2026-001", 0));                                                   // one ballot a member, for good
//   polls.find(contact, "Q-2026-001")->value.result;                                             // after the end, if enough voted
//
// A vote is no change record and no version: it leaves nothing but a counter and a mark, sealed together (poll_urn.h). After the last day
// the urn is counted once and destroyed with its salt; fewer ballots than the floor, of the poll or of an option, are never told. Any
// thread.
#pragma once

#include "feature/share/audiences.h"
#include "feature/share/forum_book.h"
#include "feature/share/forum_gate.h"
#include "feature/share/poll.h"
#include "feature/share/poll_urn.h"

namespace sekimori::share {

using KnownPoll = record::KeptRecord<Poll>;

struct PollView {
  KnownPoll poll;
  bool voted = false;  // the reader's own member
  bool may_vote = false;
  bool of_hub = false;  // the reader: the hub's people alone are told what is held
};
Json to_json(const PollView& view);

class PollBook {
 public:
  PollBook(ForumParts parts, Audiences& audiences, ReportBook& reports, MemberGate& gate);

  // By the hub, by a chair for a group of its own, by an association for a group that it belongs to. invalid_input: no such audience or
  // label, an end that is over; not_permitted: it names whoever asks (of the hub: any member). What names another member is held.
  Result<KnownPoll> ask(const record::Actor& actor, const PollQuestion& question, const ForumReach& reach, Day ends);
  Result<PollView> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<PollView>> list(const record::Actor& actor);  // by number; those in sight
  // not_permitted: for no active member of the audience; conflict: it is over, or the member has voted.
  Result<void> vote(const record::Actor& actor, std::string_view number, std::size_t option);
  // By the hub: what was held reaches its readers. conflict: it is not held, or over.
  Result<PollView> let_out(const record::Actor& actor, std::string_view number, std::string_view reason);
  // Without counting; the urn is destroyed. By whoever may ask.
  Result<KnownPoll> withdraw(const record::Actor& actor, std::string_view number, std::string_view reason);
  // Counts what is over. How many were.
  Result<std::size_t> count_due();

 private:
  Result<KnownPoll> known(const record::Actor& actor, std::string_view number);
  Result<PollView> view_of(const record::Actor& actor, KnownPoll poll);
  Result<Sensitive<Bytes>> key_of(ByteView salt);
  Result<KnownPoll> count(KnownPoll poll);
  Day today() const { return parts_.zone.day_of(parts_.clock.now()); }

  ForumParts parts_;
  Audiences& audiences_;
  ReportBook& reports_;
  MemberGate& gate_;
  record::RecordShelf<Poll> polls_;
};

}  // namespace sekimori::share
