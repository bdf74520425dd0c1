// Everything that stands in content/courses, content/contact-topics and content/library: whole in Japanese and English, with its sources,
// and leading to what there is.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/text.h"
#include "feature/teach/contact/contact_topics.h"
#include "feature/teach/course/course_book.h"
#include "feature/teach/library/library.h"

namespace sekimori::teach {
namespace {

// Every {"ja", "en"} below it is there in both languages, and neither is the other one left untranslated.
void expect_whole(const Json& json, const std::string& where, int& texts) {
  if (json.is_object() && json.find("ja") != nullptr && json.find("en") != nullptr) {
    const std::string_view ja = json["ja"].text(), en = json["en"].text();
    if (where.ends_with(".printed_as") && ja.empty() && en.empty()) return;
    EXPECT_FALSE(trim(ja).empty()) << where;
    EXPECT_FALSE(trim(en).empty()) << where;
    EXPECT_TRUE(std::ranges::all_of(en, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) << where << ": " << en;
    ++texts;
    return;
  }
  for (const auto& [name, value] : json.members()) expect_whole(value, where + "." + name, texts);
  std::size_t place = 0;
  for (const Json& one : json.items()) expect_whole(one, where + "[" + std::to_string(place++) + "]", texts);
}

TEST(CourseContent, every_course_is_whole_in_both_languages_and_says_what_it_rests_on) {
  int texts = 0;
  std::set<std::string> ids;
  for (const Course& course : shipped_courses()) {
    const auto checked = check(course);
    EXPECT_TRUE(checked) << checked.error().message;
    EXPECT_TRUE(ids.insert(course.id).second) << course.id;
    EXPECT_FALSE(course.sources.empty()) << course.id;
    EXPECT_TRUE(course.language.empty()) << course.id;
    EXPECT_GE(course.questions.size(), 5U) << course.id;
    EXPECT_GT(course.months, 0) << course.id;
    EXPECT_TRUE(std::ranges::any_of(course.modules, [](const CourseModule& one) { return one.scenario.has_value(); })) << course.id;
    for (const CourseModule& module : course.modules) {
      if (!module.scenario) continue;
      const auto good = [](const ScenarioChoice& choice) { return choice.verdict == ChoiceVerdict::good; };
      EXPECT_TRUE(std::ranges::any_of(module.scenario->choices, good)) << course.id;
    }
    expect_whole(to_json(course), course.id, texts);
    EXPECT_EQ(hash_of(*course_from_json(to_json(course))), hash_of(course)) << course.id;
  }
  for (const char* id : {"recent-cases", "first-steps", "legal-protection", "civil-criminal", "patent-or-secret", "open-close", "three-s",
                         "insider-misconduct", "generative-ai", "exhibitions", "seven-steps"})
    EXPECT_TRUE(ids.contains(id)) << id;
  EXPECT_GT(texts, 400);
}

TEST(CourseContent, what_a_learner_is_shown_holds_no_answer) {
  for (const Course& course : shipped_courses()) EXPECT_FALSE(shown_json(course).dump().contains("\"right\"")) << course.id;
}

TEST(CourseContent, every_topic_says_what_to_see_where_to_stop_whom_to_tell_and_how_to_go_on) {
  int texts = 0;
  EXPECT_GE(contact_topics().size(), 9U);
  for (const ContactTopic& topic : contact_topics()) {
    EXPECT_FALSE(topic.see.empty() || topic.stop.empty() || topic.share.empty() || topic.advice.empty() || topic.routes.empty())
        << topic.id;
    EXPECT_FALSE(topic.sources.empty()) << topic.id;
    EXPECT_TRUE(std::ranges::any_of(topic.routes, [](const ContactRoute& route) { return route.to == ContactDesk::superior; })) << topic.id;
    expect_whole(to_json(topic), topic.id, texts);
    // Never a nationality.
    EXPECT_FALSE(to_json(topic).dump().contains("国籍")) << topic.id;
  }
}

TEST(CourseContent, the_library_holds_the_cases_of_the_sources_with_every_field) {
  int texts = 0;
  std::map<std::string, int> by_country;
  for (const LibraryCase& one : library_cases()) {
    ++by_country[one.country];
    EXPECT_FALSE(one.sources.empty() || one.holder.empty() || one.year == 0) << one.id;
    EXPECT_FALSE(one.sources.front().place.empty()) << one.id;
    if (one.country == "US") { EXPECT_TRUE(one.law.front().starts_with("18 U.S.C. 183")) << one.id; }
    std::set<std::string> hands{""};
    for (const CaseHand& hand : one.chain) {
      EXPECT_TRUE(hands.contains(hand.from)) << one.id << ": " << hand.id << " comes from nowhere";
      hands.insert(hand.id);
    }
    expect_whole(to_json(one), one.id, texts);
  }
  EXPECT_EQ(by_country["JP"], 4 + 1);  // and the column on regional cases
  EXPECT_EQ(by_country["US"], 6);
  EXPECT_EQ(by_country["KR"], 12);
  ASSERT_NE(find_library_case("benesse"), nullptr);
  EXPECT_EQ(find_library_case("benesse")->chain.size(), 6U);
  for (const MediaItem& one : library_media()) {
    EXPECT_FALSE(one.sources.empty() || one.languages.empty()) << one.id;
    expect_whole(to_json(one), one.id, texts);
  }
  for (const Clause& one : library_clauses()) {
    EXPECT_FALSE(one.sources.empty()) << one.id;
    expect_whole(to_json(one), one.id, texts);
  }
  EXPECT_TRUE(std::ranges::any_of(library_clauses(), &Clause::lets_share));
  for (const RankedThreat& one : ranked_threats())
    for (const std::string& course : one.courses)
      EXPECT_TRUE(std::ranges::any_of(shipped_courses(), [&](const Course& known) { return known.id == course; })) << course;
  for (const std::string& address : cited_addresses()) {
    EXPECT_TRUE(address.starts_with("https://")) << address;
    // A site's start page is there whatever happens to the page that is meant. IPePlat's courses have no addresses of their own.
    const std::size_t path = address.find('/', 8);
    EXPECT_TRUE(path + 1 < address.size() || address == "https://ipeplat.inpit.go.jp/") << address << " is a start page";
  }
}

TEST(CourseContent, words_find_what_holds_them_all) {
  const Json benesse = to_json(*find_library_case("benesse"));
  EXPECT_TRUE(matches(benesse, ""));
  EXPECT_TRUE(matches(benesse, "転売 BENESSE"));
  EXPECT_FALSE(matches(benesse, "転売 蒸気機関"));
}

TEST(CourseCheck, refuses_what_is_not_whole) {
  const Course good = shipped_courses().front();
  const auto refused = [&](const std::function<void(Course&)>& spoil) {
    Course course = good;
    spoil(course);
    return !check(course).has_value();
  };
  EXPECT_TRUE(check(good));
  EXPECT_TRUE(refused([](Course& one) { one.id = "../up"; }));
  EXPECT_TRUE(refused([](Course& one) { one.title.en.clear(); }));
  EXPECT_TRUE(refused([](Course& one) { one.pass_percent = 0; }));
  EXPECT_TRUE(refused([](Course& one) { one.asked = 400; }));
  EXPECT_TRUE(refused([](Course& one) { one.questions[0].right = 9; }));
  EXPECT_TRUE(refused([](Course& one) { one.questions[1].id = one.questions[0].id; }));
  EXPECT_TRUE(refused([](Course& one) { one.modules[0].slides[0].body.ja = "　"; }));
  EXPECT_TRUE(refused([](Course& one) { one.language = "fr"; }));
  EXPECT_FALSE(course_from_json(*Json::parse(R"({"id":"x","questions":[{"id":"q","options":[{"ja":"a","en":"a"}],"right":7}]})")));
}

}  // namespace
}  // namespace sekimori::teach
