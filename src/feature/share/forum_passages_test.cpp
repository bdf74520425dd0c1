// What everybody may read of the forum: nothing that is bound to an audience, withdrawn, or names somebody of today.
#include "feature/share/forum_passages.h"

#include "feature/share/forum_fixture_test.h"

namespace sekimori::share {
namespace {

TEST_F(ForumTest, only_what_is_clear_and_in_force_is_printed_by_others) {
  ForumPassages passages(*forum_, *gate_, nullptr, clock_, Zone::tokyo());
  const std::string clear = published(measure(), {.audience = "across", .tlp = "CLEAR"});
  const std::string amber = published();
  const auto one = passages.passage(clear);
  ASSERT_TRUE(one) << one.error().message;
  EXPECT_EQ(one->body.ja, measure().body.ja);
  EXPECT_EQ(one->sha256, forum_->item(operator_, clear)->value.sha256) << "the words that the gate searched";
  EXPECT_EQ(passages.passage(amber).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(passages.passage("F-2025-099").error().code, ErrorCode::not_found);
  EXPECT_EQ(passages.passage("2015Q1").error().code, ErrorCode::not_found) << "no statistics here";
  EXPECT_EQ(passages.all()->size(), 1U);
  ASSERT_TRUE(forum_->withdraw(operator_, clear, "it was wrong"));
  EXPECT_EQ(passages.passage(clear).error().code, ErrorCode::conflict);
  EXPECT_TRUE(passages.all()->empty());
  // Somebody who joined since is named in old words.
  ForumContent old = measure();
  old.body.ja = "後日製作所のやり方";
  const std::string number = published(old, {.audience = "across", .tlp = "CLEAR"});
  invite("後日製作所");
  EXPECT_EQ(passages.passage(number).error().code, ErrorCode::not_permitted);
}

}  // namespace
}  // namespace sekimori::share
