// An issue as a mail to one address (RFC 5322): what was approved, and below it how to leave.
//
//   IssueMail writer(edition, frame, links.present_key());
//   OutgoingMail mail = TRY(writer.to(row));           // sender and bytes; the same again: Message-ID and date are the mail's own
//
// Plain text and HTML (multipart/alternative); plain text alone in ISO-2022-JP. List-Unsubscribe and List-Unsubscribe-Post (RFC 8058) where
// a reader may leave by himself. The headers' order is always the same, so that a DKIM signature made on the way stays whole. Not shared
// between threads.
#pragma once

#include <array>

#include "feature/teach/newsletter/issue.h"
#include "feature/teach/newsletter/return_address.h"
#include "feature/teach/newsletter/subscriber.h"

namespace sekimori::teach {

struct MailFrame {
  std::string issue;
  std::string from_name, from;  // of the header
  std::string list_id;          // "newsletter.example.jp"
  std::string public_url;       // "https://example.jp"; needed for whoever may leave by a link
  Instant date;
};

struct Recipient {
  std::int64_t place = 0;
  std::string address_id, organisation, address;
  MailCharset charset = MailCharset::utf8;
  Language language = Language::ja;
  Leaving leaving = Leaving::by_contact;
};

struct OutgoingMail {
  std::int64_t place = 0;
  std::string sender, recipient, bytes;
};

class IssueMail {
 public:
  IssueMail(const Edition& edition, MailFrame frame, Sensitive<Bytes> key);
  // Once for both: whether the edition can be said in this charset.
  static Result<void> check(const Edition& edition, MailCharset charset);
  Result<OutgoingMail> to(const Recipient& recipient) const;

 private:
  const Edition& edition_;
  MailFrame frame_;
  Sensitive<Bytes> key_;
  std::string date_;
};

}  // namespace sekimori::teach
