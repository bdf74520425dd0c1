// Tokens that were found good a moment ago, so that not every request asks the data base again.
//
//   KnownTokens known(tokens, database, clock);
//   std::shared_ptr<const Session> session = TRY(known.authenticate(text));   // errors as of TokenBook::authenticate
//
// A token that was revoked, or whose account changed, opens nothing from the moment on at which the change is committed: every such change
// in this process ends all that is known (access_changed). On SQLite no other process has the data directory (node/data_directory.h); even
// so nothing is believed for longer than a second. On PostgreSQL others may write, so each request asks. Expiry is looked at each time.
// Only the token's digest is kept. At most `most_known` at one time. Any thread.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "base/digest.h"
#include "record/token.h"

namespace sekimori::record {

constexpr std::size_t most_known = 4096;
constexpr std::int64_t known_nanoseconds = nanoseconds_per_second;

// Said by whatever revokes a token or changes an account; takes effect when the transaction commits.
void access_changed(sql::Transaction& tx);

class KnownTokens {
 public:
  KnownTokens(TokenBook& tokens, sql::Database& database, Clock& clock) : tokens_(tokens), database_(database), clock_(clock) {}
  Result<std::shared_ptr<const Session>> authenticate(std::string_view text);

 private:
  struct Known {
    std::shared_ptr<const Session> session;
    std::uint64_t epoch = 0;
    std::int64_t since = 0;  // monotonic
  };

  TokenBook& tokens_;
  sql::Database& database_;
  Clock& clock_;
  std::mutex mutex_;
  std::map<Digest, Known> known_;
};

}  // namespace sekimori::record
