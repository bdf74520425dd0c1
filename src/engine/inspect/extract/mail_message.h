// MIME (RFC 2045-2049, 2231, 5322): headers as people read them, and the parts of a body.
//
//   MailHeaders headers = parse_mail_headers(text);     // the rest of `text` is the body
//   headers.decoded("subject");                         // "【極秘】試作計画"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace sekimori::inspect {

struct MailHeader {
  std::string name;   // lower case
  std::string value;  // unfolded, raw
};

struct MailHeaders {
  std::vector<MailHeader> list;
  size_t body_offset = 0;
  std::string_view raw(std::string_view lower_name) const;  // "" when absent
  std::string decoded(std::string_view lower_name) const;   // RFC 2047 and raw eight-bit bytes resolved, UTF-8
};

// A header value with parameters: "multipart/mixed; boundary=x".
struct MailValue {
  std::string value;                                            // lower case, without parameters
  std::vector<std::pair<std::string, std::string>> parameters;  // names lower case, values UTF-8 (RFC 2231, 2047)
  std::string_view parameter(std::string_view name) const;
};

MailHeaders parse_mail_headers(std::string_view text);
MailValue parse_mail_value(std::string_view raw);
std::string decode_words(std::string_view raw);                           // RFC 2047
std::string tidy_header(std::string_view text);                           // one line of valid UTF-8
Bytes decode_transfer(std::string_view body, std::string_view encoding);  // base64, quoted-printable; lenient
// Text between boundary lines; the last piece also when the closing line is missing (then `closed` is false).
std::vector<std::string_view> split_multipart(std::string_view body, std::string_view boundary, bool& closed);

}  // namespace sekimori::inspect
