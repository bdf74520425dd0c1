// That a desk of another house has said something is told once to whoever may read the question and asked to be told; never what it says.
#include "base/digest.h"
#include "feature/consult/consult_room.h"
#include "node/node_fixture_test.h"
#include "node/notifier.h"
#include "record/record_room.h"

namespace sekimori::node {
namespace {

// A desk that answers with what the test says.
class SaidLine final : public model::DeskLine {
 public:
  Result<Json> ask(const std::string& question, const Sensitive<std::string>&) override {
    text_ = TRY(Json::parse(question))["text"].text();
    return told();
  }
  Result<Json> follow(const Sensitive<std::string>&) override { return told(); }
  Result<Json> add(const Sensitive<std::string>&, std::string_view) override { return told(); }
  Result<Json> forget(const Sensitive<std::string>&) override { return error(ErrorCode::unreachable, "away"); }
  std::vector<std::string> said;

 private:
  Json told() const {
    Json words = Json::array();
    words.push(Json::object({{"side", "asker"}, {"at", "2026-04-01T00:00:00Z"}, {"text", text_}}));
    for (const std::string& one : said) words.push(Json::object({{"side", "desk"}, {"at", "2026-04-01T01:00:00Z"}, {"text", one}}));
    return Json::object({{"state", said.empty() ? "received" : "answered"}, {"words", std::move(words)}});
  }
  std::string text_;
};

class QuestionNotices : public NodeTest {
 protected:
  void SetUp() override {
    node_ = open();
    ASSERT_TRUE(node_);
  }
  std::string reader(std::string_view login, record::Role role, std::vector<std::string> kinds) {
    const auto made = node_->database().write([&](sql::Transaction& tx) {
      return node_->records().accounts.create(tx, {.login = std::string(login), .roles = {role}},
                                              Sensitive<std::string>("correct horse battery"), {.actor = system_, .reason = "test"});
    });
    EXPECT_TRUE(made) << made.error().message;
    record::NoticeBook book(node_->records().records, node_->records().outbox, clock_);
    const record::Subscription wish{.account = *made, .mail = std::string(login) + "@firm.example", .kinds = std::move(kinds)};
    EXPECT_TRUE(node_->database().write([&](sql::Transaction& tx) { return book.subscribe(tx, system_, wish); }));
    return *made;
  }
  const record::Actor system_ = record::Actor::system("test");
  std::unique_ptr<Node> node_;
};

TEST_F(QuestionNotices, reach_whoever_may_read_it_once_for_each_word_of_the_desk) {
  const std::string lead = reader("lead", record::Role::case_lead, {"question"});
  reader("other", record::Role::case_lead, {"question"});
  reader("worker", record::Role::employee, {"question"});
  reader("quiet", record::Role::legal, {"alert"});
  record::Actor asker;
  asker.account = lead;
  asker.roles = {record::Role::case_lead};
  consult::QuestionToAsk wish;
  wish.question.text = "とても目立つ言葉";
  wish.readers = {"account:somebody"};
  SaidLine line;
  consult::AskedQuestionBook& questions = node_->consult().questions;
  const auto asked =
      questions.ask(asker, line, {.name = "inpit", .address = "https://desk.example"}, wish, to_hex(sha256(bytes_of(wish.question))));
  ASSERT_TRUE(asked) << asked.error().message;
  NotifierSettings settings;
  settings.mail = net::MailSettings{.address = "smtp://127.0.0.1:1", .from = "firm@example.jp"};
  settings.public_url = "https://firm.example";
  Notifier notifier(*node_, settings);
  EXPECT_EQ(notifier.announce_questions().value_or(-1), 0) << "nothing was said yet";
  line.said = {"証拠を保全してください。"};
  ASSERT_TRUE(questions.follow(asker, line, asked->value.number));
  EXPECT_EQ(notifier.announce_questions().value_or(-1), 1) << "whoever asked; the other one may not read it";
  EXPECT_EQ(notifier.announce_questions().value_or(-1), 0) << "once";
  line.said.emplace_back("もう一つあります。");
  ASSERT_TRUE(questions.follow(asker, line, asked->value.number));
  EXPECT_EQ(notifier.announce_questions().value_or(-1), 1) << "and once more for the next";
  const auto waiting =
      node_->database().read([&](sql::Transaction& tx) { return node_->records().outbox.list(tx, record::OutboxState::waiting, 10); });
  ASSERT_TRUE(waiting && waiting->size() == 2);
  for (const record::OutboxMessage& one : *waiting) {
    const std::string payload = one.payload.dump();
    EXPECT_TRUE(payload.contains("lead@firm.example") && payload.contains("https://firm.example/questions/" + asked->value.number))
        << payload;
    EXPECT_FALSE(payload.contains("目立つ") || payload.contains("保全")) << payload;
  }
  line.said.emplace_back("最後に。");
  ASSERT_TRUE(questions.follow(asker, line, asked->value.number));
  ASSERT_TRUE(questions.erase(asker, asked->value.number, "over"));
  EXPECT_EQ(notifier.announce_questions().value_or(-1), 0) << "what was erased is not spoken of";
}

}  // namespace
}  // namespace sekimori::node
