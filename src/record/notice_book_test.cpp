#include "record/notice_book.h"

#include "record/record_fixture_test.h"

namespace sekimori::record {
namespace {

class Notices : public RecordTest {
 protected:
  void SetUp() override {
    RecordTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    book = std::make_unique<NoticeBook>(room->records, room->outbox, clock);
  }
  void subscribe(const Subscription& subscription) {
    const Actor reader = actor(subscription.account, {Role::secret_manager});
    const auto done = write([&](sql::Transaction& tx) { return book->subscribe(tx, reader, subscription); });
    ASSERT_TRUE(done) << done.error().message;
  }
  int announce(int score, const std::string& key = "alert/1") {
    const Notice notice{.kind = "alert", .key = key, .values = {{"id", "1"}}, .score = score};
    const auto added = write([&](sql::Transaction& tx) { return book->announce(tx, notice, Zone::tokyo(), false); });
    EXPECT_TRUE(added) << added.error().message;
    return added ? *added : -1;
  }
  std::unique_ptr<NoticeBook> book;
};
SEKIMORI_BOTH(Notices);

TEST_P(Notices, TellEveryReaderOnceFromHisScoreOn) {
  Subscription sato{.account = "a-sato", .mail = "sato@example.jp"};
  sato.least_score = 80;
  subscribe(sato);
  subscribe({.account = "a-mori", .mail = "mori@example.jp"});
  subscribe({.account = "a-silent", .mail = ""});
  EXPECT_EQ(announce(75), 1);
  EXPECT_EQ(announce(75), 0) << "the same occurrence again";
  EXPECT_EQ(announce(85), 1) << "it rose over the other reader's score";
  EXPECT_EQ(announce(85, "alert/2"), 2);
}

TEST_P(Notices, ChangeWhatIsNamedAndKeepTheRest) {
  const Actor sato = actor("a-sato", {Role::legal});
  const auto change = [&](std::string_view changes) {
    return write([&](sql::Transaction& tx) { return book->change(tx, sato, "a-sato", *Json::parse(changes)); });
  };
  ASSERT_TRUE(change(R"({"mail":"sato@example.jp","quiet_from":"22:00","quiet_to":"07:00"})"));
  const auto after = change(R"({"least_score":40,"account":"somebody-else"})");
  ASSERT_TRUE(after) << after.error().message;
  EXPECT_EQ(after->account, "a-sato") << "whose it is does not change";
  EXPECT_EQ(after->mail, "sato@example.jp");
  EXPECT_EQ(after->least_score, 40);
  EXPECT_EQ(after->quiet_from, 22 * 60);
  EXPECT_EQ(change(R"({"mail":"nobody"})").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(announce(50), 1) << "the refused change left the address as it was";
}

TEST_P(Notices, LetNobodySubscribeAnother) {
  const Actor other = actor("another", {Role::employee});
  EXPECT_FALSE(write([&](sql::Transaction& tx) { return book->subscribe(tx, other, {.account = "a-sato", .mail = "eve@example.jp"}); }));
  EXPECT_FALSE(read([&](sql::Transaction& tx) { return book->find(tx, other, "a-sato"); }));
}

TEST(NoticeTimes, WaitForTheEndOfQuietHoursAndTheHourOfTheDigest) {
  const Zone tokyo = Zone::tokyo();
  const auto at = [](std::string_view text) { return *Instant::parse(text); };
  Subscription reader;
  reader.quiet_from = 22 * 60;
  reader.quiet_to = 7 * 60;
  EXPECT_EQ(delivery_time(reader, at("2026-04-01T12:00:00+09:00"), tokyo), at("2026-04-01T12:00:00+09:00"));
  EXPECT_EQ(delivery_time(reader, at("2026-04-01T23:30:00+09:00"), tokyo), at("2026-04-02T07:00:00+09:00"));
  EXPECT_EQ(delivery_time(reader, at("2026-04-02T06:59:59+09:00"), tokyo), at("2026-04-02T07:00:00+09:00"));
  EXPECT_EQ(delivery_time(reader, at("2026-04-02T07:00:00+09:00"), tokyo), at("2026-04-02T07:00:00+09:00"));
  reader.digest_minute = 8 * 60;
  EXPECT_EQ(delivery_time(reader, at("2026-04-01T12:00:00+09:00"), tokyo), at("2026-04-02T08:00:00+09:00"));
  EXPECT_EQ(delivery_time(reader, at("2026-04-01T07:00:00+09:00"), tokyo), at("2026-04-01T08:00:00+09:00"));
}

TEST(NoticeTimes, AreReadAndWrittenAlike) {
  Subscription reader{.account = "a", .mail = "sato@example.jp"};
  reader.quiet_from = 22 * 60 + 5;
  reader.quiet_to = 7 * 60;
  const auto back = subscription_from_json(to_json(reader));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(to_json(*back), to_json(reader));
  for (const char* wrong : {R"({"mail":"x"})", R"({"mail":"a b@c"})", R"({"quiet_from":"24:00"})", R"({"quiet_from":"7:00"})",
                            R"({"quiet_from":"07:60"})", R"({"kinds":["gossip"]})", R"({"least_score":101})", R"({"language":"fr"})"})
    EXPECT_FALSE(subscription_from_json(*Json::parse(wrong))) << wrong;
}

}  // namespace
}  // namespace sekimori::record
