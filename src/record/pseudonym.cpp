#include "record/pseudonym.h"

#include <algorithm>
#include <set>

#include "base/ids.h"
#include "base/phrase.h"

namespace sekimori::record {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford: no I, L, O, U
constexpr std::string_view columns =
    "id, code, requester, reason, subject, requested_at, expires_at, emergency, state, granted_at, review_due, reviewed_at, review_outcome";

bool may_decide(Role role) {
  return role == Role::secret_manager || role == Role::legal || role == Role::executive || role == Role::outside_counsel;
}

RevealState state_from(std::string_view name) {
  return name == "granted" ? RevealState::granted : name == "refused" ? RevealState::refused : RevealState::open;
}

Result<RevealRequest> to_request(sql::Transaction& tx, const sql::Row& row) {
  RevealRequest request;
  request.id = row.string(0);
  request.code = row.string(1);
  request.requester = row.string(2);
  request.reason = row.string(3);
  request.subject = row.string(4);
  request.requested_at = row.instant(5);
  request.expires_at = row.instant(6);
  request.urgency = row.flag(7) ? Urgency::emergency : Urgency::normal;
  request.state = state_from(row.text(8));
  request.granted_at = row.optional_instant(9);
  request.review_due = row.optional_instant(10);
  request.reviewed_at = row.optional_instant(11);
  request.review_outcome = row.string(12);
  for (const sql::Row& line : TRY(tx.query(
           "SELECT account, role, decision, reason, decided_at FROM reveal_decision WHERE request_id = ? ORDER BY decided_at, account",
           request.id))) {
    RevealDecision decision;
    decision.account = line.string(0);
    decision.role = role_from_identifier(line.text(1)).value_or(Role::employee);
    decision.decision = line.text(2) == "agree" ? Decision::agree : Decision::refuse;
    decision.reason = line.string(3);
    decision.decided_at = line.instant(4);
    request.decisions.push_back(std::move(decision));
  }
  return request;
}

std::int64_t after_days(Instant from, std::int64_t days) { return from.nanoseconds + days * nanoseconds_per_day; }

}  // namespace

Result<std::string> PseudonymBook::code_of(sql::Transaction& tx, const std::string& person) {
  if (person.empty()) return error(ErrorCode::invalid_input, "a pseudonym belongs to a person");
  if (auto row = TRY(tx.query_one("SELECT code FROM pseudonym WHERE person_id = ?", person))) return row->string(0);
  for (std::uint64_t attempt = 0; attempt < 200; ++attempt) {
    std::string code = "P-";
    for (std::uint64_t i = 0; i < 4 + attempt / 20; ++i) code.push_back(alphabet[random_.below(alphabet.size())]);
    std::int64_t added = TRY(
        tx.execute("INSERT INTO pseudonym(person_id, code, made_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", person, code, clock_.now()));
    if (added == 1) return code;
    // Either the code is taken, or another transaction was first with this person.
    if (auto other = TRY(tx.query_one("SELECT code FROM pseudonym WHERE person_id = ?", person))) return other->string(0);
  }
  return error(ErrorCode::failure, "no free pseudonym was found");
}

Result<std::string> PseudonymBook::person_of(sql::Transaction& tx, std::string_view code) {
  auto row = TRY(tx.query_one("SELECT person_id FROM pseudonym WHERE code = ?", code));
  if (!row) return error(ErrorCode::not_found, "there is no pseudonym {}", code);
  return row->string(0);
}

Result<bool> PseudonymBook::is_above(const std::string& superior, const std::string& person) {
  if (superior.empty()) return false;
  auto superior_id = model::PersonId::parse(superior);
  auto id = model::PersonId::parse(person);
  if (!superior_id || !id) return false;
  std::set<std::string> seen;  // a register with a circle in it must not hold us
  auto known = people_.find(*id);
  while (known && !known->person.superior.empty() && seen.insert(known->person.superior).second) {
    known = people_.find_by_staff_number(known->person.superior);
    if (known && known->id == *superior_id) return true;
  }
  return false;
}

