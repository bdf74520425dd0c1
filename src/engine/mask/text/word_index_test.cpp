#include "engine/mask/text/word_index.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

std::string found_in(const WordIndex& words, std::string_view text) {
  const std::u32string signs = to_utf32(text);
  std::string out;
  words.find(views_of(signs).front(), [&](const Word&, std::size_t first, std::size_t end) {
    out += (out.empty() ? "" : "|") + to_utf8(std::u32string_view(signs).substr(first, end - first));
  });
  return out;
}

WordIndex index_of(std::initializer_list<const char*> words) {
  WordIndex out;
  for (const char* word : words) out.add({.tight = tight_word(word), .subject = word});
  out.build();
  return out;
}

TEST(WordIndex, finds_long_words_anywhere_and_short_ones_by_themselves) {
  const WordIndex words = index_of({"kirishima", "taro", "霧島精機", "佐藤", "TSK"});
  EXPECT_EQ(found_in(words, "http://login-kirishimaportal.example/"), "kirishima");
  EXPECT_EQ(found_in(words, "taro starost Taro2"), "taro|Taro");
  EXPECT_EQ(found_in(words, "新霧島精機部"), "霧島精機");
  EXPECT_EQ(found_in(words, "営業部佐藤が、加佐藤は"), "佐藤");
  EXPECT_EQ(found_in(words, "TSK tsk TSKX"), "TSK");
}

TEST(WordIndex, bridges_separators_but_not_sentences) {
  const WordIndex words = index_of({"tanakaseiko", "霧島精機"});
  EXPECT_EQ(found_in(words, "Tanaka - Seiko"), "Tanaka - Seiko");
  EXPECT_EQ(found_in(words, "> 霧島\n> 精機"), "霧島\n> 精機");
  EXPECT_EQ(found_in(words, "霧島。精機"), "");
}

TEST(WordIndex, kana_stands_alone_or_before_an_honorific) {
  const WordIndex words = index_of({"ヤエ", "たなか"});
  EXPECT_EQ(found_in(words, "タナカが、たなかさん、あなたなかま"), "タナカ|たなか");
}

TEST(WordIndex, a_single_kanji_needs_an_honorific) {
  const WordIndex words = index_of({"森"});
  EXPECT_EQ(found_in(words, "森の中で森さんが"), "森");
}

}  // namespace
}  // namespace sekimori::mask
