// A part of a message that is words, too: what is wrong in "{}:{}: {}", the thing in "{}: is damaged ({})". It is said in the
// language of the whole message.
//
//   std::unexpected<Error> wrong(const Phrase& what) { return error(ErrorCode::invalid_input, "{}:{}: {}", file, line, what); }
//   return wrong("'name' is missing");                 // its Japanese stands in spec/messages.toml under these words
//   return wrong(phrase("unknown key '{}'", key));     // with arguments
//   return wrong(Json::parse(text).error());           // what went wrong below
//
// A helper that makes errors takes its words as a Phrase, never as a string: a string would stay English (docs/decisions/0005).
#pragma once

#include <string_view>
#include <utility>

#include "base/result.h"

namespace sekimori {

class Phrase {
 public:
  Phrase(const char* english);  // a literal; tools/check_messages.py sees to its row
  Phrase(const Text& both) : said_{ErrorCode::failure, std::string(both.en), std::string(both.ja)} {}
  Phrase(Error said) : said_(std::move(said)) {}
  std::string_view in(Language language) const { return said_.in(language); }
  const Error& said() const { return said_; }

 private:
  Error said_;
};

template <class... Args>
[[nodiscard]] Phrase phrase(fmt::format_string<Args...> format, Args&&... args) {
  return detail::make_error(ErrorCode::failure, format, fmt::make_format_args(args...));
}

// The word for an identifier of ours: word("kind", "case_task") is "case_task" in English, as options and records have it, and in Japanese
// what spec/messages.toml says under "kind.case_task".
[[nodiscard]] Phrase word(std::string_view sort, std::string_view identifier);

// As system_error(errno, path), with what was being done: system_error(errno, phrase("reading {}", path)).
[[nodiscard]] std::unexpected<Error> system_error(int error_number, const Phrase& what);

}  // namespace sekimori

template <>
struct fmt::formatter<sekimori::Phrase> : fmt::formatter<sekimori::Error> {
  template <class Context>
  auto format(const sekimori::Phrase& phrase, Context& context) const {
    return fmt::formatter<sekimori::Error>::format(phrase.said(), context);
  }
};
