// Exports of rights become a Snapshot, whatever wrote them. One file read_<format>.cpp per format; docs/format/rights.md has them.
//
//   Snapshot seen = TRY(read_rights(bytes, "acl.txt", {.format = "icacls", .root = "\\\\fs01\\share"}));
//
// The whole export or nothing: a line that cannot be read is invalid_input as FILE:LINE:COLUMN, for half a list of rights would say
// that somebody may not what he may. Bytes may be UTF-8, UTF-16 or CP932.
#pragma once

#include "base/bytes.h"
#include "base/csv.h"
#include "base/language.h"
#include "base/phrase.h"
#include "feature/protect/rights/access_list.h"

namespace sekimori::protect::rights {

struct ReadOptions {
  std::string format = {};                    // a row of formats(), or the name of a mapping
  std::string root = {};                      // before every relative path; "\\\\fs01" for shares
  std::vector<std::string> own_domains = {};  // mail domains of the firm
};

struct Format {
  std::string_view name;
  Text title;
};
// Formats that are not tables; those are the mappings of table_mapping.h.
std::vector<Format> formats();

constexpr std::size_t largest_export = std::size_t(256) << 20;

Result<Snapshot> read_rights(ByteView bytes, std::string_view file, const ReadOptions& options);

// The readers by themselves; text is UTF-8.
Result<Snapshot> read_icacls(std::string_view text, std::string_view file, const ReadOptions& options);
Result<Snapshot> read_get_acl(std::string_view text, std::string_view file, const ReadOptions& options);
Result<Snapshot> read_smb_share(std::string_view text, std::string_view file, const ReadOptions& options);
Result<Snapshot> read_ldif(std::string_view text, std::string_view file, const ReadOptions& options);
Result<Snapshot> read_getfacl(std::string_view text, std::string_view file, const ReadOptions& options);
Result<Snapshot> read_unix_groups(std::string_view text, std::string_view file, const ReadOptions& options);
Result<Snapshot> read_unix_accounts(std::string_view text, std::string_view file, const ReadOptions& options);
Result<Snapshot> read_samba(std::string_view text, std::string_view file, const ReadOptions& options);

// What the readers share.
std::string text_of(ByteView bytes);  // UTF-8 of any encoding the exports come in, without a byte order mark
// A relative path behind the root, with the slash that the root uses.
std::string below_root(std::string_view root, std::string_view path);
std::unexpected<Error> wrong_at(std::string_view file, std::size_t line, std::size_t column, const Phrase& what);
// A CSV table of PowerShell: the "#TYPE" line before the header is passed over.
Result<CsvTable> powershell_table(std::string_view text, std::string_view file);
// Adds a note once.
void note(Snapshot& snapshot, std::string text);

// Lines of a text without their ends, counted from 1.
struct Lines {
  std::string_view text;
  std::size_t number = 0;  // of the line that next() gave last
  bool next(std::string_view& line);
};

}  // namespace sekimori::protect::rights
