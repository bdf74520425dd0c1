// A warning that was met here becomes a report of one's own: what was found in one's own records, how often and when, so that the hub sees
// that two firms met the same. No person, secret or computer is in it.
//
//   const ReportToSend report = TRY(report_of_met(warning, "送った人は退職予定者だった"));
#pragma once

#include <string_view>

#include "feature/share/sent_report_book.h"
#include "feature/share/warning.h"

namespace sekimori::share {

// The kind is the warning's. conflict: nobody has looked back yet, nothing was met, or the warning was made of a report of our own.
// Linear in what was met.
Result<ReportToSend> report_of_met(const Warning& warning, std::string_view note);

}  // namespace sekimori::share
