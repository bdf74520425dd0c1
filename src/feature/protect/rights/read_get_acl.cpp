// Get-Acl through Export-Csv, in the three shapes that administrators use:
//   Path, Owner, AccessToString (or Access)   one row a folder; inside the cell one line an entry: "FIRM\sekkei Allow  Modify, Synchronize"
//   Path, Sddl                                one row a folder
//   Path, IdentityReference, FileSystemRights, AccessControlType, IsInherited, InheritanceFlags, PropagationFlags   one row an entry
#include <cstdlib>
#include <map>

#include "base/text.h"
#include "feature/protect/rights/rights_reader.h"
#include "feature/protect/rights/sddl.h"

namespace sekimori::protect::rights {
namespace {

std::optional<std::size_t> column_of(const CsvTable& table, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names)
    for (std::size_t i = 0; i < table.header.size(); ++i)
      if (ascii_lower(table.header[i]) == ascii_lower(name)) return i;
  return {};
}

// "Microsoft.PowerShell.Core\FileSystem::\\fs01\設計" is \\fs01\設計.
std::string_view plain_path(std::string_view path) {
  const size_t provider = path.find("::");
  return provider == std::string_view::npos ? path : path.substr(provider + 2);
}

// Names of System.Security.AccessControl.FileSystemRights.
Result<Rights> rights_named(std::string_view words, std::string_view file, std::size_t line, std::size_t column) {
  static const std::map<std::string, std::uint32_t, std::less<>> masks = {{"fullcontrol", 0x1F01FF},
                                                                          {"modify", 0x1301BF},
                                                                          {"readandexecute", 0x1200A9},
                                                                          {"read", 0x120089},
                                                                          {"write", 0x120116},
                                                                          {"readdata", 0x1},
                                                                          {"listdirectory", 0x1},
                                                                          {"writedata", 0x2},
                                                                          {"createfiles", 0x2},
                                                                          {"appenddata", 0x4},
                                                                          {"createdirectories", 0x4},
                                                                          {"readextendedattributes", 0x8},
                                                                          {"writeextendedattributes", 0x10},
                                                                          {"executefile", 0x20},
                                                                          {"traverse", 0x20},
                                                                          {"deletesubdirectoriesandfiles", 0x40},
                                                                          {"readattributes", 0x80},
                                                                          {"writeattributes", 0x100},
                                                                          {"delete", 0x10000},
                                                                          {"readpermissions", 0x20000},
                                                                          {"changepermissions", 0x40000},
                                                                          {"takeownership", 0x80000},
                                                                          {"synchronize", 0x100000}};
  std::uint32_t mask = 0;
  size_t at = 0;
  while (at <= words.size()) {
    size_t end = words.find(',', at);
    if (end == std::string_view::npos) end = words.size();
    const std::string word = ascii_lower(trim(words.substr(at, end - at)));
    if (const auto found = masks.find(word); found != masks.end()) mask |= found->second;
    else if (!word.empty() && word.find_first_not_of("-0123456789") == std::string::npos && word.size() <= 11)
      mask |= static_cast<std::uint32_t>(std::strtoll(word.c_str(), nullptr, 10));  // generic rights have no name: -1610612736
    else return wrong_at(file, line, column, phrase("unknown right '{}'", trim(words.substr(at, end - at))));
    at = end + 1;
  }
  return rights_of_mask(mask);
}

Result<bool> allows(std::string_view word, std::string_view file, std::size_t line, std::size_t column) {
  if (ascii_lower(word) == "allow" || word == "0") return true;
  if (ascii_lower(word) == "deny" || word == "1") return false;
  return wrong_at(file, line, column, phrase("expected Allow or Deny, found '{}'", word));
}

// "FIRM\sekkei Allow  Modify, Synchronize"
Result<Entry> entry_of_text(std::string_view text, std::string_view file, std::size_t line, std::size_t column) {
  for (std::string_view word : {" Allow ", " Deny "}) {
    const size_t at = text.find(word);
    if (at == std::string_view::npos || at == 0) continue;
    Entry entry;
    entry.line = line;
    entry.allow = word == " Allow ";
    entry.principal = trim(text.substr(0, at));
    entry.rights = TRY(rights_named(trim(text.substr(at + word.size())), file, line, column));
    return entry;
  }
  if (text.find("System.Security.AccessControl") != std::string_view::npos)
    return wrong_at(
        file, line, column,
        "the export holds the type's name instead of the rights; use Select-Object Path,Owner,AccessToString before Export-Csv");
  return wrong_at(file, line, column, phrase("expected 'WHO Allow|Deny RIGHTS', found '{}'", text.substr(0, 60)));
}

// Entries stand each on its line; people also join them with ';' or '|'.
Result<void> add_entries(std::string_view cell, Place& place, std::string_view file, std::size_t line, std::size_t column) {
  size_t at = 0;
  while (at <= cell.size()) {
    size_t end = cell.find_first_of("\n;|", at);
    if (end == std::string_view::npos) end = cell.size();
    const std::string_view text = trim(cell.substr(at, end - at));
    if (!text.empty()) place.entries.push_back(TRY(entry_of_text(text, file, line, column)));
    if (end < cell.size() && cell[end] == '\n') ++line;
    at = end + 1;
  }
  return {};
}

}  // namespace

