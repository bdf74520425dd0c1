// How far a told report may go is said to the hub by whoever may consent, and who said it is a change record here.
#include "node/sent_label.h"

#include "feature/share/share_room.h"
#include "node/node_fixture_test.h"
#include "record/record_room.h"

namespace sekimori::node {
namespace {

struct HubState {
  std::string widest, state = "received";
  bool refuses = false;
};

class ToldHub final : public model::HubDesk {
 public:
  explicit ToldHub(HubState& hub) : hub_(hub) {}
  Result<model::HubTrial> try_out(const std::string&) override { return model::HubTrial{.outcome = model::TrialOutcome::works}; }
  Result<Json> report(const model::HubReportDraft&) override { return Json::object({{"number", "R-2026-001"}, {"state", hub_.state}}); }
  Result<Json> show(const std::string& report) override {
    return Json::object({{"number", report}, {"state", hub_.state}, {"widest", hub_.widest}});
  }
  Result<std::string> draft(const std::string&) override { return std::string(); }
  Result<Json> consent(const std::string&, const std::string&, const std::string&, const std::string&) override { return Json::object({}); }
  Result<Json> withdraw(const std::string&, const std::string&) override { return Json::object({}); }
  Result<Json> answer(const std::string&, const Json&) override { return Json::object({}); }
  Result<std::vector<model::HubCollection>> collections() override { return std::vector<model::HubCollection>(); }

 private:
  HubState& hub_;
};

class SentLabelTest : public NodeTest {
 protected:
  void SetUp() override {
    node_ = open();
    ASSERT_TRUE(node_);
    share::HubLink link;
    link.name = "jcsip";
    link.address = "https://hub.example";
    link.member = "M-001";
    const auto put = node_->share().links.put(record::Actor::system("test"), link, Sensitive<std::string>(std::string("token")), "joined");
    ASSERT_TRUE(put) << put.error().message;
    ToldHub desk(hub_);
    const auto sent = node_->share().sent.send(as(record::Role::case_lead).actor, desk, put->value,
                                               {.kind = "insider_leak", .title = "t", .file_name = "a.txt", .content = "text"});
    ASSERT_TRUE(sent) << sent.error().message;
    number_ = sent->value.number;
    id_ = sent->id;
  }
  static web::HubAsker as(record::Role role) {
    record::Actor actor;
    actor.account = "somebody";
    actor.roles = {role};
    return {actor, Language::en};
  }
  LabelWay way() {
    return {.open = [this](const model::HubAccess& access) -> Result<std::unique_ptr<model::HubDesk>> {
              EXPECT_EQ(access.address, "https://hub.example");
              return std::unique_ptr<model::HubDesk>(new ToldHub(hub_));
            },
            .say = [this](const model::HubAccess& access, const std::string& report, const std::string& widest,
                          const std::string&) -> Result<Json> {
              EXPECT_EQ(access.token.reveal(), "token");
              EXPECT_EQ(report, "R-2026-001");
              if (hub_.refuses) return error(ErrorCode::conflict, "the hub at {} does not do it: {}", access.address, "HTTP 409");
              hub_.widest = widest;
              hub_.state = "triaged";  // what was masked is gone
              return Json::object({{"number", report}, {"state", hub_.state}, {"widest", widest}});
            }};
  }
  std::vector<std::string> said() {
    auto all = node_->database().read([&](sql::Transaction& tx) { return node_->records().changes.of_object(tx, "sent_report", id_); });
    EXPECT_TRUE(all) << all.error().message;
    std::vector<std::string> out;
    for (const record::StoredChange& one : *all)
      if (one.record.contains("sent_report.allow")) out.push_back(one.record);
    return out;
  }

  HubState hub_;
  std::unique_ptr<Node> node_;
  std::string number_, id_;
};

TEST_F(SentLabelTest, is_kept_by_the_hub_and_recorded_here) {
  const auto before = sent_label(*node_, way(), as(record::Role::auditor), number_);
  ASSERT_TRUE(before) << before.error().message;
  EXPECT_EQ((*before)["widest"].text(), "");
  const auto done = say_sent_label(*node_, way(), as(record::Role::legal), number_, "GREEN", "our suppliers should know");
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ((*done)["widest"].text(), "GREEN");
  EXPECT_EQ((*sent_label(*node_, way(), as(record::Role::auditor), number_))["widest"].text(), "GREEN");
  EXPECT_EQ(node_->share().sent.find(record::Actor::system("test"), number_)->value.state, "triaged") << "how far it is by now";
  ASSERT_EQ(said().size(), 1U);
  EXPECT_TRUE(said().front().contains("GREEN: our suppliers should know")) << said().front();
  ASSERT_TRUE(say_sent_label(*node_, way(), as(record::Role::legal), number_, "", "as it stands inside"));
  EXPECT_TRUE(said().back().contains("inside: as it stands inside")) << said().back();
}

TEST_F(SentLabelTest, is_the_word_of_whoever_may_consent) {
  EXPECT_EQ(say_sent_label(*node_, way(), as(record::Role::auditor), number_, "CLEAR", "x").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(say_sent_label(*node_, way(), as(record::Role::legal), number_, "CLEAR", " ").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(hub_.widest, "");
  hub_.refuses = true;
  EXPECT_EQ(say_sent_label(*node_, way(), as(record::Role::legal), number_, "CLEAR", "x").error().code, ErrorCode::conflict);
  EXPECT_TRUE(said().empty()) << "what the hub did not take was not said";
}

}  // namespace
}  // namespace sekimori::node
