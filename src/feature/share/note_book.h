// Threads: what practitioners say to one another under a share or a forum item, closely and without names.
//
//   TRY(notes.write(contact, "S-2026-001", "同じ件名のメールが届いた"));     // N-2026-001
//   for (const ReadNote& one : TRY(notes.thread(contact, "S-2026-001"))) ... // oldest first
//   TRY(notes.take_back(contact, "N-2026-001", "wrong"));                    // its text is destroyed
//   TRY(notes.let_out(hub, "N-2026-002", "no member's name"));               // held until then
//
// A note that names another member is held: whoever wrote it sees it as any other, the hub's people let it out or take it back.
// Readers and label are those of the subject. The name of whoever writes is an HMAC over thread and member with a key that never leaves the
// hub, so no reader can link two threads. Who is suspended belongs to no group, reads nothing and writes nothing. Any thread.
#pragma once

#include "feature/share/forum_book.h"
#include "feature/share/forum_gate.h"
#include "feature/share/note.h"

namespace sekimori::share {

using KnownNote = record::KeptRecord<Note>;

struct ReadNote {
  KnownNote note;
  std::string text;  // empty: taken back
  bool own = false;
  bool of_hub = false;  // the reader: the hub's people alone are told what is held
};
Json to_json(const ReadNote& read);

constexpr std::size_t longest_note = 4'000;  // code points

class NoteBook {
 public:
  NoteBook(ForumParts parts, Audiences& audiences, ReportBook& reports, ForumBook& forum, MemberGate& gate);

  // not_found: the subject is not in sight; conflict: it was recalled or withdrawn; invalid_input: empty or too long; not_permitted: by
  // an account that speaks for no active member, or words that name the member itself (of the hub: any member).
  Result<ReadNote> write(const record::Actor& actor, std::string_view subject, std::string_view text);
  // By the hub: of all threads, what is held, oldest first; and what of it its readers get to see after all. conflict: it is not held.
  Result<std::vector<ReadNote>> held(const record::Actor& actor);
  Result<ReadNote> let_out(const record::Actor& actor, std::string_view number, std::string_view reason);
  Result<std::vector<ReadNote>> thread(const record::Actor& actor, std::string_view subject);
  // Of all threads in sight, those written after that moment; oldest first.
  Result<std::vector<KnownNote>> since(const record::Actor& actor, Instant after);
  // By the hub, or by the member that wrote it. conflict: it was taken back already.
  Result<ReadNote> take_back(const record::Actor& actor, std::string_view number, std::string_view reason);

 private:
  struct Subject {
    std::string number, audience, tlp;
  };
  Result<Subject> subject_of(const record::Actor& actor, std::string_view number);
  Result<std::string> pseudonym(std::string_view subject, std::string_view member);
  Result<std::string> text_of(sql::Transaction& tx, std::string_view number);

  ForumParts parts_;
  Audiences& audiences_;
  ReportBook& reports_;
  ForumBook& forum_;
  MemberGate& gate_;
  record::RecordShelf<Note> notes_;
};

}  // namespace sekimori::share
