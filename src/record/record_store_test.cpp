#include "engine/ledger/leaf.h"
#include "record/monitoring_basis.h"
#include "record/record_fixture_test.h"

namespace sekimori::record {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Records : public RecordTest {
 protected:
  Result<Version> put(const Draft& draft, const Actor& who, Verb verb = Verb::update) {
    return write([&](sql::Transaction& tx) { return room->records.put(tx, draft, {.actor = who, .verb = verb, .reason = "because"}); });
  }
  std::optional<Version> get(const Actor& who, std::string_view id, const AsOf& as_of = {}, std::string_view kind = "secret") {
    auto version = room->records.read_record(*database, who, kind, id, as_of);
    EXPECT_TRUE(version) << version.error().message;
    return version ? *version : std::nullopt;
  }
  std::vector<std::string> ids(const Actor& who, ListQuery query) {
    query.kind = query.kind.empty() ? "secret" : query.kind;
    auto versions = read([&](sql::Transaction& tx) { return room->records.list(tx, who, query); });
    EXPECT_TRUE(versions) << versions.error().message;
    std::vector<std::string> found;
    for (const Version& version : *versions) found.push_back(version.id);
    auto count = read([&](sql::Transaction& tx) { return room->records.count(tx, who, query); });
    EXPECT_EQ(*count, static_cast<std::int64_t>(found.size()));
    return found;
  }
  std::string title(const std::optional<Version>& version) { return version ? version->body["title"].string_or("?") : "nothing"; }
  void share(std::string_view id, const std::vector<std::string>& readers, std::string_view kind = "secret") {
    auto shared = write([&](sql::Transaction& tx) {
      return room->records.set_readers(tx, kind, id, readers, {Actor::system("test"), Verb::update, "shared"});
    });
    ASSERT_TRUE(shared) << shared.error().message;
  }
};
SEKIMORI_BOTH(Records);

TEST_P(Records, AnswersAsOfAnyDayAndAsKnownAtAnyTime) {
  Draft draft = secret("s1", "first");
  ASSERT_TRUE(put(draft, manager));  // recorded and valid from April 1
  clock.set(at("2026-05-10T00:00:00Z"));
  draft = secret("s1", "second");
  draft.valid_from = at("2026-05-01T00:00:00Z");  // entered late
  ASSERT_TRUE(put(draft, manager));
  clock.set(at("2026-06-01T00:00:00Z"));
  draft = secret("s1", "planned");
  draft.valid_from = at("2026-07-01T00:00:00Z");  // entered ahead
  ASSERT_TRUE(put(draft, manager));
  draft = secret("s1", "corrected");
  draft.valid_from = at("2026-05-01T00:00:00Z");  // replaces "second"
  ASSERT_TRUE(put(draft, manager));

  EXPECT_EQ(title(get(manager, "s1", AsOf::instant(at("2026-03-31T23:59:59Z")))), "nothing");
  EXPECT_EQ(title(get(manager, "s1", AsOf::instant(at("2026-04-20T00:00:00Z")))), "first");
  EXPECT_EQ(title(get(manager, "s1", AsOf::instant(at("2026-05-05T00:00:00Z")))), "corrected");
  EXPECT_EQ(title(get(manager, "s1", AsOf::instant(at("2026-05-05T00:00:00Z"), at("2026-05-09T00:00:00Z")))), "first");
  EXPECT_EQ(title(get(manager, "s1", AsOf::instant(at("2026-05-05T00:00:00Z"), at("2026-05-20T00:00:00Z")))), "second");
  EXPECT_EQ(title(get(manager, "s1")), "corrected");  // now, June 1
  EXPECT_EQ(title(get(manager, "s1", AsOf::instant(at("2026-07-02T00:00:00Z")))), "planned");
  // A day ends in its zone: May 1 begins in Tokyo while it is still April 30 in UTC.
  auto day = *Day::parse("2026-04-30");
  EXPECT_EQ(title(get(manager, "s1", AsOf::end_of(day, Zone::tokyo()))), "first");
  EXPECT_EQ(title(get(manager, "s1", AsOf::end_of(*Day::parse("2026-05-01"), Zone::tokyo()))), "corrected");

  auto history = read([&](sql::Transaction& tx) { return room->records.history(tx, manager, "secret", "s1", at("2026-05-20T00:00:00Z")); });
  ASSERT_EQ(history->size(), 2u);
  EXPECT_EQ((*history)[1].recorded_at, at("2026-05-10T00:00:00Z"));
}

TEST_P(Records, RecordedTimeNeverGoesBack) {
  ASSERT_TRUE(put(secret("s1", "first"), manager));
  clock.set(at("2026-03-01T00:00:00Z"));
  auto second = put(secret("s1", "second"), manager);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->recorded_at, at("2026-04-01T00:00:00Z"));
}

