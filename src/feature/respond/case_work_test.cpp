// Playbooks and clocks, intake, personal data, holds on devices, referrals, damage, sub-cases.
#include "base/text.h"
#include "feature/respond/cacao.h"
#include "feature/respond/case_log.h"
#include "feature/respond/go_to_map.h"
#include "feature/respond/intake_book.h"
#include "feature/respond/respond_fixture_test.h"
#include "feature/respond/task_book.h"

namespace sekimori::respond {
namespace {

using testing::Contains;
using testing::Field;
using testing::Not;

record::Actor person_of(std::string account, record::Role role) {
  record::Actor actor;
  actor.account = std::move(account);
  actor.roles = {role};
  return actor;
}

TEST(Playbooks, of_abused_mail_goes_with_reports_of_it_and_to_cases_by_hand) {
  for (const std::string_view kind : {"spoofed_staff", "mass_mail_in_our_name", "form_flooding"}) {
    const Playbook* const playbook = playbook_for_report(kind);
    ASSERT_NE(playbook, nullptr) << kind;
    EXPECT_EQ(playbook->name, "mail_abuse");
    EXPECT_TRUE(playbook->is_chosen_by_hand());
  }
  EXPECT_EQ(playbook_for_report("insider_leak"), nullptr);
  const auto is_of_it = [](const PlaybookStep* step) { return step->playbook == "mail_abuse"; };
  EXPECT_TRUE(std::ranges::none_of(steps_for(model::CaseTrigger::customer_complaint, {}), is_of_it));
  const auto steps = steps_for(model::CaseTrigger::customer_complaint, {.chosen = {"mail_abuse"}});
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count_if(steps, is_of_it)), steps_of(*find_playbook("mail_abuse")).size());
  // As CACAO 2.0: one way from start to end, every step with an agent that is defined.
  const Json cacao = cacao_of(*find_playbook("mail_abuse"));
  EXPECT_EQ(cacao["type"].text(), "playbook");
  EXPECT_EQ(cacao["spec_version"].text(), "cacao-2.0");
  EXPECT_EQ(cacao_of(*find_playbook("mail_abuse")).dump(), cacao.dump());
  std::string at(cacao["workflow_start"].text());
  std::size_t actions = 0;
  for (std::size_t i = 0; i < 100 && cacao["workflow"][at]["type"].text() != "end"; ++i) {
    const Json& step = cacao["workflow"][at];
    ASSERT_TRUE(step.is_object()) << at;
    if (step["type"].text() == "action") {
      ++actions;
      EXPECT_TRUE(cacao["agent_definitions"][step["agent"].text()].is_object());
      EXPECT_EQ(step["commands"].items().size(), 1U);
    }
    at = step["on_completion"].text();
  }
  EXPECT_EQ(actions, steps_of(*find_playbook("mail_abuse")).size());
}

TEST(Playbooks, every_trigger_has_its_steps_in_both_languages) {
  for (int i = 0; i < 8; ++i) {
    const auto trigger = static_cast<model::CaseTrigger>(i);
    const auto steps = steps_for(trigger, {});
    EXPECT_GT(steps.size(), 14U) << name_of(trigger);
    EXPECT_TRUE(std::ranges::any_of(steps, [&](const PlaybookStep* step) { return step->playbook == name_of(trigger); }))
        << name_of(trigger);
    EXPECT_TRUE(std::ranges::none_of(steps, [](const PlaybookStep* step) { return step->playbook == "personal_data"; }));
  }
  for (const PlaybookStep& step : all_steps()) {
    EXPECT_FALSE(step.title_ja.empty() || step.title_en.empty() || step.why_ja.empty() || step.why_en.empty()) << step.id;
    EXPECT_TRUE(record::role_from_identifier(step.role)) << step.id << ": " << step.role;
    EXPECT_EQ(step.law_ja.empty(), step.law_en.empty()) << step.id;
  }
  const auto leak = steps_for(model::CaseTrigger::customer_complaint, {.personal_data = true, .entrusted_data = true});
  for (const char* id : {"pd_preliminary", "pd_final", "pd_persons", "pd_principal"})
    EXPECT_TRUE(std::ranges::any_of(leak, [&](const PlaybookStep* step) { return step->id == id; })) << id;
  EXPECT_GE(contacts().size(), 8U);
}

