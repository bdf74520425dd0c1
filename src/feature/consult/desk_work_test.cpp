// Answers, programmes, referrals, and what a consultation becomes.
#include <algorithm>
#include <atomic>
#include <thread>

#include "feature/consult/consult_fixture_test.h"

namespace sekimori::consult {
namespace {

TEST_F(DeskTest, an_answer_has_versions_and_is_published_by_a_second_person) {
  EXPECT_EQ(desk_->faq.find("mould-passed-on")->version, 0);
  EXPECT_FALSE(desk_->faq.find("mould-passed-on")->text.verified);
  FaqText text = desk_->faq.find("mould-passed-on")->text;
  text.answer.ja = "新しい答え。";
  ASSERT_TRUE(desk_->faq.draft(operator_, text, "court decision"));
  EXPECT_EQ(desk_->faq.find("mould-passed-on")->version, 0) << "a draft answers nobody";
  EXPECT_EQ(desk_->faq.publish(operator_, "mould-passed-on").error().code, ErrorCode::not_permitted);
  record::Actor second = operator_;
  second.account = "second";
  ASSERT_TRUE(desk_->faq.publish(second, "mould-passed-on"));
  EXPECT_EQ(desk_->faq.find("mould-passed-on")->version, 1);
  text.answer.ja = "もっと新しい答え。";
  ASSERT_TRUE(desk_->faq.draft(operator_, text, "again"));
  EXPECT_EQ(desk_->faq.find("mould-passed-on")->text.answer.ja, "新しい答え。");
  EXPECT_EQ(desk_->faq.drafts(operator_)->size(), 1U);
  ASSERT_TRUE(desk_->faq.publish(second, "mould-passed-on"));
  EXPECT_EQ(desk_->faq.find("mould-passed-on")->version, 2);
  const std::string number = taken();
  ASSERT_TRUE(desk_->consultations.answer(operator_, number, {.faq = {"mould-passed-on"}}));
  EXPECT_TRUE(desk_->consultations.words(operator_, number)->back().text.contains("もっと新しい答え。"));
  text.id = "Not An Id";
  EXPECT_FALSE(desk_->faq.draft(operator_, text, "x"));
  text.id = "own-question";
  text.sources.clear();
  EXPECT_FALSE(desk_->faq.draft(operator_, text, "x")) << "an answer names its sources";
}

TEST_F(DeskTest, a_programme_never_gives_more_places_than_it_has) {
  ASSERT_TRUE(desk_->programmes.set(
      operator_, "certification",
      {.programme = {}, .quota = 3, .opens = Day::parse("2024-08-01").value(), .closes = Day::parse("2025-12-31").value(), .reason = {}},
      "this year"));
  const auto form = [] { return Json::object({{"employees", 40}, {"goal", "認証のため"}}); };
  std::vector<std::string> numbers;
  for (int i = 0; i < 8; ++i) {
    ProgrammeApplication application;
    application.organisation = "架空精機";
    application.contact = "03-0000-0000";
    application.answers = form();
    const auto made = desk_->programmes.apply(operator_, "certification", application);
    ASSERT_TRUE(made) << made.error().message;
    numbers.push_back(made->value.number);
  }
  std::atomic<int> accepted = 0, full = 0;
  std::vector<std::thread> threads;
  for (const std::string& number : numbers)
    threads.emplace_back([&, number] {
      const auto decided = desk_->programmes.decide(operator_, number, ApplicationState::accepted, "fits");
      if (decided) ++accepted;
      else if (decided.error().code == ErrorCode::conflict) ++full;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(accepted, 3);
  EXPECT_EQ(full, 5);
  const auto views = desk_->programmes.list(operator_);
  ASSERT_TRUE(views);
  EXPECT_FALSE(std::ranges::find_if(*views, [](const ProgrammeView& one) { return one.programme.id == "certification"; })->is_open);
  ProgrammeApplication bad;
  bad.organisation = "x";
  bad.contact = "x";
  EXPECT_EQ(desk_->programmes.apply(operator_, "certification", bad).error().code, ErrorCode::invalid_input) << "a field is missing";
  bad.answers = form().set("employees", "many");
  EXPECT_EQ(desk_->programmes.apply(operator_, "certification", bad).error().code, ErrorCode::invalid_input);
  bad.answers = form().set("more", "x");
  EXPECT_EQ(desk_->programmes.apply(operator_, "certification", bad).error().code, ErrorCode::invalid_input);
  clock_.set(desk_time("2026-01-05T01:00:00Z"));
  bad.answers = form();
  EXPECT_EQ(desk_->programmes.apply(operator_, "certification", bad).error().code, ErrorCode::conflict) << "closed";
  EXPECT_EQ(desk_->programmes.apply(operator_, "none-such", bad).error().code, ErrorCode::not_found);
}

TEST_F(DeskTest, nothing_is_handed_on_without_consent_and_then_no_more_than_agreed) {
  ConsultationDraft draft = call("ひみつのことば");
  draft.attributes.foreign_link = true;
  draft.attributes.prefecture = 14;
  const std::string number = taken(draft);
  const auto made = desk_->referrals.propose(
      operator_, number,
      {.target = DeskReferralTarget::police, .scope = ReferralReach::summary, .purpose = "被害の相談", .summary = "要旨です。"});
  ASSERT_TRUE(made) << made.error().message;
  const auto steps = steps_of(made->value);
  ASSERT_EQ(steps.size(), 5U) << "with a link abroad the department for foreign affairs takes part";
  EXPECT_TRUE(steps[2].second.ja.contains("神奈川県"));
  EXPECT_EQ(desk_->referrals.send(operator_, made->value.number).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(desk_->referrals.consent(operator_, made->value.number, " ").error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(desk_->referrals.consent(operator_, made->value.number, "電話で、2025-05-01"));
  const auto files = desk_->referrals.send(operator_, made->value.number);
  ASSERT_TRUE(files) << files.error().message;
  std::string everything;
  for (const ReferralPackageFile& file : *files) everything += file.text;
  EXPECT_TRUE(everything.contains("要旨です。"));
  EXPECT_FALSE(everything.contains("ひみつのことば"));
  EXPECT_FALSE(everything.contains("架空精機"));
  EXPECT_EQ(desk_->referrals.send(operator_, made->value.number).error().code, ErrorCode::conflict);
  EXPECT_EQ(desk_->referrals.withdraw(operator_, made->value.number, "x").error().code, ErrorCode::conflict);
  ASSERT_TRUE(desk_->referrals.receipt(operator_, made->value.number, "架空警察署 生活安全課", "受付 12"));
  ASSERT_TRUE(desk_->referrals.outcome(operator_, made->value.number, DeskReferralState::done, "捜査中"));
  const auto wide = desk_->referrals.propose(
      operator_, number, {.target = DeskReferralTarget::security_desk, .scope = ReferralReach::words, .purpose = "x", .summary = "y"});
  ASSERT_TRUE(wide);
  EXPECT_EQ(desk_->referrals.preview(operator_, wide->value.number)->size(), 4U);
  ASSERT_TRUE(desk_->referrals.withdraw(operator_, wide->value.number, "changed his mind"));
  const auto sums =
      desk_->statistics.summary(operator_, {.from = *Day::parse("2025-04-01"), .to = *Day::parse("2025-06-30")}, DeskSight::exact);
  ASSERT_TRUE(sums);
  for (const Json& one : (*sums)["referrals"].items())
    EXPECT_EQ(one["count"].integer_or(-1), one["target"].text() == "police" ? 1 : 0) << one.dump();
}

TEST_F(DeskTest, with_consent_it_becomes_a_case_and_a_proposal_that_names_nobody) {
  ConsultationDraft draft = call("架空精機の架空花子です。2025年4月2日に株式会社仮想工業へ図面が渡りました。hanako@kakuseiki.example");
  draft.identity.mail = "hanako@kakuseiki.example";
  const std::string number = taken(draft);
  EXPECT_EQ(desk_->conversion.to_case(operator_, number, {.title = "図面", .consent = ""}).error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(desk_->conversion.to_case(operator_, number, {.title = "図面", .consent = "書面 2025-05-01"}));
  ASSERT_EQ(cases_.requests.size(), 1U);
  EXPECT_EQ(cases_.requests.front().trigger, model::CaseTrigger::consultation);
  EXPECT_EQ(desk_->conversion.to_case(operator_, number, {.title = "図面", .consent = "x"}).error().code, ErrorCode::conflict);
  const auto suggestion = desk_->conversion.suggest(operator_, number);
  ASSERT_TRUE(suggestion) << suggestion.error().message;
  for (const std::string_view word : {"架空精機", "花子", "仮想工業", "hanako"})
    EXPECT_FALSE(suggestion->text.contains(word)) << suggestion->text;
  EXPECT_TRUE(suggestion->text.contains("図面"));
  ForumWish wish{.kind = "problem",
                 .title = {"図面", "Drawings"},
                 .body = {"カソウ工業に渡った", "went to ㈱仮想工業"},
                 .audience = "across",
                 .tlp = "AMBER",
                 .consent = "書面"};
  const auto refused = desk_->conversion.to_forum(operator_, number, wish);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_permitted);
  EXPECT_FALSE(refused.error().message.contains("仮想")) << refused.error().message;
  wish.body = {"取引先に渡した図面が他社に渡った。", "A drawing given to a partner went on to another firm."};
  const auto proposed = desk_->conversion.to_forum(operator_, number, wish);
  ASSERT_TRUE(proposed) << proposed.error().message;
  ASSERT_EQ(forum_->drafts.size(), 1U);
  EXPECT_EQ(desk_->consultations.find(operator_, number)->value.proposal, "FP-2025-001");
  EXPECT_EQ(desk_->conversion.to_forum(operator_, number, wish).error().code, ErrorCode::conflict);
}

}  // namespace
}  // namespace sekimori::consult
