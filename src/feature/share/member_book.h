// Who takes part in the hub. Nobody but the hub's people sees the roster; a member's own people see their own organisation.
//
//   MemberBook members(database, records, sigs, clock, random, zone);
//   auto made = TRY(members.invite(actor, member, "asked by the association"));          // M-001, invited
//   TRY(members.set_nda(actor, "M-001", {.state = NdaState::signed_, .signed_on = day}, "came by post"));
//   TRY(members.join(actor, "M-001", "heavy", "founding member"));
//   TRY(members.activate(actor, "M-001", "agreement is here"));
//   Json roster = TRY(members.roster(actor));                                            // what masking works against
//
// A member that joined by agreement becomes active only when it has signed; one that was suspended gets nothing until it is active again.
// Accounts that speak for a member belong to the group "member:M-001" and to "sig:..." of its groups; those of an association to the groups
// of the members that take part through it, too, and they see these members. Any thread.
#pragma once

#include "feature/share/member.h"
#include "feature/share/sig_book.h"
#include "record/account.h"

namespace sekimori::share {

using KnownMember = record::KeptRecord<Member>;

struct RosterTaken {
  std::size_t added = 0, changed = 0, unchanged = 0;
};

struct MemberParts {
  sql::Database& database;
  record::RecordStore& records;
  record::AccountBook& accounts;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
};

class MemberBook {
 public:
  MemberBook(MemberParts parts, SigBook& sigs);

  // Number and state are filled in; groups are joined afterwards. invalid_input: no name, a contact without mail, an unknown industry, an
  // association that is none; conflict: a member has the name.
  Result<KnownMember> invite(const record::Actor& actor, Member member, std::string_view reason);
  Result<KnownMember> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownMember>> list(const record::Actor& actor, std::string_view sig = {});  // by number; those in sight
  // What a member is known by, its contacts, its way of joining: edit leaves number, state, groups and NDA alone.
  Result<KnownMember> change(const record::Actor& actor, std::string_view number, std::string_view reason,
                             const std::function<Result<void>(Member&)>& edit);
  Result<KnownMember> set_nda(const record::Actor& actor, std::string_view number, const MemberNda& nda, std::string_view reason);
  // What the member has that attackers look for; the whole list. By the hub's operators or whoever speaks for the member. invalid_input: a
  // device without vendor or product, or too many.
  Result<KnownMember> set_devices(const record::Actor& actor, std::string_view number, std::vector<MemberDevice> devices,
                                  std::string_view reason);
  // conflict: it joined by agreement and has not signed.
  Result<KnownMember> activate(const record::Actor& actor, std::string_view number, std::string_view reason);
  Result<KnownMember> suspend(const record::Actor& actor, std::string_view number, std::string_view reason);
  Result<KnownMember> leave(const record::Actor& actor, std::string_view number, std::string_view reason);
  Result<KnownMember> join(const record::Actor& actor, std::string_view number, std::string_view sig, std::string_view reason);
  Result<KnownMember> quit(const record::Actor& actor, std::string_view number, std::string_view sig, std::string_view reason);
  // The account of this log-in speaks for the member from now on. not_found: nobody has it.
  Result<void> give_account(const record::Actor& actor, std::string_view number, std::string_view login, std::string_view reason);
  Result<void> give_account(sql::Transaction& tx, const record::Actor& actor, std::string_view number, std::string_view login,
                            std::string_view reason);

  // The account of this log-in leads the group from now on, or no longer. invalid_input: it has not the role sig_chair, or the group goes
  // across others; conflict: it speaks for no active member of the group; not_found: nobody has it.
  enum class Chair : unsigned char { begins, ends };
  Result<void> set_chair(const record::Actor& actor, std::string_view sig, std::string_view login, Chair chair, std::string_view reason);

  // The person to whom an account belongs in the register; empty: nobody, or no such account.
  Result<std::string> person_behind(sql::Transaction& tx, std::string_view account);

  // The roster of docs/format/roster.md: groups, industries, everybody who is or was a member, with the days of it, and as partners those
  // that are invited: whatever a report names must be known.
  Result<Json> roster(const record::Actor& actor);
  // Members of a roster: known ones (by their first name) change, new ones are invited. Everything or nothing.
  Result<RosterTaken> import(const record::Actor& actor, const Json& roster, std::string_view reason);

 private:
  Result<void> check(const Member& member) const;
  Result<std::string> next_number(sql::Transaction& tx);
  Result<KnownMember> edit(const record::Actor& actor, std::string_view number, std::string_view reason, record::Verb verb,
                           const std::function<Result<void>(Member&)>& edit);
  Result<std::vector<std::string>> groups_of(sql::Transaction& tx, const Member& member);
  Result<void> follow_accounts(sql::Transaction& tx, const record::Actor& actor, const Member& member, std::string_view reason);
  Result<void> set_readers(sql::Transaction& tx, const record::Actor& actor, const KnownMember& member, std::string_view reason);

  MemberParts parts_;
  SigBook& sigs_;
  record::RecordShelf<Member> shelf_;
};

// What an actor is told of a member: its devices only when he speaks for it, null for everybody else, the hub's people as well; to them how
// many it listed.
Json told_to(const record::Actor& actor, const KnownMember& known);
// "member:M-001": how a reader list and an account name the member.
std::string group_of_member(std::string_view number);
// Whether the account leads this group now: it was named its chair, and its member belongs to the group still.
bool is_chair_of(const record::Actor& actor, std::string_view sig);
// Whether the account was given this member's voice, be the member active, suspended or gone: what it agreed to it may always take back.
bool was_given_voice_of(const record::Actor& actor, std::string_view number);

}  // namespace sekimori::share
