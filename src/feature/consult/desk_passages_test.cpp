#include "feature/consult/desk_passages.h"

#include "feature/consult/consult_fixture_test.h"

namespace sekimori::consult {
namespace {

class Passages : public DeskTest {
 protected:
  void asked(AskerClass asker, int times) {
    for (int i = 0; i < times; ++i) {
      ConsultationDraft draft = call();
      draft.attributes.asker = asker;
      taken(draft);
    }
  }
  DeskPassages passages() { return DeskPassages(desk_->statistics, clock_, zone_); }
};

TEST_F(Passages, of_a_quarter_that_is_over_say_the_published_numbers_and_the_change) {
  clock_.set(desk_time("2025-02-03T01:00:00Z"));
  asked(AskerClass::sme, 10);
  clock_.set(desk_time("2025-05-01T01:00:00Z"));
  asked(AskerClass::sme, 9);
  asked(AskerClass::large, 6);
  EXPECT_EQ(passages().passage("desk-2025Q2").error().code, ErrorCode::not_found) << "it still runs";
  clock_.set(desk_time("2025-07-01T01:00:00Z"));
  const auto found = passages().passage("desk-2025Q2");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_TRUE(found->body.ja.contains("相談は 15件 (前の四半期に比べ50%増)")) << found->body.ja;
  EXPECT_TRUE(found->body.en.contains("2025-04-01 to 2025-06-30: 15 (up 50 % on the quarter before).")) << found->body.en;
  EXPECT_TRUE(found->body.ja.contains("中小企業 9件 (前の四半期に比べ10%減)")) << found->body.ja;
  EXPECT_EQ(passages().all()->size(), 1U);
  EXPECT_EQ(passages().all()->front().sha256, found->sha256);
}

TEST_F(Passages, tell_no_small_number) {
  asked(AskerClass::sme, 12);
  asked(AskerClass::university, 2);
  clock_.set(desk_time("2025-07-01T01:00:00Z"));
  const auto found = passages().passage("desk-2025Q2");
  ASSERT_TRUE(found) << found.error().message;
  // Two from a university: neither they nor, beside the total, the others by subtraction.
  EXPECT_FALSE(found->body.ja.contains("大学") && found->body.ja.contains("12件") && found->body.ja.contains("14件")) << found->body.ja;
  EXPECT_FALSE(found->body.ja.contains(" 2件")) << found->body.ja;
  EXPECT_TRUE(found->body.ja.contains("伏せている")) << found->body.ja;
}

TEST_F(Passages, there_are_none_where_nobody_asked) {
  clock_.set(desk_time("2025-07-01T01:00:00Z"));
  EXPECT_TRUE(passages().all()->empty());
  for (const std::string_view number : {"desk-2025Q2", "desk-2025Q9", "2025Q2", "desk-", ""})
    EXPECT_EQ(passages().passage(number).error().code, ErrorCode::not_found) << number;
}

}  // namespace
}  // namespace sekimori::consult
