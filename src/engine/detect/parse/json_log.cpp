#include "engine/detect/parse/json_log.h"

#include "base/text.h"
#include "engine/detect/parse/json_record.h"
#include "engine/detect/parse/line_reader.h"

namespace sekimori::detect {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr size_t block_size = 1 << 20;
constexpr size_t largest_document = LineReader::longest_line;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Follows brackets and strings, byte by byte.
class BracketScanner {
 public:
  // True when `c` ends the outermost object.
  bool feed(char c) {
    if (in_string_) {
      if (escaped_) escaped_ = false;
      else if (c == '\\') escaped_ = true;
      else if (c == '"') in_string_ = false;
      return false;
    }
    if (c == '"') in_string_ = true;
    else if (c == '{' || c == '[') ++depth_;
    else if (c == '}' || c == ']') return --depth_ == 0;
    return false;
  }
  void reset() { *this = {}; }

 private:
  int depth_ = 0;
  bool in_string_ = false, escaped_ = false;
};

struct Output {
  const std::string& source;
  const RecordSinks& sinks;
  ReadSummary summary;
  JsonRecordReader reader;
  model::LogRecord record;
  std::string reason;

  void bad(std::uint64_t offset, std::string what) {
    ++summary.bad;
    if (sinks.bad) sinks.bad({source, offset, std::move(what)});
  }
  Result<void> object(std::string_view text, std::uint64_t line, std::uint64_t offset) {
    if (!reader.read(text, record, reason)) {
      bad(offset, fmt::format("line {}: {}", line, reason));
      return {};
    }
    if (record.source != source) record.source = source;
    record.position_kind = model::PositionKind::line;
    record.position = line;
    record.offset = offset;
    ++summary.records;
    return sinks.record(record);
  }
};

}  // namespace

std::optional<JsonLayout> json_layout(ByteView head) {
  std::string_view text = as_text(head);
  if (text.starts_with(byte_order_mark)) text.remove_prefix(3);
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  if (text.front() == '[') return JsonLayout::documents;
  if (text.front() != '{') return std::nullopt;
  const size_t line_end = text.find('\n');
  // A first line that is longer than what was looked at is one object per line; printed JSON breaks early.
  if (line_end == std::string_view::npos) return JsonLayout::lines;
  BracketScanner scanner;
  for (const char c : text.substr(0, line_end))
    if (scanner.feed(c)) return JsonLayout::lines;
  // "{" and "{ "a":" begin printed JSON; a line with more on it is a broken object of a log by lines.
  std::string_view first = text.substr(0, line_end);
  while (!first.empty() && is_blank(first.back())) first.remove_suffix(1);
  return first == "{" || first.ends_with('{') || first.ends_with('[') || first.ends_with(',') ? JsonLayout::documents : JsonLayout::lines;
}

Result<ReadSummary> read_json_lines(ByteStream& stream, const std::string& source, const RecordSinks& sinks) {
  Output out{source, sinks, {}, {}, {}, {}};
  LineReader lines(stream);
  while (TRY(lines.next())) {
    std::string_view text = lines.text();
    if (lines.number() == 1 && text.starts_with(byte_order_mark)) text.remove_prefix(3);
    if (lines.too_long()) {
      out.bad(lines.offset(), fmt::format("line {}: longer than {} bytes", lines.number(), LineReader::longest_line));
      continue;
    }
    if (trim(text).empty()) continue;
    TRY(out.object(text, lines.number(), lines.offset()));
  }
  out.summary.bytes = lines.bytes();
  return out.summary;
}

Result<ReadSummary> read_json_documents(ByteStream& stream, const std::string& source, const RecordSinks& sinks) {
  Output out{source, sinks, {}, {}, {}, {}};
  Bytes block(block_size);
  std::string object;
  BracketScanner scanner;
  enum class At { start, between, inside, done } at = At::start;
  bool in_array = false;
  std::uint64_t line = 1, object_line = 1, object_offset = 0, offset = 0;
  const auto finish = [&]() -> Result<void> {
    const size_t size = object.size();
    object.append(JsonRecordReader::padding, '\0');
    TRY(out.object(std::string_view(object).substr(0, size), object_line, object_offset));
    object.clear();
    scanner.reset();
    at = At::between;
    return {};
  };
  bool broken = false;
  while (!broken) {
    const size_t n = TRY(stream.read(block));
    for (size_t i = 0; i < n && !broken; ++i, ++offset) {
      const char c = static_cast<char>(block[i]);
      if (c == '\n') ++line;
      if (at == At::inside) {
        object += c;
        if (scanner.feed(c)) TRY(finish());
        else if (object.size() > largest_document) {
          out.bad(object_offset,
                  fmt::format("line {}: an object of more than {} bytes; the rest of the file is left out", object_line, largest_document));
          broken = true;
        }
        continue;
      }
      if (is_blank(c) || (at == At::start && offset < 3 && byte_order_mark.contains(c))) continue;
      if (c == '{' && at != At::done) {
        object_line = line;
        object_offset = offset;
        at = At::inside;
        object += c;
        scanner.feed(c);
      } else if (c == '[' && at == At::start) {
        in_array = true;
        at = At::between;
      } else if (c == ',' && at == At::between) {
        continue;
      } else if (c == ']' && in_array && at == At::between) {
        at = At::done;
      } else {
        out.bad(offset, fmt::format("line {}: expected a JSON object; the rest of the file is left out", line));
        broken = true;
      }
    }
    if (n == 0) break;
  }
  if (!broken && at == At::inside) out.bad(object_offset, fmt::format("line {}: the object that begins here never ends", object_line));
  else if (!broken && in_array && at != At::done) out.bad(offset, "the array never ends");
  out.summary.bytes = offset;
  return out.summary;
}

}  // namespace sekimori::detect
