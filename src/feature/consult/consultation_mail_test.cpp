// Nothing but a question goes to a mail address before whoever reads it has confirmed it; then what the desk says, once and as agreed.
#include "feature/consult/consult_fixture_test.h"

namespace sekimori::consult {
namespace {

class AnswerMails : public DeskTest {
 protected:
  static AskerIdentity at(std::string_view address) {
    AskerIdentity out;
    out.mail = address;
    return out;
  }
  AnswerByMail notice() { return {.wish = MailWish::notice, .agreed_at = clock_.now(), .language = Language::en}; }
  std::vector<record::OutboxMessage> waiting(std::string_view channel) {
    auto all = database_->read([&](sql::Transaction& tx) { return room_->outbox.list(tx, record::OutboxState::waiting); }).value();
    std::erase_if(all, [&](const record::OutboxMessage& one) { return one.channel != channel; });
    return all;
  }
  // What the latest confirming mail holds.
  ConfirmMail confirming(std::string_view number) {
    const auto all = waiting(confirm_channel);
    EXPECT_FALSE(all.empty());
    if (all.empty()) return {};
    std::int64_t last = 0;
    for (const record::OutboxMessage& one : all)
      if (one.payload["number"].text() == number) last = std::max(last, one.payload["asked"].integer_or(0));
    const auto mail = desk_->consultations.confirm_mail_of(number, last);
    EXPECT_TRUE(mail && *mail);
    return mail && *mail ? **mail : ConfirmMail{};
  }
};

TEST_F(AnswerMails, go_only_to_an_address_that_was_confirmed) {
  EXPECT_EQ(desk_->consultations.receive_from_page("質問", {}, {}, notice()).error().code, ErrorCode::invalid_input) << "no address";
  for (const std::string_view bad : {"a@b\r\nBcc: x@y", "a@b,c@d", "a b@c", "a@b@c", "@b", "山田@b.example", "<a@b>"})
    EXPECT_EQ(desk_->consultations.receive_from_page("質問", {}, at(bad), notice()).error().code, ErrorCode::invalid_input) << bad;
  const auto taken = desk_->consultations.receive_from_page("質問", {}, at("Taro@firm.example"), notice());
  ASSERT_TRUE(taken) << taken.error().message;
  ASSERT_TRUE(desk_->consultations.note(operator_, taken->number, "メモ"));
  ASSERT_TRUE(desk_->consultations.answer(operator_, taken->number, {.text = "とても目立つ言葉ABRACADABRA"}));
  EXPECT_TRUE(waiting(answer_channel).empty()) << "nobody has said yet whose address it is";
  EXPECT_FALSE(*desk_->consultations.answer_mail(taken->number, 3)) << "nor would it be read out";
  ASSERT_EQ(waiting(confirm_channel).size(), 1U);
  const ConfirmMail mail = confirming(taken->number);
  EXPECT_EQ(mail.to, "Taro@firm.example");
  EXPECT_EQ(mail.language, Language::en);
  const std::string payload = waiting(confirm_channel).front().payload.dump();
  EXPECT_FALSE(payload.contains("firm.example") || payload.contains(mail.token)) << "the outbox holds neither address nor link";
  std::string everything;
  for (const auto& entry : std::filesystem::directory_iterator(directory_.path()))
    if (entry.is_regular_file()) everything += std::string(as_text(*system_files().read(entry.path())));
  EXPECT_FALSE(everything.contains(mail.token)) << "nor does anything else";

  EXPECT_EQ(desk_->consultations.confirm_mail("guess").error().code, ErrorCode::not_found);
  ASSERT_TRUE(desk_->consultations.look_at_mail_link(mail.token));
  EXPECT_FALSE(desk_->consultations.find(operator_, taken->number)->value.by_mail.confirmed_at) << "looking changes nothing";
  ASSERT_TRUE(desk_->consultations.confirm_mail(mail.token));
  EXPECT_EQ(desk_->consultations.confirm_mail(mail.token).error().code, ErrorCode::not_found) << "once";
  ASSERT_EQ(waiting(answer_channel).size(), 1U) << "what was said meanwhile goes out, the note does not";
  const std::int64_t place = waiting(answer_channel).front().payload["place"].integer_or(0);
  auto answer = desk_->consultations.answer_mail(taken->number, place);
  ASSERT_TRUE(answer && *answer);
  EXPECT_EQ((*answer)->to, "Taro@firm.example");
  EXPECT_EQ((*answer)->text, "") << "he agreed to a notice alone";
  ASSERT_TRUE(desk_->consultations.set_by_mail(taken->code, MailWish::text, "", Language::ja));
  EXPECT_EQ(waiting(confirm_channel).size(), 1U) << "the same address is not asked again";
  EXPECT_EQ((*desk_->consultations.answer_mail(taken->number, place))->text, "とても目立つ言葉ABRACADABRA");
  ASSERT_TRUE(desk_->consultations.set_by_mail(taken->code, MailWish::none, "", Language::ja));
  EXPECT_FALSE(*desk_->consultations.answer_mail(taken->number, place)) << "taken back before it went out";
  EXPECT_TRUE(desk_->consultations.identity(operator_, taken->number)->mail.empty()) << "and the address is gone with it";
  ASSERT_TRUE(desk_->consultations.answer(operator_, taken->number, {.text = "もう一つ"}));
  EXPECT_EQ(waiting(answer_channel).size(), 1U);
}

TEST_F(AnswerMails, ask_another_address_anew_and_no_more_than_a_few_times) {
  const auto taken = desk_->consultations.receive_from_page("質問", {}, at("taro@firm.example"), notice());
  ASSERT_TRUE(taken);
  const ConfirmMail first = confirming(taken->number);
  ASSERT_TRUE(desk_->consultations.set_by_mail(taken->code, MailWish::notice, "hanako@firm.example", Language::ja));
  const ConfirmMail second = confirming(taken->number);
  EXPECT_EQ(second.to, "hanako@firm.example");
  EXPECT_EQ(desk_->consultations.confirm_mail(first.token).error().code, ErrorCode::not_found) << "the old link is dead";
  ASSERT_TRUE(desk_->consultations.confirm_mail(second.token));
  // The desk notes another address: it was not shown to be his.
  ASSERT_TRUE(desk_->consultations.set_identity(operator_, taken->number, at("jiro@firm.example")));
  EXPECT_FALSE(desk_->consultations.find(operator_, taken->number)->value.by_mail.confirmed_at);
  EXPECT_EQ(confirming(taken->number).to, "jiro@firm.example");
  clock_.advance(mail_link_lasts + nanoseconds_per_second);
  EXPECT_EQ(desk_->consultations.confirm_mail(confirming(taken->number).token).error().code, ErrorCode::not_found) << "a week";
  ASSERT_TRUE(desk_->consultations.set_by_mail(operator_, taken->number, MailWish::notice, "a@firm.example", Language::ja));
  ASSERT_TRUE(desk_->consultations.set_by_mail(operator_, taken->number, MailWish::notice, "b@firm.example", Language::ja));
  EXPECT_EQ(desk_->consultations.set_by_mail(operator_, taken->number, MailWish::notice, "c@firm.example", Language::ja).error().code,
            ErrorCode::full);
  EXPECT_EQ(confirming(taken->number).to, "b@firm.example") << "what was refused changed nothing";
}

TEST_F(AnswerMails, from_the_page_reach_one_stranger_thrice_an_hour) {
  for (int i = 0; i < 3; ++i)
    ASSERT_TRUE(desk_->consultations.receive_from_page("質問", {}, at("victim@firm.example"), notice(), fmt::format("198.51.100.{}", i)));
  EXPECT_EQ(desk_->consultations.receive_from_page("質問", {}, at("Victim@firm.example"), notice(), "198.51.100.9").error().code,
            ErrorCode::full);
  EXPECT_TRUE(desk_->consultations.receive_from_page("質問", {}, at("other@firm.example"), notice(), "198.51.100.9"));
}

TEST_F(AnswerMails, to_whoever_wrote_a_mail_need_no_question) {
  ConsultationDraft draft = call();
  draft.channel = Channel::mail;
  draft.identity.mail = "Taro@firm.example";
  draft.delivery = "0198aa00-0000-7000-8000-000000000001";
  const std::string number = taken(draft);
  ASSERT_TRUE(desk_->consultations.set_by_mail(operator_, number, MailWish::text, "", Language::ja));
  EXPECT_TRUE(waiting(confirm_channel).empty());
  ASSERT_TRUE(desk_->consultations.answer(operator_, number, {.text = "はい。"}));
  EXPECT_EQ(waiting(answer_channel).size(), 1U);
  // For that mail alone: the same address in another consultation is asked.
  ConsultationDraft phone = call();
  phone.identity.mail = "taro@firm.example";
  phone.by_mail = notice();
  const std::string other = taken(phone);
  EXPECT_EQ(waiting(confirm_channel).size(), 1U);
  EXPECT_FALSE(desk_->consultations.find(operator_, other)->value.by_mail.confirmed_at);
}

TEST_F(AnswerMails, stop_with_what_whoever_asked_wants_erased) {
  const auto taken = desk_->consultations.receive_from_page("質問", {}, at("taro@firm.example"), notice());
  ASSERT_TRUE(taken);
  const ConfirmMail mail = confirming(taken->number);
  const auto kept = desk_->consultations.ask_to_forget(taken->code);
  ASSERT_TRUE(kept) << kept.error().message;
  EXPECT_EQ(*kept, Forgetting::kept) << "the desk works on it";
  EXPECT_TRUE(desk_->consultations.follow(taken->code)->forget_wished_at);
  ASSERT_TRUE(desk_->consultations.close(operator_, taken->number, "taken back"));
  EXPECT_EQ(desk_->consultations.follow(taken->code).error().code, ErrorCode::not_found);
  EXPECT_EQ(desk_->consultations.confirm_mail(mail.token).error().code, ErrorCode::not_found);
  EXPECT_FALSE(*desk_->consultations.confirm_mail_of(taken->number, 1));
}

}  // namespace
}  // namespace sekimori::consult
