#include "engine/mail/analysis.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/extract/testing/document_builder.h"
#include "engine/mail/file_signs.h"
#include "engine/mail/look_alike.h"

namespace sekimori::mail {
namespace {

constexpr std::string_view roster_text = R"({"version":1,"organisations":[
{"id":"M-001","names":["株式会社霧島精機","霧島精機"],"english":["Kirishima Seiki Co., Ltd."],"domains":["kirishima-seiki.example"],"products":["KX-90"],
 "people":[{"name":"八重樫 航","english":"Wataru Yaegashi","mail":["w.yaegashi@kirishima-seiki.example"]}]},
{"id":"M-002","names":["朝凪電工株式会社","朝凪電工"],"domains":["asanagi.example"],"people":[{"name":"御手洗 凪","mail":["n.mitarai@asanagi.example"]}]},
{"id":"M-003","names":["白嶺重化"]},{"id":"M-004","names":["蒼海製鋼"]},{"id":"M-005","names":["紅葉機械"]}]})";

const mask::Roster& roster() {
  static const mask::Roster made = *mask::Roster::parse(roster_text);
  return made;
}

std::vector<inspect::ExtractedObject> read(std::string_view name, std::string_view bytes, std::vector<std::string> passwords = {}) {
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  limits.passwords = std::move(passwords);
  return inspect::extract_bytes(name, as_bytes(bytes), limits);
}

Analysis look(std::string_view mail, std::string_view member = "M-001") {
  return analyse(read("a.eml", mail), {.roster = &roster(), .member = std::string(member), .earlier = {}});
}

const Sign* sign(const Analysis& made, std::string_view id) {
  for (const Sign& one : made.signs.all())
    if (one.id == id) return &one;
  return nullptr;
}

std::string attached(std::string_view name, std::string_view content, std::string_view type = "application/octet-stream") {
  return fmt::format(
      "--b\r\nContent-Type: {}; name=\"{}\"\r\nContent-Disposition: attachment; filename=\"{}\"\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\n{}\r\n",
      type, name, name, to_base64(as_bytes(content)));
}

std::string mail_with(std::string_view headers, std::string_view text, std::string_view attachments = "") {
  return fmt::format(
      "{}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; "
      "charset=utf-8\r\n\r\n{}\r\n{}--b--\r\n",
      headers, text, attachments);
}

constexpr std::string_view plain_headers =
    "From: a@partner.example\r\nTo: w.yaegashi@kirishima-seiki.example\r\nSubject: x\r\nDate: Tue, 10 Feb 2026 10:15:00 +0900\r\n";

// A forward that somebody pasted as text: its headers tell when it went, and nothing that its sender knew.
TEST(MailKnew, IsNotTakenFromHeadersThatWerePasted) {
  const auto times_in = [](std::string_view text) {
    std::vector<std::string> out;
    for (const Knew& one : look(mail_with(plain_headers, text)).knew)
      if (one.kind == KnewKind::time) out.push_back(one.text);
    return out;
  };
  for (const std::string_view pasted :
       {"From: a@evil.example\r\nSent: 2026年2月10日 10:15\r\nTo: w.yaegashi@kirishima-seiki.example\r\nSubject: x\r\n\r\nご確認ください",
        "差出人: a@evil.example\r\n送信日時: 2026年2月10日 火曜日 10:15\r\n宛先: 八重樫\r\n件名: x\r\n\r\nご確認ください",
        "送信: 2026年2月10日 10:15\r\n日付: 2026年2月10日 10:15\r\nご確認ください",
        "Received: from mx (mx [198.51.100.7]) by in;\r\n\tTue, 10 Feb 2026 10:15:09 +0900\r\nDelivery-date: Tue, 10 Feb 2026 10:15:09 "
        "+0900\r\nX-MS-Exchange-CrossTenant-OriginalArrivalTime: 10 Feb 2026 01:15:09\r\nMessage-ID: <a@evil.example>\r\nDate: Tue, 10 Feb "
        "2026 10:15:00 +0900\r\n\r\nご確認ください",
        "2026年2月10日(火) 10:15 山田太郎 <a@evil.example>:\r\n> ご確認ください",
        "On Tue, 10 Feb 2026 at 10:15 Taro Yamada\r\n<a@evil.example> wrote:\r\n> ご確認ください"})
    for (const std::string& one : times_in(pasted)) ADD_FAILURE() << one << " is a header's: " << pasted;
  // What the sender wrote himself still counts, also below such headers.
  EXPECT_FALSE(times_in("From: a@evil.example\r\nDate: Tue, 10 Feb 2026 10:15:00 +0900\r\n\r\n2月12日 15:00の会議の件です").empty());
  EXPECT_FALSE(times_in("Date: March 12\r\nPlace: room 5, 15:00\r\n").empty());
}

