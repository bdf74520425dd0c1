#include "engine/mask/masking.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/csv.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/mask/crowd/crowd_check.h"
#include "engine/mask/testing/leak_search.h"

namespace sekimori::mask {
namespace {

Sensitive<Bytes> key() { return Sensitive<Bytes>(Bytes(32, Byte(7))); }

Result<Report> read(const std::string& name, std::string_view bytes) {
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  return report_of(inspect::extract_bytes(name, as_bytes(bytes), limits));
}

MaskingPolicy policy(std::string audience = "manufacturing") {
  return {.key = key(), .audience = std::move(audience), .today = *Day::from_date(2026, 11, 28)};
}

constexpr std::string_view small_roster = R"({"version":1,
"sigs":[{"id":"manufacturing","ja":"製造業","en":"Manufacturing"}],
"industries":[{"id":"E","ja":"製造分野"},{"id":"E29","ja":"電気機械","parent":"E"},{"id":"E31","ja":"輸送機械","parent":"E"}],
"organisations":[
{"id":"m-1","names":["株式会社霧島精機","霧島精機"],"kana":["キリシマセイキ"],"english":["Kirishima Seiki Co., Ltd."],"domains":["kirishima-seiki.example"],
 "ips":["203.0.113.0/24"],"products":["ハヤテギア"],"hosts":["KSK-FS01"],"people":[{"name":"八重樫 航","kana":"ヤエガシ ワタル","mail":["w.yaegashi@kirishima-seiki.example"]}],
 "industry":"E29","prefecture":"神奈川県","employees":1200,"sigs":["manufacturing"]},
{"id":"m-2","names":["朝凪電工株式会社"],"domains":["asanagi.example"],"industry":"E29","prefecture":"石川県","employees":800,"sigs":["manufacturing"]},
{"id":"m-3","names":["白嶺重化株式会社"],"domains":["hakurei.example"],"industry":"E31","prefecture":"愛知県","employees":5200,"sigs":["manufacturing"]},
{"id":"m-4","names":["蒼海製鋼株式会社"],"domains":["sokai.example"],"industry":"E31","prefecture":"神奈川県","employees":1500,"sigs":["manufacturing"]}]})";

std::string content_of(const Masking& done) {
  return done.share["content"].is_string() ? std::string(done.share["content"].text()) : done.share["content"].dump();
}

TEST(Masking, keeps_what_is_the_attackers_and_takes_what_is_the_victims) {
  const Roster roster = Roster::parse(small_roster).value();
  const Report report =
      read("r.txt",
           "霧島精機の八重樫です。2026年11月3日 10時15分、当社の佐藤が evil@bad-trade.com からのメールを開きました。\n"
           "C2は 198.51.100.23、当社は 203.0.113.5。SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n"
           "hxxps://bad-trade[.]com/x?id=dy55YWVnYXNoaUBraXJpc2hpbWEtc2Vpa2kuZXhhbXBsZQ\n")
          .value();
  const Masking done = mask_report(report, roster, policy(), {}).value();
  ASSERT_TRUE(done.released) << (done.refused ? done.refused->message : "");
  EXPECT_EQ(done.member, 0U);
  const std::string out = content_of(done);
  for (const char* gone : {"霧島", "八重樫", "佐藤", "203.0.113.5", "11月3日", "dy55YWVn"})
    EXPECT_EQ(out.find(gone), std::string::npos) << gone << "\n" << out;
  for (const char* kept : {"evil@bad-trade.com", "198.51.100.23", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                           "hxxps://bad-trade[.]com/x?id="})
    EXPECT_NE(out.find(kept), std::string::npos) << kept << "\n" << out;
  EXPECT_NE(out.find("[製造業"), std::string::npos);
  EXPECT_GE(done.residual.candidates, 4U);
}

// Readings of the same block from its second sign on find the same names again, each over a part of it.
TEST(Masking, shows_a_block_once_however_many_names_it_holds) {
  const Roster roster = Roster::parse(small_roster).value();
  std::string text;
  for (int i = 0; i < 300; ++i) text += "株式会社霧島精機。 ";
  const std::string block = to_base64(as_bytes(text));
  const Report report = read("r.txt", "添付の中身: " + block + "\n").value();
  const Masking done = mask_report(report, roster, policy(), {}).value();
  ASSERT_TRUE(done.released) << (done.refused ? done.refused->message : "");
  const std::string out = content_of(done);
  std::size_t shown = 0;
  for (std::size_t at = out.find("[base64: "); at != std::string::npos; at = out.find("[base64: ", at + 1)) ++shown;
  EXPECT_EQ(shown, 1U) << out.substr(0, 500);
  EXPECT_LT(out.size(), 300 * 40U);
}

