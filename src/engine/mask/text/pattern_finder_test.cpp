#include "engine/mask/text/pattern_finder.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"

namespace sekimori::mask {
namespace {

class PatternFinderTest : public ::testing::Test {
 protected:
  PatternFinderTest()
      : roster_(
            Roster::parse(
                R"({"version":1,"organisations":[{"id":"m","names":["霧島精機"],"domains":["kirishima-seiki.example"],"ips":["203.0.113.0/24","2001:db8::/32"]}]})")
                .value()),
        knowledge_(roster_) {}

  // What is to go, as "identifier:text", or what is to stay, as "indicator:text"; in order of place.
  std::vector<std::string> found(std::string_view text, bool kept) {
    const std::u32string signs = to_utf32(text);
    std::vector<std::pair<std::uint32_t, std::string>> all;
    find_patterns(views_of(signs).front(), knowledge_, [&](Finding&& one) {
      if (one.keep == kept)
        all.emplace_back(one.start, std::string(kept ? name_of(one.indicator) : name_of(one.identifier)) + ":" +
                                        to_utf8(std::u32string_view(signs).substr(one.start, one.end - one.start)));
    });
    std::ranges::sort(all);
    std::vector<std::string> out;
    for (auto& [place, what] : all) out.push_back(std::move(what));
    return out;
  }
  void goes(std::string_view text, const std::string& what) {
    const auto all = found(text, false);
    EXPECT_NE(std::ranges::find(all, what), all.end()) << what << " in '" << text << "'; found " << ::testing::PrintToString(all);
  }
  void stays(std::string_view text, const std::string& what) {
    const auto all = found(text, true);
    EXPECT_NE(std::ranges::find(all, what), all.end()) << what << " in '" << text << "'; found " << ::testing::PrintToString(all);
  }
  void nothing_goes(std::string_view text) {
    EXPECT_TRUE(found(text, false).empty()) << text << ": " << ::testing::PrintToString(found(text, false));
  }

