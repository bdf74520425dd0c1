#include "feature/protect/rights/rights_reader.h"

#include <algorithm>

#include "base/phrase.h"
#include "base/text.h"
#include "engine/inspect/extract/charset.h"
#include "feature/protect/rights/table_mapping.h"

namespace sekimori::protect::rights {
namespace {

struct Reader {
  Format format;
  Result<Snapshot> (*read)(std::string_view, std::string_view, const ReadOptions&);
};
constexpr Reader readers[] = {
    {{"icacls", {.ja = "icacls /save の出力", .en = "output of icacls /save"}}, read_icacls},
    {{"get-acl", {.ja = "Get-Acl の CSV", .en = "CSV of Get-Acl"}}, read_get_acl},
    {{"smb-share", {.ja = "Get-SmbShareAccess の CSV", .en = "CSV of Get-SmbShareAccess"}}, read_smb_share},
    {{"ldif", {.ja = "ディレクトリの LDIF", .en = "LDIF of a directory"}}, read_ldif},
    {{"getfacl", {.ja = "POSIX ACL (getfacl -R、rights walk)", .en = "POSIX ACLs (getfacl -R, rights walk)"}}, read_getfacl},
    {{"unix-groups", {.ja = "getent group の出力", .en = "output of getent group"}}, read_unix_groups},
    {{"unix-accounts", {.ja = "getent passwd の出力", .en = "output of getent passwd"}}, read_unix_accounts},
    {{"samba", {.ja = "Samba の設定 (testparm -s)", .en = "Samba's settings (testparm -s)"}}, read_samba},
};

// "tanaka@firm.example" in a list is the account "tanaka" of the firm's own directory; an address of another domain stays whole.
void drop_own_domains(Snapshot& snapshot, const std::vector<std::string>& own_domains) {
  if (own_domains.empty()) return;
  const auto drop = [&](std::string& principal) {
    const size_t at = principal.find('@');
    if (at == std::string::npos || at == 0) return;
    const std::string domain = fold(principal.substr(at + 1));
    if (std::ranges::any_of(own_domains, [&](const std::string& own) { return fold(own) == domain; })) principal.resize(at);
  };
  for (Place& place : snapshot.places)
    for (Entry& entry : place.entries) drop(entry.principal);
}

Result<Snapshot> read_text(std::string_view text, std::string_view file, const ReadOptions& options) {
  for (const Reader& reader : readers)
    if (reader.format.name == options.format) return reader.read(text, file, options);
  if (const TableMapping* mapping = TableMappings::embedded().find(options.format)) return read_table(text, file, options, *mapping);
  std::string known;
  for (const Format& format : formats()) known += std::string(known.empty() ? "" : ", ") + std::string(format.name);
  for (const TableMapping& mapping : TableMappings::embedded().all()) known += ", " + mapping.name;
  return error(ErrorCode::invalid_input, "the format '{}' is not known; one of {}", options.format, known);
}

}  // namespace

std::vector<Format> formats() {
  std::vector<Format> out;
  for (const Reader& reader : readers) out.push_back(reader.format);
  return out;
}

Result<Snapshot> read_rights(ByteView bytes, std::string_view file, const ReadOptions& options) {
  if (bytes.size() > largest_export)
    return error(ErrorCode::invalid_input, "{}: larger than {} MiB; export folder by folder", file, largest_export >> 20);
  Snapshot seen = TRY(read_text(text_of(bytes), file, options));
  drop_own_domains(seen, options.own_domains);
  return seen;
}

std::string text_of(ByteView bytes) {
  std::string text = inspect::decode(bytes, inspect::guess_charset(bytes));
  if (text.starts_with(csv_byte_order_mark)) text.erase(0, csv_byte_order_mark.size());
  return text;
}

std::string below_root(std::string_view root, std::string_view path) {
  if (root.empty()) return std::string(path);
  const bool absolute = path.starts_with("\\\\") || path.starts_with("//") || (path.size() > 1 && path[1] == ':');
  if (absolute) return std::string(path);
  const char slash = root.find('\\') != std::string_view::npos ? '\\' : '/';
  std::string out(root);
  while (out.size() > 2 && (out.ends_with('\\') || out.ends_with('/'))) out.pop_back();
  while (path.starts_with("./") || path.starts_with(".\\") || path.starts_with('/') || path.starts_with('\\'))
    path.remove_prefix(path.starts_with('.') ? 2 : 1);
  if (path.empty() || path == ".") return out;
  if (!out.ends_with(slash)) out += slash;
  return out.append(path);
}

std::unexpected<Error> wrong_at(std::string_view file, std::size_t line, std::size_t column, const Phrase& what) {
  return error(ErrorCode::invalid_input, "{}:{}:{}: {}", file, line, column, what);
}

Result<CsvTable> powershell_table(std::string_view text, std::string_view file) {
  std::size_t skipped = 0;
  while (text.starts_with('#')) {
    const size_t end = text.find('\n');
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    ++skipped;
  }
  CsvTable table = TRY(parse_csv(text, file));
  for (CsvRow& row : table.rows) row.line += skipped;
  return table;
}

void note(Snapshot& snapshot, std::string text) {
  if (std::ranges::find(snapshot.notes, text) == snapshot.notes.end() && snapshot.notes.size() < 100)
    snapshot.notes.push_back(std::move(text));
}

bool Lines::next(std::string_view& line) {
  if (text.empty()) return false;
  const size_t end = text.find('\n');
  line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  ++number;
  return true;
}

}  // namespace sekimori::protect::rights
