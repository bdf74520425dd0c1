#include "feature/teach/newsletter/bounce_report.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"

namespace sekimori::teach {
namespace {

constexpr std::size_t most_received = 30, most_headers = 500, most_parts = 20, longest_diagnostic = 300;

struct Headers {
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case, values unfolded
  std::string_view rest;                                    // what follows the empty line

  std::string_view find(std::string_view name) const {
    const auto found = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
    return found == fields.end() ? std::string_view() : std::string_view(found->second);
  }
  std::size_t count(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::count(fields, name, &std::pair<std::string, std::string>::first));
  }
};

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Fields up to an empty line or the end.
Headers headers_of(std::string_view text) {
  Headers out;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (!out.fields.empty()) out.fields.back().second += " " + std::string(trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || out.fields.size() >= most_headers) continue;
    out.fields.emplace_back(ascii_lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
  }
  out.rest = text;
  return out;
}

// "multipart/report; report-type=delivery-status; boundary=\"x\"" -> x
std::string parameter_of(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != std::string_view::npos) {
    std::string_view part = trim(value.substr(at + 1));
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) return {};
    const bool wanted = ascii_lower(trim(part.substr(0, equals))) == name;
    part = trim(part.substr(equals + 1));
    std::string out;
    if (part.starts_with('"')) {
      std::size_t i = 1;
      for (; i < part.size() && part[i] != '"'; ++i) {
        if (part[i] == '\\' && i + 1 < part.size()) ++i;
        out += part[i];
      }
      if (wanted) return out;
      at = value.find(';', static_cast<std::size_t>(part.data() - value.data()) + i);
      continue;
    }
    if (wanted) return std::string(trim(part.substr(0, part.find_first_of("; \t"))));
    at = value.find(';', static_cast<std::size_t>(part.data() - value.data()));
  }
  return {};
}

std::string type_of(std::string_view value) { return ascii_lower(trim(value.substr(0, value.find(';')))); }

std::vector<std::string_view> parts_of(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> out;
  const std::string mark = "--" + std::string(boundary);
  const char* begin = nullptr;
  while (!body.empty() && out.size() < most_parts) {
    const char* const at = body.data();
    const std::string_view line = take_line(body);
    if (!line.starts_with(mark)) continue;
    if (begin != nullptr) out.emplace_back(begin, static_cast<std::size_t>(at - begin));
    begin = body.data();
    if (line.substr(mark.size()).starts_with("--")) return out;
  }
  // A report that was cut short: the last part goes as far as there is something.
  if (begin != nullptr && out.size() < most_parts) out.emplace_back(begin, static_cast<std::size_t>(body.data() + body.size() - begin));
  return out;
}

// "rfc822; sato@example.jp" -> "sato@example.jp"
std::string after_type(std::string_view value) {
  const std::size_t semicolon = value.find(';');
  return std::string(trim(semicolon == std::string_view::npos ? value : value.substr(semicolon + 1)));
}

bool is_status(std::string_view status) {
  const auto digits = [](std::string_view text) {
    return !text.empty() && text.size() <= 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  };
  const std::size_t first = status.find('.');
  if (first != 1 || (status[0] != '2' && status[0] != '4' && status[0] != '5')) return false;
  const std::size_t second = status.find('.', first + 1);
  return second != std::string_view::npos && digits(status.substr(first + 1, second - first - 1)) && digits(status.substr(second + 1));
}

Result<BounceReport> report_of(std::string_view part) {
  Headers group = headers_of(part);  // about the message as a whole
  // Then one group for each recipient; a mail of ours has one.
  for (std::size_t n = 0; n < most_parts && !group.rest.empty(); ++n) {
    group = headers_of(group.rest);
    if (group.find("final-recipient").empty() && group.find("original-recipient").empty()) continue;
    BounceReport out;
    const std::string_view original = group.find("original-recipient");
    out.recipient = after_type(original.empty() ? group.find("final-recipient") : original);
    out.action = ascii_lower(group.find("action"));
    const std::string_view status = group.find("status");
    out.status = std::string(status.substr(0, status.find_first_of(" \t(")));
    if (!is_status(out.status)) return error(ErrorCode::invalid_input, "the report's status is none of RFC 3463");
    out.diagnostic = scrub_utf8(after_type(group.find("diagnostic-code")).substr(0, longest_diagnostic));
    out.hard = out.action == "failed" && out.status.front() == '5';
    return out;
  }
  return error(ErrorCode::invalid_input, "the report is about no recipient");
}

// What the report is about must be a mail that we sent as an issue, not a notification or a letter.
Result<void> check_returned(std::string_view part) {
  const Headers outer = headers_of(part);
  const Headers returned = headers_of(outer.rest);
  if (type_of(returned.find("content-type")) == "multipart/report" || returned.find("return-path") == "<>")
    return error(ErrorCode::invalid_input, "it is a notification about a notification; it is not counted");
  const std::string_view automatic = returned.find("auto-submitted");
  if (!automatic.empty() && ascii_lower(automatic) != "no" && returned.find("list-id").empty())
    return error(ErrorCode::invalid_input, "it is a notification about a notification; it is not counted");
  return {};
}

}  // namespace

Result<BounceReport> read_bounce(std::string_view mail, std::string_view sender, std::string_view ours) {
  if (mail.empty() || mail.size() > largest_bounce)
    return error(ErrorCode::invalid_input, "a notification has 1 to {} bytes, not {}", largest_bounce, mail.size());
  if (mail.starts_with("From ")) take_line(mail);
  const Headers headers = headers_of(mail);
  if (headers.count("received") > most_received)
    return error(ErrorCode::invalid_input, "the mail has passed {} servers: it runs in circles", headers.count("received"));
  if (!ours.empty() && headers.find("list-id").contains(ours))
    return error(ErrorCode::invalid_input, "the newsletter itself came to the address for what comes back: it runs in circles");
  // Postfix's pipe says MAILER-DAEMON where the envelope says nothing.
  if (!sender.empty() && sender != "<>" && ascii_lower(sender) != "mailer-daemon")
    return error(ErrorCode::invalid_input, "it has a sender: whoever wrote it is no mail server");
  const std::string_view type = headers.find("content-type");
  if (type_of(type) != "multipart/report") return error(ErrorCode::invalid_input, "it is no report of a mail server (multipart/report)");
  if (const std::string report = ascii_lower(parameter_of(type, "report-type")); report != "delivery-status")
    return error(ErrorCode::invalid_input, "it is a report about something else than delivery");
  const std::string boundary = parameter_of(type, "boundary");
  if (boundary.empty()) return error(ErrorCode::invalid_input, "the report's parts cannot be told apart");
  std::optional<BounceReport> found;
  for (const std::string_view part : parts_of(headers.rest, boundary)) {
    const Headers about = headers_of(part);
    const std::string kind = type_of(about.find("content-type"));
    if ((kind == "message/delivery-status" || kind == "message/global-delivery-status") && !found) found = TRY(report_of(about.rest));
    else if (kind == "message/rfc822" || kind == "text/rfc822-headers" || kind == "message/global" || kind == "message/global-headers")
      TRY(check_returned(part));
  }
  if (!found) return error(ErrorCode::invalid_input, "the report has no part that tells what became of the mail");
  return *std::move(found);
}

}  // namespace sekimori::teach
