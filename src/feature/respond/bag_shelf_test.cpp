#include "feature/respond/bag_shelf.h"

#include "feature/respond/respond_fixture_test.h"

namespace sekimori::respond {
namespace {

class BagShelfTest : public RespondTest {
 protected:
  KnownCase bagged() {
    KnownCase known = open();
    ExhibitBook book(*parts_);
    EXPECT_TRUE(book.add_path(known, file("図面.txt", "alpha"), how()));
    const auto bag = bag_case(*parts_, system_, known, {.bag = folder() / (known.facts.number + "-1.bag"), .reason = "提出"});
    EXPECT_TRUE(bag) << bag.error().message;
    return known;
  }
  Path folder() {
    EXPECT_TRUE(files_.make_directories(folder_.path() / "bags"));
    return folder_.path() / "bags";
  }
};

TEST_F(BagShelfTest, lists_the_bags_of_the_case_and_of_no_other) {
  const KnownCase known = bagged();
  BagShelf shelf(*parts_, folder());
  const auto bags = shelf.list(system_, known);
  ASSERT_TRUE(bags) << bags.error().message;
  ASSERT_EQ(bags->size(), 1U);
  const ShelvedBag& bag = bags->front();
  EXPECT_EQ(bag.reason, "提出");
  EXPECT_EQ(bag.files, 1U);
  EXPECT_EQ(bag.bytes, 5U);
  EXPECT_EQ(bag.digest.size(), 64U);
  ASSERT_EQ(bag.exhibits.size(), 1U);
  EXPECT_EQ(bag.exhibits[0].id, "KO1");

  // Under another case's number it is nobody's: its own papers name the case.
  std::filesystem::copy(folder() / bag.name, folder() / "2026-999-1.bag", std::filesystem::copy_options::recursive);
  KnownCase other = known;
  other.facts.number = "2026-999";
  EXPECT_TRUE(shelf.list(system_, other)->empty());
}

TEST_F(BagShelfTest, carrying_one_away_is_a_step_of_custody_with_its_digest) {
  const KnownCase known = bagged();
  BagShelf shelf(*parts_, folder());
  const std::string name = known.facts.number + "-1.bag";
  auto carried = shelf.carry(system_, known, name, {.reason = "警察へ", .second_person = "総務 B-2", .place = "本社"});
  ASSERT_TRUE(carried) << carried.error().message;
  EXPECT_EQ(carried->file_name, known.facts.number + "-1.zip");
  ExhibitBook book(*parts_);
  const model::CustodyStep last = book.steps(system_, known)->back().second;
  EXPECT_EQ(last.verb, model::CustodyVerb::copy);
  EXPECT_EQ(last.second_person, "総務 B-2");
  EXPECT_THAT(last.reason, testing::StartsWith("警察へ ("));
  EXPECT_THAT(last.reason, testing::HasSubstr(carried->bag.digest));
  std::uint64_t bytes = 0;
  while (true) {
    const auto piece = carried->archive.next();
    ASSERT_TRUE(piece);
    if (piece->empty()) break;
    bytes += piece->size();
  }
  EXPECT_EQ(bytes, carried->archive.size());
}

TEST_F(BagShelfTest, who_may_read_a_case_may_not_carry_its_bag_away) {
  const KnownCase known = bagged();
  BagShelf shelf(*parts_, folder());
  ExhibitBook book(*parts_);
  const std::size_t steps = book.steps(system_, known)->size();
  const std::string name = known.facts.number + "-1.bag";
  record::Actor reader;
  reader.account = "auditor";
  reader.roles = {record::Role::auditor};
  EXPECT_FALSE(shelf.list(reader, known)) << "not on the reader list";
  CaseBook cases(*parts_);
  CaseChange change;
  change.readers = {"account:auditor"};
  ASSERT_TRUE(cases.change(system_, known.facts.number, change, "x"));
  EXPECT_EQ(shelf.list(reader, known)->size(), 1U);
  EXPECT_EQ(shelf.carry(reader, known, name, {}).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(shelf.carry(system_, known, "../" + name, {}).error().code, ErrorCode::not_found);
  ASSERT_TRUE(files_.remove(folder() / name / "README.en.txt"));
  EXPECT_EQ(shelf.carry(system_, known, name, {}).error().code, ErrorCode::integrity);
  EXPECT_EQ(book.steps(system_, known)->size(), steps) << "what does not leave is not said to have left";
}

}  // namespace
}  // namespace sekimori::respond
