// Members and groups: who gets in, who sees whom, what reaches an account.
#include "feature/share/member_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "base/random.h"
#include "feature/share/industries.h"
#include "record/record_room.h"

namespace sekimori::share {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

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

class Nobody final : public model::PersonDirectory {
 public:
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find(const model::PersonId&) override { return {}; }
  Result<std::vector<model::KnownPerson>> all() override { return std::vector<model::KnownPerson>(); }
  Result<void> refresh() override { return {}; }
};

Member firm(std::string_view name) {
  Member member;
  Json names = Json::array();
  names.push(name);
  member.known_by.set("names", std::move(names));
  member.contacts = {{.name = "窓口", .mail = "soc@member.example", .phone = "", .key = ""}};
  member.industry = "29";
  member.prefecture = "長野県";
  member.employees = 420;
  return member;
}

class Members : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *sql::Database::open((directory_.path() / "t.db").string());
    room_ = *record::RecordRoom::open(
        {.database = *database_, .clock = clock_, .random = random_, .ledger = leaves_, .people = nobody_, .node = "n"});
    sigs_ = std::make_unique<SigBook>(*database_, room_->records, clock_, random_);
    members_ = std::make_unique<MemberBook>(
        MemberParts{.database = *database_, .records = room_->records, .accounts = room_->accounts, .clock = clock_, .random = random_},
        *sigs_);
    operator_.account = "hub-operator";
    operator_.roles = {record::Role::hub_operator};
    ASSERT_TRUE(sigs_->add(operator_, {.id = "heavy", .name = {"重工", "Heavy industry"}, .across = {}}, "founded"));
    ASSERT_TRUE(sigs_->add(operator_, {.id = "chemistry", .name = {"化学", "Chemistry"}, .across = {}}, "founded"));
  }
  std::string invite(std::string_view name) {
    const auto made = members_->invite(operator_, firm(name), "asked");
    EXPECT_TRUE(made) << made.error().message;
    return made ? made->value.number : std::string();
  }
  void sign(const std::string& number) {
    const auto signed_now =
        members_->set_nda(operator_, number, {.state = NdaState::signed_, .title = "NDA", .signed_on = Day{20'000}, .ends = {}}, "by post");
    EXPECT_TRUE(signed_now) << signed_now.error().message;
  }
  void take_part(const std::string& number, std::string_view sig) {
    sign(number);
    EXPECT_TRUE(members_->join(operator_, number, sig, "asked"));
    EXPECT_TRUE(members_->activate(operator_, number, "agreement is here"));
  }
  std::string account(std::string_view login) {
    const auto made = database_->write([&](sql::Transaction& tx) {
      return room_->accounts.create(tx, {.login = std::string(login), .roles = {record::Role::member_contact}},
                                    Sensitive<std::string>("correct horse battery"),
                                    {.actor = record::Actor::system("test"), .reason = "test"});
    });
    EXPECT_TRUE(made) << made.error().message;
    return made.value_or("");
  }
  record::Actor actor_of(std::string_view login) {
    return database_->read([&](sql::Transaction& tx) { return room_->accounts.find_by_login(tx, login); }).value()->actor();
  }

  TemporaryDirectory directory_ = TemporaryDirectory::create().value();
  FixedClock clock_{TimePoint()};
  SeededRandom random_{7};
  Leaves leaves_;
  Nobody nobody_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  std::unique_ptr<SigBook> sigs_;
  std::unique_ptr<MemberBook> members_;
  record::Actor operator_;
};

TEST_F(Members, are_numbered_and_active_only_when_they_have_signed) {
  EXPECT_EQ(invite("架空精機"), "M-001");
  EXPECT_EQ(invite("架空化学"), "M-002");
  EXPECT_EQ(members_->invite(operator_, firm("架空精機"), "twice").error().code, ErrorCode::conflict);
  EXPECT_EQ(members_->activate(operator_, "M-001", "now").error().code, ErrorCode::conflict);
  sign("M-001");
  const auto active = members_->activate(operator_, "M-001", "now");
  ASSERT_TRUE(active) << active.error().message;
  EXPECT_EQ(active->value.state, MemberState::active);
  // An agreement that ends takes the member with it.
  const auto ended =
      members_->set_nda(operator_, "M-001", {.state = NdaState::ended, .title = "NDA", .signed_on = {}, .ends = {}}, "ran out");
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->value.state, MemberState::suspended);
  EXPECT_EQ(ended->value.why, "ran out");
}

TEST_F(Members, of_a_liaison_scheme_need_no_agreement) {
  Member hospital = firm("架空病院");
  hospital.joining = Joining::rules;
  hospital.industry = "83";
  ASSERT_TRUE(members_->invite(operator_, hospital, "by the rules"));
  EXPECT_TRUE(members_->activate(operator_, "M-001", "rules accepted"));
}

TEST_F(Members, that_are_wrong_are_told_what_is_wrong) {
  Member nameless = firm("");
  EXPECT_EQ(members_->invite(operator_, nameless, "x").error().code, ErrorCode::invalid_input);
  Member silent = firm("架空商事");
  silent.contacts.clear();
  EXPECT_EQ(members_->invite(operator_, silent, "x").error().code, ErrorCode::invalid_input);
  Member strange = firm("架空商事");
  strange.industry = "00";
  EXPECT_THAT(members_->invite(operator_, strange, "x").error().message, ::testing::HasSubstr("national classification"));
  Member under = firm("架空商事");
  under.association = invite("架空精機");
  EXPECT_THAT(members_->invite(operator_, under, "x").error().message, ::testing::HasSubstr("no association"));
  EXPECT_EQ(members_->suspend(operator_, "M-001", " ").error().code, ErrorCode::invalid_input);
}

TEST_F(Members, see_themselves_and_their_groups_and_nobody_else) {
  const std::string mine = invite("架空精機"), other = invite("架空化学");
  account("contact");
  ASSERT_TRUE(members_->give_account(operator_, mine, "contact", "speaks for it"));
  take_part(mine, "heavy");
  take_part(other, "chemistry");
  const record::Actor contact = actor_of("contact");
  EXPECT_THAT(contact.groups, Contains("member:M-001"));
  EXPECT_THAT(contact.groups, Contains("sig:heavy"));
  const auto seen = members_->list(contact);
  ASSERT_TRUE(seen) << seen.error().message;
  ASSERT_EQ(seen->size(), 1U);
  EXPECT_EQ(seen->front().value.number, mine);
  EXPECT_EQ(members_->find(contact, other).error().code, ErrorCode::not_found);
  const auto groups = sigs_->list(contact);
  ASSERT_TRUE(groups);
  ASSERT_EQ(groups->size(), 1U);
  EXPECT_EQ(groups->front().value.id, "heavy");
  EXPECT_EQ(members_->roster(contact).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(members_->suspend(contact, mine, "x").error().code, ErrorCode::not_permitted);
}

TEST_F(Members, that_are_suspended_lose_what_their_accounts_reached) {
  const std::string number = invite("架空精機");
  account("contact");
  take_part(number, "heavy");
  ASSERT_TRUE(members_->give_account(operator_, number, "contact", "speaks for it"));
  EXPECT_THAT(actor_of("contact").groups, Contains("sig:heavy"));
  ASSERT_TRUE(members_->suspend(operator_, number, "agreement broken"));
  EXPECT_THAT(actor_of("contact").groups, Not(Contains("sig:heavy")));
  EXPECT_THAT(actor_of("contact").groups, Not(Contains("member:M-001")));
  ASSERT_TRUE(members_->activate(operator_, number, "cleared up"));
  EXPECT_THAT(actor_of("contact").groups, Contains("sig:heavy"));
  ASSERT_TRUE(members_->quit(operator_, number, "heavy", "asked"));
  EXPECT_THAT(actor_of("contact").groups, Not(Contains("sig:heavy")));
  ASSERT_TRUE(members_->leave(operator_, number, "merged"));
  EXPECT_EQ(members_->join(operator_, number, "heavy", "again").error().code, ErrorCode::conflict);
}

TEST_F(Members, come_and_go_as_a_roster) {
  const Json given = *Json::parse(R"({"organisations":[
    {"id":"x1","names":["架空精機株式会社","架空精機"],"kana":["カクウセイキ"],"domains":["kakuu-seiki.example"],"industry":"26","prefecture":"長野県",
     "employees":80,"contacts":[{"name":"窓口","mail":"soc@kakuu-seiki.example"}]}],"partners":[{"id":"x2","names":["架空商社"]}]})");
  const auto taken = members_->import(operator_, given, "from the association");
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->added, 1U);
  EXPECT_EQ(members_->import(operator_, given, "again")->unchanged, 1U);
  Json changed = given;
  const auto again = members_->import(operator_, *Json::parse(R"({"organisations":[{"names":["架空精機株式会社"],"industry":"25",
    "contacts":[{"name":"窓口","mail":"soc@kakuu-seiki.example"}]}]})"),
                                      "moved");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->changed, 1U);
  EXPECT_EQ(members_->import(operator_, *Json::parse(R"({"organisations":[]})"), "x").error().code, ErrorCode::invalid_input);
  // Who only was invited is no candidate yet.
  EXPECT_TRUE((*members_->roster(operator_))["organisations"].items().empty());
  take_part("M-001", "heavy");
  const auto roster = members_->roster(operator_);
  ASSERT_TRUE(roster) << roster.error().message;
  ASSERT_EQ((*roster)["organisations"].items().size(), 1U);
  const Json one = (*roster)["organisations"].items().front();
  EXPECT_EQ(one["id"].text(), "M-001");
  EXPECT_EQ(one["industry"].text(), "25");
  EXPECT_EQ(one["sigs"].items().front().text(), "heavy");
  EXPECT_EQ((*roster)["sigs"].items().size(), 2U);
}

