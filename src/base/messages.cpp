// The Japanese of error messages, found by their English (spec/messages.toml).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/phrase.h"

namespace sekimori::detail {
namespace {

// Sorted by the English, byte by byte (tools/generate_spec.py).
constexpr auto messages = std::to_array<Text>({
#define SEKIMORI_MESSAGE(english, japanese) {.ja = japanese, .en = english},
#include "spec/messages.inc"
});

std::string_view japanese_of(std::string_view english) {
  const auto row = std::ranges::lower_bound(messages, english, {}, &Text::en);
  return row != messages.end() && row->en == english ? row->ja : std::string_view();
}

// A format without words of its own, as "{}: {}", is the same in every language.
bool has_words(std::string_view format) {
  return std::ranges::any_of(format, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

thread_local Language formatted = Language::en;

}  // namespace

Language language_being_formatted() { return formatted; }

Error make_error(ErrorCode code, fmt::string_view format, fmt::format_args args) {
  Error made{code, fmt::vformat(format, args)};
  const std::string_view english(format.data(), format.size());
  const std::string_view japanese = has_words(english) ? japanese_of(english) : english;
  if (japanese.empty()) return made;
  formatted = Language::ja;
  // The placeholders of both are compared when the table is made.
  made.message_ja = fmt::vformat(fmt::string_view(japanese.data(), japanese.size()), args);
  formatted = Language::en;
  return made;
}

}  // namespace sekimori::detail

namespace sekimori {

Phrase::Phrase(const char* english) : said_{ErrorCode::failure, english, std::string(detail::japanese_of(english))} {}

Phrase word(std::string_view sort, std::string_view identifier) {
  return Error{.message = std::string(identifier), .message_ja = std::string(detail::japanese_of(fmt::format("{}.{}", sort, identifier)))};
}

}  // namespace sekimori
