#include "net/postfix_receipts.h"

#include "base/json.h"

namespace sekimori::net {

std::set<std::string> senders_in_log(std::string_view log, const std::set<std::string>& wanted) {
  constexpr std::string_view before = ": from=<", after = ">, size=";
  std::set<std::string> out;
  for (std::size_t at = log.find(before); at != std::string_view::npos; at = log.find(before, at)) {
    at += before.size();
    const std::size_t end = log.find_first_of(">\n", at);
    if (end == std::string_view::npos || log.substr(end, after.size()) != after) continue;
    // The queue manager's alone: others log a sender of what they do not take.
    const std::size_t line = log.rfind('\n', at) + 1;
    if (!log.substr(line, at - line).contains("/qmgr[")) continue;
    std::string sender(log.substr(at, end - at));
    if (wanted.contains(sender)) out.insert(std::move(sender));
  }
  return out;
}

Result<std::set<std::string>> PostfixReceipts::taken(const std::set<std::string>& senders) {
  std::set<std::string> out;
  ProcessRequest ask;
  ask.program = "postqueue";
  ask.arguments = {"-j"};
  ask.environment = {"PATH=/usr/sbin:/usr/bin:/bin"};
  if (!places_.configuration.empty()) ask.arguments = {"-c", places_.configuration.string(), "-j"};
  const ProcessResult listed = TRY(processes_.run(ask));
  if (!listed.ok()) return error(ErrorCode::unreachable, "the mail queue cannot be listed (postqueue)");
  std::string_view lines = as_text(listed.output);
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    if (const auto one = Json::parse(lines.substr(0, end)); one && senders.contains(std::string((*one)["sender"].text())))
      out.insert((*one)["sender"].string_or(""));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  // Piece by piece, each with the end of the one before: a log may have gigabytes.
  auto log = TRY(files_.open(places_.log, OpenMode::read));
  constexpr std::size_t piece = std::size_t(4) << 20;
  std::string text;
  Bytes room(piece);
  for (std::uint64_t offset = 0;;) {
    const std::size_t got = TRY(log->read_at(offset, room));
    if (got == 0) break;
    offset += got;
    text += as_text(ByteView(room).first(got));
    const std::size_t whole = text.rfind('\n');
    if (whole == std::string::npos) continue;
    out.merge(senders_in_log(std::string_view(text).substr(0, whole + 1), senders));
    text.erase(0, whole + 1);
  }
  out.merge(senders_in_log(text, senders));
  return out;
}

}  // namespace sekimori::net
