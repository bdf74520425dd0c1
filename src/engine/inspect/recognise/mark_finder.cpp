#include "engine/inspect/recognise/mark_finder.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.h"
#include "engine/inspect/recognise/mark_word_finder.h"

namespace sekimori::inspect {
namespace {

using model::Mark;
using model::MarkPlace;

constexpr double least_confidence = 0.2;
constexpr size_t most_alike = 20;
constexpr size_t mark_lines = 3;

// Places that exist to carry marks; names; a mail's subject; the ends of the text; the rest.
enum class Ground { made_for_marks, name, subject, ends, body };

Ground ground_of(MarkPlace place) {
  switch (place) {
    case MarkPlace::file_name:
    case MarkPlace::folder_name:
    case MarkPlace::sheet_name: return Ground::name;
    case MarkPlace::mail_subject: return Ground::subject;
    case MarkPlace::first_lines:
    case MarkPlace::last_lines: return Ground::ends;
    case MarkPlace::body: return Ground::body;
    default: return Ground::made_for_marks;
  }
}

// Confidence by standing: alone, bracketed, edge, statement, prose.
using Row = std::array<double, 5>;

Row japanese_row(Ground ground) {
  switch (ground) {
    case Ground::made_for_marks: return {0.98, 0.97, 0.95, 0.9, 0.8};
    case Ground::name: return {0.95, 0.95, 0.92, 0.8, 0.8};
    case Ground::subject: return {0.95, 0.95, 0.9, 0.6, 0.4};
    case Ground::ends: return {0.92, 0.9, 0.8, 0.6, 0.25};
    case Ground::body: return {0.7, 0.6, 0.5, 0.5, 0.2};
  }
  return {};
}

Row latin_row(Ground ground, Script script) {
  switch (ground) {
    case Ground::made_for_marks:
      return script == Script::upper   ? Row{0.97, 0.97, 0.95, 0.9, 0.85}
             : script == Script::title ? Row{0.95, 0.95, 0.85, 0.5, 0.5}
                                       : Row{0.85, 0.85, 0.6, 0.3, 0.3};
    case Ground::name:
      return script == Script::upper   ? Row{0.95, 0.95, 0.92, 0.9, 0.85}
             : script == Script::title ? Row{0.9, 0.9, 0.85, 0.7, 0.7}
                                       : Row{0.8, 0.8, 0.6, 0.5, 0.5};
    case Ground::subject:
      return script == Script::upper   ? Row{0.92, 0.92, 0.9, 0.5, 0.4}
             : script == Script::title ? Row{0.8, 0.85, 0.7, 0, 0}
                                       : Row{0.5, 0.6, 0, 0, 0};
    case Ground::ends:
      return script == Script::upper   ? Row{0.92, 0.9, 0.8, 0.4, 0.3}
             : script == Script::title ? Row{0.85, 0.8, 0.6, 0, 0}
                                       : Row{0.5, 0.4, 0, 0, 0};
    case Ground::body:
      return script == Script::upper   ? Row{0.75, 0.6, 0.45, 0.3, 0.25}
             : script == Script::title ? Row{0.6, 0.5, 0, 0, 0}
                                       : Row{0, 0, 0, 0, 0};
  }
  return {};
}

double confidence_of(const MarkWordHit& hit, Ground ground) {
  const bool japanese = hit.script == Script::japanese;
  const Row row = japanese ? japanese_row(ground) : latin_row(ground, hit.script);
  const double base = row.at(static_cast<size_t>(hit.standing));
  const bool loose = hit.standing == Standing::prose || hit.standing == Standing::statement;
  switch (hit.kind) {
    case WordKind::strong: return base;
    case WordKind::spoken: return hit.standing == Standing::prose && (ground == Ground::body || ground == Ground::ends) ? 0 : base;
    case WordKind::traffic: return std::max(base, ground == Ground::body ? 0.5 : 0.7);
    case WordKind::single: return loose ? 0 : hit.standing == Standing::edge && ground == Ground::body ? 0 : base;
    case WordKind::common:
      return loose ? (ground == Ground::made_for_marks || ground == Ground::name ? 0.6 * base : japanese ? 0 : 0.7 * base) : base;
  }
  return 0;
}

std::optional<MarkPlace> place_of(PartKind kind, std::string_view name) {
  switch (kind) {
    case PartKind::header: return MarkPlace::header;
    case PartKind::footer: return MarkPlace::footer;
    case PartKind::watermark: return ascii_lower(name).contains("stamp") ? MarkPlace::stamp : MarkPlace::watermark;
    case PartKind::slide_master: return MarkPlace::slide_master;
    case PartKind::mail_subject: return MarkPlace::mail_subject;
    case PartKind::title_block: return MarkPlace::title_block;
    case PartKind::label:
    case PartKind::property:
    case PartKind::mail_header: return MarkPlace::label;
    case PartKind::sheet_name: return MarkPlace::sheet_name;
    case PartKind::embedded_name: return MarkPlace::file_name;
    case PartKind::body: return {};  // by line
    case PartKind::note:
    case PartKind::comment:
    case PartKind::hidden:
    case PartKind::deleted:
    case PartKind::link:
    case PartKind::trait: return MarkPlace::body;
  }
  return MarkPlace::body;
}

// The part of a "key=value" or "Header: value" that may carry a mark; empty when this key never does.
std::string_view markable_value(const TextPart& part) {
  const std::string_view all = part.name;
  if (part.kind == PartKind::trait) return {};
  if (part.kind == PartKind::mail_header) {
    const size_t colon = all.find(':');
    if (colon == std::string_view::npos) return {};
    const std::string key = ascii_lower(all.substr(0, colon));
    if (key == "sensitivity" || key == "msip_labels" ||
        (key.starts_with("x-") && (key.contains("class") || key.contains("label") || key.contains("sensitiv"))))
      return all.substr(colon + 1);
    return {};
  }
  if (part.kind != PartKind::property && part.kind != PartKind::label) return all;
  const size_t equals = all.find('=');
  if (equals == std::string_view::npos) return all;
  const std::string key = ascii_lower(all.substr(0, equals));
  if (key.starts_with("msip_label_") && !key.ends_with("_name")) return {};
  if (part.kind == PartKind::property &&
      (key.contains("author") || key.contains("creator") || key.contains("application") || key.contains("template")))
    return {};
  return all.substr(equals + 1);
}

class Finder {
 public:
  Finder(const ExtractedObject& object, const MarkVocabulary& vocabulary) : object_(object), vocabulary_(vocabulary) {}