TEST(MailRoute, TellsTheFirstHostOutsideAndWhereTimeRunsBack) {
  const Analysis made = look(
      "Received: from mx.kirishima-seiki.example (mx.kirishima-seiki.example [192.168.3.4]) by in.kirishima-seiki.example with ESMTP id 1; "
      "Tue, 10 Feb 2026 10:15:09 +0900\r\n"
      "Received: from mail.partner.example (dsl-9.pool.isp.test [198.51.100.23]) by mx.kirishima-seiki.example with ESMTP id 2; Tue, 10 "
      "Feb 2026 10:15:08 +0900\r\n"
      "Received: from pc (unknown [10.0.0.5]) by mail.partner.example with SMTP id 3; Tue, 10 Feb 2026 13:15:00 +0900\r\n"
      "From: a@partner.example\r\nTo: w.yaegashi@kirishima-seiki.example\r\nDate: Tue, 10 Feb 2026 09:14:00 +0800\r\n\r\nx\r\n");
  ASSERT_EQ(made.mails.size(), 1U);
  const Route& route = made.mails[0].route;
  ASSERT_EQ(route.hops.size(), 3U);
  ASSERT_TRUE(route.border);
  EXPECT_EQ(route.hops[*route.border].address, "198.51.100.23");
  EXPECT_EQ(route.hops[0].delay_seconds, 1);
  ASSERT_NE(sign(made, "first_outside_host"), nullptr);
  EXPECT_EQ(sign(made, "first_outside_host")->place, "Received[2]");
  EXPECT_NE(sign(made, "hop_backwards"), nullptr);
  EXPECT_NE(sign(made, "helo_differs"), nullptr);
  EXPECT_NE(sign(made, "home_line"), nullptr);
  EXPECT_NE(sign(made, "foreign_zone"), nullptr);
}

TEST(MailAuthentication, ReadsResultsWithCommentsAndProperties) {
  const auto results = parse_authentication_results(
      "mx.kirishima-seiki.example 1; spf=fail (sender IP is 198.51.100.23; not ours) smtp.mailfrom=a@evil.example; dkim=pass "
      "header.d=evil.example; dmarc=fail header.from=partner.example");
  ASSERT_EQ(results.size(), 3U);
  EXPECT_EQ(results[0].method, "spf");
  EXPECT_EQ(results[0].result, "fail");
  EXPECT_EQ(results[0].domain, "evil.example");
  EXPECT_EQ(results[2].domain, "partner.example");
  const Analysis made = look(
      "Authentication-Results: mx.kirishima-seiki.example; spf=fail smtp.mailfrom=a@evil.test; dkim=pass header.d=evil.test; dmarc=fail "
      "header.from=partner.example\r\n"
      "ARC-Seal: i=1; cv=fail; a=rsa-sha256; d=evil.test\r\nFrom: a@partner.example\r\nTo: b@kirishima-seiki.example\r\n\r\nx\r\n");
  for (const char* id : {"spf_fail", "dmarc_fail", "dkim_other_domain", "arc_fail"}) EXPECT_NE(sign(made, id), nullptr) << id;
  EXPECT_EQ(sign(made, "spf_fail")->place, "Authentication-Results");
}

