// The hub's parts, put together once by the node.
#pragma once

#include "feature/share/digest.h"
#include "feature/share/feeds.h"
#include "feature/share/forum_gate.h"
#include "feature/share/hand_over_book.h"
#include "feature/share/invitation_book.h"
#include "feature/share/note_book.h"
#include "feature/share/poll_book.h"
#include "feature/share/publisher.h"
#include "feature/share/report_book.h"

namespace sekimori::share {

class ShareRoom {
 public:
  ShareRoom(const MemberParts& members_of, const ReportParts& reports_of)
      : sigs(members_of.database, members_of.records, members_of.clock, members_of.random),
        members(members_of, sigs),
        reports(reports_of, members, sigs),
        gate(members),
        audiences(members, sigs, reports),
        forum(forum_of(members_of), audiences),
        notes(forum_of(members_of), audiences, reports, forum),
        polls(forum_of(members_of), audiences, reports),
        digests(members_of.database, reports, forum, notes, polls),
        hand_overs(forum_of(members_of), audiences, reports),
        invitations(forum_of(members_of), members_of.accounts, members, reports) {}

  // From now on what is released goes into the collections of this node, too.
  void bring_out(CollectionBook& collections, Exchange& exchange, std::function<Result<HubIdentity>()> identity, Trace* trace) {
    feeds = std::make_unique<Feeds>(reports, forum, audiences, identity);
    publisher = std::make_unique<Publisher>(PublisherParts{
        .collections = collections, .exchange = exchange, .sigs = sigs, .reports = reports, .identity = std::move(identity)});
    reports.set_outlet(publisher.get(), trace);
  }

  SigBook sigs;
  MemberBook members;
  ReportBook reports;
  MemberGate gate;
  Audiences audiences;
  ForumBook forum;
  NoteBook notes;
  PollBook polls;
  Digests digests;
  HandOverBook hand_overs;
  InvitationBook invitations;
  std::unique_ptr<Publisher> publisher;
  std::unique_ptr<Feeds> feeds;

 private:
  static ForumParts forum_of(const MemberParts& parts) {
    return {.database = parts.database, .records = parts.records, .clock = parts.clock, .random = parts.random, .zone = parts.zone};
  }
};

}  // namespace sekimori::share
