#include "feature/respond/windows_names.h"

#include <gtest/gtest.h>

#include <set>

#include "base/text.h"

namespace sekimori::respond {
namespace {

std::string one(std::string name) { return windows_names({std::move(name)}, 150).at(0).stored; }

TEST(WindowsNames, japanese_and_ordinary_names_stay_letter_by_letter) {
  for (const char* name :
       {"図面/金型 第二版.dxf", "メモ.txt", "a-b_c (1).xlsx", "顧客名簿_2026年3月.csv", "ｶﾅ.txt", ".hidden", "console.txt", "𠮷野家.txt"}) {
    EXPECT_EQ(one(name), name);
    EXPECT_TRUE(is_windows_name(name, 150)) << name;
  }
}

TEST(WindowsNames, what_windows_cannot_hold_is_renamed) {
  EXPECT_EQ(one("図面:案?.dxf"), "図面_案_.dxf");
  EXPECT_EQ(one("a\\b|c<d>.txt"), "a_b_c_d_.txt");
  EXPECT_EQ(one("con.txt"), "_con.txt");
  EXPECT_EQ(one("x/NUL"), "x/_NUL");
  EXPECT_EQ(one("Lpt1.tar.gz"), "_Lpt1.tar.gz");
  EXPECT_EQ(one("COM¹"), "_COM¹");
  EXPECT_EQ(one("end. "), "end._");
  EXPECT_EQ(one("a/b./c"), "a/b_/c");
  EXPECT_EQ(one("line\nend\t.txt"), "line_end_.txt");
  EXPECT_EQ(one("photo\xE2\x80\xAEgpj.exe"), "photo_gpj.exe") << "a sign that turns the direction of writing";
  for (const char* name : {"図面:案?.dxf", "con.txt", "a/b./c", "..", "a/../b", "end. ", ""})
    EXPECT_FALSE(is_windows_name(name, 150)) << name;
}

TEST(WindowsNames, long_paths_become_short_and_keep_their_extension) {
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "深いフォルダー/";
  const auto made = windows_names({deep + "図面.dxf", deep + "b.csv", "short.txt"}, 150);
  EXPECT_EQ(made[0].stored, "long/00001.dxf");
  EXPECT_EQ(made[1].stored, "long/00002.csv");
  EXPECT_TRUE(made[0].changed);
  EXPECT_FALSE(made[2].changed);
  std::string wide;
  for (int i = 0; i < 120; ++i) wide += "\xF0\xA0\xAE\xB7";  // two units each
  EXPECT_EQ(utf16_units(wide), 240U);
  EXPECT_EQ(windows_names({wide + ".txt"}, 150).at(0).stored, "long/00001.txt");
}

TEST(WindowsNames, names_that_are_one_on_windows_stay_apart) {
  const std::vector<std::string> names = {"A.txt", "a.txt", "ａ.txt",         "dir/x",  "DIR/y", "dir",
                                          "x:y",   "x?y",   "long/00001.txt", "が.txt", "が.txt"};
  const auto made = windows_names(names, 150);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < made.size(); ++i) {
    EXPECT_TRUE(seen.insert(fold(normalise_nfc(made[i].stored))).second) << made[i].stored;
    EXPECT_TRUE(is_windows_name(made[i].stored, 150)) << made[i].stored;
    EXPECT_EQ(made[i].original, names[i]);
    EXPECT_EQ(made[i].changed, made[i].stored != names[i]);
  }
  EXPECT_EQ(made[0].stored, "A.txt");
  EXPECT_TRUE(made[1].changed);
}

}  // namespace
}  // namespace sekimori::respond
