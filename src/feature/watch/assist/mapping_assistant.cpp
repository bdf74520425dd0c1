#include "feature/watch/assist/mapping_assistant.h"

#include <algorithm>
#include <set>

#include "base/csv.h"
#include "base/files.h"
#include "base/text.h"
#include "engine/detect/mapping.h"
#include "engine/detect/normalise/normaliser.h"
#include "engine/detect/parse/charset.h"
#include "engine/detect/record_reader.h"
#include "feature/watch/adopted_record.h"
#include "feature/watch/assist/column_dictionary.h"
#include "feature/watch/assist/value_shapes.h"
#include "model/names.h"

namespace sekimori::watch {
namespace {

constexpr double least_confidence = 0.4;
constexpr std::size_t shown_rows = 10;
constexpr std::size_t most_columns = 400;

// Columns with their values, however the file wrote them.
struct Sample {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> values;  // by column
  std::string charset = "utf-8";
  char delimiter = ',';
  bool json = false;
};

std::string decoded(ByteView bytes, std::string_view charset) {
  auto converter = detect::Charset::open(charset);
  std::string out;
  if (converter) converter->append(out, bytes);
  return out;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

// Half-width kana are rare in CP932 and what EUC-JP looks like when it is read as CP932.
std::size_t half_width_kana(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    count += c >= 0xFF61 && c <= 0xFF9F ? 1 : 0;
  }
  return count;
}

// The text up to its last whole line, and what it was written in.
std::string text_of(ByteView bytes, Sample& sample) {
  std::string_view raw = as_text(bytes);
  if (raw.starts_with("\xEF\xBB\xBF")) raw.remove_prefix(3);
  if (raw.size() >= 2 && (raw.starts_with("\xFF\xFE") || raw.starts_with("\xFE\xFF"))) {
    sample.charset = raw.starts_with("\xFF\xFE") ? "utf-16le" : "utf-16be";
    return decoded(as_bytes(raw.substr(2)), sample.charset);
  }
  if (bytes.size() >= assistant_bytes) raw = raw.substr(0, raw.rfind('\n') + 1);
  if (is_valid_utf8(raw)) return std::string(raw);
  std::string cp932 = decoded(as_bytes(raw), "cp932"), euc = decoded(as_bytes(raw), "euc-jp");
  constexpr std::string_view broken = "\xEF\xBF\xBD";
  const std::size_t wrong_cp932 = count_of(cp932, broken) + half_width_kana(cp932) / 4, wrong_euc = count_of(euc, broken);
  sample.charset = wrong_euc < wrong_cp932 ? "euc-jp" : "cp932";
  return wrong_euc < wrong_cp932 ? euc : cp932;
}

Result<void> read_table(const std::string& text, std::string_view file, Sample& sample) {
  const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
  std::ptrdiff_t most = 0;
  for (const char delimiter : {',', '\t', ';'})
    if (const auto count = std::ranges::count(first, delimiter); count > most) {
      most = count;
      sample.delimiter = delimiter;
    }
  CsvCursor cursor{text, sample.delimiter};
  std::vector<std::string> cells;
  if (most == 0 || !cursor.next(cells))
    return error(ErrorCode::invalid_input, "{}: line 1 is no row of column names; commas, tabs or semicolons part them", file);
  if (cells.size() > most_columns) return error(ErrorCode::invalid_input, "{}: line 1 has {} columns", file, cells.size());
  for (std::string& cell : cells) sample.columns.emplace_back(trim(cell));
  sample.values.resize(sample.columns.size());
  for (std::size_t row = 0; row < assistant_rows && cursor.next(cells); ++row) {
    if (cells.size() > sample.columns.size())
      return error(ErrorCode::invalid_input, "{}: line {} has {} columns, line 1 has {}; take away what stands above the column names",
                   file, cursor.line - 1, cells.size(), sample.columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i) sample.values[i].push_back(std::move(cells[i]));
  }
  const bool names_missing = std::ranges::any_of(sample.columns, [](const std::string& name) {
    return name.empty() || std::ranges::any_of(name, [](unsigned char c) { return c < 0x20; }) ||
           !time_formats_of(std::vector<std::string>{name}, Zone::utc()).empty();
  });
  if (names_missing)
    return error(ErrorCode::invalid_input, "{}: line 1 is data or has empty names; put a line of column names above it", file);
  std::set<std::string> once(sample.columns.begin(), sample.columns.end());
  if (once.size() != sample.columns.size()) return error(ErrorCode::invalid_input, "{}: two columns have the same name", file);
  return {};
}

// Members in the order in which they are first seen, flattened as the parser flattens them.
Result<void> read_json_lines(const std::string& text, const std::string& file, Sample& sample) {
  sample.json = true;
  std::map<std::string, std::size_t> numbers;
  std::size_t rows = 0;
  detect::RecordSinks sinks;
  sinks.record = [&](model::LogRecord& record) -> Result<void> {
    if (rows >= assistant_rows) return error(ErrorCode::interrupted, "enough");
    ++rows;
    for (const model::Field& field : record.fields) {
      if (numbers.size() >= most_columns && !numbers.contains(field.name)) continue;
      const auto [at, fresh] = numbers.emplace(field.name, sample.columns.size());
      if (fresh) {
        sample.columns.push_back(field.name);
        sample.values.emplace_back();
      }
      sample.values[at->second].push_back(field.value.text);
    }
    return {};
  };
  sinks.bad = [](const detect::BadRecord&) {};
  const auto read = detect::read_records(as_bytes(text), file + ".jsonl", detect::MappingSet::embedded(), sinks);
  if (!read && read.error().code != ErrorCode::interrupted) return std::unexpected(read.error());
  if (sample.columns.empty()) return error(ErrorCode::invalid_input, "{}: no line of it is a JSON object", file);
  return {};
}

struct Candidate {
  double score = 0;
  std::size_t column = 0;
  std::size_t role = 0;
  std::string by;
};

std::vector<ColumnProposal> assign(const Sample& sample, const ProposalWish& wish, const Zone& zone) {
  const auto& roles = ColumnDictionary::standard().roles();
  std::vector<ColumnProposal> out(sample.columns.size());
  std::set<std::string> given;
  for (std::size_t i = 0; i < sample.columns.size(); ++i) {
    out[i].column = sample.columns[i];
    for (const std::string& value : sample.values[i])
      if (out[i].samples.size() < 3 && !trim(value).empty() && std::ranges::find(out[i].samples, value) == out[i].samples.end())
        out[i].samples.push_back(value.substr(0, 200));
    const auto wished = wish.columns.find(sample.columns[i]);
    if (wished == wish.columns.end()) continue;
    out[i].by = "given";
    out[i].confidence = 1;
    out[i].role = wished->second;
    given.insert(wished->second);
  }
  std::vector<Candidate> candidates;
  for (std::size_t c = 0; c < sample.columns.size(); ++c) {
    if (out[c].by == "given") continue;
    for (std::size_t r = 0; r < roles.size(); ++r) {
      if (given.contains(roles[r].role)) continue;
      const double name = ColumnDictionary::standard().name_fits(roles[r], sample.columns[c]);
      const double values = roles[r].values.empty() ? 0 : shape_fits(roles[r].values, sample.values[c], zone);
      const bool strict = roles[r].role == "time" || roles[r].role == "bytes" || roles[r].role == "count";
      if (strict && values < 1) continue;  // a time that cannot be read is none
      // A value's look alone says something only where it is unlike others.
      const bool telling = roles[r].role == "time" || roles[r].role == "operation" || roles[r].role == "address" ||
                           roles[r].role == "path" || roles[r].role == "object" || roles[r].role == "process";
      double score = 0.7 * name + 0.3 * values;
      if (name == 0) score = telling && values >= 0.9 ? 0.45 * values : 0;
      if (score >= least_confidence) candidates.push_back({score, c, r, name > 0 ? (values > 0 ? "name+values" : "name") : "values"});
    }
  }
  std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  std::set<std::size_t> taken;
  for (const Candidate& candidate : candidates) {
    if (!out[candidate.column].role.empty() || !taken.insert(candidate.role).second) continue;
    out[candidate.column].role = roles[candidate.role].role;
    out[candidate.column].confidence = candidate.score;
    out[candidate.column].by = candidate.by;
  }
  for (ColumnProposal& column : out)
    for (const ColumnRole& role : roles)
      if (role.role == column.role) column.field = sample.json ? column.column : role.field;
  return out;
}

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else out += c;
  }
  return out + "\"";
}

