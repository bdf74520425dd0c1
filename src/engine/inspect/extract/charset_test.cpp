#include "engine/inspect/extract/charset.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "base/text.h"

namespace sekimori::inspect {
namespace {

Bytes encode(std::string_view utf8, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* to = ucnv_open(charset, &status);
  std::u16string wide;
  for (size_t at = 0; at < utf8.size();) wide.push_back(static_cast<char16_t>(next_code_point(utf8, at)));
  std::string out(utf8.size() * 8 + 64, 0);
  status = U_ZERO_ERROR;
  const int n = ucnv_fromUChars(to, out.data(), static_cast<int>(out.size()), wide.data(), static_cast<int>(wide.size()), &status);
  ucnv_close(to);
  EXPECT_TRUE(U_SUCCESS(status)) << charset;
  return to_bytes(std::string_view(out).substr(0, static_cast<size_t>(n)));
}

// Ten characters and up, as they stand in office files.
const std::vector<std::string> samples = {"試作計画の内容について",
                                          "極秘資料取扱注意のこと",
                                          "関係者以外の閲覧を禁ずる",
                                          "お世話になっております。",
                                          "エンジン部品の設計図面",
                                          "顧客名簿は社外に出さないこと",
                                          "この件は明日までに返事をください",
                                          "平成二十七年一月二十八日",
                                          "価格表（改訂版）を送ります",
                                          "ＡＢＣ株式会社　営業部",
                                          "図番 A-1234 の寸法公差は 0.01mm です",
                                          "The 秘密 is kept in the 金庫 of 東京本社"};

class ShortText : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(ShortText, IsReadWithoutAHint) {
  const auto [converter, iana] = GetParam();
  for (const std::string& sample : samples) {
    const Bytes bytes = encode(sample, converter);
    const CharsetGuess guess = guess_charset(bytes);
    EXPECT_EQ(guess.name, iana) << sample;
    EXPECT_EQ(decode(bytes, guess), sample) << converter;
  }
}

INSTANTIATE_TEST_SUITE_P(Encodings, ShortText,
                         testing::Values(std::pair("UTF-8", "UTF-8"), std::pair("windows-31j", "windows-31j"),
                                         std::pair("EUC-JP", "EUC-JP"), std::pair("ISO-2022-JP", "ISO-2022-JP"),
                                         std::pair("UTF-16LE", "UTF-16LE"), std::pair("UTF-16BE", "UTF-16BE")));

TEST(Charset, ByteOrderMarksDecide) {
  using namespace std::string_view_literals;
  EXPECT_EQ(decode(as_bytes("\xEF\xBB\xBFx"), guess_charset(as_bytes("\xEF\xBB\xBFx"))), "x");
  EXPECT_EQ(decode(as_bytes("\xFF\xFE\xD8\x79"sv), guess_charset(as_bytes("\xFF\xFE\xD8\x79"sv))), "秘");
  EXPECT_EQ(decode(as_bytes("\xFE\xFF\x79\xD8"sv), guess_charset(as_bytes("\xFE\xFF\x79\xD8"sv))), "秘");
}

TEST(Charset, PlainAsciiStaysAscii) {
  for (const char* text : {"hello world", "B0D0F0H0J0", "3041 3042", "a,b,c\n1,2,3\n"})
    EXPECT_EQ(guess_charset(as_bytes(text)).name, "US-ASCII") << text;
}

TEST(Charset, HalfWidthKanaAreCp932) {
  const Bytes bytes = encode("ﾃｽﾄﾃﾞｰﾀ ｼｽﾃﾑｶﾝﾘ ﾌﾟﾛｸﾞﾗﾑ", "windows-31j");
  const CharsetGuess guess = guess_charset(bytes);
  EXPECT_EQ(guess.charset, Charset::cp932);
  EXPECT_EQ(decode(bytes, guess), "ﾃｽﾄﾃﾞｰﾀ ｼｽﾃﾑｶﾝﾘ ﾌﾟﾛｸﾞﾗﾑ");
}

TEST(Charset, ExtensionRowsOfNecAndIbmAreRead) {
  // 0x8740 is the NEC circled one, 0xFBFC the IBM 髙 (0xEEE0 in NEC's selection), 0x8A the stock company sign.
  const Bytes bytes{0x87, 0x40, 0x87, 0x8A, 0xFB, 0xFC, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x82, 0xCC};
  const CharsetGuess guess = guess_charset(bytes);
  EXPECT_EQ(guess.charset, Charset::cp932);
  EXPECT_EQ(decode(bytes, guess), "①㈱髙テストの");
  // The same row in EUC-JP and in ISO-2022-JP as Windows programs write them.
  EXPECT_EQ(decode(as_bytes("\xAD\xA1"), {Charset::euc_jp, "EUC-JP", 0, 1}), "①");
  EXPECT_EQ(decode(as_bytes("\x1B$B-!\x1B(B"), {Charset::iso_2022_jp, "ISO-2022-JP", 0, 1}), "①");
}

TEST(Charset, KanaOfIso2022JpInAllThreeWays) {
  const CharsetGuess guess{Charset::iso_2022_jp, "ISO-2022-JP", 0, 1};
  EXPECT_EQ(decode(as_bytes("\x1B(I1\x1B(B"), guess), "ｱ");
  EXPECT_EQ(decode(as_bytes("\x0E"
                            "1\x0F"),
                   guess),
            "ｱ");
  EXPECT_EQ(decode(as_bytes("\xB1"), guess), "ｱ");
}

TEST(Charset, MalformedBytesAreCountedAndReplaced) {
  size_t malformed = 0;
  EXPECT_EQ(decode(as_bytes("a\xE3\x81z"), {Charset::utf8, "UTF-8", 0, 1}, &malformed), "a\xEF\xBF\xBDz");
  EXPECT_EQ(malformed, 1U);
}

TEST(Charset, OtherLanguagesGoToTheSecondOpinion) {
  const Bytes russian = encode("Секретная информация нашей компании не подлежит разглашению третьим лицам", "windows-1251");
  EXPECT_EQ(decode(russian, guess_charset(russian)), "Секретная информация нашей компании не подлежит разглашению третьим лицам");
}

TEST(Charset, NamesInAnArchiveAreGuessedTogether) {
  const std::string a = std::string(as_text(encode("設計図.txt", "windows-31j")));
  const std::string b = std::string(as_text(encode("見積書（最終）.xlsx", "windows-31j")));
  EXPECT_EQ(guess_charset_of_names({a, b}).charset, Charset::cp932);
}

TEST(Charset, RandomBytesAreNoText) {
  Bytes noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 4096; ++i) noise.push_back(static_cast<Byte>((state = state * 1664525 + 1013904223) >> 24));
  EXPECT_LT(guess_charset(noise).confidence, 0.3);
}

}  // namespace
}  // namespace sekimori::inspect
