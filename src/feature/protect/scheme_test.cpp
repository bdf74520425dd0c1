#include "feature/protect/scheme.h"

#include <algorithm>

#include "base/random.h"
#include "base/text.h"
#include "engine/inspect/extract/extractor.h"
#include "feature/protect/protect_fixture_test.h"
#include "feature/protect/table_text.h"

namespace sekimori::protect {
namespace {

// Reads without a cage: the parser is the same, and the cage has its own tests.
inspect::Extract unconfined() {
  return [](const Path& path, const inspect::ObjectSink& sink) -> Result<void> {
    inspect::ExtractionLimits limits;
    limits.grid = true;
    const Bytes bytes = TRY(system_files().read(path));
    for (auto& object : inspect::extract_bytes(path.string(), bytes, limits)) TRY(sink(std::move(object)));
    return {};
  };
}

// Texts that trouble tables: formulas, quotes, line ends, full-width and rare characters.
std::string awkward_text(SeededRandom& random) {
  static const std::vector<std::string> pieces = {"秘", "=1+1",   "\"", ",",  "'",  "-5", "@x",  "+",        "\n", "髙﨑", "㊙",
                                                  "a",  "ＡＢＣ", "🔑", "\t", "'=", "''", "001", "2026/1/2", "ｶﾞ", "\\",   "<b>"};
  std::string out;
  const auto count = 1 + random.next() % 5;
  for (std::uint64_t i = 0; i < count; ++i) out += pieces[random.next() % pieces.size()];
  const std::string trimmed(trim(out));
  return trimmed.empty() ? "x" : trimmed;
}

std::string awkward_item(SeededRandom& random) {
  std::string out = awkward_text(random);
  std::erase_if(out, [](char c) { return c == '\n' || c == ';' || c == '\t'; });
  out = trim(out);
  return out.empty() ? "y" : out;
}

class SchemeTest : public ProtectTest {
 protected:
  void fill(SeededRandom& random, int count) {
    auto level = *firm_->protect->levels.definition(actor_, model::Level::internal);
    level.criteria.ja = awkward_text(random);
    level.aliases = {"社内限り", "LX"};
    ASSERT_TRUE(firm_->protect->levels.change(actor_, level, "x"));
    ASSERT_TRUE(firm_->protect->categories.publish(actor_, starter_categories(), *Day::parse("2026-01-10"), "x"));
    for (int i = 0; i < count; ++i) {
      model::TradeSecret one = secret(fmt::format("S-{:03}", i), static_cast<model::Level>(1 + random.next() % 3));
      one.title = awkward_item(random);
      one.places = {awkward_item(random), "\\\\fs01\\秘"};
      one.measures = {model::Measure::own_mark, model::Measure::restricted_rights};
      one.permitted = {{"A-1", "A-9", *Day::parse("2025-04-01")}, {"group:設計一課", "", {}}};
      one.requirements[0] = {model::RequirementStatus::partly, {{*Day::parse("2025-06-01"), "台帳に登録"}, {{}, "説明会"}}};
      one.value = awkward_text(random);
      one.review_day = *Day::parse("2026-09-01");
      const auto added = firm_->reg->add_secret(actor_, one, "x");
      ASSERT_TRUE(added) << added.error().message;
      MediumItem item;
      item.number = fmt::format("M-{:03}", i);
      item.secret = one.number;
      item.medium = model::Medium::object;
      item.what = awkward_text(random);
      item.place = awkward_text(random);
      item.copies = static_cast<std::int64_t>(random.next() % 5);
      ASSERT_TRUE(firm_->protect->items.add(actor_, item, "x"));
      KnowHowCard card;
      card.number = fmt::format("K-{:03}", i);
      card.secret = one.number;
      card.title = awkward_text(random);
      card.wording = awkward_text(random);
      card.known_to = {"A-1", "A-2"};
      card.level = one.level;
      ASSERT_TRUE(firm_->protect->shelf.add(actor_, card, "x"));
    }
  }

  // The same tables from a firm that took them in.
  std::vector<CsvTable> after_import(const std::vector<CsvTable>& tables, const std::string& name) {
    Firm other(directory_.path() / name, clock_, random_);
    const auto plan = plan_scheme(tables);
    EXPECT_TRUE(plan) << plan.error().message;
    if (!plan) return {};
    for (const SchemeRefusal& refusal : plan->refused) ADD_FAILURE() << refusal.sheet << ":" << refusal.row << " " << refusal.reason.message;
    const auto done = other.protect->scheme.apply(actor_, *plan, "x");
    EXPECT_TRUE(done) << done.error().message;
    return *other.protect->scheme.tables(actor_, Language::en);
  }

