#include "paper/paper.h"

#include <gtest/gtest.h>

#include "base/processes.h"
#include "paper/square_code.h"

namespace sekimori::paper {
namespace {

Paper sample(int rows) {
  Paper paper("相談資料 <試験>");
  paper.set_footer("2026-001");
  paper.heading(1, "1. 要旨");
  paper.paragraph("架空自動車株式会社の営業秘密「商品企画」が持ち出された。\n二行目。");
  paper.listing({"保存先の特定", "内容を限定しない保全"});
  std::vector<std::vector<std::string>> table;
  for (int i = 0; i < rows; ++i)
    table.push_back({std::to_string(i + 1), "証拠 \"" + std::to_string(i) + "\" & 写し", std::string(64, 'a')});
  paper.table({"番号", "標目", "SHA-256"}, table, {1, 3, 4});
  return paper;
}

TEST(Paper, html_escapes_every_text_and_loads_nothing) {
  const std::string html = to_html(sample(1));
  EXPECT_NE(html.find("相談資料 &lt;試験&gt;"), std::string::npos);
  EXPECT_NE(html.find("証拠 &quot;0&quot; &amp; 写し"), std::string::npos);
  EXPECT_EQ(html.find("http"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

TEST(Paper, pdf_holds_the_japanese_text_over_as_many_pages_as_it_needs) {
  const auto pdf = to_pdf(sample(120));
  ASSERT_TRUE(pdf) << pdf.error().message;
  ASSERT_GT(pdf->size(), 1000U);
  EXPECT_EQ(as_text(*pdf).substr(0, 5), "%PDF-");
  ProcessRequest request;
  request.program = "/usr/bin/pdftotext";
  request.arguments = {"-layout", "-", "-"};
  request.input = *pdf;
  const auto text = system_processes().run(request);
  if (!text) GTEST_SKIP() << "skipped: pdftotext not present";
  const std::string_view out = as_text(text->output);
  EXPECT_NE(out.find("架空自動車株式会社の営業秘密"), std::string_view::npos) << out.substr(0, 2000);
  EXPECT_NE(out.find("120"), std::string_view::npos);
  EXPECT_GT(std::count(out.begin(), out.end(), '\f'), 2);
}

Paper label_sheet(int labels, int skip) {
  Paper paper("labels");
  paper.hide_title();
  LabelSheet sheet;
  sheet.skip = skip;
  for (int i = 0; i < labels; ++i) {
    Label label;
    label.mark = "秘";
    label.lines = {"S-" + std::to_string(i), "<場所>"};
    label.code = *square_code("S-" + std::to_string(i), 20);
    sheet.labels.push_back(std::move(label));
  }
  paper.labels(std::move(sheet));
  return paper;
}

TEST(Paper, a_code_is_square_has_its_finder_patterns_and_refuses_what_it_cannot_hold) {
  const auto code = square_code("M-0012", 25, "M-0012");
  ASSERT_TRUE(code) << code.error().message;
  ASSERT_GE(code->side, 21);
  EXPECT_EQ(code->dark.size(), size_t(code->side) * size_t(code->side));
  for (int i = 0; i < 7; ++i) EXPECT_TRUE(code->dark[static_cast<size_t>(i)]) << "the upper left pattern begins with seven dark modules";
  EXPECT_FALSE(code->dark[7]);
  EXPECT_FALSE(square_code("", 25));
  EXPECT_FALSE(square_code(std::string(301, 'x'), 25));
}

TEST(Paper, labels_fill_their_sheets_and_skip_what_is_used_up) {
  const std::string html = to_html(label_sheet(10, 0));
  const auto count = [](std::string_view text, std::string_view what) {
    size_t found = 0;
    for (size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count(html, "class=\"sheet\""), 1U);
  EXPECT_EQ(count(html, "class=\"label\""), 10U);
  EXPECT_EQ(count(html, "<svg"), 10U);
  EXPECT_NE(html.find("&lt;場所&gt;"), std::string::npos);
  EXPECT_EQ(html.find("<h1>"), std::string::npos);
  EXPECT_EQ(count(to_html(label_sheet(10, 1)), "class=\"sheet\""), 2U) << "one place is used up, so the tenth goes to a second sheet";
  EXPECT_TRUE(to_pdf(label_sheet(11, 9)));
}

TEST(Paper, the_same_paper_gives_the_same_file) { EXPECT_EQ(*to_pdf(sample(3)), *to_pdf(sample(3))); }

}  // namespace
}  // namespace sekimori::paper
