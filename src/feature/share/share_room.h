// The hub's parts, put together once by the node.
#pragma once

#include "feature/share/campaign_book.h"
#include "feature/share/digest.h"
#include "feature/share/feeds.h"
#include "feature/share/forum_gate.h"
#include "feature/share/hand_over_book.h"
#include "feature/share/hub_link_book.h"
#include "feature/share/invitation_book.h"
#include "feature/share/note_book.h"
#include "feature/share/outreach_book.h"
#include "feature/share/outside_source_book.h"
#include "feature/share/poll_book.h"
#include "feature/share/publisher.h"
#include "feature/share/reader_renewal.h"
#include "feature/share/referral_book.h"
#include "feature/share/relay_file.h"
#include "feature/share/report_book.h"
#include "feature/share/rescue_book.h"
#include "feature/share/sent_report_book.h"
#include "feature/share/sighting_book.h"
#include "feature/share/statistics_book.h"
#include "feature/share/warning_book.h"
#include "feature/share/warning_watch.h"

namespace sekimori::share {

class ShareRoom {
 public:
  ShareRoom(const MemberParts& members_of, const ReportParts& reports_of, const CampaignParts& campaigns_of,
            const StatisticsParts& statistics_of)
      : sigs(members_of.database, members_of.records, members_of.clock, members_of.random),
        members(members_of, sigs),
        reports(reports_of, members, sigs),
        traits(members_of.database, members_of.records, members_of.clock, members_of.random, reports),
        campaigns(campaigns_of, reports, members, sigs),
        statistics(statistics_of, reports, members, sigs, traits),
        rescues({reports_of.database, reports_of.records, reports_of.clock, reports_of.random, reports_of.zone}, members),
        referrals({reports_of.database, reports_of.records, reports_of.clock, reports_of.random, reports_of.zone}, reports),
        sightings(members_of.database, members_of.records, members_of.clock, members_of.random, reports, sigs),
        gate(members),
        audiences(members, sigs, reports),
        forum(forum_of(members_of), audiences, gate),
        notes(forum_of(members_of), audiences, reports, forum, gate),
        polls(forum_of(members_of), audiences, reports, gate),
        digests(members_of.database, reports, forum, notes, polls),
        hand_overs(forum_of(members_of), audiences, reports),
        outreach(forum_of(members_of), audiences, reports, forum),
        invitations(forum_of(members_of), members_of.accounts, members, reports),
        links(members_of.database, members_of.records, members_of.clock, members_of.random, members_of.zone, reports_of.company_key),
        sent(members_of.database, members_of.records, members_of.clock, members_of.random, members_of.zone),
        sources(members_of.database, members_of.records, members_of.clock, members_of.random, sigs),
        parts_(members_of) {}

  // From now on what is released goes into the collections of this node, and what comes from hubs is read from them.
  void bring_out(CollectionBook& collections, Exchange& exchange, std::function<Result<HubIdentity>()> identity, Trace* trace) {
    feeds = std::make_unique<Feeds>(reports, forum, audiences, identity);
    publisher = std::make_unique<Publisher>(
        PublisherParts{.collections = collections, .exchange = exchange, .sigs = sigs, .reports = reports, .identity = identity});
    reports.set_outlet(publisher.get(), trace);
    sigs.set_follower([this, trace] {
      if (const auto done = publisher->follow_groups(); !done && trace != nullptr)
        trace->write(TraceLevel::error, "share.readers_not_followed", {{"error", done.error().message}});
      if (const auto done = renew_readers(parts_.database, parts_.records, audiences); !done && trace != nullptr)
        trace->write(TraceLevel::error, "share.readers_not_followed", {{"error", done.error().message}});
    });
    warnings = std::make_unique<WarningBook>(WarningParts{.database = parts_.database,
                                                          .records = parts_.records,
                                                          .exchange = exchange,
                                                          .collections = collections,
                                                          .sent = sent,
                                                          .clock = parts_.clock,
                                                          .random = parts_.random,
                                                          .zone = parts_.zone});
    watch = std::make_unique<WarningWatch>(*warnings);
    relay = std::make_unique<Relay>(RelayParts{.warnings = *warnings,
                                               .reports = reports,
                                               .sources = sources,
                                               .collections = collections,
                                               .gate = gate,
                                               .identity = std::move(identity),
                                               .clock = parts_.clock,
                                               .zone = parts_.zone});
    files = std::make_unique<WarningFiles>(
        WarningFilesParts{.exchange = exchange, .collections = collections, .warnings = *warnings, .sources = sources, .relay = *relay});
  }

  // Objects of a collection that came from whoever asks: a house that takes part here is not given back what it told.
  Result<std::set<std::string, std::less<>>> told_by(const record::Actor& actor, const Collection& collection) {
    const std::string member = collection.root == hub_root ? member_of(actor) : std::string();
    if (member.empty() || !publisher) return std::set<std::string, std::less<>>();
    return publisher->came_from(collection, TRY(sources.of_member(member)));
  }

  SigBook sigs;
  MemberBook members;
  ReportBook reports;
  TraitBook traits;
  CampaignBook campaigns;
  StatisticsBook statistics;
  RescueBook rescues;
  ReferralBook referrals;
  SightingBook sightings;
  MemberGate gate;
  Audiences audiences;
  ForumBook forum;
  NoteBook notes;
  PollBook polls;
  Digests digests;
  HandOverBook hand_overs;
  OutreachBook outreach;
  InvitationBook invitations;
  std::unique_ptr<Publisher> publisher;
  std::unique_ptr<Feeds> feeds;
  // Of a company node.
  HubLinkBook links;
  SentReportBook sent;
  std::unique_ptr<WarningBook> warnings;
  std::unique_ptr<WarningWatch> watch;  // on the thread that takes events in
  // Of a hub that passes on what other houses told.
  OutsideSourceBook sources;
  std::unique_ptr<Relay> relay;
  std::unique_ptr<WarningFiles> files;

 private:
  static ForumParts forum_of(const MemberParts& parts) {
    return {.database = parts.database, .records = parts.records, .clock = parts.clock, .random = parts.random, .zone = parts.zone};
  }
  MemberParts parts_;
};

}  // namespace sekimori::share