TEST_P(Records, EndsByValidToAndByRemoval) {
  Draft draft = secret("s1", "short");
  draft.valid_to = at("2026-04-10T00:00:00Z");
  ASSERT_TRUE(put(draft, manager));
  EXPECT_EQ(title(get(manager, "s1", AsOf::instant(at("2026-04-09T23:59:59Z")))), "short");
  EXPECT_EQ(title(get(manager, "s1", AsOf::instant(at("2026-04-10T00:00:00Z")))), "nothing");
  EXPECT_TRUE(ids(manager, {.kind = "secret", .as_of = AsOf::instant(at("2026-04-11T00:00:00Z"))}).empty());
  ASSERT_TRUE(put(secret("s2", "gone soon"), manager));
  clock.advance(nanoseconds_per_day);
  auto removed =
      write([&](sql::Transaction& tx) { return room->records.remove(tx, "secret", "s2", {manager, Verb::delete_, "no longer a secret"}); });
  ASSERT_TRUE(removed) << removed.error().message;
  EXPECT_EQ(title(get(manager, "s2")), "nothing");
  EXPECT_EQ(title(get(manager, "s2", AsOf::instant(at("2026-04-01T12:00:00Z")))), "gone soon");
  draft.valid_from = draft.valid_to;
  EXPECT_EQ(put(draft, manager).error().code, ErrorCode::invalid_input);
}

TEST_P(Records, FindsByKeysOfTheVersionInEffect) {
  Draft draft = secret("s1", "one");
  draft.keys = {{"number", "N-1", Uniqueness::unique}, {"place", "//server/a"}, {"place", "//server/b"}};
  ASSERT_TRUE(put(draft, manager));
  Draft other = secret("s2", "two");
  other.keys = {{"number", "N-1", Uniqueness::unique}};
  auto clash = put(other, manager);
  ASSERT_FALSE(clash);
  EXPECT_EQ(clash.error().code, ErrorCode::conflict);
  other.keys = {{"number", "N-2", Uniqueness::unique}, {"place", "//server/b"}};
  ASSERT_TRUE(put(other, manager));
  EXPECT_THAT(ids(manager, {.kind = "secret", .key = "place", .value = "//server/b"}), ElementsAre("s1", "s2"));

  clock.advance(nanoseconds_per_day);
  draft.keys = {{"number", "N-1b", Uniqueness::unique}, {"place", "//server/c"}};
  ASSERT_TRUE(put(draft, manager));
  EXPECT_THAT(ids(manager, {.kind = "secret", .key = "place", .value = "//server/b"}), ElementsAre("s2"));
  EXPECT_THAT(ids(manager, {.kind = "secret", .key = "place", .value = "//server/b", .as_of = AsOf::instant(at("2026-04-01T12:00:00Z"))}),
              ElementsAre("s1", "s2"));
  Draft third = secret("s3", "three");
  third.keys = {{"number", "N-1", Uniqueness::unique}};  // free again
  EXPECT_TRUE(put(third, manager));
}

