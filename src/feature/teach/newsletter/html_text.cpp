#include "feature/teach/newsletter/html_text.h"

#include <fmt/core.h>

#include <algorithm>

namespace sekimori::teach {
namespace {

std::size_t next_link(std::string_view text) { return std::min(text.find("https://"), text.find("http://")); }

// As far as an address of the web reaches: ASCII without what ends a sentence or a quotation.
std::size_t length_of_link(std::string_view text) {
  constexpr std::string_view within = "-._~:/?#[]@!$&'()*+,;=%";
  std::size_t end = 0;
  while (end < text.size()) {
    const char c = text[end];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && !within.contains(c)) break;
    ++end;
  }
  while (end > 0 && std::string_view(".,;:!?)'").contains(text[end - 1])) --end;
  return end;
}

std::string with_links(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    const std::size_t at = next_link(line);
    out += html_escaped(line.substr(0, at));
    if (at == std::string_view::npos) break;
    line.remove_prefix(at);
    const std::string link = html_escaped(line.substr(0, length_of_link(line)));
    out += fmt::format("<a href=\"{0}\" rel=\"noopener noreferrer\">{0}</a>", link);
    line.remove_prefix(length_of_link(line));
  }
  return out;
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  }
  return out;
}

std::string html_paragraphs(std::string_view text) {
  std::string out, paragraph;
  const auto close = [&] {
    if (!paragraph.empty()) out += "<p>" + paragraph + "</p>\n";
    paragraph.clear();
  };
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (line.empty()) close();
    else paragraph += (paragraph.empty() ? "" : "<br>\n") + with_links(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  close();
  return out;
}

}  // namespace sekimori::teach
