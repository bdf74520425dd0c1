// `Get-SmbShare | Get-SmbShareAccess | Export-Csv`: who may come in through a share. With Get-SmbShare's Path joined in, the folder behind
// it is known as well.
#include <map>

#include "base/text.h"
#include "feature/protect/rights/rights_reader.h"

namespace sekimori::protect::rights {

Result<Snapshot> read_smb_share(std::string_view text, std::string_view file, const ReadOptions& options) {
  const CsvTable table = TRY(powershell_table(text, file));
  const auto column = [&](std::string_view title) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < table.header.size(); ++i)
      if (ascii_lower(table.header[i]) == ascii_lower(title)) return i;
    return {};
  };
  const auto name = column("Name");
  const auto account = column("AccountName");
  const auto type = column("AccessControlType");
  const auto right = column("AccessRight");
  const std::pair<std::optional<std::size_t>, const char*> columns[] = {
      {name, "Name"}, {account, "AccountName"}, {type, "AccessControlType"}, {right, "AccessRight"}};
  for (const auto& [found, title] : columns)
    if (!found) return wrong_at(file, 1, 1, phrase("the column '{}' is missing", title));
  const auto target = column("Path");
  static const std::map<std::string, Rights, std::less<>> rights = {{"full", may_read | may_write | may_control},
                                                                    {"0", may_read | may_write | may_control},
                                                                    {"change", may_read | may_write},
                                                                    {"1", may_read | may_write},
                                                                    {"read", may_read},
                                                                    {"2", may_read},
                                                                    {"custom", may_read},
                                                                    {"3", may_read}};
  Snapshot out;
  std::map<std::string, std::size_t> shares;
  for (const CsvRow& row : table.rows) {
    const std::string share(trim(row.cells[*name]));
    if (share.empty()) return wrong_at(file, row.line, *name + 1, "the share has no name");
    const auto [at, fresh] = shares.emplace(share, out.places.size());
    if (fresh) {
      Place place;
      place.path = below_root(options.root, share);
      place.gate = true;
      place.line = row.line;
      out.places.push_back(std::move(place));
    }
    Place& place = out.places[at->second];
    if (target) place.target = trim(row.cells[*target]);
    Entry entry;
    entry.line = row.line;
    entry.principal = trim(row.cells[*account]);
    if (entry.principal.empty()) return wrong_at(file, row.line, *account + 1, "AccountName is empty");
    const std::string kind = ascii_lower(trim(row.cells[*type]));
    if (kind != "allow" && kind != "deny" && kind != "0" && kind != "1")
      return wrong_at(file, row.line, *type + 1, phrase("AccessControlType must be Allow or Deny, found '{}'", kind));
    entry.allow = kind == "allow" || kind == "0";
    const auto found = rights.find(ascii_lower(trim(row.cells[*right])));
    if (found == rights.end())
      return wrong_at(file, row.line, *right + 1,
                      phrase("AccessRight must be Full, Change, Read or Custom, found '{}'", row.cells[*right]));
    entry.rights = found->second;
    if (found->first == "custom" || found->first == "3") note(out, "a share's right 'Custom' is counted as reading");
    // A refusal comes before every permission, wherever the export has put it.
    if (entry.allow) place.entries.push_back(std::move(entry));
    else place.entries.insert(place.entries.begin(), std::move(entry));
  }
  return out;
}

}  // namespace sekimori::protect::rights