TEST(MailSender, TellsWhoseNameItUsesAndWhereAnswersGo) {
  const Analysis made = look(
      "Return-Path: <bounce@bulk.test>\r\nFrom: \"八重樫　航 <w.yaegashi@kirishima-seiki.example>\" <x@kir1shima-seiki.example>\r\n"
      "Reply-To: y@other.test\r\nSender: z@third.test\r\nMessage-ID: <1@fourth.test>\r\nTo: b@kirishima-seiki.example\r\n\r\nx\r\n");
  for (const char* id : {"return_path_differs", "reply_to_differs", "sender_differs", "message_id_differs", "name_of_person",
                         "name_holds_address", "look_alike_domain"})
    EXPECT_NE(sign(made, id), nullptr) << id;
  EXPECT_EQ(sign(made, "name_of_person")->sight, Sight::reporter);
  EXPECT_EQ(made.proposal.triage, "targeted");
}

TEST(MailSender, WhatRestsOnOtherMembersIsTheHubsAlone) {
  const Analysis made =
      look("From: \"朝凪電工 御手洗 凪\" <n@asanag1.example>\r\nTo: b@kirishima-seiki.example\r\nSubject: x\r\n\r\nx\r\n");
  ASSERT_NE(sign(made, "name_of_member"), nullptr);
  EXPECT_EQ(sign(made, "name_of_member")->sight, Sight::hub);
  const std::string shown = shown_to_reporter(to_json(made)).dump();
  EXPECT_EQ(shown.find("asanagi.example"), std::string::npos);
  EXPECT_EQ(shown.find("\"hub\""), std::string::npos);
  EXPECT_NE(to_json(made).dump().find("asanagi.example"), std::string::npos);
}

TEST(LookAlike, KnowsTheWaysAndLeavesTheInnocentAlone) {
  EXPECT_EQ(look_alike("kir1shima-seiki.example", "kirishima-seiki.example"), LookAlikeWay::typing);
  EXPECT_EQ(look_alike("kirishima-seiki.example.evil.test", "kirishima-seiki.example"), LookAlikeWay::embedded);
  EXPECT_EQ(look_alike("kirishima-seiki.com", "kirishima-seiki.example"), LookAlikeWay::ending);
  EXPECT_EQ(look_alike("kirishima-seiki-support.com", "kirishima-seiki.example"), LookAlikeWay::joined);
  EXPECT_EQ(look_alike("rnicrosoft.com", "microsoft.com"), LookAlikeWay::letters);
  EXPECT_EQ(look_alike("xn--pple-43d.com", "apple.com"), LookAlikeWay::letters);  // Cyrillic а
  EXPECT_EQ(mixed_scripts("xn--pple-43d.com"), "Cyrillic+Latin");
  EXPECT_FALSE(look_alike("mail.kirishima-seiki.example", "kirishima-seiki.example"));
  EXPECT_FALSE(look_alike("asahi-kasei.co.jp", "asahi.com"));
  EXPECT_FALSE(look_alike("example.org", "kirishima-seiki.example"));
  EXPECT_EQ(edit_distance(U"abcd", U"abdc", 3), 1U);
  EXPECT_EQ(edit_distance(U"kitten", U"sitting", 5), 3U);
  EXPECT_EQ(edit_distance(U"a", U"aaaaaaaa", 2), 3U);
}

