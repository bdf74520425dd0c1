#include "feature/protect/register.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/files.h"
#include "base/random.h"
#include "feature/protect/scan_comparison.h"
#include "feature/protect/secrecy_proof.h"
#include "record/record_room.h"

namespace sekimori::protect {
namespace {

// Remembers leaves, as a ledger would.
class Leaves final : public record::LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override {
    std::vector<std::uint64_t> out;
    for (const Bytes& leaf : leaves) {
      out.push_back(all.size());
      all.push_back(leaf);
    }
    return out;
  }
  Result<std::optional<std::uint64_t>> find(ByteView, std::uint64_t) override { return std::optional<std::uint64_t>(); }
  std::vector<Bytes> all;
};

class NoPeople final : public model::PersonDirectory {
 public:
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find(const model::PersonId&) override { return {}; }
  Result<std::vector<model::KnownPerson>> all() override { return std::vector<model::KnownPerson>(); }
  Result<void> refresh() override { return {}; }
};

class RegisterTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *sql::Database::open((directory_.path() / "t.db").string());
    auto room = record::RecordRoom::open(
        {.database = *database_, .clock = clock_, .random = random_, .ledger = leaves_, .people = nobody_, .node = "n"});
    ASSERT_TRUE(room) << room.error().message;
    room_ = *std::move(room);
    register_ = std::make_unique<Register>(*database_, room_->records, clock_, random_);
  }

  TemporaryDirectory directory_ = *TemporaryDirectory::create();
  FixedClock clock_{*Instant::parse("2026-01-10T00:00:00Z")};
  SeededRandom random_{5};
  Leaves leaves_;
  NoPeople nobody_;
  Zone zone_ = Zone::tokyo();
  record::Actor actor_ = record::Actor::system("test");
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  std::unique_ptr<Register> register_;
};

constexpr std::string_view table =
    "number,title,level,medium,places,permitted,measures,secrecy_management,secrecy_management_evidence,approved_by\n"
    "S-1,商品企画,level_top,electronic,\\\\fs01\\企画,A-1:A-9,own_mark,met,2026-01-05 台帳に登録,A-9\n"
    "S-2,顧客名簿,level_confidential,electronic,\\\\fs01\\顧客,A-2:A-9,folder_mark;restricted_rights,partly,,A-9\n";

TEST_F(RegisterTest, importing_the_same_table_again_changes_nothing) {
  const auto first = register_->import_secrets(actor_, table, "s.csv", "初回登録");
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->created, 2U);
  EXPECT_TRUE(first->refused.empty());
  const size_t entries = leaves_.all.size();
  EXPECT_GE(entries, 2U) << "every change becomes a ledger entry";
  const auto second = register_->import_secrets(actor_, table, "s.csv", "再取込");
  ASSERT_TRUE(second);
  EXPECT_EQ(second->unchanged, 2U);
  EXPECT_EQ(leaves_.all.size(), entries);
}

TEST_F(RegisterTest, directories_find_secrets_by_place_and_people_by_account) {
  ASSERT_TRUE(register_->import_secrets(actor_, table, "s.csv", "x"));
  ASSERT_TRUE(register_->import_people(actor_, "staff_number,name,accounts\nA-1,試験 太郎,taro\n", "p.csv", "x"));
  RegisterSecrets secrets(*register_);
  RegisterPeople people(*register_);
  ASSERT_TRUE(secrets.refresh());
  ASSERT_TRUE(people.refresh());
  EXPECT_EQ(secrets.find_by_path("\\\\FS01\\企画\\次期\\a.docx")->secret.number, "S-1")
      << "level_top too: the program itself must know its place";
  EXPECT_FALSE(secrets.find_by_path("\\\\fs01\\総務\\a.docx"));
  EXPECT_EQ(people.find_by_account("EXAMPLE\\Taro")->person.staff_number, "A-1");
  EXPECT_FALSE(people.find_by_account("hanako"));
}

TEST_F(RegisterTest, a_proof_rests_on_what_was_recorded_by_the_day) {
  ASSERT_TRUE(register_->import_secrets(actor_, table, "s.csv", "初回登録", *Instant::parse("2025-12-01T00:00:00Z")));
  Shelf shelf(*database_, room_->records, clock_, random_);
  ReceiptBook receipts(shelf, zone_);
  const Day before = Day::parse("2026-01-09").value();
  const auto early = prove_secrecy(*register_, receipts, actor_, "S-1", before, zone_);
  ASSERT_TRUE(early) << early.error().message;
  EXPECT_FALSE(early->by_the_day) << "valid since December, but nobody had recorded it";
  EXPECT_TRUE(early->afterwards);
  EXPECT_EQ(early->verdict[0], model::RequirementStatus::unknown);
  const auto later = prove_secrecy(*register_, receipts, actor_, "S-1", Day::parse("2026-01-10").value(), zone_);
  ASSERT_TRUE(later);
  ASSERT_TRUE(later->by_the_day);
  EXPECT_EQ(later->verdict[0], model::RequirementStatus::met);
  EXPECT_FALSE(later->afterwards);
  EXPECT_FALSE(later->missing_ja.empty()) << "no evidence for usefulness was entered";
  ASSERT_TRUE(receipts.give(actor_, {Subject::secret, "S-1", 1, "hash"}, {"A-1"}, Way::briefing, before));
  EXPECT_FALSE(receipts.give(actor_, {Subject::secret, "S-1", 1, "hash"}, {"A-2"}, Way::briefing, Day{before.number + 9}))
      << "nobody was shown anything in days to come";
  const auto told = prove_secrecy(*register_, receipts, actor_, "S-1", before, zone_);
  EXPECT_TRUE(told->shown_by_the_day.empty()) << "on the ninth, but entered on the tenth";
  EXPECT_EQ(told->shown_afterwards.size(), 1U);
  EXPECT_EQ(prove_secrecy(*register_, receipts, actor_, "S-1", Day::parse("2026-01-10").value(), zone_)->shown_by_the_day.size(), 1U);
  EXPECT_EQ(prove_secrecy(*register_, receipts, actor_, "S-9", before, zone_).error().code, ErrorCode::not_found);
}

