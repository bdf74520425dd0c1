#include "engine/link/mail_parts.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::link {
namespace {

constexpr size_t most_headers = 500;
constexpr size_t most_attachments = 500;

std::string domain_of(std::string_view address) {
  const size_t at = address.rfind('@');
  if (at == std::string_view::npos) return {};
  std::string out = ascii_lower(address.substr(at + 1));
  while (!out.empty() && (out.back() == '>' || out.back() == ' ')) out.pop_back();
  return out;
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  const std::string lower = ascii_lower(name);
  return std::ranges::any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

// Runs by itself, or opens to what does.
bool is_dangerous(std::string_view name) {
  return ends_with_any(name,
                       {".exe", ".scr", ".lnk", ".js", ".jse", ".vbs", ".hta", ".bat", ".cmd",  ".ps1",  ".dll",  ".cpl", ".pif", ".com",
                        ".jar", ".zip", ".rar", ".7z", ".lzh", ".cab", ".iso", ".img", ".docm", ".xlsm", ".pptm", ".chm", ".msi"});
}

}  // namespace

std::string_view MailParts::header(std::string_view lower_name) const {
  for (const auto& [name, value] : headers)
    if (ascii_lower(name) == lower_name) return value;
  return {};
}

std::string_view name_of(ThreadPhase phase) {
  switch (phase) {
    case ThreadPhase::probe: return "probe";
    case ThreadPhase::reply: return "reply";
    case ThreadPhase::lure: return "lure";
    case ThreadPhase::payload: return "payload";
  }
  return "probe";
}

std::vector<ThreadPhase> phases_of(const std::vector<MailParts>& mails) {
  std::vector<ThreadPhase> out;
  if (mails.empty()) return out;
  const std::string desk = domain_of(mails.front().header("to"));
  const std::string outside = domain_of(mails.front().header("from"));
  for (const MailParts& mail : mails) {
    const std::string from = domain_of(mail.header("from"));
    if (!desk.empty() && desk != outside && from == desk) out.push_back(ThreadPhase::reply);
    else if (std::ranges::any_of(mail.attachments, [](const MailAttachment& one) { return is_dangerous(one.name); }))
      out.push_back(ThreadPhase::payload);
    else if (!mail.attachments.empty() || mail.text.find("://") != std::string::npos) out.push_back(ThreadPhase::lure);
    else out.push_back(ThreadPhase::probe);
  }
  return out;
}

std::optional<Instant> parse_mail_date(std::string_view text) {
  // Day and time in words: [Mon,] 5 Jan 2026 10:00[:00] +0900
  std::vector<std::string_view> words;
  for (size_t i = 0; i < text.size() && words.size() < 8;) {
    while (i < text.size() && (text[i] == ' ' || text[i] == '\t' || text[i] == ',')) ++i;
    size_t end = i;
    while (end < text.size() && text[end] != ' ' && text[end] != '\t' && text[end] != ',') ++end;
    if (end > i) words.push_back(text.substr(i, end - i));
    i = end;
  }
  if (!words.empty() && !words[0].empty() && (words[0][0] < '0' || words[0][0] > '9')) words.erase(words.begin());
  if (words.size() < 4) return {};
  const auto number = [](std::string_view digits) -> int {
    if (digits.empty() || digits.size() > 4 || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return -1;
    int out = 0;
    for (const char c : digits) out = out * 10 + (c - '0');
    return out;
  };
  constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";
  const std::string month = ascii_lower(words[1].substr(0, 3));
  const size_t place = month.size() == 3 ? months.find(month) : std::string_view::npos;
  if (place == std::string_view::npos || place % 3 != 0) return {};
  int year = number(words[2]);
  if (year >= 0 && year < 50) year += 2000;
  const auto day = Day::from_date(year, static_cast<int>(place / 3) + 1, number(words[0]));
  if (!day || year < 1970 || year > 2200) return {};
  const std::string_view clock = words[3];
  if (clock.size() < 5 || clock[2] != ':') return {};
  const int hour = number(clock.substr(0, 2)), minute = number(clock.substr(3, 2));
  const int second = clock.size() >= 8 && clock[5] == ':' ? number(clock.substr(6, 2)) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return {};
  std::int64_t offset = 0;
  if (words.size() > 4 && words[4].size() == 5 && (words[4][0] == '+' || words[4][0] == '-')) {
    const int digits = number(words[4].substr(1));
    if (digits < 0) return {};
    offset = (digits / 100 * 3600 + digits % 100 * 60) * (words[4][0] == '-' ? -1 : 1);
  }
  return Instant::from_seconds(std::int64_t(day->number) * 86'400 + hour * 3600 + minute * 60 + second - offset);
}

std::optional<Instant> sent_at(const std::vector<MailParts>& mails) {
  for (const MailParts& mail : mails) {
    // The uppermost Received line is of the recipient's own server; what Date says is the sender's to choose.
    const std::string_view received = mail.header("received");
    if (const std::size_t semicolon = received.rfind(';'); semicolon != std::string_view::npos)
      if (const auto time = parse_mail_date(received.substr(semicolon + 1))) return time;
    if (const auto time = parse_mail_date(mail.header("date"))) return time;
  }
  return {};
}

Result<MailParts> read_mail_parts(const Json& row) {
  if (!row.is_object()) return error(ErrorCode::invalid_input, "a mail of a report is an object");
  MailParts mail;
  for (const Json& header : row["headers"].items()) {
    if (header.items().size() != 2) return error(ErrorCode::invalid_input, "a header of a mail is a pair of name and value");
    if (mail.headers.size() < most_headers) mail.headers.emplace_back(header.items()[0].text(), header.items()[1].text());
  }
  mail.subject = row["subject"].text();
  mail.text = row["text"].text();
  mail.charset = row["charset"].text();
  mail.password = row["password"].text();
  if (mail.subject.empty()) mail.subject = mail.header("subject");
  for (const Json& one : row["attachments"].items()) {
    if (mail.attachments.size() >= most_attachments) break;
    MailAttachment attachment;
    attachment.name = one["name"].text();
    attachment.sha256 = one["sha256"].text();
    attachment.import_hash = one["import_hash"].text();
    for (const Json& digest : one["fuzzy_hashes"].items()) attachment.fuzzy_hashes.emplace_back(digest.text());
    for (const auto& [name, value] : one["properties"].members()) attachment.properties.emplace_back(name, value.text());
    mail.attachments.push_back(std::move(attachment));
  }
  return mail;
}

Json to_json(const MailParts& mail) {
  Json headers = Json::array(), attachments = Json::array();
  for (const auto& [name, value] : mail.headers) headers.push(Json(Json::Array{Json(name), Json(value)}));
  for (const MailAttachment& one : mail.attachments) {
    Json fuzzy = Json::array(), properties = Json::object();
    for (const std::string& digest : one.fuzzy_hashes) fuzzy.push(digest);
    for (const auto& [name, value] : one.properties) properties.set(name, value);
    attachments.push(Json::object({{"name", one.name},
                                   {"sha256", one.sha256},
                                   {"import_hash", one.import_hash},
                                   {"fuzzy_hashes", std::move(fuzzy)},
                                   {"properties", std::move(properties)}}));
  }
  return Json::object({{"headers", std::move(headers)},
                       {"subject", mail.subject},
                       {"text", mail.text},
                       {"charset", mail.charset},
                       {"password", mail.password},
                       {"attachments", std::move(attachments)}});
}

}  // namespace sekimori::link
