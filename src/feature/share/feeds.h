// What leaves the hub for programs that speak neither STIX nor TAXII: RSS for everybody, CSV and MISP feeds for the members of an audience.
//
//   feeds.clear("https://hub.example");              // RSS 2.0 of what is CLEAR
//   feeds.indicators(actor, "heavy");                // CSV: share, released_at, tlp, kind, value
//   feeds.misp(actor, "heavy");                      // manifest.json, hashes.csv, {uuid}.json
//
// A label says which way its share may go (tlp_channel.h): what may not stand in a feed is not in it. What was recalled is gone with the
// next reading. Any thread.
#pragma once

#include <map>

#include "feature/share/forum_book.h"
#include "feature/share/misp_event.h"

namespace sekimori::share {

class Feeds {
 public:
  Feeds(ReportBook& reports, ForumBook& forum, Audiences& audiences, std::function<Result<HubIdentity>()> identity)
      : reports_(reports), forum_(forum), audiences_(audiences), identity_(std::move(identity)) {}

  Result<std::string> clear(std::string_view link);
  // not_found: the actor does not belong to that audience, or there is none.
  Result<std::string> indicators(const record::Actor& actor, std::string_view audience);
  Result<std::map<std::string, std::string>> misp(const record::Actor& actor, std::string_view audience);  // file name -> content

 private:
  Result<std::vector<KnownShare>> shares_for(const record::Actor& actor, std::string_view audience);

  ReportBook& reports_;
  ForumBook& forum_;
  Audiences& audiences_;
  std::function<Result<HubIdentity>()> identity_;
};

}  // namespace sekimori::share