  static std::string text_of(const std::vector<CsvTable>& tables) {
    std::string out;
    for (const CsvTable& table : tables) {
      std::vector<std::string> rows;
      for (const CsvRow& row : table.rows) {
        std::string line;
        for (const std::string& cell : row.cells) line += cell + "|";
        rows.push_back(line);
      }
      std::ranges::sort(rows);
      out += "# " + table.name + "\n";
      for (const std::string& row : rows) out += row + "\n";
    }
    return out;
  }
};

TEST_F(SchemeTest, a_scheme_comes_back_the_same_through_csv_and_through_a_workbook) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    SeededRandom random(seed);
    firm_ = std::make_unique<Firm>(directory_.path() / fmt::format("s{}.db", seed), clock_, random_);
    fill(random, 6);
    const auto tables = *firm_->protect->scheme.tables(actor_, seed % 2 == 0 ? Language::ja : Language::en);
    const std::string wanted = text_of(*firm_->protect->scheme.tables(actor_, Language::en));

    std::vector<CsvTable> from_csv;
    for (const CsvTable& table : tables) {
      auto read = parse_csv(*table_text(to_csv(table), table.name), table.name);
      ASSERT_TRUE(read) << read.error().message;
      from_csv.push_back(*std::move(read));
    }
    EXPECT_EQ(text_of(after_import(from_csv, fmt::format("csv{}.db", seed))), wanted) << "seed " << seed;

    const auto book = to_workbook(system_files(), directory_.path() / "spool", tables);
    ASSERT_TRUE(book) << book.error().message;
    const Path file = directory_.path() / "book.xlsx";
    ASSERT_TRUE(system_files().replace(file, *book, Durable::no));
    const auto sheets = read_workbook(unconfined(), file);
    ASSERT_TRUE(sheets) << sheets.error().message;
    std::string spaced = wanted;  // a tab inside a cell comes back as a blank
    std::ranges::replace(spaced, '\t', ' ');
    std::string read = text_of(after_import(*sheets, fmt::format("book{}.db", seed)));
    EXPECT_EQ(read, spaced) << "seed " << seed;
  }
}

TEST_F(SchemeTest, a_wrong_row_is_named_with_row_and_column_and_its_like_taken_in_only_as_agreed) {
  CsvTable items = *parse_csv(
      "番号,管理番号,媒体,品名・説明,部数\nM-1,S-1,金型,上型,1\nM-2,S-1,金型,下型,たくさん\nM-3,S-1,金型,,1\nM-1,S-1,紙,写し,2\n", "items");
  const auto plan = plan_scheme({items});
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->refused.size(), 3U);
  EXPECT_EQ(plan->refused[0].row, 3U);
  EXPECT_EQ(plan->refused[0].column, "部数");
  EXPECT_EQ(plan->refused[1].row, 4U);
  EXPECT_EQ(plan->refused[1].column, "品名・説明");
  EXPECT_EQ(plan->refused[2].row, 5U);
  EXPECT_EQ(plan->items.size(), 1U);
  items.rows[0].cells[3] = "別の型";
  EXPECT_NE(plan_scheme({items})->agreement, plan->agreement) << "another table is another agreement";
  EXPECT_FALSE(plan_scheme({*parse_csv("a,b\n1,2\n", "unknown")}));
}

TEST_F(SchemeTest, bytes_of_a_table_are_utf8_or_cp932_and_nothing_else) {
  EXPECT_EQ(*table_text("\x8b\xc6\x96\xb1\n", "x"), "業務\n");
  EXPECT_EQ(*table_text("\xEF\xBB\xBF"
                        "秘",
                        "x"),
            "秘");
  EXPECT_FALSE(table_text(std::string_view("\x81 x", 3), "x")) << "half of a character";
}

TEST_F(SchemeTest, what_looks_like_a_formula_is_guarded_and_comes_back_as_it_was) {
  for (const std::string text : {"=1+1", "'=1", "''=1", "'plain", "-", "x"}) {
    CsvTable table{.name = "t", .header = {"h"}, .rows = {{2, {text}}}};
    const std::string csv = to_csv(table);
    EXPECT_EQ(csv.find("\r\n="), std::string::npos) << csv;
    EXPECT_EQ(unguarded_cell(parse_csv(csv, "t")->rows.at(0).cells.at(0)), text);
  }
}

}  // namespace
}  // namespace sekimori::protect