Result<void> PseudonymBook::check_decider(const Actor& actor, Role role, const std::string& person) {
  if (!may_decide(role))
    return error(ErrorCode::not_permitted, "the role {} does not decide about names", word("role", identifier_of(role)));
  if (actor.is_system || !actor.has(role))
    return error(ErrorCode::not_permitted, "{} does not have the role {}", actor.account, word("role", identifier_of(role)));
  if (!actor.person.empty() && actor.person == person) return error(ErrorCode::not_permitted, "the person concerned takes no part");
  if (TRY(is_above(actor.person, person))) return error(ErrorCode::not_permitted, "a superior of the person concerned takes no part");
  return {};
}

Result<std::string> PseudonymBook::request(sql::Transaction& tx, const RevealDraft& draft, const Change& change) {
  // An outside counsel reads pseudonyms where he reads the case; whether he reads this case is the feature's check.
  Grant granted = TRY(
      Permissions::standard().check(change.actor, Verb::reveal, {.kind = "pseudonym", .id = "", .readers = change.actor.reader_names()}));
  if (draft.reason.empty()) return error(ErrorCode::invalid_input, "a request to reveal a name has a reason");
  if (!change.actor.person.empty() && change.actor.person == draft.person)
    return error(ErrorCode::not_permitted, "the person concerned takes no part");
  if (TRY(is_above(change.actor.person, draft.person)))
    return error(ErrorCode::not_permitted, "a superior of the person concerned takes no part");
  bool emergency = draft.urgency == Urgency::emergency;
  if (emergency) {
    if (!draft.role) return error(ErrorCode::invalid_input, "an emergency names the role in which it is granted");
    TRY(check_decider(change.actor, *draft.role, draft.person));
  }
  std::string code = TRY(code_of(tx, draft.person));
  std::string id = Uuid::make(clock_, random_).to_string();
  Instant now = clock_.now();
  std::optional<std::int64_t> review_due;
  if (emergency) review_due = after_days(now, review_within_days);
  TRY(tx.execute(
      "INSERT INTO reveal_request(id, person_id, code, requester, reason, subject, requested_at, emergency, state, expires_at, review_due) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)",
      id, draft.person, code, change.actor.account, draft.reason, draft.subject, now, emergency ? 1 : 0, after_days(now, request_life_days),
      review_due));
  TRY(changes_.write(tx, {.actor = change.actor,
                          .role = granted.role,
                          .action = emergency ? "pseudonym.emergency" : "pseudonym.request",
                          .kind = "pseudonym",
                          .id = id,
                          .reason = draft.reason,
                          .detail = Json::object({{"code", code}, {"subject", draft.subject}})}));
  if (emergency) {
    Change granting = change;
    granting.reason = draft.reason;
    TRY(record_decision(tx, id, Decision::agree, *draft.role, granting));
    TRY(grant(tx, id, now));
  }
  return id;
}

