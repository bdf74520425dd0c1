#include "feature/teach/newsletter/mail_charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/bytes.h"
#include "base/text.h"
#include "model/names.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 2> names = {"UTF-8", "ISO-2022-JP"};

class Converter {
 public:
  Converter() : handle_(::iconv_open("ISO-2022-JP", "UTF-8")) {}
  ~Converter() {
    if (usable()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  bool usable() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // How many bytes of `text` were converted; all of them: it is done, and the state is ASCII again.
  std::size_t convert(std::string text, std::string& out) {
    char* from = text.data();
    std::size_t left = text.size();
    std::array<char, 4096> room{};
    const auto step = [&](char** input, std::size_t* input_left) {
      while (true) {
        char* to = room.data();
        std::size_t free = room.size();
        const std::size_t done = ::iconv(handle_, input, input_left, &to, &free);
        const int problem = errno;
        out.append(room.data(), room.size() - free);
        if (done != static_cast<std::size_t>(-1)) return true;
        if (problem != E2BIG) return false;
      }
    };
    ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    if (step(&from, &left)) step(nullptr, nullptr);
    return text.size() - left;
  }

 private:
  iconv_t handle_;
};

// As Windows writes them -> as JIS X 0208 has them.
std::string as_jis(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t sign = next_code_point(text, at);
    switch (sign) {
      case 0xFF5E: append_utf8(out, 0x301C); break;  // ～
      case 0xFF0D: append_utf8(out, 0x2212); break;  // －
      case 0x2225: append_utf8(out, 0x2016); break;  // ∥
      case 0x00A0: out += ' '; break;
      default: append_utf8(out, sign);
    }
  }
  return out;
}

Result<std::string> to_iso_2022_jp(std::string_view text) {
  Converter converter;
  if (!converter.usable()) return error(ErrorCode::failure, "this system has no converter to ISO-2022-JP");
  const std::string wanted = as_jis(text);
  std::string out;
  const std::size_t done = converter.convert(wanted, out);
  if (done == wanted.size()) return out;
  std::size_t at = done;
  std::string sign;
  const char32_t code = next_code_point(wanted, at);
  append_utf8(sign, code);
  const auto line = std::count(wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t>(done), '\n') + 1;
  return error(ErrorCode::invalid_input, "'{}' (U+{:04X}) on line {} is not in ISO-2022-JP; write it another way", sign,
               static_cast<std::uint32_t>(code), line);
}

}  // namespace

std::string_view name_of(MailCharset one) { return names.at(static_cast<std::size_t>(one)); }
std::optional<MailCharset> mail_charset_from(std::string_view name) {
  std::string upper(name);
  std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return model::value_named<MailCharset>(names, upper);
}

Result<std::string> encode_mail_text(std::string_view text, MailCharset charset) {
  if (!is_valid_utf8(text)) return error(ErrorCode::invalid_input, "a mail's text is UTF-8");
  if (charset == MailCharset::utf8) return std::string(text);
  return to_iso_2022_jp(text);
}

Result<std::string> encode_mail_words(std::string_view value, MailCharset charset) {
  if (!is_valid_utf8(value) || std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
    return error(ErrorCode::invalid_input, "a header of a mail is one line of text");
  constexpr std::size_t longest_plain = 70, most_of_a_word = 30;  // bytes of UTF-8 that fit a word in either charset
  const bool ascii = std::ranges::all_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x7f; });
  if (ascii && value.size() <= longest_plain && value.find("=?") == std::string_view::npos) return std::string(value);
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at;
    while (end < value.size()) {
      std::size_t next = end;
      next_code_point(value, next);
      if (next - at > most_of_a_word) break;
      end = next;
    }
    const std::string piece = TRY(encode_mail_text(value.substr(at, end - at), charset));
    out += fmt::format("{}=?{}?B?{}?=", out.empty() ? "" : "\r\n ", name_of(charset), to_base64(as_bytes(piece)));
    at = end;
  }
  return out;
}

}  // namespace sekimori::teach