TEST(MailFiles, TellTheTricksOfNames) {
  const Analysis made = look(mail_with(plain_headers, "見てください",
                                       attached("rireki.pdf                         .exe", "MZ") +
                                           attached("x\xE2\x80\xAE"
                                                    "cod.scr",
                                                    "MZ") +
                                           attached("memo.txt.lnk", "L")));
  EXPECT_NE(sign(made, "blanks_before_extension"), nullptr);
  EXPECT_NE(sign(made, "reordered_name"), nullptr);
  ASSERT_NE(sign(made, "double_extension"), nullptr);
  EXPECT_NE(sign(made, "runs_when_opened"), nullptr);
  // What turns letters around is named, not done.
  EXPECT_EQ(to_json(made).dump().find("\xE2\x80\xAE"), std::string::npos);
}

TEST(MailFiles, ContentSpeaksAgainstTheName) {
  const Bytes docx = inspect::made::build_docx(inspect::made::word_paragraph("x"));
  const Analysis made =
      look(mail_with(plain_headers, "x", attached("a.pdf", as_text(docx), "application/pdf") + attached("b.docx", as_text(docx))));
  ASSERT_NE(sign(made, "content_is_other"), nullptr);
  EXPECT_EQ(sign(made, "content_is_other")->place, "a.pdf");
  EXPECT_NE(sign(made, "declared_is_other"), nullptr);
}

TEST(MailFiles, WhatADocumentFetchesAndRunsIsSaid) {
  const Bytes docm = inspect::made::build_docx(inspect::made::word_paragraph("x"), {},
                                               {{"word/_rels/settings.xml.rels",
                                                 "<Relationships><Relationship Id=\"r\" Type=\"http://x/attachedTemplate\" "
                                                 "Target=\"https://evil.test/t.dotm\" TargetMode=\"External\"/></Relationships>"},
                                                {"word/vbaProject.bin", "not a compound file"}});
  const Analysis made = look(mail_with(plain_headers, "x", attached("a.docm", as_text(docm))));
  ASSERT_NE(sign(made, "fetches"), nullptr);
  EXPECT_EQ(sign(made, "fetches")->value, "https://evil.test/t.dotm");
  EXPECT_NE(sign(made, "macro"), nullptr);
}

TEST(MailLinks, AreReadAsTextOnly) {
  const std::string address = "w.yaegashi@kirishima-seiki.example";
  const Analysis made = look(fmt::format(
      "From: a@partner.example\r\nTo: {}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
      "<p><a href=\"https://evil.test/x?to={}\">https://www.kirishima-seiki.example/login</a>"
      "<a href=\"https://t.co/abc\">here</a><a href=\"http://198.51.100.9:8080/a.exe\">doc</a>"
      "<a href=\"https://good.example/r?url=https%3A%2F%2Fbad.test%2Fp\">go</a><a href=\"https://login.example@bad.test/\">q</a></p>\r\n",
      address, to_base64(as_bytes(address))));
  for (const char* id : {"link_shows_other", "link_knows_addressee", "link_shortened", "link_to_number", "link_port", "link_to_program",
                         "link_leads_on", "link_user_part"})
    EXPECT_NE(sign(made, id), nullptr) << id;
  const auto& links = made.mails[0].links;
  const auto chain = std::ranges::find_if(links, [](const LinkChain& one) { return one.host == "good.example"; });
  ASSERT_NE(chain, links.end());
  EXPECT_EQ(chain->leads, std::vector<std::string>{"https://bad.test/p"});
}

