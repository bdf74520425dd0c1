#include <algorithm>

#include "paper/paper.h"
#include "paper/square_code.h"

namespace sekimori::paper {
namespace {

constexpr std::string_view style =
    "body{font-family:'IPAexMincho','IPAexGothic','Noto Sans CJK JP',serif;max-width:48rem;margin:2rem auto;padding:0 "
    "1rem;line-height:1.7;color:#111}"
    "h1{font-size:1.5rem;border-bottom:2px solid #111}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}th,td{border:1px solid #666;padding:.3rem .5rem;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#eee}p{white-space:pre-line}"
    ".stamp{color:#b00;border:.25rem solid #b00;width:fit-content;margin:1.5rem auto;padding:.2rem 1.2rem;line-height:1.2}"
    ".code{width:fit-content}.code p{margin:0;text-align:center;font-size:.8rem}"
    ".sheet{position:relative;width:210mm;height:297mm;break-after:page;outline:1px dotted #999}"
    ".label{position:absolute;overflow:hidden;box-sizing:border-box;padding:2mm;font-size:9pt;line-height:1.3}"
    ".label b{font-size:11pt}.label .mark{color:#b00;border:.5mm solid #b00;font-size:14pt;padding:0 2mm;float:right}"
    ".label svg{float:left;margin-right:2mm}"
    "figure{margin:1rem 0}figure svg{width:100%;font-size:13px}figure rect{fill:#00118f}figcaption{font-weight:bold}"
    "footer{margin-top:3rem;border-top:1px solid #666;font-size:.8rem}"
    "@media "
    "print{body{max-width:none;margin:0;padding:0}thead{display:table-header-group}tr{break-inside:avoid}h2,h3{break-after:avoid}@page{"
    "size:A4;margin:20mm}.sheet{outline:none;margin:-20mm}.break{break-after:page}}";

void append_escaped(std::string& out, std::string_view text) {
  for (char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

void append_element(std::string& out, std::string_view tag, std::string_view text) {
  out += '<';
  out += tag;
  out += '>';
  append_escaped(out, text);
  out += "</";
  out += tag;
  out += '>';
}

struct Writer {
  std::string& out;

  void operator()(const SquareCode& code) const {
    out += "<div class=\"code\">";
    out += to_svg(code);
    if (!code.caption.empty()) append_element(out, "p", code.caption);
    out += "</div>\n";
  }
  void operator()(const Stamp& stamp) const {
    out += fmt::format("<p class=\"stamp\" style=\"font-size:{}pt\">", stamp.points);
    append_escaped(out, stamp.text);
    out += "</p>\n";
  }
  void operator()(const PageBreak&) const { out += "<div class=\"break\"></div>\n"; }
  void operator()(const LabelSheet& sheet) const {
    const int places = std::max(1, sheet.grid.columns * sheet.grid.rows);
    int place = std::clamp(sheet.skip, 0, places - 1);
    bool open = false;
    for (const Label& label : sheet.labels) {
      if (!open) out += "<div class=\"sheet\">\n";
      open = true;
      out += fmt::format("<div class=\"label\" style=\"left:{}mm;top:{}mm;width:{}mm;height:{}mm\">",
                         sheet.grid.left + place % sheet.grid.columns * sheet.grid.step_x,
                         sheet.grid.top + place / sheet.grid.columns * sheet.grid.step_y, sheet.grid.width, sheet.grid.height);
      out += to_svg(label.code);
      if (!label.mark.empty()) {
        out += "<span class=\"mark\">";
        append_escaped(out, label.mark);
        out += "</span>";
      }
      bool first = true;
      for (const std::string& line : label.lines) {
        append_element(out, first ? "b" : "span", line);
        out += "<br>";
        first = false;
      }
      out += "</div>\n";
      if (++place == places) {
        out += "</div>\n";
        open = false;
        place = 0;
      }
    }
    if (open) out += "</div>\n";
  }

  void operator()(const BarChart& chart) const {
    constexpr int line = 22, names = 190, widest = 420, whole = 700;
    std::int64_t most = 1;
    for (const Bar& bar : chart.bars) most = std::max(most, bar.value.value_or(0));
    out += "<figure><figcaption>";
    append_escaped(out, chart.title);
    out += fmt::format("</figcaption><svg role=\"img\" viewBox=\"0 0 {} {}\" aria-label=\"", whole,
                       line * static_cast<int>(chart.bars.size()) + 4);
    append_escaped(out, chart.title);
    out += "\">";
    int y = 2;
    for (const Bar& bar : chart.bars) {
      out += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">", names - 8, y + 15);
      append_escaped(out, bar.name);
      out += "</text>";
      const std::int64_t width = widest * bar.value.value_or(0) / most;
      if (width > 0) out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", names, y + 3, width, line - 7);
      out += fmt::format("<text x=\"{}\" y=\"{}\">", names + width + 6, y + 15);
      append_escaped(out, bar.value ? std::to_string(*bar.value) : chart.untold);
      out += "</text>";
      y += line;
    }
    out += "</svg></figure>\n";
  }
  void operator()(const Heading& heading) const {
    append_element(out, heading.depth <= 1 ? "h2" : heading.depth == 2 ? "h3" : "h4", heading.text);
    out += '\n';
  }
  void operator()(const Paragraph& paragraph) const {
    append_element(out, "p", paragraph.text);
    out += '\n';
  }
  void operator()(const Listing& listing) const {
    out += "<ul>\n";
    for (const std::string& item : listing.items) {
      append_element(out, "li", item);
      out += '\n';
    }
    out += "</ul>\n";
  }
  void operator()(const Table& table) const {
    int total = 0;
    for (int weight : table.weights) total += weight;
    out += "<table><thead><tr>";
    for (size_t i = 0; i < table.header.size(); ++i) {
      out += "<th scope=\"col\"";
      if (i < table.weights.size() && total > 0) out += fmt::format(" style=\"width:{}%\"", 100 * table.weights[i] / total);
      out += '>';
      append_escaped(out, table.header[i]);
      out += "</th>";
    }
    out += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
      out += "<tr>";
      for (const std::string& cell : row) append_element(out, "td", cell);
      out += "</tr>\n";
    }
    out += "</tbody></table>\n";
  }
};

}  // namespace

std::string to_html(const Paper& paper, std::string_view language) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  append_escaped(out, language);
  out += "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>";
  append_escaped(out, paper.title());
  out += "</title><style>";
  out += style;
  out += "</style></head><body>\n";
  if (paper.title_shown()) {
    append_element(out, "h1", paper.title());
    out += '\n';
  }
  for (const Block& block : paper.blocks()) std::visit(Writer{out}, block);
  if (!paper.footer().empty()) {
    append_element(out, "footer", paper.footer());
    out += '\n';
  }
  out += "</body></html>\n";
  return out;
}

}  // namespace sekimori::paper
