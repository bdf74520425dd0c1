#include "base/result.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace sekimori {

const ErrorDescription& describe(ErrorCode code) {
  static constexpr std::array descriptions = {
#define SEKIMORI_ERROR(name, exit, http, en, ja) ErrorDescription{#name, exit, http, en, ja},
#include "spec/errors.inc"
  };
  return descriptions.at(static_cast<size_t>(code));
}

std::unexpected<Error> system_error(int error_number, std::string_view what) {
  ErrorCode code = ErrorCode::failure;
  switch (error_number) {
    case EACCES:
    case EPERM:
    case EROFS: code = ErrorCode::not_permitted; break;
    case ENOENT:
    case ENOTDIR: code = ErrorCode::not_found; break;
    case EEXIST:
    case ENOTEMPTY: code = ErrorCode::conflict; break;
    case ENOSPC:
    case EDQUOT: code = ErrorCode::full; break;
    case EINTR: code = ErrorCode::interrupted; break;
    case ETIMEDOUT:
    case ECONNREFUSED:
    case EHOSTUNREACH:
    case ENETUNREACH: code = ErrorCode::unreachable; break;
    default: break;
  }
  std::array<char, 128> buffer{};
  const char* text = strerror_r(error_number, buffer.data(), buffer.size());
  return std::unexpected(Error{code, fmt::format("{}: {}", what, text)});
}

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: check failed: %s\n", file, line, condition);
  std::abort();
}

}  // namespace sekimori
