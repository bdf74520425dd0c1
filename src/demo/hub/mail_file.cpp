#include "demo/hub/mail_file.h"

#include <iconv.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"

namespace sekimori::demo {
namespace {

std::string in_charset(const std::string& text, const std::string& charset) {
  if (charset == "utf-8") return text;
  const iconv_t way = iconv_open(charset.c_str(), "UTF-8");
  if (way == iconv_t(-1)) return text;  // NOLINT(performance-no-int-to-ptr): as the library says it
  std::string in = text, out(text.size() * 4 + 16, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size(), room = out.size();
  const bool done = iconv(way, &from, &left, &to, &room) != std::size_t(-1) && iconv(way, nullptr, nullptr, &to, &room) != std::size_t(-1);
  iconv_close(way);
  if (!done) return text;
  out.resize(out.size() - room);
  return out;
}

std::string lines_of_base64(std::string_view bytes) {
  const std::string whole = to_base64(as_bytes(bytes));
  std::string out;
  for (std::size_t i = 0; i < whole.size(); i += 76) out += whole.substr(i, 76) + "\r\n";
  return out;
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::string encoded_word(const std::string& text) {
  return is_plain(text) ? text : fmt::format("=?UTF-8?B?{}?=", to_base64(as_bytes(text)));
}

std::string boundary_in(std::string_view content_type) {
  const std::size_t at = content_type.find("boundary=");
  if (at == std::string_view::npos) return "part";
  std::string_view rest = content_type.substr(at + 9);
  if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
  return std::string(rest.substr(0, rest.find(';')));
}

}  // namespace

std::string write_mail(const MailFile& mail) {
  std::string out, boundary = "part";
  for (const auto& [name, value] : mail.headers) {
    if (ascii_lower(name) == "content-type") boundary = boundary_in(value);
    out += fmt::format("{}: {}\r\n", name, ascii_lower(name) == "subject" ? encoded_word(value) : value);
  }
  out +=
      fmt::format("\r\n--{}\r\nContent-Type: text/plain; charset={}\r\nContent-Transfer-Encoding: base64\r\n\r\n", boundary, mail.charset);
  out += lines_of_base64(in_charset(mail.text, mail.charset));
  for (const MailFile::Attachment& file : mail.attachments) {
    const std::string name = encoded_word(file.name);
    out += fmt::format(
        "--{}\r\nContent-Type: application/octet-stream; name=\"{}\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: "
        "attachment; "
        "filename=\"{}\"\r\n\r\n",
        boundary, name, name);
    out += lines_of_base64(file.bytes);
  }
  return out + fmt::format("--{}--\r\n", boundary);
}

}  // namespace sekimori::demo
