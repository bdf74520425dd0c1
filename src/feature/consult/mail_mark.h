// By what a mail is known again: servers add lines at its top and try twice, so its bytes do not say it.
//
//   MailMark mark = mail_mark({.message_id = "<1@firm.example>", .sender = "a@firm.example", .subject = "...", .text = "..."});
//   mark.id;      // of Message-ID and sender; empty without a Message-ID
//   mark.body;    // of sender, subject and text without blanks
//
// Hashes, so that what was said stands nowhere in the clear. Pure.
#pragma once

#include <string>
#include <string_view>

namespace sekimori::consult {

struct MailMark {
  std::string id, body;
};

struct MailIdentity {
  std::string_view message_id, sender, subject, text;
};

MailMark mail_mark(const MailIdentity& mail);

}  // namespace sekimori::consult
