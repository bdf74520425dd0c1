#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/link/mail_parts.h"
#include "engine/link/report.h"

namespace sekimori::link {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

MailParts lure_mail() {
  MailParts mail;
  mail.headers = {{"Return-Path", "<bounce@mailer.example>"},
                  {"Received", "from mx.victim.example (mx.victim.example [10.0.0.5]) by store.victim.example with ESMTP id 1"},
                  {"Received", "from pc7 (unknown [198.18.77.5]) by mx.victim.example with SMTP id 2; Tue, 1 Apr 2014 10:00:00 +0900"},
                  {"Received", "from unknown (HELO web) ([192.168.1.2]) by relay.example (qmail 1.03) with SMTP id 3"},
                  {"Date", "Tue, 1 Apr 2014 09:59:00 +0800"},
                  {"From", "\"編集部\" <aaa12@freemail.example>"},
                  {"Reply-To", "other@drop.example"},
                  {"To", "desk@victim.example"},
                  {"Subject", "Re: 取材のお願い(4月1日)"},
                  {"X-Mailer", "Foxmail 6, 15, 201, 22 [cn]"},
                  {"Message-ID", "<201404010959123@freemail.example>"},
                  {"Content-Type", "multipart/mixed; boundary=\"=====001_Dragon123456789012_=====\""}};
  mail.subject = "Re: 取材のお願い(4月1日)";
  mail.text = "資料をご覧ください。 http://news.evil.example/top/view.php?u=ZGVzaw== パスワードは「ks2014」です。 这们为发务";
  mail.charset = "gb2312";
  mail.attachments = {{"資料_20140401.zip", std::string(64, 'a'), "", {}, {{"Author", "qwe123"}, {"title", "資料"}}}};
  return mail;
}

TEST(MailFeatures, TellHowAndByWhomAMailWasMade) {
  std::vector<Feature> features;
  EXPECT_TRUE(features_of_mails({lure_mail()}, features));
  for (const Feature& wanted :
       std::vector<Feature>{{FeatureType::from_address, "aaa12@freemail.example"},
                            {FeatureType::from_domain, "freemail.example"},
                            {FeatureType::return_path_domain, "mailer.example"},
                            {FeatureType::reply_to, "other@drop.example"},
                            {FeatureType::display_name, "編集部"},
                            {FeatureType::sending_ip, "198.18.77.5"},
                            {FeatureType::sending_network, "198.18.77.0/24"},
                            {FeatureType::received_topology, "smtp inside qmail"},
                            {FeatureType::message_id_pattern, "9{15}@from"},
                            {FeatureType::boundary_pattern, "=====9{3}_w{18}_====="},
                            {FeatureType::header_order, "date,from,reply-to,to,subject,x-mailer,message-id,content-type"},
                            {FeatureType::mailer, "Foxmail 6, 15, 201, 22 [cn]"},
                            {FeatureType::charset, "gb2312"},
                            {FeatureType::time_zone, "+0800"},
                            {FeatureType::glyphs, "simplified Chinese"},
                            {FeatureType::subject, "取材のお願い(9{1}月9{1}日)"},
                            {FeatureType::domain, "news.evil.example"},
                            {FeatureType::url_path, "/top/view.php?u"},
                            {FeatureType::archive_password, "ks2014"},
                            {FeatureType::sha256, std::string(64, 'a')},
                            {FeatureType::file_name, "資料_9{8}.zip"},
                            {FeatureType::document_property, "author=qwe123"}})
    EXPECT_THAT(features, Contains(wanted)) << describe(wanted.type).name << " " << wanted.value;
}

TEST(MailFeatures, NothingOfTheVictimBecomesOne) {
  std::vector<Feature> features;
  MailParts reply = lure_mail();
  reply.headers[5].second = "desk <desk@victim.example>";
  features_of_mails({lure_mail(), reply}, features);
  for (const Feature& feature : features) EXPECT_THAT(feature.value, Not(HasSubstr("victim"))) << describe(feature.type).name;
}

TEST(MailFeatures, APictureIsATraitAndNoProof) {
  MailParts mail = lure_mail();
  mail.attachments[0].name = "logo.PNG";
  std::vector<Feature> features;
  features_of_mails({mail}, features);
  EXPECT_THAT(features, Contains(Feature{FeatureType::document_property, "picture=" + std::string(64, 'a')}));
  EXPECT_THAT(features, Not(Contains(Feature{FeatureType::sha256, std::string(64, 'a')})));
}

TEST(MailFeatures, PhasesOfAnExchange) {
  MailParts probe = lure_mail();
  probe.attachments.clear();
  probe.text = "製品についてお尋ねします。";
  MailParts reply = probe;
  reply.headers[5].second = "desk@victim.example";
  MailParts lure = probe;
  lure.text = "http://evil.example/";
  EXPECT_THAT(phases_of({probe, reply, lure, lure_mail()}),
              ElementsAre(ThreadPhase::probe, ThreadPhase::reply, ThreadPhase::lure, ThreadPhase::payload));
  std::vector<Feature> features;
  features_of_mails({probe, reply, lure_mail()}, features);
  EXPECT_THAT(features, Contains(Feature{FeatureType::thread_phases, "probe>reply>payload"}));
}

TEST(MailFeatures, DatesOfMails) {
  EXPECT_EQ(parse_mail_date("Tue, 1 Apr 2014 09:59:00 +0800")->to_rfc3339(), "2014-04-01T01:59:00Z");
  EXPECT_EQ(parse_mail_date("1 Apr 14 09:59 -0130")->to_rfc3339(), "2014-04-01T11:29:00Z");
  for (const char* bad : {"", "yesterday", "Tue, 31 Feb 2014 10:00:00 +0900", "1 Foo 2014 10:00:00 +0900", "1 Apr 2014 99:00:00 +0000"})
    EXPECT_FALSE(parse_mail_date(bad)) << bad;
}

TEST(Report, IsWrittenAndReadTheSame) {
  Json mails = Json::array();
  mails.push(to_json(lure_mail()));
  const auto report = report_of(Json::object({{"id", "r1"}, {"member", "m"}, {"industry", "gas"}, {"mails", std::move(mails)}}));
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->time->to_rfc3339(), "2014-04-01T01:59:00Z");
  const auto again = read_report(to_json(*report).dump());
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->features, report->features);
  EXPECT_EQ(again->text, report->text);
  EXPECT_EQ(again->member, "m");
}

