// Warnings of other houses, and what of them goes on to this hub's own members.
//
//   for (const Received& one : TRY(relay.list(actor))) ...            // what came, whether it may go on, what became of it
//   TRY(relay.release(actor, "W-2026-004", {.audience = "heavy"}));   // a share of this hub with its own number
//   Followed done = TRY(relay.follow());                              // after warnings came: recalls, revisions, standing decisions
//
// What goes on is a share like any other: through this hub's gate, under the label it came with or a stricter one, with the terms that its
// author set. It is counted apart as received, never as reported. What its author takes back or revises is recalled here. What was here
// before, by whichever way, goes no second round (share_origin.h). For a file there is relay_file.h. Any thread.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <set>

#include "feature/share/forum_gate.h"
#include "feature/share/outside_source_book.h"
#include "feature/share/report_book.h"
#include "feature/share/share_stix.h"
#include "feature/share/warning_book.h"

namespace sekimori::share {

// Why it does not go on to members.
enum class Hindrance : unsigned char {
  none,
  recalled,  // by its author
  own,       // this hub said it first, or passed it on before
  known,     // its members have it already, by another way
  label,     // stricter than GREEN: whoever agreed to it agreed to another audience
  policy,    // its author lets readers not pass it on, or no longer
};
std::string_view name_of(Hindrance one);
std::optional<Hindrance> hindrance_from(std::string_view name);

struct Received {
  KnownWarning warning;
  OutsideSource source;
  ShareOrigin origin;  // as a share made of it has it
  WarningText text;
  Hindrance hindrance = Hindrance::none;
  std::string share;  // number of what is in force of it here, or of what it is known by
};
Json to_json(const Received& received);     // without its words
Json whole_json(const Received& received);  // with them

struct RelayWish {
  std::string audience;
  std::string tlp = {};   // empty: the label it came with; AMBER where it bore none
  std::string kind = {};  // of report; empty: as its author says
};

struct Followed {
  std::vector<std::string> released, recalled;  // numbers of shares
  std::vector<std::string> troubles;            // "W-2026-004: ..."; the next time tries again
};
Json to_json(const Followed& followed);

struct RelayParts {
  WarningBook& warnings;
  ReportBook& reports;
  OutsideSourceBook& sources;
  CollectionBook& collections;
  MemberGate& gate;
  std::function<Result<HubIdentity>()> identity;
  Clock& clock;
  Zone zone = Zone::tokyo();
};

// What readers are told of a share whose author took it back, or said it anew.
constexpr std::string_view recalled_outside = "送り元が取り消しました / recalled where it came from";
constexpr std::string_view revised_outside = "送り元が改めました / revised where it came from";

class Relay {
 public:
  explicit Relay(RelayParts parts) : parts_(std::move(parts)) {}

  // Needs "hub_received.list", "hub_received.read". Newest first; a list has no English words but the kind's. O(warnings and what they
  // refer to)
  Result<std::vector<Received>> list(const record::Actor& actor);
  Result<Received> find(const record::Actor& actor, std::string_view number);
  // Needs "share.create" besides. conflict, not_permitted: a hindrance, or the gate finds a member's name; invalid_input: nobody says what
  // kind it is.
  Result<KnownShare> release(const record::Actor& actor, std::string_view number, const RelayWish& wish);
  // What changed outside reaches this hub's members.
  Result<Followed> follow();
  // Something was pushed into a collection; of an outside source's it is taken as warnings.
  Result<Followed> arrived(const Collection& collection);
  // Every collection of every source once more: what a stop left undone.
  Result<Followed> catch_up();

 private:
  struct Known {
    std::string identity;                                 // under which this hub speaks
    std::map<std::string, KnownShare, std::less<>> made;  // by number of the warning; the last one
  };
  Result<Known> known();
  enum class Words : unsigned char { all, of_the_report };
  Result<Received> received(KnownWarning warning, const Known& known, Words words);
  Result<KnownShare> release(const record::Actor& actor, const Received& received, const RelayWish& wish);
  void follow_shares(std::vector<KnownShare> shares, std::set<std::string, std::less<>>& settled, Followed& out);

  RelayParts parts_;
  std::mutex mutex_;  // of following
};

}  // namespace sekimori::share
