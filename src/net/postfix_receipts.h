// What a Postfix on this machine has taken, asked afterwards: by the sender's address, which is another one for every mail.
//
//   PostfixReceipts receipts({.log = "/var/log/mail.log"}, files, processes);
//   std::set<std::string> taken = TRY(receipts.taken({"newsletter+104.57.3f9a…@example.jp", …}));
//
// First the queue is listed (postqueue -j), then the log is read for the queue manager's lines "from=<…>, size=…": such a line stands there
// before a mail leaves the queue, so a mail that was taken is found in one or the other. docs/decisions/0256.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/processes.h"

namespace sekimori::net {

struct PostfixPlaces {
  Path log;            // where the mail system writes; empty: cannot be asked
  Path configuration;  // of an instance of its own; empty: the default one
};

class PostfixReceipts {
 public:
  PostfixReceipts(PostfixPlaces places, Files& files, Processes& processes)
      : places_(std::move(places)), files_(files), processes_(processes) {}
  // Those among `senders` whose mail was taken. unreachable: the queue or the log cannot be read.
  Result<std::set<std::string>> taken(const std::set<std::string>& senders);

 private:
  PostfixPlaces places_;
  Files& files_;
  Processes& processes_;
};

// The senders in the queue manager's lines of a log, among `wanted`.
std::set<std::string> senders_in_log(std::string_view log, const std::set<std::string>& wanted);

}  // namespace sekimori::net
