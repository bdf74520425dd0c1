#include "record/given_answers.h"

#include "record/record_fixture_test.h"

namespace sekimori::record {
namespace {

class GivenAnswersTest : public RecordTest {};

TEST_P(GivenAnswersTest, the_same_request_gets_the_same_answer) {
  const NamedRequest named{.account = "a", .operation = "open_case", .key = "k1", .request = "hash"};
  EXPECT_FALSE(room->answers.begin(*database, named)->before);
  ASSERT_TRUE(room->answers.finish(*database, named, {201, "{}", "{\"number\":\"2026-001\"}"}));
  const auto again = room->answers.begin(*database, named);
  ASSERT_TRUE(again && again->before);
  EXPECT_EQ(again->before->status, 201);
  EXPECT_EQ(again->before->body, "{\"number\":\"2026-001\"}");
}

TEST_P(GivenAnswersTest, a_key_belongs_to_one_account_and_one_request) {
  const NamedRequest named{.account = "a", .operation = "open_case", .key = "k1", .request = "hash"};
  ASSERT_TRUE(room->answers.begin(*database, named));
  ASSERT_TRUE(room->answers.finish(*database, named, {200, "{}", "x"}));
  NamedRequest other = named;
  other.request = "another";
  EXPECT_EQ(room->answers.begin(*database, other).error().code, ErrorCode::invalid_input);
  other = named;
  other.account = "b";
  EXPECT_FALSE(room->answers.begin(*database, other)->before);
}

TEST_P(GivenAnswersTest, one_that_is_under_way_is_not_begun_twice_and_one_without_effect_may_be) {
  const NamedRequest named{.account = "a", .operation = "open_case", .key = "k1", .request = "hash"};
  ASSERT_TRUE(room->answers.begin(*database, named));
  EXPECT_EQ(room->answers.begin(*database, named).error().code, ErrorCode::conflict);
  ASSERT_TRUE(room->answers.forget(*database, named));
  EXPECT_TRUE(room->answers.begin(*database, named));
}

TEST_P(GivenAnswersTest, a_day_later_the_key_is_free) {
  const NamedRequest named{.account = "a", .operation = "open_case", .key = "k1", .request = "hash"};
  ASSERT_TRUE(room->answers.begin(*database, named));
  clock.advance(answer_kept_nanoseconds + 1);
  EXPECT_TRUE(room->answers.begin(*database, named));
}

INSTANTIATE_TEST_SUITE_P(Backends, GivenAnswersTest, ::testing::Values(sql::Backend::sqlite, sql::Backend::postgresql));

}  // namespace
}  // namespace sekimori::record
