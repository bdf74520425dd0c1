#include "web/basic_log_in.h"

#include "base/random.h"
#include "base/text.h"

namespace sekimori::web {
namespace {

constexpr std::size_t most_sessions = 1024;
constexpr std::string_view scheme = "basic ";
constexpr std::string_view token_prefix = "skm_";

[[nodiscard]] std::unexpected<Error> refused() {
  return error(ErrorCode::not_permitted, "the name and the password do not open anything here; with a second factor, use a token");
}

}  // namespace

bool is_basic(std::string_view authorization) {
  return authorization.size() > scheme.size() && ascii_lower(authorization.substr(0, scheme.size())) == scheme;
}

BasicLogIns::BasicLogIns(record::SignIn& sign_in, record::KnownTokens& tokens)
    : sign_in_(sign_in), tokens_(tokens), key_(system_random().bytes(32)) {}

Result<std::shared_ptr<const record::Session>> BasicLogIns::authenticate(std::string_view authorization) {
  auto words = from_base64(trim(authorization.substr(scheme.size())));
  if (!words) return refused();
  const std::string_view text = as_text(*words);
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return refused();
  const std::string_view login = text.substr(0, colon);
  const std::string_view password = text.substr(colon + 1);
  if (password.starts_with(token_prefix)) return tokens_.authenticate(password);

  const Digest digest = hmac_sha256(key_, *words);
  std::optional<Sensitive<std::string>> known;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = sessions_.find(digest); found != sessions_.end()) known = found->second.copy();
  }
  if (known) {
    if (auto session = tokens_.authenticate(known->reveal())) return session;
    const std::lock_guard lock(mutex_);
    sessions_.erase(digest);
  }
  auto outcome = sign_in_.with_password(login, Sensitive<std::string>(std::string(password)));
  wipe(words->data(), words->size());
  if (!outcome) return std::unexpected(std::move(outcome).error());
  if (!outcome->session) return refused();
  auto session = TRY(tokens_.authenticate(outcome->session->text.reveal()));
  const std::lock_guard lock(mutex_);
  if (sessions_.size() >= most_sessions) sessions_.clear();
  sessions_.insert_or_assign(digest, std::move(outcome->session->text));
  return session;
}

}  // namespace sekimori::web
