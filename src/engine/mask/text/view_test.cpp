#include "engine/mask/text/view.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "engine/mask/testing/disguise.h"

namespace sekimori::mask {
namespace {

// Some reading holds `wanted`, and leads back to exactly `source` in the text.
void expect_found(const std::string& text, const std::string& wanted, const std::string& source) {
  const std::u32string root = to_utf32(text), want = to_utf32(wanted);
  for (const View& view : views_of(root)) {
    const std::size_t at = view.text.find(want);
    if (at == std::u32string::npos) continue;
    const std::string from =
        to_utf8(std::u32string_view(root).substr(view.start_of(at), view.end_of(at + want.size()) - view.start_of(at)));
    if (from == source) return;
  }
  ADD_FAILURE() << "'" << wanted << "' is not found in '" << text << "' as '" << source << "'";
}

TEST(View, takes_each_encoding_off_and_leads_back) {
  expect_found("a %E9%9C%A7%E5%B3%B6 b", "霧島", "%E9%9C%A7%E5%B3%B6");
  expect_found("a =E9=9C=A7=E5=\n=B3=B6 b", "霧島", "=E9=9C=A7=E5=\n=B3=B6");
  expect_found("a &#38695;&#x5cf6; b", "霧島", "&#38695;&#x5cf6;");
  expect_found("a \\u9727\\u5cf6 b", "霧島", "\\u9727\\u5cf6");
  expect_found("a %u9727%u5cf6 b", "霧島", "%u9727%u5cf6");
  expect_found("=?UTF-8?B?6Zyn5bO2?= x", "霧島", "=?UTF-8?B?6Zyn5bO2?=");
  expect_found("=?ISO-2022-JP?B?GyRCTDhFZxsoQg==?= x", "霧島", "=?ISO-2022-JP?B?GyRCTDhFZxsoQg==?=");
  expect_found("id=6Zyn5bO2572u44GN&x=1", "霧島置き", "6Zyn5bO2572u44GN");
  expect_found("id=e99ca7e5b3b6e7bdae&x=1", "霧島置", "e99ca7e5b3b6e7bdae");
  expect_found("http://xn--" + to_punycode(U"霧島精機") + ".com/", "霧島精機", "xn--" + to_punycode(U"霧島精機"));
}

TEST(View, reads_bytes_as_utf16_and_cp932) {
  expect_found("-enc awBpAHIAaQBzAGgAaQBtAGEA end", "kirishima", "awBpAHIAaQBzAGgAaQBtAGEA");
  expect_found("%96%B6%93%87 x", "霧島", "%96%B6%93%87");
  expect_found("x=96b6938790b88b40 ", "霧島", "96b6938790b88b40");
}

TEST(View, reads_numbers_one_by_one) {
  expect_found("data: 6b 69 72 69 73 68 69 6d 61 end", "kirishima", "6b 69 72 69 73 68 69 6d 61");
  expect_found("0x6b,0x69,0x72,0x69,0x73,0x68,0x69,0x6d,0x61;", "kirishima", "0x6b,0x69,0x72,0x69,0x73,0x68,0x69,0x6d,0x61");
  expect_found("String.fromCharCode(107,105,114,105,115,104,105,109,97)", "kirishima", "107,105,114,105,115,104,105,109,97");
}

TEST(View, goes_on_over_broken_lines_and_offsets) {
  const std::string block = to_base64(as_bytes("The mail was sent to taro.yaegashi@kirishima-seiki.example by somebody."));
  const std::string broken = block.substr(0, 60) + "\n" + block.substr(60);
  expect_found(broken, "taro.yaegashi@kirishima-seiki.example", broken.substr(0, broken.find_last_not_of('=') + 1));
  expect_found("xyz" + to_base64(as_bytes("kirishima-seiki")), "kirishima-seiki", "xyz" + to_base64(as_bytes("kirishima-seiki")));
}

TEST(View, finds_what_lies_three_encodings_deep) {
  SeededRandom random(5);
  for (int i = 0; i < 300; ++i) {
    const testing::Disguise worn = testing::encode(random, "taro@kirishima-seiki.example", 3);
    bool found = false;
    for (const View& view : views_of(to_utf32("?id=" + worn.text + " ")))
      found = found || view.text.find(U"taro@kirishima-seiki.example") != std::u32string::npos;
    EXPECT_TRUE(found) << worn.how << ": " << worn.text;
  }
}

TEST(View, punycode_there_and_back) {
  for (const std::u32string_view label : {U"霧島精機", U"bücher", U"日本語-x"})
    EXPECT_EQ(from_punycode(to_utf32(to_punycode(label))), label);
  EXPECT_EQ(to_punycode(U"bücher"), "bcher-kva");
  EXPECT_TRUE(from_punycode(U"!!").empty());
  EXPECT_TRUE(from_punycode(U"a\uFFFDb-x9").empty()) << "what stands before the last hyphen is ASCII alone";
  EXPECT_FALSE(from_punycode(std::u32string(63, U'a') + U"").empty());
  EXPECT_TRUE(from_punycode(std::u32string(64, U'a')).empty()) << "no host has such a label, and a megabyte of it took minutes";
}

TEST(View, plain_text_is_left_alone) {
  const auto views = views_of(U"100% of it = 5 & more.");
  EXPECT_EQ(views.size(), 1U);
}

}  // namespace
}  // namespace sekimori::mask
