// Least sight: people appear under pseudonyms until two persons agree to reveal one.
//
//   std::string code = TRY(pseudonyms.code_of(tx, person));                       // "P-7K3D", the same for ever
//   auto id = TRY(pseudonyms.request(tx, {.person = person, .reason = "...", .subject = "alert/" + alert}, {actor}));
//   TRY(pseudonyms.decide(tx, id, Decision::agree, Role::legal, {first, "..."}));            // one
//   TRY(pseudonyms.decide(tx, id, Decision::agree, Role::secret_manager, {second, "..."}));  // two: granted for 30 days
//   if (TRY(pseudonyms.may_see(tx, actor, person))) show(name);
//
// Two different people in two different roles of secret_manager, legal, executive and outside_counsel must agree; who asked may be one of
// them. Never the person concerned, never anybody above him. One refusal ends the request. In an emergency (nobody else to be
// reached, at night) one of these roles may grant alone; a second one reviews it afterwards, within three days, and an overdue review is
// listed. Who may see a revealed name: who asked and who agreed. Each step is a change record, without the name.
#pragma once

#include "model/ports/person_directory.h"
#include "record/change.h"

namespace sekimori::record {

enum class Decision : unsigned char { agree, refuse };
enum class RevealState : unsigned char { open, granted, refused };
enum class Urgency : unsigned char { normal, emergency };

constexpr std::int64_t request_life_days = 14;  // an open request lapses
constexpr std::int64_t reveal_life_days = 30;   // a granted one closes again
constexpr std::int64_t review_within_days = 3;

struct RevealDraft {
  std::string person;  // person id
  std::string reason;
  std::string subject = {};  // what it is about: "alert/ID", "case/ID"
  Urgency urgency = Urgency::normal;
  std::optional<Role> role = {};  // emergency: the role in which the requester grants alone
};

struct RevealDecision {
  std::string account;
  Role role = Role::legal;
  Decision decision = Decision::agree;
  std::string reason;
  Instant decided_at;
};

struct RevealRequest {
  std::string id, code, requester, reason, subject;
  Instant requested_at, expires_at;
  Urgency urgency = Urgency::normal;
  RevealState state = RevealState::open;
  std::optional<Instant> granted_at, review_due, reviewed_at;
  std::string review_outcome;  // upheld, not_upheld
  std::vector<RevealDecision> decisions;
  bool lapsed(Instant now) const { return expires_at <= now; }
  bool review_overdue(Instant now) const { return review_due && !reviewed_at && *review_due <= now; }
};

class PseudonymBook {
 public:
  // The directory tells who stands above whom.
  PseudonymBook(ChangeLog& changes, model::PersonDirectory& people, Clock& clock, Random& random)
      : changes_(changes), people_(people), clock_(clock), random_(random) {}

  // Stable; made when first asked for (then the transaction must write). Four signs of Crockford's alphabet, longer when those run short.
  Result<std::string> code_of(sql::Transaction& tx, const std::string& person);
  // The person behind a code, for the program's own use (links in pages carry codes). not_found.
  Result<std::string> person_of(sql::Transaction& tx, std::string_view code);

  Result<std::string> request(sql::Transaction& tx, const RevealDraft& draft, const Change& change);  // needs "pseudonym.reveal"; its id
  // Needs "pseudonym.approve" in the named role. conflict: the request is closed or lapsed, or this person or role has decided already.
  Result<RevealState> decide(sql::Transaction& tx, const std::string& request, Decision decision, Role role, const Change& change);
  // The later look at an emergency, by another person than who granted it. agree: it was right; refuse: it was not, and the name closes
  // again.
  Result<void> review(sql::Transaction& tx, const std::string& request, Decision outcome, Role role, const Change& change);

  Result<bool> may_see(sql::Transaction& tx, const Actor& actor, const std::string& person);
  Result<std::optional<RevealRequest>> find(sql::Transaction& tx, const std::string& request);
  Result<std::vector<RevealRequest>> list(sql::Transaction& tx, const Actor& actor);  // newest first; needs "pseudonym.list"

 private:
  Result<void> check_decider(const Actor& actor, Role role, const std::string& person);
  Result<void> record_decision(sql::Transaction& tx, const std::string& request, Decision decision, Role role, const Change& change);
  Result<void> grant(sql::Transaction& tx, const std::string& request, Instant now);
  Result<bool> is_above(const std::string& superior, const std::string& person);

  ChangeLog& changes_;
  model::PersonDirectory& people_;
  Clock& clock_;
  Random& random_;
};

}  // namespace sekimori::record
