#include "feature/watch/assessment.h"

#include <gtest/gtest.h>

#include <set>

#include "base/clock.h"
#include "base/random.h"
#include "engine/detect/rules/rule_set.h"
#include "feature/watch/calendar.h"
#include "feature/watch/feedback.h"
#include "feature/watch/opposite_readings.h"

namespace sekimori::watch {
namespace {

class People final : public model::PersonDirectory {
 public:
  std::vector<model::KnownPerson> known;
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find(const model::PersonId& id) override {
    for (const auto& p : known)
      if (p.id == id) return p;
    return {};
  }
  Result<std::vector<model::KnownPerson>> all() override { return known; }
  Result<void> refresh() override { return {}; }
};

class Secrets final : public model::SecretDirectory {
 public:
  std::vector<model::KnownSecret> known;
  std::optional<model::KnownSecret> find_by_path(std::string_view) override { return {}; }
  std::optional<model::KnownSecret> find(const model::SecretId& id) override {
    for (const auto& s : known)
      if (s.id == id) return s;
    return {};
  }
  Result<std::vector<model::KnownSecret>> all() override { return known; }
  Result<void> refresh() override { return {}; }
};

class AssessmentTest : public ::testing::Test {
 protected:
  AssessmentTest() {
    for (int i = 0; i < 3; ++i) {
      model::KnownPerson p;
      p.id = model::PersonId::make(clock_, random_);
      p.person.staff_number = "A-" + std::to_string(i);
      p.person.department = "企画";
      people_.known.push_back(p);
    }
    for (int i = 0; i < 13; ++i) {
      model::KnownSecret s;
      s.id = model::SecretId::make(clock_, random_);
      s.secret.number = fmt::format("S-{:03}", i);
      s.secret.level = model::Level::top;
      secrets_.known.push_back(s);
    }
  }

  std::string subject(size_t i) const { return "person:" + people_.known[i].id.to_string(); }
  Day day(int n) const { return Day{start_.number + n}; }

  void note(size_t who, int n, Feature feature, std::string thing, double amount, std::uint64_t events = 1) {
    ActivityValue value;
    value.amount = amount;
    value.events = events;
    value.first = value.last = zone_.start_of(day(n));
    value.first.nanoseconds += 20 * 3600 * nanoseconds_per_second;
    value.last = value.first;
    value.device = "PC-1";
    value.samples = {{"00", "aa", 0, value.first}};
    activity_[{subject(who), day(n), feature, std::move(thing)}].merge(value);
  }
  void ordinary_work(size_t who, int days) {
    for (int n = 0; n < days; ++n)
      if (!is_rest_day_in_japan(day(n))) note(who, n, Feature::files_read, "", 10 + n % 4, 10);
  }
  void carry_off(size_t who, int n) {
    for (const auto& s : secrets_.known) note(who, n, Feature::secret_moved, s.id.to_string(), 1);
    note(who, n, Feature::removable_copy, "WX-9", 4e8, 13);
  }
  std::vector<AssessedAlert> run() {
    return assess({.activity = activity_,
                   .hits = hits_,
                   .approvals = approvals_,
                   .people = people_,
                   .secrets = secrets_,
                   .pseudonym = [](const model::PersonId&) { return std::string("P-TEST"); },
                   .is_rest_day = is_rest_day_in_japan,
                   .zone = zone_,
                   .suppressions = suppressions_,
                   .today = today_,
                   .weights = weights_});
  }