std::string toml_list(const auto& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() == 1 ? "" : ", ") + toml_text(item);
  return out + "]";
}

std::string slug_of(std::string_view file) {
  std::string out;
  for (const char c : ascii_lower(Path(std::string(file)).stem().string()))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    else if (!out.empty() && out.back() != '-') out += '-';
  while (out.ends_with('-')) out.pop_back();
  return "own-" + (out.empty() ? "log" : out);
}

class Proposer {
 public:
  Proposer(Sample sample, const ProposalWish& wish, std::string_view file, Zone zone, std::string json_text)
      : sample_(std::move(sample)), zone_(std::move(zone)), json_text_(std::move(json_text)) {
    out_.name = wish.name.empty() ? slug_of(file) : wish.name;
    out_.format = sample_.json ? "jsonl" : "csv";
    out_.charset = sample_.charset;
    out_.delimiter = sample_.delimiter;
    out_.columns = assign(sample_, wish, zone_);
  }

  Result<MappingProposal> propose() {
    warn();
    out_.toml = write();
    const auto mapping = detect::MappingSet::parse(out_.toml, out_.name + ".toml");
    if (!mapping) return std::unexpected(mapping.error());
    TRY(test(*mapping));
    return std::move(out_);
  }

 private:
  const ColumnProposal* with(std::string_view role) const {
    for (const ColumnProposal& column : out_.columns)
      if (column.role == role) return &column;
    return nullptr;
  }
  const std::vector<std::string>& values_of(const ColumnProposal& column) const {
    return sample_.values[static_cast<std::size_t>(&column - out_.columns.data())];
  }

