// Threads: what practitioners say to one another under a share or a forum item, closely and without names.
//
//   auto words = TRY(gate.admit("同じ件名のメールが届いた"));                // not_permitted, with the sorts of what names somebody
//   TRY(notes.write(contact, "S-2026-001", words));                          // N-2026-001
//   for (const ReadNote& one : TRY(notes.thread(contact, "S-2026-001"))) ... // oldest first
//   TRY(notes.take_back(contact, "N-2026-001", "wrong"));                    // its text is destroyed
//
// Readers and label are those of the subject. The name of whoever writes is an HMAC over thread and member with a key that never leaves the
// hub, so no reader can link two threads. Who is suspended belongs to no group, reads nothing and writes nothing. Any thread.
#pragma once

#include "engine/mask/masked.h"
#include "feature/share/forum_book.h"
#include "feature/share/note.h"

namespace sekimori::share {

using KnownNote = record::KeptRecord<Note>;

struct ReadNote {
  KnownNote note;
  std::string text;  // empty: taken back
  bool own = false;
};
Json to_json(const ReadNote& read);

constexpr std::size_t longest_note = 4'000;  // code points

class NoteBook {
 public:
  NoteBook(ForumParts parts, Audiences& audiences, ReportBook& reports, ForumBook& forum);

  // not_found: the subject is not in sight; conflict: it was recalled or withdrawn; invalid_input: empty or too long; not_permitted: by
  // an account that speaks for no active member.
  Result<ReadNote> write(const record::Actor& actor, std::string_view subject, const mask::Masked<std::string>& text);
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
  record::RecordShelf<Note> notes_;
};

}  // namespace sekimori::share
