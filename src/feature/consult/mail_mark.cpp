#include "feature/consult/mail_mark.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"

namespace sekimori::consult {

MailMark mail_mark(const MailIdentity& mail) {
  const std::string sender = ascii_lower(trim(mail.sender));
  const auto hash = [&](std::string_view kind, std::string_view what) {
    return to_hex(sha256(fmt::format("sekimori mail {}\n{}\n{}", kind, sender, what))).substr(0, 32);
  };
  MailMark out;
  if (const std::string_view id = trim(mail.message_id); !id.empty()) out.id = hash("id", id);
  std::string plain(trim(mail.subject));
  plain += '\n';
  plain += mail.text;
  // Gateways wrap lines and change their ends.
  std::erase_if(plain, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  out.body = hash("body", plain);
  return out;
}

}  // namespace sekimori::consult