Result<Snapshot> read_get_acl(std::string_view text, std::string_view file, const ReadOptions& options) {
  const CsvTable table = TRY(powershell_table(text, file));
  const auto path = column_of(table, {"Path", "PSPath", "FullName"});
  if (!path) return wrong_at(file, 1, 1, "the column 'Path' is missing");
  const auto sddl = column_of(table, {"Sddl"});
  const auto access = column_of(table, {"AccessToString", "Access"});
  const auto who = column_of(table, {"IdentityReference"});
  const auto what = column_of(table, {"FileSystemRights"});
  const auto type = column_of(table, {"AccessControlType"});
  const auto inherited = column_of(table, {"IsInherited"});
  const auto inheritance = column_of(table, {"InheritanceFlags"});
  const auto propagation = column_of(table, {"PropagationFlags"});
  const bool expanded = who && what && type;
  if (!sddl && !access && !expanded)
    return wrong_at(file, 1, 1,
                    "none of the columns 'Sddl', 'AccessToString', 'Access' or 'IdentityReference' with rights and type is there");
  Snapshot out;
  std::map<std::string, std::size_t> places;
  for (const CsvRow& row : table.rows) {
    const std::string name = below_root(options.root, plain_path(trim(row.cells[*path])));
    if (name.empty()) return wrong_at(file, row.line, *path + 1, "the path is empty");
    if (!expanded && sddl && !trim(row.cells[*sddl]).empty()) {
      Place place = TRY(parse_sddl(trim(row.cells[*sddl]), {.file = file, .line = row.line, .column = 1}, &out.notes));
      place.path = name;
      out.places.push_back(std::move(place));
      continue;
    }
    const auto [at, fresh] = places.emplace(name, out.places.size());
    if (fresh) { out.places.push_back({.path = name, .line = row.line}); }
    Place& place = out.places[at->second];
    if (expanded) {
      Entry entry;
      entry.line = row.line;
      entry.principal = trim(row.cells[*who]);
      if (entry.principal.empty()) return wrong_at(file, row.line, *who + 1, "IdentityReference is empty");
      entry.allow = TRY(allows(trim(row.cells[*type]), file, row.line, *type + 1));
      entry.rights = TRY(rights_named(trim(row.cells[*what]), file, row.line, *what + 1));
      if (inherited) entry.inherited = ascii_lower(trim(row.cells[*inherited])) == "true";
      if (inheritance) entry.below = ascii_lower(row.cells[*inheritance]).find("inherit") != std::string::npos;
      if (propagation) entry.here = ascii_lower(row.cells[*propagation]).find("inheritonly") == std::string::npos;
      place.entries.push_back(std::move(entry));
    } else {
      TRY(add_entries(row.cells[access.value_or(0)], place, file, row.line, access.value_or(0) + 1));
    }
  }
  // Windows keeps refusals before permissions and own entries before inherited ones; a text without marks comes in that order already.
  return out;
}

}  // namespace sekimori::protect::rights