  void warn() {
    if (with("time") == nullptr)
      out_.warnings.emplace_back("時刻の列が見つからない。日付と時刻が別の列なら、一つの列にまとめて書き出す。",
                                 "No column of times was found. If date and time stand apart, export them as one column.");
    if (with("user") == nullptr)
      out_.warnings.emplace_back("利用者の列が見つからない。端末の持ち主の行動として数える。",
                                 "No column of users was found; acts count for whom the computer is lent to.");
    if (with("operation") == nullptr && default_event().empty())
      out_.warnings.emplace_back("操作の列が見つからない。行は保存され検索できるが、行動としては数えない。",
                                 "No column of operations was found; rows are kept and searchable, but count as no acts.");
    if (sample_.charset.starts_with("utf-16"))
      out_.warnings.emplace_back("UTF-16 の表は UTF-8 に変えて取り込む。", "Turn tables in UTF-16 into UTF-8 before they are taken in.");
  }

  // Without a column of operations the other columns tell what kind of log it is.
  std::string default_event() const {
    const auto named = [&](std::string_view role, std::initializer_list<std::string_view> words) {
      const ColumnProposal* column = with(role);
      if (column == nullptr) return false;
      const std::string plain = plain_column_name(column->column);
      return std::ranges::any_of(words, [&](std::string_view word) { return plain.contains(word); });
    };
    const auto event = [](std::string_view event_class, std::string_view activity) {
      return fmt::format("\n[[event]]\nclass = \"{}\"\nactivity = \"{}\"\n", event_class, activity);
    };
    if (named("count", {"page", "ページ", "枚数"}) || named("target", {"printer", "プリンタ"})) return event("print_job", "print");
    if (named("object", {"table", "テーブル", "表"})) return event("datastore", "query");
    if (named("target", {"recipient", "宛先", "送信先"}) && named("object", {"subject", "件名"})) return event("email", "send");
    if (named("object", {"url", "uri"})) return event("http", "download");
    return {};
  }

