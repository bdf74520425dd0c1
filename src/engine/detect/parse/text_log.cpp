#include "engine/detect/parse/text_log.h"

#include <algorithm>
#include <deque>

#include "base/csv.h"
#include "base/text.h"
#include "engine/detect/parse/charset.h"
#include "engine/detect/parse/column_record.h"
#include "engine/detect/parse/line_reader.h"

namespace sekimori::detect {
namespace {

constexpr size_t most_lines_of_record = 1000;
constexpr size_t most_bytes_of_record = 4 << 20;
constexpr size_t head_size = 65'536;
constexpr size_t most_columns = 4096;

std::string_view first_line(ByteView head) {
  std::string_view text = as_text(head);
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

// UTF-8 as far as one can see; the head may end inside a character.
bool is_utf8_head(ByteView head) {
  size_t size = head.size();
  for (size_t cut = 0; cut < 4 && cut <= size; ++cut)
    if (is_valid_utf8(as_text(head.first(size - cut)))) return true;
  return false;
}

// False when a quote never closes.
bool split(std::string_view line, char delimiter, std::vector<std::string>& cells) {
  CsvCursor cursor;
  cursor.text = line;
  cursor.delimiter = delimiter;
  if (!cursor.next(cells)) cells.clear();
  return !cursor.unclosed;
}

// The mapping for a header line, tried in the charset of each mapping.
struct Choice {
  const Mapping* mapping = nullptr;
  std::string charset;
  std::vector<std::string> columns;
};

Choice choose(std::string_view header, bool utf8, const MappingSet& mappings) {
  Choice best;
  size_t best_known = 0;
  for (const auto& mapping : mappings.all()) {
    if (mapping->format != LogFormat::csv) continue;
    const std::string charset = utf8 ? "utf-8" : mapping->charset;
    auto converter = Charset::open(charset);
    if (!converter || !converter->finds_ascii()) continue;
    std::string text;
    converter->append(text, as_bytes(header));
    std::vector<std::string> columns;
    split(text, mapping->delimiter, columns);
    if (columns.size() > most_columns) continue;
    for (std::string& column : columns) column = std::string(trim(column));
    const bool fits =
        std::ranges::all_of(mapping->required, [&](const std::string& name) { return std::ranges::find(columns, name) != columns.end(); });
    if (!fits) continue;
    const auto known = static_cast<size_t>(
        std::ranges::count_if(columns, [&](const std::string& column) { return mapping->field_of(column) != nullptr; }));
    if (best.mapping != nullptr && known <= best_known) continue;
    best = {mapping.get(), charset, std::move(columns)};
    best_known = known;
  }
  return best;
}

Error unknown_columns(std::string_view header, bool utf8, const std::string& source, const MappingSet& mappings) {
  const Mapping* nearest = nullptr;
  std::vector<std::string> missing;
  for (const auto& mapping : mappings.all()) {
    if (mapping->format != LogFormat::csv) continue;
    auto converter = Charset::open(utf8 ? "utf-8" : mapping->charset);
    if (!converter || !converter->finds_ascii()) continue;
    std::string text;
    converter->append(text, as_bytes(header));
    std::vector<std::string> columns, lacking;
    split(text, mapping->delimiter, columns);
    for (const std::string& name : mapping->required)
      if (std::ranges::find(columns, name) == columns.end()) lacking.push_back(name);
    if (lacking.size() == mapping->required.size() || (nearest != nullptr && lacking.size() >= missing.size())) continue;
    nearest = mapping.get();
    missing = std::move(lacking);
  }
  if (nearest == nullptr)
    return {ErrorCode::invalid_input,
            fmt::format("{}: line 1: no mapping knows these columns; describe them in a mapping and give it with --mapping", source)};
  std::string names;
  for (const std::string& name : missing) names += (names.empty() ? "'" : ", '") + name + "'";
  return {ErrorCode::invalid_input,
          fmt::format("{}: line 1: column {} is missing; the nearest mapping is '{}'", source, names, nearest->name)};
}

struct Output {
  const std::string& source;
  const RecordSinks& sinks;
  ReadSummary summary;
  model::LogRecord record;
  std::string reason;

  void bad(std::uint64_t offset, std::string what) {
    ++summary.bad;
    if (sinks.bad) sinks.bad({source, offset, std::move(what)});
  }
  Result<void> cells(ColumnRecords& columns, std::span<const std::string> cells, std::uint64_t line, std::uint64_t offset) {
    if (!columns.read(cells, record, reason)) {
      bad(offset, fmt::format("line {}: {}", line, reason));
      return {};
    }
    if (record.source != source) record.source = source;
    record.position = line;
    record.offset = offset;
    ++summary.records;
    return sinks.record(record);
  }
};

// Lines that were read ahead because of an open quote, to be read again when the quote never closes.
struct Line {
  std::string text;
  std::uint64_t number = 0, offset = 0;
  bool too_long = false;
};

class LineQueue {
 public:
  explicit LineQueue(ByteStream& stream) : lines_(stream) {}

  // The line at `index` from the front; nullptr at the end.
  Result<const Line*> at(size_t index) {
    while (ahead_.size() <= index) {
      if (!TRY(lines_.next())) return nullptr;
      Line line;
      if (!spare_.empty()) {
        line.text = std::move(spare_);
        line.text.clear();
      }
      line.text += lines_.text();
      line.number = lines_.number();
      line.offset = lines_.offset();
      line.too_long = lines_.too_long();
      ahead_.push_back(std::move(line));
    }
    return &ahead_[index];
  }
  void drop(size_t count) {
    for (size_t i = 0; i < count && !ahead_.empty(); ++i) {
      spare_ = std::move(ahead_.front().text);
      ahead_.pop_front();
    }
  }
  std::uint64_t bytes() const { return lines_.bytes(); }

 private:
  LineReader lines_;
  std::deque<Line> ahead_;
  std::string spare_;
};

// Whether a quoted cell is still open behind another line of it.
bool quote_open(std::string_view text, bool open) {
  for (const char c : text)
    if (c == '"') open = !open;
  return open;
}

}  // namespace

bool looks_like_csv(ByteView head, const MappingSet& mappings) {
  const std::string_view line = first_line(head);
  if (line.empty() || line.size() > 32'768) return false;
  if (std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; })) return false;
  if (choose(line, is_utf8_head(head), mappings).mapping != nullptr) return true;
  // At least two columns on the first lines; prose has commas too, so what the header says decides later.
  return std::ranges::count(line, ',') >= 2 || std::ranges::count(line, '\t') >= 2 || std::ranges::count(line, ';') >= 2;
}

Result<ReadSummary> read_csv(PeekStream& stream, const std::string& source, const MappingSet& mappings, const RecordSinks& sinks) {
  Bytes head(head_size);
  {
    const ByteView seen = TRY(stream.peek(head_size));
    head.assign(seen.begin(), seen.end());
  }
  const bool utf8 = is_utf8_head(head);
  Output out{source, sinks, {}, {}, {}};
  LineQueue lines(stream);
  const Line* header = TRY(lines.at(0));
  if (header == nullptr) return out.summary;
  std::string_view header_text = header->text;
  if (header_text.starts_with(csv_byte_order_mark)) header_text.remove_prefix(3);
  Choice choice = choose(header_text, utf8, mappings);
  if (choice.mapping == nullptr) return std::unexpected(unknown_columns(header_text, utf8, source, mappings));
  const Mapping& mapping = *choice.mapping;
  // A UTF-8 head may still be ASCII alone, with CP932 further on: then each line decides.
  Charset utf8_charset = TRY(Charset::open("utf-8"));
  Charset legacy = TRY(Charset::open(mapping.charset));
  ColumnRecords columns(mapping, std::move(choice.columns));
  lines.drop(1);

  std::vector<std::string> cells;
  std::string joined, decoded;
  while (const Line* line = TRY(lines.at(0))) {
    if (line->too_long) {
      out.bad(line->offset, fmt::format("line {}: longer than {} bytes", line->number, LineReader::longest_line));
      lines.drop(1);
      continue;
    }
    if (trim(line->text).empty()) {
      lines.drop(1);
      continue;
    }
    const std::uint64_t number = line->number, offset = line->offset;
    std::string_view raw = line->text;
    size_t used = 1;
    if (raw.contains('"') && !split(raw, mapping.delimiter, cells)) {
      joined = line->text;
      bool open = true;
      while (open && used < most_lines_of_record && joined.size() < most_bytes_of_record) {
        const Line* more = TRY(lines.at(used));
        if (more == nullptr || more->too_long) break;
        joined += '\n';
        joined += more->text;
        open = quote_open(more->text, open);
        ++used;
      }
      if (open) {
        out.bad(offset, fmt::format("line {}: a quoted cell never ends", number));
        lines.drop(1);
        continue;
      }
      raw = joined;
    }
    decoded.clear();
    if (is_valid_utf8(raw)) utf8_charset.append(decoded, as_bytes(raw));
    else legacy.append(decoded, as_bytes(raw));
    if (!split(decoded, mapping.delimiter, cells)) {
      out.bad(offset, fmt::format("line {}: a quoted cell never ends", number));
      lines.drop(1);
      continue;
    }
    lines.drop(used);
    if (cells.size() > most_columns) {
      out.bad(offset, fmt::format("line {}: more than {} columns", number, most_columns));
      continue;
    }
    if (cells.size() < 2 && columns.columns().size() > 1) {
      out.bad(offset, fmt::format("line {}: {} of {} columns", number, cells.size(), columns.columns().size()));
      continue;
    }
    TRY(out.cells(columns, cells, number, offset));
  }
  out.summary.bytes = lines.bytes();
  return out.summary;
}

namespace {

// time elapsed client action/status bytes method url user hierarchy/host type [request bytes]
bool split_squid(std::string_view line, std::vector<std::string>& cells) {
  std::string_view parts[12];
  size_t count = 0, at = 0;
  while (at < line.size() && count < 12) {
    while (at < line.size() && line[at] == ' ') ++at;
    size_t end = line.find(' ', at);
    if (end == std::string_view::npos) end = line.size();
    if (end > at) parts[count++] = line.substr(at, end - at);
    at = end;
  }
  if (count < 10 || count > 11 || parts[0].find('.') == std::string_view::npos) return false;
  const auto is_number = [](std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  };
  const size_t slash = parts[3].find('/');
  if (slash == std::string_view::npos || !is_number(parts[1]) || !is_number(parts[4])) return false;
  std::string_view host = parts[6];
  if (const size_t scheme = host.find("://"); scheme != std::string_view::npos) host.remove_prefix(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const size_t at_sign = host.rfind('@'); at_sign != std::string_view::npos) host.remove_prefix(at_sign + 1);
  if (const size_t colon = host.rfind(':'); colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos)
    host = host.substr(0, colon);
  const std::string_view user = parts[7] == "-" ? std::string_view() : parts[7];
  const std::string_view values[] = {parts[0],
                                     parts[1],
                                     parts[2],
                                     parts[3].substr(0, slash),
                                     parts[3].substr(slash + 1),
                                     parts[4],
                                     parts[5],
                                     parts[6],
                                     host,
                                     user,
                                     parts[8],
                                     parts[9] == "-" ? std::string_view() : parts[9],
                                     count == 11 ? parts[10] : std::string_view()};
  const size_t wanted = count == 11 ? 13 : 12;
  cells.resize(wanted);
  for (size_t i = 0; i < wanted; ++i) cells[i] = values[i];
  return true;
}

const std::vector<std::string> squid_columns = {"time", "elapsed", "client", "action",    "status", "bytes",        "method",
                                                "url",  "host",    "user",   "hierarchy", "type",   "request_bytes"};

}  // namespace

bool looks_like_squid(ByteView head) {
  std::vector<std::string> cells;
  return split_squid(first_line(head), cells);
}

Result<ReadSummary> read_squid(ByteStream& stream, const std::string& source, const MappingSet& mappings, const RecordSinks& sinks) {
  const auto found = std::ranges::find_if(mappings.all(), [](const auto& mapping) { return mapping->format == LogFormat::squid; });
  if (found == mappings.all().end())
    return error(ErrorCode::invalid_input, "{}: looks like a Squid log, and no mapping has the format squid", source);
  ColumnRecords columns(**found, squid_columns);
  Output out{source, sinks, {}, {}, {}};
  LineReader lines(stream);
  std::vector<std::string> cells;
  std::string scrubbed;
  while (TRY(lines.next())) {
    std::string_view text = lines.text();
    if (trim(text).empty()) continue;
    if (!is_valid_utf8(text)) {
      scrubbed = scrub_utf8(text);
      text = scrubbed;
    }
    if (lines.too_long() || !split_squid(text, cells)) {
      out.bad(lines.offset(), fmt::format("line {}: not a line of a Squid access log", lines.number()));
      continue;
    }
    TRY(out.cells(columns, cells, lines.number(), lines.offset()));
  }
  out.summary.bytes = lines.bytes();
  return out.summary;
}

}  // namespace sekimori::detect