TEST(MailWords, TellPretextPasswordsAndWhatWasKnown) {
  const Analysis made = look(
      "From: a@partner.example\r\nTo: b@kirishima-seiki.example\r\nSubject: =?utf-8?B?5b+c5Yuf?=\r\nContent-Type: text/plain; "
      "charset=utf-8\r\n\r\n"
      "八重樫様 "
      "履歴書をお送りします。2月12日15:00から本社ビル5階の会議室で行われる品質委員会の議事次第も添えます。就業規則第12条のとおりです。KX-"
      "90について。\r\n至急ご確認ください。\r\n");
  EXPECT_EQ(made.mails[0].pretexts.front().pretext->id, "job_application");
  EXPECT_NE(sign(made, "urgent"), nullptr);
  std::vector<KnewKind> kinds;
  for (const Knew& one : made.knew) kinds.push_back(one.kind);
  for (const KnewKind kind : {KnewKind::person, KnewKind::meeting, KnewKind::time, KnewKind::place, KnewKind::rule, KnewKind::project})
    EXPECT_NE(std::ranges::find(kinds, kind), kinds.end()) << name_of(kind);
  EXPECT_EQ(passwords_in("解凍パスワードは「abc123!」です。パスワードを忘れた"), std::vector<std::string>{"abc123!"});
  EXPECT_EQ(passwords_in("Password: q1w2e3\npassword reset"), std::vector<std::string>{"q1w2e3"});
}

TEST(MailThread, AnExchangeEndsInItsPayload) {
  std::vector<inspect::ExtractedObject> objects;
  const auto add = [&](std::string_view name, const std::string& text) {
    for (auto& one : read(name, text)) objects.push_back(std::move(one));
  };
  add("1.eml",
      "From: kato@free.test\r\nTo: info@kirishima-seiki.example\r\nSubject: inquiry\r\nMessage-ID: <1@free.test>\r\nDate: Mon, 4 Aug 2014 "
      "10:00:00 +0900\r\n\r\nQuestion about a product.\r\n");
  add("2.eml",
      "From: info@kirishima-seiki.example\r\nTo: kato@free.test\r\nSubject: Re: inquiry\r\nIn-Reply-To: <1@free.test>\r\nDate: Mon, 4 Aug "
      "2014 13:00:00 +0900\r\n\r\nPlease send details.\r\n");
  add("3.eml",
      mail_with(
          "From: kato@free.test\r\nTo: info@kirishima-seiki.example\r\nSubject: Re: inquiry\r\nDate: Tue, 5 Aug 2014 10:00:00 +0900\r\n",
          "Details.", attached("q.pdf.exe", "MZ")));
  const Analysis made = analyse(objects, {.roster = &roster(), .member = "M-001", .earlier = {}});
  ASSERT_EQ(made.mails.size(), 3U);
  EXPECT_EQ(made.mails[0].phase, link::ThreadPhase::probe);
  EXPECT_EQ(made.mails[1].phase, link::ThreadPhase::reply);
  EXPECT_EQ(made.mails[2].phase, link::ThreadPhase::payload);
  EXPECT_EQ(made.proposal.kind, "exchange_thread");
  EXPECT_EQ(made.proposal.triage, "targeted");
  EXPECT_NE(sign(made, "phase_payload"), nullptr);
}

// What is not attached but fetched acts all the same.
TEST(MailThread, ALinkWithItsPasswordIsThePayload) {
  const auto third = [](std::string_view text) {
    std::vector<inspect::ExtractedObject> objects;
    const auto add = [&](std::string_view name, const std::string& mail) {
      for (auto& one : read(name, mail)) objects.push_back(std::move(one));
    };
    add("1.eml",
        "From: kato@free.test\r\nTo: info@kirishima-seiki.example\r\nSubject: inquiry\r\nMessage-ID: <1@free.test>\r\nDate: Mon, 4 Aug "
        "2014 "
        "10:00:00 +0900\r\n\r\nQuestion about a product.\r\n");
    add("2.eml",
        "From: info@kirishima-seiki.example\r\nTo: kato@free.test\r\nSubject: Re: inquiry\r\nIn-Reply-To: <1@free.test>\r\nDate: Mon, 4 "
        "Aug "
        "2014 13:00:00 +0900\r\n\r\nPlease send details.\r\n");
    add("3.eml",
        fmt::format("From: kato@free.test\r\nTo: info@kirishima-seiki.example\r\nSubject: Re: inquiry\r\nDate: Tue, 5 Aug 2014 10:00:00 "
                    "+0900\r\n\r\n{}\r\n",
                    text));
    const Analysis made = analyse(objects, {.roster = &roster(), .member = "M-001", .earlier = {}});
    EXPECT_EQ(made.mails.size(), 3U);
    return made.mails.at(2).phase;
  };
  EXPECT_EQ(third("Details: http://198.51.100.23/cv.zip?id=7\r\nPassword: q1w2e3"), link::ThreadPhase::payload);
  EXPECT_EQ(third("Details: http://198.51.100.23/cv.pdf.exe"), link::ThreadPhase::payload);
  EXPECT_EQ(third("Details: http://198.51.100.23/cv.zip"), link::ThreadPhase::lure) << "an archive alone may be anything";
  EXPECT_EQ(third("Details: http://www.example.com\r\nPassword: q1w2e3"), link::ThreadPhase::lure) << "a host is no file";
}

