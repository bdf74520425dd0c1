// A hub on a data base of its own: two groups, an operator, a second person; members and accounts as a test asks for them.
#pragma once

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/random.h"
#include "feature/share/report_book.h"
#include "record/record_room.h"
#include "record/testing/record_doubles.h"
#include "store/blob/file_blobs.h"

namespace sekimori::share {

using Leaves = record::CountingLedger;
using Nobody = record::NobodyKnown;

inline Member firm(std::string_view name) {
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

class HubTest : public ::testing::Test {
 protected:
  void SetUp() override {
    blobs_ = *blob::FileBlobs::open(system_files(), directory_.path() / "blobs", random_);
    database_ = *sql::Database::open((directory_.path() / "t.db").string());
    room_ = *record::RecordRoom::open(
        {.database = *database_, .clock = clock_, .random = random_, .ledger = leaves_, .people = nobody_, .node = "n"});
    sigs_ = std::make_unique<SigBook>(*database_, room_->records, clock_, random_);
    members_ = std::make_unique<MemberBook>(
        MemberParts{.database = *database_, .records = room_->records, .accounts = room_->accounts, .clock = clock_, .random = random_},
        *sigs_);
    reports_ = std::make_unique<ReportBook>(ReportParts{.database = *database_,
                                                        .records = room_->records,
                                                        .changes = room_->changes,
                                                        .blobs = *blobs_,
                                                        .clock = clock_,
                                                        .random = random_,
                                                        .company_key =
                                                            [] {
                                                              std::vector<Sensitive<Bytes>> keys;
                                                              keys.emplace_back(Bytes(32, 7));
                                                              return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
                                                            }},
                                            *members_, *sigs_);
    operator_.account = "hub-operator";
    operator_.roles = {record::Role::hub_operator};
    reviewer_.account = "hub-reviewer";
    reviewer_.roles = {record::Role::hub_reviewer};
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
  std::string account(std::string_view login, record::Role role = record::Role::member_contact) {
    const auto made = database_->write([&](sql::Transaction& tx) {
      return room_->accounts.create(tx, {.login = std::string(login), .roles = {role}}, Sensitive<std::string>("correct horse battery"),
                                    {.actor = record::Actor::system("test"), .reason = "test"});
    });
    EXPECT_TRUE(made) << made.error().message;
    return made.value_or("");
  }
  record::Actor actor_of(std::string_view login) {
    return database_->read([&](sql::Transaction& tx) { return room_->accounts.find_by_login(tx, login); }).value()->actor();
  }

  TemporaryDirectory directory_ = TemporaryDirectory::create().value();
  FixedClock clock_{Instant::from_seconds(1'764'000'000)};  // 2025-11-25
  SeededRandom random_{7};
  Leaves leaves_;
  Nobody nobody_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  std::unique_ptr<SigBook> sigs_;
  std::unique_ptr<MemberBook> members_;
  std::unique_ptr<blob::BlobStore> blobs_;
  std::unique_ptr<ReportBook> reports_;
  record::Actor operator_, reviewer_;
};

}  // namespace sekimori::share
