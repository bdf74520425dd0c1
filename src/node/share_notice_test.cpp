// That something new waits at the hub is told once, to whoever may read it and asked to be told; never what it says.
#include "feature/share/share_room.h"
#include "node/node_fixture_test.h"
#include "node/notifier.h"
#include "record/record_room.h"

namespace sekimori::node {
namespace {

class ShareNotices : public NodeTest {
 protected:
  void SetUp() override {
    node_ = open();
    ASSERT_TRUE(node_);
    share::ShareRoom& hub = node_->share();
    ASSERT_TRUE(hub.sigs.add(system_, {.id = "heavy", .name = {"重工", "Heavy industry"}, .across = {}}, "test"));
    for (const std::string_view name : {"架空製作所", "架空電工"}) {
      share::Member member;
      Json names = Json::array();
      names.push(name);
      member.known_by.set("names", std::move(names));
      member.joining = share::Joining::rules;
      member.contacts = {{.name = "窓口", .mail = "soc@member.example", .phone = "", .key = ""}};
      const auto made = hub.members.invite(system_, member, "test");
      ASSERT_TRUE(made) << made.error().message;
      ASSERT_TRUE(hub.members.activate(system_, made->value.number, "test"));
    }
    ASSERT_TRUE(hub.members.join(system_, "M-001", "heavy", "test"));
  }
  // An account that speaks for a member and wants to be told of these.
  void reader(std::string_view login, std::string_view member, std::vector<std::string> kinds) {
    const auto made = node_->database().write([&](sql::Transaction& tx) {
      return node_->records().accounts.create(tx, {.login = std::string(login), .roles = {record::Role::member_contact}},
                                              Sensitive<std::string>("correct horse battery"), {.actor = system_, .reason = "test"});
    });
    ASSERT_TRUE(made) << made.error().message;
    ASSERT_TRUE(node_->share().members.give_account(system_, member, login, "test"));
    record::NoticeBook book(node_->records().records, node_->records().outbox, clock_);
    const record::Subscription wish{.account = *made, .mail = std::string(login) + "@member.example", .kinds = std::move(kinds)};
    ASSERT_TRUE(node_->database().write([&](sql::Transaction& tx) { return book.subscribe(tx, system_, wish); }));
  }
  void release() {
    share::ReportBook& reports = node_->share().reports;
    const auto report = reports.receive(system_, {.member = {}, .kind = share::ReportKind::mail_with_url, .title = "found by the hub"},
                                        "a.txt", as_bytes("http://evil.example/a"));
    ASSERT_TRUE(report) << report.error().message;
    const std::string& number = report->value.number;
    ASSERT_TRUE(reports.triage(system_, number, share::Triage::targeted, "aimed"));
    const auto words =
        node_->share().gate.admit(Json::object({{"text", "http://evil.example/a"}, {"terms", to_json(share::ShareTerms{})}}));
    ASSERT_TRUE(words) << words.error().message;
    const auto draft = reports.draft(system_, number, *words, {.audience = "heavy", .epoch = "2026Q2", .pseudonym = "A"});
    ASSERT_TRUE(draft) << draft.error().message;
    record::Actor second;
    second.account = "second";
    second.roles = {record::Role::hub_reviewer};
    ASSERT_TRUE(reports.review(second, number, draft->value.draft->sha256, "read"));
    const auto share = reports.release(system_, number, "AMBER");
    ASSERT_TRUE(share) << share.error().message;
  }
  const record::Actor system_ = record::Actor::system("test");
  std::unique_ptr<Node> node_;
};

TEST_F(ShareNotices, reach_whoever_may_read_it_once_and_say_nothing_of_it) {
  reader("inside", "M-001", {"share"});
  reader("outside", "M-002", {"share"});
  reader("quiet", "M-001", {"alert"});
  release();
  NotifierSettings settings;
  settings.mail = net::MailSettings{.address = "smtp://127.0.0.1:1", .from = "hub@example.jp"};
  Notifier notifier(*node_, settings);
  const auto added = notifier.announce_shares();
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_EQ(*added, 1) << "one reader of the group asked for it";
  EXPECT_EQ(*notifier.announce_shares(), 0) << "once";
  const auto waiting =
      node_->database().read([&](sql::Transaction& tx) { return node_->records().outbox.list(tx, record::OutboxState::waiting, 10); });
  ASSERT_TRUE(waiting && waiting->size() == 1);
  const std::string payload = waiting->front().payload.dump();
  EXPECT_TRUE(payload.contains("inside@member.example") && payload.contains("S-2026-001"));
  EXPECT_FALSE(payload.contains("evil.example"));
  clock_.advance(2 * nanoseconds_per_day);
  reader("late", "M-001", {"share"});
  EXPECT_EQ(*notifier.announce_shares(), 0) << "what is old is no news";
}

}  // namespace
}  // namespace sekimori::node
