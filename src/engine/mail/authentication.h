// What the receiving side found out about the sender: Authentication-Results (RFC 8601), Received-SPF (RFC 7208), ARC (RFC 8617).
//
//   for (const AuthResult& one : auth_results(mail)) ...    // {"spf", "fail", domain "evil.example", header "Authentication-Results"}
//
// Results are texts in headers; anybody can write such a header. The topmost one is of whoever received the mail last.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/mail/mail.h"
#include "engine/mail/sign.h"

namespace sekimori::mail {

struct AuthResult {
  std::string method;  // spf, dkim, dmarc, arc ...
  std::string result;  // pass, fail, softfail, none ...
  std::string domain;  // of what was checked: smtp.mailfrom, header.d, header.from
  std::string reason;
  std::string header;  // where it stood, with its number where there are several
  std::string by;      // who says so
};

std::vector<AuthResult> auth_results(const Mail& mail);
// Of one header value: "mx.example; spf=fail (x) smtp.mailfrom=a@b.example; dkim=none".
std::vector<AuthResult> parse_authentication_results(std::string_view value);
Json to_json(const AuthResult& result);
void find_authentication_signs(const Mail& mail, const std::vector<AuthResult>& results, Signs& signs);

}  // namespace sekimori::mail
