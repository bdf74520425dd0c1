// Which mail of an issue went where: written before anything is said to the mail server, and again when it has answered.
//
//   SendingLog log(parts);
//   TRY(log.begin("104"));                                  // once: the addresses of that moment, one row each; later: another run of it
//   for (const Recipient& one : TRY(log.next(run, {}, 200))) ...      // rows are "offered" before the caller sends them
//   TRY(log.next(run, outcomes, 200));                      // what the server said, and the next ones, in one commit
//
// A row that an ended run left as offered may have been taken by the server or not (docs/decisions/0256): open_questions() lists them,
// answer() settles what could be found out; what could not stays unknown, is told, and is sent again only when a person says so. A run that
// was overtaken by a newer one is refused. Any thread.
#pragma once

#include "feature/teach/letter_parts.h"
#include "feature/teach/newsletter/issue_mail.h"

namespace sekimori::teach {

enum class MailState : unsigned char { waiting, offered, accepted, refused, unknown };

// What became of one mail.
struct MailOutcome {
  std::int64_t place = 0;
  MailState state = MailState::accepted;  // waiting: later again
  std::string reply = {};                 // of the server, one line
};

struct SendingRun {
  std::string issue;
  std::int64_t run = 0;
  Instant started_at;  // of the first run: the date of every mail
};

struct SendingCounts {
  std::int64_t total = 0, waiting = 0, offered = 0, accepted = 0, refused = 0, unknown = 0;
  std::optional<Instant> finished_at;
};
Json to_json(const SendingCounts& counts);

class SendingLog {
 public:
  explicit SendingLog(const LetterParts& parts) : parts_(parts) {}

  static constexpr int most_tries = 5;

  Result<SendingRun> begin(const std::string& issue);
  // Offered by an earlier run; nobody knows.
  Result<std::vector<Recipient>> open_questions(const SendingRun& run);
  Result<void> answer(const SendingRun& run, const std::vector<MailOutcome>& found);
  // conflict: a newer run has begun.
  Result<std::vector<Recipient>> next(const SendingRun& run, const std::vector<MailOutcome>& outcomes, std::int64_t most);
  // Unknown ones wait again: a person accepts that some get it twice. How many.
  Result<std::int64_t> repeat_unknown(const std::string& issue);
  Result<SendingCounts> counts(const std::string& issue);
  // When nothing waits any more. How many addresses were refused for good are bounces.
  Result<SendingCounts> finish(const SendingRun& run);
  struct Refused {
    std::string address_id, reply;
  };
  Result<std::vector<Refused>> refused(const std::string& issue);
  // not_found for a mail that was never sent.
  Result<std::string> address_of(const MailPlace& mail);
  // When the first of those that failed for now may be tried again; nothing: none waits.
  Result<std::optional<Instant>> next_at(const std::string& issue);

 private:
  Result<void> settle(sql::Transaction& tx, const SendingRun& run, const std::vector<MailOutcome>& outcomes);
  Result<void> check_run(sql::Transaction& tx, const SendingRun& run);

  LetterParts parts_;
};

}  // namespace sekimori::teach