TEST(Masking, has_the_same_sign_for_the_same_value_in_one_audience_and_none_across) {
  const Roster roster = Roster::parse(small_roster).value();
  const Report report = read("r.txt", "宛先は w.yaegashi@kirishima-seiki.example でした。2026-11-03").value();
  const auto once = content_of(mask_report(report, roster, policy(), {}).value());
  const auto again = content_of(mask_report(report, roster, policy(), {}).value());
  EXPECT_EQ(once, again);
  MaskingPolicy other = policy();
  other.epoch = "2027Q1";
  EXPECT_NE(once, content_of(mask_report(report, roster, other, {}).value()));
}

TEST(Masking, an_audience_too_small_to_hide_in_gets_nothing) {
  std::string text(small_roster);
  text.resize(text.find(",\n{\"id\":\"m-3\""));
  const Roster roster = Roster::parse(text + "]}").value();
  const Masking done = mask_report(read("r.txt", "霧島精機の報告です。").value(), roster, policy(), {}).value();
  EXPECT_FALSE(done.released);
  ASSERT_TRUE(done.refused);
  EXPECT_EQ(done.refused->code, ErrorCode::not_permitted);
  EXPECT_TRUE(to_json(done, roster, Originals::left_out)["share"].is_null());
}

TEST(Masking, mail_loses_recipients_servers_and_the_desks_own_words) {
  const Roster roster = Roster::parse(small_roster).value();
  const Report report =
      read("r.eml",
           "Delivered-To: w.yaegashi@kirishima-seiki.example\n"
           "Received: from mx2.kirishima-seiki.example (mx2 [10.0.0.3]) by ksk-ex01.corp.local with ESMTP id 1; Tue, 3 Nov 2026 10:15:05 "
           "+0900\n"
           "Received: from bad-trade.com (bad-trade.com [198.51.100.7]) by mx2.kirishima-seiki.example with ESMTPS id 2 for "
           "<w.yaegashi@kirishima-seiki.example>; Tue, 3 Nov 2026 10:15:01 +0900\n"
           "X-KSK-Gateway: scanned by KSK-GW3\n"
           "From: =?UTF-8?B?5o6h55So5ouF5b2T?= <hr@bad-trade.com>\nTo: \"Wataru Yaegashi\" <w.yaegashi@kirishima-seiki.example>\n"
           "Message-ID: <1234@bad-trade.com>\nSubject: =?UTF-8?B?6Zyn5bO257K+5qmf5qeY?=\nDate: Tue, 3 Nov 2026 10:15:00 +0900\nX-Mailer: "
           "Foxmail 7.2\n\n"
           "八重樫様\n採用の件です。\n\n2026年11月2日 9:00 八重樫 航 <w.yaegashi@kirishima-seiki.example>:\n> "
           "展示会のブース7番で資料をお渡しします。\n")
          .value();
  const Masking done = mask_report(report, roster, policy(), {}).value();
  ASSERT_TRUE(done.released) << (done.refused ? done.refused->message : "") << done.share.dump();
  const std::string out = content_of(done);
  for (const char* gone : {"kirishima", "yaegashi", "Yaegashi", "ksk-ex01", "10.0.0.3", "KSK", "展示会", "霧島", "10:15:0"})
    EXPECT_EQ(out.find(gone), std::string::npos) << gone << "\n" << out;
  for (const char* kept : {"hr@bad-trade.com", "198.51.100.7", "1234@bad-trade.com", "Foxmail 7.2", "採用の件"})
    EXPECT_NE(out.find(kept), std::string::npos) << kept << "\n" << out;
}

// Seeds of these tests are below 1000; the figures of the benchmark come from seeds nobody has looked at.
TEST(Masking, seeded_identifiers_do_not_leak) {
  std::size_t tokens = 0, structured = 0, structured_leaks = 0, free_leaks = 0, indicators = 0, lost = 0, released = 0, reports = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const testing::SeededRoster made = testing::make_roster(seed, 59);
    const Roster roster = Roster::parse(made.json).value();
    const RosterIndex index(roster);
    testing::ReportGenerator generator(seed, made);
    for (int i = 0; i < 25; ++i) {
      const testing::GeneratedReport one = generator.next();
      const auto report = read(one.name, one.bytes);
      ASSERT_TRUE(report) << report.error().message << one.bytes;
      MaskingPolicy how = policy(one.audience);
      how.member = one.member;
      const Masking done = mask_report(*report, index, how, {}).value();
      ++reports;
      released += done.released.has_value() ? 1U : 0U;
      for (const testing::SeededToken& token : one.tokens) ++(token.structured ? structured : tokens);
      for (const testing::Leaked& leak : testing::leaks_in(done.share, one)) {
        ++(leak.token->structured ? structured_leaks : free_leaks);
        ADD_FAILURE() << "seed " << seed << " report " << i << " " << name_of(leak.token->identifier) << " '" << leak.token->form
                      << "' means '" << leak.token->plain << "' (" << leak.token->how << ")";
      }
      for (const std::string& gone : testing::lost_indicators(done.share, one)) {
        ++lost;
        ADD_FAILURE() << "seed " << seed << " report " << i << " lost indicator " << gone;
      }
      if (!done.released)
        for (const Leak& leak : done.leaks)
          ADD_FAILURE() << "seed " << seed << " report " << i << " gate: " << name_of(leak.identifier) << " (" << leak.how << ") …"
                        << leak.around << "…";
      indicators += one.indicators.size();
    }
  }
  std::printf("reports %zu released %zu, free tokens %zu leaks %zu, structured %zu leaks %zu, indicators %zu lost %zu\n", reports, released,
              tokens, free_leaks, structured, structured_leaks, indicators, lost);
}

