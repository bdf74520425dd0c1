// The brake on what anybody asks without an account: how often within the hour, for the whole node and for each address.
//
//   PublicGate gate(database, clock, random);
//   TRY(gate.pass(PublicStep::ask, "198.51.100.7"));          // counts; full: wait(...) says for how long
//   gate.wait(PublicStep::wrong_code, "198.51.100.7");        // seconds; 0: now
//
// Who asks may stay unknown: of an address nothing is kept but 64 bits of a hash with a salt that lives as long as the process, for an
// hour. IPv6 counts by its /64, which one household has. After the fifth wrong code an address waits a minute, then two, four, up to an
// hour. Without an address (a test, a socket that has none) the node's limit alone holds. Any thread.
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "store/sql/database.h"

namespace sekimori::consult {

enum class PublicStep : unsigned char { ask, add, wrong_code, mail };  // mail: one goes to an address that was given; counted by it

class PublicGate {
 public:
  PublicGate(sql::Database& database, Clock& clock, Random& random);
  // full: more than the node or the address may; else it is counted.
  Result<void> pass(PublicStep step, std::string_view address);
  // full as above; counts nothing.
  Result<void> look(PublicStep step, std::string_view address);
  Result<std::int64_t> wait(PublicStep step, std::string_view address);

 private:
  Result<std::int64_t> wait_in(sql::Transaction& tx, PublicStep step, const std::string& who, Instant now);
  std::string mark_of(std::string_view address) const;

  sql::Database& database_;
  Clock& clock_;
  Bytes salt_;
};

}  // namespace sekimori::consult
