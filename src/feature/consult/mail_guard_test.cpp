#include "feature/consult/mail_guard.h"

#include <gtest/gtest.h>

namespace sekimori::consult {
namespace {

MailToDesk question() {
  return {.sender = "taro@firm.example",
          .recipient = "desk@body.example",
          .headers = {{"from", "山田 太郎 <Taro@firm.example>"}, {"subject", "相談"}, {"message-id", "<1@firm.example>"}}};
}

TEST(MailGuard, takes_what_a_person_sends) {
  const MailJudgement judged = judge_mail(question());
  EXPECT_EQ(judged.refused, "");
  EXPECT_EQ(judged.from, "taro@firm.example");
  EXPECT_EQ(judged.name, "山田 太郎");
  MailToDesk said_no = question();
  said_no.headers.emplace_back("auto-submitted", "no");
  EXPECT_EQ(judge_mail(said_no).refused, "");
}

TEST(MailGuard, refuses_machines_and_loops) {
  const auto with = [](std::string name, std::string value) {
    MailToDesk mail = question();
    mail.headers.emplace_back(std::move(name), std::move(value));
    return judge_mail(mail).refused;
  };
  EXPECT_EQ(with("auto-submitted", "auto-replied"), "auto_submitted");
  EXPECT_EQ(with("auto-submitted", "Auto-Generated; x=y"), "auto_submitted");
  EXPECT_EQ(with("precedence", "Bulk"), "bulk");
  EXPECT_EQ(with("precedence", "first-class"), "");
  EXPECT_EQ(with("list-id", "<all.firm.example>"), "list");
  EXPECT_EQ(with("x-loop", "DESK@body.example"), "own");
  MailToDesk mail = question();
  mail.sender.clear();
  EXPECT_EQ(judge_mail(mail).refused, "no_sender") << "a bounce";
  mail = question();
  mail.headers[0].second = "desk@body.example";
  EXPECT_EQ(judge_mail(mail).refused, "own");
  mail = question();
  mail.headers[2].second = "<sekimori-0192@body.example>";
  EXPECT_EQ(judge_mail(mail).refused, "own");
  mail = question();
  for (int i = 0; i < 31; ++i) mail.headers.emplace_back("received", "from a by b");
  EXPECT_EQ(judge_mail(mail).refused, "hops");
}

TEST(MailGuard, refuses_what_is_smuggled_into_headers) {
  for (const std::string_view name : {"from", "subject", "reply-to", "to"}) {
    MailToDesk mail = question();
    mail.headers.emplace_back(name, "x\r\nBcc: everybody@firm.example");
    EXPECT_EQ(judge_mail(mail).refused, "injection") << name;
  }
  MailToDesk mail = question();
  mail.sender = "a@b.example\nRCPT TO:<c@d.example>";
  EXPECT_EQ(judge_mail(mail).refused, "injection");
  mail = question();
  mail.headers.emplace_back("from", "second@firm.example");
  EXPECT_EQ(judge_mail(mail).refused, "from");
  for (const std::string_view from : {"", "nobody", "a@", "@b", "a@b@c", "<a@b.example", "a b@c.example", "x <a@b.example, c@d.example>"}) {
    mail = question();
    mail.headers[0].second = from;
    EXPECT_EQ(judge_mail(mail).refused, "from") << from;
  }
}

}  // namespace
}  // namespace sekimori::consult
