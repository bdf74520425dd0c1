#include "paper/paper.h"

namespace sekimori::paper {
namespace {

constexpr std::string_view style =
    "body{font-family:'IPAexMincho','IPAexGothic','Noto Sans CJK JP',serif;max-width:48rem;margin:2rem auto;padding:0 "
    "1rem;line-height:1.7;color:#111}"
    "h1{font-size:1.5rem;border-bottom:2px solid #111}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}th,td{border:1px solid #666;padding:.3rem .5rem;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#eee}p{white-space:pre-line}"
    "footer{margin-top:3rem;border-top:1px solid #666;font-size:.8rem}"
    "@media "
    "print{body{max-width:none;margin:0;padding:0}thead{display:table-header-group}tr{break-inside:avoid}h2,h3{break-after:avoid}@page{"
    "size:A4;margin:20mm}}";

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
  append_element(out, "h1", paper.title());
  out += '\n';
  for (const Block& block : paper.blocks()) std::visit(Writer{out}, block);
  if (!paper.footer().empty()) {
    append_element(out, "footer", paper.footer());
    out += '\n';
  }
  out += "</body></html>\n";
  return out;
}

}  // namespace sekimori::paper