TEST(PersonalDataClocks, the_day_of_notice_is_the_first_and_a_wrongful_purpose_gives_sixty) {
  const Zone zone = Zone::tokyo();
  const Instant noticed = *Instant::parse("2026-04-01T15:30:00Z");  // the second of April in Japan
  PersonalDataAnswers answers;
  DutyClocks clocks = clocks_of(answers, noticed, zone);
  EXPECT_EQ(clocks.preliminary_from.to_string(), "2026-04-04");
  EXPECT_EQ(clocks.preliminary_by.to_string(), "2026-04-06");
  EXPECT_EQ(clocks.final_by.to_string(), "2026-05-01");
  answers.wrongful_purpose = true;
  EXPECT_EQ(clocks_of(answers, noticed, zone).final_by.to_string(), "2026-05-31");
}

TEST(PersonalDataClasses, are_those_of_the_rules) {
  PersonalDataAnswers answers;
  EXPECT_FALSE(answers.reportable());
  answers.holds_personal_data = true;
  EXPECT_TRUE(answers.reportable()) << "as long as nobody knows how many";
  answers.persons_known = true;
  answers.persons = 1000;
  EXPECT_FALSE(answers.reportable());
  answers.persons = 1001;
  EXPECT_TRUE(answers.reportable());
  answers.persons = 1;
  answers.sensitive = true;
  EXPECT_TRUE(answers.reportable());
  answers.protected_data = true;
  EXPECT_FALSE(answers.reportable());
}