TEST_P(Records, SearchesFoldedWordsAndPages) {
  ASSERT_TRUE(put(secret("s1", "エンジン設計図 ＡＢＣ"), manager));
  ASSERT_TRUE(put(secret("s2", "エンジン 価格表 100%"), manager));
  ASSERT_TRUE(put(secret("s3", "顧客名簿 abc"), manager));
  EXPECT_THAT(ids(manager, {.kind = "secret", .text = "ｴﾝｼﾞﾝ"}), ElementsAre("s1", "s2"));
  EXPECT_THAT(ids(manager, {.kind = "secret", .text = "abc"}), ElementsAre("s1", "s3"));
  EXPECT_THAT(ids(manager, {.kind = "secret", .text = "ABC　エンジン"}), ElementsAre("s1"));
  EXPECT_THAT(ids(manager, {.kind = "secret", .text = "100%"}), ElementsAre("s2"));
  EXPECT_TRUE(ids(manager, {.kind = "secret", .text = "0_%"}).empty());
  auto page = read([&](sql::Transaction& tx) { return room->records.list(tx, manager, {.kind = "secret", .after = "s1", .limit = 1}); });
  ASSERT_EQ(page->size(), 1u);
  EXPECT_EQ((*page)[0].id, "s2");
}

TEST_P(Records, ReaderListsHoldInGetListSearchAndCount) {
  ASSERT_TRUE(put(secret("s1", "shared with him"), manager));
  ASSERT_TRUE(put(secret("s2", "not shared"), manager));
  Draft mine = secret("s3", "his own");
  mine.owner = "p1";
  ASSERT_TRUE(put(mine, manager));
  share("s1", {"person:p1", "group:設計一課"});
  Actor employee = actor("a-emp", {Role::employee}, "p1");
  EXPECT_THAT(ids(employee, {}), ElementsAre("s1", "s3"));
  EXPECT_THAT(ids(employee, {.kind = "secret", .text = "shared"}), ElementsAre("s1"));
  EXPECT_EQ(title(get(employee, "s1")), "shared with him");
  EXPECT_EQ(title(get(employee, "s2")), "nothing");  // exactly as one that does not exist
  EXPECT_EQ(title(get(employee, "s9")), "nothing");
  auto history = read([&](sql::Transaction& tx) { return room->records.history(tx, employee, "secret", "s2"); });
  EXPECT_EQ(history.error().code, ErrorCode::not_found);
  auto changed = put(secret("s2", "mine now"), employee);
  EXPECT_EQ(changed.error().code, ErrorCode::not_found);
  auto created = put(secret("s2", "mine now"), employee, Verb::create);
  EXPECT_EQ(created.error().code, ErrorCode::not_found);
  EXPECT_EQ(put(secret("s1", "changed"), employee).error().code, ErrorCode::not_permitted);
  mine.body.set("title", "his own, changed");
  EXPECT_TRUE(put(mine, employee));

  Actor colleague = actor("a-col", {Role::employee}, "p2");
  colleague.groups = {"設計一課"};
  EXPECT_THAT(ids(colleague, {}), ElementsAre("s1"));
  Actor administrator = actor("a-sys", {Role::system_admin});
  auto refused = read([&](sql::Transaction& tx) { return room->records.list(tx, administrator, {.kind = "secret"}); });
  EXPECT_EQ(refused.error().code, ErrorCode::not_permitted);
  EXPECT_EQ(room->records.read_record(*database, administrator, "secret", "s1").error().code, ErrorCode::not_permitted);

  clock.advance(nanoseconds_per_day);
  share("s1", {"person:p2"});
  EXPECT_EQ(title(get(employee, "s1")), "nothing");
  auto then = read(
      [&](sql::Transaction& tx) { return room->records.readers_as_of(tx, "secret", "s1", AsOf::instant(at("2026-04-01T12:00:00Z"))); });
  EXPECT_THAT(*then, ElementsAre("group:設計一課", "person:p1"));
}