Result<void> PseudonymBook::record_decision(sql::Transaction& tx, const std::string& request, Decision decision, Role role,
                                            const Change& change) {
  std::string_view name = decision == Decision::agree ? "agree" : "refuse";
  TRY(tx.execute(
      "INSERT INTO reveal_decision(request_id, account, person_id, role, decision, reason, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      request, change.actor.account, change.actor.person, identifier_of(role), name, change.reason, clock_.now()));
  TRY(changes_.write(tx, {.actor = change.actor,
                          .role = role,
                          .action = fmt::format("pseudonym.{}", name),
                          .kind = "pseudonym",
                          .id = request,
                          .reason = change.reason}));
  return {};
}

Result<void> PseudonymBook::grant(sql::Transaction& tx, const std::string& request, Instant now) {
  TRY(tx.execute("UPDATE reveal_request SET state = 'granted', granted_at = ?, expires_at = ? WHERE id = ?", now,
                 after_days(now, reveal_life_days), request));
  return {};
}

Result<RevealState> PseudonymBook::decide(sql::Transaction& tx, const std::string& request, Decision decision, Role role,
                                          const Change& change) {
  auto row = TRY(tx.query_one("SELECT person_id, state, expires_at FROM reveal_request WHERE id = ?", request));
  if (!row) return error(ErrorCode::not_found, "there is no request {}", request);
  Instant now = clock_.now();
  if (row->text(1) != "open") return error(ErrorCode::conflict, "the request {} is {} already", request, row->text(1));
  if (row->instant(2) <= now) return error(ErrorCode::conflict, "the request {} has lapsed; make a new one", request);
  TRY(check_decider(change.actor, role, row->string(0)));
  int agreed = 0;
  for (const sql::Row& other :
       TRY(tx.query("SELECT account, person_id, role, decision FROM reveal_decision WHERE request_id = ?", request))) {
    bool same_person = other.text(0) == change.actor.account || (!change.actor.person.empty() && other.text(1) == change.actor.person);
    if (same_person) return error(ErrorCode::conflict, "this person has decided already; a second person is needed");
    if (other.text(2) == identifier_of(role))
      return error(ErrorCode::conflict, "the role {} has decided already; another of the roles is needed",
                   word("role", identifier_of(role)));
    agreed += other.text(3) == "agree" ? 1 : 0;
  }
  TRY(record_decision(tx, request, decision, role, change));
  if (decision == Decision::refuse) {
    TRY(tx.execute("UPDATE reveal_request SET state = 'refused' WHERE id = ?", request));
    return RevealState::refused;
  }
  if (agreed + 1 < 2) return RevealState::open;
  TRY(grant(tx, request, now));
  return RevealState::granted;
}

Result<void> PseudonymBook::review(sql::Transaction& tx, const std::string& request, Decision outcome, Role role, const Change& change) {
  auto row = TRY(tx.query_one("SELECT person_id, emergency, reviewed_at, requester FROM reveal_request WHERE id = ?", request));
  if (!row || !row->flag(1)) return error(ErrorCode::not_found, "there is no emergency {}", request);
  if (!row->is_null(2)) return error(ErrorCode::conflict, "the emergency {} was reviewed already", request);
  if (row->text(3) == change.actor.account) return error(ErrorCode::not_permitted, "who granted an emergency does not review it");
  TRY(check_decider(change.actor, role, row->string(0)));
  for (const sql::Row& other : TRY(tx.query("SELECT person_id, role FROM reveal_decision WHERE request_id = ?", request))) {
    if (!change.actor.person.empty() && other.text(0) == change.actor.person)
      return error(ErrorCode::not_permitted, "who granted an emergency does not review it");
    if (other.text(1) == identifier_of(role))
      return error(ErrorCode::conflict, "the role {} granted it; another of the roles reviews", word("role", identifier_of(role)));
  }
  TRY(record_decision(tx, request, outcome, role, change));
  bool upheld = outcome == Decision::agree;
  TRY(tx.execute("UPDATE reveal_request SET reviewed_at = ?, review_outcome = ?, state = ? WHERE id = ?", clock_.now(),
                 upheld ? "upheld" : "not_upheld", upheld ? "granted" : "refused", request));
  return {};
}

Result<bool> PseudonymBook::may_see(sql::Transaction& tx, const Actor& actor, const std::string& person) {
  if (actor.is_system) return true;
  auto row =
      TRY(tx.query_one("SELECT count(*) FROM reveal_request q WHERE q.person_id = ? AND q.state = 'granted' AND q.expires_at > ? AND "
                       "(q.requester = ? OR EXISTS "
                       "(SELECT 1 FROM reveal_decision d WHERE d.request_id = q.id AND d.account = ? AND d.decision = 'agree'))",
                       person, clock_.now(), actor.account, actor.account));
  return row && row->integer(0) > 0;
}

Result<std::optional<RevealRequest>> PseudonymBook::find(sql::Transaction& tx, const std::string& request) {
  auto row = TRY(tx.query_one(fmt::format("SELECT {} FROM reveal_request WHERE id = ?", columns), request));
  if (!row) return std::optional<RevealRequest>();
  return std::optional(TRY(to_request(tx, *row)));
}

Result<std::vector<RevealRequest>> PseudonymBook::list(sql::Transaction& tx, const Actor& actor) {
  TRY(Permissions::standard().check(actor, Verb::list, {.kind = "pseudonym", .id = "", .readers = actor.reader_names()}));
  std::vector<RevealRequest> requests;
  for (const sql::Row& row : TRY(tx.query(fmt::format("SELECT {} FROM reveal_request ORDER BY requested_at DESC, id", columns))))
    requests.push_back(TRY(to_request(tx, row)));
  return requests;
}

}  // namespace sekimori::record
