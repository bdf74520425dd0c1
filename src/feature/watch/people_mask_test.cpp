#include "feature/watch/people_mask.h"

#include <gtest/gtest.h>

namespace sekimori::watch {
namespace {

model::KnownPerson person(std::string name, std::string staff_number, std::vector<std::string> accounts) {
  model::KnownPerson known;
  known.person.name = std::move(name);
  known.person.staff_number = std::move(staff_number);
  known.person.accounts = std::move(accounts);
  return known;
}

std::string masked(std::string_view text) {
  static const PeopleMask mask({person("試験 太郎", "A-17", {"CORP\\taro", "taro.test@corp.example"}),
                                person("見本 花子", "A-18", {"hana"}), person("Sato Jiro", "A-19", {"ji"}),
                                person("明示 済", "A-20", {"open"})});
  const auto out = mask.apply(text, [](const model::KnownPerson& known) -> Result<std::string> {
    return known.person.staff_number == "A-20" ? "" : "<" + known.person.staff_number + ">";
  });
  return out ? *out : out.error().message;
}

TEST(PeopleMask, accounts_are_found_as_words_in_paths_and_addresses) {
  EXPECT_EQ(masked("C:\\Users\\TARO\\plan.dxf"), "C:\\Users\\<A-17>\\plan.dxf");
  EXPECT_EQ(masked("mail to taro.test@corp.example from hana"), "mail to <A-17> from <A-18>");
  EXPECT_EQ(masked("\\\\fs01\\home\\hana_old\\a-17.txt"), "\\\\fs01\\home\\<A-18>_old\\<A-17>.txt");
  EXPECT_EQ(masked("kentaro.txt hanabi.xlsx taro2.txt"), "kentaro.txt hanabi.xlsx taro2.txt") << "a part of a word is no account";
  EXPECT_EQ(masked("Sato Jiro.docx"), "<A-19>.docx");
}

TEST(PeopleMask, japanese_names_are_found_with_and_without_a_blank) {
  EXPECT_EQ(masked("退職_試験太郎_2026.docx"), "退職_<A-17>_2026.docx");
  EXPECT_EQ(masked("見本　花子と試験 太郎"), "<A-18>と<A-17>");
  EXPECT_EQ(masked("図面hana控え"), "図面<A-18>控え");
}

TEST(PeopleMask, who_is_revealed_stays_and_unknown_owners_of_homes_do_not) {
  EXPECT_EQ(masked("/home/open/x"), "/home/open/x");
  EXPECT_EQ(masked("/home/whoever/x"), "/home/(owner)/x");
  EXPECT_EQ(masked("C:\\Users\\Public\\x"), "C:\\Users\\Public\\x");
  EXPECT_EQ(masked("\\\\fs01\\users$\\somebody"), "\\\\fs01\\users$\\(owner)");
  EXPECT_EQ(masked("D:\\superusers\\plan"), "D:\\superusers\\plan");
  EXPECT_EQ(masked(""), "");
  EXPECT_EQ(masked("/"), "/");
  EXPECT_EQ(masked("x/"), "x/");
}

TEST(PeopleMask, an_account_of_nobody_known_is_masked_as_a_word) {
  EXPECT_EQ(PeopleMask::apply("C:\\Work\\Ghost\\ghostly.txt ghost", "ghost", "P-1"), "C:\\Work\\P-1\\ghostly.txt P-1");
  EXPECT_EQ(PeopleMask::apply("x", "x", "P-1"), "x");
}

}  // namespace
}  // namespace sekimori::watch