// Broken reports: whatever happens to the bytes, what the gate lets out names no member in plain.
TEST(Masking, mutilated_reports_are_refused_or_clean) {
  const testing::SeededRoster made = testing::make_roster(77, 30);
  const Roster roster = Roster::parse(made.json).value();
  const RosterIndex index(roster);
  testing::ReportGenerator generator(77, made);
  SeededRandom random(77);
  std::size_t released = 0;
  for (int i = 0; i < 60; ++i) {
    const testing::GeneratedReport one = generator.next();
    std::string bytes = one.bytes;
    for (std::uint64_t n = 1 + random.below(12); n > 0 && !bytes.empty(); --n) {
      const auto at = static_cast<std::size_t>(random.below(bytes.size()));
      switch (random.below(4)) {
        case 0: bytes[at] = static_cast<char>(random.below(256)); break;
        case 1: bytes.erase(at, static_cast<std::size_t>(1 + random.below(30))); break;
        case 2: bytes.insert(at, bytes.substr(at / 2, static_cast<std::size_t>(random.below(60)))); break;
        default: bytes.insert(at, std::string(1, static_cast<char>(random.below(256))));
      }
    }
    const auto report = read(one.name, bytes);
    if (!report) {
      EXPECT_EQ(report.error().code, ErrorCode::invalid_input);
      continue;
    }
    MaskingPolicy how = policy(one.audience);
    how.member = one.member;
    const auto done = mask_report(*report, index, how, {});
    if (!done || !done->released) continue;
    ++released;
    const std::string out = done->released->value().dump();
    for (const testing::MadeMember& member : made.members)
      for (const std::string& name : {member.short_name, member.domain, member.english_short, member.people[0].mail})
        EXPECT_EQ(out.find(name), std::string::npos) << name;
  }
  EXPECT_GE(released, 30U);
}

// Two members from January, three from May on, a mail of February: the year alone hides who it was, in the content as in the attributes.
TEST(Masking, no_part_of_a_share_tells_the_time_finer_than_its_span) {
  std::string text(small_roster);
  text.insert(text.rfind("]}"),
              R"(,{"id":"m-5","names":["五番電工株式会社"],"industry":"E29","sigs":["manufacturing"],"joined":"2026-05-01"})");
  const auto join = [&](const std::string& id, const std::string& day) {
    const std::string mark = "{\"id\":\"" + id + "\",";
    text.insert(text.find(mark) + mark.size(), "\"joined\":\"" + day + "\",");
  };
  join("m-1", "2026-01-05");
  join("m-2", "2026-01-05");
  join("m-3", "2026-05-01");
  join("m-4", "2026-05-01");
  const Roster roster = Roster::parse(text).value();
  for (const Language language : {Language::ja, Language::en}) {
    MaskingPolicy how = policy();
    how.member = "m-1";
    how.language = language;
    const Masking done =
        mask_report(read("r.txt", "霧島精機です。2026年2月3日 10時15分に開き、2026年3月1日に気づきました。").value(), roster, how, {})
            .value();
    ASSERT_TRUE(done.released) << done.refused->message;
    EXPECT_EQ(done.attributes.span.to_string(), "2026");
    EXPECT_EQ(done.share["epoch"].text(), "2026");
    const std::string out = content_of(done);
    EXPECT_NE(out.find(language == Language::ja ? "[2026年 T+0日00:00:00]" : "[2026 T+0d 00:00:00]"), std::string::npos) << out;
    EXPECT_EQ(out.find("月"), std::string::npos) << out;
    EXPECT_EQ(out.find("2026-0"), std::string::npos) << out;
    const ReleasedShare share = released_share(done.released->value()).value();
    EXPECT_TRUE(check_crowds(roster, {share}).faults.empty());
    // The same share, with the month in one stamp: a checker that reads the content sees that two members remain.
    for (const char* stamp : {"[2026年2月 T+0日]", "[2026-02 T+0d 00:00:01]", "[2026年第1四半期 T+0日]", "[week of 2026-02-02 T+0d]"}) {
      Json finer = done.released->value();
      finer.set("content", stamp);
      const CrowdCheck check = check_crowds(roster, {released_share(finer).value()});
      ASSERT_EQ(check.faults.size(), 1U) << stamp;
      EXPECT_EQ(check.faults.front().candidates, 2U) << stamp;
    }
    Json quarter = done.released->value();
    quarter.set("epoch", "2026Q1");
    EXPECT_EQ(check_crowds(roster, {released_share(quarter).value()}).faults.size(), 1U);
    how.epoch = "2026Q1";
    EXPECT_FALSE(mask_report(read("r.txt", "霧島精機です。2026年2月3日").value(), roster, how, {})->released);
  }
  // What is told in STIX begins with the span, too.
  const std::string bundle =
      R"({"type":"bundle","id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d","objects":[{"type":"indicator","spec_version":"2.1",)"
      R"("id":"indicator--5d0092c5-5f74-4287-9642-33f4c354e56e","created":"2026-02-03T01:00:00Z","modified":"2026-02-03T01:00:00Z",)"
      R"("pattern":"[ipv4-addr:value = '198.51.100.23']","pattern_type":"stix","valid_from":"2026-02-03T01:00:00Z"}]})";
  MaskingPolicy how = policy();
  how.member = "m-1";
  const Masking done = mask_report(read("b.json", bundle).value(), roster, how, {}).value();
  EXPECT_EQ(done.share["content"].dump().find("2026-02"), std::string::npos) << done.share.dump();
  EXPECT_NE(done.share["content"].dump().find("2026-01-01T"), std::string::npos);
}

