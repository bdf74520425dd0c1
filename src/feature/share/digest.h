// What is new for a member since it was last told, and how much of it a mail may say.
//
//   const std::vector<DigestLine> news = TRY(digests.news(member, since, until));              // as the member itself would see it
//   const DigestMail mail = compose_digest(news, Channel::mail_plain, "https://hub.example");
//   mail.text;                                // both languages; what the channel may not carry is "n items wait at the hub"
//
// Whether a line may travel is its label's to say (tlp_channel.h). A subject never says more than a number of items. Any thread.
#pragma once

#include "feature/share/note_book.h"
#include "feature/share/poll_book.h"
#include "feature/share/tlp_channel.h"

namespace sekimori::share {

enum class DigestKind : unsigned char { share, recall, forum_item, poll, notes };

struct DigestLine {
  DigestKind kind = DigestKind::share;
  std::string number, tlp;
  model::Wording title;
};

struct DigestMail {
  std::string subject, text;
  std::size_t told = 0, waiting = 0;
};
DigestMail compose_digest(const std::vector<DigestLine>& lines, Channel channel, std::string_view link);

class Digests {
 public:
  Digests(sql::Database& database, ReportBook& reports, ForumBook& forum, NoteBook& notes, PollBook& polls)
      : database_(database), reports_(reports), forum_(forum), notes_(notes), polls_(polls) {}

  // After `since`, up to `until`; in the order of kinds and numbers. Of a member that is not active: nothing.
  Result<std::vector<DigestLine>> news(const Member& member, Instant since, Instant until);
  // Up to which moment this contact has been told; nothing: never.
  Result<std::optional<Instant>> told_until(std::string_view member, std::string_view mail);
  Result<void> note_told(sql::Transaction& tx, std::string_view member, std::string_view mail, Instant until);

 private:
  sql::Database& database_;
  ReportBook& reports_;
  ForumBook& forum_;
  NoteBook& notes_;
  PollBook& polls_;
};

}  // namespace sekimori::share
