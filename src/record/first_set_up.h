// The first administrator: a link that works once, for half an hour, while there is no account at all.
//
//   FirstSetUp set_up(database, accounts, clock, random);
//   if (auto token = TRY(set_up.begin())) print(address + "/setup?token=" + token->reveal());   // nothing: accounts exist
//   TRY(set_up.finish(token, "sato", password));                                                // on the way back
//
// The token lives in this process alone: a restart makes another. Any thread.
#pragma once

#include <mutex>
#include <optional>

#include "base/digest.h"
#include "record/account.h"

namespace sekimori::record {

constexpr std::int64_t set_up_nanoseconds = 30 * 60 * nanoseconds_per_second;

class FirstSetUp {
 public:
  FirstSetUp(sql::Database& database, AccountBook& accounts, Clock& clock, Random& random)
      : database_(database), accounts_(accounts), clock_(clock), random_(random) {}

  // A new token when there is no account yet, nothing otherwise. An earlier token ends.
  Result<std::optional<Sensitive<std::string>>> begin();
  // Whether the token would be taken now: compared in constant time, not used up. not_permitted otherwise.
  Result<void> check(std::string_view token) const;
  // Makes the account with the role system_admin; its id. not_permitted: wrong, used or late token, or an account exists
  // meanwhile; invalid_input (login, password) leaves the token as it is.
  Result<std::string> finish(std::string_view token, std::string_view login, const Sensitive<std::string>& password);

 private:
  Result<void> check_locked(std::string_view token) const;

  sql::Database& database_;
  AccountBook& accounts_;
  Clock& clock_;
  Random& random_;
  mutable std::mutex mutex_;
  std::optional<Digest> hash_;
  std::int64_t ends_ = 0;  // monotonic: setting the clock back does not prolong it
};

}  // namespace sekimori::record