TEST(MailProposal, MassMailAndPhishingAreToldApart) {
  const Analysis phishing = look(
      "From: Amazon <no-reply@amaz0n-co-jp.test>\r\nTo: b@kirishima-seiki.example\r\nSubject: account\r\nContent-Type: text/html; "
      "charset=utf-8\r\n\r\n"
      "<p>お客様のアカウントがロックされました。パスワードを更新してください。<a "
      "href=\"https://amazon.co.jp.verify.test/\">https://www.amazon.co.jp/</a></p>\r\n");
  EXPECT_EQ(phishing.proposal.triage, "phishing");
  const AnswerText answer = answer_for("phishing", "R-2026-001", to_json(phishing.proposal));
  EXPECT_NE(answer.ja.find("R-2026-001"), std::string::npos);
  EXPECT_EQ(answer.ja.find('{'), std::string::npos);
  EXPECT_NE(answer.en.find("- In the name of an account"), std::string::npos);
  const Analysis mass = look(
      "From: shop@cheap.test\r\nTo: undisclosed-recipients:;\r\nPrecedence: bulk\r\nList-Unsubscribe: <https://cheap.test/u>\r\nSubject: "
      "winner\r\n\r\nYou are the winner of a prize, free gift! https://cheap.test/\r\n");
  EXPECT_EQ(mass.proposal.triage, "mass_mail");
}

TEST(MailProposal, LikenessToEarlierReportsIsTheHubs) {
  const std::string mail =
      "From: a@b.test\r\nTo: c@kirishima-seiki.example\r\nSubject: Agenda of the meeting\r\n\r\nPlease find attached the agenda of the "
      "meeting that is to be held next Tuesday.\r\n";
  const Analysis first = look(mail);
  ASSERT_TRUE(first.text);
  EXPECT_EQ(signature_from(to_text(*first.text)), first.text);
  const Analysis again = analyse(read("a.eml", mail), {.roster = &roster(), .member = "M-001", .earlier = [&](const link::TextSignature&) {
                                                         return std::vector<EarlierReport>{{.number = "R-2026-001", .text = *first.text}};
                                                       }});
  ASSERT_EQ(again.alike.size(), 1U);
  EXPECT_EQ(again.alike[0].report, "R-2026-001");
  EXPECT_EQ(sign(again, "like_earlier")->sight, Sight::hub);
  EXPECT_EQ(shown_to_reporter(to_json(again))["alike"].items().size(), 0U);
}

// Three of a campaign make the fourth no mass mail.
TEST(MailProposal, WhatIsLikeATargetedReportBelongsToIt) {
  const std::string mail =
      "From: a@b.test\r\nTo: undisclosed-recipients:;\r\nSubject: Agenda\r\n\r\nPlease find attached the agenda of the meeting that is to "
      "be held "
      "next Tuesday.\r\n";
  const Analysis first = look(mail);
  for (const bool targeted : {true, false}) {
    const Analysis again =
        analyse(read("a.eml", mail), {.roster = &roster(), .member = "M-001", .earlier = [&](const link::TextSignature&) {
                                        return std::vector<EarlierReport>{
                                            {"R-1", *first.text, targeted}, {"R-2", *first.text, targeted}, {"R-3", *first.text, targeted}};
                                      }});
    EXPECT_EQ(again.proposal.triage, targeted ? "targeted" : "mass_mail");
    EXPECT_EQ(again.proposal.merge_into, targeted ? "R-1" : "");
    const std::string shown = shown_to_reporter(to_json(again)).dump();
    EXPECT_EQ(shown.find("R-1"), std::string::npos) << shown;
  }
}

