#include <algorithm>

#include "feature/consult/consult_fixture_test.h"

namespace sekimori::consult {
namespace {

Day day(std::string_view text) { return Day::parse(text).value(); }

Consultation one_of(Random& random, Day first, int days) {
  Consultation out;
  out.received_at = Instant{
      Zone::tokyo().start_of(Day{first.number + static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(days)))}).nanoseconds +
      3600 * nanoseconds_per_second};
  out.channel = static_cast<Channel>(random.below(4));
  out.desk = static_cast<int>(random.below(overseas_desk + 1));
  out.asker.asker = static_cast<AskerClass>(random.below(8));
  out.asker.band = static_cast<EmployeeBand>(random.below(7));
  out.asker.industry = fmt::format("{:02}", 1 + random.below(99));
  out.asker.prefecture = static_cast<int>(random.below(abroad + 1));
  for (std::size_t i = 0; i < content_count; ++i)
    if (random.below(3) == 0) out.asker.contents.push_back(static_cast<Content>(i));
  out.asker.source = static_cast<ContactSource>(random.below(11));
  return out;
}

TEST(Facts, hold_every_part) {
  SeededRandom random(1);
  for (int i = 0; i < 2'000; ++i) {
    const Consultation one = one_of(random, day("2015-01-01"), 4'000);
    const Fact fact = fact_of(one, Zone::tokyo());
    EXPECT_EQ(part_of(fact, FactPart::day), static_cast<std::uint32_t>(Zone::tokyo().day_of(one.received_at).number));
    EXPECT_EQ(part_of(fact, FactPart::desk), static_cast<std::uint32_t>(one.desk));
    EXPECT_EQ(part_of(fact, FactPart::asker), static_cast<std::uint32_t>(one.asker.asker));
    EXPECT_EQ(part_of(fact, FactPart::industry), static_cast<std::uint32_t>(std::stoi(one.asker.industry)));
    EXPECT_EQ(part_of(fact, FactPart::prefecture), static_cast<std::uint32_t>(one.asker.prefecture));
    EXPECT_LT(fact, Fact(1) << 61);
  }
}

TEST(QuarterWords, are_the_published_ones) {
  EXPECT_EQ(change_in_words(310, 250, Language::ja), "前の四半期に比べ24%増");
  EXPECT_EQ(change_in_words(260, 500, Language::en), "down 48 % on the quarter before");
  EXPECT_EQ(change_in_words(40, 80, Language::ja), "前の四半期に比べ50%減");
  EXPECT_EQ(change_in_words(5, 0, Language::ja), "前の四半期は0件");
  EXPECT_EQ(change_in_words(0, 0, Language::en), "none, as in the quarter before");
  EXPECT_EQ(change_in_words(7, 7, Language::ja), "前の四半期と同数");
  EXPECT_EQ(change_in_words(1001, 1000, Language::en), "about the same as in the quarter before");
  EXPECT_EQ(percent_change(3, 2), 50);
  EXPECT_EQ(percent_change(1, 8), -88) << "half away from zero";
  EXPECT_FALSE(desk_quarter_from("2023Q5"));
  EXPECT_FALSE(desk_quarter_from("2023-3"));
  EXPECT_EQ(desk_quarter_from("2024Q1")->previous().name(), "2023Q4");
  EXPECT_EQ(quarters_of(day("2014-04-01"), day("2015-03-31")).size(), 4U);
  EXPECT_TRUE(quarters_of(day("2015-02-02"), day("2015-06-30")).empty());
}

// Whatever is counted: nothing small is told, and nothing hidden can be got back; what a quarter hides, the year hides.
TEST(PublishedTables, give_no_small_cell_away) {
  SeededRandom random(20150202);
  for (int round = 0; round < 60; ++round) {
    FactSet facts;
    const auto size = 1 + random.below(120);
    for (std::uint64_t i = 0; i < size; ++i) {
      Consultation one = one_of(random, day("2015-01-01"), 180);
      one.asker.asker = static_cast<AskerClass>(random.below(4));
      facts.facts.push_back(fact_of(one, Zone::tokyo()));
      facts.signs.push_back(1);
    }
    for (const auto& [rows, columns] : {std::pair(Dimension::asker, Dimension::content), std::pair(Dimension::asker, Dimension::band),
                                        std::pair(Dimension::content, Dimension::region), std::pair(Dimension::band, Dimension::whole)}) {
      std::vector<PublishedPart> parts;
      for (const DeskQuarter quarter : {DeskQuarter{2015, 1}, DeskQuarter{2015, 2}}) {
        PublishedPart part{count_cross(facts, {.from = quarter.first(), .to = quarter.last()}, rows, columns), {}};
        part.shown = publish(part.cross, published_floor);
        const auto checked = check_published(part.cross, part.shown);
        ASSERT_TRUE(checked) << checked.error().message << " " << name_of(rows) << " " << name_of(columns);
        parts.push_back(std::move(part));
      }
      const DeskCross whole = count_cross(facts, {.from = day("2015-01-01"), .to = day("2015-06-30")}, rows, columns);
      const PublishedCross shown = publish(whole, published_floor, {&parts[0], &parts[1]});
      const auto checked = check_published(whole, shown);
      ASSERT_TRUE(checked) << checked.error().message << " " << name_of(rows) << " " << name_of(columns);
      for (std::size_t i = 0; i < shown.counts.size(); ++i)
        EXPECT_TRUE(!shown.counts[i] || *shown.counts[i] == 0 || *shown.counts[i] >= published_floor);
      for (const PublishedPart& part : parts)
        for (std::size_t row = 0; row < part.cross.rows.size(); ++row) {
          const auto at = std::ranges::find(whole.rows, part.cross.rows[row].name, &CountLabel::name) - whole.rows.begin();
          EXPECT_TRUE(part.shown.row_cases[row] || !shown.row_cases[static_cast<std::size_t>(at)]);
        }
    }
  }
}

class FactLogTest : public DeskTest {};

TEST_F(FactLogTest, columns_agree_with_the_records_over_blocks_and_changes) {
  SeededRandom random(3);
  FactColumns columns(*database_), second(*database_);
  std::vector<Consultation> known;
  std::vector<Fact> now;
  const auto total = [&] { return count_cases(**columns.now(), {.from = day("2014-01-01"), .to = day("2026-12-31")}); };
  for (int step = 0; step < 3; ++step) {
    ASSERT_TRUE(database_->write([&](sql::Transaction& tx) -> Result<void> {
      for (int i = 0; i < 9'000; ++i) {
        now.push_back(fact_of(one_of(random, day("2015-01-01"), 3'000), Zone::tokyo()));
        TRY(append_fact(tx, {}, now.back()));
      }
      for (int i = 0; i < 500; ++i) {
        Fact& old = now[random.below(now.size())];
        const Fact fresh = fact_of(one_of(random, day("2015-01-01"), 3'000), Zone::tokyo());
        TRY(append_fact(tx, old, fresh));
        old = fresh;
      }
      return {};
    }));
    EXPECT_EQ(total(), static_cast<std::int64_t>(now.size()));
  }
  FactSet plain;
  plain.facts = now;
  plain.signs.assign(now.size(), 1);
  const CountPeriod period{.from = day("2015-06-01"), .to = day("2019-06-30")};
  for (const Dimension rows : {Dimension::asker, Dimension::industry, Dimension::region, Dimension::month, Dimension::desk})
    for (const FactColumns* from : {&columns, &second}) {
      const DeskCross expected = count_cross(plain, period, rows, Dimension::content);
      const DeskCross found = count_cross(**const_cast<FactColumns*>(from)->now(), period, rows, Dimension::content);
      EXPECT_EQ(found.counts, expected.counts);
      EXPECT_EQ(found.cases, expected.cases);
    }
}

TEST_F(FactLogTest, a_cross_as_a_table_for_spreadsheets_has_no_formulas) {
  const auto csv = desk_->statistics.cross_csv(operator_, {.from = day("2025-04-01"), .to = day("2025-06-30")}, Dimension::asker,
                                               Dimension::content, DeskSight::exact, Language::ja);
  ASSERT_TRUE(csv);
  EXPECT_TRUE(csv->contains("相談件数"));
  EXPECT_EQ(desk_->statistics
                .cross(secretary_, {.from = day("2025-05-01"), .to = day("2025-05-03")}, Dimension::asker, Dimension::content,
                       DeskSight::published)
                .error()
                .code,
            ErrorCode::invalid_input)
      << "published figures are of whole quarters";
  EXPECT_EQ(desk_->statistics
                .cross(secretary_, {.from = day("2025-04-01"), .to = day("2025-06-30"), .desk = 13}, Dimension::asker, Dimension::content,
                       DeskSight::published)
                .error()
                .code,
            ErrorCode::invalid_input);
}

}  // namespace
}  // namespace sekimori::consult