TEST_F(RespondTest, steps_run_from_the_moment_of_notice_and_say_what_is_late) {
  CaseOpening opening;
  opening.trigger = model::CaseTrigger::customer_complaint;
  opening.title = "流出";
  opening.noticed_at = *Instant::parse("2026-04-01T00:00:00Z");
  const KnownCase known = CaseBook(*parts_).open(system_, opening, "x")->known;
  TaskBook tasks(*parts_);
  auto list = *tasks.list(system_, known);
  const auto task = [&](std::string_view id) { return *std::ranges::find(list, id, &CaseTask::id); };
  EXPECT_EQ(task("hold_logs").due, *Instant::parse("2026-04-01T01:00:00Z"));
  EXPECT_TRUE(task("hold_logs").overdue(clock_.now()));
  EXPECT_FALSE(task("police").overdue(clock_.now()));
  EXPECT_THAT(list, Not(Contains(Field(&CaseTask::id, "pd_final"))));
  ASSERT_TRUE(PersonalData(*parts_).answer(
      system_, known,
      {.holds_personal_data = true, .wrongful_purpose = true, .persons = 10'000'000, .persons_known = true, .entrusted = true}, "x"));
  list = *tasks.list(system_, known);
  EXPECT_EQ(parts_->zone.day_of(task("pd_final").due).to_string(), "2026-05-30");
  EXPECT_EQ(parts_->zone.day_of(task("pd_preliminary").due).to_string(), "2026-04-05");
  EXPECT_THAT(list, Contains(Field(&CaseTask::id, "pd_principal")));
  ASSERT_TRUE(tasks.set(system_, known, "hold_logs", TaskState::done, "範囲を確認", "情シス"));
  EXPECT_EQ(tasks.set(system_, known, "list_broker", TaskState::not_needed, "").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(tasks.set(system_, known, "nothing", TaskState::done, "x").error().code, ErrorCode::not_found);
  const auto own = tasks.add(system_, known, "名簿業者へ照会", "legal", *Instant::parse("2026-04-02T00:00:00Z"), "x");
  ASSERT_TRUE(own);
  ASSERT_TRUE(tasks.set(system_, known, *own, TaskState::done, "回答あり"));
  list = *tasks.list(system_, known);
  EXPECT_EQ(task("hold_logs").state, TaskState::done);
  EXPECT_EQ(task("hold_logs").owner, "情シス");
  EXPECT_FALSE(task("hold_logs").overdue(clock_.now()));
  EXPECT_EQ(task(*own).state, TaskState::done);
  EXPECT_EQ(task(*own).title_ja, "名簿業者へ照会");
  // A playbook that no trigger brings, with its clocks, once.
  EXPECT_THAT(list, Not(Contains(Field(&CaseTask::id, "ma_own_or_foreign"))));
  ASSERT_TRUE(tasks.add_playbook(system_, known, "mail_abuse", "bounces by the thousand"));
  EXPECT_EQ(tasks.add_playbook(system_, known, "mail_abuse", "again").error().code, ErrorCode::conflict);
  EXPECT_EQ(tasks.add_playbook(system_, known, "common", "x").error().code, ErrorCode::invalid_input);
  const std::size_t before = list.size();
  list = *tasks.list(system_, known);
  EXPECT_EQ(list.size(), before + steps_of(*find_playbook("mail_abuse")).size());
  EXPECT_EQ(task("ma_own_or_foreign").due, *Instant::parse("2026-04-01T04:00:00Z"));
  ASSERT_TRUE(tasks.set(system_, known, "ma_own_or_foreign", TaskState::done, "よそから"));
  list = *tasks.list(system_, known);
  EXPECT_EQ(task("ma_own_or_foreign").state, TaskState::done);
  EXPECT_EQ(*tasks.playbooks(system_, known), std::vector<std::string>{"mail_abuse"});
}

TEST_F(RespondTest, an_anonymous_reporter_comes_back_with_a_token_and_is_never_named) {
  IntakeBook intake(*parts_);
  record::Actor reporter = person_of("hanako-account", record::Role::employee);
  reporter.person = people_.known[0].id.to_string();
  EXPECT_EQ(intake.receive(reporter, {.trigger = model::CaseTrigger::anonymous_report, .text = "x", .from = "花子"}).error().code,
            ErrorCode::invalid_input);
  EXPECT_FALSE(intake.receive(reporter, {.trigger = model::CaseTrigger::alert, .text = "x"}));
  EXPECT_FALSE(intake.receive(reporter, {.trigger = model::CaseTrigger::anonymous_report, .text = "  "}));
  const auto receipt = intake.receive(reporter, {.trigger = model::CaseTrigger::anonymous_report, .text = "図面が持ち出されている"});
  ASSERT_TRUE(receipt) << receipt.error().message;
  EXPECT_EQ(receipt->number, "U2026-001");
  EXPECT_EQ(receipt->token.size(), 19U);
  ASSERT_TRUE(intake.answer(system_, receipt->number, "いつのことですか"));
  std::string typed = ascii_lower(receipt->token);
  std::ranges::replace(typed, '-', ' ');
  auto seen = intake.follow_up(typed);
  ASSERT_TRUE(seen) << seen.error().message;
  ASSERT_EQ(seen->messages.size(), 1U);
  EXPECT_TRUE(seen->messages[0].from_firm);
  ASSERT_TRUE(intake.add(receipt->token, "先週の金曜です"));
  EXPECT_EQ(intake.follow_up("0000-0000-0000-0000").error().code, ErrorCode::not_found);
  // Nothing of the reporter is stored anywhere: not in the record, its versions or its changes.
  const auto history = *database_->read([&](sql::Transaction& tx) { return room_->records.history(tx, system_, "intake", receipt->id); });
  ASSERT_EQ(history.size(), 3U);
  for (const auto& version : history) {
    EXPECT_FALSE(version.body.canonical().contains(receipt->token));
    EXPECT_FALSE(version.author.contains("hanako"));
    EXPECT_TRUE(version.owner.empty());
  }
  const auto opened = intake.open_case(system_, receipt->number, {.title = "図面の持出し", .readers = {"role:legal"}}, "x");
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->known.facts.trigger, model::CaseTrigger::anonymous_report);
  EXPECT_EQ(opened->known.facts.trigger_detail, "図面が持ち出されている");
  EXPECT_EQ(intake.open_case(system_, receipt->number, {.title = "y"}, "x").error().code, ErrorCode::conflict);
  EXPECT_EQ(intake.follow_up(receipt->token)->state, IntakeState::in_case);
}

