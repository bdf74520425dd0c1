#include "engine/mask/gate.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "engine/mask/masking.h"
#include "engine/mask/testing/disguise.h"

namespace sekimori::mask {
namespace {

// Nobody but the gate makes one.
static_assert(!std::is_default_constructible_v<Masked<std::string>>);
static_assert(!std::is_constructible_v<Masked<std::string>, std::string>);
static_assert(!std::is_constructible_v<Masked<std::string>, std::string, Digest>);
static_assert(!std::is_convertible_v<std::string, Masked<std::string>>);

constexpr std::string_view roster_text =
    R"({"version":1,"sigs":[],"organisations":[{"id":"m","names":["株式会社霧島精機"],"kana":["キリシマセイキ"],
"english":["Kirishima Seiki Co., Ltd."],"domains":["kirishima-seiki.example"],"people":[{"name":"八重樫 航","kana":"ヤエガシ ワタル"}]}]})";

class GateTest : public ::testing::Test {
 protected:
  GateTest() : roster_(Roster::parse(roster_text).value()), knowledge_(roster_) {}
  Roster roster_;
  Knowledge knowledge_;
};

TEST_F(GateTest, passes_what_names_nobody_and_binds_the_very_bytes) {
  const Gate gate(knowledge_);
  const std::string bytes =
      R"({"c2":"198.51.100.7","sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","text":"[組織A]の[人物 K7F3M2]が開封"})";
  const auto passed = gate.admit(bytes);
  ASSERT_TRUE(passed) << passed.error().message;
  EXPECT_EQ(passed->value(), bytes);
  EXPECT_EQ(passed->digest(), sha256(bytes));
}

TEST_F(GateTest, refuses_in_every_dress) {
  const Gate gate(knowledge_);
  SeededRandom random(11);
  for (int i = 0; i < 400; ++i) {
    const std::string plain = i % 3 == 0 ? "株式会社霧島精機" : i % 3 == 1 ? "w@kirishima-seiki.example" : "Kirishima Seiki";
    const testing::Disguise worn = testing::encode(random, plain, 3);
    EXPECT_FALSE(gate.search("text " + worn.text + " text").empty()) << worn.how << ": " << worn.text;
  }
  for (const char* plain : {"ｷﾘｼﾏｾｲｷ", "きりしませいき", "Ｋｉｒｉｓｈｉｍａ　Ｓｅｉｋｉ", "kirishima‐seiki", "霧 島 精 機", "八重樫",
                            "キリシマ精機", "ｷﾘｼﾏ精機", "霧島セイキ", "6b 69 72 69 73 68 69 6d 61 2d 73 65 69 6b 69",
                            "chr(107,105,114,105,115,104,105,109,97,32,115,101,105,107,105)"})
    EXPECT_FALSE(gate.search(plain).empty()) << plain;
}

// The gate alone stands before what members say to one another.
TEST_F(GateTest, refuses_short_forms_in_every_script_and_no_place_of_that_name) {
  const Gate gate(knowledge_);
  for (const char* plain : {"霧島の工場で", "当社霧島", "うち(霧島)でも", "霧島さんの工場", "キリシマの工場", "ｷﾘｼﾏの工場",
                            "きりしまの工場", "kirishima の工場", "at the Kirishima plant", "kirishima-fs01", "Kirishimaの"})
    EXPECT_FALSE(gate.search(plain).empty()) << plain;
  EXPECT_FALSE(gate.search(testing::utf7_of("霧島精機")).empty());
  for (const char* plain : {"霧島市の会場", "霧島連山", "きりしまった", "高霧島線"}) EXPECT_TRUE(gate.search(plain).empty()) << plain;
}

TEST_F(GateTest, refuses_addresses_of_members_however_they_are_written) {
  std::string text(roster_text);
  text.insert(text.find("\"domains\""), "\"ips\":[\"203.0.113.0/24\",\"2001:db8:7::/48\"],");
  const Roster roster = Roster::parse(text).value();
  const RosterIndex index(roster);
  for (const char* plain : {"203.0.113.45", "45.113.0.203.in-addr.arpa", "::ffff:cb00:712d", "::ffff:203.0.113.45", "2001:db8:7::1"})
    EXPECT_FALSE(index.gate.search(std::string("src ") + plain + " port 25").empty()) << plain;
  for (const char* plain : {"203.0.114.45", "45.114.0.203.in-addr.arpa", "2001:db8:8::1", "10:15:00", "a::b"})
    EXPECT_TRUE(index.gate.search(std::string("src ") + plain + " port 25").empty()) << plain;
}

TEST_F(GateTest, refuses_addresses_and_folders_of_the_inside) {
  const Gate gate(knowledge_);
  EXPECT_FALSE(gate.search("at 10.1.2.3.").empty());
  EXPECT_FALSE(gate.search(R"(C:\Users\somebody\x.exe)").empty());
  EXPECT_FALSE(gate.search(R"({"p":"C:\\Users\\somebody\\x.exe"})").empty());
  EXPECT_TRUE(gate.search(R"(C:\Users\[利用者 K7F3M2]\x.exe and 8.8.8.8 and 1.10.1.2.3)").empty());
}

// Each reading is within the bound, all together are not: the name lies in one that there was no room for.
TEST_F(GateTest, refuses_what_it_could_not_search_to_the_end) {
  std::string bytes;
  for (int i = 0; i < 200; ++i) bytes += to_base64(as_bytes(fmt::format("line number {} of a long report that names nobody", i))) + "\n";
  EXPECT_TRUE(Gate(knowledge_).search(bytes).empty());
  const Gate small(knowledge_, nullptr, 2000);
  const std::vector<Leak> leaks = small.search(bytes);
  ASSERT_EQ(leaks.size(), 1U);
  EXPECT_EQ(leaks.front().ground, LeakGround::not_searched);
  const auto refused = small.admit(bytes);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_permitted);
  EXPECT_NE(refused.error().message.find("send less"), std::string::npos) << refused.error().message;
  EXPECT_TRUE(small.admit(std::string("a short text passes")));
}

TEST_F(GateTest, its_refusal_says_what_sort_and_never_the_word) {
  const auto refused = Gate(knowledge_).admit(std::string("霧島精機"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_permitted);
  EXPECT_EQ(refused.error().message.find("霧島"), std::string::npos);
  EXPECT_NE(refused.error().message.find("organisation"), std::string::npos);
}

}  // namespace
}  // namespace sekimori::mask
