#include "engine/inspect/recognise/identifier_finder.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "base/text.h"

namespace sekimori::inspect {
namespace {

std::vector<model::SensitiveFinding> findings_of(std::string_view text) {
  return find_identifiers(fold_for_recognition(text, Spacing::text));
}

const model::SensitiveFinding* of_type(const std::vector<model::SensitiveFinding>& findings, std::string_view type) {
  for (const auto& finding : findings)
    if (finding.type == type) return &finding;
  return nullptr;
}

std::string my_number(SeededRandom& random) {
  while (true) {
    std::u16string digits;
    for (int i = 0; i < 12; ++i) digits += static_cast<char16_t>(u'0' + random.below(10));
    if (is_my_number(digits)) return to_utf8(digits);
  }
}

TEST(CheckDigits, pass_known_numbers_and_one_random_number_in_ten) {
  EXPECT_TRUE(is_corporate_number(u"7000012050002"));  // National Tax Agency
  EXPECT_FALSE(is_corporate_number(u"7000012050003"));
  EXPECT_TRUE(is_card_number(u"4111111111111111"));
  EXPECT_TRUE(is_card_number(u"378282246310005"));
  EXPECT_FALSE(is_card_number(u"4111111111111112"));
  EXPECT_FALSE(is_card_number(u"9111111111111110"));
  EXPECT_TRUE(is_my_number(u"123456789018"));
  EXPECT_FALSE(is_my_number(u"123456789012"));
  EXPECT_FALSE(is_my_number(u"000000000000"));
  SeededRandom random(5);
  int passed = 0;
  for (int i = 0; i < 20000; ++i) {
    std::u16string digits;
    for (int j = 0; j < 12; ++j) digits += static_cast<char16_t>(u'0' + random.below(10));
    passed += is_my_number(digits) ? 1 : 0;
  }
  EXPECT_NEAR(passed / 20000.0, 0.0997, 0.01);
}

TEST(Identifiers, are_found_with_exact_ranges) {
  const std::string text = "担当：山田（ｙａｍａｄａ＠example.co.jp）　電話 ０３－１２３４－５６７８、携帯090-1234-5678";
  const auto findings = findings_of(text);
  ASSERT_EQ(findings.size(), 2u);
  const std::u32string points = to_utf32(text);
  const auto slice = [&](const model::TextRange& range) { return to_utf8(points.substr(range.start, range.end - range.start)); };
  const auto* mail = of_type(findings, "mail_address");
  const auto* phone = of_type(findings, "phone_number");
  ASSERT_TRUE(mail != nullptr && phone != nullptr);
  EXPECT_EQ(slice(mail->ranges.at(0)), "ｙａｍａｄａ＠example.co.jp");
  EXPECT_EQ(phone->count, 2u);
  EXPECT_GE(phone->confidence, 0.9);
  EXPECT_EQ(slice(phone->ranges.at(0)), "０３－１２３４－５６７８");
  EXPECT_EQ(slice(phone->ranges.at(1)), "090-1234-5678");
}

TEST(Identifiers, gain_confidence_by_keyword_and_column) {
  SeededRandom random(6);
  const std::string one = my_number(random);
  const auto prose = findings_of("受付の控えは " + one + " である。");
  ASSERT_EQ(prose.size(), 1u);
  EXPECT_LT(prose[0].confidence, 0.5);
  const auto named = findings_of("個人番号：" + one);
  ASSERT_EQ(named.size(), 1u);
  EXPECT_GE(named[0].confidence, 0.9);
  std::string column;
  for (int i = 0; i < 30; ++i) column += "社員" + std::to_string(i) + "," + my_number(random) + ",営業\n";
  const auto listed = findings_of(column);
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].count, 30u);
  EXPECT_GE(listed[0].confidence, 0.9);
}

TEST(Identifiers, are_not_seen_in_columns_of_other_numbers) {
  SeededRandom random(8);
  std::string column;
  for (int i = 0; i < 200; ++i) {
    std::string number = "1";
    for (int j = 0; j < 11; ++j) number += static_cast<char>('0' + random.below(10));
    column += "注文," + number + ",個\n";
  }
  EXPECT_EQ(of_type(findings_of(column), "my_number"), nullptr);
}

TEST(Identifiers, are_not_parts_of_other_things) {
  for (std::string_view text :
       {"型番 AB-4111111111111111", "版 4111111111111111.5", "id=x4111111111111111", "0312345678 は伝票の番号", "12-34 5-6 7", "@所属",
        "a@b", "user@localhost", "2026-04-01 2026-04-02", "IP 192.168.10.100", "3.14159265358979", "100-2000", "第123-4567号"})
    EXPECT_TRUE(findings_of(text).empty()) << text << " " << findings_of(text).at(0).type;
}

TEST(Identifiers, know_cards_postcodes_and_addresses) {
  const auto confidence_of = [](std::string_view text, std::string_view type) {
    const auto findings = findings_of(text);
    const auto* found = of_type(findings, type);
    return found == nullptr ? 0.0 : found->confidence;
  };
  EXPECT_GE(confidence_of("カード番号 4111 1111 1111 1111 有効期限 12/27", "card_number"), 0.9);
  EXPECT_GE(confidence_of("法人番号 7000012050002", "corporate_number"), 0.9);
  const auto where = findings_of("〒231-0005 神奈川県横浜市中区本町６丁目５０番地の１０");
  ASSERT_NE(of_type(where, "postal_code"), nullptr);
  ASSERT_NE(of_type(where, "address"), nullptr);
  EXPECT_GE(of_type(where, "address")->confidence, 0.9);
  EXPECT_TRUE(findings_of("神奈川県は海に面し、横浜市は人口が多い。").empty());
  EXPECT_GE(confidence_of("+81 90-1234-5678", "phone_number"), 0.9);
}

TEST(Identifiers, take_time_in_proportion_to_the_text) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "1234567890 ";
  EXPECT_TRUE(findings_of(text).empty());
  text.assign(2000000, '@');
  EXPECT_TRUE(findings_of(text).empty());
  text.assign(2000000, '1');
  EXPECT_TRUE(findings_of(text).empty());
}

}  // namespace
}  // namespace sekimori::inspect
