// Links by which a member's contact sets up the account that speaks for it.
//
//   NewInvitation made = TRY(invitations.invite(actor, "M-001", "soc@member.example", 14, "founding member"));
//   made.token.reveal();                                            // goes into a mail or a letter, kept nowhere
//   TRY(invitations.open(token, peer)).name;                        // whom the page greets
//   TRY(invitations.accept(token, "sato", password, peer));         // once: account, role and member in one transaction
//
// A token names one invitation, has an end, and is signed by the node (docs/format/invitation-link.md): a guess fails before anything is
// looked up, and whoever guesses ten times within ten minutes waits them out. Any thread.
#pragma once

#include <deque>
#include <map>
#include <mutex>

#include "feature/share/forum_book.h"
#include "record/account.h"

namespace sekimori::share {

struct Invitation {
  std::string member;  // number
  std::string mail;    // of the contact that is invited
  std::string created_by;
  Instant expires_at;
  std::string state = "open";  // open, used, revoked
  std::string login;           // of the account that was made
  std::optional<Instant> used_at;
};
Json to_json(const Invitation& invitation);
Result<Invitation> invitation_from_json(const Json& json);
using KnownInvitation = record::KeptRecord<Invitation>;

struct NewInvitation {
  KnownInvitation known;
  Sensitive<std::string> token;
};
struct OpenedInvitation {
  KnownInvitation known;
  std::string name;  // of the member
};

class InvitationBook {
 public:
  InvitationBook(ForumParts parts, record::AccountBook& accounts, MemberBook& members, ReportBook& reports);

  static constexpr std::size_t most_failures = 10;
  static constexpr std::int64_t failure_window = 600 * nanoseconds_per_second;

  // not_found: no such member, or no contact with that address (empty: the first one); conflict: it has left; invalid_input: days.
  Result<NewInvitation> invite(const record::Actor& actor, std::string_view member, std::string_view mail, std::int64_t days,
                               std::string_view reason);
  Result<std::vector<KnownInvitation>> list(const record::Actor& actor);
  Result<KnownInvitation> revoke(const record::Actor& actor, std::string_view id, std::string_view reason);

  // not_found for a token that is none, is over or revoked (which, it does not say); conflict for a used one; full for a guesser.
  Result<OpenedInvitation> open(std::string_view token, std::string_view peer);
  // Besides those: conflict for a log-in that is taken, invalid_input for one that cannot be, or a weak password.
  Result<KnownInvitation> accept(std::string_view token, std::string_view login, const Sensitive<std::string>& password,
                                 std::string_view peer);

 private:
  Result<Digest> tag_of(ByteView body);
  Result<std::string> sign(std::string_view id, Instant end);
  Result<std::string> admit(std::string_view token, std::string_view peer);  // id
  Result<std::string> read(std::string_view token);
  Result<OpenedInvitation> find_open(sql::Transaction& tx, const std::string& id);

  ForumParts parts_;
  record::AccountBook& accounts_;
  MemberBook& members_;
  ReportBook& reports_;
  record::RecordShelf<Invitation> shelf_;
  std::mutex mutex_;
  std::map<std::string, std::deque<Instant>, std::less<>> failures_;  // by peer, bounded
};

}  // namespace sekimori::share
