// A firm's questions to desks of other houses.
//
//   const std::string bytes = bytes_of(wish.question);                        // shown first, to the byte
//   auto asked = TRY(book.ask(actor, line, link, wish, sha256_of(bytes)));     // Q-2026-001
//   auto seen = TRY(book.follow(actor, line, "Q-2026-001"));                   // seen.fresh: how much the desk has said since
//   for (const DeskWords& one : TRY(book.words(actor, "Q-2026-001"))) ...
//   TRY(book.add(actor, line, "Q-2026-001", "三月末に退職しました。"));
//   TRY(book.erase(actor, "Q-2026-001", "解決した")); TRY(book.follow(actor, line, "Q-2026-001"));   // erased here; then the desk hears of
//   it
//
// Nothing leaves that was not shown: whoever sends names the hash of what he saw. Recorded before it leaves, in the state "sending"; the
// code to come back with is made here and kept sealed, so that the same question sent again after no answer came is one question there and
// one record here. Every sending, and what the desk makes of it, is a change record. Who may read it: whoever sent it, and the readers of
// the case it is about. docs/decisions/0280, 0325. Any thread.
#pragma once

#include "feature/consult/asked_question.h"
#include "feature/consult/desk_link.h"
#include "feature/consult/desk_question.h"
#include "model/ports/desk_line.h"

namespace sekimori::consult {

using KnownAskedQuestion = record::KeptRecord<AskedQuestion>;

struct QuestionToAsk {
  DeskQuestion question;
  std::string title = {};
  std::string about = {};
  std::vector<std::string> readers = {};  // of the case; empty: those who handle cases
};

struct FollowedQuestion {
  KnownAskedQuestion known;
  std::size_t fresh = 0;  // of the desk's words, that were not here before
};

class AskedQuestionBook {
 public:
  AskedQuestionBook(const DeskParts& parts, WordsVault::Key company_key);

  // conflict: the bytes are others than those whose hash was named; unreachable: try again, nothing is asked twice; else what the desk
  // says, and the question is "refused".
  Result<KnownAskedQuestion> ask(const record::Actor& actor, model::DeskLine& line, const DeskLink& link, const QuestionToAsk& wish,
                                 std::string_view shown_sha256);
  Result<std::vector<KnownAskedQuestion>> list(const record::Actor& actor);  // newest first
  Result<KnownAskedQuestion> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<DeskWords>> words(const record::Actor& actor, std::string_view number);
  // Asks the desk. conflict: it did not take the question; integrity: what it had said before is not what it says now.
  Result<FollowedQuestion> follow(const record::Actor& actor, model::DeskLine& line, std::string_view number);
  Result<FollowedQuestion> add(const record::Actor& actor, model::DeskLine& line, std::string_view number, std::string_view text);
  // What was said is destroyed here, with all that the record told beside its number, desk, times and hash. Following it tells the desk,
  // until it has erased it too. conflict: it was erased before. Whether a hold forbids it is the caller's to ask.
  Result<KnownAskedQuestion> erase(const record::Actor& actor, std::string_view number, std::string_view reason);

 private:
  Result<KnownAskedQuestion> begin(const record::Actor& actor, const DeskLink& link, const QuestionToAsk& wish, const std::string& sha256);
  Result<KnownAskedQuestion> set_state(const std::string& id, std::string_view state, std::string_view why, std::string_view action);
  Result<FollowedQuestion> take_over(const KnownAskedQuestion& known, const Json& told);
  Result<FollowedQuestion> tell_erased(const KnownAskedQuestion& known, model::DeskLine& line);
  Result<Sensitive<std::string>> code_of(const AskedQuestion& question);

  const DeskParts& parts_;
  WordsVault::Key company_key_;
  record::RecordShelf<AskedQuestion> shelf_;
};

}  // namespace sekimori::consult
