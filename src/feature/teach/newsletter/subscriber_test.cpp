// Who reads: contact persons change the addresses, readers leave where they may, what comes back is counted once and told.
#include <algorithm>

#include "feature/teach/newsletter/bounce_report.h"
#include "feature/teach/newsletter/newsletter_fixture_test.h"

namespace sekimori::teach {
namespace {

constexpr std::string_view list =
    "organisation,contact_name,contact_mail,address,charset,language,leaving\n"
    "架空会,窓口,soc@a.example,a1@a.example,UTF-8,ja,by_contact\n"
    "架空会,窓口,soc@a.example,a2@a.example,ISO-2022-JP,ja,by_contact\n"
    "読者の会,本人,b@b.example,b@b.example,UTF-8,en,by_reader\n"
    "架空会,窓口,soc@a.example,A1@A.example,UTF-8,ja,by_contact\n"
    "架空会,窓口,soc@a.example,\"x@a.example\nBcc: eve@example.jp\",UTF-8,ja,by_contact\n";

class SubscriberTest : public LetterTest {
 protected:
  void SetUp() override {
    LetterTest::SetUp();
    book_ = std::make_unique<SubscriberBook>(parts());
    done_ = *book_->import(secretary_, list, "list.csv", "first list");
  }
  std::unique_ptr<SubscriberBook> book_;
  ImportedSubscribers done_;
};

TEST_F(SubscriberTest, a_table_brings_organisations_once) {
  EXPECT_EQ(done_.organisations, 2);
  EXPECT_EQ(done_.addresses, 3);
  EXPECT_EQ(done_.known, 1);
  ASSERT_EQ(done_.refused.size(), 1U) << "a header was to be added";
  const auto again = book_->import(secretary_, list, "list.csv", "again");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->organisations, 0);
  EXPECT_EQ(again->addresses, 0);
  EXPECT_EQ(again->refused.size(), 5U) << "its contact persons alone change it";
  EXPECT_EQ(book_->list(secretary_)->size(), 2U);
  EXPECT_EQ(book_->find(secretary_, "S-001")->value.addresses, 2);
  EXPECT_EQ(book_->import(approver_, list, "list.csv", "x").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->import(secretary_, "organisation,address\nx,y@z.example\n", "list.csv", "x").error().code, ErrorCode::invalid_input);
}

TEST_F(SubscriberTest, a_name_is_one_line_and_readers_who_may_leave_are_counted) {
  Subscriber wish{.number = {}, .name = "B\r\nBcc: q@q.jp", .contacts = {{.name = "a", .mail = "a@d.example", .account = {}}}, .chain = {}};
  EXPECT_EQ(book_->add(secretary_, wish, "x").error().code, ErrorCode::invalid_input);
  wish.name = "新しい会";
  wish.contacts.front().name = "a\r\nb";
  EXPECT_EQ(book_->add(secretary_, wish, "x").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(book_->set_contacts(secretary_, "S-001", wish.contacts, "x").error().code, ErrorCode::invalid_input);
  const auto table = book_->import(secretary_,
                                   "organisation,contact_name,contact_mail,address\n\"折\n返す会\",窓口,x@e.example,x@e.example\n"
                                   "会,\"折\n返す\",x@e.example,x@e.example\n",
                                   "list.csv", "x");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->refused.size(), 2U);
  EXPECT_EQ(table->organisations, 0);
  EXPECT_EQ(book_->readers_who_may_leave(), 1) << "b@b.example alone; the others ask their contact person";
}

TEST_F(SubscriberTest, a_contact_person_changes_addresses_by_link_and_nobody_by_a_forged_one) {
  const auto link = book_->contact_link(secretary_, "S-001", "soc@a.example", 30, "https://x.example/public/newsletter/contact/");
  ASSERT_TRUE(link) << link.error().message;
  EXPECT_TRUE(letters().back().payload["text"].text().contains(link->token));
  const auto who = book_->by_link(link->token);
  ASSERT_TRUE(who);
  EXPECT_EQ(book_->addresses_of(*who)->size(), 2U);
  const std::string before = book_->organisation_of(*who)->value.chain;
  const auto changed = book_->change(
      *who, {{.wish = AddressWish::add, .address = "a3@a.example"}, {.wish = AddressWish::remove, .address = "a1@a.example"}});
  ASSERT_TRUE(changed) << changed.error().message;
  EXPECT_EQ(changed->value.addresses, 2);
  EXPECT_NE(changed->value.chain, before);
  EXPECT_EQ(book_->change(*who, {{.wish = AddressWish::remove, .address = "b@b.example"}}).error().code, ErrorCode::conflict)
      << "another's";
  EXPECT_EQ(book_->change(*who, {{.wish = AddressWish::add, .address = "x@a.example\r\nBcc: y@y.example"}}).error().code,
            ErrorCode::invalid_input);
  for (std::size_t i = 0; i < link->token.size(); ++i) {
    std::string forged = link->token;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(book_->by_link(forged)) << i;
  }
  EXPECT_FALSE(book_->by_link("")) << "nothing";
  EXPECT_FALSE(book_->reader_of(link->token)) << "a link has one use";
  // An address is gone to another person: the old link is none any more.
  ASSERT_TRUE(book_->set_contacts(secretary_, "S-001", {{.name = "後任", .mail = "next@a.example", .account = "next"}}, "moved"));
  EXPECT_EQ(book_->by_link(link->token).error().code, ErrorCode::not_found);
  // By his account.
  const record::Actor next = acting("next-id", {record::Role::employee});
  EXPECT_TRUE(book_->by_account(next, "next", "S-001"));
  EXPECT_EQ(book_->by_account(next, "next", "S-002").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->by_account(secretary_, "secretary", "S-001").error().code, ErrorCode::not_permitted)
      << "the secretariat is no contact person";
  const auto late = book_->contact_link(secretary_, "S-001", "", 1);
  clock_.advance(2 * nanoseconds_per_day);
  EXPECT_FALSE(book_->by_link(late->token)) << "it has run out";
}

TEST_F(SubscriberTest, one_click_takes_a_reader_off_once) {
  const std::string id = book_->addresses(secretary_, "S-002")->front().id;
  const std::string token = *book_->links().sign(LinkUse::leave, *Uuid::parse(id), {});
  EXPECT_EQ(book_->reader_of(token)->state, AddressState::active);
  EXPECT_EQ(book_->leave(token)->state, AddressState::left);
  EXPECT_EQ(book_->leave(token)->state, AddressState::left) << "again";
  EXPECT_EQ(book_->find(secretary_, "S-002")->value.addresses, 0);
  const std::string other = book_->addresses(secretary_, "S-001")->front().id;
  EXPECT_EQ(book_->leave(*book_->links().sign(LinkUse::leave, *Uuid::parse(other), {})).error().code, ErrorCode::not_permitted);
  SignedLinks stranger(
      [] {
        std::vector<Sensitive<Bytes>> keys;
        keys.emplace_back(Bytes(32, 8));
        return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
      },
      clock_);
  EXPECT_EQ(book_->leave(*stranger.sign(LinkUse::leave, *Uuid::parse(id), {})).error().code, ErrorCode::not_found) << "forged";
}

TEST_F(SubscriberTest, hard_bounces_suspend_at_the_third_issue_and_contact_persons_are_told) {
  const std::string id = book_->addresses(secretary_, "S-001")->front().id;
  const auto came = [&](std::string_view issue, bool hard) {
    return *book_->take_bounce(
        {.issue = std::string(issue), .address_id = id, .status = hard ? "5.1.1" : "4.2.2", .diagnostic = "x", .hard = hard});
  };
  EXPECT_EQ(came("1", false), BounceTaken::counted);
  EXPECT_EQ(came("1", true), BounceTaken::counted) << "the soft one became a hard one";
  EXPECT_EQ(came("1", true), BounceTaken::known) << "brought twice";
  EXPECT_EQ(came("2", true), BounceTaken::counted);
  EXPECT_EQ(came("3", true), BounceTaken::suspended);
  EXPECT_EQ(book_->addresses(secretary_, "S-001")->front().state, AddressState::suspended);
  EXPECT_EQ(book_->find(secretary_, "S-001")->value.addresses, 1);
  EXPECT_EQ(book_->take_bounce({.issue = "3", .address_id = "nobody", .status = "5.1.1", .diagnostic = "", .hard = true}),
            BounceTaken::nobody);
  EXPECT_EQ(book_->tell_bounces("https://x.example/public/newsletter/contact/"), 3) << "one letter an issue";
  EXPECT_EQ(book_->tell_bounces(""), 0);
  const auto told = letters();
  EXPECT_EQ(told.front().payload["mail"].text(), "soc@a.example");
  EXPECT_TRUE(told.back().payload["text"].text().contains("a1@a.example 5.1.1 (停止)")) << told.back().payload["text"].text();
  const auto who = book_->by_link(book_->contact_link(secretary_, "S-001", "", 3)->token);
  ASSERT_TRUE(book_->change(*who, {{.wish = AddressWish::resume, .address = "a1@a.example"}}));
  EXPECT_EQ(book_->addresses(secretary_, "S-001")->front().hard_bounces, 0);
}

std::string notification(std::string_view status, std::string_view action, std::string_view returned_headers) {
  return fmt::format(
      "Return-Path: <>\r\nReceived: from mail.example\r\nFrom: MAILER-DAEMON@mail.example\r\nTo: "
      "newsletter+1.2.3@example.jp\r\nAuto-Submitted: "
      "auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"b1/x=\"\r\n\r\nThis is a MIME "
      "message.\r\n\r\n"
      "--b1/x=\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\r\n--b1/x=\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: "
      "dns; "
      "mail.example\r\nArrival-Date: Mon, 3 Feb 2025 10:00:00 +0900\r\n\r\nFinal-Recipient: rfc822; sato@firm.example\r\nAction: "
      "{}\r\nStatus: "
      "{}\r\nDiagnostic-Code: smtp; 550 {} unknown\r\n    user\r\n\r\n--b1/x=\r\nContent-Type: "
      "message/rfc822\r\n\r\n{}\r\nbody\r\n--b1/x=--\r\n",
      action, status, status, returned_headers);
}

TEST(BounceReports, are_read_as_rfc_3464_says) {
  constexpr std::string_view issue = "From: <newsletter@example.jp>\r\nList-Id: <newsletter.example.jp>\r\nSubject: x\r\n";
  const auto hard = read_bounce(notification("5.1.1", "failed", issue), "", "newsletter.example.jp");
  ASSERT_TRUE(hard) << hard.error().message;
  EXPECT_TRUE(hard->hard);
  EXPECT_EQ(hard->status, "5.1.1");
  EXPECT_EQ(hard->recipient, "sato@firm.example");
  EXPECT_EQ(hard->diagnostic, "550 5.1.1 unknown user");
  EXPECT_FALSE(read_bounce(notification("4.4.1", "delayed", issue), "<>", "")->hard);
  EXPECT_TRUE(read_bounce(notification("5.1.1", "failed", issue), "MAILER-DAEMON", "")->hard) << "as Postfix's pipe names nobody";
  EXPECT_FALSE(read_bounce(notification("5.1.1", "delayed", issue), "", "")->hard) << "not yet failed";
  EXPECT_FALSE(read_bounce(notification("9.1.1", "failed", issue), "", ""));
  EXPECT_FALSE(read_bounce(notification("5.1.1", "failed", issue), "eve@firm.example", "")) << "whoever has a sender is no server";
}

TEST(BounceReports, about_bounces_and_in_circles_are_refused) {
  const auto about_report = read_bounce(
      notification("5.1.1", "failed", "Return-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=q\r\n"), "",
      "");
  ASSERT_FALSE(about_report);
  EXPECT_TRUE(about_report.error().message.contains("notification about a notification"));
  EXPECT_FALSE(read_bounce(notification("5.1.1", "failed", "Auto-Submitted: auto-generated\r\nSubject: a letter\r\n"), "", ""));
  std::string circling;
  for (int i = 0; i < 40; ++i) circling += "Received: from a by b\r\n";
  EXPECT_TRUE(read_bounce(circling + notification("5.1.1", "failed", "X: y\r\n"), "", "").error().message.contains("circles"));
  EXPECT_TRUE(read_bounce("List-Id: <newsletter.example.jp>\r\n\r\nx", "", "newsletter.example.jp").error().message.contains("circles"));
  for (const std::string_view other : {"", "Subject: out of office\r\n\r\nback on Monday",
                                       "Content-Type: multipart/report; report-type=disposition-notification; boundary=x\r\n\r\n--x\r\n",
                                       "Content-Type: multipart/report; report-type=delivery-status\r\n\r\n",
                                       "Content-Type: multipart/report; report-type=delivery-status; boundary=\"x",
                                       "Content-Type: multipart/report; report-type=delivery-status; "
                                       "boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n"})
    EXPECT_EQ(read_bounce(other, "", "").error().code, ErrorCode::invalid_input) << other;
}

TEST(ReturnAddresses, say_which_mail_and_are_not_to_be_guessed) {
  FixedClock clock{*Instant::parse("2025-02-03T10:00:00+09:00")};
  SignedLinks links(
      [] {
        std::vector<Sensitive<Bytes>> keys;
        keys.emplace_back(Bytes(32, 7));
        return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
      },
      clock);
  const std::string address = return_address(links.present_key()->reveal(), "newsletter@example.jp", {"extra-2025-1", 57});
  EXPECT_LE(address.find('@'), 64U);
  EXPECT_EQ(*read_return_address(links, address), (MailPlace{"extra-2025-1", 57}));
  std::string upper = address;
  std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  EXPECT_TRUE(read_return_address(links, upper));
  std::string other = address;
  other.replace(other.find(".57."), 4, ".58.");
  for (const std::string& forged :
       {other, std::string("newsletter@example.jp"), std::string("newsletter+@x"), std::string("newsletter+1.2@x"),
        std::string("newsletter+1.2.0000000000000000@x"), std::string("newsletter+..@x")})
    EXPECT_EQ(read_return_address(links, forged).error().code, ErrorCode::not_found) << forged;
}

}  // namespace
}  // namespace sekimori::teach
