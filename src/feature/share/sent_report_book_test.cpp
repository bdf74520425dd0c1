// Reports to a hub that may not answer: one report there and one record here, however often one tries.
#include "feature/share/sent_report_book.h"

#include <map>

#include "feature/share/hub_fixture_test.h"

namespace sekimori::share {
namespace {

// Takes a report once for each key, as a hub does, and loses its answer when told to.
class ForgetfulHub final : public model::HubDesk {
 public:
  Result<model::HubTrial> try_out(const std::string&) override { return model::HubTrial{.outcome = model::TrialOutcome::works}; }
  Result<Json> report(const model::HubReportDraft& draft) override {
    if (says_no) return error(ErrorCode::invalid_input, "'{}' is none of the kinds of report that a hub takes", draft.kind);
    const auto [at, fresh] = taken.try_emplace(draft.key, fmt::format("R-2025-{:03}", taken.size() + 1));
    if (loses_answer) return error(ErrorCode::unreachable, "the hub at {} does not do it: {}", "x", "HTTP 502");
    return Json::object({{"number", at->second}, {"state", "received"}});
  }
  Result<Json> show(const std::string& report) override { return Json::object({{"number", report}, {"state", "masked"}}); }
  Result<std::string> draft(const std::string&) override { return std::string(); }
  Result<Json> consent(const std::string&, const std::string&, const std::string&, const std::string&) override { return Json::object({}); }
  Result<Json> withdraw(const std::string&, const std::string&) override { return Json::object({}); }
  Result<Json> answer(const std::string&, const Json&) override { return Json::object({}); }
  Result<std::vector<model::HubCollection>> collections() override { return std::vector<model::HubCollection>(); }

  std::map<std::string, std::string> taken;
  bool loses_answer = false, says_no = false;
};

class SentReports : public HubTest {
 protected:
  void SetUp() override {
    HubTest::SetUp();
    book_.emplace(*database_, room_->records, clock_, random_, Zone::tokyo());
    lead_.account = "lead";
    lead_.roles = {record::Role::case_lead};
  }
  std::optional<SentReportBook> book_;
  ForgetfulHub hub_;
  const HubLink link_{.name = "jcsip",
                      .address = "https://hub.example",
                      .member = "M-001",
                      .sealed_token = {},
                      .authorities = {},
                      .since = {},
                      .trial = {}};
  const ReportToSend report_{.kind = "insider_leak", .title = "t", .file_name = "report.txt", .content = "text", .about = "case 2025-001"};
  record::Actor lead_;
};

TEST_F(SentReports, arrive_once_when_the_answer_was_lost) {
  hub_.loses_answer = true;
  EXPECT_EQ(book_->send(lead_, hub_, link_, report_).error().code, ErrorCode::unreachable);
  auto list = book_->list(lead_);
  ASSERT_TRUE(list) << list.error().message;
  ASSERT_EQ(list->size(), 1U) << "recorded before it left";
  EXPECT_EQ(list->front().value.state, sending);
  EXPECT_EQ(book_->follow(lead_, hub_, list->front().value.number).error().code, ErrorCode::conflict);
  hub_.loses_answer = false;
  const auto sent = book_->send(lead_, hub_, link_, report_);
  ASSERT_TRUE(sent) << sent.error().message;
  EXPECT_EQ(sent->value.remote, "R-2025-001");
  EXPECT_EQ(sent->value.state, "received");
  EXPECT_EQ(hub_.taken.size(), 1U) << "one report at the hub";
  EXPECT_EQ(book_->list(lead_)->size(), 1U) << "one record here";
  EXPECT_EQ(book_->follow(lead_, hub_, sent->value.number)->value.state, "masked");
  // Sent on purpose a second time it is a second report.
  EXPECT_EQ(book_->send(lead_, hub_, link_, report_)->value.remote, "R-2025-002");
}

TEST_F(SentReports, that_the_hub_does_not_take_are_refused) {
  hub_.says_no = true;
  EXPECT_EQ(book_->send(lead_, hub_, link_, report_).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(book_->list(lead_)->front().value.state, refused_by_hub);
  hub_.says_no = false;
  EXPECT_TRUE(book_->send(lead_, hub_, link_, report_));
  EXPECT_EQ(book_->list(lead_)->size(), 2U);
}

}  // namespace
}  // namespace sekimori::share