// When it was is not for the attacker to say.
TEST(Masking, the_border_and_the_reporter_tell_the_time_not_the_sender) {
  const Roster roster = Roster::parse(small_roster).value();
  const auto mail = [&](std::string_view date, std::string_view received) {
    std::string text = "To: <w.yaegashi@kirishima-seiki.example>\nFrom: <hr@bad-trade.com>\nSubject: x\n";
    if (!received.empty())
      text += fmt::format("Received: from bad-trade.com (bad-trade.com [198.51.100.7]) by mx2.kirishima-seiki.example; {}\n", received);
    return text + fmt::format("Date: {}\n\n1999-01-01 10:00 に会いましょう。\n", date);
  };
  struct Case {
    std::string_view date, received, span;
    bool doubtful;
  };
  MaskingPolicy how = policy();
  how.member = "m-1";
  how.came = Instant::parse("2026-11-20T03:00:00Z").value();
  for (const Case& one :
       {Case{"Tue, 3 Mar 1999 10:15:00 +0900", "Tue, 3 Nov 2026 10:15:05 +0900", "2026-11", true},
        Case{"Tue, 3 Mar 2099 10:15:00 +0900", "Tue, 3 Nov 2026 10:15:05 +0900", "2026-11", true},
        Case{"Tue, 3 Mar 2099 10:15:00 +0900", "", "2026-11", true}, Case{"Tue, 3 Mar 1999 10:15:00 +0900", "", "2026-11", true},
        Case{"Tue, 6 Oct 2026 10:15:00 +0900", "", "2026-10", false},
        Case{"Tue, 3 Nov 2026 10:15:00 +0900", "Tue, 3 Nov 2026 10:15:05 +0900", "2026-11", false}}) {
    const Masking done = mask_report(read("r.eml", mail(one.date, one.received)).value(), roster, how, {}).value();
    ASSERT_TRUE(done.released) << one.date << (done.refused ? done.refused->message : "");
    EXPECT_EQ(done.attributes.span.to_string(), one.span) << one.date;
    const std::string out = content_of(done);
    EXPECT_EQ(out.find("T+26"), std::string::npos) << out;
    EXPECT_EQ(out.find("2099"), std::string::npos) << out;
    EXPECT_EQ(done.share["content"]["messages"].items().front()["date"].text() == "[疑わしい時刻]", one.doubtful) << out;
    EXPECT_NE(done.share["content"]["messages"].items().front()["body"].text().find("[疑わしい時刻]"), std::string::npos) << out;
  }
  // What happened a few days before what is reported counts backwards.
  TimeScale times(TimeLevel::month, Language::ja);
  times.note(Instant::parse("2026-11-03T00:00:00Z").value(), false, TimeSource::border);
  EXPECT_EQ(times.said(Instant::parse("2026-10-28T23:00:00Z").value(), false), "[2026年10月 T-5日01:00:00]");
}