TEST_P(Records, AnExhibitIsReadByTheReadersOfItsCase) {
  Actor lead = actor("a-lead", {Role::case_lead});
  Actor other = actor("a-other", {Role::case_lead});
  Draft opened;
  opened.kind = "case";
  opened.id = "c1";
  ASSERT_TRUE(put(opened, lead, Verb::create));
  EXPECT_TRUE(get(lead, "c1", {}, "case")) << "who opens a case reads it";
  EXPECT_FALSE(get(other, "c1", {}, "case"));
  Draft exhibit;
  exhibit.kind = "exhibit";
  exhibit.id = "e1";
  exhibit.parent = {"case", "c1"};
  EXPECT_EQ(put(exhibit, other, Verb::create).error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(put(exhibit, lead, Verb::create));
  EXPECT_FALSE(get(other, "e1", {}, "exhibit"));
  share("c1", {"account:a-lead", "account:a-other"}, "case");
  EXPECT_TRUE(get(other, "e1", {}, "exhibit"));
  EXPECT_THAT(ids(other, {.kind = "exhibit", .parent = "c1"}), ElementsAre("e1"));
}

TEST_P(Records, ReadingATopSecretIsAChangeRecordAndListsWithholdItsBody) {
  ASSERT_TRUE(put(secret("s1", "top", 3), manager));
  size_t before = ledger.leaves.size();
  EXPECT_EQ(title(get(manager, "s1")), "top");
  EXPECT_EQ(ledger.leaves.size(), before + 1);
  auto changes = read([&](sql::Transaction& tx) { return room->changes.of_object(tx, "secret", "s1"); });
  ASSERT_FALSE(changes->empty());
  EXPECT_THAT(changes->back().record, HasSubstr(R"("action":"secret.read")"));
  auto unnoted = read([&](sql::Transaction& tx) { return room->records.get(tx, manager, "secret", "s1"); });
  EXPECT_FALSE(unnoted);
  auto listed = read([&](sql::Transaction& tx) { return room->records.list(tx, manager, {.kind = "secret"}); });
  ASSERT_EQ(listed->size(), 1u);
  EXPECT_TRUE((*listed)[0].withheld);
  EXPECT_TRUE((*listed)[0].body.is_null());
  EXPECT_EQ((*listed)[0].summary["title"].text(), "top");
  before = ledger.leaves.size();
  EXPECT_EQ(title(get(Actor::system("matcher"), "s1")), "top");
  EXPECT_EQ(ledger.leaves.size(), before);
}

TEST_P(Records, EachPutIsOneChangeWithHashesBeforeAndAfter) {
  Trace::Request request("req-1");
  ASSERT_TRUE(put(secret("s1", "first"), manager));
  auto second = put(secret("s1", "second"), manager);
  ASSERT_TRUE(second);
  auto changes = read([&](sql::Transaction& tx) { return room->changes.of_object(tx, "secret", "s1"); });
  ASSERT_EQ(changes->size(), 2u);
  Json first = *Json::parse((*changes)[0].record);
  Json next = *Json::parse((*changes)[1].record);
  EXPECT_EQ(next["before"].text(), first["after"].text());
  EXPECT_EQ(next["after"].text(), second->body_hash);
  EXPECT_EQ(next["who"].text(), "a-manager");
  EXPECT_EQ(next["role"].text(), "secret_manager");
  EXPECT_EQ(next["action"].text(), "secret.update");
  EXPECT_EQ(first["action"].text(), "secret.create");
  EXPECT_EQ(next["request"].text(), "req-1");
  EXPECT_EQ(next["reason"].text(), "because");
  const StoredChange& change = (*changes)[1];
  auto leaf = ledger::Leaf::parse(as_text(change.leaf));
  ASSERT_TRUE(leaf);
  EXPECT_EQ(leaf->seq, change.sequence);
  EXPECT_EQ(leaf->id, change.change_id);
  EXPECT_EQ(leaf->commitment, ledger::commit(change.salt, change.record));
  ASSERT_TRUE(change.ledger_index);
  EXPECT_EQ(ledger.leaves[*change.ledger_index], change.leaf);
}

TEST_P(Records, ARolledBackPutLeavesNeitherVersionNorChange) {
  auto failed = write([&](sql::Transaction& tx) -> Result<void> {
    TRY(room->records.put(tx, secret("s1", "first"), {manager, Verb::create, "x"}));
    return error(ErrorCode::interrupted, "no");
  });
  ASSERT_FALSE(failed);
  EXPECT_FALSE(get(manager, "s1"));
  EXPECT_TRUE(ledger.leaves.empty());
}

TEST_P(Records, StaleWritersAreRefused) {
  Draft draft = secret("s1", "first");
  draft.expected_version = 0;
  ASSERT_TRUE(put(draft, manager));
  EXPECT_EQ(put(draft, manager).error().code, ErrorCode::conflict);
  draft.expected_version = 1;
  EXPECT_TRUE(put(draft, manager));
  EXPECT_EQ(put(draft, manager).error().code, ErrorCode::conflict);
  EXPECT_EQ(put(secret("s1", "again"), manager, Verb::create).error().code, ErrorCode::conflict);
}

TEST_P(Records, ErasureDestroysContentAndLeavesTheProof) {
  ASSERT_TRUE(put(secret("s1", "first"), manager));
  auto erased =
      write([&](sql::Transaction& tx) { return room->records.erase(tx, "secret", "s1", {manager, Verb::delete_, "court order"}); });
  ASSERT_TRUE(erased) << erased.error().message;
  auto version = get(manager, "s1");
  ASSERT_TRUE(version);
  EXPECT_TRUE(version->erased);
  EXPECT_EQ(version->body_hash.size(), 64u);
  auto changes = read([&](sql::Transaction& tx) { return room->changes.of_object(tx, "secret", "s1"); });
  ASSERT_EQ(changes->size(), 2u);
  EXPECT_TRUE((*changes)[0].record.empty());
  EXPECT_TRUE((*changes)[0].salt.empty());
  EXPECT_EQ(ledger.leaves[*(*changes)[0].ledger_index], (*changes)[0].leaf);
  EXPECT_THAT((*changes)[1].record, HasSubstr("court order"));
}

TEST_P(Records, ABodyAlteredBehindOurBackIsNoticed) {
  ASSERT_TRUE(put(secret("s1", "first"), manager));
  ASSERT_TRUE(
      write([&](sql::Transaction& tx) { return tx.execute("UPDATE record_version SET body = '{\"title\":\"forged\"}' WHERE id = 's1'"); }));
  auto read_back = room->records.read_record(*database, manager, "secret", "s1");
  ASSERT_FALSE(read_back);
  EXPECT_EQ(read_back.error().code, ErrorCode::integrity);
}

TEST_P(Records, NobodyIsScoredWithoutABasisThatStaffWasTold) {
  model::MonitoringBasis basis;
  basis.purpose = "不正持出しの早期発見";
  basis.work_rule_clause = "第45条";
  basis.work_rule_version = "2026-04";
  basis.told_to_staff = *Day::parse("2026-04-15");
  basis.responsible_person = "p9";
  basis.last_audit = *Day::parse("2026-03-01");
  Actor legal = actor("a-legal", {Role::legal});
  auto judge = [&](std::string_view day) {
    return *read([&](sql::Transaction& tx) { return judge_basis(room->records, tx, "source", "proxy", *Day::parse(day), Zone::tokyo()); });
  };
  EXPECT_FALSE(judge("2026-04-20").may_score);
  EXPECT_EQ(judge("2026-04-20").missing.size(), 7u);
  auto store = [&] {
    return write([&](sql::Transaction& tx) { return put_basis(room->records, tx, "source", "proxy", basis, {legal, Verb::update, "x"}); });
  };
  ASSERT_TRUE(store());
  EXPECT_THAT(judge("2026-04-20").missing, ElementsAre("notice_to_union"));
  basis.notice_to_union = "労働組合 2026-04-10";
  ASSERT_TRUE(store());
  EXPECT_TRUE(judge("2026-04-20").may_score);
  EXPECT_THAT(judge("2026-04-14").missing, ElementsAre("told_later"));
}

}  // namespace
}  // namespace sekimori::record
