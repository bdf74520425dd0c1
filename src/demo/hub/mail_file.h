// A mail as a file, byte for byte as it would lie in a mailbox: headers in their order, text in its character set, attachments.
//
//   std::string bytes = write_mail(mail);         // .eml
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sekimori::demo {

struct MailFile {
  std::vector<std::pair<std::string, std::string>> headers;  // values as people read them; Subject is encoded
  std::string text;
  std::string charset = "utf-8";
  struct Attachment {
    std::string name, bytes;
  };
  std::vector<Attachment> attachments;
};

std::string write_mail(const MailFile& mail);

}  // namespace sekimori::demo
