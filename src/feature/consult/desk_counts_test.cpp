#include <algorithm>

#include "feature/consult/consult_fixture_test.h"
#include "feature/consult/desk_shares.h"

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
  EXPECT_EQ(desk_quarter_from("令和5年第3四半期")->name(), "2023Q3");
  EXPECT_EQ(desk_quarter_from("２０２３年第３四半期")->name(), "2023Q3");
  EXPECT_EQ(desk_quarter_from("令和元年第2四半期")->name(), "2019Q2");
  EXPECT_EQ(desk_quarter_from("平成31年第2四半期")->name(), "2019Q2");
  EXPECT_FALSE(desk_quarter_from("令和元年第1四半期")) << "平成 then";
  EXPECT_FALSE(desk_quarter_from("令和5年第5四半期"));
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

class PublishedShareTest : public DeskTest {
 protected:
  void keep(const Consultation& one) {
    ASSERT_TRUE(database_->write([&](sql::Transaction& tx) { return append_fact(tx, {}, fact_of(one, Zone::tokyo())); }));
  }
  Json asked(const CountPeriod& period, Dimension rows, Dimension columns) {
    const auto told = desk_->statistics.cross(secretary_, period, rows, columns, DeskSight::published);
    EXPECT_TRUE(told) << told.error().message;
    return told ? *told : Json();
  }
  // What a reader gets of a place; nothing: hidden or left out.
  static std::optional<std::int64_t> told(const Json& table, std::string_view row, std::string_view column) {
    std::size_t at = 0;
    const auto& columns = table["columns"].items();
    for (; at < columns.size(); ++at)
      if (columns[at]["name"].text() == column) break;
    for (const Json& one : table["rows"].items())
      if (one["name"].text() == row && at < columns.size() && !one["counts"].items()[at].is_null())
        return one["counts"].items()[at].integer_or(-1);
    return {};
  }
  CountPeriod half_{.from = day("2015-01-01"), .to = day("2015-06-30")};
};

TEST_F(PublishedShareTest, a_single_case_is_described_by_nothing) {
  SeededRandom random(5);
  keep(one_of(random, day("2015-02-02"), 20));
  const CountPeriod quarter{.from = day("2015-01-01"), .to = day("2015-03-31")};
  const auto summary = desk_->statistics.summary(secretary_, quarter, DeskSight::published);
  ASSERT_TRUE(summary);
  EXPECT_TRUE((*summary)["below_floor"].bool_or(false));
  EXPECT_TRUE((*summary)["cases"].is_null());
  for (const auto& [name, list] : (*summary)["lists"].members()) EXPECT_EQ(list.items().size(), 0U) << name;
  EXPECT_EQ((*summary)["classes"]["rows"].items().size(), 0U);
  EXPECT_EQ((*summary)["classes"]["columns"].items().size(), 0U);
  EXPECT_EQ((*summary)["referrals"].items().size(), 0U);
  ASSERT_EQ((*summary)["findings"].items().size(), 1U);
  EXPECT_TRUE((*summary)["findings"].items().front()["en"].text().contains("fewer than 3 consultations, so all numbers are hidden"));
  EXPECT_TRUE((*summary)["findings"].items().front()["ja"].text().contains("3 件未満なので、件数をすべて伏せています"));
  const auto changes = desk_->statistics.changes(secretary_, DeskQuarter{2015, 1}, Dimension::asker, {}, DeskSight::published);
  ASSERT_TRUE(changes);
  EXPECT_EQ((*changes)["rows"].items().size(), 0U);
}

