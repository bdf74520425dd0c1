// Whether a mail to the desk is a person's question: what machines send is refused, so that two of them never talk to each other.
//
//   MailJudgement judged = judge_mail({.sender = "a@firm.example", .recipient = "desk@body.example", .headers = {...}});
//   judged.refused;                       // "auto_submitted"; empty: take it in
//   judged.from; judged.name;             // of the asker
//
// Refused: bounces (no sender), Auto-Submitted other than "no", Precedence bulk, junk or list, mailing lists, our own mail come back
// (X-Loop, From or Message-ID of the address it was sent to), more than 30 hops, no From or several, header values with line ends or
// control characters. Header values are as decoded (RFC 2047), so what is smuggled in by encoding is seen, too. Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekimori::consult {

struct MailToDesk {
  std::string sender, recipient;                             // of the envelope
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case, topmost first
};

struct MailJudgement {
  std::string refused;  // empty; no_sender, auto_submitted, bulk, list, own, hops, from, injection
  std::string from, name;
};

MailJudgement judge_mail(const MailToDesk& mail);

// "山田 太郎 <taro@firm.example>" -> address and name; an address that is none is empty.
std::pair<std::string, std::string> address_in(std::string_view value);

}  // namespace sekimori::consult