TEST(MailProposal, HeadersThatWerePastedAreNothingThatTheSenderKnew) {
  const Analysis made = look(
      "From: soc@kirishima-seiki.example\r\nTo: desk@hub.example\r\nSubject: Fwd: offer\r\nContent-Type: text/plain; "
      "charset=utf-8\r\n\r\nWe got "
      "this.\r\n\r\n-----Original Message-----\r\nFrom: Shop <shop@cheap.test>\r\nSent: Tuesday, February 10, 2026 10:15 AM\r\nTo: "
      "info@kirishima-seiki.example\r\nDate: 2026年2月10日 10:15\r\nSubject: offer\r\n\r\nBuy our cheap watches now.\r\n");
  for (const Knew& one : made.knew) ADD_FAILURE() << one.text << " " << name_of(one.kind);
  EXPECT_NE(made.proposal.triage, "targeted");
}

TEST(MailFiles, ANameThatLeavesItsArchiveIsASign) {
  Attachment file;
  file.path = "a.eml!/b.zip!/../../autostart/x.lnk";
  file.name = "x.lnk";
  Signs signs;
  find_file_signs(file, {}, signs);
  EXPECT_TRUE(signs.has("leaves_archive"));
  for (const char* inside : {"a.eml!/b.zip!/docs/x..lnk", "a.eml!/x.lnk", "../here.lnk"}) {
    Signs none;
    file.path = inside;
    find_file_signs(file, {}, none);
    EXPECT_FALSE(none.has("leaves_archive")) << inside;
  }
}

TEST(MailIndicators, ARowWithoutTheFormOfItsTypeIsNotRead) {
  const Analysis made = analyse(read("t.csv", "type,value\nsha256,zz\ndomain,bad.example\nmutex,Global\\x\n"), {});
  EXPECT_EQ(made.indicators.indicators.size(), 2U);
  ASSERT_EQ(made.indicators.unread.size(), 1U);
  EXPECT_EQ(made.indicators.unread.front().place, "row 2");
}

TEST(MailProposal, NothingToReadIsNoMassMail) { EXPECT_EQ(look("From: a\n").proposal.triage, "other"); }

TEST(MailProposal, AMailThatWasPassedOnIsNoCarrier) {
  const std::string inner = "From: \"八重樫 航\" <evil@free.test>\r\nTo: b@kirishima-seiki.example\r\nSubject: inner\r\n\r\nx\r\n";
  const std::string outer = fmt::format(
      "From: b@kirishima-seiki.example\r\nTo: hub@hub.example\r\nSubject: report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
      "boundary=b\r\n\r\n--b\r\n"
      "Content-Type: message/rfc822\r\n\r\n{}\r\n--b--\r\n",
      inner);
  const Analysis made = look(outer);
  ASSERT_EQ(made.mails.size(), 2U);
  EXPECT_EQ(std::ranges::count_if(made.mails, [](const auto& one) { return one.mail.is_carrier; }), 1);
  const Sign* const found = sign(made, "name_of_person");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->mail, "a.eml!/message1.eml");
}

