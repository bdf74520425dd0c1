// The room of governing on a data base of its own, with one person in the register and a judge that always says the same.
#pragma once

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/random.h"
#include "feature/govern/govern_room.h"
#include "record/record_room.h"
#include "store/blob/file_blobs.h"
#include "store/sql/testing/chosen_database.h"

namespace sekimori::govern {

class CountedLeaves final : public record::LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override {
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < leaves.size(); ++i) out.push_back(count++);
    return out;
  }
  Result<std::optional<std::uint64_t>> find(ByteView, std::uint64_t) override { return std::optional<std::uint64_t>(); }
  std::uint64_t count = 0;
};

class OnePerson final : public model::PersonDirectory {
 public:
  OnePerson() {
    known.id = *model::PersonId::parse("01900000-0000-7000-8000-000000000001");
    known.person.staff_number = "A-1";
  }
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view number) override {
    return number == known.person.staff_number ? std::optional(known) : std::nullopt;
  }
  std::optional<model::KnownPerson> find(const model::PersonId& id) override {
    return id == known.id ? std::optional(known) : std::nullopt;
  }
  Result<std::vector<model::KnownPerson>> all() override { return std::vector{known}; }
  Result<void> refresh() override { return {}; }
  model::KnownPerson known;
};

class NothingHolds final : public model::ReadinessJudge {
 public:
  Result<Json> judge(const model::GivenFacts&) override {
    Json requirements = Json::object();
    for (const std::string_view name : {"secrecy_management", "usefulness", "non_public"})
      requirements.set(name, Json::object({{"assessed", "missing"}, {"missing", Json::array()}}));
    return Json::object({{"requirements", std::move(requirements)}});
  }
};

class GovernTest : public ::testing::Test {
 protected:
  void SetUp() override {
    blobs_ = *blob::FileBlobs::open(system_files(), directory_.path() / "blobs", random_);
    database_ = *sql::testing::open_chosen(directory_.path());
    room_ = *record::RecordRoom::open(
        {.database = *database_, .clock = clock_, .random = random_, .ledger = leaves_, .people = people_, .node = "n"});
    govern_ = std::make_unique<GovernRoom>(GovernParts{
        .database = *database_,
        .records = room_->records,
        .changes = room_->changes,
        .blobs = *blobs_,
        .people = people_,
        .judge = std::make_unique<NothingHolds>(),
        .tasks = {.open = [this](sql::Transaction&, const record::Actor&, const model::Task& task, std::string_view) -> Result<void> {
                    tasks_.push_back(task);
                    return {};
                  },
                  .settle = [this](sql::Transaction&, const record::Actor&, std::string_view, std::string_view object,
                                   std::string_view) -> Result<void> {
                    for (model::Task& one : tasks_)
                      if (one.object_id == object) one.state = model::TaskState::done;
                    return {};
                  }},
        .roster = [this](std::string_view number) -> Result<Membership> {
          return number == left_ ? Membership::past : number < "M-007" ? Membership::active : Membership::none;
        },
        .clock = clock_,
        .random = random_,
        .zone = zone_});
  }
  static record::Actor with(record::Role role) {
    record::Actor out;
    out.account = std::string(record::identifier_of(role));
    out.roles = {role};
    return out;
  }
  // A closed check in which the first `no` questions were answered with no.
  CheckRun closed(std::string_view profile, std::size_t no) { return closed_check(profile, no).value; }
  KnownCheck closed_check(std::string_view profile, std::size_t no) {
    const auto run = govern_->checks.start(manager_, profile);
    EXPECT_TRUE(run) << run.error().message;
    std::vector<CheckAnswer> answers;
    for (const CheckQuestion& question : check_profile(profile)->questions)
      answers.push_back({.question = question.id, .grade = answers.size() < no ? Grade::no : Grade::yes});
    EXPECT_TRUE(govern_->checks.answer(manager_, run->value.number, answers));
    const auto done = govern_->checks.close(manager_, run->value.number);
    EXPECT_TRUE(done) << done.error().message;
    return *done;
  }

  TemporaryDirectory directory_ = TemporaryDirectory::create().value();
  FixedClock clock_{*Instant::parse("2026-04-04T03:00:00Z")};
  SeededRandom random_{7};
  Zone zone_ = Zone::tokyo();
  CountedLeaves leaves_;
  OnePerson people_;
  std::vector<model::Task> tasks_;  // that the room asked for
  std::string left_;                // a member that left
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  std::unique_ptr<blob::BlobStore> blobs_;
  std::unique_ptr<GovernRoom> govern_;
  record::Actor manager_ = with(record::Role::secret_manager);
  record::Actor employee_ = with(record::Role::employee);
  record::Actor secretariat_ = with(record::Role::secretariat);
};

}  // namespace sekimori::govern
