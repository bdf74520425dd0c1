#include "feature/teach/course/scorm_import.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sekimori::teach {
namespace {

class Packages : public ::testing::Test {
 protected:
  void SetUp() override {
    outer_.path = "p.zip";
    outer_.media_type = "application/vnd.ims.imscp";
    trait("scorm_version=1.2");
    trait("scorm_title=供給先の基本");
    trait("scorm_item=0\tone.html\tはじめに");
    member("one.html", "text/html", "秘密を守る。\n\n図面を持ち出さない。");
    member("api.js", "text/plain", "alert(1)");
    member("film.mp4", "video/mp4", "");
  }
  void trait(std::string_view value) {
    outer_.parts.push_back({.kind = inspect::PartKind::trait, .range = {}, .name = std::string(value)});
  }
  void member(std::string_view name, std::string_view type, std::string_view text) {
    inspect::ExtractedObject object;
    object.path = "p.zip!/" + std::string(name);
    object.parent = "p.zip";
    object.media_type = type;
    object.text = text;
    members_.push_back(std::move(object));
  }
  Result<Course> read(const ScormWish& wish = {.id = "supplier", .language = "ja"}) {
    return course_from_scorm(
        [&](const Path&, const inspect::ObjectSink& sink) -> Result<void> {
          inspect::ExtractedObject outer = outer_;
          TRY(sink(std::move(outer)));
          for (inspect::ExtractedObject one : members_) TRY(sink(std::move(one)));
          return {};
        },
        "p.zip", wish);
  }
  std::string refusal() {
    const auto course = read();
    return course ? "taken" : course.error().message;
  }
  inspect::ExtractedObject outer_;
  std::vector<inspect::ExtractedObject> members_;
};

TEST_F(Packages, words_become_cards_and_the_rest_is_named) {
  const auto course = read();
  ASSERT_TRUE(course) << course.error().message;
  EXPECT_EQ(course->origin, CourseOrigin::scorm);
  EXPECT_EQ(course->title.ja, "供給先の基本");
  ASSERT_EQ(course->modules.size(), 1U);
  EXPECT_EQ(course->modules[0].slides[0].body.ja, "秘密を守る。\n図面を持ち出さない。");
  EXPECT_TRUE(course->questions.empty());
  EXPECT_EQ(course->left_out, (std::vector<std::string>{"api.js", "film.mp4"}));
  EXPECT_FALSE(to_json(*course).dump().contains("alert"));
  EXPECT_FALSE(read({.id = "Up/../x", .language = "ja"}));
  EXPECT_FALSE(read({.id = "x", .language = "fr"}));
}

TEST_F(Packages, a_long_page_is_several_cards) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "一つの段落は、およそこのくらいの長さで、いくつも続いていく。\n";
  members_[0].text = text + std::string(5'000, 'x');
  const auto course = read();
  ASSERT_TRUE(course) << course.error().message;
  EXPECT_GE(course->modules[0].slides.size(), 7U);
}

TEST_F(Packages, names_that_lead_out_links_and_bombs_are_refused) {
  member("../../evil.html", "text/html", "x");
  EXPECT_TRUE(refusal().contains("leads out of the package")) << refusal();
  members_.back().path = "p.zip!//etc/cron.d/x";
  EXPECT_TRUE(refusal().contains("leads out of the package")) << refusal();
  members_.back().path = "p.zip!/C:\\x";
  EXPECT_TRUE(refusal().contains("leads out of the package")) << refusal();
  members_.back().path = "p.zip!/link";
  members_.back().reason = model::Reason::symlink;
  EXPECT_TRUE(refusal().contains("is a link")) << refusal();
  members_.pop_back();
  outer_.status = model::InspectionStatus::partial;
  outer_.reason = model::Reason::ratio;
  EXPECT_TRUE(refusal().contains("cannot be read whole (ratio)")) << refusal();
}

TEST_F(Packages, what_is_no_package_or_holds_no_words_is_refused) {
  outer_.parts[0].name = "scorm_version=2004 4th Edition";
  EXPECT_TRUE(refusal().contains("SCORM 1.2")) << refusal();
  outer_.parts[0].name = "scorm_version=1.2";
  members_[0].text = "  \n";
  EXPECT_TRUE(refusal().contains("none of its pages")) << refusal();
  outer_.parts[2].name = "scorm_item=0\tother.html\tx";
  EXPECT_TRUE(refusal().contains("is not in it")) << refusal();
  trait("scorm_problem=an item names a resource that is not there");
  EXPECT_TRUE(refusal().contains("not as it should be")) << refusal();
  outer_.media_type = "application/zip";
  EXPECT_TRUE(refusal().contains("no SCORM package")) << refusal();
}

}  // namespace
}  // namespace sekimori::teach
