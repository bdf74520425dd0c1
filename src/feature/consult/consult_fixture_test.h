// A desk on a data base of its own, at ten in the morning of a working day; accounts as a test asks for them.
#pragma once

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/random.h"
#include "feature/consult/consult_room.h"
#include "feature/consult/schema.h"
#include "record/record_room.h"
#include "store/sql/testing/chosen_database.h"

namespace sekimori::consult {

class DeskLeaves final : public record::LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override {
    const std::lock_guard lock(mutex_);
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < leaves.size(); ++i) out.push_back(count_++);
    return out;
  }
  Result<std::optional<std::uint64_t>> find(ByteView, std::uint64_t) override { return std::optional<std::uint64_t>(); }

 private:
  std::mutex mutex_;
  std::uint64_t count_ = 0;
};

class DeskNobody final : public model::PersonDirectory {
 public:
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find(const model::PersonId&) override { return {}; }
  Result<std::vector<model::KnownPerson>> all() override { return std::vector<model::KnownPerson>(); }
  Result<void> refresh() override { return {}; }
};

class DeskCases final : public model::CaseOpener {
 public:
  Result<std::string> open(const model::CaseRequest& request) override {
    requests.push_back(request);
    return fmt::format("K2025-{:03}", requests.size());
  }
  std::vector<model::CaseRequest> requests;
};

class DeskForum final : public model::ForumDrafts {
 public:
  Result<std::string> propose(const model::ForumDraft& draft) override {
    drafts.push_back(draft);
    return fmt::format("FP-2025-{:03}", drafts.size());
  }
  std::vector<model::ForumDraft> drafts;
};

inline Instant desk_time(std::string_view text) { return Instant::parse(text).value_or(Instant{}); }

class DeskTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *sql::testing::open_chosen(directory_.path());
    room_ = *record::RecordRoom::open({.database = *database_,
                                       .clock = clock_,
                                       .random = random_,
                                       .ledger = leaves_,
                                       .people = nobody_,
                                       .node = "n",
                                       .password_cost = {1, 8192}});
    ASSERT_TRUE(sql::migrate(*database_, schema(), clock_));
    auto forum = std::make_unique<DeskForum>();
    forum_ = forum.get();
    desk_ = std::make_unique<ConsultRoom>(ConsultParts{.database = *database_,
                                                       .records = room_->records,
                                                       .accounts = room_->accounts,
                                                       .clock = clock_,
                                                       .random = random_,
                                                       .zone = zone_,
                                                       .cases = cases_,
                                                       .forum = std::move(forum),
                                                       .company_key = [] {
                                                         std::vector<Sensitive<Bytes>> keys;
                                                         keys.emplace_back(Bytes(32, 7));
                                                         return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
                                                       }});
    operator_.account = "operator";
    operator_.roles = {record::Role::desk_operator};
    secretary_.account = "secretary";
    secretary_.roles = {record::Role::secretariat};
  }
  std::string account(std::string_view login, record::Role role) {
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
  static ConsultationDraft call(std::string_view text = "退職者の会社に仕事を取られました。") {
    return {.channel = Channel::telephone,
            .text = std::string(text),
            .identity = {.organisation = "架空精機株式会社",
                         .person = "架空 花子",
                         .phone = "",
                         .mail = "",
                         .counterparties = {"株式会社仮想工業"}},
            .attributes = {
                .asker = AskerClass::sme, .band = EmployeeBand::to_100, .industry = "26", .prefecture = 13, .contents = {}, .topic = {}}};
  }
  std::string taken(const ConsultationDraft& draft = call()) {
    const auto made = desk_->consultations.receive(operator_, draft);
    EXPECT_TRUE(made) << made.error().message;
    return made ? made->number : std::string();
  }

  TemporaryDirectory directory_ = TemporaryDirectory::create().value();
  FixedClock clock_{desk_time("2025-05-01T01:00:00Z")};  // Thursday, 10:00 in Tokyo
  SeededRandom random_{7};
  Zone zone_ = Zone::tokyo();
  DeskLeaves leaves_;
  DeskNobody nobody_;
  DeskCases cases_;
  DeskForum* forum_ = nullptr;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  std::unique_ptr<ConsultRoom> desk_;
  record::Actor operator_, secretary_;
};

}  // namespace sekimori::consult