  FixedClock clock_{*Instant::parse("2026-04-04T00:00:00Z")};
  SeededRandom random_{3};
  Zone zone_ = Zone::tokyo();
  Day start_ = Day::from_date(2026, 1, 5).value();
  People people_;
  Secrets secrets_;
  ActivityMap activity_;
  std::vector<RuleHit> hits_;
  std::vector<Approval> approvals_;
  std::vector<Suppression> suppressions_;
  Day today_ = day(88);
  std::map<std::string, double> weights_;
};

TEST_F(AssessmentTest, ordinary_work_raises_nothing) {
  for (size_t i = 0; i < 3; ++i) ordinary_work(i, 80);
  EXPECT_TRUE(run().empty());
}

TEST_F(AssessmentTest, a_leaver_who_carries_secrets_to_a_new_device_stands_on_top_with_every_factor) {
  for (size_t i = 0; i < 3; ++i) ordinary_work(i, 80);
  people_.known[0].person.last_day_at_work = day(70);
  people_.known[0].person.notice_known = day(40);
  carry_off(0, 68);
  carry_off(0, 72);
  hits_.push_back({subject(0),
                   day(68),
                   "removable-copy",
                   "取り外し媒体への複写",
                   model::RuleLevel::high,
                   13,
                   zone_.start_of(day(68)),
                   zone_.end_of(day(68)),
                   "PC-1",
                   {}});
  note(1, 60, Feature::removable_copy, "FIRM-USB", 2e7);
  note(2, 60, Feature::removable_copy, "FIRM-USB", 2e7);
  const auto alerts = run();
  ASSERT_FALSE(alerts.empty());
  const model::Alert& top = alerts[0].alert;
  EXPECT_EQ(top.person_id, people_.known[0].id.to_string());
  EXPECT_GE(top.score, 95);
  EXPECT_LE(top.score, 100);
  EXPECT_EQ(top.secrets.size(), 13U);
  EXPECT_EQ(top.peripherals, std::vector<std::string>{"WX-9"});
  std::set<std::string> names;
  for (const auto& factor : top.factors) names.insert(factor.name);
  for (const char* wanted : {"rule:removable-copy", "level_top", "exit_near", "new_device", "not_permitted", "deviation:removable_copy"})
    EXPECT_TRUE(names.contains(wanted)) << wanted;
  EXPECT_NE(top.sentence_ja.find("P-TEST"), std::string::npos);
  EXPECT_NE(top.sentence_ja.find("13件"), std::string::npos) << top.sentence_ja;
  EXPECT_FALSE(top.opposite_ja.empty());
  size_t of_the_leaver = 0;
  for (const auto& made : alerts) {
    if (made.alert.person_id == top.person_id) ++of_the_leaver;
    else EXPECT_LT(made.alert.score, 45) << "the firm's own drive, once, is no leak";
  }
  EXPECT_EQ(of_the_leaver, 1U) << "two evenings four days apart are one alert";
}

TEST_F(AssessmentTest, days_more_than_seven_apart_are_two_alerts) {
  ordinary_work(0, 80);
  carry_off(0, 40);
  carry_off(0, 47);
  carry_off(0, 60);
  EXPECT_EQ(run().size(), 2U);
}

TEST_F(AssessmentTest, an_approval_is_shown_as_a_factor_and_takes_weight_off) {
  ordinary_work(0, 80);
  carry_off(0, 60);
  const double before = run().at(0).alert.score;
  approvals_.push_back({"A-0", "", "", day(55), day(65), "引継ぎ", "A-1", "T-1"});
  const auto alerts = run();
  ASSERT_EQ(alerts.size(), 1U);
  EXPECT_LT(alerts[0].alert.score, before / 2);
  EXPECT_EQ(alerts[0].alert.factors.back().name, "approved");
  EXPECT_NE(alerts[0].alert.opposite_ja.front().find("T-1"), std::string::npos);
}

TEST_F(AssessmentTest, a_table_that_is_a_secret_is_named_with_its_level) {
  ordinary_work(0, 80);
  secrets_.known[3].secret.places = {"db:customers.customer_master"};
  note(0, 60, Feature::rows_read, "customers.customer_master", 15e6, 12);
  const auto read_only = run();
  ASSERT_EQ(read_only.size(), 1U);
  const auto& alert = read_only[0].alert;
  ASSERT_EQ(alert.secrets.size(), 1U);
  EXPECT_EQ(alert.secrets[0].number, "S-003");
  EXPECT_EQ(alert.secrets[0].level, model::Level::top);
  EXPECT_NE(alert.sentence_ja.find("S-003"), std::string::npos) << alert.sentence_ja;
  note(0, 60, Feature::phone_storage, "PHONE-1", 1.7e9, 10);
  const auto carried = run();
  ASSERT_EQ(carried.size(), 1U);
  const auto points = [](const model::Alert& of) {
    for (const auto& factor : of.factors)
      if (factor.name == "secret_table") return factor.points;
    return -1.0;
  };
  EXPECT_EQ(points(alert), 0) << "reading alone is work";
  EXPECT_EQ(points(carried[0].alert), 20);
}

TEST_F(AssessmentTest, a_suppression_takes_the_points_and_never_the_alert) {
  ordinary_work(0, 80);
  carry_off(0, 60);
  const model::Alert before = run().at(0).alert;
  Suppression muted{.id = "m1",
                    .factor = "",
                    .staff_number = "A-0",
                    .account = "",
                    .thing = "WX-9",
                    .from = day(50),
                    .to = day(88),
                    .reason = "試験用の媒体",
                    .approver = "account"};
  suppressions_ = {muted};
  const auto alerts = run();
  ASSERT_EQ(alerts.size(), 1U) << "it is listed still";
  const model::Alert& alert = alerts[0].alert;
  EXPECT_EQ(alert.score, 0);
  EXPECT_EQ(alert.full_score, before.score);
  ASSERT_EQ(alert.factors.size(), before.factors.size());
  for (const auto& factor : alert.factors) {
    EXPECT_EQ(factor.suppressed_by, "m1") << factor.name;
    EXPECT_NE(factor.ja.find("試験用の媒体"), std::string::npos);
  }
  today_ = day(89);  // over: it ends by itself
  EXPECT_EQ(run().at(0).alert.score, before.score);
  today_ = day(88);
  suppressions_[0].thing = "OTHER";
  EXPECT_EQ(run().at(0).alert.score, before.score) << "another device";
  suppressions_[0].thing.clear();
  suppressions_[0].staff_number = "A-1";
  EXPECT_EQ(run().at(0).alert.score, before.score) << "another person";
  suppressions_[0].staff_number = "A-0";
  suppressions_[0].from = day(61);
  EXPECT_EQ(run().at(0).alert.score, before.score) << "what happened before it was allowed";
  suppressions_[0].from = day(50);
  suppressions_[0].factor = "deviation:removable_copy";
  const model::Alert partly = run().at(0).alert;
  EXPECT_LT(partly.score, before.score);
  EXPECT_GT(partly.score, 0);
}

TEST(Suppressions, need_reason_scope_and_an_end) {
  const Day today = *Day::parse("2026-04-04");
  const Suppression good{.id = "",
                         .factor = "rule:x",
                         .staff_number = "",
                         .account = "",
                         .thing = "",
                         .from = today,
                         .to = Day{today.number + 30},
                         .reason = "保守",
                         .approver = ""};
  EXPECT_TRUE(check(good, today));
  Suppression bad = good;
  bad.reason.clear();
  EXPECT_FALSE(check(bad, today));
  bad = good;
  bad.factor.clear();
  EXPECT_FALSE(check(bad, today)) << "everything";
  bad = good;
  bad.to = Day{today.number + 400};
  EXPECT_FALSE(check(bad, today)) << "for ever";
  bad = good;
  bad.from = Day{today.number - 40};
  bad.to = Day{today.number - 1};
  EXPECT_FALSE(check(bad, today)) << "over already";
  const auto again = suppression_from_json(to_json(good));
  ASSERT_TRUE(again);
  EXPECT_EQ(to_json(*again), to_json(good));
}

TEST_F(AssessmentTest, verdicts_take_up_to_half_off_and_say_so) {
  ordinary_work(0, 80);
  carry_off(0, 60);
  std::vector<model::Alert> judged(5, run().at(0).alert);
  for (auto& alert : judged) alert.state = model::AlertState::closed, alert.verdict = model::AlertVerdict::wrong;
  const auto of_four = feedback_of(std::span(judged).first(4));
  EXPECT_TRUE(weights_of(of_four).empty()) << "four are too few to learn from";
  weights_ = weights_of(feedback_of(judged));
  EXPECT_EQ(weights_.at("level_top"), 0.5);
  judged[0].verdict = model::AlertVerdict::right;
  judged[1].verdict = model::AlertVerdict::known;
  EXPECT_DOUBLE_EQ(weights_of(feedback_of(judged)).at("level_top"), 1 - 0.5 * 3.5 / 5);
  const model::Alert alert = run().at(0).alert;
  for (const auto& factor : alert.factors) {
    EXPECT_NEAR(factor.points, factor.full_points / 2, 0.06) << factor.name;
    EXPECT_NE(factor.en.find("earlier verdicts"), std::string::npos) << factor.en;
  }
}

// Every kind of factor that can add points, and every reporting rule of our own, has its innocent readings.
TEST(OppositeReadings, stand_beside_every_kind_of_fact) {
  std::vector<std::string> kinds = {"exit_near",     "level_top",  "level_confidential", "level_internal",
                                    "not_permitted", "new_device", "secret_table",       "rule:of-somebody-else"};
  for (const Feature feature :
       {Feature::files_read, Feature::secret_read, Feature::removable_copy, Feature::phone_storage, Feature::web_upload, Feature::mail_out,
        Feature::rows_read, Feature::pages_printed, Feature::files_deleted, Feature::log_cleared, Feature::out_of_hours})
    kinds.push_back("deviation:" + std::string(name_of(feature)));
  const auto general = readings_of("rule:");
  for (const std::string& kind : kinds) EXPECT_FALSE(readings_of(kind).empty()) << kind;
  const auto own = detect::own_rules();
  const auto of_its_own = [&](const auto& rule) {
    return rule.level == model::RuleLevel::informational || readings_of("rule:" + rule.id).data() != general.data();
  };
  for (const auto& rule : own.rules) EXPECT_TRUE(of_its_own(rule)) << rule.title;
  for (const auto& rule : own.correlations) EXPECT_TRUE(of_its_own(rule)) << rule.title;
  for (const auto& reading : readings_of("exit_near")) {
    EXPECT_FALSE(reading.ja.empty() || reading.en.empty() || reading.check_ja.empty() || reading.check_en.empty());
  }
  EXPECT_TRUE(readings_of("approved").empty());
}

TEST_F(AssessmentTest, the_same_input_gives_the_same_alerts) {
  ordinary_work(0, 80);
  carry_off(0, 60);
  const auto a = run();
  const auto b = run();
  ASSERT_EQ(a.size(), b.size());
  for (size_t i = 0; i < a.size(); ++i) EXPECT_EQ(to_json(a[i].alert), to_json(b[i].alert));
}

TEST(Score, grows_with_each_factor_and_never_passes_100) {
  std::vector<model::AlertFactor> factors(40);
  double last = 0;
  for (size_t n = 1; n <= factors.size(); ++n) {
    factors[n - 1].points = 30;
    const double score = combine_points({factors.begin(), factors.begin() + static_cast<std::ptrdiff_t>(n)});
    EXPECT_GE(score, last);
    EXPECT_LE(score, 100);
    last = score;
  }
}

TEST(Calendar, knows_the_holidays_of_2026) {
  for (const char* text :
       {"2026-01-01", "2026-01-12", "2026-02-11", "2026-02-23", "2026-03-20", "2026-04-29", "2026-05-03", "2026-05-04", "2026-05-05",
        "2026-05-06", "2026-07-20", "2026-08-11", "2026-09-21", "2026-09-22", "2026-09-23", "2026-10-12", "2026-11-03", "2026-11-23"})
    EXPECT_TRUE(is_rest_day_in_japan(*Day::parse(text))) << text;
  for (const char* text : {"2026-01-05", "2026-05-07", "2026-09-24", "2026-03-19", "2026-04-30"})
    EXPECT_FALSE(is_rest_day_in_japan(*Day::parse(text))) << text;
}

TEST(Activity, ordinary_events_are_counted_and_samples_bounded) {
  ActivityMap map;
  model::Event e;
  e.event_class = model::EventClass::file_activity;
  e.activity = model::Activity::read;
  for (int i = 0; i < 100; ++i) {
    e.time = Instant{100 - i};
    EventContext context;
    context.subject = "account:x";
    context.secret_id = "s1";
    context.day = Day{1};
    note_activity(map, e, context);
  }
  const auto& value = map.at({"account:x", Day{1}, Feature::files_read, ""});
  EXPECT_EQ(value.events, 100U);
  EXPECT_EQ(value.samples.size(), most_samples);
  EXPECT_EQ(value.samples.front().time.nanoseconds, 1);
  EXPECT_TRUE(map.contains({"account:x", Day{1}, Feature::secret_read, "s1"}));
}

}  // namespace
}  // namespace sekimori::watch
