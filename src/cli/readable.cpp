#include "cli/readable.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::cli {
namespace {

constexpr std::size_t longest_cell = 48;  // columns
constexpr std::size_t deepest = 8;

bool is_empty(const Json& value) {
  return value.is_null() || (value.is_string() && value.text().empty()) || (value.is_array() && value.items().empty()) ||
         (value.is_object() && value.members().empty());
}

// {ja, en} is one text.
bool is_wording(const Json& value) {
  return value.is_object() && value.members().size() == 2 && value["ja"].is_string() && value["en"].is_string();
}

bool is_scalar(const Json& value) {
  if (value.is_array()) return std::ranges::none_of(value.items(), [](const Json& one) { return one.is_array() || one.is_object(); });
  return !value.is_object() || is_wording(value);
}

std::string scalar_text(const Json& value, Language language) {
  if (value.is_string()) return std::string(value.text());
  if (value.is_null()) return {};
  if (is_wording(value)) {
    const std::string_view wished = value[language == Language::ja ? "ja" : "en"].text();
    return std::string(wished.empty() ? value[language == Language::ja ? "en" : "ja"].text() : wished);
  }
  if (!value.is_array()) return value.dump();
  std::string out;
  for (const Json& one : value.items()) out += (out.empty() ? "" : ", ") + scalar_text(one, language);
  return out;
}

// Columns of a terminal: what East Asia writes takes two.
std::size_t width_of(std::string_view text) {
  constexpr char32_t first_wide = 0x1100;
  std::size_t out = 0;
  for (const char32_t one : to_utf32(text)) out += one >= first_wide ? 2 : 1;
  return out;
}

bool is_long(std::string_view text) { return text.contains('\n') || width_of(text) > longest_cell; }

std::string indented(std::string_view text, std::string_view by) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += by;
  }
  return out;
}

void put_object(std::string& out, const Json& object, const std::string& margin, Language language, std::size_t depth);

void put_table(std::string& out, const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
               const std::string& margin) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < head.size(); ++i) {
    std::size_t width = width_of(head[i]);
    for (const auto& row : rows) width = std::max(width, width_of(row[i]));
    widths.push_back(width);
  }
  const auto put = [&](const std::vector<std::string>& row) {
    std::string line = margin;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - width_of(row[i]) + 2, ' ');
    }
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  };
  put(head);
  for (const auto& row : rows) put(row);
}

// Rows of like objects whose values are short; false when they are not so.
bool try_table(std::string& out, const Json& list, const std::string& margin, Language language) {
  std::vector<std::string> head;
  for (const Json& one : list.items()) {
    if (!one.is_object() || is_wording(one)) return false;
    for (const auto& [name, value] : one.members()) {
      if (is_empty(value)) continue;
      if (!is_scalar(value) || is_long(scalar_text(value, language))) return false;
      if (std::ranges::find(head, name) == head.end()) head.emplace_back(name);
    }
  }
  std::vector<std::vector<std::string>> rows;
  for (const Json& one : list.items()) {
    std::vector<std::string> row;
    for (const std::string& name : head) row.push_back(scalar_text(one[name], language));
    rows.push_back(std::move(row));
  }
  put_table(out, head, rows, margin);
  return true;
}

void put_value(std::string& out, std::string_view name, const Json& value, const std::string& margin, Language language,
               std::size_t depth) {
  if (is_scalar(value)) {
    const std::string text = scalar_text(value, language);
    const bool block = text.contains('\n');
    out += fmt::format("{}{}:{}{}\n", margin, name, block ? "\n" + margin + "  " : " ", indented(text, block ? margin + "  " : ""));
    return;
  }
  out += fmt::format("{}{}:\n", margin, name);
  const std::string inner = margin + "  ";
  if (depth >= deepest) {
    out += inner + value.dump() + "\n";
    return;
  }
  if (value.is_object()) {
    put_object(out, value, inner, language, depth + 1);
    return;
  }
  if (try_table(out, value, inner, language)) return;
  for (const Json& one : value.items()) {
    if (!one.is_object()) {
      out += inner + "- " + indented(is_scalar(one) ? scalar_text(one, language) : one.dump(), inner + "  ") + "\n";
      continue;
    }
    std::string block;
    put_object(block, one, inner + "  ", language, depth + 1);
    if (block.empty()) continue;
    block.replace(inner.size(), 2, "- ");
    out += block;
  }
}

void put_object(std::string& out, const Json& object, const std::string& margin, Language language, std::size_t depth) {
  for (const auto& [name, value] : object.members())
    if (!is_empty(value)) put_value(out, name, value, margin, language, depth);
}

}  // namespace

std::string readable(const Json& object, Language language) {
  std::string out;
  put_object(out, object, "", language, 0);
  return out;
}

}  // namespace sekimori::cli
