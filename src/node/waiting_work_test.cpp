// One list of what waits: each role sees what its rooms hold for it, the program sees all of it, and nobody sees what he may not.
#include "node/waiting_work.h"

#include <algorithm>

#include "base/digest.h"
#include "feature/consult/consult_room.h"
#include "feature/teach/teach_room.h"
#include "node/node_fixture_test.h"

namespace sekimori::node {
namespace {

record::Actor actor(std::string account, record::Role role, std::vector<std::string> groups = {}) {
  record::Actor out;
  out.account = std::move(account);
  out.roles = {role};
  out.groups = std::move(groups);
  return out;
}

// A desk that asks something back.
class AskingLine final : public model::DeskLine {
 public:
  Result<Json> ask(const std::string& question, const Sensitive<std::string>&) override {
    text_ = TRY(Json::parse(question))["text"].text();
    return Json::object({{"state", "received"}, {"words", Json::array()}});
  }
  Result<Json> follow(const Sensitive<std::string>&) override {
    Json words = Json::array();
    words.push(Json::object({{"side", "asker"}, {"at", "2026-04-01T00:00:00Z"}, {"text", text_}}));
    words.push(Json::object({{"side", "desk"}, {"at", "2026-04-01T01:00:00Z"}, {"text", "いつのことですか。"}}));
    return Json::object({{"state", "waiting"}, {"words", std::move(words)}});
  }
  Result<Json> add(const Sensitive<std::string>& code, std::string_view) override { return follow(code); }
  Result<Json> forget(const Sensitive<std::string>&) override { return error(ErrorCode::unreachable, "away"); }

 private:
  std::string text_;
};

class WaitingTest : public NodeTest {
 protected:
  void SetUp() override {
    node_ = open();
    ASSERT_TRUE(node_);
  }
  std::vector<std::string> kinds_of(const record::Actor& who) {
    std::vector<std::string> out;
    const auto all = WaitingWork(*node_).of(who);
    EXPECT_TRUE(all) << all.error().message;
    if (all)
      for (const web::WaitingItem& one : *all) {
        EXPECT_FALSE(one.title.ja.empty() || one.title.en.empty()) << one.kind << " has no name";
        EXPECT_TRUE(one.address.starts_with('/')) << one.address;
        out.push_back(one.kind);
      }
    return out;
  }
  using Kinds = std::vector<std::string>;
  const record::Actor operator_ = actor("operator", record::Role::desk_operator);
  const record::Actor adviser_ = actor("adviser", record::Role::desk_adviser);
  const record::Actor editor_ = actor("editor", record::Role::newsletter_editor);
  const record::Actor secretary_ = actor("secretary", record::Role::secretariat);
  std::unique_ptr<Node> node_;
};

TEST_F(WaitingTest, a_desk_a_branch_and_an_expert_see_what_is_theirs) {
  consult::ConsultationBook& book = node_->consult().consultations;
  const auto taken = book.receive_from_page("退職者の会社に仕事を取られました。", {}, {});
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(kinds_of(operator_), Kinds{"consultation_triage"});
  const record::Actor here = actor("branch13", record::Role::branch_adviser, {consult::group_of_branch(13)});
  const record::Actor there = actor("branch14", record::Role::branch_adviser, {consult::group_of_branch(14)});
  EXPECT_EQ(kinds_of(here), Kinds{});
  ASSERT_TRUE(book.hand_over(operator_, taken->number, 13, "near"));
  EXPECT_EQ(kinds_of(here), Kinds{"consultation_triage"});
  EXPECT_EQ(kinds_of(there), Kinds{}) << "another branch's case";
  EXPECT_EQ(kinds_of(actor("expert", record::Role::desk_expert)), Kinds{}) << "nobody has given it to an expert";
  EXPECT_EQ(kinds_of(actor("worker", record::Role::employee)), Kinds{});
  EXPECT_EQ(kinds_of(record::Actor::system("test")), Kinds{"consultation_triage"}) << "the program sees what waits for anybody";
  ASSERT_TRUE(book.answer(here, taken->number, {.text = "はい。"}));
  EXPECT_EQ(kinds_of(operator_), Kinds{}) << "it waits for nobody";
}

TEST_F(WaitingTest, a_wish_to_erase_that_something_keeps_waits_for_the_desk) {
  consult::ConsultationBook& book = node_->consult().consultations;
  const auto taken = book.receive_from_page("図面を持ち出されました。", {}, {});
  ASSERT_TRUE(taken);
  const auto referral =
      node_->consult().referrals.propose(operator_, taken->number, {.target = consult::DeskReferralTarget::security_desk, .purpose = "x"});
  ASSERT_TRUE(referral) << referral.error().message;
  ASSERT_TRUE(node_->consult().referrals.consent(operator_, referral->value.number, "by telephone"));
  const Kinds before = kinds_of(operator_);
  EXPECT_NE(std::ranges::find(before, "referral_send"), before.end());
  ASSERT_TRUE(book.answer(operator_, taken->number, {.text = "はい。"}));
  ASSERT_TRUE(book.close(operator_, taken->number, "answered"));
  ASSERT_TRUE(book.ask_to_forget(taken->code));
  const Kinds after = kinds_of(operator_);
  EXPECT_NE(std::ranges::find(after, "consultation_erase"), after.end());
  const Kinds others = kinds_of(adviser_);
  EXPECT_EQ(std::ranges::find(others, "consultation_erase"), others.end()) << "an adviser erases nothing";
}

TEST_F(WaitingTest, a_secretariat_and_its_newsletter_have_their_own) {
  teach::TeachRoom& teach = node_->teach();
  const auto issue = teach.newsletter.open(editor_, {.number = "104"});
  ASSERT_TRUE(issue) << issue.error().message;
  const auto asked = teach.briefings.add(secretary_, {.organisation = "架空商工会", .mail = "a@firm.example", .topic = "秘密の管理"});
  ASSERT_TRUE(asked) << asked.error().message;
  EXPECT_EQ(kinds_of(editor_), Kinds{"issue_write"});
  EXPECT_EQ(kinds_of(secretary_), Kinds{"briefing_answer"});
  const auto all = WaitingWork(*node_).of(editor_);
  EXPECT_EQ(all->front().address, "/newsletter/104");
  EXPECT_TRUE(all->front().due) << "the day of the first section that waits";
  EXPECT_EQ(kinds_of(operator_), Kinds{});
}

TEST_F(WaitingTest, what_a_desk_asks_back_waits_for_whoever_may_read_the_question) {
  const record::Actor lead = actor("lead", record::Role::case_lead);
  AskingLine line;
  consult::QuestionToAsk wish;
  wish.title = "図面の件";
  wish.question.text = "何をすべきでしょうか。";
  wish.readers = {"account:somebody"};
  consult::AskedQuestionBook& questions = node_->consult().questions;
  const auto asked =
      questions.ask(lead, line, {.name = "inpit", .address = "https://desk.example"}, wish, to_hex(sha256(bytes_of(wish.question))));
  ASSERT_TRUE(asked) << asked.error().message;
  EXPECT_EQ(kinds_of(lead), Kinds{});
  ASSERT_TRUE(questions.follow(lead, line, asked->value.number));
  EXPECT_EQ(kinds_of(lead), Kinds{"question_answer"});
  EXPECT_EQ(kinds_of(actor("other", record::Role::case_lead)), Kinds{});
  EXPECT_EQ(WaitingWork(*node_).of(lead)->front().object.ja, asked->value.number + " 図面の件");
}

}  // namespace
}  // namespace sekimori::node
