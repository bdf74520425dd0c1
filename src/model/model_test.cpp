#include <gtest/gtest.h>

#include <set>

#include "model/agreement.h"
#include "model/alert.h"
#include "model/case.h"
#include "model/detection.h"
#include "model/event.h"
#include "model/inspection.h"
#include "model/person.h"
#include "model/secret.h"
#include "model/source.h"

namespace sekimori::model {
namespace {

TEST(Person, reads_back_what_was_written) {
  Person p;
  p.staff_number = "A-0001";
  p.name = "試験 太郎";
  p.accounts = {"taro.shiken"};
  p.last_day_at_work = *Day::parse("2026-03-20");
  p.last_day_of_employment = *Day::parse("2026-03-31");
  p.employment_class = EmploymentClass::re_employed;
  const auto back = person_from_json(to_json(p));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(to_json(*back), to_json(p));
  EXPECT_EQ(back->exit_day()->to_string(), "2026-03-20");
}

TEST(Person, names_the_member_that_is_wrong) {
  const auto bad = person_from_json(*Json::parse(R"({"staff_number":"1","joined":"2026-02-30"})"));
  ASSERT_FALSE(bad);
  EXPECT_NE(bad.error().message.find("joined"), std::string::npos);
  EXPECT_FALSE(person_from_json(*Json::parse(R"({"staff_number":"1","class":"robot"})")));
  EXPECT_FALSE(person_from_json(Json::object()));
}

TEST(TradeSecret, reads_back_with_requirements_and_permitted_list) {
  TradeSecret s;
  s.number = "S-001";
  s.title = "試作金型 図面";
  s.level = Level::top;
  s.medium = Medium::object;
  s.places = {"\\\\fs01\\設計\\金型"};
  s.permitted = {{"A-0001", "A-0002", Day::parse("2026-01-05").value()}};
  s.measures = {Measure::own_mark, Measure::restricted_rights};
  s.requirements[0] = {RequirementStatus::met, {{Day::parse("2026-01-06").value(), "台帳に登録"}}};
  const auto back = secret_from_json(to_json(s));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(to_json(*back), to_json(s));
  EXPECT_FALSE(secret_from_json(*Json::parse(R"({"number":"1","title":"x","level":""})")));
}

TEST(Records, agreement_source_alert_case_exhibit_and_custody_read_back) {
  Agreement a;
  a.staff_number = "A-0001";
  a.state = AgreementState::refused;
  EXPECT_EQ(to_json(*agreement_from_json(to_json(a))), to_json(a));
  Source s;
  s.name = "ファイルサーバ";
  EXPECT_FALSE(s.basis.complete());
  EXPECT_EQ(to_json(*source_from_json(to_json(s))), to_json(s));
  Alert alert;
  alert.score = 87.5;
  alert.secrets = {{"id", "S-001", Level::top, 13}};
  alert.factors = {{"exit_near",
                    "退職まで3日",
                    "leaves in 3 days",
                    20,
                    40,
                    {{"00", "ab", 7, Instant{1}}},
                    1,
                    {{"引継ぎ", "handover", "確かめる", "check"}},
                    "s1"}};
  alert.full_score = 91;
  EXPECT_EQ(to_json(*alert_from_json(to_json(alert))), to_json(alert));
  Case c;
  c.trigger = CaseTrigger::exit_check;
  EXPECT_EQ(to_json(*case_from_json(to_json(c))), to_json(c));
  Exhibit e;
  e.scope = ExhibitScope::extract;
  EXPECT_EQ(to_json(*exhibit_from_json(to_json(e))), to_json(e));
  CustodyStep step;
  step.verb = CustodyVerb::release_hold;
  EXPECT_EQ(to_json(*custody_step_from_json(to_json(step))), to_json(step));
}

TEST(EventId, differs_when_any_part_differs_and_never_by_shifting_text) {
  std::set<EventId> ids = {make_event_id("a", "bc", 1), make_event_id("ab", "c", 1), make_event_id("a", "bc", 2),
                           make_event_id("", "abc", 1)};
  EXPECT_EQ(ids.size(), 4U);
  EXPECT_EQ(make_event_id("a", "bc", 1), make_event_id("a", "bc", 1));
}

TEST(Names, closed_lists_read_back) {
  for (int i = 0; i < 16; ++i) {
    const auto verb = static_cast<CustodyVerb>(i);
    EXPECT_EQ(custody_verb_from(name_of(verb)), verb);
  }
  for (int i = 0; i < 13; ++i) EXPECT_EQ(reason_from(name_of(static_cast<Reason>(i))), static_cast<Reason>(i));
  EXPECT_EQ(score_of(*rule_level_from("critical")), 90);
  EXPECT_EQ(level_from_identifier("level_top"), Level::top);
}

}  // namespace
}  // namespace sekimori::model
