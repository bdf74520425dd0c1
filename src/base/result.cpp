#include "base/result.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/phrase.h"

namespace sekimori {

const ErrorDescription& describe(ErrorCode code) {
  static constexpr std::array descriptions = {
#define SEKIMORI_ERROR(name, exit, http, en, ja) ErrorDescription{#name, exit, http, en, ja},
#include "spec/errors.inc"
  };
  return descriptions.at(static_cast<size_t>(code));
}

// What the system says, in Japanese; empty: its own words will do.
static std::string_view system_message_ja(int error_number) {
  switch (error_number) {
    case EACCES: return "アクセスが許可されていません";
    case EPERM: return "この操作は許可されていません";
    case EROFS: return "書き込めないファイルシステムです";
    case ENOENT: return "そのようなファイルやフォルダーはありません";
    case ENOTDIR: return "フォルダーではありません";
    case EISDIR: return "フォルダーです";
    case EEXIST: return "すでにあります";
    case ENOTEMPTY: return "フォルダーが空ではありません";
    case ENOSPC: return "ディスクの空きがありません";
    case EDQUOT: return "割り当てられた容量を超えます";
    case EINTR: return "中断されました";
    case EIO: return "入出力エラーです";
    case ENOMEM: return "メモリーが足りません";
    case EMFILE:
    case ENFILE: return "開いているファイルが多すぎます";
    case ENAMETOOLONG: return "名前が長すぎます";
    case ELOOP: return "シンボリックリンクが多すぎます";
    case EBUSY: return "使用中です";
    case EAGAIN: return "いまは使えません";
    case EINVAL: return "値が正しくありません";
    case EPIPE: return "相手が受け取りをやめました";
    case EADDRINUSE: return "そのアドレスはすでに使われています";
    case ETIMEDOUT: return "時間切れです";
    case ECONNREFUSED: return "接続を断られました";
    case ECONNRESET: return "接続が切られました";
    case EHOSTUNREACH:
    case ENETUNREACH: return "相手に届きません";
    default: return {};
  }
}

static ErrorCode code_of_system(int error_number) {
  switch (error_number) {
    case EACCES:
    case EPERM:
    case EROFS: return ErrorCode::not_permitted;
    case ENOENT:
    case ENOTDIR: return ErrorCode::not_found;
    case EEXIST:
    case ENOTEMPTY: return ErrorCode::conflict;
    case ENOSPC:
    case EDQUOT: return ErrorCode::full;
    case EINTR: return ErrorCode::interrupted;
    case ETIMEDOUT:
    case ECONNREFUSED:
    case EHOSTUNREACH:
    case ENETUNREACH: return ErrorCode::unreachable;
    default: return ErrorCode::failure; break;
  }
}

std::unexpected<Error> system_error(int error_number, std::string_view what) {
  return system_error(error_number, Phrase(Error{.message = std::string(what)}));
}

std::unexpected<Error> system_error(int error_number, const Phrase& what) {
  std::array<char, 128> buffer{};
  const std::string_view english = strerror_r(error_number, buffer.data(), buffer.size());
  const std::string_view japanese = system_message_ja(error_number);
  return std::unexpected(Error{code_of_system(error_number), fmt::format("{}: {}", what.in(Language::en), english),
                               fmt::format("{}: {}", what.in(Language::ja), japanese.empty() ? english : japanese)});
}

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: check failed: %s\n", file, line, condition);
  std::abort();
}

}  // namespace sekimori
