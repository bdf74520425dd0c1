#include "feature/protect/partners/partner_links.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/files.h"
#include "record/record_room.h"

namespace sekimori::protect {
namespace {

class Leaves final : public record::LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override {
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < leaves.size(); ++i) out.push_back(count++);
    return out;
  }
  Result<std::optional<std::uint64_t>> find(ByteView, std::uint64_t) override { return std::optional<std::uint64_t>(); }
  std::uint64_t count = 0;
};

class PartnerLinksTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *sql::Database::open((directory_.path() / "t.db").string());
    auto room = record::RecordRoom::open(
        {.database = *database_, .clock = clock_, .random = random_, .ledger = leaves_, .people = people_, .node = "n"});
    ASSERT_TRUE(room) << room.error().message;
    room_ = *std::move(room);
    register_ = std::make_unique<Register>(*database_, room_->records, clock_, random_);
    people_.attach(*register_);
    tasks_ = std::make_unique<TaskBook>(TaskParts{*database_, room_->records, people_, clock_, random_});
    const PartnerParts parts{*database_, room_->records, *register_, people_, *tasks_, clock_, random_};
    partners_ = std::make_unique<PartnerBook>(parts);
    audits_ = std::make_unique<AuditBook>(parts, *partners_);
    links_ = std::make_unique<PartnerLinks>(parts, *partners_, *audits_,
                                            [] { return Result<Sensitive<Bytes>>(Sensitive<Bytes>(Bytes(32, 7))); });
    others_ = std::make_unique<PartnerLinks>(parts, *partners_, *audits_,
                                             [] { return Result<Sensitive<Bytes>>(Sensitive<Bytes>(Bytes(32, 8))); });

    model::TradeSecret secret;
    secret.number = "S-1";
    secret.title = "治具の図面";
    ASSERT_TRUE(register_->add_secret(actor_, secret, "test"));
    model::Partner partner;
    partner.name = "架空精機";
    partner.ndas.push_back({"NDA-1", Day{20'000}, {}, {}, "試作"});
    const auto added = partners_->add(actor_, partner, "test");
    ASSERT_TRUE(added) << added.error().message;
    model::Disclosure disclosure;
    disclosure.secrets = {"S-1"};
    disclosure.what = "図面";
    disclosure.purpose = "試作";
    disclosure.limits = "複写禁止";
    disclosure.nda = "NDA-1";
    const auto made = partners_->propose(actor_, "架空精機", disclosure, "test");
    ASSERT_TRUE(made) << made.error().message;
    number_ = made->value.number;
    for (const ChecklistStep& step : Checklists::embedded().find("disclosure-approval")->steps) {
      model::StepAnswer answer;
      answer.step = step.id;
      answer.answer = step.answer == AnswerKind::text ? "架空" : std::ranges::find(step.blocks, "yes") != step.blocks.end() ? "no" : "yes";
      ASSERT_TRUE(partners_->answer(actor_, number_, answer));
    }
    for (const char* department : {"secret_manager", "legal"}) ASSERT_TRUE(partners_->sign_off(actor_, number_, department, true, ""));
  }

  std::string make(LinkPurpose purpose = LinkPurpose::acknowledge, int days = 14) {
    LinkRequest request;
    request.purpose = purpose;
    request.object = purpose == LinkPurpose::acknowledge ? number_ : "架空精機";
    request.recipient = "架空 花子";
    request.days = days;
    auto made = links_->create(actor_, request, "test");
    EXPECT_TRUE(made) << made.error().message;
    id_ = made->known.id;
    return made->token.reveal();
  }
  static ErrorCode code(const auto& result) { return result ? ErrorCode::failure : result.error().code; }

  TemporaryDirectory directory_ = *TemporaryDirectory::create();
  FixedClock clock_{*Instant::parse("2026-04-01T00:00:00Z")};
  SeededRandom random_{11};
  Leaves leaves_;
  RegisterPeople people_;
  record::Actor actor_ = record::Actor::system("test");
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  std::unique_ptr<Register> register_;
  std::unique_ptr<TaskBook> tasks_;
  std::unique_ptr<PartnerBook> partners_;
  std::unique_ptr<AuditBook> audits_;
  std::unique_ptr<PartnerLinks> links_, others_;
  std::string number_, id_;
};

TEST_F(PartnerLinksTest, a_partner_reads_and_acknowledges_once) {
  const std::string token = make();
  const auto opened = links_->open(token, "192.0.2.1");
  ASSERT_TRUE(opened) << opened.error().message;
  ASSERT_TRUE(opened->disclosure);
  EXPECT_EQ(opened->disclosure->what, "図面");
  ASSERT_TRUE(links_->acknowledge(token, "架空 花子", "192.0.2.1"));
  const auto disclosure = partners_->disclosure(actor_, number_);
  ASSERT_EQ(disclosure->value.acknowledgements.size(), 1U);
  EXPECT_EQ(disclosure->value.acknowledgements[0].name, "架空 花子");
  EXPECT_EQ(disclosure->value.acknowledgements[0].text_sha256.size(), 64U);
  // A replay finds it used, and adds nothing.
  EXPECT_EQ(code(links_->acknowledge(token, "架空 花子", "192.0.2.1")), ErrorCode::conflict);
  EXPECT_EQ(code(links_->open(token, "192.0.2.1")), ErrorCode::conflict);
  EXPECT_EQ(partners_->disclosure(actor_, number_)->value.acknowledgements.size(), 1U);
}

TEST_F(PartnerLinksTest, every_changed_byte_and_another_nodes_key_make_it_worthless) {
  const std::string token = make();
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    // Each from another address, so that only the token is judged. The last sign may hold bits that mean nothing.
    if (i + 1 == token.size()) continue;
    EXPECT_EQ(code(links_->open(changed, "peer" + std::to_string(i))), ErrorCode::not_found) << i;
  }
  EXPECT_EQ(code(others_->open(token, "192.0.2.1")), ErrorCode::not_found);
  EXPECT_EQ(code(links_->open("", "192.0.2.2")), ErrorCode::not_found);
  EXPECT_EQ(code(links_->open(std::string(100'000, 'A'), "192.0.2.3")), ErrorCode::not_found);
  EXPECT_TRUE(links_->open(token, "192.0.2.4"));
}

TEST_F(PartnerLinksTest, it_ends_and_can_be_revoked) {
  const std::string token = make(LinkPurpose::acknowledge, 1);
  clock_.advance(nanoseconds_per_day + nanoseconds_per_second);
  EXPECT_EQ(code(links_->open(token, "p")), ErrorCode::not_found);
  const std::string other = make();
  ASSERT_TRUE(links_->revoke(actor_, id_, "sent to the wrong person"));
  EXPECT_EQ(code(links_->open(other, "p")), ErrorCode::not_found);
}

TEST_F(PartnerLinksTest, it_is_good_for_its_purpose_alone) {
  const std::string token = make(LinkPurpose::questionnaire);
  EXPECT_EQ(code(links_->acknowledge(token, "x", "p")), ErrorCode::not_found);
  EXPECT_EQ(code(links_->answer(token, "x", {{"responsible", "yes"}}, "p")), ErrorCode::invalid_input);  // not complete: still open
  std::vector<std::pair<std::string, std::string>> answers;
  for (const ChecklistStep& step : Checklists::embedded().find("partner-questionnaire")->steps) answers.emplace_back(step.id, "yes");
  EXPECT_EQ(code(links_->answer(token, " ", answers, "p")), ErrorCode::invalid_input);
  ASSERT_TRUE(links_->answer(token, "架空 花子", answers, "p"));
  EXPECT_EQ(audits_->list(actor_, "架空精機")->front().value.score, 100);
}

TEST_F(PartnerLinksTest, who_guesses_waits_and_others_do_not) {
  const std::string token = make();
  for (std::size_t i = 0; i < PartnerLinks::most_failures; ++i) EXPECT_EQ(code(links_->open("guess", "192.0.2.9")), ErrorCode::not_found);
  EXPECT_EQ(code(links_->open(token, "192.0.2.9")), ErrorCode::full);
  EXPECT_TRUE(links_->open(token, "192.0.2.10"));
  clock_.advance(PartnerLinks::failure_window + nanoseconds_per_second);
  EXPECT_TRUE(links_->open(token, "192.0.2.9"));
}

TEST_F(PartnerLinksTest, what_was_proposed_by_somebody_is_signed_off_by_others) {
  record::Actor manager;
  manager.account = "m";
  manager.roles = {record::Role::secret_manager, record::Role::legal};
  record::Actor lawyer;
  lawyer.account = "l";
  lawyer.roles = {record::Role::legal};
  model::Disclosure disclosure;
  disclosure.secrets = {"S-1"};
  disclosure.what = "図面";
  disclosure.purpose = "試作";
  disclosure.limits = "複写禁止";
  const std::string number = partners_->propose(manager, "架空精機", disclosure, "test")->value.number;
  EXPECT_EQ(code(partners_->sign_off(manager, number, "secret_manager", true, "")), ErrorCode::not_permitted);
  EXPECT_EQ(code(partners_->sign_off(lawyer, number, "secret_manager", true, "")), ErrorCode::not_permitted);
  const auto refused = partners_->sign_off(lawyer, number, "legal", false, "too early");
  ASSERT_TRUE(refused) << refused.error().message;
  EXPECT_EQ(refused->value.state, model::DisclosureState::refused);
}

}  // namespace
}  // namespace sekimori::protect
