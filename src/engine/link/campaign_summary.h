// A campaign as the board shows it: when, how many, with what. Members are counted and never named; a count below the floor k is not said.
//
//   CampaignSummary summary = TRY(summarise(linker, id, 3));
//   summary.members;                 // 9; nothing when fewer than three
//   summary.infrastructure.nodes;    // the attacker's names, addresses and files, heaviest first
//   to_json(summary);                // docs/format/link-campaign.md
//   stix_bundle(summary, now);       // campaign, indicators, relationships, one sighting: counts only
#pragma once

#include "engine/link/linker.h"

namespace sekimori::link {

struct InfrastructureNode {
  FeatureType type = FeatureType::domain;
  std::string value;
  std::uint64_t reports = 0;  // of this campaign
};

struct InfrastructureEdge {
  size_t a = 0;  // places in nodes
  size_t b = 0;
  std::uint64_t reports = 0;  // that hold both
};

struct Infrastructure {
  std::vector<InfrastructureNode> nodes;  // at most 200
  std::vector<InfrastructureEdge> edges;  // at most 1,000
  std::uint64_t left_out = 0;             // nodes beyond
};

struct TimelineCell {
  std::string month;                     // "2014-04"; "" without a time
  std::string industry;                  // "" where it was not told
  std::optional<std::uint64_t> reports;  // nothing: suppressed
};

struct RelatedCampaign {
  Uuid id;
  double score = 0;                // of the best link
  std::string text_from, text_to;  // reports of that link
};

struct CampaignSummary {
  Uuid id;
  std::uint32_t version = 1;
  std::uint64_t reports = 0;
  std::uint64_t floor = 3;
  std::optional<std::uint64_t> members;
  std::optional<Instant> first_seen;
  std::optional<Instant> last_seen;
  Infrastructure infrastructure;
  std::vector<TimelineCell> timeline;    // by month, then industry; what is suppressed stands as one cell of its month
  std::vector<RelatedCampaign> related;  // tied by links that were too thin; at most 20
  std::vector<CampaignChange> changes;
};

// not_found. Timeline: a cell with fewer than `floor` members is suppressed, and where only one is, the smallest other one of the month and
// of the whole with it, so that no difference gives it away. Suppressed cells have no industry.
Result<CampaignSummary> summarise(const Linker& linker, const Uuid& campaign, std::uint64_t floor);
Json to_json(const CampaignSummary& summary);

// STIX 2.1. URLs with a query are left out: the query often is the addressee. `now` becomes `modified`.
Json stix_bundle(const CampaignSummary& summary, Instant now);

}  // namespace sekimori::link
