// Which reports to the hub are one attacker's: engine/link over what was reported, kept in the hub's records.
//
//   CampaignBook campaigns(parts, reports);
//   TRY(campaigns.add(actor, traits_of_the_report));              // when a report is triaged as targeted
//   TRY(campaigns.merge(actor, {one, other}, "the same builder"));
//   for (const Uuid& id : TRY(campaigns.list(actor, 2))) ...
//   Json shown = TRY(campaigns.show(actor, id, Language::ja));    // the hub's people: everything; members: what their shares tell
//   TRY(campaigns.lift(actor, 17, "it was another builder after all"));   // as if the 17th act had never been
//
// What is kept is the acts, one record each (campaign_act.h). Campaigns follow from them in their order, under the stop-lists in force, so
// that a book opened anew has the same ones with the same ids (docs/decisions/0225, 0315). The traits of a report lie sealed under a key of
// their own as its original does. Members see only campaigns of which a share that they may read tells, and only when at least k
// organisations besides the reader were hit. How many reports hold a value or two of them is the hub's. Any thread. Cost: a look at the
// records for new acts; after a lift or another stop-list everything is played again at the next look, a millisecond a report.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>

#include "base/files.h"
#include "engine/link/campaign_summary.h"
#include "engine/link/exposure.h"
#include "feature/share/campaign_history.h"
#include "feature/share/forum_gate.h"
#include "feature/share/report_book.h"

namespace sekimori::share {

// Below this many organisations no number of them is told to the hub's people. Others: k and one more of the widest audience in sight, for
// the reader may be one of those hit.
constexpr std::uint64_t campaign_floor = 3;

struct CampaignParts {
  sql::Database& database;
  record::RecordStore& records;
  blob::BlobStore& blobs;
  Files& files;
  Clock& clock;
  Random& random;
  OriginalVault::Key company_key;
  // Folder with stop-lists/, known_exploited.json and devices.csv, each of which may be absent: what whoever keeps the machine gives. What
  // the hub's people take in and what members list themselves counts besides.
  Path knowledge;
};

// A list that somebody brings: a MISP warning list or one value a line, or CISA's catalogue.
struct BroughtList {
  std::string name;  // of a stop-list: small letters, digits, '-', '_', '.'
  std::string file;  // its name where it came from
  std::string text;
};
constexpr std::size_t longest_list_name = 80;

class CampaignBook {
 public:
  CampaignBook(CampaignParts parts, ReportBook& reports, MemberBook& members, SigBook& sigs);
  ~CampaignBook();

  // Takes part in linking: triaged as targeted, and its consent not withdrawn.
  static bool belongs(const HubReport& report);
  Result<bool> knows(std::string_view report);
  // Traits of a report whose id is its number; member, group and time are filled in here. conflict: it is known.
  // What is members' own (own_values.h) is left out before anything is kept.
  Result<Uuid> add(const record::Actor& actor, link::Report traits);
  Result<void> remove(const record::Actor& actor, std::string_view report, std::string_view reason);  // not_found

  // As of Linker. invalid_input without a reason.
  Result<Uuid> merge(const record::Actor& actor, std::span<const Uuid> campaigns, std::string_view reason);
  Result<Uuid> split(const record::Actor& actor, const Uuid& campaign, std::span<const std::string> reports, std::string_view reason);
  Result<Uuid> tie(const record::Actor& actor, std::span<const std::string> reports, std::string_view reason);
  // What analysts said, the latest first: {number, kind, reports, stayed, campaigns, by, reason, at, lifted}. For the hub's people.
  Result<std::vector<Json>> constraints(const record::Actor& actor);
  // From now on it is as if that had not been said. not_found: no word of an analyst has the number; conflict: it was lifted before.
  Result<Json> lift(const record::Actor& actor, std::int64_t number, std::string_view reason);

  // What ties nobody to anybody, by name: the hub's own lists, then those of the knowledge folder. For the hub's people.
  Result<std::vector<Json>> stop_lists(const record::Actor& actor);
  // In place of a list of that name. invalid_input: it is none, or names nothing that a report can have; conflict: it is there as it is.
  Result<Json> add_stop_list(const record::Actor& actor, const BroughtList& list, std::string_view reason);
  Result<Json> remove_stop_list(const record::Actor& actor, std::string_view name, std::string_view reason);  // not_found

  // The catalogue of weaknesses known to be exploited that is in force: {source, vulnerabilities, version, file, sha256, by, reason, at}.
  Result<Json> catalogue(const record::Actor& actor);
  // The JSON that CISA publishes, whole, from now on; for whoever makes campaigns. invalid_input: it is none; conflict: it is in force.
  Result<Json> take_catalogue(const record::Actor& actor, const BroughtList& list, std::string_view reason);
  // What of the catalogue concerns devices that members listed, the latest first: the hub's people are told the classes above the floor, a
  // member's people which devices of their own ("own").
  Result<std::vector<Json>> exposures(const record::Actor& actor);

  // Ids of those in sight with at least so many reports, oldest first.
  Result<std::vector<Uuid>> list(const record::Actor& actor, std::uint64_t least_reports);
  // Rows of the list: counts, times and the heaviest infrastructure. not_found: one is not in sight.
  Result<std::vector<Json>> rows(const record::Actor& actor, std::span<const Uuid> ids);
  Result<Json> row(const record::Actor& actor, const Uuid& id);
  // docs/format/hub-campaign.md
  Result<Json> show(const record::Actor& actor, const Uuid& id, Language language);
  // STIX 2.1 of a campaign, for whoever may export it. It leaves the hub: values that some share in force tells, months, numbers as
  // everybody may know them, and all of it through the gate.
  Result<mask::Masked<Json>> stix(const record::Actor& actor, const Uuid& id);
  // The campaign of a report; nothing: it takes no part in linking. For the hub's people.
  Result<std::optional<Uuid>> campaign_of(const record::Actor& actor, std::string_view report);

 private:
  struct Sight;
  Result<Sight> sight_of(const record::Actor& actor);
  Result<link::CampaignSummary> seen(const Sight& sight, const Uuid& id);
  Result<std::map<std::string, std::string, std::less<>>> told_by(const std::vector<KnownShare>& shares);
  Result<void> read_on();   // acts that others did since
  Result<void> catch_up();  // and plays them
  Result<void> play(const HistoricAct& one);
  Result<link::StopLists> lists_in_force();
  Result<Bytes> id_key() const;
  Result<void> write(const record::Actor& actor, CampaignAct act, std::string_view reason);
  Json constraint_json(const HistoricAct& one) const;
  Result<const model::ExploitedCatalogue*> exploited();  // in force; nullptr: none
  Result<std::vector<link::DeviceRow>> devices_listed();
  Result<Json> exposures_of(const record::Actor& actor, const Sight& sight, const Uuid& id);

  CampaignParts parts_;
  ReportBook& reports_;
  MemberBook& members_;
  SigBook& sigs_;
  MemberGate gate_;
  OriginalVault vault_;
  record::RecordShelf<CampaignAct> acts_;
  std::mutex mutex_;
  CampaignHistory history_;
  std::unique_ptr<link::Linker> linker_;  // none: to be played from the first act
  std::int64_t played_ = 0;               // sequence of the last act in it
  std::int64_t turned_ = 0;               // of the last act that it was made anew for
  std::optional<model::ExploitedCatalogue> exploited_;
  std::int64_t exploited_from_ = 0;  // the act that it was read out of
};

}  // namespace sekimori::share
