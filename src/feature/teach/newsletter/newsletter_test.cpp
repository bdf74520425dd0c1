// An issue from the empty board to the archive; who may do what on the way; what every mail of it looks like.
#include <algorithm>

#include "base/text.h"
#include "feature/teach/newsletter/html_text.h"
#include "feature/teach/newsletter/issue_days.h"
#include "feature/teach/newsletter/newsletter_fixture_test.h"
#include "feature/teach/newsletter/wrap_text.h"

namespace sekimori::teach {
namespace {

class NewsletterTest : public LetterTest {
 protected:
  void SetUp() override {
    LetterTest::SetUp();
    passages_.known["F-2025-001"] = {.number = "F-2025-001",
                                     .title = {"退職時の点検", "Checks at exit"},
                                     .body = {"退職の申し出の前三十日を見る。", "Look at the thirty days before notice."},
                                     .sha256 = std::string(64, 'a')};
    subscribers_ = std::make_unique<SubscriberBook>(parts());
    board_ = std::make_unique<NewsletterBook>(parts(), *subscribers_);
    log_ = std::make_unique<SendingLog>(parts());
    board_->set_passages(&passages_);
  }
  // Number of a regular issue with a text in every section.
  std::string written() {
    const std::string number = board_->open(editor_, {})->value.number;
    for (const SectionPlan& plan : newsletter_plan().sections) {
      if (!plan.fixed.ja.empty()) continue;
      EXPECT_TRUE(board_->write(editor_, number, plan.id, {plan.title.ja + "の本文です。", plan.title.en + " text."}));
    }
    return number;
  }
  std::string approved() {
    const std::string number = written();
    const std::string hash = board_->submit(editor_, number)->value.sha256;
    EXPECT_TRUE(board_->approve(approver_, number, hash));
    return number;
  }
  FewPassages passages_;
  std::unique_ptr<SubscriberBook> subscribers_;
  std::unique_ptr<NewsletterBook> board_;
  std::unique_ptr<SendingLog> log_;
};

TEST_F(NewsletterTest, the_third_wednesday_is_found_and_extra_issues_shift_no_number) {
  EXPECT_EQ(issue_day(2025, 2)->to_string(), "2025-02-19");
  EXPECT_EQ(issue_day(2023, 11)->to_string(), "2023-11-15");
  EXPECT_EQ(next_issue_day(*Day::parse("2025-02-20")).to_string(), "2025-03-19");
  EXPECT_EQ(next_issue_day(*Day::parse("2025-12-18")).to_string(), "2026-01-21");
  const auto first = board_->open(editor_, {.number = "104"});
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->value.day.to_string(), "2025-02-19");
  const auto extra = board_->open(editor_, {.kind = IssueKind::extra});
  ASSERT_TRUE(extra) << extra.error().message;
  EXPECT_EQ(extra->value.number, "extra-2025-1");
  const auto second = board_->open(editor_, {});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->value.number, "105");
  EXPECT_EQ(second->value.day.to_string(), "2025-03-19");
  EXPECT_EQ(number_text(extra->value, Language::ja), "号外 2025-1");
  EXPECT_EQ(board_->open(editor_, {.number = "7"}).error().code, ErrorCode::conflict);
  EXPECT_EQ(board_->open(approver_, {}).error().code, ErrorCode::not_permitted);
  // A text is due some days before.
  EXPECT_EQ(first->value.find("opening")->due->to_string(), "2025-02-05");
}

