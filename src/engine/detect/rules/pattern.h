// A Sigma string: literal text with the wildcards * (any run) and ? (one character).
//
//   Pattern p = Pattern::parse("*\\cmd.exe");      // any run, then "\cmd.exe"
//   p.matches(fold_case("C:\\Windows\\CMD.EXE"));  // when p was folded too: true
//
// Escapes as Sigma 2.1 has them: a backslash is plain before ordinary characters; \* \? \\ are literal; hence `\\*` is
// a backslash and a wildcard, `\\\*` both literal, three or four backslashes two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sekimori::detect {

struct Pattern {
  enum class Kind : unsigned char { text, any, one };
  struct Part {
    Kind kind = Kind::text;
    std::string text;
    bool operator==(const Part&) const = default;
  };
  std::vector<Part> parts;  // neighbouring texts are joined, neighbouring `any` are one; empty: the empty string

  static Pattern parse(std::string_view sigma);
  static Pattern literal(std::string_view text);

  void append_text(std::string_view text);
  void append(Kind kind);
  void append(const Pattern& other);
  void open_start();  // puts * in front unless it is there
  void open_end();    // puts * behind unless it is there

  bool has_wildcard() const;
  std::string plain_text() const;  // of a pattern without wildcards
  std::string to_string() const;   // as Sigma writes it, escapes included
  Pattern folded() const;          // literal parts case-folded (full folding)

  // Whether all of `text` matches. Both sides must be folded alike. O(text * parts) at worst, no recursion.
  bool matches(std::string_view text) const;

  bool operator==(const Pattern&) const = default;
};

}  // namespace sekimori::detect