  std::string write() {
    std::string out = fmt::format(
        "# Proposed by the mapping assistant from the first {} rows; look at the parsed rows before it counts as verified.\n"
        "name = {}\nverified = \"unverified\"\nformat = \"csv\"\n",
        sample_.values.empty() ? 0 : sample_.values.front().size(), toml_text(out_.name));
    if (!sample_.json && detect::Charset::is_known(sample_.charset)) out += fmt::format("charset = {}\n", toml_text(sample_.charset));
    if (!sample_.json && sample_.delimiter != ',')
      out += fmt::format("delimiter = {}\n", sample_.delimiter == '\t' ? "\"\\t\"" : toml_text(";"));
    out += "product = \"own\"\n";
    std::vector<std::string> required;
    for (const ColumnProposal& column : out_.columns)
      if (!column.role.empty()) required.push_back(column.column);
    if (required.empty() && !out_.columns.empty()) required.push_back(out_.columns.front().column);
    out += fmt::format("required = {}\n", toml_list(required));
    if (const ColumnProposal* device = with("device")) out += fmt::format("computer = {}\n", toml_text(device->column));
    if (const ColumnProposal* time = with("time")) {
      auto formats = time_formats_of(values_of(*time), zone_);
      if (formats.empty()) formats = {"rfc3339"};  // a person said so; the test shows what cannot be read
      out += fmt::format("\n[time]\ncolumn = {}\nformats = {}\nzone = {}\n", toml_text(time->column), toml_list(formats),
                         toml_text(zone_.name()));
    }
    if (!sample_.json) {
      out += "\n[columns]\n";
      for (const ColumnProposal& column : out_.columns)
        if (!column.role.empty()) out += fmt::format("{} = {}\n", toml_text(column.column), toml_text(column.field));
    }
    out += "\n[shape]\n";
    for (const std::string_view part : {"user", "device", "object", "target", "address", "process", "peripheral", "bytes", "count"})
      if (const ColumnProposal* column = with(part)) out += fmt::format("{} = [{}]\n", part, toml_text(column->field));
    return out + events();
  }

  std::string events() {
    const ColumnProposal* operation = with("operation");
    if (operation == nullptr) return default_event();
    const auto& dictionary = ColumnDictionary::standard();
    std::map<const OperationGroup*, std::vector<std::string>> words;
    for (const std::string& value : values_of(*operation)) {
      const std::string text(trim(value));
      if (text.empty()) continue;
      const OperationGroup* group = dictionary.operation_of(text);
      if (group == nullptr) {
        ++out_.not_understood[text];
        continue;
      }
      auto& list = words[group];
      if (std::ranges::find(list, text) == list.end()) list.push_back(text);
    }
    std::string out;
    for (const OperationGroup& group : dictionary.operations()) {
      std::vector<std::string> list = words[&group];
      for (const std::string& word : group.words)
        if (std::ranges::find(list, word) == list.end()) list.push_back(word);
      out += fmt::format("\n[[event]]\nwhen = {{ {} = {} }}\nclass = {}\nactivity = {}\n", toml_text(operation->field), toml_list(list),
                         toml_text(group.event_class), toml_text(group.activity));
    }
    return out;
  }

  // The rows through the parser, as taking them in would read them.
  Result<void> test(const detect::Mapping& mapping) {
    std::string text;
    if (sample_.json) {
      text = json_text_;
    } else {
      append_line(text, sample_.columns);
      for (std::size_t row = 0; !sample_.values.empty() && row < sample_.values.front().size(); ++row) {
        std::vector<std::string> cells;
        for (const auto& column : sample_.values) cells.push_back(row < column.size() ? column[row] : std::string());
        append_line(text, cells);
      }
    }
    const auto set = detect::MappingSet::with({mapping});
    const auto normaliser = detect::Normaliser::create(set);
    detect::RecordSinks sinks;
    sinks.record = [&](model::LogRecord& record) -> Result<void> {
      ++out_.records;
      adopt_record(record, mapping);
      if (!record.time) {
        ++out_.without_time;
        return {};
      }
      const auto event = normaliser.normalise(record, {"assistant", "assistant", ""});
      if (!event || event->event_class == model::EventClass::unknown) {
        ++out_.without_shape;
        return {};
      }
      if (out_.rows.size() < shown_rows)
        out_.rows.push_back({event->time.to_rfc3339(), event->user, event->device, std::string(name_of(event->event_class)),
                             std::string(name_of(event->activity)), event->object, event->target, event->peripheral, event->bytes,
                             event->count});
      return {};
    };
    sinks.bad = [&](const detect::BadRecord&) { ++out_.bad; };
    const auto read = detect::read_records(as_bytes(text), sample_.json ? "sample.jsonl" : "sample.csv", set, sinks);
    if (!read && read.error().code != ErrorCode::partial) return std::unexpected(read.error());
    return {};
  }

