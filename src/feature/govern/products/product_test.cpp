// Products by measure number: read row by row, numbers that no framework has, a catalogue in the place of the one before.
#include "base/csv.h"
#include "feature/govern/govern_fixture_test.h"
#include "feature/govern/products/product_book.h"

namespace sekimori::govern {
namespace {

CsvTable table_of(std::vector<std::string> header, std::vector<std::vector<std::string>> rows) {
  CsvTable out;
  out.header = std::move(header);
  std::size_t line = 1;
  for (auto& cells : rows) out.rows.push_back({.line = ++line, .cells = std::move(cells)});
  return out;
}

TEST_F(GovernTest, a_guide_shows_for_each_measure_what_is_offered) {
  const ProductCatalogue heading{.id = "guide", .framework = "insider", .title = "Guide", .source = "A body", .year = 2013};
  const CsvTable table = table_of({"製品名", "提供元", "対策番号", "URL"},
                                  {{"Lock", "A", "1; 2", "https://a.example"}, {"Lock", "B", "2、29", ""}, {"Watch", "A", "29,7,10", ""}});
  EXPECT_EQ(govern_->products.take_in(employee_, heading, table).error().code, ErrorCode::not_permitted);
  const auto read = govern_->products.take_in(manager_, heading, table);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_TRUE(read->refused.empty());
  const Json report = govern_->products.report(employee_, "guide").value();
  EXPECT_EQ(report["vendors"].integer_or(0), 2);
  EXPECT_EQ(report["measures"].integer_or(0), 5);
  EXPECT_EQ(report["unknown"].integer_or(0), 3) << "7, 10 and 29 are no confirmed numbers of ours";
  std::vector<std::string> unknown;
  for (const Json& row : report["rows"].items()) {
    if (row["control"].text().empty()) unknown.emplace_back(row["number"].text());
    if (row["number"].text() == "2") {
      EXPECT_EQ(row["products"].items().size(), 2U);
    }
  }
  EXPECT_EQ(unknown, (std::vector<std::string>{"7", "10", "29"}));
  const auto controls = static_cast<std::int64_t>(shipped_framework("insider")->assessable());
  EXPECT_EQ(report["uncovered"].integer_or(0), controls - 2);
  // Out as a table and in again: the same.
  const CsvTable out = product_table(govern_->products.get(employee_, "guide").value(), Language::en);
  ASSERT_TRUE(govern_->products.take_in(manager_, heading, out)->refused.empty());
  const ProductCatalogue again = govern_->products.get(employee_, "guide").value();
  EXPECT_EQ(again.products.size(), 3U);
  EXPECT_EQ(again.products[1].measures, (std::vector<std::string>{"2", "29"}));
  EXPECT_EQ(govern_->products.list(employee_)->size(), 1U) << "in the place of the one before";
}

TEST_F(GovernTest, a_wrong_row_of_a_guide_keeps_all_of_it_out) {
  ProductCatalogue heading{.id = "guide", .framework = "insider", .title = "Guide", .source = "A body", .year = 2013};
  const auto read =
      govern_->products.take_in(manager_, heading,
                                table_of({"product", "vendor", "measures", "address"}, {{"A", "V", "1", ""},
                                                                                        {"=1+1", "V", "1", ""},
                                                                                        {"B", "", "1", ""},
                                                                                        {"C", "V", "、", ""},
                                                                                        {"D", "V", "1", "javascript:alert(1)"},
                                                                                        {"A", "V", "2", ""},
                                                                                        {"", "", "", ""}}));
  ASSERT_TRUE(read) << read.error().message;
  std::vector<std::pair<std::size_t, std::string>> refused;
  for (const ProductRefusal& one : read->refused) refused.emplace_back(one.row, one.column);
  EXPECT_EQ(refused, (std::vector<std::pair<std::size_t, std::string>>{
                         {3, "product"}, {4, "vendor"}, {5, "measures"}, {6, "address"}, {7, "product"}}));
  EXPECT_EQ(govern_->products.get(manager_, "guide").error().code, ErrorCode::not_found);
  const CsvTable good = table_of({"product", "vendor", "measures"}, {{"A", "V", "1"}});
  EXPECT_FALSE(govern_->products.take_in(manager_, heading, table_of({"product", "measures"}, {{"A", "1"}}))) << "no vendor";
  heading.framework = "nothing";
  EXPECT_EQ(govern_->products.take_in(manager_, heading, good).error().code, ErrorCode::not_found);
  heading.framework = "insider";
  heading.id = "../x";
  EXPECT_EQ(govern_->products.take_in(manager_, heading, good).error().code, ErrorCode::invalid_input);
  heading.id = "x";
  heading.source = " ";
  EXPECT_EQ(govern_->products.take_in(manager_, heading, good).error().code, ErrorCode::invalid_input) << "whose word it is must be said";
}

}  // namespace
}  // namespace sekimori::govern
