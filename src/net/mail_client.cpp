#include "net/mail_client.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "base/text.h"
#include "net/curl_handle.h"

namespace sekimori::net {
namespace {

constexpr size_t longest_text = 256 << 10;

bool is_address(std::string_view text) {
  if (text.empty() || text.size() > 254) return false;
  if (text.find_first_of("<>()[],;:\\\" ") != std::string_view::npos || std::ranges::count(text, '@') != 1) return false;
  if (text.starts_with('@') || text.ends_with('@')) return false;
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f; });
}

// "=?UTF-8?B?...?=" in pieces of whole characters, each short enough for a line.
std::string encode_subject(std::string_view subject) {
  if (std::ranges::all_of(subject, [](char c) { return c >= 0x20 && c < 0x7f; }) && subject.size() <= 70) return std::string(subject);
  std::string out;
  size_t at = 0;
  while (at < subject.size()) {
    size_t end = at;
    while (end < subject.size()) {
      size_t next = end;
      next_code_point(subject, next);
      if (next - at > 39) break;
      end = next;
    }
    out += fmt::format("{}=?UTF-8?B?{}?=", out.empty() ? "" : "\r\n ", to_base64(as_bytes(subject.substr(at, end - at))));
    at = end;
  }
  return out;
}

// RFC 2045, 6.7: lines of at most 76, blanks at a line's end and dots at its beginning encoded.
std::string quoted_printable(std::string_view text) {
  std::string out, line;
  const auto put = [&](std::string_view piece) {
    if (line.size() + piece.size() > 75) {
      out += line + "=\r\n";
      line.clear();
    }
    line += piece;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += line + "\r\n";
      line.clear();
      continue;
    }
    const bool at_end = i + 1 == text.size() || text[i + 1] == '\n';
    const bool plain = (c > 0x20 && c < 0x7f && c != '=' && !(c == '.' && line.empty())) || (c == ' ' && !at_end);
    if (plain) put(std::string_view(&text[i], 1));
    else put(fmt::format("={:02X}", static_cast<unsigned char>(c)));
  }
  return out + line + (line.empty() ? "" : "\r\n");
}

// RFC 3156, section 4: the armour stands in the second of two parts.
std::string encrypted_parts(const Mail& mail) {
  std::string armour;
  for (const char c : mail.text) armour += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const std::string boundary = "openpgp-" + mail.id;
  return fmt::format(
      "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"{0}\"\r\n\r\n--{0}\r\n"
      "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\r\n--{0}\r\n"
      "Content-Type: application/octet-stream; name=\"encrypted.asc\"\r\n\r\n{1}\r\n--{0}--\r\n",
      boundary, armour);
}

std::string date_of(Instant now) {
  static constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Zone utc = Zone::utc();
  const Day day = utc.day_of(now);
  const int seconds = utc.second_of_day(now);
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", days[static_cast<size_t>(day.weekday())], day.day(),
                     months[static_cast<size_t>(day.month() - 1)], day.year(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

struct Reader {
  std::string_view rest;
};

size_t feed(char* into, size_t size, size_t count, void* from) {
  auto& reader = *static_cast<Reader*>(from);
  const size_t bytes = std::min(size * count, reader.rest.size());
  std::ranges::copy(reader.rest.substr(0, bytes), into);
  reader.rest.remove_prefix(bytes);
  return bytes;
}

bool is_loopback(std::string_view address) {
  const size_t begin = address.find("://") + 3;
  const std::string_view host = address.substr(begin, address.find_first_of(":/", begin) - begin);
  return host == "127.0.0.1" || host == "localhost";
}

}  // namespace

Result<std::string> compose(const Mail& mail, const std::string& from, Instant now) {
  if (!is_address(mail.to)) return error(ErrorCode::invalid_input, "'{}' is not a mail address", scrub_utf8(mail.to));
  if (!is_address(from)) return error(ErrorCode::invalid_input, "'{}' is not a mail address to send from", scrub_utf8(from));
  const bool one_line = std::ranges::none_of(mail.subject, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (!one_line || !is_valid_utf8(mail.subject) || mail.subject.size() > 500)
    return error(ErrorCode::invalid_input, "the subject is one line of text");
  if (!is_valid_utf8(mail.text) || mail.text.size() > longest_text)
    return error(ErrorCode::invalid_input, "the text is at most {} bytes of UTF-8", longest_text);
  const bool good_id = !mail.id.empty() && std::ranges::all_of(mail.id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!good_id) return error(ErrorCode::invalid_input, "a mail's id has letters, digits and hyphens");
  const std::string head = fmt::format(
      "Date: {}\r\nFrom: <{}>\r\nTo: <{}>\r\nSubject: {}\r\nMessage-ID: <{}@{}>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n",
      date_of(now), from, mail.to, encode_subject(mail.subject), mail.id, from.substr(from.find('@') + 1));
  return head + (mail.form == Mail::Form::openpgp ? encrypted_parts(mail) : mime_part(mail.text));
}

std::string mime_part(std::string_view text) {
  return "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted_printable(text);
}

Result<void> MailClient::send(const Mail& mail) const {
  const bool tls = settings_.address.starts_with("smtps://");
  if (!tls && !settings_.address.starts_with("smtp://"))
    return error(ErrorCode::invalid_input, "'{}': a mail server's address begins with smtps:// or smtp://", settings_.address);
  const std::string text = TRY(compose(mail, settings_.from, clock_.now()));
  const Curl curl = new_curl();
  if (!curl) return error(ErrorCode::failure, "libcurl cannot be used");
  CURL* const handle = curl.get();
  CurlList recipients;
  append(recipients, ("<" + mail.to + ">").c_str());
  Reader reader{text};
  std::array<char, CURL_ERROR_SIZE> reason{};
  curl_easy_setopt(handle, CURLOPT_URL, settings_.address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(settings_.time_limit_seconds));
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(!tls && is_loopback(settings_.address) ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, reason.data());
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + settings_.from + ">").c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, feed);
  curl_easy_setopt(handle, CURLOPT_READDATA, &reader);
  const std::string authorities = settings_.authorities.string();
  if (!authorities.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, authorities.c_str());
  if (!settings_.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, settings_.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, settings_.password.c_str());
  }
  if (const CURLcode code = curl_easy_perform(handle); code != CURLE_OK)
    return error(ErrorCode::unreachable, "{}: {}", settings_.address, reason[0] != 0 ? reason.data() : curl_easy_strerror(code));
  return {};
}

}  // namespace sekimori::net
