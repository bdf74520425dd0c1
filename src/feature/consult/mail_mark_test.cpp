#include "feature/consult/mail_mark.h"

#include "feature/consult/consult_fixture_test.h"

namespace sekimori::consult {
namespace {

TEST(MailMark, says_that_it_is_the_same_mail) {
  const MailMark one =
      mail_mark({.message_id = "<1@firm.example>", .sender = "A@firm.example", .subject = "相談", .text = "図面が漏れた\n"});
  const MailMark again =
      mail_mark({.message_id = " <1@firm.example> ", .sender = "a@firm.example", .subject = "相談", .text = "図面が\r\n漏れた"});
  EXPECT_EQ(one.id, again.id);
  EXPECT_EQ(one.body, again.body);
  EXPECT_NE(one.id, mail_mark({.message_id = "<1@firm.example>", .sender = "b@firm.example", .subject = {}, .text = {}}).id)
      << "anybody may write any Message-ID";
  EXPECT_TRUE(mail_mark({.message_id = "", .sender = "a@firm.example", .subject = "s", .text = "t"}).id.empty());
}

class KnownMailTest : public DeskTest {};

TEST_F(KnownMailTest, one_mail_is_one_consultation) {
  ConsultationDraft draft{.channel = Channel::mail, .text = "図面が漏れた"};
  draft.mail = mail_mark({.message_id = "<1@firm.example>", .sender = "a@firm.example", .subject = "", .text = "図面が漏れた"});
  ASSERT_FALSE(desk_->consultations.find_mail(draft.mail).value());
  const std::string number = taken(draft);
  auto known = desk_->consultations.find_mail(draft.mail).value();
  ASSERT_TRUE(known);
  EXPECT_EQ(known->number, number);
  EXPECT_TRUE(known->same_text);
  const MailMark other = mail_mark({.message_id = "<1@firm.example>", .sender = "a@firm.example", .subject = "", .text = "続きです"});
  known = desk_->consultations.find_mail(other).value();
  ASSERT_TRUE(known);
  EXPECT_FALSE(known->same_text);
  ASSERT_TRUE(desk_->consultations.hear_mail(number, "続きです", other));
  EXPECT_TRUE(desk_->consultations.find_mail(other).value()->same_text) << "brought a third time it says nothing new";
  EXPECT_EQ(desk_->consultations.words(operator_, number).value().size(), 2U);
  MailMark without = draft.mail;
  without.id.clear();
  EXPECT_TRUE(desk_->consultations.find_mail(without).value()) << "the body alone";
  clock_.advance(std::int64_t(15) * 24 * 3600 * nanoseconds_per_second);
  EXPECT_FALSE(desk_->consultations.find_mail(without).value()) << "two weeks later it is asked again";
  EXPECT_FALSE(shown_json(desk_->consultations.find(operator_, number)->value).dump().contains(draft.mail.body));
}

}  // namespace
}  // namespace sekimori::consult
