#include "feature/protect/import_table.h"

#include <gtest/gtest.h>

#include "feature/protect/path_index.h"

namespace sekimori::protect {
namespace {

TEST(ImportPeople, reads_japanese_headers_and_spreadsheet_days) {
  const auto people = import_people(
      "社員番号,氏名,アカウント,雇用区分,最終出社日,退職日,血液型\nA-1,試験 太郎,TARO;taro2,派遣,2026/3/20,2026-03-31,O\n", "p.csv");
  ASSERT_TRUE(people) << people.error().message;
  ASSERT_EQ(people->items.size(), 1U);
  EXPECT_EQ(people->items[0].employment_class, model::EmploymentClass::dispatched);
  EXPECT_EQ(people->items[0].accounts, (std::vector<std::string>{"taro", "taro2"}));
  EXPECT_EQ(people->items[0].last_day_at_work->to_string(), "2026-03-20");
  ASSERT_EQ(people->notes.size(), 1U);
  EXPECT_NE(people->notes[0].find("血液型"), std::string::npos);
}

TEST(ImportPeople, one_bad_row_does_not_hide_the_others) {
  const auto people = import_people("staff_number,joined\nA-1,2026-02-30\nA-2,2026-02-28\n", "p.csv");
  ASSERT_TRUE(people);
  EXPECT_EQ(people->items.size(), 1U);
  ASSERT_EQ(people->refused.size(), 1U);
  EXPECT_EQ(people->refused[0].line, 2U);
  EXPECT_NE(people->refused[0].reason.message.find("joined"), std::string::npos);
}

TEST(ImportPeople, says_which_column_is_missing) {
  EXPECT_EQ(import_people("name\nx\n", "p.csv").error().message, "p.csv: the column 'staff_number' (社員番号) is missing");
}

TEST(ImportSecrets, reads_permitted_people_and_requirements) {
  const auto secrets = import_secrets(
      "管理番号,名称,区分,媒体,保管場所,許可者,秘密管理性,秘密管理性の証拠\n"
      "S-1,商品企画書,極秘,電子,\\\\fs01\\企画;\\\\fs02\\企画,A-1:A-9:2026/1/5;group:企画課,充足,2026-01-05 台帳に登録;教育を実施\n",
      "s.csv");
  ASSERT_TRUE(secrets) << secrets.error().message;
  ASSERT_EQ(secrets->items.size(), 1U) << (secrets->refused.empty() ? "" : secrets->refused[0].reason.message);
  const model::TradeSecret& s = secrets->items[0];
  EXPECT_EQ(s.level, model::Level::top);
  EXPECT_EQ(s.places.size(), 2U);
  ASSERT_EQ(s.permitted.size(), 2U);
  EXPECT_EQ(s.permitted[0].approver, "A-9");
  EXPECT_EQ(s.permitted[0].since->to_string(), "2026-01-05");
  EXPECT_EQ(s.permitted[1].staff_number, "group:企画課");
  EXPECT_EQ(s.requirements[0].status, model::RequirementStatus::met);
  ASSERT_EQ(s.requirements[0].evidence.size(), 2U);
  EXPECT_EQ(s.requirements[0].evidence[0].text, "台帳に登録");
}

TEST(PathIndex, finds_the_longest_folder_whatever_slashes_and_case) {
  PathIndex index;
  index.add("\\\\fs01\\設計", 1);
  index.add("\\\\FS01\\設計\\金型\\", 2);
  index.add("/srv/plan/a.docx", 3);
  EXPECT_EQ(index.find("//fs01/設計/金型/図面.dxf"), 2U);
  EXPECT_EQ(index.find("\\\\fs01\\設計\\x\\y"), 1U);
  EXPECT_EQ(index.find("/srv/plan/A.DOCX"), 3U);
  EXPECT_FALSE(index.find("/srv/plan"));
  EXPECT_FALSE(index.find("\\\\fs01\\設計図"));
  EXPECT_FALSE(index.find(""));
}

TEST(PathIndex, follows_the_servers_own_spelling_when_it_is_not_ambiguous) {
  PathIndex index;
  index.add("\\\\fs01\\plan\\a", 1);
  EXPECT_EQ(index.find("D:\\plan\\a\\x.docx"), 1U);
  index.add("\\\\fs02\\plan\\a", 2);
  EXPECT_FALSE(index.find("D:\\plan\\a\\x.docx"));
  EXPECT_EQ(index.find("\\\\fs02\\plan\\a\\x.docx"), 2U);
}

TEST(NormalisePlace, one_spelling_for_all) {
  EXPECT_EQ(normalise_place("\\\\FS01\\Ａ\\\\b\\"), "//fs01/a/b");
  EXPECT_EQ(normalise_place("/a/./b/."), "/a/b");
  EXPECT_EQ(normalise_place("C:\\x"), "c:/x");
}

}  // namespace
}  // namespace sekimori::protect
