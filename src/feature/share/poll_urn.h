// The urn of one poll: who has voted, and how often each option was chosen; never which of the two belong together.
//
//   PollUrn urn(options);
//   TRY(urn.cast(voter_mark(key, poll, "M-001"), 2));       // conflict: that member has voted
//   Bytes box = urn.seal(key, random);                      // as long for one ballot as for all: nothing to be read from its size
//   PollUrn again = TRY(PollUrn::open(box, key));
//
// There are no ballots in it, so there is nothing to sort, number or date: a mark of who voted is an HMAC, kept in the order of its bytes,
// and a vote is one more on a counter. docs/decisions/0231 has who could still learn what.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/random.h"
#include "base/result.h"
#include "base/sensitive.h"

namespace sekimori::share {

// Of a member in one poll; the key never leaves the node, and a poll's salt is destroyed when it is counted.
std::string voter_mark(const Sensitive<Bytes>& key, std::string_view member);

class PollUrn {
 public:
  explicit PollUrn(std::size_t options) : votes_(options, 0) {}
  static Result<PollUrn> open(ByteView box, const Sensitive<Bytes>& key);

  Result<void> cast(const std::string& mark, std::size_t option);
  bool has(const std::string& mark) const { return marks_.contains(mark); }
  std::int64_t ballots() const { return static_cast<std::int64_t>(marks_.size()); }
  const std::vector<std::int64_t>& votes() const { return votes_; }
  Bytes seal(const Sensitive<Bytes>& key, Random& random) const;

 private:
  std::set<std::string> marks_;
  std::vector<std::int64_t> votes_;
};

}  // namespace sekimori::share