// One completion, recorded after the ninth; a course that whoever may open the highest level has to take.
class OneTraining final : public model::TrainingEvidence {
 public:
  Result<std::vector<model::CompletedTraining>> completed(const std::vector<std::string>& staff_numbers, Day day,
                                                          std::optional<Instant> known_at) override {
    asked = staff_numbers;
    model::CompletedTraining one;
    one.number = "TR-1";
    one.course = "three-s";
    one.staff_number = "A-1";
    one.done_on = Day::parse("2026-01-05").value();
    one.good_until = Day::parse("2026-01-20").value();
    one.recorded_at = *Instant::parse("2026-01-10T01:00:00Z");
    std::vector<model::CompletedTraining> out;
    if (one.done_on <= day && (!known_at || one.recorded_at <= *known_at)) out.push_back(std::move(one));
    return out;
  }
  Result<std::vector<std::string>> demanded(model::Level level, Day, std::optional<Instant>) override {
    return level == model::Level::top ? std::vector<std::string>{"three-s"} : std::vector<std::string>();
  }
  std::vector<std::string> asked;
};

TEST_F(RegisterTest, a_proof_tells_what_people_had_learned_by_the_day) {
  ASSERT_TRUE(register_->import_secrets(actor_, table, "s.csv", "初回登録", *Instant::parse("2025-12-01T00:00:00Z")));
  Shelf shelf(*database_, room_->records, clock_, random_);
  ReceiptBook receipts(shelf, zone_);
  OneTraining training;
  const auto on = [&](const char* day) {
    return prove_secrecy(*register_, receipts, actor_, "S-1", Day::parse(day).value(), zone_, &training);
  };
  const auto good = on("2026-01-10");
  ASSERT_TRUE(good) << good.error().message;
  ASSERT_EQ(good->trained_by_the_day.size(), 1U);
  EXPECT_TRUE(good->trained_afterwards.empty());
  EXPECT_FALSE(training.asked.empty());
  EXPECT_TRUE(to_json(*good)["trained"]["by_the_day"].items().front()["number"].text() == "TR-1");
  const auto says = [](const SecrecyProof& proof) {
    return std::ranges::any_of(proof.missing_en, [](const std::string& line) { return line.contains("three-s") && line.contains("A-1"); });
  };
  EXPECT_FALSE(says(*good));
  EXPECT_TRUE(says(*on("2026-01-21"))) << "no longer good";
}

TEST_F(RegisterTest, a_scan_is_held_against_the_register) {
  ASSERT_TRUE(register_->import_secrets(actor_, table, "s.csv", "x"));
  RegisterSecrets secrets(*register_);
  ASSERT_TRUE(secrets.refresh());
  model::Inspection object;
  object.path = "\\\\fs09\\共有\\写し.docx";
  model::SecretMatch match;
  match.secret_id = "S-1";
  match.kind = model::MatchKind::partial;
  match.longest_run = 400;
  match.of_secret = 0.6;
  object.matches = {match};
  auto kinds = [&] {
    std::vector<FindingKind> out;
    for (const auto& finding : compare_with_register(object, secrets)) out.push_back(finding.kind);
    return out;
  };
  EXPECT_EQ(kinds(), (std::vector{FindingKind::unmarked_copy, FindingKind::misplaced_copy}));
  object.marks = {{model::Level::internal, "社外秘", model::MarkPlace::header, {}, 0.9}};
  EXPECT_EQ(kinds(), (std::vector{FindingKind::lower_mark, FindingKind::misplaced_copy}));
  match.secret_id = "S-2";
  match.kind = model::MatchKind::exact;
  match.of_secret = 1;
  object.matches = {match};
  object.marks.clear();
  object.path = "\\\\fs01\\顧客\\名簿.csv";
  EXPECT_TRUE(kinds().empty()) << "segregation by folder suffices";
  object.matches.clear();
  object.path = "\\\\fs09\\a.docx";
  object.marks = {{model::Level::top, "極秘", model::MarkPlace::header, {}, 0.9}};
  EXPECT_EQ(kinds(), std::vector{FindingKind::unregistered_mark});
  object.status = model::InspectionStatus::not_inspected;
  EXPECT_EQ(kinds(), std::vector{FindingKind::not_inspected});
}

}  // namespace
}  // namespace sekimori::protect