TEST(MailFormats, AreToldApartByTheirContent) {
  const Analysis stix = analyse(read("a.txt", R"({"type":"bundle","id":"bundle--1","objects":[{"type":"indicator","id":"indicator--1",
    "pattern":"[file:hashes.'SHA-256' = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' OR domain-name:value = 'evil.test']"},
    {"type":"email-message","id":"email-message--1","subject":"x"}]})"),
                                {});
  EXPECT_EQ(stix.format, mask::ReportFormat::stix);
  ASSERT_EQ(stix.indicators.indicators.size(), 3U);
  EXPECT_EQ(stix.indicators.indicators[0].type, "sha256");
  EXPECT_EQ(stix.indicators.indicators[1].value, "evil.test");
  EXPECT_EQ(stix.proposal.kind, "mail_with_url");
  const Analysis misp = analyse(
      read(
          "b.txt",
          R"({"Event":{"info":"x","Attribute":[{"type":"domain","value":"evil.test","uuid":"u1"}],"Object":[{"Attribute":[{"type":"url","value":"http://a.test","uuid":"u2"}]}]}})"),
      {});
  EXPECT_EQ(misp.format, mask::ReportFormat::misp);
  ASSERT_EQ(misp.indicators.indicators.size(), 2U);
  EXPECT_EQ(misp.indicators.indicators[1].place, "u2");
  const Analysis table = analyse(read("c.txt", "種別,値,備考\nドメイン,evil[.]test,C2\n,198.51.100[.]23,\n,いいえ,\n"), {});
  EXPECT_EQ(table.format, mask::ReportFormat::csv);
  ASSERT_EQ(table.indicators.indicators.size(), 2U);
  EXPECT_EQ(table.indicators.indicators[0].value, "evil.test");
  ASSERT_EQ(table.indicators.unread.size(), 1U);
  EXPECT_EQ(table.indicators.unread[0].place, "row 4");
  EXPECT_EQ(analyse(read("d.txt", "委託先のサプライヤで事故がありました。"), {}).proposal.kind, "supplier_incident");
}

TEST(MailSigns, EverySignHasItsRowInBothLanguages) {
  EXPECT_GE(catalogue().signs.size(), 60U);
  for (const auto& [id, kind] : catalogue().signs) {
    EXPECT_FALSE(kind.ja.empty()) << id;
    EXPECT_FALSE(kind.en.empty()) << id;
    EXPECT_EQ(std::ranges::count(kind.ja, '{'), std::ranges::count(kind.en, '{')) << id;
  }
  EXPECT_GE(catalogue().pretexts.size(), 10U);
  EXPECT_EQ(catalogue().answers.size(), 2U);
  EXPECT_EQ(catalogue().kinds.size(), 9U);
}

TEST(MailSigns, AreBoundedAndSayWhatWasLeftOut) {
  Signs signs;
  signs.in("a.eml");
  for (int i = 0; i < 500; ++i) signs.add("spf_fail", "x", std::to_string(i), {"y"});
  signs.add("spf_fail", "x", "1", {"y"});
  EXPECT_EQ(signs.all().size(), 400U);
  EXPECT_EQ(signs.left_out(), 100U);
}

TEST(MailSigns, HostileHeadersCostLittle) {
  std::string mail = "From: " + std::string(100'000, '<') + "\r\nTo: x\r\n";
  for (int i = 0; i < 2'000; ++i) mail += "Received: from " + std::string(40, '(') + " by x; Tue, 99 Feb 2026\r\n";
  for (int i = 0; i < 500; ++i) mail += "Authentication-Results: a; spf=fail; dkim=fail" + std::to_string(i) + "\r\n";
  mail += "\r\n";
  for (int i = 0; i < 3'000; ++i) mail += "http://x" + std::to_string(i) + ".test/?u=http://y.test/?u=http://z.test ";
  const Analysis made = look(mail);
  EXPECT_LE(made.signs.all().size(), 400U);
  EXPECT_GE(made.signs.all().size(), 100U);
  EXPECT_TRUE(is_valid_utf8(to_json(made).dump()));
}

}  // namespace
}  // namespace sekimori::mail
