// What came back from a mail: a delivery status notification (RFC 3464) in its multipart/report (RFC 6522), read out of any bytes.
//
//   BounceReport report = TRY(read_bounce(mail));
//   report.status;             // "5.1.1"
//   report.hard;               // failed for good
//
// invalid_input, saying why, for whatever is no report about a mail of ours: an answer of a person or of a holiday program, a notification
// about a notification, a mail that runs in circles. Nothing in it is believed about whose it is: that is in the return address, which we
// signed (newsletter/return_address.h). O(n), no state.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sekimori::teach {

struct BounceReport {
  std::string status;      // RFC 3463
  std::string action;      // failed, delayed, delivered, relayed, expanded
  std::string recipient;   // as the report says it
  std::string diagnostic;  // one line of at most 300 bytes
  bool hard = false;       // failed with a status of class 5
};

constexpr std::size_t largest_bounce = std::size_t(4) << 20;

// `sender` is the envelope's: empty for a notification. `ours`: the List-Id of our newsletter.
Result<BounceReport> read_bounce(std::string_view mail, std::string_view sender, std::string_view ours);

}  // namespace sekimori::teach