  Roster roster_;
  Knowledge knowledge_;
};

TEST_F(PatternFinderTest, addresses_have_an_owner) {
  goes("see https://www.kirishima-seiki.example/a", "domain:https://www.kirishima-seiki.example/a");
  goes("x@mail.kirishima-seiki.example", "mail_address:x@mail.kirishima-seiki.example");
  goes("from 203.0.113.77 to", "ip_address:203.0.113.77");
  goes("addr 2001:db8::1 end", "ip_address:2001:db8::1");
  goes("at 10.1.2.3 and", "ip_address:10.1.2.3");
  goes("当社のプロキシのIPは 198.51.100.9 です", "ip_address:198.51.100.9");
  goes("宛先: kim@else.com", "mail_address:kim@else.com");
  stays("C2 198.51.100.9", "ip_address:198.51.100.9");
  stays("当社の社員が kim@else.com に送信", "mail_address:kim@else.com");
  stays("hxxp://bad[.]com/a", "url:hxxp://bad[.]com/a");
  stays("evil(at)bad[.]com", "mail_address:evil(at)bad[.]com");
  stays("ｈｔｔｐ：//bad.com/x", "url:ｈｔｔｐ：//bad.com/x");
  stays("at bad.com.", "domain:bad.com");
  stays("www.google.com", "domain:www.google.com");
  stays("CVE-2026-12345", "vulnerability:CVE-2026-12345");
}

TEST_F(PatternFinderTest, hosts_paths_and_shares_of_the_inside) {
  goes("dc01.corp.local", "internal_host:dc01.corp.local");
  goes("host DESKTOP-AB12CD3 ran", "internal_host:DESKTOP-AB12CD3");
  goes("SRV-MAIL01", "internal_host:SRV-MAIL01");
  goes("Laptop KWS-LT-0042 beaconed", "internal_host:KWS-LT-0042");
  goes("ホスト名: tk-note-17", "internal_host:tk-note-17");
  goes("http://intranet/portal", "internal_host:http://intranet/portal");
  goes(R"(C:\Users\yaegashi\a.exe)", "path_user:yaegashi");
  goes("/home/yaegashi/.ssh", "path_user:yaegashi");
  goes(R"(KSKCORP\yaegashi02)", R"(path_user:KSKCORP\yaegashi02)");
  goes(R"(open \\fs01\設計\図面.dwg now)", R"(share_name:\\fs01\設計\図面.dwg)");
  stays(R"(\\bad.com@SSL\share\a.dll)", R"(url:\\bad.com@SSL\share\a.dll)");
  nothing_goes(R"(HKLM\Software\Microsoft)");
  nothing_goes(R"(C:\Users\Public\a.exe)");
}

TEST_F(PatternFinderTest, numbers_by_form_and_by_the_word_before) {
  goes("TEL 03-1234-5678", "phone:03-1234-5678");
  goes("（０３）１２３４－５６７８", "phone:（０３）１２３４－５６７８");
  goes("+81-3-1234-5678", "phone:+81-3-1234-5678");
  goes("090-1234-5678", "phone:090-1234-5678");
  goes("内線 4512", "phone:4512");
  goes("〒210-0007", "postal_address:210-0007");
  goes("神奈川県川崎市川崎区駅前本町12番3号", "postal_address:神奈川県川崎市川崎区駅前本町12番3号");
  goes("1-2-3 Ekimae-honcho, Kawasaki-ku, Japan", "postal_address:1-2-3 Ekimae-honcho, Kawasaki-ku, Japan");
  goes("INC0012345 を", "ticket:INC0012345");
  goes("受付番号：A-77-123", "ticket:A-77-123");
  goes("社員番号 E10234", "person:E10234");
  goes("証券コード：6501", "organisation:6501");
  goes("法人番号 7000012050002", "organisation:7000012050002");
  goes("従業員数は約1,200名", "attribute_combination:従業員数は約1,200名");
  nothing_goes("バージョン 1.2.3 で 12345 件");
}

TEST_F(PatternFinderTest, organisations_departments_and_titles) {
  goes("株式会社朝凪電工の方", "organisation:株式会社朝凪電工");
  goes("朝凪電工株式会社様", "organisation:朝凪電工株式会社");
  goes("Asanagi Denko Co., Ltd. sent", "organisation:Asanagi Denko Co., Ltd.");
  goes("情報システム部から", "department:情報システム部");
  goes("平塚工場の", "department:平塚工場");
  goes("the Quality Control Department said", "department:Quality Control Department");
  goes("佐藤部長", "title:部長");
  goes("the Kawasaki plant was", "department:Kawasaki plant");
  goes("our Chief Information Officer", "title:Chief Information Officer");
  // What everybody knows.
  EXPECT_TRUE(std::ranges::none_of(found("独立行政法人情報処理推進機構 と Microsoft Corporation", false), [](const std::string& one) {
    return one.starts_with("organisation:独立") || one.ends_with("Microsoft Corporation");
  }));
  // A hash before a firm's name stays whole.
  goes("2d0aabdf2c79e4ec朝凪電工株式会社", "organisation:朝凪電工株式会社");
}

TEST_F(PatternFinderTest, recipients_in_links) {
  goes("http://bad.com/a?id=12345&x=1", "tracking_id:12345");
  goes("http://bad.com/track/A8f3K29dd", "tracking_id:A8f3K29dd");
  goes("http://bad.com/a?u=x@mail.kirishima-seiki.example", "tracking_id:x@mail.kirishima-seiki.example");
  EXPECT_TRUE(found("http://bad.com/a/login.php?lang=ja", false).empty());
}

TEST_F(PatternFinderTest, times_in_all_forms) {
  for (const char* text : {"2026-11-03T10:15:01+09:00", "2026/11/3 10:15", "2026年11月3日(火) 10時15分", "令和8年11月3日",
                           "Tue, 3 Nov 2026 10:15:01 +0900", "November 3, 2026", "11月3日", "11/3"})
    goes(text, std::string("timestamp:") + text);
  std::optional<Instant> time;
  find_times(views_of(U"令和8年11月3日 午後3時05分").front(), [&](Finding&& one) { time = one.time; });
  ASSERT_TRUE(time);
  EXPECT_EQ(time->to_rfc3339(), "2026-11-03T06:05:00Z");
}

TEST_F(PatternFinderTest, persons_by_their_surroundings) {
  goes("営業部山田様", "person:山田");
  goes("八重樫さんが", "person:八重樫");
  goes("御手洗課長", "person:御手洗");
  goes("担当者：八重樫 航", "person:八重樫 航");
  goes("当社の八重樫が開封", "person:八重樫");
  goes("佐藤花子が", "person:佐藤花子");
  goes("Dear Mr. Ito,", "person:Ito");
  goes("Dear Kenji,", "person:Kenji");
  goes("our employee Wataru Yaegashi", "person:Wataru Yaegashi");
  goes("Suzuki-san", "person:Suzuki");
  goes("同僚の御手洗、八重樫も受信", "person:八重樫");
  goes("with Taro Yamada today", "person:Taro Yamada");
  for (const char* text : {"お客様の端末", "関係者各位、皆様", "仕様の変更", "当社の端末が", "Dear Customer,", "同様に"})
    EXPECT_TRUE(std::ranges::none_of(found(text, false), [](const std::string& one) { return one.starts_with("person:"); }))
        << text << ::testing::PrintToString(found(text, false));
}

}  // namespace
}  // namespace sekimori::mask
