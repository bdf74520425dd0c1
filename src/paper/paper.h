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
using Block = std::variant<Heading, Paragraph, Listing, Table>;

class Paper {
 public:
  explicit Paper(std::string title) : title_(std::move(title)) {}
  void heading(int depth, std::string text) { blocks_.push_back(Heading{depth, std::move(text)}); }
  void paragraph(std::string text) { blocks_.push_back(Paragraph{std::move(text)}); }
  void listing(std::vector<std::string> items) { blocks_.push_back(Listing{std::move(items)}); }
  void table(std::vector<std::string> header, std::vector<std::vector<std::string>> rows, std::vector<int> weights = {}) {
    blocks_.push_back(Table{std::move(header), std::move(rows), std::move(weights)});
  }
  void set_footer(std::string footer) { footer_ = std::move(footer); }  // on every page, beside "n / m"

  const std::string& title() const { return title_; }
  const std::string& footer() const { return footer_; }
  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  std::string title_;
  std::string footer_;
  std::vector<Block> blocks_;
};

// A whole HTML5 document in UTF-8 with its style inside and a print style; every text is escaped.
std::string to_html(const Paper& paper, std::string_view language = "ja");

// A4 pages with page numbers. Cost: about 5 ms a page. failure when no font can be had.
Result<Bytes> to_pdf(const Paper& paper, std::string_view language = "ja");

}  // namespace sekimori::paper