// A document of a time before anybody took part: it is of the first year with enough members, or before, and not refused for want of them.
TEST(Masking, what_is_older_than_the_audience_is_said_to_be_of_its_first_year_or_before) {
  std::string text(small_roster);
  for (std::size_t at = text.find("\"id\":\"m-"); at != std::string::npos; at = text.find("\"id\":\"m-", at + 40))
    text.insert(at, "\"joined\":\"2026-02-01\",");
  const Roster roster = Roster::parse(text).value();
  MaskingPolicy how = policy();
  how.member = "m-1";
  const Masking done = mask_report(read("r.txt", "霧島精機です。2019年5月3日のことです。").value(), roster, how, {}).value();
  ASSERT_TRUE(done.released) << done.refused->message;
  EXPECT_EQ(done.attributes.span.to_string(), "..2026");
  EXPECT_EQ(done.share["epoch"].text(), "2026");
  EXPECT_NE(content_of(done).find("[2026年以前 T+0日]"), std::string::npos) << content_of(done);
  EXPECT_TRUE(check_crowds(roster, {released_share(done.released->value()).value()}).faults.empty());
  // Too few at any time: the message says of when.
  std::string fewer = text;
  fewer.resize(fewer.find(",\n{\"joined\":\"2026-02-01\",\"id\":\"m-3\""));
  const Roster small = Roster::parse(fewer + "]}").value();
  const Masking refused = mask_report(read("r.txt", "霧島精機です。2019年5月3日のことです。").value(), small, how, {}).value();
  ASSERT_TRUE(refused.refused);
  EXPECT_NE(refused.refused->message.find("in 2019"), std::string::npos) << refused.refused->message;
}

// What no dictionary knows a person masks, and what was taken for a victim's a person keeps; in every dress, and the gate sees to it.
TEST(Masking, a_person_masks_more_and_keeps_what_is_the_attackers) {
  const Roster roster = Roster::parse(small_roster).value();
  const Report report = read("r.txt",
                             "霧島精機です。みなと計画の資料が狙われました。44G/44Gq44Go6KiI55S744Gu6LOH5paZ44KS6YCB44KK44G+44GZ\n"
                             "宛先 stolen@trade-relay.example。届け先は 03-1234-5678 と名乗った。")
                            .value();
  MaskingPolicy how = policy();
  const std::string before = content_of(mask_report(report, roster, how, {}).value());
  EXPECT_NE(before.find("みなと計画"), std::string::npos) << before;
  EXPECT_EQ(before.find("stolen@trade-relay.example"), std::string::npos) << before;
  how.by_hand.also = {hand_mask_from("みなと計画=product").value()};
  how.by_hand.keep = {hand_keep_from("stolen@trade-relay.example=where the data went").value()};
  const Masking done = mask_report(report, roster, how, {}).value();
  ASSERT_TRUE(done.released) << done.refused->message;
  const std::string after = content_of(done);
  EXPECT_EQ(after.find("みなと計画"), std::string::npos) << after;
  EXPECT_EQ(after.find("44G/44Gq"), std::string::npos) << after;
  EXPECT_NE(after.find("stolen@trade-relay.example"), std::string::npos) << after;
  EXPECT_TRUE(std::ranges::any_of(done.outcome.changes, [](const Change& one) { return one.reason == Reason::by_hand; }));
  EXPECT_TRUE(std::ranges::any_of(done.outcome.kept, [](const Kept& one) { return one.reason == Reason::by_hand; }));
  // The roster's own names do not stay whatever a person says.
  how.by_hand.keep = {hand_keep_from("霧島精機=I want it").value()};
  const Masking never = mask_report(report, roster, how, {}).value();
  EXPECT_EQ(content_of(never).find("霧島"), std::string::npos);
  for (const char* wrong : {"みなと計画", "みなと計画=nonsense", "x=product"}) EXPECT_FALSE(hand_mask_from(wrong)) << wrong;
  EXPECT_FALSE(hand_keep_from("a.example="));
  const ByHand back = by_hand_from(to_json(how.by_hand)).value();
  EXPECT_EQ(to_json(back).dump(), to_json(how.by_hand).dump());
}

TEST(Masking, stops_when_it_is_told_to) {
  const Roster roster = Roster::parse(small_roster).value();
  MaskingPolicy how = policy();
  std::size_t asked = 0;
  how.stop = [&] { return ++asked > 3; };
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "霧島精機の八重樫です。\n";
  const auto done = mask_report(read("r.txt", text).value(), roster, how, {});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::interrupted);
  EXPECT_EQ(asked, 4U) << "once it is said nothing more is asked";
}

