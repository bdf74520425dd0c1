// The two languages of Sekimori. Every text a person reads exists in both.
//
//   constexpr Text nothing_found{.ja = "見つかりませんでした。", .en = "Nothing was found."};
//   print(nothing_found.in(language));
#pragma once

#include <optional>
#include <string_view>

namespace sekimori {

enum class Language { ja, en };

struct Text {
  std::string_view ja;
  std::string_view en;
  constexpr std::string_view in(Language language) const { return language == Language::ja ? ja : en; }
};

// "ja", "ja_JP.UTF-8", "en", "C" ... ; nothing when it names neither.
inline std::optional<Language> language_of(std::string_view tag) {
  if (tag.starts_with("ja")) return Language::ja;
  if (tag.starts_with("en") || tag == "C" || tag == "POSIX" || tag.starts_with("C.")) return Language::en;
  return {};
}

}  // namespace sekimori
