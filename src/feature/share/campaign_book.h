// Which reports to the hub are one attacker's: engine/link over what was reported, kept in the hub's records.
//
//   CampaignBook campaigns(parts, reports);
//   TRY(campaigns.add(actor, traits_of_the_report));              // when a report is triaged as targeted
//   TRY(campaigns.merge(actor, {one, other}, "the same builder"));
//   for (const Uuid& id : TRY(campaigns.list(actor, 2))) ...
//   Json shown = TRY(campaigns.show(actor, id, Language::ja));    // the hub's people: everything; members: what their shares tell
//
// What is kept is the acts, one record each: a report came or left, an analyst merged or split. Campaigns follow from the acts in their
// order, so that a book opened anew has the same ones with the same ids (docs/decisions/0225). The traits of a report lie sealed
// under a key of their own as its original does. Members see only campaigns of which a share that they may read tells, and only when
// at least k organisations besides the reader were hit. How many reports hold a value or two of them is the hub's. Any thread.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>

#include "base/files.h"
#include "engine/link/campaign_summary.h"
#include "engine/link/exposure.h"
#include "feature/share/forum_gate.h"
#include "feature/share/report_book.h"

namespace sekimori::share {

constexpr std::string_view campaign_kind = "hub_campaign";

// Below this many organisations no number of them is told to the hub's people. Others: k and one more of the widest audience in sight, for
// the reader may be one of those hit.
constexpr std::uint64_t campaign_floor = 3;

enum class CampaignActKind : unsigned char { report, remove, merge, split };
std::string_view name_of(CampaignActKind kind);

// As it is kept. `reports` are numbers of reports: the one that came or left, one of each campaign merged, those that leave a campaign.
struct CampaignAct {
  std::int64_t sequence = 0;  // from 1, in the order in which they were done
  CampaignActKind kind = CampaignActKind::report;
  std::vector<std::string> reports;
  std::optional<SealedOriginal> traits;  // of a report that came: docs/format/link-report.md, sealed
  Instant at;
};
Json to_json(const CampaignAct& act);
Result<CampaignAct> campaign_act_from_json(const Json& json);

struct CampaignParts {
  sql::Database& database;
  record::RecordStore& records;
  blob::BlobStore& blobs;
  Files& files;
  Clock& clock;
  Random& random;
  OriginalVault::Key company_key;
  // Folder with stop-lists/, known_exploited.json and devices.csv, each of which may be absent. What members listed themselves counts
  // besides the table.
  Path knowledge;
};

class CampaignBook {
 public:
  CampaignBook(CampaignParts parts, ReportBook& reports, MemberBook& members, SigBook& sigs);
  ~CampaignBook();

  // Takes part in linking: triaged as targeted, and its consent not withdrawn.
  static bool belongs(const HubReport& report);
  Result<bool> knows(std::string_view report);
  // Traits of a report whose id is its number; member, group and time are filled in here. conflict: it is known.
  // Values of the stop-lists and what is members' own (own_values.h) are left out before anything is kept.
  Result<Uuid> add(const record::Actor& actor, link::Report traits);
  Result<void> remove(const record::Actor& actor, std::string_view report, std::string_view reason);  // not_found

  // As of Linker. invalid_input without a reason.
  Result<Uuid> merge(const record::Actor& actor, std::span<const Uuid> campaigns, std::string_view reason);
  Result<Uuid> split(const record::Actor& actor, const Uuid& campaign, std::span<const std::string> reports, std::string_view reason);

  // Ids of those in sight with at least so many reports, oldest first.
  Result<std::vector<Uuid>> list(const record::Actor& actor, std::uint64_t least_reports);
  // Rows of the list: counts, times and the heaviest infrastructure. not_found: one is not in sight.
  Result<std::vector<Json>> rows(const record::Actor& actor, std::span<const Uuid> ids);
  Result<Json> row(const record::Actor& actor, const Uuid& id);
  // docs/format/hub-campaign.md
  Result<Json> show(const record::Actor& actor, const Uuid& id, Language language);
  // The catalogue of vulnerabilities known to be exploited (the JSON that CISA publishes), whole, from now on; how many it names. For
  // whoever makes campaigns. invalid_input: it is none.
  Result<std::size_t> take_catalogue(const record::Actor& actor, std::string_view json);
  // STIX 2.1 of a campaign, for whoever may export it. It leaves the hub: values that some share in force tells, months, numbers as
  // everybody may know them, and all of it through the gate.
  Result<mask::Masked<Json>> stix(const record::Actor& actor, const Uuid& id);
  Result<std::uint32_t> version_of(const record::Actor& actor, const Uuid& id);
  // The campaign of a report; nothing: it takes no part in linking. For the hub's people.
  Result<std::optional<Uuid>> campaign_of(const record::Actor& actor, std::string_view report);

 private:
  struct Sight;
  Result<Sight> sight_of(const record::Actor& actor);
  Result<link::CampaignSummary> seen(const Sight& sight, const Uuid& id);
  Result<std::map<std::string, std::string, std::less<>>> told_by(const std::vector<KnownShare>& shares);
  Result<void> catch_up();  // plays what others wrote since
  Result<Bytes> id_key() const;
  Result<void> write(const record::Actor& actor, CampaignAct act, std::string_view reason);
  Result<void> leave_out_stopped(std::vector<link::Feature>& features);
  Result<Json> exposures_of(const record::Actor& actor, const Sight& sight, const Uuid& id);

  CampaignParts parts_;
  ReportBook& reports_;
  MemberBook& members_;
  SigBook& sigs_;
  MemberGate gate_;
  OriginalVault vault_;
  record::RecordShelf<CampaignAct> acts_;
  std::mutex mutex_;
  std::optional<link::StopLists> outside_;  // read once
  std::unique_ptr<link::Linker> linker_;    // none: to be played from the first act
  std::int64_t played_ = 0;                 // sequence of the last act in it
};

}  // namespace sekimori::share
