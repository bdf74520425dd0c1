// Fetching from a collection of another house, and sending to it, where the last time ended.
//
//   Transfers transfers(database, exchange, clock);
//   TransferSummary done = TRY(transfers.pull(actor, remote, collection));
//   done.taken;                                            // new here; what was known is not stored again
//
// How far it came is kept per address and collection, page by page: cut short anywhere, the next run goes on, and what comes twice changes
// nothing. Objects come in as bundles do, checked, byte for byte. What is sent is bounded by a mark.
#pragma once

#include <set>

#include "feature/share/exchange.h"
#include "model/ports/remote_collection.h"

namespace sekimori::share {

struct TransferSummary {
  std::size_t pages = 0;
  std::size_t objects = 0;  // seen
  std::size_t taken = 0;    // by the receiving side, known ones among them
  std::vector<ObjectOutcome> refused;
};

Json to_json(const TransferSummary& summary);

// Of a collection of the hub's own shares: what may go on to another house, and who is told before it goes.
struct Departures {
  std::set<std::string, std::less<>> ids;  // of objects
  std::function<Result<void>(const record::Actor& actor, const std::vector<std::string>& ids, const std::string& address)> note;
};

class Transfers {
 public:
  Transfers(sql::Database& database, Exchange& exchange, Clock& clock) : database_(database), exchange_(exchange), clock_(clock) {}

  // Needs "share_collection.update". Errors of the remote, and of Exchange::bring_in.
  Result<TransferSummary> pull(const record::Actor& actor, model::RemoteCollection& remote, const Collection& into);
  // Sends every version that is marked no more strictly than `most`. `wait` is called between two questions whether a large bundle is done.
  // Of a collection of the hub's own shares only with `own` (Publisher::departures), and what of it may go: members agreed to an audience.
  // not_permitted: `most` lets what is stricter than GREEN go on to readers whom nobody agreed to.
  Result<TransferSummary> push(const record::Actor& actor, model::RemoteCollection& remote, const Collection& from, stix::Tlp most,
                               const std::function<void()>& wait, const Departures* own = nullptr);

 private:
  enum class Way : unsigned char { in, out };
  Result<std::string> last_date(Way way, const std::string& address, const std::string& collection);
  Result<void> keep_date(Way way, const std::string& address, const std::string& collection, const std::string& date);

  sql::Database& database_;
  Exchange& exchange_;
  Clock& clock_;
};

}  // namespace sekimori::share
