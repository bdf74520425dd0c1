#include "engine/mask/format/pasted_headers.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/inspect/extract/mail_message.h"

namespace sekimori::mask {
namespace {

// The name of the header that a line begins; empty when it begins none.
std::string header_name(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && ((line[end] >= 'A' && line[end] <= 'Z') || (line[end] >= 'a' && line[end] <= 'z') ||
                               (line[end] >= '0' && line[end] <= '9') || line[end] == '-'))
    ++end;
  if (end < 2 || end >= line.size() || line[end] != ':' || (end + 1 < line.size() && line[end + 1] != ' ' && line[end + 1] != '\t'))
    return {};
  return ascii_lower(line.substr(0, end));
}

bool tells_the_way(std::string_view name) {
  static constexpr std::array<std::string_view, 8> names = {
      "received", "return-path", "message-id", "delivered-to", "x-original-to", "authentication-results", "received-spf", "dkim-signature"};
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::vector<PastedPart> pasted_parts(std::string_view text) {
  std::vector<PastedPart> out;
  std::string plain;
  const auto close = [&] {
    if (!plain.empty()) out.push_back({.text = std::exchange(plain, {}), .message = {}});
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at, count = 0;
    bool way = false;
    while (end < text.size()) {
      const std::size_t line_end = std::min(text.find('\n', end), text.size());
      const std::string_view line = text.substr(end, line_end - end);
      const std::string name = header_name(line);
      const bool folded = count > 0 && (line.starts_with(' ') || line.starts_with('\t')) && !trim(line).empty();
      if (name.empty() && !folded) break;
      if (!name.empty()) ++count;
      way = way || tells_the_way(name);
      end = std::min(line_end + 1, text.size());
    }
    if (count >= 3 && way) {
      close();
      PastedPart part{.text = std::string(text.substr(at, end - at)), .message = ReportObject()};
      part.message->is_mail = true;
      part.message->media_type = "message/rfc822";
      const inspect::MailHeaders headers = inspect::parse_mail_headers(part.text + "\n");
      for (const inspect::MailHeader& header : headers.list)
        part.message->headers.push_back({header.name, inspect::decode_words(header.value)});
      part.message->subject = headers.decoded("subject");
      out.push_back(std::move(part));
      at = end;
      continue;
    }
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    plain += text.substr(at, std::min(line_end + 1, text.size()) - at);
    at = std::min(line_end + 1, text.size());
  }
  close();
  return out;
}

}  // namespace sekimori::mask
