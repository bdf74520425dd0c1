// What the desk shows in numbers: how far reports got, and what each member gave and got.
#include <gtest/gtest.h>

#include "feature/share/funnel.h"
#include "feature/share/member_figures.h"

namespace sekimori::share {
namespace {

Instant hour(int n) { return Instant::from_seconds(1'764'000'000 + n * 3600); }

KnownReport report(std::string number, std::string member, int received) {
  KnownReport out;
  out.value.number = std::move(number);
  out.value.member = std::move(member);
  out.value.received_at = hour(received);
  return out;
}
KnownSig group(std::string id, std::vector<std::string> across = {}) {
  KnownSig out;
  out.value.id = std::move(id);
  out.value.across = std::move(across);
  return out;
}
KnownMember member(std::string number, std::vector<std::string> sigs) {
  KnownMember out;
  out.value.number = std::move(number);
  out.value.sigs = std::move(sigs);
  return out;
}
KnownShare share(std::string number, std::string audience, int at) {
  KnownShare out;
  out.value.number = std::move(number);
  out.value.audience = std::move(audience);
  out.value.released_at = hour(at);
  return out;
}

TEST(Funnel, counts_who_got_so_far_and_the_median_hours) {
  std::vector<KnownReport> reports = {report("R-1", "M-001", 0), report("R-2", "M-001", 0), report("R-3", "", 10),
                                      report("R-4", "M-002", 5)};
  for (const std::size_t i : {0U, 1U, 2U}) {
    reports[i].value.draft = Draft{};
    reports[i].value.draft->at = hour(i == 2 ? 12 : 4 + static_cast<int>(i) * 4);  // after 4, 8 and 2 hours
  }
  reports[2].value.review = Approval{};
  reports[2].value.review->at = hour(13);
  reports[2].value.share = "S-1";
  const std::vector<KnownShare> shares = {share("S-1", "heavy", 20)};
  const auto steps = funnel_of(reports, shares);
  ASSERT_EQ(steps.size(), 5U);
  EXPECT_EQ(steps[0].count, 4);
  EXPECT_FALSE(steps[0].median_hours);
  EXPECT_EQ(steps[1].count, 3);
  EXPECT_DOUBLE_EQ(*steps[1].median_hours, 4.0);
  EXPECT_EQ(steps[3].count, 1) << "what the hub found needs nobody's consent";
  EXPECT_DOUBLE_EQ(*steps[4].median_hours, 10.0);
  const auto two = funnel_of(std::span(reports).first(2), shares);
  EXPECT_DOUBLE_EQ(*two[1].median_hours, 6.0) << "of an even number the mean of the two in the middle";
  EXPECT_TRUE(to_json(two).items()[4]["median_hours"].is_null());
}

TEST(MemberFigures, count_what_was_given_and_what_reached) {
  const std::vector<KnownSig> groups = {group("heavy"), group("gas"), group("all", {"heavy", "gas"})};
  const std::vector<KnownMember> members = {member("M-001", {"heavy"}), member("M-002", {"gas"}), member("M-003", {})};
  std::vector<KnownReport> reports = {report("R-1", "M-001", 0), report("R-2", "M-001", 3), report("R-3", "", 4)};
  reports[0].value.triage = Triage::targeted;
  reports[0].value.share = "S-1";
  const std::vector<KnownShare> shares = {share("S-1", "heavy", 1), share("S-2", "all", 2), share("S-3", "across", 3)};
  const auto figures = figures_of(members, reports, shares, groups);
  const MemberFigures& first = figures.at("M-001");
  EXPECT_EQ(first.reports, 2);
  EXPECT_EQ(first.targeted, 1);
  EXPECT_EQ(first.shared, 1);
  EXPECT_EQ(first.received, 3);
  EXPECT_EQ(first.last_report, hour(3));
  EXPECT_EQ(figures.at("M-002").received, 2);
  EXPECT_EQ(figures.at("M-003").received, 0) << "who belongs to no group gets nothing";
  EXPECT_FALSE(figures.at("M-003").last_report);
}

}  // namespace
}  // namespace sekimori::share
