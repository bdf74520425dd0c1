#include "feature/protect/rights/table_mapping.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::protect::rights {
namespace {

struct EmbeddedText {
  std::string_view file;
  std::string_view text;
};
constexpr EmbeddedText embedded_texts[] = {
#define SEKIMORI_TEXT(file, text) {file, text},
#include "protect/rights.inc"
};

constexpr std::array<std::string_view, 9> known_keys = {"name",    "title",  "verified",    "kind",      "delimiter",
                                                        "columns", "rights", "other_right", "principals"};

std::optional<Rights> rights_from(std::string_view word) {
  if (word == "none") return 0U;
  if (word == "read") return may_read;
  if (word == "write") return may_read | may_write;
  if (word == "control") return may_read | may_write | may_control;
  return {};
}

std::unexpected<Error> wrong(std::string_view file, const toml::node& node, const Phrase& what) {
  return error(ErrorCode::invalid_input, "{}:{}: {}", file, node.source().begin.line, what);
}

// The columns of a table that a mapping names, by meaning.
struct Columns {
  std::map<std::string, std::size_t, std::less<>> at;
  std::optional<std::size_t> of(std::string_view meaning) const {
    const auto found = at.find(meaning);
    return found == at.end() ? std::optional<std::size_t>() : found->second;
  }
};

Result<Columns> find_columns(const CsvTable& table, const TableMapping& mapping, std::string_view file) {
  Columns out;
  for (const auto& [meaning, titles] : mapping.columns)
    for (const std::string& title : titles) {
      for (std::size_t i = 0; i < table.header.size() && !out.at.contains(meaning); ++i)
        if (fold(table.header[i]) == fold(title)) out.at.emplace(meaning, i);
    }
  const bool groups = mapping.kind == TableKind::groups;
  for (std::string_view needed :
       groups ? std::array<std::string_view, 2>{"group", "member"} : std::array<std::string_view, 2>{"place", "principal"})
    if (!out.at.contains(needed)) {
      std::string titles;
      if (const auto found = mapping.columns.find(needed); found != mapping.columns.end())
        for (const std::string& title : found->second) titles += (titles.empty() ? "'" : ", '") + title + "'";
      return wrong_at(file, 1, 1, phrase("the column for '{}' is missing; one of {} was expected", needed, titles));
    }
  return out;
}

}  // namespace

const TableMappings& TableMappings::embedded() {
  static const TableMappings all = [] {
    TableMappings made;
    for (const EmbeddedText& text : embedded_texts) {
      auto mapping = parse(text.text, text.file);
      SEKIMORI_CHECK(mapping.has_value());  // a test reads every embedded file
      made.mappings_.push_back(*std::move(mapping));
    }
    return made;
  }();
  return all;
}

const TableMapping* TableMappings::find(std::string_view name) const {
  for (const TableMapping& mapping : mappings_)
    if (mapping.name == name) return &mapping;
  return nullptr;
}

Result<TableMapping> TableMappings::parse(std::string_view text, std::string_view file) {
  toml::table table;
  try {
    table = toml::parse(text, file);
  } catch (const toml::parse_error& failure) {
    return error(ErrorCode::invalid_input, "{}:{}:{}: {}", file, failure.source().begin.line, failure.source().begin.column,
                 failure.description());
  }
  for (const auto& [key, node] : table)
    if (std::ranges::find(known_keys, key.str()) == known_keys.end() && key.str() != "deny_words")
      return wrong(file, node, phrase("unknown key '{}'", std::string_view(key.str())));
  TableMapping out;
  out.name = table["name"].value_or(std::string());
  if (out.name.empty()) return wrong(file, table, "'name' is missing");
  out.title_ja = table["title"]["ja"].value_or(std::string());
  out.title_en = table["title"]["en"].value_or(std::string());
  const std::string verified = table["verified"].value_or(std::string());
  if (verified != "source" && verified != "unverified") return wrong(file, table, "'verified' must be \"source\" or \"unverified\"");
  out.verified = verified == "source";
  const std::string kind = table["kind"].value_or(std::string("places"));
  if (kind != "places" && kind != "groups") return wrong(file, table, "'kind' must be \"places\" or \"groups\"");
  out.kind = kind == "groups" ? TableKind::groups : TableKind::places;
  const std::string delimiter = table["delimiter"].value_or(std::string(","));
  if (delimiter.size() != 1) return wrong(file, table, "'delimiter' must be one sign");
  out.delimiter = delimiter[0];
  if (const toml::table* columns = table["columns"].as_table())
    for (const auto& [meaning, node] : *columns) {
      std::vector<std::string>& titles = out.columns[std::string(meaning.str())];
      if (const auto one = node.value<std::string>()) titles.push_back(*one);
      else if (const toml::array* several = node.as_array())
        for (const toml::node& item : *several) titles.push_back(item.value_or(std::string()));
    }
  if (const toml::table* words = table["rights"].as_table())
    for (const auto& [word, node] : *words) {
      const auto rights = rights_from(node.value_or(std::string()));
      if (!rights) return wrong(file, node, "a right must be \"none\", \"read\", \"write\" or \"control\"");
      out.rights[fold(word.str())] = *rights;
    }
  if (const auto other = table["other_right"].value<std::string>()) {
    out.other_right = rights_from(*other);
    if (!out.other_right) return wrong(file, table, "'other_right' must be \"none\", \"read\", \"write\" or \"control\"");
  }
  if (const toml::table* principals = table["principals"].as_table())
    for (const auto& [word, node] : *principals) out.principals[fold(word.str())] = node.value_or(std::string());
  if (const toml::array* words = table["deny_words"].as_array())
    for (const toml::node& item : *words) out.deny_words.push_back(fold(item.value_or(std::string())));
  return out;
}