TEST(Report, RefusesWhatIsNone) {
  for (const char* bad : {"", "[]", "{}", R"({"id":""})", R"({"id":"a","time":"soon"})",
                          R"({"id":"a","values":[{"type":"mood","value":"x"}]})", R"({"id":"a","features":[["domain"]]})",
                          R"({"id":"a","text":"00"})", R"({"id":"a","mails":[1]})", R"({"id":"a","mails":[{"headers":[["one"]]}]})"})
    EXPECT_FALSE(read_report(bad)) << bad;
  std::uint64_t left_out = 0;
  EXPECT_TRUE(read_report(R"({"id":"a","values":["prose","evil.example"]})", &left_out));
  EXPECT_EQ(left_out, 1U);
}

TEST(MailParts, TheRecipientsServerTellsTheTimeBeforeTheSender) {
  MailParts mail;
  mail.headers = {{"received", "from a by b; Tue, 3 Nov 2026 10:15:05 +0900"}, {"date", "Tue, 3 Mar 2099 10:15:00 +0900"}};
  EXPECT_EQ(sent_at({mail}), parse_mail_date("Tue, 3 Nov 2026 10:15:05 +0900"));
  mail.headers.erase(mail.headers.begin());
  EXPECT_EQ(sent_at({mail}), parse_mail_date("Tue, 3 Mar 2099 10:15:00 +0900"));
}

}  // namespace
}  // namespace sekimori::link
