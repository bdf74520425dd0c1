// Errors as values: what may fail returns Result<T>, and the caller looks.
//
//   Result<Bytes> read_all(Files& files, const Path& path);
//
//   Result<size_t> count_lines(Files& files, const Path& path) {
//     Bytes bytes = TRY(files.read(path));            // returns the error to our caller
//     if (bytes.empty()) return error(ErrorCode::invalid_input, "{}: the file is empty", path.string());
//     return std::ranges::count(bytes, '\n');
//   }
//
// A message names the thing, the place and what to do; it is written for an administrator and never quotes secret
// content. It stands in the code in English; spec/messages.toml holds its Japanese under the same words. Codes come from
// spec/errors.toml.
#pragma once

#include <fmt/core.h>

#include <expected>
#include <string>
#include <string_view>
#include <utility>

#include "base/language.h"

namespace sekimori {

enum class ErrorCode : unsigned char {
#define SEKIMORI_ERROR(code, exit, http, en, ja) code,
#include "spec/errors.inc"
};

// What went wrong: a code for programs, a message for people.
struct [[nodiscard]] Error {
  ErrorCode code = ErrorCode::failure;
  std::string message;          // English: what logs and records hold
  std::string message_ja = {};  // empty: nothing but names and figures, or not translated

  std::string_view in(Language language) const { return language == Language::ja && !message_ja.empty() ? message_ja : message; }

  // Puts "where: " before the message, as the error travels outwards.
  Error at(std::string_view where) && {
    message.insert(0, ": ").insert(0, where);
    if (!message_ja.empty()) message_ja.insert(0, ": ").insert(0, where);
    return std::move(*this);
  }
};

template <class T>
using Result = std::expected<T, Error>;

// The row of spec/errors.toml behind a code.
struct ErrorDescription {
  std::string_view name;  // "not_found"
  int exit_code;          // process exit code
  int http_status;
  std::string_view en;
  std::string_view ja;
};
const ErrorDescription& describe(ErrorCode code);

namespace detail {
Error make_error(ErrorCode code, fmt::string_view format, fmt::format_args args);
Language language_being_formatted();
}  // namespace detail

// Makes an error from a code and an {fmt} message; converts to any Result<T>. Another Error among the arguments is said in
// the language of the whole.
template <class... Args>
[[nodiscard]] std::unexpected<Error> error(ErrorCode code, fmt::format_string<Args...> format, Args&&... args) {
  return std::unexpected(detail::make_error(code, format, fmt::make_format_args(args...)));
}

// An error from errno: EACCES/EPERM not_permitted, ENOENT not_found, EEXIST conflict, ENOSPC/EDQUOT full, else failure.
[[nodiscard]] std::unexpected<Error> system_error(int error_number, std::string_view what);

namespace detail {
template <class T>
T release(Result<T>&& result) {
  return *std::move(result);
}
inline void release(Result<void>&&) {}
}  // namespace detail

// The value of a Result, or return its error from the enclosing function. Each use has a name of its own, so that one
// TRY may stand inside another.
#define SEKIMORI_TRY_AS(expression, result)              \
  __extension__({                                        \
    auto result = (expression);                          \
    if (!result) [[unlikely]]                            \
      return std::unexpected(std::move(result).error()); \
    ::sekimori::detail::release(std::move(result));      \
  })
#define SEKIMORI_TRY_NAMED(expression, number) SEKIMORI_TRY_AS(expression, sekimori_try_##number)
#define SEKIMORI_TRY_NUMBERED(expression, number) SEKIMORI_TRY_NAMED(expression, number)
#define TRY(expression) SEKIMORI_TRY_NUMBERED(expression, __COUNTER__)

// A programmer's mistake; never reachable from untrusted bytes. Ends the process with the place.
#define SEKIMORI_CHECK(condition) (static_cast<bool>(condition) ? void() : ::sekimori::check_failed(#condition, __FILE__, __LINE__))
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace sekimori

template <>
struct fmt::formatter<sekimori::Error> {
  constexpr auto parse(format_parse_context& context) { return context.begin(); }
  template <class Context>
  auto format(const sekimori::Error& error, Context& context) const {
    auto out = context.out();
    for (const char c : error.in(sekimori::detail::language_being_formatted())) *out++ = c;
    return out;
  }
};
