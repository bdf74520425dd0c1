#include "feature/consult/asker_checks.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::consult {
namespace {

constexpr std::size_t longest_name = 300;  // code points of a name, an address

Result<void> check_line(std::string_view text, std::string_view what) {
  if (!is_valid_utf8(text) || count_code_points(text) > longest_name)
    return error(ErrorCode::invalid_input, "{}: at most {} characters of UTF-8", what, longest_name);
  if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    return error(ErrorCode::invalid_input, "{}: control characters and line ends do not belong there", what);
  return {};
}

}  // namespace

Result<void> check_identity(const AskerIdentity& one) {
  TRY(check_line(one.organisation, "organisation"));
  TRY(check_line(one.person, "person"));
  TRY(check_line(one.phone, "phone"));
  TRY(check_line(one.mail, "mail"));
  if (!one.mail.empty() && (one.mail.find('@') == std::string::npos || one.mail.find_first_of(" ,;<>\"()") != std::string::npos))
    return error(ErrorCode::invalid_input, "mail: '{}' is no address", one.mail);
  if (one.counterparties.size() > 20) return error(ErrorCode::invalid_input, "counterparties: more than 20");
  for (const std::string& name : one.counterparties) TRY(check_line(name, "counterparties"));
  return {};
}

Result<void> check_by_mail(const AnswerByMail& by_mail, const AskerIdentity& identity) {
  if (by_mail.wish == MailWish::none) return {};
  const std::string_view mail = identity.mail;
  if (mail.empty()) return error(ErrorCode::invalid_input, "a mail address is needed to be told by mail");
  const bool plain = std::ranges::all_of(mail, [](char c) { return c > 0x20 && c < 0x7F; });
  if (!plain || std::ranges::count(mail, '@') != 1 || mail.starts_with('@') || mail.ends_with('@') ||
      mail.find_first_of("[]:\\") != std::string_view::npos)
    return error(ErrorCode::invalid_input, "mail: '{}' is no address", mail);
  return {};
}

}  // namespace sekimori::consult