TEST_F(PublishedShareTest, a_table_of_which_nothing_can_be_told_says_so) {
  SeededRandom random(11);
  constexpr std::array<AskerClass, 4> askers = {AskerClass::sme, AskerClass::large, AskerClass::university, AskerClass::individual};
  constexpr std::array<Content, 4> contents = {Content::open_close, Content::secret_management, Content::leak, Content::leak_prevention};
  for (std::size_t i = 0; i < 16; ++i) {
    Consultation one = one_of(random, day("2015-02-02"), 20);
    one.asker.asker = askers.at(i % 4);
    one.asker.contents = {contents.at(i / 4)};
    keep(one);
  }
  const CountPeriod quarter{.from = day("2015-01-01"), .to = day("2015-03-31")};
  const auto seen = desk_->statistics.summary(secretary_, quarter, DeskSight::published);
  ASSERT_TRUE(seen) << seen.error().message;
  EXPECT_EQ((*seen)["cases"].integer_or(0), 16);
  ASSERT_EQ((*seen)["findings"].items().size(), 1U);
  EXPECT_TRUE((*seen)["findings"].items().front()["en"].text().contains("All numbers of who asks what are hidden: each is below 3"));
  EXPECT_TRUE((*seen)["findings"].items().front()["ja"].text().contains("件数をすべて伏せています"));
  const auto exact = desk_->statistics.summary(operator_, quarter, DeskSight::exact);
  ASSERT_TRUE(exact) << exact.error().message;
  EXPECT_FALSE((*exact)["findings"].dump().contains("hidden"));
}

TEST_F(PublishedShareTest, a_base_that_nobody_checked_says_so_wherever_it_stands) {
  SeededRandom random(12);
  for (int i = 0; i < 40; ++i) {
    Consultation one = one_of(random, day("2015-02-02"), 20);
    one.asker.industry = i % 2 == 0 ? "06" : "26";  // construction, and not
    keep(one);
  }
  const CountPeriod quarter{.from = day("2015-01-01"), .to = day("2015-03-31")};
  for (const DeskSight sight : {DeskSight::exact, DeskSight::published}) {
    const auto seen = desk_->statistics.summary(operator_, quarter, sight);
    ASSERT_TRUE(seen) << seen.error().message;
    ASSERT_EQ((*seen)["watch"].items().size(), 1U);
    const Json& one = (*seen)["watch"].items().front();
    EXPECT_EQ(one["base_tenths"].integer_or(0), 116);
    EXPECT_EQ(one["standing"].text(), "unverified");
    EXPECT_TRUE(one["words"]["en"].text().contains("against a base of 11.6 % (unverified): clearly more"));
    EXPECT_TRUE(one["words"]["ja"].text().contains("基準の11.6% (未確認)を大きく上回る"));
  }
}

TEST_F(PublishedShareTest, a_class_of_few_is_not_named) {
  SeededRandom random(6);
  for (int i = 0; i < 41; ++i) {
    Consultation one = one_of(random, day("2015-02-02"), 20);
    one.asker.asker = i == 40 ? AskerClass::university : i % 2 == 0 ? AskerClass::sme : AskerClass::large;
    keep(one);
  }
  const Json list = asked({.from = day("2015-01-01"), .to = day("2015-03-31")}, Dimension::asker, Dimension::whole);
  EXPECT_FALSE(list.dump().contains("university"));
  EXPECT_TRUE(list["left_out"].bool_or(false));
}

TEST_F(PublishedShareTest, both_ways_round_it_is_the_same_table) {
  SeededRandom random(8);
  for (int i = 0; i < 90; ++i) keep(one_of(random, day("2015-01-01"), 180));
  const Json one = asked(half_, Dimension::asker, Dimension::band), other = asked(half_, Dimension::band, Dimension::asker);
  for (const Json& row : one["rows"].items())
    for (const Json& column : one["columns"].items())
      EXPECT_EQ(told(one, row["name"].text(), column["name"].text()), told(other, column["name"].text(), row["name"].text()));
}

