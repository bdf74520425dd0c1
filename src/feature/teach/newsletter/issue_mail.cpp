#include "feature/teach/newsletter/issue_mail.h"

#include "feature/teach/mail_address.h"
#include "feature/teach/newsletter/html_text.h"
#include "feature/teach/newsletter/wrap_text.h"

namespace sekimori::teach {
namespace {

std::string date_of(Instant at) {
  static constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Zone utc = Zone::utc();
  const Day day = utc.day_of(at);
  const int seconds = utc.second_of_day(at);
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", days.at(static_cast<std::size_t>(day.weekday())), day.day(),
                     months.at(static_cast<std::size_t>(day.month() - 1)), day.year(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

// RFC 2045, lines of 76.
std::string base64_lines(std::string_view text) {
  constexpr std::size_t line = 76;
  const std::string whole = to_base64(as_bytes(text));
  std::string out;
  out.reserve(whole.size() + whole.size() / line * 2 + 2);
  for (std::size_t at = 0; at < whole.size(); at += line) out.append(whole, at, line).append("\r\n");
  return out;
}

std::string with_crlf(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 32);
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

std::string footer_of(const Recipient& recipient, bool one_click) {
  const bool ja = recipient.language == Language::ja;
  const Text leaving{.ja = "配信の停止:", .en = "To leave the list:"};
  const Text asking{.ja = "配信先の変更と停止は、ご所属の団体の連絡担当者が行います。",
                    .en = "The contact person of your organisation changes or ends delivery."};
  return fmt::format("{}{}{} {}", ja ? "このメールは " : "This mail was sent to ", recipient.address, ja ? " へお送りしています。" : ".",
                     (one_click ? leaving : asking).in(recipient.language));
}

}  // namespace

IssueMail::IssueMail(const Edition& edition, MailFrame frame, Sensitive<Bytes> key)
    : edition_(edition), frame_(std::move(frame)), key_(std::move(key)), date_(date_of(frame_.date)) {}

Result<void> IssueMail::check(const Edition& edition, MailCharset charset) {
  for (const EditionPart* part : {&edition.ja, &edition.en}) {
    TRY(encode_mail_words(part->subject, charset));
    TRY(encode_mail_text(part->text, charset));
  }
  return {};
}

Result<OutgoingMail> IssueMail::to(const Recipient& recipient) const {
  TRY(check_mail_address(recipient.address));
  const EditionPart& part = edition_.in(recipient.language);
  const bool one_click = recipient.leaving == Leaving::by_reader;
  // Whoever may leave by himself is never written to without the way out.
  if (one_click && frame_.public_url.empty())
    return error(ErrorCode::usage, "{} may leave by a link, and without --public-url there is none", recipient.address);
  std::string leave;
  if (one_click)
    leave = frame_.public_url + "/public/newsletter/leave/" +
            SignedLinks::sign_with(key_.reveal(), LinkUse::leave, TRY(Uuid::parse(recipient.address_id)), {});
  const std::string footer = footer_of(recipient, one_click);
  const std::string domain = frame_.from.substr(frame_.from.find('@') + 1);
  const std::string claim = fmt::format("{}.{}", frame_.issue, recipient.place);

  std::string out = fmt::format("Date: {}\r\nFrom: {} <{}>\r\nTo: <{}>\r\nSubject: {}\r\nMessage-ID: <{}.{}@{}>\r\nList-Id: <{}>\r\n",
                                date_, TRY(encode_mail_words(frame_.from_name, recipient.charset)), frame_.from, recipient.address,
                                TRY(encode_mail_words(part.subject, recipient.charset)), claim,
                                SignedLinks::short_tag_with(key_.reveal(), claim), domain, frame_.list_id);
  if (one_click) out += fmt::format("List-Unsubscribe: <{}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", leave);
  out += "Precedence: list\r\nMIME-Version: 1.0\r\n";

  const std::string below = wrap_text(footer, mail_columns) + "\n" + (one_click ? leave + "\n" : "");
  const std::string text = part.text + "\n" + std::string(mail_columns, '-') + "\n" + below;
  if (recipient.charset == MailCharset::iso_2022_jp) {
    out += "Content-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n";
    out += with_crlf(TRY(encode_mail_text(text, MailCharset::iso_2022_jp)));
  } else {
    const std::string boundary = fmt::format("sekimori-{}-{}", frame_.issue, recipient.place);
    const std::size_t end = part.html.rfind("</body>");
    const std::string link = one_click ? fmt::format(" <a href=\"{0}\">{0}</a>", html_escaped(leave)) : std::string();
    const std::string html = part.html.substr(0, end) + fmt::format("<hr>\n<p>{}{}</p>\n", html_escaped(footer), link) +
                             part.html.substr(std::min(end, part.html.size()));
    out += fmt::format(
        "Content-Type: multipart/alternative; boundary=\"{0}\"\r\n\r\n--{0}\r\nContent-Type: text/plain; charset=UTF-8\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n{1}\r\n--{0}\r\nContent-Type: text/html; charset=UTF-8\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n{2}\r\n--{0}--\r\n",
        boundary, base64_lines(with_crlf(text)), base64_lines(with_crlf(html)));
  }
  return OutgoingMail{.place = recipient.place,
                      .sender = return_address(key_.reveal(), frame_.from, {frame_.issue, recipient.place}),
                      .recipient = recipient.address,
                      .bytes = std::move(out)};
}

}  // namespace sekimori::teach
