#include "engine/mask/format/mail_thread.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sekimori::mask {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// A line without its quotation marks.
std::string_view unquoted(std::string_view line, std::size_t* depth = nullptr) {
  std::size_t marks = 0;
  for (;;) {
    line = trim(line);
    if (line.starts_with('>')) line.remove_prefix(1);
    else if (line.starts_with("＞")) line.remove_prefix(3);
    else break;
    ++marks;
  }
  if (depth != nullptr) *depth = marks;
  return line;
}

enum class Label { none, from, to, other };

Label label_of(std::string_view line, std::string_view& value) {
  static constexpr std::array<std::pair<std::string_view, Label>, 20> labels = {
      {{"from", Label::from},     {"差出人", Label::from},      {"送信者", Label::from},    {"送信元", Label::from},
       {"to", Label::to},         {"宛先", Label::to},          {"cc", Label::to},          {"bcc", Label::to},
       {"sent", Label::other},    {"date", Label::other},       {"送信日時", Label::other}, {"日時", Label::other},
       {"subject", Label::other}, {"件名", Label::other},       {"reply-to", Label::other}, {"送信日", Label::other},
       {"日付", Label::other},    {"importance", Label::other}, {"重要度", Label::other},   {"message-id", Label::other}}};
  const std::string level = normalise_nfkc(line.substr(0, std::min<std::size_t>(line.size(), 40)));
  const std::string lower = ascii_lower(level);
  for (const auto& [name, label] : labels) {
    std::string_view rest = lower;
    if (rest.starts_with('*')) rest.remove_prefix(1);
    if (!rest.starts_with(name)) continue;
    rest = trim(rest.substr(name.size()));
    if (rest.starts_with('*')) rest.remove_prefix(1);
    if (!rest.starts_with(':')) continue;
    const std::size_t colon = std::min(line.find(':'), line.find("："));
    if (colon == std::string_view::npos) continue;
    value = line.substr(colon + (line[colon] == ':' ? 1 : 3));
    if (value.starts_with('*')) value.remove_prefix(1);
    value = trim(value);
    return label;
  }
  return Label::none;
}

// "2026年11月3日(火) 10:00 山田太郎 <taro@example.jp>:" and "On ... Taro <taro@example.jp> wrote:"
bool is_attribution(std::string_view line, MailAddress& author) {
  line = trim(line);
  if (!(line.ends_with(':') || line.ends_with("：") || line.ends_with("のメール") || line.ends_with("wrote"))) return false;
  if (line.find('@') == std::string_view::npos && line.find("wrote") == std::string_view::npos &&
      line.find("書きました") == std::string_view::npos)
    return false;
  for (MailAddress& one : mail_addresses(line))
    if (!one.address.empty()) author = std::move(one);
  return true;
}

}  // namespace

std::vector<MailAddress> mail_addresses(std::string_view value) {
  std::vector<MailAddress> out;
  std::string item;
  bool quoted = false, angle = false;
  const auto flush = [&] {
    const std::string_view text = trim(item);
    if (!text.empty()) {
      MailAddress one;
      const std::size_t open = text.rfind('<'), close = text.rfind('>');
      if (open != std::string_view::npos && close != std::string_view::npos && close > open) {
        one.address = ascii_lower(trim(text.substr(open + 1, close - open - 1)));
        one.name = trim(text.substr(0, open));
      } else {
        // An address somewhere in the text.
        const std::size_t sign = text.find('@');
        if (sign != std::string_view::npos) {
          const auto fits = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
                   c == '+' || c == '%';
          };
          std::size_t start = sign, end = sign + 1;
          while (start > 0 && fits(text[start - 1])) --start;
          while (end < text.size() && fits(text[end])) ++end;
          one.address = ascii_lower(text.substr(start, end - start));
          one.name = std::string(trim(text.substr(0, start))) + std::string(trim(text.substr(end)));
          if (const std::size_t mailto = one.name.find("mailto:"); mailto != std::string::npos) one.name.erase(mailto, 7);
        } else {
          one.name = text;
        }
      }
      if (one.address.starts_with("mailto:")) one.address.erase(0, 7);
      std::erase(one.name, '"');
      std::erase_if(one.name, [](char c) { return c == '[' || c == ']' || c == '<' || c == '>'; });
      one.name = std::string(trim(one.name));
      if (one.name.size() > 1 && one.name.front() == '\'' && one.name.back() == '\'') one.name = one.name.substr(1, one.name.size() - 2);
      if (one.address.find('@') == std::string::npos) one.address.clear();
      if (!one.address.empty() || !one.name.empty()) out.push_back(std::move(one));
    }
    item.clear();
  };
  for (const char c : value) {
    if (c == '"') quoted = !quoted;
    if (c == '<' && !quoted) angle = true;
    if (c == '>' && !quoted) angle = false;
    if ((c == ',' || c == ';') && !quoted && !angle) flush();
    else item += c;
  }
  flush();
  return out;
}

