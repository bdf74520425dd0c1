// A paper is what is printed: a consultation paper, an exhibit list, a certificate. Written once as blocks, it becomes HTML
// (for a browser, complete in itself, no script, nothing loaded) and PDF (A4, Japanese fonts embedded as subsets).
//
//   Paper paper("営業秘密侵害に関する相談資料");
//   paper.heading(1, "1. 相談の要旨");
//   paper.paragraph("...");
//   paper.table({"番号", "標目", "SHA-256"}, rows, {1, 3, 4});
//   std::string html = to_html(paper);
//   Bytes pdf = TRY(to_pdf(paper));
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"

namespace sekimori::paper {

struct Heading {
  int depth = 1;  // 1..3
  std::string text;
};
struct Paragraph {
  std::string text;  // line ends are kept
};
struct Listing {
  std::vector<std::string> items;
};
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // each as long as the header
  std::vector<int> weights;                    // relative widths of the columns; empty: equal
};
// A square code of dark and light modules (paper/square_code.h), with a line of text below it.
struct SquareCode {
  int side = 0;            // modules along an edge, without the quiet zone
  std::vector<bool> dark;  // side * side, row by row
  double millimetres = 25;
  std::string caption;
};
// A mark of secrecy as a stamp: large, framed, red, in the middle of the line.
struct Stamp {
  std::string text;
  double points = 48;
};
struct PageBreak {};
// Labels on a sheet of their own: a grid on A4 whose measures are those of the label paper.
struct LabelGrid {
  int columns = 2;
  int rows = 5;
  double left = 14;  // millimetres: margin to the first label, its size, the way from one to the next
  double top = 21;
  double width = 86.4;
  double height = 50.8;
  double step_x = 91;
  double step_y = 50.8;
};
struct Label {
  std::string mark;                // ㊙; empty: none
  std::vector<std::string> lines;  // the first one larger
  SquareCode code;                 // side 0: none
};
struct LabelSheet {
  LabelGrid grid;
  std::vector<Label> labels;
  int skip = 0;  // places on the first sheet that are used up
};
// Bars from left to right, one below the other, each with its name and number. What they say stands in a table as well.
struct Bar {
  std::string name;
  std::optional<std::int64_t> value;  // nothing: not told
};
struct BarChart {
  std::string title;
  std::vector<Bar> bars;
  std::string untold;  // written in place of a value that is nothing
};
using Block = std::variant<Heading, Paragraph, Listing, Table, SquareCode, Stamp, PageBreak, LabelSheet, BarChart>;

class Paper {
 public:
  explicit Paper(std::string title) : title_(std::move(title)) {}
  void heading(int depth, std::string text) { blocks_.push_back(Heading{depth, std::move(text)}); }
  void paragraph(std::string text) { blocks_.push_back(Paragraph{std::move(text)}); }
  void listing(std::vector<std::string> items) { blocks_.push_back(Listing{std::move(items)}); }
  void table(std::vector<std::string> header, std::vector<std::vector<std::string>> rows, std::vector<int> weights = {}) {
    blocks_.push_back(Table{std::move(header), std::move(rows), std::move(weights)});
  }
  void code(SquareCode code) { blocks_.push_back(std::move(code)); }
  void stamp(std::string text, double points = 48) { blocks_.push_back(Stamp{std::move(text), points}); }
  void page_break() { blocks_.push_back(PageBreak{}); }
  void labels(LabelSheet sheet) { blocks_.push_back(std::move(sheet)); }
  void chart(BarChart chart) { blocks_.push_back(std::move(chart)); }
  // The title stays the document's own; it is not printed on the first page (label sheets, cover sheets).
  void hide_title() { title_shown_ = false; }
  bool title_shown() const { return title_shown_; }
  void set_footer(std::string footer) { footer_ = std::move(footer); }  // on every page, beside "n / m"

  const std::string& title() const { return title_; }
  const std::string& footer() const { return footer_; }
  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  std::string title_;
  std::string footer_;
  std::vector<Block> blocks_;
  bool title_shown_ = true;
};

// A whole HTML5 document in UTF-8 with its style inside and a print style; every text is escaped.
std::string to_html(const Paper& paper, std::string_view language = "ja");

// A4 pages with page numbers. Cost: about 5 ms a page. failure when no font can be had.
Result<Bytes> to_pdf(const Paper& paper, std::string_view language = "ja");

}  // namespace sekimori::paper