TEST_F(RespondTest, each_kind_of_notice_opens_a_case_in_one_step) {
  IntakeBook intake(*parts_);
  for (const auto trigger : {model::CaseTrigger::partner_notice, model::CaseTrigger::customer_complaint, model::CaseTrigger::found_item,
                             model::CaseTrigger::consultation, model::CaseTrigger::hub_warning}) {
    const auto receipt = intake.receive(system_, {.trigger = trigger, .text = "内容", .from = "架空商事", .channel = "電話"});
    ASSERT_TRUE(receipt) << receipt.error().message;
    EXPECT_TRUE(receipt->token.empty());
    const auto opened = intake.open_case(system_, receipt->number, {}, "");
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(opened->known.facts.trigger, trigger);
    EXPECT_NE(opened->known.facts.trigger_detail.find("架空商事"), std::string::npos);
  }
  EXPECT_EQ(intake.list(system_)->size(), 5U);
  EXPECT_TRUE(intake.list(person_of("e", record::Role::employee))->empty()) << "an employee sees his own alone";
}

TEST_F(RespondTest, a_sub_case_has_readers_of_its_own_and_the_case_does_not_name_it) {
  CaseOpening opening;
  opening.trigger = model::CaseTrigger::customer_complaint;
  opening.title = "持出し";
  opening.readers = {"role:legal", "role:case_lead"};
  const KnownCase whole = CaseBook(*parts_).open(system_, opening, "x")->known;
  CaseBook cases(*parts_);
  CaseOpening part = opening;
  part.title = "懲戒の検討";
  part.part_of = whole.facts.number;
  part.purpose = "discipline";
  part.readers = {};
  EXPECT_EQ(cases.open(system_, part, "x").error().code, ErrorCode::invalid_input);
  part.readers = {"role:hr"};
  const auto opened = cases.open(system_, part, "x");
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->known.facts.part_of, whole.id);
  const record::Actor lead = person_of("lead", record::Role::case_lead), hr = person_of("hr", record::Role::hr);
  ASSERT_EQ(cases.list(lead)->size(), 1U) << "whoever works on the whole does not learn of the part";
  ASSERT_EQ(cases.list(hr)->size(), 1U);
  EXPECT_EQ(cases.list(hr)->front().facts.title, "懲戒の検討");
  EXPECT_FALSE(cases.find(lead, whole.facts.number)->facts.wish.contains("懲戒"));
}

TEST_F(RespondTest, a_device_on_hold_can_be_asked_for_and_nobody_else_learns_of_it) {
  CaseOpening opening;
  opening.trigger = model::CaseTrigger::exit_check;
  opening.title = "x";
  opening.readers = {"role:legal"};
  const KnownCase known = CaseBook(*parts_).open(system_, opening, "x")->known;
  CaseLog log(*parts_);
  ASSERT_TRUE(log.hold_device(
      system_, known, {.id = {}, .device = "PC-11", .place = "金庫", .seal = "F-1", .until = Day::parse("2026-12-31").value()}, "返却"));
  EXPECT_EQ(log.hold_device(system_, known, {.id = {}, .device = "PC-11", .place = {}, .seal = {}, .until = {}}, "x").error().code,
            ErrorCode::conflict);
  const auto held = [&] { return *database_->read([&](sql::Transaction& tx) { return room_->holds.is_held(tx, {"device", "pc-11"}); }); };
  EXPECT_TRUE(held());
  EXPECT_TRUE(log.devices(person_of("e", record::Role::case_lead), known)->empty()) << "not on the reader list";
  const auto devices = *log.devices(person_of("l", record::Role::legal), known);
  ASSERT_EQ(devices.size(), 1U);
  EXPECT_TRUE(devices[0].silent);
  // Silent: no message waits for anybody.
  EXPECT_EQ((*database_->read([&](sql::Transaction& tx) { return tx.query_one("SELECT COUNT(*) FROM outbox"); }))->integer(0), 0);
  EXPECT_EQ(log.release_device(system_, known, "PC-12", "x").error().code, ErrorCode::not_found);
  ASSERT_TRUE(log.release_device(system_, known, "PC-11", "終結"));
  EXPECT_FALSE(held());
}

