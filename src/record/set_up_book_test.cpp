#include "record/set_up_book.h"

#include "record/record_fixture_test.h"

namespace sekimori::record {
namespace {

class SetUp : public RecordTest {
 protected:
  Json json(std::string_view text) { return *Json::parse(text); }
  Actor administrator = actor("a-sys", {Role::system_admin});
};
SEKIMORI_BOTH(SetUp);

TEST_P(SetUp, KeepsTheCardsThatWereAnsweredAndKnowsWhatIsOpen) {
  SetUpBook book(*database, room->records, {});
  auto state = book.state(administrator);
  ASSERT_TRUE(state) << state.error().message;
  EXPECT_EQ((*state)["cards"].items().size(), set_up_card_count);
  EXPECT_FALSE((*state)["finished"].bool_or(true));
  EXPECT_EQ(book.summary(clock)->organisation, "");
  state = book.answer(administrator, SetUpCard::organisation, json(R"({"organisation":"例示製作所"})"));
  ASSERT_TRUE(state) << state.error().message;
  EXPECT_EQ((*state)["cards"].items()[0]["answers"]["fiscal_year_month"].integer_or(0), 4);
  EXPECT_EQ(book.summary(clock)->organisation, "例示製作所") << "an answer shows at once";
  // Another process goes on where this one stopped.
  SetUpBook again(*database, room->records, {});
  ASSERT_TRUE(again.answer(administrator, SetUpCard::offices, json(R"({"offices":["company","hub"]})")));
  ASSERT_TRUE(again.answer(administrator, SetUpCard::administrator, json(R"({"login":"sato"})")));
  ASSERT_TRUE(again.answer(administrator, SetUpCard::levels, json(R"({"preset":"two"})")));
  ASSERT_TRUE(again.answer(administrator, SetUpCard::source, json(R"({"later":true})")));
  state = again.answer(administrator, SetUpCard::hub, json(R"({"later":true})"));
  EXPECT_TRUE((*state)["finished"].bool_or(false));
  EXPECT_TRUE(again.summary(clock)->finished);
  EXPECT_EQ(again.summary(clock)->offices, (std::vector<std::string>{"company", "hub"}));
  clock.advance(nanoseconds_per_second);
  EXPECT_TRUE(book.summary(clock)->finished) << "what another process answered shows within a second";
  state = again.answer(administrator, SetUpCard::levels, json(R"({"preset":"three"})"));
  EXPECT_EQ((*state)["cards"].items()[3]["answers"]["preset"].text(), "three");
  const auto versions = read([&](sql::Transaction& tx) { return room->records.history(tx, administrator, "set_up", "first_run"); });
  EXPECT_EQ(versions->size(), 7u) << "who chose what can be told";
}

TEST_P(SetUp, RefusesWhatIsNotAnAnswerBeforeAnythingIsDone) {
  int applied = 0;
  SetUpEffects effects;
  effects.apply = [&](const Actor&, SetUpCard, const Json&) -> Result<Json> {
    ++applied;
    return Json::object();
  };
  SetUpBook book(*database, room->records, effects);
  const std::pair<SetUpCard, const char*> wrong[] = {{SetUpCard::organisation, R"({"organisation":""})"},
                                                     {SetUpCard::organisation, R"({"organisation":"a\nb"})"},
                                                     {SetUpCard::organisation, R"({"organisation":"x","fiscal_year_month":13})"},
                                                     {SetUpCard::organisation, R"({"organisation":"x","colour":"red"})"},
                                                     {SetUpCard::organisation, R"([])"},
                                                     {SetUpCard::offices, R"({"offices":[]})"},
                                                     {SetUpCard::offices, R"({"offices":["company","company"]})"},
                                                     {SetUpCard::offices, R"({"offices":["palace"]})"},
                                                     {SetUpCard::levels, R"({"preset":"nine"})"},
                                                     {SetUpCard::source, R"({"name":"x"})"},
                                                     {SetUpCard::source, R"({"name":"x","kind":"csv","retention_days":0})"},
                                                     {SetUpCard::hub, R"({"address":"http://hub.example"})"}};
  for (const auto& [card, text] : wrong) EXPECT_FALSE(book.answer(administrator, card, json(text))) << text;
  EXPECT_FALSE(book.answer(actor("a-1", {Role::employee}), SetUpCard::levels, json(R"({"preset":"two"})")));
  EXPECT_EQ(applied, 0);
}

}  // namespace
}  // namespace sekimori::record
