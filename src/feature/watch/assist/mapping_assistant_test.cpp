#include "feature/watch/assist/mapping_assistant.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/detect/mapping.h"
#include "feature/watch/assist/column_dictionary.h"
#include "feature/watch/assist/value_shapes.h"

namespace sekimori::watch {
namespace {

std::map<std::string, std::string> roles_of(const MappingProposal& proposal) {
  std::map<std::string, std::string> out;
  for (const ColumnProposal& column : proposal.columns)
    if (!column.role.empty()) out[column.column] = column.role;
  return out;
}

Result<MappingProposal> propose(std::string_view text, std::string_view file = "log.csv", const ProposalWish& wish = {}) {
  return propose_mapping(as_bytes(text), file, wish);
}

TEST(MappingAssistant, knows_a_japanese_log_by_its_names) {
  const auto made = propose(
      "操作日時,ＰＣ名,ログオンユーザー,操作内容,対象ファイル,コピー先,サイズ,備考\n"
      "2026/01/05 09:10:11,PC-01,t.yamada,ファイルコピー,C:\\設計\\金型.dxf,E:\\金型.dxf,120000,\n"
      "2026/01/05 09:11:00,PC-01,t.yamada,閲覧,\\\\fs01\\総務\\案内.docx,,300,\"a,b\"\n"
      "2026/01/05 09:12:00,PC-02,s.sato,棚卸し,\\\\fs01\\総務\\表.xlsx,,300,\n");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_THAT(roles_of(*made),
              testing::UnorderedElementsAre(testing::Pair("操作日時", "time"), testing::Pair("ＰＣ名", "device"),
                                            testing::Pair("ログオンユーザー", "user"), testing::Pair("操作内容", "operation"),
                                            testing::Pair("対象ファイル", "object"), testing::Pair("コピー先", "target"),
                                            testing::Pair("サイズ", "bytes")));
  EXPECT_EQ(made->records, 3U);
  EXPECT_EQ(made->without_time, 0U);
  EXPECT_EQ(made->without_shape, 1U) << "'棚卸し' is no act that anybody knows";
  EXPECT_EQ(made->not_understood.at("棚卸し"), 1U);
  ASSERT_EQ(made->rows.size(), 2U);
  EXPECT_EQ(made->rows[0].time, "2026-01-05T00:10:11Z") << "a time without an offset is the node's";
  EXPECT_EQ(made->rows[0].user, "t.yamada");
  EXPECT_EQ(made->rows[0].event_class + "/" + made->rows[0].activity, "file/copy");
  EXPECT_EQ(made->rows[0].bytes, 120'000);
  EXPECT_TRUE(made->usable());
  const auto mapping = detect::MappingSet::parse(made->toml, "x");
  ASSERT_TRUE(mapping) << mapping.error().message;
  EXPECT_EQ(mapping->verified, detect::Verified::unverified);
  EXPECT_EQ(mapping->name, "own-log");
}

TEST(MappingAssistant, tells_columns_by_their_values_when_names_say_nothing) {
  const auto made =
      propose("c1\tc2\tc3\tc4\n2026-01-05T09:10:11Z\tx\tDELETE\t192.0.2.7\n2026-01-05T09:10:12Z\ty\tread\t192.0.2.8\n", "a b.tsv");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_THAT(roles_of(*made),
              testing::UnorderedElementsAre(testing::Pair("c1", "time"), testing::Pair("c3", "operation"), testing::Pair("c4", "address")));
  EXPECT_EQ(made->delimiter, '\t');
  EXPECT_EQ(made->name, "own-a-b");
  EXPECT_EQ(made->rows.at(0).activity, "delete");
}

TEST(MappingAssistant, reads_cp932_and_euc_jp) {
  const std::string cp932 =
      "\x93\xfa\x8e\x9e,\x83\x86\x81\x5b\x83\x55\x81\x5b\x96\xbc,\x91\x80\x8d\xec\n2026/01/05 09:00:00,taro,\x88\xf3\x8d\xfc\n";
  const auto made = propose(cp932);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->charset, "cp932");
  EXPECT_EQ(made->rows.at(0).event_class, "print_job");
  const std::string euc =
      "\xc6\xfc\xbb\xfe,\xa5\xe6\xa1\xbc\xa5\xb6\xa1\xbc\xcc\xbe,\xc1\xe0\xba\xee\n2026/01/05 09:00:00,taro,\xb0\xf5\xba\xfe\n";
  const auto other = propose(euc);
  ASSERT_TRUE(other) << other.error().message;
  EXPECT_EQ(other->charset, "euc-jp");
  EXPECT_EQ(other->rows.at(0).activity, "print");
}

TEST(MappingAssistant, reads_json_lines_with_members_inside_members) {
  const auto made = propose(
      R"({"when":"2026-01-05 09:00:00","actor":{"username":"hanako"},"host":{"hostname":"PC-7"},"action":"upload","url":"https://files.example/x"})"
      "\n"
      R"({"when":"2026-01-05 09:00:05","actor":{"username":"hanako"},"host":{"hostname":"PC-7"},"action":"upload","url":"https://files.example/y"})"
      "\n",
      "cloud.jsonl");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->format, "jsonl");
  EXPECT_EQ(roles_of(*made)["when"], "time");
  ASSERT_EQ(made->rows.size(), 2U) << made->toml;
  EXPECT_EQ(made->rows[0].user, "hanako");
  EXPECT_EQ(made->rows[0].activity, "upload");
  EXPECT_EQ(made->rows[0].time, "2026-01-05T00:00:00Z");
}

TEST(MappingAssistant, does_what_a_person_says_of_a_column) {
  ProposalWish wish;
  wish.columns = {{"who", "user"}, {"ユーザー", ""}};
  const auto made = propose("日時,who,ユーザー,操作\n2026/01/05 09:00:00,a1,x,印刷\n", "log.csv", wish);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(roles_of(*made)["who"], "user");
  EXPECT_EQ(made->rows.at(0).user, "a1");
  wish.columns = {{"nothing", "user"}};
  EXPECT_EQ(propose("日時,who\n2026/01/05 09:00:00,a\n", "log.csv", wish).error().code, ErrorCode::not_found);
  wish.columns = {{"who", "colour"}};
  EXPECT_EQ(propose("日時,who\n2026/01/05 09:00:00,a\n", "log.csv", wish).error().code, ErrorCode::usage);
}

TEST(MappingAssistant, says_what_is_no_table) {
  for (const std::string_view text :
       {std::string_view(""), std::string_view("one word"), std::string_view("a,b\n1,2,3\n"), std::string_view("a,a\n1,2\n"),
        std::string_view("2026/01/05 09:00:00,taro,x\n2026/01/05 09:00:01,taro,y\n"), std::string_view("a,b\n\0\0", 6)}) {
    const auto made = propose(text);
    ASSERT_FALSE(made) << text;
    EXPECT_EQ(made.error().code, ErrorCode::invalid_input) << text;
  }
  const auto no_time = propose("x,y\n1,2\n");
  ASSERT_TRUE(no_time) << no_time.error().message;
  EXPECT_FALSE(no_time->usable());
  EXPECT_FALSE(no_time->warnings.empty());
}

TEST(MappingAssistant, hostile_names_stay_names) {
  const auto made = propose("日時,\"a\"\"] name = \"\"x\",ユーザー名\n2026/01/05 09:00:00,1,taro\n");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_TRUE(detect::MappingSet::parse(made->toml, "x"));
  EXPECT_EQ(propose("日時,\"a\nb\",ユーザー名\n2026/01/05 09:00:00,1,taro\n").error().code, ErrorCode::invalid_input);
}

TEST(ValueShapes, a_time_is_told_from_other_numbers) {
  const Zone zone = Zone::tokyo();
  EXPECT_EQ(shape_fits("time", std::vector<std::string>{"1767225600", "1767225601.5"}, zone), 1);
  EXPECT_EQ(shape_fits("time", std::vector<std::string>{"12", "9000"}, zone), 0);
  EXPECT_EQ(shape_fits("time", std::vector<std::string>{"2026/01/05 09:00", ""}, zone), 1);
  EXPECT_EQ(shape_fits("time", std::vector<std::string>{"2026/01/05 09:00", "soon"}, zone), 0);
  EXPECT_EQ(shape_fits("address", std::vector<std::string>{"192.0.2.1", "fe80::1"}, zone), 1);
  EXPECT_EQ(shape_fits("number", std::vector<std::string>{}, zone), 0);
}

TEST(ColumnDictionary, compares_names_as_people_write_them) {
  const auto& dictionary = ColumnDictionary::standard();
  const auto& user = dictionary.roles().at(1);
  ASSERT_EQ(user.role, "user");
  for (const char* name : {"User Name", "user_name", "ＵＳＥＲ－ＮＡＭＥ", "ユーザー名", "ﾕｰｻﾞ名"})
    EXPECT_EQ(dictionary.name_fits(user, name), 1) << name;
  EXPECT_EQ(dictionary.name_fits(user, "user group"), 0.6);
  EXPECT_EQ(dictionary.name_fits(user, "colour"), 0);
}

}  // namespace
}  // namespace sekimori::watch