  void look_at_text(const FoldedText& folded) {
    const Lines lines = measure_lines(folded);
    for (const MarkWordHit& hit : find_mark_words(folded, vocabulary_, lines.breaks)) {
      const model::TextRange range = folded.offsets.range_of(hit.start, hit.end);
      const TextPart* part = part_at(range.start);
      const std::optional<MarkPlace> fixed = part == nullptr ? std::nullopt : place_of(part->kind, part->name);
      const MarkPlace place = fixed ? *fixed : lines.place_of(hit.start);
      add(hit, place, range, slice(range));
    }
  }

  void look_at_metadata() {
    for (const TextPart& part : object_.parts) {
      if (part.range.start != part.range.end || part.name.empty()) continue;
      const std::optional<MarkPlace> place = place_of(part.kind, part.name);
      if (place) look_at_name(markable_value(part), *place);
    }
  }

  void look_at_path() {
    const size_t inner = object_.path.rfind("!/");
    size_t start = 0;
    for (size_t i = 0; i <= object_.path.size(); ++i) {
      if (i < object_.path.size() && object_.path[i] != '/') continue;
      std::string_view name = std::string_view(object_.path).substr(start, i - start);
      const bool container = inner != std::string::npos && name.ends_with('!') && i <= inner + 1;
      if (container) name.remove_suffix(1);
      if (i < object_.path.size()) look_at_name(name, MarkPlace::folder_name);
      else look_at_name(name, MarkPlace::file_name);
      start = i + 1;
    }
  }

