// The board on which issues are made: open one, fill its sections, submit, approve by another person, send, archive.
//
//   auto issue = TRY(book.open(editor, {.kind = IssueKind::regular}));           // the next number, the next third Wednesday
//   TRY(book.write(editor, "104", "opening", {"…", "…"}));
//   TRY(book.draw(editor, "104", "security", "F-2026-001"));                     // a paragraph that passed the gate
//   TRY(book.rest(editor, "104", "litigation"));
//   std::string hash = TRY(book.submit(editor, "104")).value.sha256;             // the edition's bytes are kept
//   TRY(book.approve(approver, "104", hash));                                    // another person, these very bytes
//
// Each step is a version of the issue's record, and with it an entry of the ledger; the edition lies in the blob store under its hash. Any
// thread.
#pragma once

#include <optional>

#include "feature/teach/letter_box.h"
#include "feature/teach/letter_parts.h"
#include "feature/teach/newsletter/issue.h"
#include "feature/teach/newsletter/sending_log.h"
#include "feature/teach/newsletter/subscriber_book.h"
#include "model/ports/published_passages.h"

namespace sekimori::teach {

using KnownIssue = record::KeptRecord<Issue>;

struct NewIssueWish {
  IssueKind kind = IssueKind::regular;
  std::optional<Day> day = {};  // empty: the next third Wednesday (extra issues: today)
  std::string number = {};      // of the first regular issue, when others came before this program
};

// Text of the archive that readers find an issue by.
struct ArchiveEntry {
  std::string number, title;
  Day day;
  Instant sent_at;
  std::string sha256;
  std::string around;  // the place that was found
};

class NewsletterBook {
 public:
  NewsletterBook(const LetterParts& parts, SubscriberBook& subscribers);

  // Where paragraphs come from; without it draw() finds nothing. Before anybody uses the book.
  void set_passages(model::PublishedPassages* passages) { passages_ = passages; }

  Result<KnownIssue> open(const record::Actor& actor, const NewIssueWish& wish);
  Result<KnownIssue> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownIssue>> list(const record::Actor& actor);  // newest day first
  // Who writes a section, until when.
  Result<KnownIssue> assign(const record::Actor& actor, std::string_view number, std::string_view section, std::string_view contributor,
                            std::string_view mail, std::optional<Day> due);
  Result<KnownIssue> write(const record::Actor& actor, std::string_view number, std::string_view section, const model::Wording& text);
  Result<KnownIssue> rest(const record::Actor& actor, std::string_view number, std::string_view section);
  Result<KnownIssue> draw(const record::Actor& actor, std::string_view number, std::string_view section, std::string_view passage);
  Result<std::vector<model::PublishedPassage>> passages();
  // invalid_input: a day that has passed, or one that puts the numbers out of order.
  Result<KnownIssue> move(const record::Actor& actor, std::string_view number, Day day);

  // As it would be sent now; of one that was submitted, as it was.
  Result<Edition> preview(const record::Actor& actor, std::string_view number);
  // invalid_input: a section waits, or the text cannot be said in a charset that readers ask for; conflict: a drawn paragraph was withdrawn
  // or its words were changed.
  Result<KnownIssue> submit(const record::Actor& actor, std::string_view number);
  // not_permitted: by whoever submitted; conflict: other bytes.
  Result<KnownIssue> approve(const record::Actor& actor, std::string_view number, std::string_view sha256);
  // Back to the board, with the reason.
  Result<KnownIssue> send_back(const record::Actor& actor, std::string_view number, std::string_view reason);

  // Letters to contributors whose text is due within `days` and who were not reminded since. How many.
  Result<int> remind(int days);

  // For whoever sends; one that was sent may have mails that a person lets go out again. conflict: not approved, or before its day.
  Result<KnownIssue> begin_sending(const record::Actor& actor, std::string_view number);
  Result<KnownIssue> finish_sending(const record::Actor& actor, std::string_view number, const SendingCounts& counts);
  Result<std::vector<std::string>> due();  // numbers of issues that are to go out now or are being sent
  Result<Edition> edition(std::string_view sha256);

  // Sent issues, newest first; with words: those that hold them all.
  Result<std::vector<ArchiveEntry>> archive(std::string_view words, Language language);
  Result<std::pair<Issue, Edition>> archived(std::string_view number);

 private:
  using Edit = std::function<Result<void>(Issue&, IssueSection&)>;
  Result<KnownIssue> edit_section(const record::Actor& actor, std::string_view number, std::string_view section, std::string_view action,
                                  const Edit& edit);
  Result<KnownIssue> step(const record::Actor& actor, std::string_view number, record::Verb verb, std::string_view action,
                          std::string_view reason, const std::function<Result<void>(Issue&)>& edit);
  Result<void> check_ready(const Issue& issue);
  Result<std::string> next_regular(sql::Transaction& tx, std::string_view first);

  LetterParts parts_;
  SubscriberBook& subscribers_;
  LetterBox letters_;
  record::RecordShelf<Issue> shelf_;
  model::PublishedPassages* passages_ = nullptr;
};

}  // namespace sekimori::teach