TEST_F(RespondTest, decisions_referrals_and_damage_are_kept_with_their_grounds) {
  const KnownCase known = open();
  CaseLog log(*parts_);
  EXPECT_FALSE(log.decide(system_, known, {.id = {}, .what = "VPN を切る"}));
  ASSERT_TRUE(log.decide(
      system_, known,
      {.id = {}, .what = "VPN を切る", .grounds = "送信が続いている", .scope = "支社", .effect_on_evidence = "接続記録は保全済み"}));
  EXPECT_EQ(log.decisions(system_, known)->at(0).effect_on_evidence, "接続記録は保全済み");
  ASSERT_TRUE(
      log.refer(system_, known, {.to = ReferralTo::prefectural_police, .state = ReferralState::accepted, .office = "架空県警 生活経済課"}));
  EXPECT_EQ(log.refer(system_, known, {.to = ReferralTo::prefectural_police, .state = ReferralState::preparing}).error().code,
            ErrorCode::invalid_input);
  ASSERT_TRUE(
      log.refer(system_, known, {.to = ReferralTo::prefectural_police, .state = ReferralState::charged, .office = "架空県警 生活経済課"}));
  EXPECT_EQ(log.referrals(system_, known)->at(0).version, 2);
  EXPECT_FALSE(log.add_damage(system_, known, {.id = {}, .category = "mood", .yen = 1, .basis = "x"}, ""));
  EXPECT_FALSE(log.add_damage(system_, known, {.id = {}, .category = "lawyer", .yen = 1, .basis = ""}, ""));
  ASSERT_TRUE(
      log.add_damage(system_, known, {.id = {}, .category = "investigation", .yen = 1'200'000, .basis = "見積書", .exhibit = "甲1"}, ""));
  ASSERT_TRUE(log.add_damage(system_, known,
                             {.id = {}, .category = "lost_profit", .yen = 300'000'000, .basis = "販売減 3000 個 × 利益 10 万円"}, ""));
  const std::string html = to_html(write_damage_sheet(known, *log.damages(system_, known)));
  EXPECT_NE(html.find("301,200,000"), std::string::npos);
  EXPECT_NE(html.find("裏付ける証拠がない"), std::string::npos);
}

TEST_F(RespondTest, the_report_on_personal_data_follows_the_form_and_says_what_is_open) {
  const KnownCase known = open();
  PersonalDataAnswers answers{.holds_personal_data = true, .wrongful_purpose = true, .items = "氏名、住所、子の名前"};
  ASSERT_TRUE(PersonalData(*parts_).answer(system_, known, answers, "x"));
  const auto again = PersonalData(*parts_).find(system_, known);
  ASSERT_TRUE(again && *again);
  EXPECT_EQ(to_json(**again), to_json(answers));
  const std::string first = to_html(write_personal_data_report(known, answers, false, "架空教育", parts_->zone));
  for (const char* text : {"架空教育", "不正の目的", "氏名、住所、子の名前", "調査中", "60日"})
    EXPECT_NE(first.find(text), std::string::npos) << text;
  const std::string final_one = to_html(write_personal_data_report(known, answers, true, "架空教育", parts_->zone));
  EXPECT_NE(final_one.find("確報までに埋めること"), std::string::npos);
}

}  // namespace
}  // namespace sekimori::respond