  void append_line(std::string& text, const std::vector<std::string>& cells) const {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += sample_.delimiter;
      text += '"';
      for (const char c : cells[i]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += '"';
    }
    text += "\n";
  }

  Sample sample_;
  Zone zone_;
  std::string json_text_;  // the lines that are tested, of JSON lines
  MappingProposal out_;
};

// The first rows of JSON lines, so that what is tested is what was looked at.
std::string first_lines(const std::string& text) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < assistant_rows && end < text.size(); ++i) end = std::min(text.find('\n', end), text.size() - 1) + 1;
  return text.substr(0, end);
}

}  // namespace

Result<MappingProposal> propose_mapping(ByteView bytes, std::string_view file, const ProposalWish& wish) {
  const Zone zone = TRY(Zone::find(wish.zone));
  for (const auto& [column, role] : wish.columns)
    if (!role.empty() && std::ranges::none_of(ColumnDictionary::standard().roles(), [&](const ColumnRole& r) { return r.role == role; }))
      return error(ErrorCode::usage,
                   "'{}' is no part of an event; known are time, user, device, operation, object, target, address, process, "
                   "peripheral, bytes, count",
                   role);
  Sample sample;
  std::string text = text_of(bytes.first(std::min(bytes.size(), assistant_bytes)), sample);
  if (text.contains('\0')) return error(ErrorCode::invalid_input, "{}: it is no text", file);
  const std::string_view start = trim(text);
  std::string lines;
  if (start.starts_with("{")) {
    lines = first_lines(text);
    TRY(read_json_lines(lines, std::string(file), sample));
  } else {
    TRY(read_table(text, file, sample));
  }
  for (const auto& [column, role] : wish.columns)
    if (std::ranges::find(sample.columns, column) == sample.columns.end())
      return error(ErrorCode::not_found, "{}: there is no column '{}'", file, column);
  return Proposer(std::move(sample), wish, file, zone, std::move(lines)).propose();
}

Json to_json(const MappingProposal& p) {
  Json columns = Json::array(), rows = Json::array(), words = Json::object(), warnings = Json::array();
  for (const ColumnProposal& c : p.columns)
    columns.push(Json::object({{"column", c.column},
                               {"role", c.role},
                               {"field", c.field},
                               {"confidence", c.confidence},
                               {"by", c.by},
                               {"samples", model::texts_json(c.samples)}}));
  for (const ParsedRow& r : p.rows)
    rows.push(Json::object({{"time", r.time},
                            {"user", r.user},
                            {"device", r.device},
                            {"class", r.event_class},
                            {"activity", r.activity},
                            {"object", r.object},
                            {"target", r.target},
                            {"peripheral", r.peripheral},
                            {"bytes", r.bytes},
                            {"count", r.count}}));
  for (const auto& [word, count] : p.not_understood) words.set(word, count);
  for (const auto& [ja, en] : p.warnings) warnings.push(Json::object({{"ja", ja}, {"en", en}}));
  return Json::object({{"name", p.name},
                       {"format", p.format},
                       {"charset", p.charset},
                       {"delimiter", std::string(1, p.delimiter)},
                       {"columns", std::move(columns)},
                       {"rows", std::move(rows)},
                       {"records", p.records},
                       {"bad", p.bad},
                       {"without_time", p.without_time},
                       {"without_shape", p.without_shape},
                       {"not_understood", std::move(words)},
                       {"warnings", std::move(warnings)},
                       {"usable", p.usable()},
                       {"toml", p.toml}});
}

}  // namespace sekimori::watch
