#include "node/notice_text.h"

#include <algorithm>
#include <array>

namespace sekimori::node {
namespace {

struct Template {
  std::string_view name;
  std::string_view text;
};

constexpr Template templates[] = {
#define SEKIMORI_TEXT(name, text) {name, text},
#include "node/notices.inc"
};

std::string value_of(const std::vector<std::pair<std::string, std::string>>& values, std::string_view name) {
  const auto found = std::ranges::find(values, name, [](const auto& pair) -> std::string_view { return pair.first; });
  std::string value = found == values.end() ? "" : found->second;
  if (name != "lines") std::ranges::replace_if(value, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return value;
}

}  // namespace

Result<NoticeText> notice_text(std::string_view kind, Language language, const std::vector<std::pair<std::string, std::string>>& values) {
  const std::string name = fmt::format("{}.{}.txt", kind, language == Language::ja ? "ja" : "en");
  const auto found = std::ranges::find(templates, std::string_view(name), &Template::name);
  if (found == std::end(templates)) return error(ErrorCode::not_found, "there is no text {} in content/notices", name);
  std::string filled;
  std::string_view rest = found->text;
  while (!rest.empty()) {
    const size_t open = rest.find('{');
    const size_t close = rest.find('}', std::min(open, rest.size()));
    if (close == std::string_view::npos) break;
    filled += rest.substr(0, open);
    filled += value_of(values, rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(close + 1);
  }
  filled += rest;
  const size_t line = filled.find('\n');
  NoticeText out;
  out.subject = filled.substr(0, line);
  const size_t begin = filled.find_first_not_of('\n', std::min(line, filled.size()));
  if (begin != std::string::npos) out.text = filled.substr(begin);
  return out;
}

}  // namespace sekimori::node
