// Puts what was released into the collection of its audience, as STIX, and takes back what was recalled.
//
//   Publisher publisher(parts);
//   reports.set_outlet(&publisher);
//   TRY(publisher.catch_up());             // at every start: what a stop left undone
//
// Each audience has one collection in the root "hub", whose alias is the audience; its readers are the groups that belong to it and the
// hub's people, and follow the groups. A label that forbids the channel keeps a share out (tlp_channel.h). A recalled share stays as
// revoked objects without words, its earlier versions are destroyed. Any thread.
#pragma once

#include <mutex>

#include "feature/share/exchange.h"
#include "feature/share/report_book.h"
#include "feature/share/share_stix.h"

namespace sekimori::share {

constexpr std::string_view hub_root = "hub";

struct PublisherParts {
  CollectionBook& collections;
  Exchange& exchange;
  SigBook& sigs;
  ReportBook& reports;
  std::function<Result<HubIdentity>()> identity;
};

class Publisher final : public Outlet {
 public:
  explicit Publisher(PublisherParts parts) : parts_(std::move(parts)) {}
  Result<void> publish(const KnownShare& share, const Json& document) override;
  Result<void> retract(const KnownShare& share, const Json& document) override;
  // Every share against its collection. How many were brought out or taken back.
  Result<std::size_t> catch_up();
  // The collection of an audience with the readers that belong to it today; made where there is none.
  Result<Collection> collection_of(std::string_view audience);

 private:
  Result<std::vector<Reader>> readers_of(std::string_view audience);
  Result<bool> holds(const Collection& collection, std::string_view id, Instant version);

  PublisherParts parts_;
  std::mutex mutex_;  // of making collections
};

}  // namespace sekimori::share
