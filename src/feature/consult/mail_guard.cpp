#include "feature/consult/mail_guard.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"

namespace sekimori::consult {
namespace {

constexpr std::size_t most_hops = 30;
constexpr std::size_t longest_header = 2000;

std::vector<std::string_view> all_of(const MailToDesk& mail, std::string_view name) {
  std::vector<std::string_view> out;
  for (const auto& [header, value] : mail.headers)
    if (header == name) out.push_back(value);
  return out;
}

std::string first_of(const MailToDesk& mail, std::string_view name) {
  const auto all = all_of(mail, name);
  return all.empty() ? std::string() : ascii_lower(trim(all.front()));
}

bool has_controls(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
}

std::string_view domain_of(std::string_view address) {
  const auto at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

bool is_injected(const MailToDesk& mail) {
  if (has_controls(mail.sender) || has_controls(mail.recipient)) return true;
  constexpr std::array<std::string_view, 6> looked_at = {"from", "subject", "reply-to", "to", "message-id", "sender"};
  return std::ranges::any_of(mail.headers, [&](const auto& header) {
    return std::ranges::find(looked_at, header.first) != looked_at.end() &&
           (has_controls(header.second) || header.second.size() > longest_header);
  });
}

bool is_ours(const MailToDesk& mail, std::string_view from) {
  const std::string recipient = ascii_lower(mail.recipient);
  if (!recipient.empty() && (ascii_lower(from) == recipient || ascii_lower(mail.sender) == recipient)) return true;
  for (const std::string_view loop : all_of(mail, "x-loop"))
    if (!recipient.empty() && ascii_lower(trim(loop)) == recipient) return true;
  std::string id = first_of(mail, "message-id");
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  const std::string_view domain = domain_of(recipient);
  return id.starts_with("sekimori") && !domain.empty() && domain_of(id) == domain;
}

}  // namespace

std::pair<std::string, std::string> address_in(std::string_view value) {
  std::string_view address = trim(value);
  std::string name;
  if (const auto open = value.rfind('<'); open != std::string_view::npos) {
    const auto close = value.find('>', open);
    if (close == std::string_view::npos) return {};
    address = trim(value.substr(open + 1, close - open - 1));
    name = trim(value.substr(0, open));
    std::erase(name, '"');
  }
  const auto at = address.find('@');
  const bool plain = at != std::string_view::npos && at > 0 && at + 1 < address.size() &&
                     address.find('@', at + 1) == std::string_view::npos &&
                     address.find_first_of(" \t\r\n,;<>\"()") == std::string_view::npos && !has_controls(address);
  return plain ? std::pair(ascii_lower(address), name) : std::pair<std::string, std::string>();
}

MailJudgement judge_mail(const MailToDesk& mail) {
  MailJudgement out;
  const auto refuse = [&](std::string_view why) {
    out.refused = why;
    return out;
  };
  if (is_injected(mail)) return refuse("injection");
  if (mail.sender.empty() || mail.sender == "<>") return refuse("no_sender");
  // The value may be followed by parameters: "auto-replied; owner-email=...".
  if (const std::string automatic = first_of(mail, "auto-submitted");
      !automatic.empty() && automatic != "no" && !automatic.starts_with("no;"))
    return refuse("auto_submitted");
  if (const std::string precedence = first_of(mail, "precedence"); precedence == "bulk" || precedence == "junk" || precedence == "list")
    return refuse("bulk");
  if (!all_of(mail, "list-id").empty() || !all_of(mail, "list-unsubscribe").empty()) return refuse("list");
  if (all_of(mail, "received").size() > most_hops) return refuse("hops");
  const auto from = all_of(mail, "from");
  if (from.size() != 1) return refuse("from");
  std::tie(out.from, out.name) = address_in(from.front());
  if (out.from.empty()) return refuse("from");
  if (is_ours(mail, out.from)) return refuse("own");
  return out;
}

}  // namespace sekimori::consult