TEST_F(NewsletterTest, a_column_rests_and_the_numbers_stay) {
  const std::string number = written();
  ASSERT_TRUE(board_->rest(editor_, number, "litigation"));
  EXPECT_EQ(board_->rest(editor_, number, "opening").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(board_->write(editor_, number, "contact", {"x", "x"}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(board_->write(editor_, number, "nowhere", {"x", "x"}).error().code, ErrorCode::not_found);
  const auto edition = board_->preview(editor_, number);
  ASSERT_TRUE(edition);
  EXPECT_TRUE(edition->ja.text.contains("【1】訴訟・判決コラム")) << edition->ja.text;
  EXPECT_TRUE(edition->ja.text.contains("今回はお休みです")) << edition->ja.text;
  EXPECT_TRUE(edition->ja.text.contains("【2】情報セキュリティの対策"));
  EXPECT_TRUE(edition->en.subject.contains("No. 1"));
}

TEST_F(NewsletterTest, a_second_person_approves_the_very_bytes) {
  const std::string number = board_->open(editor_, {})->value.number;
  EXPECT_EQ(board_->submit(editor_, number).error().code, ErrorCode::invalid_input) << "sections wait";
  for (const SectionPlan& plan : newsletter_plan().sections) {
    if (!plan.fixed.ja.empty()) continue;
    ASSERT_TRUE(board_->write(editor_, number, plan.id, {"本文。", ""}));
  }
  const auto submitted = board_->submit(editor_, number);
  ASSERT_TRUE(submitted) << submitted.error().message;
  const std::string hash = submitted->value.sha256;
  EXPECT_EQ(board_->preview(approver_, number)->sha256(), hash);
  EXPECT_EQ(board_->approve(editor_, number, hash).error().code, ErrorCode::not_permitted);
  const record::Actor both = acting("editor", {record::Role::newsletter_editor, record::Role::newsletter_approver});
  EXPECT_EQ(board_->approve(both, number, hash).error().code, ErrorCode::not_permitted) << "the same person in two roles";
  EXPECT_EQ(board_->approve(approver_, number, std::string(64, '0')).error().code, ErrorCode::conflict);
  EXPECT_EQ(board_->write(editor_, number, "opening", {"別の文。", ""}).error().code, ErrorCode::conflict);
  EXPECT_EQ(board_->begin_sending(editor_, number).error().code, ErrorCode::conflict) << "not approved";
  ASSERT_TRUE(board_->approve(approver_, number, hash));
  EXPECT_EQ(board_->begin_sending(editor_, number).error().code, ErrorCode::conflict) << "before its day";
  ASSERT_TRUE(board_->send_back(approver_, number, "a name is wrong"));
  ASSERT_TRUE(board_->write(editor_, number, "opening", {"別の文。", ""}));
  EXPECT_NE(board_->submit(editor_, number)->value.sha256, hash);
}

TEST_F(NewsletterTest, what_is_drawn_in_stays_as_the_gate_let_it_through) {
  const std::string number = written();
  EXPECT_EQ(board_->draw(editor_, number, "security", "F-2025-009").error().code, ErrorCode::not_found);
  const auto drawn = board_->draw(editor_, number, "security", "F-2025-001");
  ASSERT_TRUE(drawn) << drawn.error().message;
  EXPECT_EQ(board_->draw(editor_, number, "security", "F-2025-001").error().code, ErrorCode::conflict);
  const model::Wording text = drawn->value.find("security")->text;
  // Other words in its place are found before they go out.
  model::Wording bent = text;
  bent.ja.replace(bent.ja.find("三十日"), std::string_view("三十日").size(), "架空製作所の三日");
  ASSERT_TRUE(board_->write(editor_, number, "security", bent));
  EXPECT_EQ(board_->submit(editor_, number).error().code, ErrorCode::conflict);
  ASSERT_TRUE(board_->write(editor_, number, "security", text));
  // Withdrawn meanwhile.
  const auto kept = passages_.known;
  passages_.known.clear();
  EXPECT_EQ(board_->submit(editor_, number).error().code, ErrorCode::not_found);
  passages_.known = kept;
  EXPECT_TRUE(board_->submit(editor_, number));
}

TEST_F(NewsletterTest, contributors_are_reminded_once_before_and_once_after_their_day) {
  const std::string number = board_->open(editor_, {})->value.number;
  EXPECT_EQ(board_->assign(editor_, number, "opening", "架空会", "x@example.jp\r\nBcc: y@example.jp", {}).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(board_->assign(editor_, number, "opening", "架空会", "x@example.jp", *Day::parse("2025-03-01")).error().code,
            ErrorCode::invalid_input);
  ASSERT_TRUE(board_->assign(editor_, number, "opening", "架空会", "writer@example.jp", *Day::parse("2025-02-05")));
  EXPECT_EQ(board_->remind(3), 1);
  EXPECT_EQ(board_->remind(3), 0);
  clock_.advance(3 * nanoseconds_per_day);
  EXPECT_EQ(board_->remind(3), 1) << "it has passed";
  EXPECT_EQ(board_->remind(3), 0);
  const auto waiting = letters();
  ASSERT_EQ(waiting.size(), 2U);
  EXPECT_EQ(waiting[0].payload["mail"].text(), "writer@example.jp");
  EXPECT_TRUE(waiting[0].payload["text"].text().contains("架空会 様"));
}

TEST_F(NewsletterTest, the_log_of_sending_goes_on_where_it_was_and_asks_about_what_it_does_not_know) {
  const std::string csv =
      "organisation,contact_name,contact_mail,address,charset,leaving\n架空会,窓口,soc@a.example,a1@a.example,UTF-8,by_contact\n"
      "架空会,窓口,soc@a.example,a2@a.example,UTF-8,by_contact\n読者,本人,b@b.example,b@b.example,UTF-8,by_reader\n";
  ASSERT_EQ(subscribers_->import(secretary_, csv, "x.csv", "first list")->addresses, 3);
  const std::string number = approved();
  clock_.set(*Instant::parse("2025-02-19T10:00:00+09:00"));
  EXPECT_EQ(board_->due()->front(), number);
  ASSERT_TRUE(board_->begin_sending(editor_, number));
  const auto run = log_->begin(number);
  ASSERT_TRUE(run) << run.error().message;
  const auto offered = log_->next(*run, {}, 2);
  ASSERT_EQ(offered->size(), 2U);
  EXPECT_EQ(offered->front().address, "a1@a.example");
  // Killed here: nobody knows what became of the two.
  const auto again = log_->begin(number);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->started_at, run->started_at);
  EXPECT_EQ(log_->next(*run, {}, 2).error().code, ErrorCode::conflict) << "an overtaken run";
  ASSERT_EQ(log_->open_questions(*again)->size(), 2U);
  ASSERT_TRUE(log_->answer(*again, {{.place = 1, .state = MailState::accepted}, {.place = 2, .state = MailState::waiting}}));
  const auto rest = log_->next(*again, {}, 10);
  ASSERT_EQ(rest->size(), 2U);
  EXPECT_EQ(rest->at(0).address, "a2@a.example");
  EXPECT_EQ(rest->at(1).leaving, Leaving::by_reader);
  EXPECT_EQ(log_->finish(*again).error().code, ErrorCode::conflict);
  ASSERT_TRUE(log_->next(*again, {{2, MailState::accepted, "250 ok"}, {3, MailState::refused, "550 5.1.1 unknown"}}, 10));
  const auto counts = log_->finish(*again);
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->accepted, 2);
  const auto sent = board_->finish_sending(editor_, number, *counts);
  ASSERT_TRUE(sent) << sent.error().message;
  EXPECT_EQ(sent->value.state, IssueState::sent);
  EXPECT_EQ(sent->value.refused, 1);
  EXPECT_EQ(sent->value.sent_at, counts->finished_at) << "when its sending ended, not when somebody wrote that down";
  ASSERT_EQ(board_->archive("本文", Language::ja)->size(), 1U);
  EXPECT_TRUE(board_->archive("ありません", Language::ja)->empty());
  EXPECT_EQ(board_->archived(number)->second.sha256(), sent->value.sha256);
  EXPECT_EQ(subscribers_->addresses(secretary_, "S-002")->front().hard_bounces, 1);
  // Without knowing, nothing is sent twice unless a person says so.
  EXPECT_EQ(log_->repeat_unknown(number), 0);
}

TEST_F(NewsletterTest, an_issue_is_moved_to_a_day_that_comes_and_keeps_its_place) {
  ASSERT_TRUE(board_->open(editor_, {.number = "104"}));  // 2025-02-19
  ASSERT_TRUE(board_->open(editor_, {}));                 // 105, 2025-03-19
  EXPECT_EQ(board_->move(editor_, "105", *Day::parse("2025-02-02")).error().code, ErrorCode::invalid_input) << "it has passed";
  EXPECT_EQ(board_->move(editor_, "105", *Day::parse("2025-02-19")).error().code, ErrorCode::invalid_input) << "104 goes out then";
  EXPECT_EQ(board_->move(editor_, "104", *Day::parse("2025-03-19")).error().code, ErrorCode::invalid_input) << "105 goes out then";
  const auto moved = board_->move(editor_, "105", *Day::parse("2025-02-20"));
  ASSERT_TRUE(moved) << moved.error().message;
  const auto extra = board_->open(editor_, {.kind = IssueKind::extra});
  ASSERT_TRUE(extra);
  for (const Issue* issue : {&moved->value, &extra->value})
    for (const IssueSection& one : issue->sections) {
      const Day due = one.due.value_or(issue->day);
      EXPECT_TRUE(due >= *Day::parse("2025-02-03") && due <= issue->day) << one.id << " " << due.to_string();
    }
  EXPECT_EQ(board_->assign(editor_, "104", "opening", "X\r\nBcc: a@b", "", {}).error().code, ErrorCode::invalid_input);
}

TEST_F(NewsletterTest, a_mail_of_it_is_whole_and_nobody_adds_a_header) {
  const std::string number = written();
  const Edition edition = edition_of(board_->find(editor_, number)->value);
  const MailFrame frame{.issue = number,
                        .from_name = "フォーラム事務局",
                        .from = "newsletter@example.jp",
                        .list_id = "newsletter.example.jp",
                        .public_url = "https://forum.example.jp",
                        .date = clock_.now()};
  const IssueMail writer(edition, frame, Sensitive<Bytes>(Bytes(32, 9)));
  Recipient reader{.place = 57,
                   .address_id = "019b8c1e-0000-7000-8000-000000000001",
                   .organisation = "S-001",
                   .address = "sato@example.jp",
                   .charset = MailCharset::utf8,
                   .language = Language::ja,
                   .leaving = Leaving::by_reader};
  const auto mail = writer.to(reader);
  ASSERT_TRUE(mail) << mail.error().message;
  EXPECT_EQ(mail->bytes, writer.to(reader)->bytes) << "the same mail again";
  EXPECT_TRUE(mail->bytes.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
  EXPECT_TRUE(mail->bytes.contains("List-Unsubscribe: <https://forum.example.jp/public/newsletter/leave/"));
  EXPECT_EQ(mail->sender.substr(0, 16), "newsletter+1.57.");
  SignedLinks links(parts().company_key, clock_);
  EXPECT_EQ(read_return_address(links, mail->sender).error().code, ErrorCode::not_found) << "another key";
  for (std::size_t at = 0; (at = mail->bytes.find('\n', at)) != std::string::npos; ++at) ASSERT_EQ(mail->bytes[at - 1], '\r');
  MailFrame placeless = frame;
  placeless.public_url.clear();
  const IssueMail no_way_out(edition, placeless, Sensitive<Bytes>(Bytes(32, 9)));
  EXPECT_EQ(no_way_out.to(reader).error().code, ErrorCode::usage) << "no mail to whoever may leave without the link for it";
  reader.leaving = Leaving::by_contact;
  EXPECT_TRUE(no_way_out.to(reader)) << "this one asks his contact person";
  EXPECT_FALSE(writer.to(reader)->bytes.contains("List-Unsubscribe"));
  reader.charset = MailCharset::iso_2022_jp;
  const auto old = writer.to(reader);
  ASSERT_TRUE(old) << old.error().message;
  EXPECT_TRUE(old->bytes.contains("charset=ISO-2022-JP"));
  EXPECT_TRUE(std::ranges::none_of(old->bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  for (const std::string evil : {"sato@example.jp\r\nBcc: eve@example.jp", "sato@example.jp>\r\nRCPT TO:<eve@example.jp", "a b@example.jp",
                                 "eve", "x@example.jp, y@example.jp", "\"x\"@example.jp"}) {
    reader.address = evil;
    EXPECT_EQ(writer.to(reader).error().code, ErrorCode::invalid_input) << evil;
  }
  EXPECT_FALSE(encode_mail_words("題名\r\nBcc: eve@example.jp", MailCharset::utf8));
}

TEST(MailCharsets, old_readers_get_what_jis_has_and_a_clear_word_about_what_it_has_not) {
  EXPECT_EQ(*encode_mail_text("秘密", MailCharset::iso_2022_jp), "\x1B$BHkL)\x1B(B");
  EXPECT_TRUE(encode_mail_text("2月1日～3月18日 －5", MailCharset::iso_2022_jp));
  const auto bad = encode_mail_text("一行目\n二行目①", MailCharset::iso_2022_jp);
  ASSERT_FALSE(bad);
  EXPECT_TRUE(bad.error().message.contains("U+2460") && bad.error().message.contains("line 2")) << bad.error().message;
  const auto lines = encode_mail_text("秘\n密", MailCharset::iso_2022_jp);
  EXPECT_TRUE(lines->contains("\x1B(B\n")) << "every line ends in ASCII";
  EXPECT_EQ(*encode_mail_words("Plain", MailCharset::iso_2022_jp), "Plain");
  EXPECT_TRUE(encode_mail_words("営業秘密のツボ 第104号と長い題名の続き", MailCharset::iso_2022_jp)->starts_with("=?ISO-2022-JP?B?"));
}

TEST(WrapText, keeps_kinsoku_and_the_width_on_any_text) {
  EXPECT_EQ(wrap_text("あいうえお、かき", 10), "あいうえ\nお、かき");
  EXPECT_EQ(wrap_text("あいう「えお」", 8), "あいう\n「えお」");
  EXPECT_EQ(wrap_text("see https://www.example.jp/a/long/address here", 12), "see\nhttps://www.example.jp/a/long/address\nhere");
  EXPECT_EQ(wrap_text("a\n\nb", 70), "a\n\nb");
  SeededRandom random(20150128);
  const std::u32string words = U"あ営業秘密abc xyz１２", marks = U"、。」）ー・…ゃっ「『（";
  for (int round = 0; round < 3'000; ++round) {
    // No two marks follow one another: there is always a place where a line may end.
    std::u32string text;
    for (std::size_t i = 0, n = random.below(200); i < n; ++i) {
      text += words[random.below(2)];
      if (random.below(3) == 0) text += marks[random.below(marks.size())];
      text += words[random.below(words.size())];
    }
    const std::string whole = to_utf8(text), wrapped = wrap_text(whole, 40);
    std::string_view rest = wrapped;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const std::u32string one = to_utf32(line);
      ASSERT_LE(display_width(line), 40U);
      ASSERT_TRUE(one.empty() || may_begin_line(one.front())) << wrapped;
      ASSERT_TRUE(one.empty() || rest.empty() || may_end_line(one.back())) << wrapped;
    }
    std::string expected = whole, back = wrapped;
    std::erase(expected, ' ');
    std::erase_if(back, [](char c) { return c == ' ' || c == '\n'; });
    ASSERT_EQ(back, expected) << "nothing is lost";
  }
}

TEST(HtmlText, lets_nothing_through_that_runs_or_loads) {
  const std::string html = html_paragraphs("<script>alert(1)</script>\n\n\"x\" https://a.example/?q=<b>&z=1. javascript:alert(1)");
  EXPECT_FALSE(html.contains("<script") || html.contains("href=\"javascript"));
  EXPECT_TRUE(html.contains("<a href=\"https://a.example/?q=\" rel=\"noopener noreferrer\">")) << html;
}

}  // namespace
}  // namespace sekimori::teach
