#include "record/known_tokens.h"

#include <atomic>

namespace sekimori::record {
namespace {

// Of the whole process: a change in one node makes the others ask once more, which costs nothing.
std::atomic<std::uint64_t> changes_of_access{0};

}  // namespace

void access_changed(sql::Transaction& tx) {
  tx.on_commit([] { ++changes_of_access; });
}

Result<std::shared_ptr<const Session>> KnownTokens::authenticate(std::string_view text) {
  const auto ask = [&]() -> Result<std::shared_ptr<const Session>> {
    return std::make_shared<const Session>(TRY(tokens_.authenticate(database_, text)));
  };
  if (database_.backend() != sql::Backend::sqlite) return ask();
  const Digest digest = sha256(text);
  const std::int64_t since = clock_.monotonic_nanoseconds();
  // Read before the data base is: what is committed while we ask ends what we are about to learn.
  const std::uint64_t epoch = changes_of_access;
  {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(digest);
    if (found != known_.end() && found->second.epoch == epoch && since - found->second.since < known_nanoseconds &&
        found->second.session->expires_at > clock_.now())
      return found->second.session;
  }
  auto session = ask();
  const std::lock_guard lock(mutex_);
  if (!session) known_.erase(digest);
  else {
    if (known_.size() >= most_known) known_.clear();
    known_.insert_or_assign(digest, Known{*session, epoch, since});
  }
  return session;
}

}  // namespace sekimori::record
