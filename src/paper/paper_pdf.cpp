#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "paper/paper.h"

namespace sekimori::paper {
namespace {

// All lengths are points (1/72 inch); A4 with margins of 20 mm.
constexpr double page_width = 595.28;
constexpr double page_height = 841.89;
constexpr double margin = 56.7;
constexpr double text_width = page_width - 2 * margin;
constexpr double bottom = page_height - margin;
constexpr double cell_padding = 3;
constexpr const char* font_family = "IPAexMincho, IPAexGothic, Noto Serif CJK JP, Noto Sans CJK JP, serif";

struct CairoDeleter {
  void operator()(cairo_t* value) const { cairo_destroy(value); }
  void operator()(cairo_surface_t* value) const { cairo_surface_destroy(value); }
};
struct ObjectDeleter {
  void operator()(void* value) const { g_object_unref(value); }
};
using Layout = std::unique_ptr<PangoLayout, ObjectDeleter>;

cairo_status_t collect(void* into, const unsigned char* data, unsigned int length) {
  auto* out = static_cast<Bytes*>(into);
  out->insert(out->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

// Draws blocks from top to bottom and turns pages. With no output it only counts them.
class Press {
 public:
  Press(cairo_t* cairo, std::string footer, int pages, std::string_view language)
      : cairo_(cairo), footer_(std::move(footer)), pages_(pages), language_(pango_language_from_string(std::string(language).c_str())) {}

  int finish() {
    end_page();
    return page_;
  }

  void title(const std::string& text) {
    const Layout layout = lay_out(text, 16, text_width);
    place(layout.get(), margin, text_width);
    space(6);
    rule();
    space(10);
  }

  void operator()(const Heading& heading) {
    const double size = heading.depth <= 1 ? 13 : heading.depth == 2 ? 11.5 : 10.5;
    space(heading.depth <= 1 ? 14 : 8);
    const Layout layout = lay_out(heading.text, size, text_width);
    if (y_ + height_of(layout.get()) + 40 > bottom) turn_page();  // never alone at the foot of a page
    place(layout.get(), margin, text_width);
    space(4);
  }
  void operator()(const Paragraph& paragraph) {
    const Layout layout = lay_out(paragraph.text, 10, text_width);
    place(layout.get(), margin, text_width);
    space(6);
  }
  void operator()(const Listing& listing) {
    for (const std::string& item : listing.items) {
      const Layout layout = lay_out(item, 10, text_width - 14);
      if (y_ + 14 > bottom) turn_page();
      const Layout dot = lay_out("・", 10, 14);
      show(dot.get(), margin, y_);
      place(layout.get(), margin + 14, text_width - 14);
      space(2);
    }
    space(4);
  }
  void operator()(const Table& table) {
    std::vector<double> widths(table.header.size(), text_width / static_cast<double>(std::max<size_t>(1, table.header.size())));
    if (table.weights.size() == table.header.size()) {
      int total = 0;
      for (int weight : table.weights) total += weight;
      for (size_t i = 0; i < widths.size(); ++i) widths[i] = text_width * table.weights[i] / std::max(1, total);
    }
    row(table.header, widths, Shade::yes);
    for (const auto& cells : table.rows) {
      if (row_height(cells, widths) + y_ > bottom && y_ > margin + 1) {
        turn_page();
        row(table.header, widths, Shade::yes);
      }
      row(cells, widths, Shade::no);
    }
    space(8);
  }
  void operator()(const SquareCode& code) {
    const double size = points_of(code.millimetres);
    if (y_ + size + 14 > bottom) turn_page();
    draw_code(code, margin, y_, size);
    y_ += size;
    if (!code.caption.empty()) {
      const Layout caption = lay_out(code.caption, 8, std::max(size, 120.0));
      show(caption.get(), margin, y_);
      space(height_of(caption.get()));
    }
    space(8);
  }
  void operator()(const Stamp& stamp) {
    const Layout layout = lay_out(stamp.text, stamp.points, text_width - 40);
    int width = 0;
    pango_layout_get_size(layout.get(), &width, nullptr);
    const double wide = static_cast<double>(width) / PANGO_SCALE;
    const double high = height_of(layout.get());
    if (y_ + high + 24 > bottom) turn_page();
    space(8);
    const double x = margin + (text_width - wide) / 2;
    red();
    cairo_set_line_width(cairo_, 3);
    cairo_rectangle(cairo_, x - 14, y_, wide + 28, high + 8);
    cairo_stroke(cairo_);
    show(layout.get(), x, y_ + 2);
    cairo_set_source_rgb(cairo_, 0, 0, 0);
    y_ += high + 18;
  }
  void operator()(const BarChart& chart) {
    constexpr double line = 15, names = 140, widest = 280;
    std::int64_t most = 1;
    for (const Bar& bar : chart.bars) most = std::max(most, bar.value.value_or(0));
    if (y_ + line * static_cast<double>(std::min<size_t>(chart.bars.size(), 20)) + 24 > bottom) turn_page();
    place(lay_out(chart.title, 9.5, text_width).get(), margin, text_width);
    space(4);
    for (const Bar& bar : chart.bars) {
      if (y_ + line > bottom) turn_page();
      const Layout name = lay_out(bar.name, 8, names);
      pango_layout_set_height(name.get(), -1);
      pango_layout_set_ellipsize(name.get(), PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment(name.get(), PANGO_ALIGN_RIGHT);
      show(name.get(), margin, y_ + 1);
      const double width = widest * static_cast<double>(bar.value.value_or(0)) / static_cast<double>(most);
      cairo_set_source_rgb(cairo_, 0, 0.07, 0.56);
      cairo_rectangle(cairo_, margin + names + 6, y_ + 2, width, line - 5);
      cairo_fill(cairo_);
      cairo_set_source_rgb(cairo_, 0, 0, 0);
      show(lay_out(bar.value ? std::to_string(*bar.value) : chart.untold, 8, 60).get(), margin + names + width + 10, y_ + 1);
      y_ += line;
    }
    space(8);
  }
  void operator()(const PageBreak&) { turn_page(); }
  void operator()(const LabelSheet& sheet) {
    if (sheet.labels.empty()) return;
    const int places = std::max(1, sheet.grid.columns * sheet.grid.rows);
    int place = std::clamp(sheet.skip, 0, places - 1);
    if (y_ > margin) turn_page();
    bare_ = true;  // label paper has no room for a foot line
    for (const Label& label : sheet.labels) {
      if (place == places) {
        turn_page();
        place = 0;
      }
      draw_label(label, points_of(sheet.grid.left + place % sheet.grid.columns * sheet.grid.step_x),
                 points_of(sheet.grid.top + place / sheet.grid.columns * sheet.grid.step_y), points_of(sheet.grid.width),
                 points_of(sheet.grid.height));
      ++place;
    }
    y_ = bottom;
  }

 private:
  enum class Shade { no, yes };

  static double points_of(double millimetres) { return millimetres * 72 / 25.4; }
  void red() { cairo_set_source_rgb(cairo_, 0.7, 0, 0); }

  // With the quiet zone of four modules that scanners want.
  void draw_code(const SquareCode& code, double x, double y, double size) {
    if (code.side <= 0) return;
    const double module = size / (code.side + 8);
    cairo_set_source_rgb(cairo_, 0, 0, 0);
    for (int row = 0; row < code.side; ++row)
      for (int column = 0; column < code.side; ++column)
        if (code.dark[static_cast<size_t>(row) * static_cast<size_t>(code.side) + static_cast<size_t>(column)])
          cairo_rectangle(cairo_, x + (column + 4) * module, y + (row + 4) * module, module, module);
    cairo_fill(cairo_);
  }
  void draw_label(const Label& label, double x, double y, double width, double height) {
    constexpr double inset = 6;
    cairo_save(cairo_);
    cairo_rectangle(cairo_, x, y, width, height);
    cairo_clip(cairo_);
    double left = x + inset;
    if (label.code.side > 0) {
      const double size = std::min(points_of(label.code.millimetres), height - 2 * inset);
      draw_code(label.code, left, y + inset, size);
      left += size + 4;
    }
    double text_room = x + width - inset - left;
    double line = y + inset;
    if (!label.mark.empty()) {
      const Layout mark = lay_out(label.mark, 14, width);
      int wide = 0;
      pango_layout_get_size(mark.get(), &wide, nullptr);
      const double mark_width = static_cast<double>(wide) / PANGO_SCALE;
      red();
      cairo_set_line_width(cairo_, 1.2);
      cairo_rectangle(cairo_, x + width - inset - mark_width - 8, line, mark_width + 8, height_of(mark.get()) + 2);
      cairo_stroke(cairo_);
      show(mark.get(), x + width - inset - mark_width - 4, line + 1);
      cairo_set_source_rgb(cairo_, 0, 0, 0);
      line += height_of(mark.get()) + 6;
    }
    bool first = true;
    for (const std::string& text : label.lines) {
      const Layout layout = lay_out(text, first ? 11 : 8.5, std::max(20.0, text_room));
      show(layout.get(), left, line);
      line += height_of(layout.get()) + 2;
      first = false;
    }
    cairo_restore(cairo_);
  }

  Layout lay_out(const std::string& text, double size, double width) const {
    Layout layout(pango_cairo_create_layout(cairo_));
    pango_context_set_language(pango_layout_get_context(layout.get()), language_);
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, font_family);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout.get(), static_cast<int>(size * 0.35 * PANGO_SCALE));
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
  }
  static double height_of(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
  }
  void show(PangoLayout* layout, double x, double y) const {
    cairo_move_to(cairo_, x, y);
    pango_cairo_show_layout(cairo_, layout);
  }
  // Line by line, so that a long paragraph runs over pages.
  void place(PangoLayout* layout, double x, double) {
    PangoLayoutIter* at = pango_layout_get_iter(layout);
    do {
      PangoRectangle logical;
      pango_layout_iter_get_line_extents(at, nullptr, &logical);
      const double height = static_cast<double>(logical.height) / PANGO_SCALE;
      if (y_ + height > bottom) turn_page();
      const double baseline = static_cast<double>(pango_layout_iter_get_baseline(at) - logical.y) / PANGO_SCALE;
      cairo_move_to(cairo_, x, y_ + baseline);
      pango_cairo_show_layout_line(cairo_, pango_layout_iter_get_line_readonly(at));
      y_ += height + static_cast<double>(pango_layout_get_spacing(layout)) / PANGO_SCALE;
    } while (pango_layout_iter_next_line(at) != 0);
    pango_layout_iter_free(at);
  }
  double row_height(const std::vector<std::string>& cells, const std::vector<double>& widths) const {
    double height = 0;
    for (size_t i = 0; i < cells.size() && i < widths.size(); ++i)
      height = std::max(height, height_of(lay_out(cells[i], 8.5, widths[i] - 2 * cell_padding).get()));
    return std::min(height + 2 * cell_padding, bottom - margin);
  }
  void row(const std::vector<std::string>& cells, const std::vector<double>& widths, Shade shade) {
    const double height = row_height(cells, widths);
    if (y_ + height > bottom) turn_page();
    double x = margin;
    for (size_t i = 0; i < widths.size(); ++i) {
      if (shade == Shade::yes) {
        cairo_set_source_rgb(cairo_, 0.92, 0.92, 0.92);
        cairo_rectangle(cairo_, x, y_, widths[i], height);
        cairo_fill(cairo_);
      }
      cairo_set_source_rgb(cairo_, 0.4, 0.4, 0.4);
      cairo_set_line_width(cairo_, 0.5);
      cairo_rectangle(cairo_, x, y_, widths[i], height);
      cairo_stroke(cairo_);
      cairo_set_source_rgb(cairo_, 0, 0, 0);
      if (i < cells.size()) {
        cairo_save(cairo_);
        cairo_rectangle(cairo_, x, y_, widths[i], height);
        cairo_clip(cairo_);
        show(lay_out(cells[i], 8.5, widths[i] - 2 * cell_padding).get(), x + cell_padding, y_ + cell_padding);
        cairo_restore(cairo_);
      }
      x += widths[i];
    }
    y_ += height;
  }
  void rule() {
    cairo_set_line_width(cairo_, 1);
    cairo_move_to(cairo_, margin, y_);
    cairo_line_to(cairo_, page_width - margin, y_);
    cairo_stroke(cairo_);
  }
  void space(double points) { y_ += points; }
  void end_page() {
    if (bare_) {
      cairo_show_page(cairo_);
      return;
    }
    const std::string number = pages_ > 0 ? fmt::format("{} / {}", page_, pages_) : fmt::format("{}", page_);
    const Layout left = lay_out(footer_, 8, text_width - 60);
    pango_layout_set_height(left.get(), -1);
    pango_layout_set_ellipsize(left.get(), PANGO_ELLIPSIZE_END);
    show(left.get(), margin, page_height - margin + 16);
    const Layout right = lay_out(number, 8, 60);
    pango_layout_set_alignment(right.get(), PANGO_ALIGN_RIGHT);
    show(right.get(), page_width - margin - 60, page_height - margin + 16);
    cairo_show_page(cairo_);
  }
  void turn_page() {
    end_page();
    ++page_;
    y_ = margin;
  }

  cairo_t* cairo_;
  std::string footer_;
  int pages_;
  PangoLanguage* language_;
  int page_ = 1;
  bool bare_ = false;
  double y_ = margin;
};

struct Printed {
  Bytes bytes;
  int pages = 0;
};

Result<Printed> print_once(const Paper& paper, int pages, std::string_view language) {
  Printed out;
  std::unique_ptr<cairo_surface_t, CairoDeleter> surface(cairo_pdf_surface_create_for_stream(collect, &out.bytes, page_width, page_height));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, paper.title().c_str());
  // The time of printing stands in the text where it matters; the file itself is the same for the same paper.
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
  std::unique_ptr<cairo_t, CairoDeleter> cairo(cairo_create(surface.get()));
  Press press(cairo.get(), paper.footer(), pages, language);
  if (paper.title_shown()) press.title(paper.title());
  for (const Block& block : paper.blocks()) std::visit(press, block);
  out.pages = press.finish();
  cairo_surface_finish(surface.get());
  if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS)
    return error(ErrorCode::failure, "printing '{}': {}", paper.title(), cairo_status_to_string(cairo_status(cairo.get())));
  return out;
}

}  // namespace

Result<Bytes> to_pdf(const Paper& paper, std::string_view language) {
  // Twice: the first run tells how many pages there are.
  const Printed draft = TRY(print_once(paper, 0, language));
  return TRY(print_once(paper, draft.pages, language)).bytes;
}

}  // namespace sekimori::paper