TEST(Masking, short_forms_own_tenants_and_mailboxes_of_members_are_the_victims) {
  const Roster roster = Roster::parse(small_roster).value();
  const Masking done =
      mask_report(read("r.txt",
                       "霧島精機の報告です。「霧島さんへ」という件名でした。置き場は kirishimaseiki-my.sharepoint.com で、控えは "
                       "w.yaegashi.home@gmail.com にもありました。偽物は kirishima-seiki-login.sharepoint.com、送り主は "
                       "evil.zed@gmail.com です。朝凪市にも届き、国内シェア1位の「ハマユウ構想」を知っていました。")
                      .value(),
                  roster, policy(), {})
          .value();
  ASSERT_TRUE(done.released) << done.refused->message;
  const std::string out = content_of(done);
  for (const char* gone : {"霧島", "kirishimaseiki", "sharepoint.com で", "w.yaegashi", "home@gmail.com"})
    EXPECT_EQ(out.find(gone), std::string::npos) << gone << "\n" << out;
  // Of the imitation the label goes, for it tells whom; the place stays.
  for (const char* kept : {"].sharepoint.com、", "evil.zed@gmail.com"}) EXPECT_NE(out.find(kept), std::string::npos) << kept << "\n" << out;
  // What nothing is sure of is told to whoever judges.
  std::vector<std::string> told;
  for (const ProperNoun& one : done.residual.proper_nouns) told.push_back(one.text);
  for (const char* one : {"朝凪", "「ハマユウ構想」", "国内シェア1位"})
    EXPECT_NE(std::ranges::find(told, one), told.end()) << one << " " << out;
}

std::string masked_text(const Roster& roster, std::string_view text, const MaskingPolicy& how) {
  const Masking done = mask_report(read("r.txt", text).value(), roster, how, {}).value();
  EXPECT_TRUE(done.released) << (done.refused ? done.refused->message : "") << " " << done.share.dump();
  return content_of(done);
}

MaskingPolicy of_first_member() {
  MaskingPolicy how = policy();
  how.member = "m-1";
  return how;
}

// Whichever script they are written in, at the start of a sentence and inside the name of a machine.
TEST(Masking, short_forms_in_kana_and_romaji_name_a_member_as_its_kanji_do) {
  const Roster roster = Roster::parse(small_roster).value();
  const std::string out =
      masked_text(roster,
                  "Kirishima の工場で見た。kirishima-fs01 に到達。キリシマ工場と ｷﾘｼﾏ の倉庫。アサナギでも、朝凪の工場でも出た。"
                  "Asanagi 経由。C2 は badhost.example.net。",
                  of_first_member());
  for (const char* gone : {"Kirishima", "kirishima-", "キリシマ", "ｷﾘｼﾏ", "朝凪"})
    EXPECT_EQ(out.find(gone), std::string::npos) << gone << "\n" << out;
  EXPECT_NE(out.find("badhost.example.net"), std::string::npos) << out;
  // The other member has no reading in the roster, and a stranger has nothing there: what could be a name is told to whoever judges.
  const Masking done =
      mask_report(read("r.txt", "Suzunami の件。suzunami-portal に届いた。アサナギでも。").value(), roster, of_first_member(), {}).value();
  std::vector<std::string> told;
  for (const ProperNoun& one : done.residual.proper_nouns) told.push_back(one.text);
  for (const char* one : {"アサナギ", "Suzunami", "suzunami"}) EXPECT_NE(std::ranges::find(told, one), told.end()) << one;
  // A place that is called so is none of the other member's; a name of the portal in a STIX object is the member's.
  EXPECT_NE(masked_text(roster, "朝凪市の会場です。2026年11月3日", of_first_member()).find("朝凪市"), std::string::npos);
  const std::string bundle =
      R"({"type":"bundle","id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d","objects":[{"type":"indicator","spec_version":"2.1",)"
      R"("id":"indicator--5d0092c5-5f74-4287-9642-33f4c354e56e","created":"2026-11-03T01:00:00Z","modified":"2026-11-03T01:00:00Z",)"
      R"("external_references":[{"source_name":"kirishima-portal","external_id":"7"}],)"
      R"("pattern":"[ipv4-addr:value = '198.51.100.23']","pattern_type":"stix","valid_from":"2026-11-03T01:00:00Z"}]})";
  const Masking stix = mask_report(read("b.json", bundle).value(), roster, of_first_member(), {}).value();
  EXPECT_EQ(stix.share.dump().find("kirishima"), std::string::npos) << stix.share.dump();
}

