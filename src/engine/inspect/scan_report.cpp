#include <cmath>

#include "base/json.h"
#include "engine/inspect/scan.h"

namespace sekimori::inspect {
namespace {

class LineWriter {
 public:
  std::string take() && { return std::move(out_); }
  void raw(std::string_view text) { out_ += text; }
  void name(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    append_json_string(out_, name);
    out_ += ':';
  }
  void text(std::string_view field, std::string_view value) {
    name(field);
    append_json_string(out_, value);
  }
  void text_or_null(std::string_view field, const std::optional<std::string>& value) {
    if (value) return text(field, *value);
    name(field);
    out_ += "null";
  }
  void number(std::string_view field, std::uint64_t value) {
    name(field);
    out_ += std::to_string(value);
  }
  // Four decimals are more than these figures can bear.
  void fraction(std::string_view field, double value) {
    name(field);
    out_ += Json(std::round(value * 1e4) / 1e4).dump();
  }
  void range(const model::TextRange& range) { out_ += fmt::format("[{},{}]", range.start, range.end); }
  void ranges(std::string_view field, const std::vector<model::TextRange>& list) {
    name(field);
    this->list(list, [&](const model::TextRange& one) { range(one); });
  }
  template <class T, class Write>
  void list(const std::vector<T>& items, Write write) {
    out_ += '[';
    bool first = true;
    for (const T& item : items) {
      if (!first) out_ += ',';
      first = false;
      write(item);
    }
    out_ += ']';
  }

 private:
  std::string out_;
};

}  // namespace

std::string to_json_line(const model::Inspection& inspection) {
  LineWriter out;
  out.raw("{");
  out.text("path", inspection.path);
  out.text_or_null("parent", inspection.parent);
  out.text("status", name_of(inspection.status));
  out.text_or_null("reason",
                   inspection.reason == model::Reason::none ? std::nullopt : std::optional(std::string(name_of(inspection.reason))));
  out.text("media_type", inspection.media_type);
  out.number("bytes", inspection.bytes);
  out.text_or_null("sha256", inspection.sha256.empty() ? std::nullopt : std::optional(inspection.sha256));
  out.text_or_null("charset", inspection.charset);
  out.name("marks");
  out.list(inspection.marks, [&](const model::Mark& mark) {
    out.raw("{");
    out.text_or_null("level", mark.level ? std::optional(std::string(identifier_of(*mark.level))) : std::nullopt);
    out.text("kind", mark.level ? "level" : "handling");
    out.text("text", mark.text);
    out.text("place", name_of(mark.place));
    out.name("range");
    if (mark.range) out.range(*mark.range);
    else out.raw("null");
    out.fraction("confidence", mark.confidence);
    out.raw("}");
  });
  out.name("findings");
  out.list(inspection.findings, [&](const model::SensitiveFinding& finding) {
    out.raw("{");
    out.text("type", finding.type);
    out.number("count", finding.count);
    out.fraction("confidence", finding.confidence);
    out.ranges("ranges", finding.ranges);
    out.raw("}");
  });
  out.name("matches");
  out.list(inspection.matches, [&](const model::SecretMatch& match) {
    out.raw("{");
    out.text("secret_id", match.secret_id);
    out.text("kind", name_of(match.kind));
    out.number("longest_run", match.longest_run);
    out.fraction("of_secret", match.of_secret);
    out.fraction("of_file", match.of_file);
    out.ranges("secret_range", match.secret_range);
    out.ranges("file_range", match.file_range);
    out.text("unit", name_of(match.unit));
    out.fraction("bits", match.bits);
    out.raw("}");
  });
  out.raw("}\n");
  return std::move(out).take();
}

}  // namespace sekimori::inspect