TEST_F(Members, of_a_group_across_are_those_of_the_groups) {
  EXPECT_EQ(sigs_->add(operator_, {.id = "all", .name = {"全体", "All"}, .kind = SigKind::cross_group, .k = 3, .across = {"heavy"}}, "x")
                .error()
                .code,
            ErrorCode::invalid_input);
  EXPECT_EQ(sigs_->add(operator_, {.id = "all", .name = {"全体", "All"}, .kind = SigKind::cross_group, .k = 5, .across = {"light"}}, "x")
                .error()
                .code,
            ErrorCode::not_found);
  ASSERT_TRUE(sigs_->add(
      operator_, {.id = "all", .name = {"全体", "All"}, .kind = SigKind::cross_group, .k = 5, .across = {"heavy", "chemistry"}}, "x"));
  EXPECT_EQ(members_->join(operator_, invite("架空精機"), "all", "x").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(sigs_->add(operator_, {.id = "Heavy!", .name = {"重工", "Heavy"}, .across = {}}, "x").error().code, ErrorCode::invalid_input);
}

TEST(Industries, are_the_divisions_and_groups_of_the_national_classification) {
  EXPECT_EQ(std::ranges::count(industries(), std::string(), &Industry::of), 20);
  EXPECT_EQ(industries().size(), 119U);
  const Industry* car = find_industry("31");
  ASSERT_NE(car, nullptr);
  EXPECT_EQ(find_industry(car->of)->name.ja, "製造業");
  for (const Industry& one : industries()) EXPECT_TRUE(one.of.empty() || find_industry(one.of) != nullptr) << one.code;
  EXPECT_EQ(find_industry("100"), nullptr);
}

}  // namespace
}  // namespace sekimori::share