// 田中 is a member's short form and a family name: in another member's report nobody is sure, so a person looks.
TEST(Masking, short_forms_that_are_family_names_are_told_and_stay) {
  std::string text(small_roster);
  text.insert(text.rfind("]}"),
              R"(,{"id":"m-5","names":["田中精工株式会社"],"kana":["タナカセイコウ"],"industry":"E29","sigs":["manufacturing"]})");
  const Roster roster = Roster::parse(text).value();
  const Masking done = mask_report(read("r.txt", "攻撃者は tanaka@evil-mail.test と田中の名で Tanaka Lab を名乗った。").value(), roster,
                                   of_first_member(), {})
                           .value();
  EXPECT_TRUE(done.released) << done.refused->message;
  EXPECT_NE(content_of(done).find("tanaka@evil-mail.test"), std::string::npos) << content_of(done);
  std::vector<std::string> told;
  for (const ProperNoun& one : done.residual.proper_nouns) told.push_back(one.text);
  EXPECT_NE(std::ranges::find(told, "Tanaka"), told.end());
  MaskingPolicy own = policy();
  own.member = "m-5";
  const std::string out = masked_text(roster, "田中の工場と タナカ の倉庫、Tanaka の研究所。", own);
  for (const char* gone : {"田中", "タナカ", "Tanaka"}) EXPECT_EQ(out.find(gone), std::string::npos) << gone << "\n" << out;
}

TEST(Masking, one_firm_has_one_sign_in_whatever_form_of_company_it_is_written) {
  const Roster roster = Roster::parse(small_roster).value();
  const std::string sign = masked_text(roster, "霧島精機", of_first_member());
  for (const char* form : {"霧島精機株式会社", "霧島精機（株）", "（株）霧島精機", "㈱霧島精機", "霧島精機㈱", "霧島精機 株式会社",
                           "株式会社 霧島精機", "Kirishima Seiki K.K.", "Kirishima Seiki Corporation", "Kirishima Seiki, Inc."}) {
    const std::string out = masked_text(roster, std::string("報告は") + form + "です。", of_first_member());
    EXPECT_EQ(out, "報告は" + sign + "です。") << form;
  }
  // A stranger keeps one sign, too, and no bracket of it stays.
  const std::string once = masked_text(roster, "旭洋光学株式会社の件。", of_first_member());
  for (const char* form : {"旭洋光学（株）", "（株）旭洋光学", "㈱旭洋光学"})
    EXPECT_EQ(masked_text(roster, std::string(form) + "の件。", of_first_member()), once) << form;
}

TEST(Masking, dates_and_lines_beside_a_firm_stay_what_they_are) {
  const Roster roster = Roster::parse(small_roster).value();
  const Masking done =
      mask_report(read("r.txt", "霧島精機株式会社 2026年10月10日\n第二設計部\n霧島精機株式会社\n八重樫航\n八重樫さん\n").value(), roster,
                  of_first_member(), {})
          .value();
  ASSERT_TRUE(done.released) << done.refused->message;
  const std::string out = content_of(done);
  EXPECT_NE(out.find("[2026年10月"), std::string::npos) << out;
  EXPECT_EQ(done.attributes.span.to_string(), "2026-10");
  EXPECT_GE(std::ranges::count(out, '\n'), 4) << out;
  EXPECT_EQ(out.find("]["), std::string::npos) << out;
}

TEST(Masking, numbers_of_a_member_in_other_widths_and_encodings_go) {
  std::string text(small_roster);
  text.replace(text.find("\"domains\""), 0, "\"stock_code\":\"6599\",");
  const Roster roster = Roster::parse(text).value();
  const std::string ticket = "受付番号 INC-2026-00417", code = "証券コード6599";
  for (const std::string& form : {testing::half_width_kana_of("証券コード") + "6599",
                                  std::string("証券コ－ド6599"),
                                  testing::decomposed_of(code),
                                  testing::utf7_of(code),
                                  to_base64(as_bytes(code)),
                                  to_hex(as_bytes(code)),
                                  testing::quoted_printable_of(code),
                                  testing::percent_of(code),
                                  to_base64(as_bytes(to_base64(as_bytes(code)))),
                                  to_base64(as_bytes("stock code 6599")),
                                  std::string("TSE:6599"),
                                  std::string("コード:6599"),
                                  std::string("（6599）"),
                                  std::string("45.113.0.203.in-addr.arpa"),
                                  std::string("::ffff:cb00:712d"),
                                  std::string("2002:cb00:712d::1"),
                                  to_base64(as_bytes(ticket)),
                                  to_hex(as_bytes(ticket)),
                                  testing::percent_of("受付番号 ") + "INC-2026-00417",
                                  testing::utf7_of("霧島精機の件")}) {
    const std::string out = masked_text(roster, "本文 " + form + " です。", of_first_member());
    EXPECT_EQ(out.find(form), std::string::npos) << form << "\n" << out;
    EXPECT_EQ(out.find("6599"), std::string::npos) << form << "\n" << out;
    EXPECT_EQ(out.find("00417"), std::string::npos) << form << "\n" << out;
  }
  for (const char* kept : {"203.0.114.9", "9.114.0.203.in-addr.arpa", "::ffff:c633:6417", "a+b-c"})
    EXPECT_NE(masked_text(roster, std::string("C2 ") + kept + " です。", of_first_member()).find(kept), std::string::npos) << kept;
}

