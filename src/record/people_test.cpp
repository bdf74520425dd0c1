// Accounts, tokens, pseudonyms, holds, outbox.
#include <functional>

#include "record/known_tokens.h"
#include "record/record_fixture_test.h"

namespace sekimori::record {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Sensitive<std::string> words(std::string text) { return Sensitive<std::string>(std::move(text)); }

class Accounts : public RecordTest {
 protected:
  std::string create(const std::string& login, std::vector<Role> roles, const std::string& person = "") {
    auto id = write([&](sql::Transaction& tx) {
      return room->accounts.create(tx, {.login = login, .person = person, .roles = roles}, words("correct horse " + login),
                                   {administrator, Verb::create, "new"});
    });
    EXPECT_TRUE(id) << id.error().message;
    return id ? *id : "";
  }
  bool logs_in(const std::string& login, const std::string& password) {
    auto account = room->accounts.authenticate(*database, login, words(password));
    if (!account) { EXPECT_EQ(account.error().code, ErrorCode::not_permitted); }
    return account.has_value();
  }
  Actor administrator = actor("a-sys", {Role::system_admin});
};
SEKIMORI_BOTH(Accounts);

TEST_P(Accounts, LogInWithTheRightPasswordAlone) {
  std::string id = create("sato", {Role::secret_manager}, "p1");
  auto account = room->accounts.authenticate(*database, "sato", words("correct horse sato"));
  ASSERT_TRUE(account) << account.error().message;
  EXPECT_EQ(account->actor().account, id);
  EXPECT_EQ(account->actor().person, "p1");
  EXPECT_TRUE(account->actor().has(Role::secret_manager));
  EXPECT_FALSE(logs_in("sato", "wrong"));
  EXPECT_FALSE(logs_in("nobody", "correct horse sato"));
  EXPECT_FALSE(logs_in(std::string("sa\0to", 5), "x"));
  EXPECT_FALSE(logs_in("sato", std::string(100'000, 'x')));
  auto stored = read([](sql::Transaction& tx) { return tx.query_one("SELECT password_hash FROM account"); });
  EXPECT_TRUE((*stored)->text(0).starts_with("$argon2id$"));
}

TEST_P(Accounts, AreLockedAfterFiveFailuresForAQuarterOfAnHour) {
  create("sato", {Role::employee});
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(logs_in("sato", "wrong"));
  EXPECT_TRUE(logs_in("sato", "correct horse sato"));  // and the count begins anew
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(logs_in("sato", "wrong"));
  EXPECT_FALSE(logs_in("sato", "correct horse sato"));
  auto changes =
      read([&](sql::Transaction& tx) { return room->changes.list(tx, actor("x", {Role::auditor}), {.action = "account.lock"}); });
  EXPECT_EQ(changes->size(), 1u);
  clock.advance(lock_nanoseconds + 1);
  EXPECT_TRUE(logs_in("sato", "correct horse sato"));
}

TEST_P(Accounts, KeepTheirRules) {
  std::string sato = create("sato", {Role::employee});
  std::string admin = create("admin", {Role::system_admin});
  auto refused = [&](const AccountDraft& draft, const std::string& password, const Actor& who) {
    auto result = write([&](sql::Transaction& tx) { return room->accounts.create(tx, draft, words(password), {who, Verb::create, "x"}); });
    return result ? ErrorCode::failure : result.error().code;
  };
  EXPECT_EQ(refused({.login = "sato"}, "long enough password", administrator), ErrorCode::conflict);
  EXPECT_EQ(refused({.login = "Sato"}, "long enough password", administrator), ErrorCode::invalid_input);
  EXPECT_EQ(refused({.login = "suzuki"}, "short", administrator), ErrorCode::invalid_input);
  EXPECT_EQ(refused({.login = "suzuki"}, "long enough password", actor("e", {Role::employee})), ErrorCode::not_permitted);

  auto set_roles = [&](const std::string& id, std::vector<Role> roles, const Actor& who) {
    return write([&](sql::Transaction& tx) { return room->accounts.set_roles(tx, id, roles, {who, Verb::update, "x"}); });
  };
  EXPECT_EQ(set_roles(admin, {Role::employee}, administrator).error().code, ErrorCode::conflict) << "the last administrator";
  EXPECT_EQ(set_roles(sato, {Role::system_admin}, actor(sato, {Role::employee, Role::system_admin})).error().code,
            ErrorCode::not_permitted);
  EXPECT_TRUE(set_roles(sato, {Role::system_admin}, administrator));
  EXPECT_TRUE(set_roles(admin, {Role::employee}, administrator));

  auto disabled = write([&](sql::Transaction& tx) {
    return room->accounts.set_state(tx, admin, AccountState::disabled, {administrator, Verb::update, "left"});
  });
  ASSERT_TRUE(disabled);
  EXPECT_FALSE(logs_in("admin", "correct horse admin"));
  auto mine = read([&](sql::Transaction& tx) { return room->accounts.list(tx, actor(admin, {Role::employee})); });
  EXPECT_EQ(mine->size(), 1u);
}

TEST_P(Accounts, TokensReachAsFarAsTheirScopesAndNoLongerThanTheirTime) {
  std::string id = create("proxy", {Role::it_admin});
  auto made = write([&](sql::Transaction& tx) {
    return room->tokens.create(
        tx,
        {.account = id, .label = "proxy log", .scopes = {"ingest:S1"}, .expires_at = {clock.now().nanoseconds + 10 * nanoseconds_per_day}},
        {actor(id, {Role::it_admin}), Verb::create, "x"});
  });
  ASSERT_TRUE(made) << made.error().message;
  std::string text = made->text.reveal();
  auto session = room->tokens.authenticate(*database, text);
  ASSERT_TRUE(session) << session.error().message;
  EXPECT_EQ(session->actor.account, id);
  EXPECT_TRUE(session->allows("ingest:S1"));
  EXPECT_FALSE(session->allows("ingest:S2"));
  EXPECT_FALSE(session->allows("api"));
  auto stored = read([](sql::Transaction& tx) { return tx.query("SELECT id, label, scopes, hash FROM token"); });
  EXPECT_EQ((*stored)[0].bytes(3).size(), 32u);
  for (size_t i = 0; i < text.size(); ++i) {
    std::string altered = text;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    if (altered != text) { EXPECT_FALSE(room->tokens.authenticate(*database, altered)) << i; }
  }
  EXPECT_FALSE(room->tokens.authenticate(*database, ""));
  EXPECT_FALSE(room->tokens.authenticate(*database, text.substr(1)));
  clock.advance(11 * nanoseconds_per_day);
  EXPECT_FALSE(room->tokens.authenticate(*database, text));
}

TEST_P(Accounts, TokensEndWithRevocationPasswordAndAccount) {
  std::string id = create("sato", {Role::employee});
  Actor sato = actor(id, {Role::employee});
  auto token = [&](const Actor& who) {
    return write([&](sql::Transaction& tx) {
      return room->tokens.create(
          tx, {.account = id, .label = "x", .scopes = {"session"}, .expires_at = {clock.now().nanoseconds + nanoseconds_per_day}},
          {who, Verb::create, "x"});
    });
  };
  EXPECT_FALSE(token(actor("another", {Role::employee})));
  auto first = token(sato);
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_TRUE(room->tokens.authenticate(*database, first->text.reveal()));
  ASSERT_TRUE(write([&](sql::Transaction& tx) { return room->tokens.revoke(tx, first->id, {sato, Verb::delete_, "lost"}); }));
  EXPECT_FALSE(room->tokens.authenticate(*database, first->text.reveal()));
  auto second = token(sato);
  ASSERT_TRUE(write(
      [&](sql::Transaction& tx) { return room->accounts.set_password(tx, id, words("another password"), {sato, Verb::update, "x"}); }));
  EXPECT_FALSE(room->tokens.authenticate(*database, second->text.reveal()));
  EXPECT_TRUE(logs_in("sato", "another password"));
  auto third = token(sato);
  ASSERT_TRUE(write(
      [&](sql::Transaction& tx) { return room->accounts.set_state(tx, id, AccountState::disabled, {administrator, Verb::update, "x"}); }));
  EXPECT_FALSE(room->tokens.authenticate(*database, third->text.reveal()));
}

TEST_P(Accounts, AKnownTokenEndsAtOnceWithEverythingThatEndsIt) {
  const std::string id = create("sato", {Role::employee});
  const Actor sato = actor(id, {Role::employee});
  KnownTokens known(room->tokens, *database, clock);
  const auto token = [&] {
    return write([&](sql::Transaction& tx) {
      return room->tokens.create(
          tx, {.account = id, .label = "x", .scopes = {"session"}, .expires_at = {clock.now().nanoseconds + 3600 * nanoseconds_per_second}},
          {sato, Verb::create, "x"});
    });
  };
  // A token that was known a moment ago, and what is then done to it; whether it still opens anything.
  const auto opens_after = [&](const std::function<Result<void>(sql::Transaction&, const NewToken&)>& done) {
    auto made = token();
    EXPECT_TRUE(made);
    EXPECT_TRUE(known.authenticate(made->text.reveal()));
    EXPECT_TRUE(known.authenticate(made->text.reveal()));
    auto changed = write([&](sql::Transaction& tx) { return done(tx, *made); });
    EXPECT_TRUE(changed) << changed.error().message;
    return known.authenticate(made->text.reveal()).has_value();
  };
  EXPECT_TRUE(opens_after([](sql::Transaction&, const NewToken&) -> Result<void> { return {}; }));
  EXPECT_FALSE(opens_after(
      [&](sql::Transaction& tx, const NewToken& made) { return room->tokens.revoke(tx, made.id, {sato, Verb::delete_, "lost"}); }));
  EXPECT_FALSE(opens_after([&](sql::Transaction& tx, const NewToken&) -> Result<void> {
    TRY(room->tokens.revoke_sessions(tx, id, "", {sato, Verb::delete_, "everywhere"}));
    return {};
  }));
  EXPECT_FALSE(opens_after([&](sql::Transaction& tx, const NewToken&) {
    return room->accounts.set_password(tx, id, words("another password"), {sato, Verb::update, "x"});
  }));
  EXPECT_FALSE(opens_after([&](sql::Transaction& tx, const NewToken&) {
    return room->accounts.set_state(tx, id, AccountState::disabled, {administrator, Verb::update, "x"});
  }));
}

TEST_P(Accounts, AKnownTokenHasTheRolesOfThisMomentAndEndsInTime) {
  const std::string id = create("sato", {Role::employee});
  auto made = write([&](sql::Transaction& tx) {
    return room->tokens.create(
        tx, {.account = id, .label = "x", .scopes = {"api"}, .expires_at = {clock.now().nanoseconds + nanoseconds_per_second / 2}},
        {actor(id, {Role::employee}), Verb::create, "x"});
  });
  ASSERT_TRUE(made);
  const std::string text = made->text.reveal();
  KnownTokens known(room->tokens, *database, clock);
  EXPECT_THAT((*known.authenticate(text))->actor.roles, ElementsAre(Role::employee));
  ASSERT_TRUE(
      write([&](sql::Transaction& tx) { return room->accounts.set_roles(tx, id, {Role::auditor}, {administrator, Verb::update, "x"}); }));
  EXPECT_THAT((*known.authenticate(text))->actor.roles, ElementsAre(Role::auditor));
  EXPECT_FALSE(known.authenticate(text + "x"));
  clock.advance(nanoseconds_per_second / 2);
  EXPECT_FALSE(known.authenticate(text));
}

TEST_P(Accounts, WhatAnotherHandleOfTheDataBaseRevokedIsKnownForASecondAtMost) {
  const std::string id = create("sato", {Role::employee});
  auto made = write([&](sql::Transaction& tx) {
    return room->tokens.create(
        tx, {.account = id, .label = "x", .scopes = {"api"}, .expires_at = {clock.now().nanoseconds + 3600 * nanoseconds_per_second}},
        {actor(id, {Role::employee}), Verb::create, "x"});
  });
  ASSERT_TRUE(made);
  KnownTokens known(room->tokens, *database, clock);
  ASSERT_TRUE(known.authenticate(made->text.reveal()));
  // Past every book of ours, as another program on the same data base would.
  auto other = sql::Database::open(location);
  ASSERT_TRUE(other);
  ASSERT_TRUE((*other)->write([&](sql::Transaction& tx) { return tx.execute("UPDATE token SET revoked_at = ?", clock.now()); }));
  clock.advance(known_nanoseconds);
  EXPECT_FALSE(known.authenticate(made->text.reveal()));
}

class Pseudonyms : public RecordTest {
 protected:
  void SetUp() override {
    RecordTest::SetUp();
    if (IsSkipped()) return;
    boss = people.add("1", "", random);
    chief = people.add("2", "1", random);
    suspect = people.add("3", "2", random);
    manager_person = people.add("4", "1", random);
    legal_person = people.add("5", "1", random);
    secret_manager = actor("a-sm", {Role::secret_manager}, manager_person);
    legal = actor("a-legal", {Role::legal}, legal_person);
    executive = actor("a-boss", {Role::executive}, boss);
    counsel = actor("a-counsel", {Role::outside_counsel});
  }
  Result<std::string> ask(const Actor& who, Urgency urgency = Urgency::normal, std::optional<Role> role = {}) {
    return write([&](sql::Transaction& tx) {
      return room->pseudonyms.request(tx, {.person = suspect, .reason = "alert 1", .subject = "alert/1", .urgency = urgency, .role = role},
                                      {who, Verb::reveal, "alert 1"});
    });
  }
  Result<RevealState> decide(const std::string& id, const Actor& who, Role role, Decision decision = Decision::agree) {
    return write([&](sql::Transaction& tx) { return room->pseudonyms.decide(tx, id, decision, role, {who, Verb::approve, "seen"}); });
  }
  bool sees(const Actor& who) {
    return *read([&](sql::Transaction& tx) { return room->pseudonyms.may_see(tx, who, suspect); });
  }
  std::string boss, chief, suspect, manager_person, legal_person;
  Actor secret_manager, legal, executive, counsel;
};
SEKIMORI_BOTH(Pseudonyms);

TEST_P(Pseudonyms, AreStableDistinctAndTellNothing) {
  std::set<std::string> codes;
  for (int i = 0; i < 200; ++i) {
    std::string person = "person-" + std::to_string(i);
    auto code = write([&](sql::Transaction& tx) { return room->pseudonyms.code_of(tx, person); });
    ASSERT_TRUE(code);
    EXPECT_TRUE(codes.insert(*code).second);
    EXPECT_TRUE(code->starts_with("P-") && code->size() >= 6);
    auto again = read([&](sql::Transaction& tx) { return room->pseudonyms.code_of(tx, person); });
    EXPECT_EQ(*again, *code);
    auto back = read([&](sql::Transaction& tx) { return room->pseudonyms.person_of(tx, *code); });
    EXPECT_EQ(*back, person);
  }
}

TEST_P(Pseudonyms, TwoPeopleInTwoRolesRevealAName) {
  auto id = ask(secret_manager);
  ASSERT_TRUE(id) << id.error().message;
  EXPECT_FALSE(sees(secret_manager));
  EXPECT_EQ(*decide(*id, secret_manager, Role::secret_manager), RevealState::open);
  EXPECT_FALSE(sees(secret_manager));
  EXPECT_EQ(decide(*id, secret_manager, Role::secret_manager).error().code, ErrorCode::conflict) << "the same person twice";
  Actor second_manager = actor("a-sm2", {Role::secret_manager});
  EXPECT_EQ(decide(*id, second_manager, Role::secret_manager).error().code, ErrorCode::conflict) << "the same role twice";
  EXPECT_EQ(decide(*id, second_manager, Role::legal).error().code, ErrorCode::not_permitted) << "a role he does not have";
  EXPECT_EQ(*decide(*id, counsel, Role::outside_counsel), RevealState::granted);
  EXPECT_TRUE(sees(secret_manager));
  EXPECT_TRUE(sees(counsel));
  EXPECT_FALSE(sees(legal));
  clock.advance((reveal_life_days + 1) * nanoseconds_per_day);
  EXPECT_FALSE(sees(secret_manager));
  auto all = read([&](sql::Transaction& tx) { return room->changes.list(tx, actor("x", {Role::auditor}), {.kind = "pseudonym"}); });
  ASSERT_EQ(all->size(), 3u);
  for (const StoredChange& change : *all) EXPECT_THAT(change.record, ::testing::Not(HasSubstr(suspect)));
}

TEST_P(Pseudonyms, TheSamePersonWithTwoAccountsIsOnePerson) {
  auto id = ask(secret_manager);
  ASSERT_TRUE(decide(*id, secret_manager, Role::secret_manager));
  Actor twin = actor("a-sm-other", {Role::legal}, manager_person);
  EXPECT_EQ(decide(*id, twin, Role::legal).error().code, ErrorCode::conflict);
}

TEST_P(Pseudonyms, NeitherThePersonConcernedNorHisSuperiorsTakePart) {
  auto id = ask(secret_manager);
  EXPECT_EQ(decide(*id, executive, Role::executive).error().code, ErrorCode::not_permitted) << "two levels above";
  EXPECT_EQ(decide(*id, actor("a", {Role::legal}, chief), Role::legal).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(decide(*id, actor("a", {Role::legal}, suspect), Role::legal).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(ask(actor("a", {Role::case_lead}, chief)).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(ask(actor("a", {Role::employee})).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(decide(*id, actor("a", {Role::hr}), Role::hr).error().code, ErrorCode::not_permitted);
}

TEST_P(Pseudonyms, OneRefusalEndsARequestAndOldOnesLapse) {
  auto id = ask(secret_manager);
  EXPECT_EQ(*decide(*id, legal, Role::legal, Decision::refuse), RevealState::refused);
  EXPECT_EQ(decide(*id, secret_manager, Role::secret_manager).error().code, ErrorCode::conflict);
  auto old = ask(secret_manager);
  clock.advance((request_life_days + 1) * nanoseconds_per_day);
  EXPECT_EQ(decide(*old, legal, Role::legal).error().code, ErrorCode::conflict);
}

TEST_P(Pseudonyms, AnEmergencyIsSeenAtOnceAndReviewedByAnother) {
  EXPECT_EQ(ask(actor("a-lead", {Role::case_lead}), Urgency::emergency, Role::case_lead).error().code, ErrorCode::not_permitted);
  auto id = ask(legal, Urgency::emergency, Role::legal);
  ASSERT_TRUE(id) << id.error().message;
  EXPECT_TRUE(sees(legal));
  clock.advance((review_within_days + 1) * nanoseconds_per_day);
  auto request = read([&](sql::Transaction& tx) { return room->pseudonyms.find(tx, *id); });
  EXPECT_TRUE((*request)->review_overdue(clock.now()));
  auto review = [&](const Actor& who, Role role, Decision outcome) {
    return write([&](sql::Transaction& tx) { return room->pseudonyms.review(tx, *id, outcome, role, {who, Verb::approve, "looked at"}); });
  };
  EXPECT_EQ(review(legal, Role::legal, Decision::agree).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(review(executive, Role::executive, Decision::agree).error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(review(secret_manager, Role::secret_manager, Decision::refuse));
  EXPECT_FALSE(sees(legal));
  EXPECT_EQ(review(counsel, Role::outside_counsel, Decision::agree).error().code, ErrorCode::conflict);
}

class Holds : public RecordTest {
 protected:
  bool held(const HoldItem& item) {
    return *read([&](sql::Transaction& tx) { return room->holds.is_held(tx, item); });
  }
  Actor lead = actor("a-lead", {Role::case_lead});
  Actor legal = actor("a-legal", {Role::legal});
};
SEKIMORI_BOTH(Holds);

TEST_P(Holds, PinWhatTheyCoverUntilReleased) {
  Instant from = at("2026-02-01T00:00:00Z"), to = at("2026-02-28T00:00:00Z");
  auto id = write([&](sql::Transaction& tx) {
    return room->holds.place(
        tx, {.case_id = "c1", .label = "case 1", .reason = "complaint", .items = {{"source", "S1", from, to}, {"blob", "*"}}},
        {lead, Verb::create, "complaint"});
  });
  ASSERT_TRUE(id) << id.error().message;
  EXPECT_TRUE(held({"source", "S1", at("2026-02-27T00:00:00Z"), at("2026-03-05T00:00:00Z")}));
  EXPECT_TRUE(held({"source", "S1", at("2026-01-01T00:00:00Z"), from}));
  EXPECT_FALSE(held({"source", "S1", at("2026-01-01T00:00:00Z"), at("2026-01-31T23:59:59Z")}));
  EXPECT_FALSE(held({"source", "S1", at("2026-02-28T00:00:01Z"), at("2026-03-05T00:00:00Z")}));
  EXPECT_FALSE(held({"source", "S2", from, to}));
  EXPECT_TRUE(held({"blob", "anything"}));
  ASSERT_TRUE(write(
      [&](sql::Transaction& tx) { return room->holds.add_items(tx, *id, {{"source", "S2", from, to}}, {lead, Verb::update, "more"}); }));
  EXPECT_TRUE(held({"source", "S2", from, to}));
  auto release = [&](const Actor& who, const std::string& reason) {
    return write([&](sql::Transaction& tx) { return room->holds.release(tx, *id, {who, Verb::approve, reason}); });
  };
  EXPECT_EQ(release(lead, "over").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(release(legal, "").error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(release(legal, "settled"));
  EXPECT_FALSE(held({"source", "S2", from, to}));
  EXPECT_EQ(release(legal, "again").error().code, ErrorCode::not_found);
  auto list = read([&](sql::Transaction& tx) { return room->holds.list(tx, legal); });
  ASSERT_EQ(list->size(), 1u);
  EXPECT_EQ((*list)[0].items.size(), 3u);
  EXPECT_TRUE((*list)[0].released_at);
}

TEST_P(Holds, RetentionOfAnObjectBeatsThatOfItsKind) {
  auto set = [&](const std::string& id, int days) {
    return write([&](sql::Transaction& tx) {
      return room->holds.set_retention(tx, "source", id, {days, "就業規則 第12条"}, {legal, Verb::update, "x"});
    });
  };
  auto days = [&](const std::string& id) {
    auto rule = *read([&](sql::Transaction& tx) { return room->holds.retention_of(tx, "source", id); });
    return rule ? rule->days : -1;
  };
  EXPECT_EQ(days("S1"), -1);
  ASSERT_TRUE(set("*", 365));
  ASSERT_TRUE(set("S1", 90));
  EXPECT_EQ(days("S1"), 90);
  EXPECT_EQ(days("S2"), 365);
  EXPECT_EQ(set("S1", 0).error().code, ErrorCode::invalid_input);
}

class OutboxTest : public RecordTest {
 protected:
  Result<Outbox::Put> put(const std::string& key) {
    return write([&](sql::Transaction& tx) {
      return room->outbox.put(tx, {.channel = "mail", .idempotency_key = key, .payload = Json::object({{"to", key}})});
    });
  }
  int deliver(bool good) {
    auto count = room->outbox.deliver_due(*database, 10, [&](const OutboxMessage& message) -> Result<void> {
      tried.push_back(message.idempotency_key);
      if (!good) return error(ErrorCode::unreachable, "no connection");
      return {};
    });
    EXPECT_TRUE(count) << count.error().message;
    return count ? *count : -1;
  }
  std::vector<std::string> tried;
};
SEKIMORI_BOTH(OutboxTest);

TEST_P(OutboxTest, DeliversOnceAndTellsASecondPutByItsKey) {
  EXPECT_EQ(*put("k1"), Outbox::Put::added);
  EXPECT_EQ(*put("k1"), Outbox::Put::known);
  EXPECT_EQ(deliver(true), 1);
  EXPECT_EQ(deliver(true), 0);
  EXPECT_THAT(tried, ElementsAre("k1"));
  EXPECT_EQ(*put("k1"), Outbox::Put::known);
}

TEST_P(OutboxTest, TriesAgainLaterAndGivesUpVisibly) {
  ASSERT_TRUE(put("k1"));
  EXPECT_EQ(deliver(false), 0);
  EXPECT_EQ(deliver(true), 0) << "not before its pause is over";
  clock.advance(31 * nanoseconds_per_second);
  EXPECT_EQ(deliver(false), 0);
  for (int i = 0; i < 25; ++i) {
    clock.advance(7 * 3600 * nanoseconds_per_second);
    deliver(false);
  }
  EXPECT_EQ(tried.size(), static_cast<size_t>(Outbox::most_attempts));
  auto dead = read([&](sql::Transaction& tx) { return room->outbox.list(tx, OutboxState::dead); });
  ASSERT_EQ(dead->size(), 1u);
  EXPECT_THAT((*dead)[0].last_error, HasSubstr("no connection"));
  ASSERT_TRUE(write([&](sql::Transaction& tx) { return room->outbox.retry(tx, (*dead)[0].id); }));
  EXPECT_EQ(deliver(true), 1);
}

TEST_P(OutboxTest, ASenderThatDiedIsFollowedByAnother) {
  ASSERT_TRUE(put("k1"));
  // A sender took the message and never came back: its lease stands in next_at.
  ASSERT_TRUE(write([&](sql::Transaction& tx) {
    return tx.execute("UPDATE outbox SET attempts = 1, next_at = ?", clock.now().nanoseconds + Outbox::lease_nanoseconds);
  }));
  EXPECT_EQ(deliver(true), 0);
  clock.advance(Outbox::lease_nanoseconds + 1);
  EXPECT_EQ(deliver(true), 1);
}

TEST_P(OutboxTest, ARolledBackPutSendsNothing) {
  auto failed = write([&](sql::Transaction& tx) -> Result<void> {
    TRY(room->outbox.put(tx, {.channel = "mail", .idempotency_key = "k1", .payload = Json()}));
    return error(ErrorCode::interrupted, "no");
  });
  EXPECT_FALSE(failed);
  EXPECT_EQ(deliver(true), 0);
  EXPECT_THAT(tried, IsEmpty());
}

}  // namespace
}  // namespace sekimori::record