// The main desk and each class of askers, beside the whole: no small number, and none that a difference gives back.
TEST_F(PublishedShareTest, differences_with_the_whole_give_nothing_small_back) {
  for (int round = 0; round < 6; ++round) {
    SeededRandom random(static_cast<std::uint64_t>(100 + round));
    const int size = 40 + round * 60;
    CountPeriod period{.from = Day::from_date(2000 + round, 1, 1).value(), .to = Day::from_date(2000 + round, 6, 30).value()};
    for (int i = 0; i < size; ++i) {
      Consultation one = one_of(random, period.from, 170);
      if (random.below(3) > 0) one.desk = main_desk;
      one.asker.asker = static_cast<AskerClass>(random.below(4));
      keep(one);
    }
    const auto facts = desk_->statistics.facts().value();
    for (const auto& [rows, columns] : {std::pair(Dimension::asker, Dimension::content), std::pair(Dimension::band, Dimension::content),
                                        std::pair(Dimension::band, Dimension::channel)}) {
      const Json whole = asked(period, rows, columns);
      CountPeriod main_alone = period;
      main_alone.desk = main_desk;
      const Json main = asked(main_alone, rows, columns);
      const DeskCross real = count_cross(*facts, main_alone, rows, columns), all = count_cross(*facts, period, rows, columns);
      for (const CountLabel& row : all.rows)
        for (const CountLabel& column : all.columns) {
          const auto of_all = told(whole, row.name, column.name), of_main = told(main, row.name, column.name);
          EXPECT_TRUE(of_main.value_or(0) == 0 || *of_main >= published_floor);
          EXPECT_TRUE(!of_all || !of_main || *of_all == *of_main || *of_all - *of_main >= published_floor) << row.name << column.name;
        }
      EXPECT_GT(real.cases, 0);
    }
    // The classes add up to the whole: where all but one are told, the last is no small number.
    const Json whole = asked(period, Dimension::band, Dimension::content);
    std::vector<Json> shares;
    for (int asker = 0; asker < 8; ++asker) {
      CountPeriod one = period;
      one.asker = static_cast<AskerClass>(asker);
      shares.push_back(asked(one, Dimension::band, Dimension::content));
    }
    for (const Json& row : whole["rows"].items())
      for (const Json& column : whole["columns"].items()) {
        const auto sum = told(whole, row["name"].text(), column["name"].text());
        std::int64_t left = sum.value_or(0);
        int hidden = 0;
        for (std::size_t asker = 0; asker < shares.size(); ++asker) {
          const auto one = told(shares[asker], row["name"].text(), column["name"].text());
          if (one) left -= *one;
          else ++hidden;
        }
        EXPECT_TRUE(!sum || hidden != 1 || left == 0 || left >= published_floor) << row["name"].text() << " " << column["name"].text();
      }
  }
}

TEST(Shares, a_number_that_only_one_table_allows_has_no_witness) {
  DeskCross whole;
  whole.rows = {{"a", {}}, {"b", {}}};
  whole.columns = {{"x", {}}, {"y", {}}};
  whole.counts = {5, 5, 5, 5};
  whole.row_cases = whole.column_cases = {10, 10};
  whole.cases = 20;
  DeskCross share = whole;
  share.counts = {1, 4, 4, 1};
  share.row_cases = share.column_cases = {5, 5};
  share.cases = 10;
  const std::vector<ShareTable> shares{{.cross = share, .rows_told = {true, true}, .columns_told = {true, true}},
                                       {.cross = rest_of(whole, share), .rows_told = {true, true}, .columns_told = {true, true}}};
  const std::vector<bool> none(4), all(4, true);
  EXPECT_TRUE(has_witness(none, shares, all, 0, 0, 0)) << "one more of each corner, one less of the others, the other way round there";
  EXPECT_FALSE(has_witness(none, shares, {true, false, false, true}, 0, 0, 0)) << "its row and column give it back";
}

TEST(Findings, look_at_every_cell_both_ways) {
  DeskCross cross;
  cross.rows = {{"sme", {"中小企業", "small firms"}}, {"large", {"大企業", "large firms"}}};
  cross.columns = {
      {"leak", {"漏えい", "leaks"}}, {"secret_management", {"管理方法", "management"}}, {"ip_strategy", {"知財戦略", "IP strategy"}}};
  cross.counts = {22, 18, 6, 6, 18, 16};
  cross.row_cases = {44, 36};
  cross.column_cases = {28, 36, 22};
  cross.cases = 80;
  std::string words;
  for (const model::Wording& one : findings(cross, everything_of(cross), 10)) words += one.en + "\n";
  EXPECT_TRUE(words.contains("Of large firms, 50 % asked about management; of the others, 41 %.")) << words;
  EXPECT_TRUE(words.contains("Of small firms, 50 % asked about leaks; of the others, 17 %.")) << words;
  EXPECT_TRUE(words.contains("IP strategy")) << words;
  PublishedCross few = everything_of(cross);
  few.counts[4].reset();
  for (const model::Wording& one : findings(cross, few, 10)) EXPECT_FALSE(one.en.contains("large firms, 50 %")) << "it is not told";
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
