#include "engine/detect/rules/pattern.h"

#include "base/text.h"

namespace sekimori::detect {

Pattern Pattern::parse(std::string_view sigma) {
  Pattern pattern;
  std::string text;
  const auto flush = [&] {
    pattern.append_text(text);
    text.clear();
  };
  for (size_t i = 0; i < sigma.size(); ++i) {
    const char c = sigma[i];
    if (c == '\\') {
      const char next = i + 1 < sigma.size() ? sigma[i + 1] : '\0';
      text += next == '*' || next == '?' || next == '\\' ? next : '\\';
      if (next == '*' || next == '?' || next == '\\') ++i;
    } else if (c == '*' || c == '?') {
      flush();
      pattern.append(c == '*' ? Kind::any : Kind::one);
    } else {
      text += c;
    }
  }
  flush();
  return pattern;
}

Pattern Pattern::literal(std::string_view text) {
  Pattern pattern;
  pattern.append_text(text);
  return pattern;
}

void Pattern::append_text(std::string_view text) {
  if (text.empty()) return;
  if (!parts.empty() && parts.back().kind == Kind::text) parts.back().text += text;
  else parts.push_back({Kind::text, std::string(text)});
}

void Pattern::append(Kind kind) {
  if (kind == Kind::any && !parts.empty() && parts.back().kind == Kind::any) return;
  parts.push_back({kind, {}});
}

void Pattern::append(const Pattern& other) {
  for (const Part& part : other.parts) {
    if (part.kind == Kind::text) append_text(part.text);
    else append(part.kind);
  }
}

void Pattern::open_start() {
  if (parts.empty() || parts.front().kind != Kind::any) parts.insert(parts.begin(), Part{Kind::any, {}});
}

void Pattern::open_end() { append(Kind::any); }

bool Pattern::has_wildcard() const {
  for (const Part& part : parts)
    if (part.kind != Kind::text) return true;
  return false;
}

std::string Pattern::plain_text() const {
  std::string text;
  for (const Part& part : parts) text += part.text;
  return text;
}

std::string Pattern::to_string() const {
  std::string text;
  for (const Part& part : parts) {
    if (part.kind == Kind::any) text += '*';
    if (part.kind == Kind::one) text += '?';
    for (size_t i = 0; i < part.text.size(); ++i) {
      const char c = part.text[i];
      const bool meets_special =
          i + 1 == part.text.size() || part.text[i + 1] == '\\' || part.text[i + 1] == '*' || part.text[i + 1] == '?';
      if (c == '*' || c == '?' || (c == '\\' && meets_special)) text += '\\';
      text += c;
    }
  }
  return text;
}

Pattern Pattern::folded() const {
  Pattern result;
  for (const Part& part : parts) {
    if (part.kind == Kind::text) result.append_text(fold_case(part.text));
    else result.append(part.kind);
  }
  return result;
}

bool Pattern::matches(std::string_view text) const {
  size_t position = 0;
  size_t part = 0;
  size_t star_part = SIZE_MAX;  // the part behind the last `any`
  size_t star_position = 0;
  while (true) {
    bool ok;
    if (part == parts.size()) {
      if (position == text.size()) return true;
      ok = false;
    } else if (parts[part].kind == Kind::any) {
      star_part = ++part;
      star_position = position;
      if (part == parts.size()) return true;
      continue;
    } else if (parts[part].kind == Kind::one) {
      ok = position < text.size();
      if (ok) next_code_point(text, position);
    } else {
      const std::string& wanted = parts[part].text;
      ok = text.substr(position).starts_with(wanted);
      if (ok) position += wanted.size();
    }
    if (ok) {
      ++part;
      continue;
    }
    if (star_part == SIZE_MAX || star_position >= text.size()) return false;
    next_code_point(text, star_position);
    // Jump to where the text behind the wildcard can stand at all.
    if (parts[star_part].kind == Kind::text) {
      star_position = text.find(parts[star_part].text, star_position);
      if (star_position == std::string_view::npos) return false;
    }
    position = star_position;
    part = star_part;
  }
}

}  // namespace sekimori::detect
