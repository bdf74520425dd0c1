#include "node/report_linking.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/inspect/extract/extractor.h"

namespace sekimori::node {
namespace {

std::vector<inspect::ExtractedObject> objects_of(const std::string& name, std::string_view bytes) {
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  return inspect::extract_bytes(name, as_bytes(bytes), limits);
}

std::string mail(std::string_view from, std::string_view date, std::string_view link) {
  return fmt::format(
      "From: <a@{}>\r\nTo: <b@member.example>\r\nDate: {}\r\nMessage-ID: <1@{}>\r\nSubject: minutes\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=us-ascii\r\n\r\nPlease look at http://{}/minutes today.\r\n",
      from, date, from, link);
}

bool names(const link::Report& report, std::string_view value) {
  return std::ranges::any_of(report.features, [&](const link::Feature& one) { return one.value == value; });
}

// A report of a mail and a list, the list first: the mail that ties it to others must not be left out.
TEST(ReportLinking, takes_all_files_of_a_report) {
  auto objects = objects_of("list.csv", "kind,value\ndomain,first-c2.example\n");
  for (auto& one : objects_of("a.eml", mail("sender-one.example", "Tue, 04 Nov 2014 09:00:00 +0900", "lure-one.example")))
    objects.push_back(std::move(one));
  for (auto& one : objects_of("b.eml", mail("sender-two.example", "Wed, 05 Nov 2014 09:00:00 +0900", "lure-two.example")))
    objects.push_back(std::move(one));
  const auto found = traits_of_files(std::move(objects));
  ASSERT_TRUE(found) << found.error().message;
  for (const char* value : {"first-c2.example", "lure-one.example", "lure-two.example"}) EXPECT_TRUE(names(found->report, value)) << value;
  ASSERT_TRUE(found->report.time);
  EXPECT_EQ(found->report.time->to_rfc3339(), "2014-11-04T00:00:00Z");
  EXPECT_EQ(found->attachment, share::AttachmentType::none) << "mails without any";
  EXPECT_TRUE(std::ranges::is_sorted(found->report.features));
}

TEST(ReportLinking, of_no_mail_leaves_its_indicators) {
  const auto found = traits_of_files(objects_of("list.csv", "first-c2.example\n"));
  ASSERT_TRUE(found);
  EXPECT_TRUE(names(found->report, "first-c2.example"));
  EXPECT_EQ(found->attachment, share::AttachmentType::unknown);
}

TEST(ReportLinking, finds_vulnerabilities_in_the_words_of_a_mail) {
  const auto found = traits_of_files(
      objects_of("a.eml",
                 "From: <a@bad.example>\r\nTo: <b@member.example>\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                 "脆弱性CVE-2021-44228を悪用。cve-2024-21762, CVE-12 は違う。\r\n"));
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_TRUE(names(found->report, "CVE-2021-44228"));
  EXPECT_TRUE(names(found->report, "CVE-2024-21762"));
  EXPECT_FALSE(names(found->report, "CVE-12"));
}

TEST(ReportLinking, takes_a_recipient_for_no_sender) {
  const auto misp = traits_of_files(objects_of(
      "event.json",
      R"({"Event":{"info":"x","Attribute":[{"type":"email-src","value":"hr@bad-trade.com"},{"type":"email-dst","value":"somebody@free-mail.com"}]}})"));
  ASSERT_TRUE(misp) << misp.error().message;
  EXPECT_TRUE(names(misp->report, "hr@bad-trade.com"));
  EXPECT_FALSE(names(misp->report, "somebody@free-mail.com"));
  const auto stix =
      traits_of_files(objects_of("bundle.json", R"({"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":[
    {"type":"email-addr","id":"email-addr--00000000-0000-4000-8000-000000000002","value":"hr@bad-trade.com"},
    {"type":"email-addr","id":"email-addr--00000000-0000-4000-8000-000000000003","value":"somebody@free-mail.com"},
    {"type":"email-message","id":"email-message--00000000-0000-4000-8000-000000000004","from_ref":"email-addr--00000000-0000-4000-8000-000000000002","to_refs":["email-addr--00000000-0000-4000-8000-000000000003"]}]})"));
  ASSERT_TRUE(stix) << stix.error().message;
  EXPECT_TRUE(names(stix->report, "hr@bad-trade.com"));
  EXPECT_FALSE(names(stix->report, "somebody@free-mail.com"));
}

}  // namespace
}  // namespace sekimori::node