  std::vector<Mark> finish() && {
    std::vector<size_t> order(marks_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::sort(order, [&](size_t a, size_t b) {
      return marks_[a].confidence != marks_[b].confidence ? marks_[a].confidence > marks_[b].confidence : a < b;
    });
    std::vector<Mark> sorted;
    for (size_t i : order) sorted.push_back(std::move(marks_[i]));
    return sorted;
  }

 private:
  struct Lines {
    std::vector<size_t> breaks;                    // units where parts meet
    std::vector<std::pair<size_t, size_t>> first;  // stretches of units that are first lines
    std::vector<std::pair<size_t, size_t>> last;
    MarkPlace place_of(size_t unit) const {
      const auto holds = [unit](const std::pair<size_t, size_t>& stretch) { return unit >= stretch.first && unit < stretch.second; };
      if (std::ranges::any_of(first, holds)) return MarkPlace::first_lines;
      if (std::ranges::any_of(last, holds)) return MarkPlace::last_lines;
      return MarkPlace::body;
    }
  };

  // First and last lines of the running text: of the whole, and of each named piece (sheet, slide).
  Lines measure_lines(const FoldedText& folded) const {
    Lines out;
    const std::u16string_view units = folded.units;
    const auto unit_of = [&](std::uint64_t code_point) {  // the first unit at or behind a code point
      size_t low = 0;
      size_t high = units.size();
      while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (folded.offsets.start_of(middle) < code_point) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    size_t body_start = SIZE_MAX;
    size_t body_end = 0;
    size_t named = 0;
    for (const TextPart& part : object_.parts) {
      if (part.range.start == part.range.end) continue;
      const size_t start = unit_of(part.range.start);
      const size_t end = unit_of(part.range.end);
      out.breaks.push_back(start);
      out.breaks.push_back(end);
      if (part.kind != PartKind::body) continue;
      body_start = std::min(body_start, start);
      body_end = std::max(body_end, end);
      if (!part.name.empty() && ++named <= 1000) add_ends(units, start, end, out);
    }
    if (object_.parts.empty()) {
      body_start = 0;
      body_end = units.size();
    }
    std::ranges::sort(out.breaks);
    if (body_start < body_end) add_ends(units, body_start, body_end, out);
    return out;
  }

  static void add_ends(std::u16string_view units, size_t start, size_t end, Lines& out) {
    const auto is_line = [&](size_t from, size_t to) {
      return std::any_of(units.begin() + static_cast<std::ptrdiff_t>(from), units.begin() + static_cast<std::ptrdiff_t>(to),
                         [](char16_t c) { return c != u' ' && c != u'\n'; });
    };
    size_t position = start;
    for (size_t lines = 0; lines < mark_lines && position < end;) {
      const size_t stop = std::min(units.find(u'\n', position), end);
      if (is_line(position, stop)) ++lines;
      position = std::min(stop + 1, end);
    }
    out.first.emplace_back(start, position);
    size_t back = end;
    for (size_t lines = 0; lines < mark_lines && back > start;) {
      size_t from = back == start ? std::u16string_view::npos : units.rfind(u'\n', back - 1);
      if (from == back - 1) {  // a line end right before
        --back;
        continue;
      }
      from = from == std::u16string_view::npos || from < start ? start : from + 1;
      if (is_line(from, back)) ++lines;
      back = from;
    }
    out.last.emplace_back(back, end);
  }

  const TextPart* part_at(std::uint64_t code_point) const {
    const TextPart* found = nullptr;  // the last in order that holds it: a title block lies inside the body
    const auto begin = object_.parts.begin();
    const auto after = std::upper_bound(begin, object_.parts.end(), code_point,
                                        [](std::uint64_t at, const TextPart& part) { return at < part.range.start; });
    size_t looked = 0;
    for (auto part = after; part != begin && looked < 64; ++looked) {
      --part;
      if (part->range.start > code_point || part->range.end <= code_point) continue;
      if (found == nullptr || part->range.end - part->range.start < found->range.end - found->range.start) found = &*part;
    }
    return found;
  }

  void look_at_name(std::string_view name, MarkPlace place) {
    if (name.empty()) return;
    const FoldedText folded = fold_for_recognition(name, place == MarkPlace::label ? Spacing::text : Spacing::name);
    for (const MarkWordHit& hit : find_mark_words(folded, vocabulary_))
      add(hit, place, std::nullopt, to_utf8(std::u16string_view(folded.units).substr(hit.start, hit.end - hit.start)));
  }

  void add(const MarkWordHit& hit, MarkPlace place, std::optional<model::TextRange> range, std::string text) {
    const double confidence = confidence_of(hit, ground_of(place));
    if (confidence < least_confidence) return;
    if (++alike_[{place, text}] > most_alike) return;
    marks_.push_back({hit.level, std::move(text), place, range, confidence});
  }

  // Walks on from the last slice, since hits come in order.
  std::string slice(model::TextRange range) {
    if (range.start < walked_) walked_ = byte_ = 0;
    const auto walk_to = [&](std::uint64_t target) {
      for (; walked_ < target && byte_ < object_.text.size(); ++walked_) next_code_point(object_.text, byte_);
    };
    walk_to(range.start);
    const size_t from = byte_;
    walk_to(range.end);
    return object_.text.substr(from, byte_ - from);
  }

  const ExtractedObject& object_;
  const MarkVocabulary& vocabulary_;
  std::vector<Mark> marks_;
  std::map<std::pair<MarkPlace, std::string>, size_t> alike_;
  std::uint64_t walked_ = 0;
  size_t byte_ = 0;
};

}  // namespace

std::vector<Mark> find_marks(const ExtractedObject& object, const FoldedText& folded, const MarkVocabulary& vocabulary) {
  Finder finder(object, vocabulary);
  finder.look_at_text(folded);
  finder.look_at_metadata();
  finder.look_at_path();
  return std::move(finder).finish();
}

}  // namespace sekimori::inspect
