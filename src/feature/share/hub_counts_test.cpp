// Numbers of a hub: what counts where, and that nobody gets hidden ones back out of a year's publications.
#include "feature/share/hub_counts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"

namespace sekimori::share {
namespace {

Day day(int year, int month, int number) { return Day::from_date(year, month, number).value(); }

CountedReport report(std::string number, std::string member, std::string sig, Day when, std::string triage = "targeted") {
  CountedReport out;
  out.number = std::move(number);
  out.member = std::move(member);
  out.sig = std::move(sig);
  out.kind = "mail_with_attachment";
  out.triage = std::move(triage);
  out.day = when;
  return out;
}

const Json& at(const Json& list, std::string_view member, std::string_view value) {
  static const Json nothing;
  for (const Json& one : list.items())
    if (one[member].text() == value) return one;
  return nothing;
}

TEST(HubPeriod, is_a_quarter_or_april_to_march) {
  const HubPeriod quarter = HubPeriod::quarter("2014Q1").value();
  EXPECT_EQ(quarter.first, day(2014, 1, 1));
  EXPECT_EQ(quarter.last, day(2014, 3, 31));
  EXPECT_EQ(HubPeriod::quarter("2014Q4").value().last, day(2014, 12, 31));
  const HubPeriod year = HubPeriod::fiscal_year("2014").value();
  ASSERT_EQ(year.quarters.size(), 4U);
  EXPECT_EQ(year.first, day(2014, 4, 1));
  EXPECT_EQ(year.last, day(2015, 3, 31));
  EXPECT_EQ(year.quarters.back().name, "2015Q1");
  for (const std::string_view wrong : {"2014", "2014Q5", "14Q1", "2014q1", ""}) EXPECT_FALSE(HubPeriod::quarter(wrong)) << wrong;
  EXPECT_FALSE(HubPeriod::fiscal_year("FY14"));
}

TEST(HubCounts, go_by_the_rules) {
  CountedHub hub;
  hub.sigs = {"gas", "heavy"};
  hub.organisations = 8;
  for (int i = 0; i < 5; ++i)
    hub.reports.push_back(report("R-" + std::to_string(i), "M-" + std::to_string(i), "heavy", day(2014, 5, 1 + i)));
  for (int i = 5; i < 8; ++i)
    hub.reports.push_back(report("R-" + std::to_string(i), "M-" + std::to_string(i), "gas", day(2014, 6, 30), "mass_mail"));
  hub.reports.push_back(report("R-8", "", "none", day(2014, 5, 1)));               // the hub's own find is no report
  hub.reports.push_back(report("R-9", "M-1", "heavy", day(2014, 7, 1)));           // the next quarter's
  hub.shares.push_back({"S-1", "heavy", {"M-0", "M-1", "M-2"}, day(2014, 5, 9)});  // three equal mails, one share
  hub.shares.push_back({"S-2", "heavy", {}, day(2014, 6, 1)});
  const HubCounts counts = count_hub(hub, HubPeriod::quarter("2014Q2").value(), 3);
  ASSERT_TRUE(check_counts(counts));
  const Json exact = to_json(counts, {.sig = {}, .sight = Sight::exact});
  EXPECT_EQ(exact["total"]["reported"].integer_or(-1), 8);
  EXPECT_EQ(exact["total"]["targeted"].integer_or(-1), 5);
  EXPECT_EQ(exact["total"]["mass_mail"].integer_or(-1), 3);
  EXPECT_EQ(exact["total"]["shared"].integer_or(-1), 2);
  EXPECT_EQ(exact["total"]["own_finds"].integer_or(-1), 1);
  EXPECT_EQ(at(exact["by_sig"], "sig", "gas")["reported"].integer_or(-1), 3);
  EXPECT_EQ(at(at(exact["axes"], "axis", "sender_region")["cells"], "value", "unknown")["count"].integer_or(-1), 5);
  EXPECT_EQ(to_json(counts, {.sig = "gas"})["total"]["mass_mail"].integer_or(-1), 3);
  EXPECT_EQ(to_json(counts, {.sig = "gas"})["by_sig"].items().size(), 1U);
}

TEST(HubCounts, tell_what_was_received_apart) {
  CountedHub hub;
  hub.sigs = {"heavy"};
  for (int i = 0; i < 4; ++i) hub.reports.push_back(report("R-" + std::to_string(i), "M-" + std::to_string(i), "heavy", day(2014, 5, 1)));
  hub.shares.push_back({"S-1", "heavy", {"M-0", "M-1", "M-2"}, day(2014, 5, 9)});
  hub.shares.push_back({"S-2", "heavy", {}, day(2014, 6, 1)});
  hub.shares.push_back({"S-3", "heavy", {}, day(2014, 6, 2), true});
  hub.shares.push_back({"S-4", "across", {}, day(2014, 6, 2), true});
  const HubCounts counts = count_hub(hub, HubPeriod::quarter("2014Q2").value(), 3);
  ASSERT_TRUE(check_counts(counts));
  const Json exact = to_json(counts, {.sig = {}, .sight = Sight::exact});
  EXPECT_EQ(exact["total"]["reported"].integer_or(-1), 4);
  EXPECT_EQ(exact["total"]["shared"].integer_or(-1), 2);
  EXPECT_EQ(exact["total"]["own_finds"].integer_or(-1), 1);
  EXPECT_EQ(exact["total"]["received"].integer_or(-1), 2);
  EXPECT_EQ(exact["quarters"].items()[0]["received"].integer_or(-1), 2);
}

TEST(HubCounts, name_no_region_that_few_saw) {
  CountedHub hub;
  hub.sigs = {"heavy"};
  for (int i = 0; i < 9; ++i) {
    hub.reports.push_back(report("R-" + std::to_string(i), "M-" + std::to_string(i), "heavy", day(2014, 5, 1)));
    hub.reports.back().c2_region = i == 0 ? "SD" : i < 5 ? "KR" : "";
  }
  const HubCounts counts = count_hub(hub, HubPeriod::quarter("2014Q2").value(), 3);
  const Json cells = at(to_json(counts, {})["axes"], "axis", "c2_region")["cells"];
  EXPECT_FALSE(cells.dump().contains("SD"));
  EXPECT_TRUE(at(cells, "value", "")["count"].is_null());
  EXPECT_TRUE(to_json(counts, {.sig = {}, .sight = Sight::exact}).dump().contains("SD"));
}

CountedHub random_hub(SeededRandom& random) {
  CountedHub hub;
  hub.sigs = {"a", "b", "c"};
  const std::vector<std::string> triage = {"targeted", "targeted", "mass_mail", "phishing", "other"}, regions = {"", "JP", "KR", "SD"};
  const std::size_t members = 3 + random.below(12), reports = random.below(60);
  for (std::size_t i = 0; i < reports; ++i) {
    const std::size_t member = random.below(members);
    hub.reports.push_back(report("R-" + std::to_string(i), "M-" + std::to_string(member), hub.sigs[member % 3],
                                 Day{day(2014, 4, 1).number + static_cast<std::int32_t>(random.below(365))}, triage[random.below(5)]));
    hub.reports.back().c2_region = regions[random.below(4)];
    hub.reports.back().sender_region = regions[random.below(4)];
    if (random.below(3) == 0)
      hub.shares.push_back({"S-" + std::to_string(i), hub.sigs[member % 3], {hub.reports.back().member}, hub.reports.back().day});
  }
  return hub;
}

// Whoever has the four papers of the quarters and that of the year: for every hidden number of a quarter there is another year that gives
// the same papers and another number there.
TEST(HubCounts, of_a_year_give_back_no_quarter) {
  SeededRandom random(31);
  std::size_t hidden = 0;
  for (int round = 0; round < 200; ++round) {
    const CountedHub hub = random_hub(random);
    const HubCounts year = count_hub(hub, HubPeriod::fiscal_year("2014").value(), 3);
    ASSERT_TRUE(check_counts(year));
    for (std::size_t q = 0; q < year.quarters.size(); ++q) {
      const HubCounts alone = count_hub(hub, year.quarters[q].period, 3);
      for (std::size_t t = 0; t < year.whole.tables.size(); ++t) {
        const HubTable& table = year.quarters[q].tables[t];
        const HubTable& whole = year.whole.tables[t];
        const HubTable& paper = alone.whole.tables[t];
        for (std::size_t row = 0; row < table.rows.size(); ++row)
          for (std::size_t column = 0; column < table.columns.size(); ++column) {
            // The quarter's own paper hides the same as the year's shows of it.
            const auto own_column = std::ranges::find(paper.columns, table.columns[column]);
            if (own_column != paper.columns.end()) {
              EXPECT_EQ(paper.hidden.at(row, static_cast<std::size_t>(own_column - paper.columns.begin())), table.hidden.at(row, column))
                  << table.name << " " << table.rows[row] << "/" << table.columns[column];
            }
            if (!table.hidden.at(row, column)) continue;
            ++hidden;
            const auto other = mask::other_table(table.counts, table.hidden, row, column);
            ASSERT_FALSE(other.empty());
            const std::size_t width = table.columns.size();
            ASSERT_NE(other[row * width + column], table.counts.count(row, column));
            for (std::size_t place = 0; place < other.size(); ++place)
              if (other[place] != table.counts.count(place / width, place % width)) {
                ASSERT_TRUE(table.hidden.at(place / width, place % width));
                ASSERT_TRUE(whole.hidden.at(place / width, place % width)) << "the year would differ where it is published";
              }
          }
      }
    }
  }
  EXPECT_GT(hidden, 2000U);
}

TEST(HubCounts, that_show_too_much_are_refused) {
  CountedHub hub;
  hub.sigs = {"a", "b"};
  for (int i = 0; i < 8; ++i)
    hub.reports.push_back(report("R-" + std::to_string(i), "M-" + std::to_string(i), i < 2 ? "a" : "b", day(2014, 5, 1)));
  HubCounts counts = count_hub(hub, HubPeriod::fiscal_year("2014").value(), 3);
  ASSERT_TRUE(check_counts(counts));
  EXPECT_TRUE(to_json(counts, {})["total"]["reported"].is_integer());
  EXPECT_TRUE(at(to_json(counts, {})["by_sig"], "sig", "a")["reported"].is_null());
  EXPECT_TRUE(at(to_json(counts, {})["by_sig"], "sig", "b")["reported"].is_null()) << "the difference would be the other one";
  HubTable& whole = counts.whole.tables.front();
  whole.hidden = mask::HiddenCells(whole.counts.rows(), whole.counts.columns());
  EXPECT_EQ(check_counts(counts).error().code, ErrorCode::integrity);
}

}  // namespace
}  // namespace sekimori::share
