// Puts what was released into the collection of its audience, as STIX, and takes back what was recalled.
//
//   Publisher publisher(parts);
//   reports.set_outlet(&publisher);
//   CaughtUp done = TRY(publisher.catch_up());   // now and then: what a stop or a full disk left undone
//
// Each audience has one collection in the root "hub", whose alias is the audience; its readers are the groups that belong to it and the
// hub's people, and follow the groups. A label that forbids the channel keeps a share out (tlp_channel.h). A recalled share stays as
// revoked objects without words, its earlier versions are destroyed. What is told of a share may be late: publisher and collections look at
// one share at a time, and what is done is what the record says by then. Any thread.
#pragma once

#include <mutex>

#include "feature/share/exchange.h"
#include "feature/share/report_book.h"
#include "feature/share/share_stix.h"
#include "feature/share/transfer.h"

namespace sekimori::share {

constexpr std::string_view hub_root = "hub";

struct PublisherParts {
  CollectionBook& collections;
  Exchange& exchange;
  SigBook& sigs;
  ReportBook& reports;
  std::function<Result<HubIdentity>()> identity;
};

struct CaughtUp {
  std::size_t done = 0;               // brought out or taken back
  std::vector<std::string> troubles;  // of the shares for which it could not be done; the next time tries again
};

class Publisher final : public Outlet {
 public:
  explicit Publisher(PublisherParts parts) : parts_(std::move(parts)) {}
  Result<void> follow(std::string_view share) override;
  // Every share against its collection, each on its own. The collections' readers follow the groups of today.
  Result<CaughtUp> catch_up();
  // Groups are others now: those that may read across them, too. Of collections that are there.
  Result<void> follow_groups();
  // The collection of an audience with the readers that belong to it today; made where there is none.
  Result<Collection> collection_of(std::string_view audience);
  // Of a collection of an audience the objects that may go on to another house: those of shares under CLEAR or GREEN whose policy lets
  // readers pass them on and is not over, also those that say that such a one was recalled. Each share that goes is a change record before
  // it goes. What came from one of the outside sources `toward` which it goes, stays: its members have it.
  Result<Departures> departures(const Collection& collection, Day today, const std::set<std::string, std::less<>>& toward = {});

  // Of a collection of an audience the objects of shares that came from these outside sources: their members have them.
  Result<std::set<std::string, std::less<>>> came_from(const Collection& collection, const std::set<std::string, std::less<>>& sources);

 private:
  Result<std::vector<Reader>> readers_of(std::string_view audience);
  Result<Collection> bring_up(std::string_view audience);
  // As the share's record says now. Whether anything was to be done.
  Result<bool> settle(std::string_view number);
  Result<void> bring_out(const KnownShare& share);
  Result<void> take_back(const KnownShare& share, const Collection& collection);
  Result<bool> holds(const Collection& collection, std::string_view id, Instant version);

  PublisherParts parts_;
  std::mutex mutex_;  // of all that is done to collections
};

}  // namespace sekimori::share