// A mail of 10 MB with 400,000 links took a minute: each link was held against all before it.
TEST(Masking, many_links_cost_as_many_steps_and_no_more) {
  const Roster roster = Roster::parse(small_roster).value();
  const RosterIndex index(roster);
  const auto seconds = [&](std::size_t lines) {
    std::string text;
    for (std::size_t i = 0; i < lines; ++i) text += "hello http://a.b.test/ \n";
    const Report report = read("r.txt", text).value();
    const auto began = std::chrono::steady_clock::now();
    EXPECT_TRUE(mask_report(report, index, of_first_member(), {}));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  };
  seconds(100);
  const double few = seconds(2'000), many = seconds(20'000);
  EXPECT_LT(many, few * 25) << few << " s for 2,000 lines, " << many << " s for 20,000";
}

TEST(Masking, earlier_shares_that_narrow_it_down_stop_it) {
  const testing::SeededRoster made = testing::make_roster(5, 59);
  const Roster roster = Roster::parse(made.json).value();
  const RosterIndex index(roster);
  const testing::MadeMember& member = made.members.front();
  const Report report = read("r.txt", member.name + "の報告です。2026-05-03").value();
  MaskingPolicy how = policy(std::string(across_audience));
  how.member = member.id;
  const Masking first = mask_report(report, index, how, {}).value();
  ASSERT_TRUE(first.released);
  how.earlier = {released_share(first.released->value()).value()};
  EXPECT_TRUE(mask_report(report, index, how, {})->released);
  // A share of the same report that said something else about it.
  how.earlier.front().attributes.region = "九州・沖縄";
  const Masking second = mask_report(report, index, how, {}).value();
  EXPECT_FALSE(second.released);
  ASSERT_TRUE(second.refused);
  EXPECT_EQ(second.refused->code, ErrorCode::not_permitted);
}

TEST(Masking, phrases_that_nobody_else_uses_and_names_that_nobody_knows_are_told) {
  const Roster roster = Roster::parse(small_roster).value();
  PhraseBook book;
  book.add("お世話になっております。ご確認のほどよろしくお願いいたします。");
  const Report report = read("r.txt",
                             "お世話になっております。ご確認のほどよろしくお願いいたします。\n第七回国際深海潤滑油会議の基調講演の招待状を"
                             "装っていました。\nミズクラゲ計画と Zephyrwing の件です。")
                            .value();
  const Masking done = mask_report(report, roster, policy(), book).value();
  ASSERT_EQ(done.residual.rare_phrases.size(), 1U);
  EXPECT_NE(done.residual.rare_phrases[0].find("深海潤滑油"), std::string::npos);
  std::vector<std::string> nouns;
  for (const ProperNoun& noun : done.residual.proper_nouns) nouns.push_back(noun.text);
  EXPECT_NE(std::ranges::find(nouns, "ミズクラゲ"), nouns.end());
  EXPECT_NE(std::ranges::find(nouns, "Zephyrwing"), nouns.end());
  EXPECT_EQ(done.residual.candidate_ids.size(), 4U);
}

// Its own draft of before and what was dropped say nothing about how rare a phrase is.
TEST(Masking, phrases_are_rare_beside_the_other_reports) {
  PhraseBook book;
  const std::string phrase = "深海ロボット用チタン軸受の見積依頼を装った文面でした。";
  EXPECT_FALSE(book.has_others("R-1"));
  book.add_everyday();
  EXPECT_FALSE(book.has_others("R-1")) << "greetings alone are nothing to compare with";
  book.put("R-1", "a", phrase);
  EXPECT_FALSE(book.has_others("R-1"));
  book.put("R-2", "b", "いつもお世話になっております。別の件です。");
  EXPECT_TRUE(book.has_others("R-1"));
  ASSERT_EQ(book.rare_phrases(phrase + "\nいつもお世話になっております。", "R-1").size(), 1U);
  EXPECT_TRUE(book.rare_phrases(phrase, "R-3").empty());
  book.put("R-2", "c", phrase);
  EXPECT_TRUE(book.has("R-2", "c") && !book.has("R-2", "b"));
  EXPECT_TRUE(book.rare_phrases(phrase, "R-1").empty());
  book.drop("R-2");
  EXPECT_EQ(book.rare_phrases(phrase, "R-1").size(), 1U);
}

TEST(Masking, originals_stay_out_of_what_is_printed_without_review) {
  const Roster roster = Roster::parse(small_roster).value();
  const Masking done = mask_report(read("r.txt", "霧島精機の八重樫です。").value(), roster, policy(), {}).value();
  EXPECT_EQ(to_json(done, roster, Originals::left_out).dump().find("霧島"), std::string::npos);
  EXPECT_NE(to_json(done, roster, Originals::shown).dump().find("霧島"), std::string::npos);
}

}  // namespace
}  // namespace sekimori::mask
