#include "feature/teach/course/learn_fixture_test.h"

namespace sekimori::teach {
namespace {

class Contacts : public LearnTest {
 protected:
  static ContactReport message(std::string contact, std::string organisation = "架空交易") {
    ContactReport report;
    report.topic = "sns_approach";
    report.contact = std::move(contact);
    report.organisation = std::move(organisation);
    report.channel = ContactChannel::sns;
    report.text = "論文について話したいと言われた。";
    return report;
  }
};

TEST_F(Contacts, a_report_takes_few_fields_and_answers_with_level_advice_and_whom_to_tell) {
  const auto filed = contacts_->file(sato_, message("R. Example"));
  ASSERT_TRUE(filed) << filed.error().message;
  EXPECT_EQ(filed->report.number, "K-2026-00001");
  EXPECT_EQ(filed->report.reporter, "A-1");
  EXPECT_EQ(filed->weight.level, 1);
  const Json json = to_json(*filed);
  EXPECT_FALSE(json["advice"].items().empty());
  EXPECT_EQ(json["routes"].items().front()["to"].text(), "superior");
  EXPECT_FALSE(json.dump().contains("\"person\""));
  EXPECT_EQ(contacts_->file(sato_, ContactReport{}).error().code, ErrorCode::invalid_input);
  ContactReport empty;
  empty.topic = "other";
  EXPECT_EQ(contacts_->file(sato_, empty).error().code, ErrorCode::invalid_input);
  ContactReport tomorrow = message("x");
  tomorrow.on = day_of("2026-04-03");
  EXPECT_EQ(contacts_->file(sato_, tomorrow).error().code, ErrorCode::invalid_input);
}

TEST_F(Contacts, the_same_side_again_or_with_colleagues_raises_the_level_and_says_why) {
  ASSERT_TRUE(contacts_->file(sato_, message("R. Example")));
  const auto again = contacts_->file(sato_, message("r.example", ""));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->weight.level, 2);
  EXPECT_EQ(again->weight.reasons.back().id, "again");
  // Another name, the same organisation however it is written.
  const auto colleague = contacts_->file(ito_, message("別の人", "株式会社 架空交易"));
  ASSERT_TRUE(colleague);
  EXPECT_EQ(colleague->weight.reasons.back().id, "colleagues");
  EXPECT_EQ(colleague->weight.level, 2);
  EXPECT_FALSE(to_json(*colleague).dump().contains("A-1")) << "who else was approached is not told";
  ContactReport grave = message("R. Example");
  grave.asked = Asked::non_public;
  grave.received = Received::money;
  const auto third = contacts_->file(mori_, grave);
  EXPECT_EQ(third->weight.level, 3);
  EXPECT_TRUE(std::ranges::any_of(third->routes, [](const ContactRoute& route) { return route.to == ContactDesk::police; }));
  // A year later nobody remembers.
  on("2027-06-01T00:00:00Z");
  EXPECT_EQ(contacts_->file(sato_, message("R. Example"))->weight.level, 1);
}

TEST_F(Contacts, each_reads_his_own_and_what_was_passed_on_to_him) {
  ASSERT_TRUE(contacts_->file(sato_, message("R. Example")));
  EXPECT_EQ(contacts_->list(sato_)->size(), 1U);
  EXPECT_TRUE(contacts_->list(ito_)->empty());
  EXPECT_EQ(contacts_->find(ito_, "K-2026-00001").error().code, ErrorCode::not_found);
  EXPECT_TRUE(contacts_->list(boss_)->empty());
  EXPECT_EQ(contacts_->list(manager_)->size(), 1U);

  EXPECT_EQ(contacts_->tell(ito_, "K-2026-00001", ContactDesk::superior, "").error().code, ErrorCode::not_found);
  const auto told = contacts_->tell(sato_, "K-2026-00001", ContactDesk::superior, "昼に話した");
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_EQ(contacts_->list(boss_)->size(), 1U);
  EXPECT_EQ(contacts_->tell(sato_, "K-2026-00001", ContactDesk::superior, "").error().code, ErrorCode::conflict);
  EXPECT_TRUE(std::ranges::none_of(told->routes, [](const ContactRoute& route) { return route.to == ContactDesk::superior; }));

  EXPECT_EQ(contacts_->answer(sato_, "K-2026-00001", "大丈夫", false).error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(contacts_->answer(manager_, "K-2026-00001", "会社の窓口を通して続けてください。", false));
  EXPECT_EQ(contacts_->find(sato_, "K-2026-00001")->report.answer, "会社の窓口を通して続けてください。");
  ASSERT_TRUE(contacts_->answer(manager_, "K-2026-00001", "終わり", true));
  EXPECT_EQ(contacts_->answer(manager_, "K-2026-00001", "また", true).error().code, ErrorCode::conflict);
  const auto paper = contacts_->paper(sato_, "K-2026-00001", Language::ja);
  ASSERT_TRUE(paper);
  EXPECT_TRUE(paper::to_html(*paper).contains("R. Example"));
}

TEST_F(Contacts, there_is_no_place_for_a_nationality) {
  const std::string fields = to_json(message("x")).dump();
  for (const char* word : {"nation", "country", "国"}) EXPECT_FALSE(fields.contains(word)) << word;
  // Two reports that differ in nothing but the name of the organisation weigh the same.
  const ContactHistory none({});
  EXPECT_EQ(to_json(weigh(message("a", "Firm of Here"), none)).dump(), to_json(weigh(message("b", "Firm of There"), none)).dump());
}

}  // namespace
}  // namespace sekimori::teach
