#include "engine/mask/text/tight.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace sekimori::mask {
namespace {

TEST(Tight, makes_widths_kana_hyphens_and_blanks_equal) {
  for (const char* one : {"Tanaka-Seiko", "ＴＡＮＡＫＡ　ＳＥＩＫＯ", "tanaka‐seiko", "Tanaka–Seikō", "t.a.n.a.k.a seiko"})
    EXPECT_EQ(tight_word(one), U"tanakaseiko") << one;
  for (const char* one : {"タナカセイコー", "ﾀﾅｶｾｲｺｰ", "たなかせいこ", "タナカ・セイコ", "タナカ セイコ", "タ\u200Bナカセイコ"})
    EXPECT_EQ(tight_word(one), U"たなかせいこ") << one;
  EXPECT_EQ(tight_word("ｶﾞｽ"), U"がす");
  EXPECT_EQ(tight_word("パ\u0300"), U"ぱ");
  EXPECT_EQ(tight_word("髙橋"), tight_word("高橋"));
  EXPECT_EQ(tight_word("㈱霧島"), U"株霧島");
}

TEST(Tight, leads_back_to_where_a_sign_came_from) {
  const Tight tight = tight_of(U"a - ﾀﾞ x");
  EXPECT_EQ(tight.units, U"aだx");
  EXPECT_THAT(tight.at, ::testing::ElementsAre(0, 4, 7));
}

TEST(Romaji, knows_the_spellings_people_use) {
  EXPECT_THAT(romaji_of("サトウ"), ::testing::IsSupersetOf({U"sato", U"satou", U"satoh", U"satoo"}));
  EXPECT_THAT(romaji_of("シンジ"), ::testing::IsSupersetOf({U"shinji", U"sinzi"}));
  EXPECT_THAT(romaji_of("ホンマ"), ::testing::IsSupersetOf({U"honma", U"homma"}));
  EXPECT_THAT(romaji_of("ハットリ"), ::testing::IsSupersetOf({U"hattori"}));
  EXPECT_THAT(romaji_of("コッチ"), ::testing::IsSupersetOf({U"kotchi"}));
  EXPECT_TRUE(romaji_of("田中").empty());
}

}  // namespace
}  // namespace sekimori::mask
