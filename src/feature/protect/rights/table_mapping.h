// Which column of a table of rights means what: one TOML file per kind of export in content/rights (docs/format/rights.md).
//
//   const TableMapping* mapping = TableMappings::embedded().find("sharepoint-sharing");
//   Snapshot seen = TRY(read_table(text, "sharing.csv", {.root = "..."}, *mapping));
#pragma once

#include <map>

#include "base/files.h"
#include "feature/protect/rights/rights_reader.h"

namespace sekimori::protect::rights {

// What a row of the table says.
enum class TableKind : unsigned char {
  places,  // who may do what with a place
  groups,  // who belongs to a group
};

struct TableMapping {
  std::string name, title_ja, title_en;
  bool verified = false;  // the columns come from the maker's description or a real file
  TableKind kind = TableKind::places;
  char delimiter = ',';
  // Columns by what they mean; a cell is taken from the first that the table has. Meanings: place, item, principal, right, type, link,
  // member, and for groups: group, member.
  std::map<std::string, std::vector<std::string>, std::less<>> columns;
  std::map<std::string, Rights, std::less<>> rights;           // folded word -> what it allows
  std::optional<Rights> other_right;                           // for words that are not listed; empty: refused
  std::map<std::string, std::string, std::less<>> principals;  // folded word of `type` or `link` -> principal that is meant
  std::vector<std::string> deny_words;                         // folded words of `type` that make the row a refusal
};

class TableMappings {
 public:
  static const TableMappings& embedded();
  // One mapping from its text. invalid_input with file and line.
  static Result<TableMapping> parse(std::string_view text, std::string_view file);
  const TableMapping* find(std::string_view name) const;
  const std::vector<TableMapping>& all() const { return mappings_; }

 private:
  std::vector<TableMapping> mappings_;
};

Result<Snapshot> read_table(std::string_view text, std::string_view file, const ReadOptions& options, const TableMapping& mapping);

}  // namespace sekimori::protect::rights
