#include "feature/watch/assist/value_shapes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/detect/parse/time_format.h"
#include "feature/watch/assist/column_dictionary.h"

namespace sekimori::watch {
namespace {

constexpr std::array formats = {"rfc3339",
                                "%Y-%m-%d %H:%M:%S",
                                "%Y/%m/%d %H:%M:%S",
                                "%Y/%m/%d %H:%M",
                                "%Y-%m-%d %H:%M",
                                "%Y-%m-%dT%H:%M:%S",
                                "%Y/%m/%d %H:%M:%S.%f",
                                "%Y-%m-%d %H:%M:%S.%f",
                                "%Y-%m-%d %H:%M:%S,%f",
                                "%Y年%m月%d日 %H時%M分%S秒",
                                "%Y年%m月%d日 %H:%M:%S",
                                "%d/%b/%Y:%H:%M:%S %z",
                                "%m/%d/%Y %H:%M:%S",
                                "%d.%m.%Y %H:%M:%S",
                                "%Y%m%d%H%M%S",
                                "epoch"};

bool all_of_signs(std::string_view text, auto allowed) { return !text.empty() && std::ranges::all_of(text, allowed); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_number(std::string_view text) {
  return all_of_signs(text, [](char c) { return is_digit(c) || c == ',' || c == '.'; }) && is_digit(text.front());
}
bool is_address(std::string_view text) {
  if (std::ranges::count(text, '.') == 3) return all_of_signs(text, [](char c) { return is_digit(c) || c == '.'; });
  return std::ranges::count(text, ':') >= 2 &&
         all_of_signs(text, [](char c) { return is_digit(c) || c == ':' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}
bool is_url(std::string_view text) { return text.contains("://"); }
bool is_path(std::string_view text) {
  return is_url(text) || text.contains('\\') || text.starts_with('/') || (text.size() > 2 && is_letter(text[0]) && text[1] == ':');
}
bool is_mail(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos && !text.contains(' ');
}
bool is_host(std::string_view text) {
  return all_of_signs(text, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_'; }) &&
         std::ranges::any_of(text, is_letter);
}
bool is_account(std::string_view text) {
  return is_mail(text) ||
         (all_of_signs(text,
                       [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '\\' || c == '$'; }) &&
          text.size() < 65);
}
bool is_program(std::string_view text) { return ascii_lower(text).ends_with(".exe"); }

}  // namespace

std::vector<std::string> time_formats_of(std::span<const std::string> values, const Zone& zone) {
  std::vector<std::string> out;
  for (const char* format : formats) {
    const std::vector<std::string> one = {format};
    detect::LogTimeReader reader(one, &zone);
    std::size_t read = 0, seen = 0;
    for (const std::string& value : values) {
      const std::string_view text = trim(value);
      if (text.empty()) continue;
      ++seen;
      int digits = 0;
      const auto time = reader.read(text, &digits);
      // A number that means a second of 1970 or of the far future is some other number.
      read += time && time->nanoseconds > 631'152'000 * nanoseconds_per_second && time->nanoseconds < 4'102'444'800 * nanoseconds_per_second
                  ? 1
                  : 0;
    }
    if (seen > 0 && read == seen) out.push_back(one.front());
  }
  return out;
}

double shape_fits(std::string_view shape, std::span<const std::string> values, const Zone& zone) {
  if (shape == "time") return time_formats_of(values, zone).empty() ? 0 : 1;
  const auto fits = [&](std::string_view text) {
    if (shape == "number") return is_number(text);
    if (shape == "address") return is_address(text);
    if (shape == "path") return is_path(text);
    if (shape == "destination") return is_path(text) || is_mail(text) || is_host(text);
    if (shape == "account") return is_account(text) && !is_number(text);
    if (shape == "host") return is_host(text) && !is_program(text);
    if (shape == "program") return is_program(text);
    if (shape == "operation") return ColumnDictionary::standard().operation_of(text) != nullptr;
    return false;
  };
  std::size_t seen = 0, fitting = 0;
  for (const std::string& value : values) {
    const std::string_view text = trim(value);
    if (text.empty()) continue;
    ++seen;
    fitting += fits(text) ? 1 : 0;
  }
  return seen == 0 ? 0 : static_cast<double>(fitting) / static_cast<double>(seen);
}

}  // namespace sekimori::watch
