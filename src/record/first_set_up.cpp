#include "record/first_set_up.h"

namespace sekimori::record {

Result<std::optional<Sensitive<std::string>>> FirstSetUp::begin() {
  const std::lock_guard lock(mutex_);
  hash_.reset();
  if (TRY(database_.read([&](sql::Transaction& tx) { return accounts_.count(tx); })) > 0) return std::optional<Sensitive<std::string>>();
  const Sensitive<Bytes> secret(random_.bytes(32));
  Sensitive<std::string> token(to_base64url(secret.reveal()));
  hash_ = sha256(token.reveal());
  ends_ = clock_.monotonic_nanoseconds() + set_up_nanoseconds;
  return std::optional(std::move(token));
}

Result<void> FirstSetUp::check(std::string_view token) const {
  const std::lock_guard lock(mutex_);
  return check_locked(token);
}

Result<void> FirstSetUp::check_locked(std::string_view token) const {
  if (hash_ && clock_.monotonic_nanoseconds() < ends_ && equal_constant_time(sha256(token), *hash_)) return {};
  return error(ErrorCode::not_permitted, "the set-up link is wrong, used or older than 30 minutes; start the program again for a new one");
}

Result<std::string> FirstSetUp::finish(std::string_view token, std::string_view login, const Sensitive<std::string>& password) {
  const std::lock_guard lock(mutex_);
  TRY(check_locked(token));
  AccountDraft draft;
  draft.login = login;
  draft.roles = {Role::system_admin};
  Change change;
  change.actor = Actor::system("set-up");
  change.verb = Verb::create;
  change.reason = "first set-up";
  auto made = database_.write([&](sql::Transaction& tx) -> Result<std::string> {
    if (TRY(accounts_.count(tx)) > 0) return error(ErrorCode::not_permitted, "an account exists already; ask its holder");
    return accounts_.create(tx, draft, password, change);
  });
  if (made) hash_.reset();
  return made;
}

}  // namespace sekimori::record