namespace {

// "User: tanaka@firm.example" and "Group: 設計" of a type column name the principal themselves where the login is empty.
std::string_view behind_colon(std::string_view type) {
  const size_t colon = type.find(':');
  return colon == std::string_view::npos ? std::string_view() : trim(type.substr(colon + 1));
}

Result<Rights> right_of(std::string_view word, const TableMapping& mapping, std::string_view file, std::size_t line, std::size_t column) {
  Rights rights = 0;
  size_t at = 0;
  while (at <= word.size()) {  // several words: "Read, Write"
    size_t end = word.find_first_of(",;\n", at);
    if (end == std::string_view::npos) end = word.size();
    const std::string_view part = trim(word.substr(at, end - at));
    at = end + 1;
    if (part.empty()) continue;
    if (const auto found = mapping.rights.find(fold(part)); found != mapping.rights.end()) rights |= found->second;
    else if (mapping.other_right) rights |= *mapping.other_right;
    else return wrong_at(file, line, column, phrase("the right '{}' is not in the mapping '{}'", part, mapping.name));
  }
  return rights;
}

}  // namespace

Result<Snapshot> read_table(std::string_view text, std::string_view file, const ReadOptions& options, const TableMapping& mapping) {
  CsvTable table = TRY(parse_csv(text, file, mapping.delimiter));
  const Columns columns = TRY(find_columns(table, mapping, file));
  Snapshot out;
  if (!mapping.verified)
    note(out, "the mapping '" + mapping.name + "' was not checked against a real file of its maker; look at the first findings by hand");
  std::map<std::string, std::size_t> known;
  for (const CsvRow& row : table.rows) {
    const auto cell = [&](std::string_view meaning) -> std::string_view {
      const auto at = columns.of(meaning);
      return at ? trim(row.cells[*at]) : std::string_view();
    };
    if (mapping.kind == TableKind::groups) {
      const std::size_t group_at = *columns.of("group");
      if (cell("group").empty()) return wrong_at(file, row.line, group_at + 1, "the group is empty");
      const auto [at, fresh] = known.emplace(principal_key(cell("group"), options.own_domains), out.directory.size());
      if (fresh) out.directory.push_back({.group = true, .names = {std::string(cell("group"))}, .line = row.line});
      if (!cell("member").empty()) out.directory[at->second].members.push_back({std::string(cell("member")), row.line});
      continue;
    }
    std::string path(cell("place"));
    if (const std::string_view item = cell("item"); !item.empty())
      path += (path.empty() || path.ends_with('/') ? "" : "/") + std::string(item);
    if (path.empty()) return wrong_at(file, row.line, *columns.of("place") + 1, "the place is empty");
    path = below_root(options.root, path);
    Entry entry;
    entry.line = row.line;
    entry.principal = cell("principal");
    for (std::string_view meaning : {"link", "type"})
      if (const auto found = mapping.principals.find(fold(cell(meaning))); found != mapping.principals.end() && entry.principal.empty())
        entry.principal = found->second;
    if (entry.principal.empty()) entry.principal = behind_colon(cell("type"));
    if (entry.principal.empty()) entry.principal = cell("name");
    if (entry.principal.empty()) return wrong_at(file, row.line, *columns.of("principal") + 1, "the row names nobody who has the right");
    entry.allow = std::ranges::find(mapping.deny_words, fold(cell("effect"))) == mapping.deny_words.end();
    const auto right_at = columns.of("right");
    entry.rights = right_at ? TRY(right_of(cell("right"), mapping, file, row.line, *right_at + 1)) : may_read;
    const auto [at, fresh] = known.emplace(path, out.places.size());
    if (fresh) out.places.push_back({.path = path, .line = row.line});
    std::vector<Entry>& entries = out.places[at->second].entries;
    if (entry.allow) entries.push_back(std::move(entry));
    else entries.insert(entries.begin(), std::move(entry));
  }
  return out;
}

}  // namespace sekimori::protect::rights
