// Every text of this room: both languages, and a source that exists.
#include "feature/govern/texts.h"

#include <gtest/gtest.h>

#include <array>

#include "base/text.h"

namespace sekimori::govern {
namespace {

// Rows that stand on a source of their own or of their file; sources, names of groups and countries are what they are.
constexpr std::array<std::string_view, 11> sourced = {"statement", "amendment", "clock",    "control", "series", "promise",
                                                      "member",    "policy",    "question", "duty",    "record"};

void look(const Json& value, const Json& file, const std::string& where, std::size_t& words) {
  if (value.is_object()) {
    for (const std::string_view prefix : {"", "text_", "about_", "lesson_", "help_", "note_", "step_", "unit_", "limits_"}) {
      const Json* ja = value.find(std::string(prefix) + "ja");
      const Json* en = value.find(std::string(prefix) + "en");
      if (ja == nullptr && en == nullptr) continue;
      ++words;
      EXPECT_TRUE(ja != nullptr && !trim(ja->text()).empty()) << where << ": no Japanese (" << prefix << ")";
      EXPECT_TRUE(en != nullptr && !trim(en->text()).empty()) << where << ": no English (" << prefix << ")";
    }
    for (const auto& [name, child] : value.members()) look(child, file, where + "." + name, words);
  }
  for (const Json& one : value.items()) look(one, file, fmt::format("{}[{}]", where, one["id"].text()), words);
}

TEST(GovernTexts, everything_is_said_in_japanese_and_english) {
  std::size_t words = 0;
  for (const TextFile& file : all_text_files()) look(file.json, file.json, file.folder + "/" + file.name, words);
  EXPECT_GT(words, 500U);
}

TEST(GovernTexts, every_item_names_a_source_that_exists) {
  std::size_t items = 0;
  for (const TextFile& file : all_text_files()) {
    for (const std::string_view kind : sourced)
      for (const Json& row : file.json[kind].items()) {
        ++items;
        EXPECT_FALSE(source_json(row, file.json).is_null()) << file.name << ": " << row["id"].text();
        const std::string_view standing = row["standing"].text();
        EXPECT_TRUE(standing.empty() || standing == "verified" || standing == "unverified") << file.name << ": " << standing;
      }
    EXPECT_TRUE(file.folder != "law/replays" || !source_json(file.json).is_null()) << file.name;
  }
  EXPECT_GT(items, 200U);
}

TEST(GovernTexts, what_nobody_checked_is_unverified) {
  EXPECT_EQ(standing_of(*Json::parse(R"({"standing":"surely"})")), Standing::unverified);
  EXPECT_EQ(standing_of(*Json::parse("{}"), *Json::parse(R"({"standing":"verified"})")), Standing::verified);
  EXPECT_TRUE(source_json(*Json::parse(R"({"source":"nobody"})")).is_null());
}

}  // namespace
}  // namespace sekimori::govern