std::vector<ThreadPiece> split_thread(std::string_view text) {
  std::vector<ThreadPiece> out;
  const std::vector<std::string_view> lines = lines_of(text);
  ThreadPiece current;
  const auto close = [&] {
    if (!current.text.empty()) out.push_back(std::move(current));
    current = {};
  };
  const auto put = [&](std::string_view line) { current.text.append(line).append("\n"); };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // A block of headers: two lines at least, one of them who sent it.
    std::string_view value;
    std::size_t depth = 0;
    const std::string_view bare = unquoted(lines[i], &depth);
    if (label_of(bare, value) != Label::none) {
      std::size_t end = i;
      MailAddress author;
      std::vector<MailAddress> recipients;
      bool has_from = false;
      std::size_t labels = 0;
      Label last = Label::none;
      for (; end < lines.size(); ++end) {
        const std::string_view line = unquoted(lines[end]);
        const Label label = label_of(line, value);
        if (label == Label::none) {
          // Folded: a long list of recipients goes on.
          const bool folded = (lines[end].starts_with(' ') || lines[end].starts_with('\t')) && !line.empty();
          if (!folded) break;
          if (last == Label::to)
            for (MailAddress& one : mail_addresses(line)) recipients.push_back(std::move(one));
          continue;
        }
        last = label;
        ++labels;
        if (label == Label::from) {
          has_from = true;
          const auto all = mail_addresses(value);
          if (!all.empty()) author = all.front();
        } else if (label == Label::to) {
          for (MailAddress& one : mail_addresses(value)) recipients.push_back(std::move(one));
        }
      }
      if (labels >= 2 && has_from) {
        close();
        current.sort = PieceSort::forwarded;
        current.author = std::move(author);
        current.recipients = std::move(recipients);
        for (std::size_t j = i; j < end; ++j) put(lines[j]);
        i = end - 1;
        continue;
      }
    }
    MailAddress author;
    std::size_t next_depth = 0;
    if (i + 1 < lines.size()) {
      unquoted(lines[i + 1], &next_depth);
      if (next_depth == 0 && i + 2 < lines.size() && trim(lines[i + 1]).empty()) unquoted(lines[i + 2], &next_depth);
    }
    if (depth == 0 && next_depth > 0 && is_attribution(lines[i], author)) {
      const PieceSort around = current.sort == PieceSort::quoted ? PieceSort::own : current.sort;
      MailAddress above = current.author;
      put(lines[i]);
      close();
      current.sort = PieceSort::quoted;
      current.author = std::move(author);
      ++i;
      while (i < lines.size()) {
        unquoted(lines[i], &depth);
        if (depth == 0 && !trim(lines[i]).empty()) break;
        put(lines[i++]);
      }
      --i;
      close();
      current.sort = around;
      current.author = std::move(above);
      continue;
    }
    if (depth > 0 && current.sort != PieceSort::quoted && current.sort != PieceSort::forwarded) {
      close();
      current.sort = PieceSort::quoted;
    } else if (depth == 0 && current.sort == PieceSort::quoted && !trim(lines[i]).empty()) {
      close();
    }
    put(lines[i]);
  }
  close();
  return out;
}

}  // namespace sekimori::mask
