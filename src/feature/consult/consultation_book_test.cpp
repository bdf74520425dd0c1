#include "feature/consult/consult_fixture_test.h"
#include "feature/consult/desk_texts.h"

namespace sekimori::consult {
namespace {

TEST(DeskTextsData, are_whole_and_in_both_languages) {
  const auto checked = check(desk_texts());
  EXPECT_TRUE(checked) << checked.error().message;
  EXPECT_GE(desk_texts().faq.size(), 14U);
  EXPECT_EQ(desk_texts().find_prefecture("神奈川県")->code, 14);
  DeskTexts circle = desk_texts();
  circle.questions.back().answers.front().next = circle.questions.front().id;
  circle.questions.back().answers.front().ends.clear();
  EXPECT_FALSE(check(circle)) << "a path that turns in a circle";
}

TEST(Triage, ends_in_every_content) {
  const auto whole = walk_triage(desk_texts(), {"happened", "over", "leaver"});
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->contents, std::vector<std::string>{"leak"});
  EXPECT_EQ(whole->urgency, "soon");
  EXPECT_EQ(whole->faq, std::vector<std::string>{"leaver-took-work"});
  EXPECT_EQ(walk_triage(desk_texts(), {"happened"})->next, "harm");
  EXPECT_FALSE(walk_triage(desk_texts(), {"happened", "nonsense"}));
  // Each kind that is counted by the quarter can be reached by the desk's own questions.
  for (const auto& [answer, topic] :
       {std::pair("log_in", "illegal_log_in"), std::pair("fake_warning", "fake_virus_warning"),
        std::pair("fake_message", "fake_short_message"), std::pair("bounces", "bounced_mail_flood"), std::pair("other", "")})
    EXPECT_EQ(walk_triage(desk_texts(), {"fear", "network", answer})->topic, topic);
  EXPECT_FALSE(walk_triage(desk_texts(), {"happened", "over", "leaver", "more"}));
}

TEST_F(DeskTest, a_call_is_taken_in_triaged_answered_and_closed) {
  const std::string number = taken();
  EXPECT_EQ(number, "C-2025-0001");
  auto one = desk_->consultations.find(operator_, number);
  ASSERT_TRUE(one);
  EXPECT_EQ(one->value.clock.due_at, desk_time("2025-05-08T01:00:00Z")) << "three working days later";
  ASSERT_TRUE(desk_->consultations.triage(operator_, number, {"happened", "going_on", "leaver"}));
  one = desk_->consultations.find(operator_, number);
  EXPECT_EQ(one->value.clock.due_at, desk_time("2025-05-01T03:00:00Z")) << "urgent: two hours";
  EXPECT_EQ(one->value.state, ConsultationState::triaged);
  clock_.set(desk_time("2025-05-01T03:30:00Z"));
  EXPECT_TRUE(desk_->consultations.standing(one->value)->overdue);
  EXPECT_EQ(desk_->consultations.standing(one->value)->minutes_left, -30);
  ASSERT_TRUE(desk_->consultations.ask_back(operator_, number, "いつ退職しましたか。"));
  clock_.set(desk_time("2025-05-08T03:30:00Z"));
  EXPECT_FALSE(desk_->consultations.standing(desk_->consultations.find(operator_, number)->value)->overdue) << "the clock stands still";
  ASSERT_TRUE(desk_->consultations.hear(operator_, number, "三月末です。"));
  const auto answered = desk_->consultations.answer(
      operator_, number, {.text = "資料をお持ちください。", .blocks = {"greeting", "preserve"}, .faq = {"leaver-took-work"}});
  ASSERT_TRUE(answered) << answered.error().message;
  EXPECT_EQ(answered->value.state, ConsultationState::answered);
  EXPECT_FALSE(desk_->consultations.answer(operator_, number, {.text = "x", .faq = {"none-such"}}));
  ASSERT_TRUE(desk_->consultations.close(operator_, number, "answered"));
  EXPECT_EQ(desk_->consultations.note(operator_, number, "x")->value.state, ConsultationState::closed) << "notes may be added";
  EXPECT_EQ(desk_->consultations.answer(operator_, number, {.text = "x"}).error().code, ErrorCode::conflict);
  EXPECT_TRUE(desk_->consultations.list(operator_)->empty());
  EXPECT_EQ(desk_->consultations.list(operator_, {.standing = ConsultationFilter::Standing::closed})->size(), 1U);
  const auto words = desk_->consultations.words(operator_, number);
  ASSERT_EQ(words->size(), 5U);
  EXPECT_EQ(words->front().text, "退職者の会社に仕事を取られました。");
}

TEST_F(DeskTest, what_was_said_is_nowhere_in_the_clear_and_can_be_forgotten) {
  const std::string number = taken(call("とても目立つ言葉ABRACADABRA"));
  std::string everything;
  for (const auto& entry : std::filesystem::directory_iterator(directory_.path()))
    if (entry.is_regular_file()) everything += std::string(as_text(*system_files().read(entry.path())));
  EXPECT_FALSE(everything.contains("ABRACADABRA"));
  EXPECT_FALSE(everything.contains("架空精機"));
  EXPECT_EQ(desk_->consultations.erase(operator_, number, "asked for").error().code, ErrorCode::conflict) << "it is open";
  ASSERT_TRUE(desk_->consultations.close(operator_, number, "answered"));
  ASSERT_TRUE(desk_->consultations.erase(operator_, number, "asked for"));
  EXPECT_TRUE(desk_->consultations.words(operator_, number)->empty());
  EXPECT_TRUE(desk_->consultations.identity(operator_, number)->empty());
  EXPECT_EQ(desk_->consultations.note(operator_, number, "x").error().code, ErrorCode::conflict);
  EXPECT_EQ(desk_->consultations.reopen(operator_, number, "x").error().code, ErrorCode::conflict);
  const auto facts = desk_->statistics.facts();
  ASSERT_TRUE(facts);
  EXPECT_EQ(count_cases(**facts, {.from = *Day::parse("2025-05-01"), .to = *Day::parse("2025-05-01")}), 1) << "it still counts";
}

TEST_F(DeskTest, a_branch_sees_its_own_and_an_outsider_none) {
  account("tokyo", record::Role::branch_adviser);
  account("osaka", record::Role::branch_adviser);
  ASSERT_TRUE(desk_->branches.give_account(operator_, 13, "tokyo", "new"));
  ASSERT_TRUE(desk_->branches.give_account(operator_, 27, "osaka", "new"));
  const record::Actor tokyo = actor_of("tokyo"), osaka = actor_of("osaka");
  const std::string number = taken();
  EXPECT_TRUE(desk_->consultations.list(tokyo)->empty());
  EXPECT_EQ(desk_->consultations.find(tokyo, number).error().code, ErrorCode::not_found);
  ASSERT_TRUE(desk_->consultations.hand_over(operator_, number, 13, "nearer"));
  EXPECT_EQ(desk_->consultations.list(tokyo)->size(), 1U);
  EXPECT_TRUE(desk_->consultations.list(osaka)->empty());
  EXPECT_TRUE(desk_->consultations.words(tokyo, number));
  EXPECT_EQ(desk_->consultations.words(osaka, number).error().code, ErrorCode::not_found);
  EXPECT_EQ(desk_->branches.find(tokyo, 13)->open_cases, 1);
  EXPECT_EQ(desk_->branches.find(osaka, 13)->open_cases, 0) << "how many another branch has is not its business";
  EXPECT_EQ(desk_->consultations.hand_over(tokyo, number, 27, "x").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(desk_->consultations.hand_over(tokyo, number, main_desk, "too hard"));
  EXPECT_TRUE(desk_->consultations.list(tokyo)->empty());
  // What a branch takes in lies with it.
  const auto own = desk_->consultations.receive(osaka, call());
  ASSERT_TRUE(own) << own.error().message;
  EXPECT_EQ(desk_->consultations.find(operator_, own->number)->value.desk, 27);
  EXPECT_EQ(desk_->consultations.list(osaka)->size(), 1U);
  // Whoever only counts sees figures and nobody.
  const auto secret = desk_->consultations.list(secretary_);
  EXPECT_TRUE(!secret || secret->empty());
  EXPECT_FALSE(desk_->consultations.words(secretary_, number));
  const CountPeriod period{.from = *Day::parse("2025-04-01"), .to = *Day::parse("2025-06-30")};
  EXPECT_TRUE(desk_->statistics.cross(secretary_, period, Dimension::asker, Dimension::content, DeskSight::published));
  EXPECT_EQ(desk_->statistics.cross(secretary_, period, Dimension::asker, Dimension::content, DeskSight::exact).error().code,
            ErrorCode::not_permitted);
}

TEST_F(DeskTest, whoever_asks_on_the_page_comes_back_with_a_code) {
  const auto asked = desk_->consultations.receive_from_page("金型を他社に渡されました。", {}, {});
  ASSERT_TRUE(asked) << asked.error().message;
  EXPECT_EQ(asked->code.size(), 19U);
  ASSERT_TRUE(desk_->consultations.note(operator_, asked->number, "内部のメモ"));
  ASSERT_TRUE(desk_->consultations.answer(operator_, asked->number, {.text = "契約書をお持ちですか。"}));
  std::string typed = asked->code;
  for (char& c : typed) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  const auto seen = desk_->consultations.follow(" " + typed + " ");
  ASSERT_TRUE(seen) << seen.error().message;
  ASSERT_EQ(seen->words.size(), 2U) << "no notes";
  EXPECT_EQ(seen->words.back().text, "契約書をお持ちですか。");
  ASSERT_TRUE(desk_->consultations.add(asked->code, "あります。"));
  EXPECT_EQ(desk_->consultations.find(operator_, asked->number)->value.state, ConsultationState::in_work);
  EXPECT_EQ(desk_->consultations.follow("AAAA-BBBB-CCCC-DDDD").error().code, ErrorCode::not_found);
  EXPECT_FALSE(shown_json(desk_->consultations.find(operator_, asked->number)->value).dump().contains("code_hash"));
  // A flood is stopped, and wrong codes cannot be tried for ever.
  int let_in = 0;
  for (int i = 0; i < 60; ++i) let_in += desk_->consultations.receive_from_page("x", {}, {}).has_value() ? 1 : 0;
  EXPECT_EQ(let_in, 39);
  ErrorCode last = ErrorCode::failure;
  for (int i = 0; i < 260; ++i) last = desk_->consultations.follow("AAAA-BBBB-CCCC-DDDD").error().code;
  EXPECT_EQ(last, ErrorCode::full);
  clock_.set(desk_time("2025-05-01T03:00:00Z"));
  EXPECT_TRUE(desk_->consultations.follow(asked->code));
}

TEST_F(DeskTest, the_page_takes_as_many_characters_as_it_says) {
  std::string long_text;
  for (int i = 0; i < 20'000; ++i) long_text += i % 100 == 99 ? "\r\n" : "a";
  EXPECT_TRUE(desk_->consultations.receive_from_page(long_text, {}, {}));
  const auto refused = desk_->consultations.receive_from_page(long_text + "b", {}, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
}

TEST_F(DeskTest, a_page_is_there_only_where_somebody_reads_it) {
  EXPECT_FALSE(desk_->consultations.is_staffed().value());
  account("boss", record::Role::secret_manager);
  EXPECT_FALSE(desk_->consultations.is_staffed().value());
  account("op", record::Role::desk_operator);
  EXPECT_TRUE(desk_->consultations.is_staffed().value());
}

TEST_F(DeskTest, triage_adds_to_what_was_coded) {
  ConsultationDraft draft = call();
  draft.attributes.contents = {Content::open_close, Content::leak};
  draft.attributes.topic = "level_criteria";
  const std::string number = taken(draft);
  const auto after = desk_->consultations.triage(operator_, number, {"manage", "review"});
  ASSERT_TRUE(after) << after.error().message;
  EXPECT_EQ(after->value.asker.contents, (std::vector<Content>{Content::open_close, Content::secret_management, Content::leak}));
  EXPECT_EQ(after->value.asker.topic, "scheme_review");
}

TEST_F(DeskTest, the_first_answer_and_the_last_are_both_kept) {
  const std::string number = taken();
  ASSERT_TRUE(desk_->consultations.answer(operator_, number, {.text = "一つ目"}));
  const Instant first = clock_.now();
  clock_.advance(std::int64_t(3600) * nanoseconds_per_second);
  ASSERT_TRUE(desk_->consultations.answer(operator_, number, {.text = "二つ目"}));
  const auto one = desk_->consultations.find(operator_, number);
  EXPECT_EQ(one->value.first_answered_at, first);
  EXPECT_EQ(one->value.answered_at, clock_.now());
}

TEST_F(DeskTest, bad_entries_are_refused) {
  ConsultationDraft draft = call("");
  EXPECT_EQ(desk_->consultations.receive(operator_, draft).error().code, ErrorCode::invalid_input);
  draft = call();
  draft.attributes.industry = "E";
  EXPECT_FALSE(desk_->consultations.receive(operator_, draft)) << "a division is too coarse";
  draft = call();
  draft.attributes.contents = {Content::leak, Content::leak};
  EXPECT_FALSE(desk_->consultations.receive(operator_, draft));
  draft = call();
  draft.received_at = desk_time("2025-05-02T01:00:00Z");
  EXPECT_FALSE(desk_->consultations.receive(operator_, draft)) << "tomorrow";
  draft = call();
  draft.identity.mail = "a@b.example\r\nBcc: everybody@b.example";
  EXPECT_FALSE(desk_->consultations.receive(operator_, draft)) << "a header smuggled in";
  draft.identity.mail = "nobody";
  EXPECT_FALSE(desk_->consultations.receive(operator_, draft));
  EXPECT_TRUE(desk_->consultations.list(operator_)->empty());
}

TEST_F(DeskTest, a_year_without_holidays_stops_no_consultation) {
  clock_.set(desk_time("2030-05-01T01:00:00Z"));
  const std::string number = taken();
  const auto one = desk_->consultations.find(operator_, number);
  ASSERT_TRUE(one);
  EXPECT_FALSE(one->value.clock.due_at);
  EXPECT_TRUE(one->value.clock.problem.contains("2030")) << one->value.clock.problem;
}

TEST_F(DeskTest, training_of_a_branch_runs_out) {
  ASSERT_TRUE(desk_->branches.set_staff(operator_, 13, 3, ""));
  EXPECT_EQ(desk_->branches.find(operator_, 13)->training, TrainingState::none);
  for (const Content topic : taught)
    ASSERT_TRUE(desk_->branches.train(operator_, 13, {.day = *Day::parse("2025-04-01"), .topic = topic, .attended = 3, .by = ""}));
  EXPECT_EQ(desk_->branches.find(operator_, 13)->training, TrainingState::current);
  ASSERT_TRUE(desk_->branches.set_staff(operator_, 13, 4, "one more"));
  EXPECT_EQ(desk_->branches.find(operator_, 13)->training, TrainingState::due) << "the new one was taught nothing";
  ASSERT_TRUE(desk_->branches.set_staff(operator_, 13, 3, ""));
  clock_.set(desk_time("2027-06-01T01:00:00Z"));
  EXPECT_EQ(desk_->branches.find(operator_, 13)->training, TrainingState::due);
  EXPECT_FALSE(desk_->branches.train(operator_, 13, {.day = *Day::parse("2028-04-01"), .attended = 3, .by = ""}));
  EXPECT_FALSE(
      desk_->branches.train(operator_, 13, {.day = *Day::parse("2025-04-01"), .topic = Content::ip_general, .attended = 3, .by = ""}));
  EXPECT_EQ(desk_->branches.find(operator_, 48).error().code, ErrorCode::not_found);
  EXPECT_EQ(desk_->branches.list(operator_)->size(), 47U);
}

}  // namespace
}  // namespace sekimori::consult
