// Reads the first rows of a log nobody has described and proposes a mapping: which column is what, by its name and by what its
// values look like; then reads the same rows through the very parser with it and shows what came out.
//
//   MappingProposal proposal = TRY(propose_mapping(bytes, "vpn.csv", {.name = "our-vpn", .zone = "Asia/Tokyo"}));
//   print(proposal.toml);                         // docs/format/mapping.md
//   for (const ParsedRow& row : proposal.rows) ...
//
// CSV and TSV (also with semicolons) and JSON lines, in UTF-8, UTF-16, CP932 or EUC-JP. A proposal is "unverified" until a person has
// looked at the rows. Only the first 1 MiB and 200 rows are looked at. Never fails on odd values; invalid_input says what is no table.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/json.h"
#include "base/result.h"

namespace sekimori::watch {

constexpr std::size_t assistant_bytes = std::size_t(1) << 20;
constexpr std::size_t assistant_rows = 200;

struct ProposalWish {
  std::string name;  // of the mapping; empty: made from the file's name
  std::string zone = "Asia/Tokyo";
  std::map<std::string, std::string> columns;  // column -> role, given by a person; "" leaves a column out
};

struct ColumnProposal {
  std::string column;
  std::string role;  // empty: kept under its own name, not part of the event
  std::string field;
  double confidence = 0;             // 0..1
  std::string by;                    // name, values, name+values, given
  std::vector<std::string> samples;  // up to three different values
};

struct ParsedRow {
  std::string time, user, device, event_class, activity, object, target, peripheral;
  std::int64_t bytes = 0, count = 0;
};

struct MappingProposal {
  std::string name;
  std::string toml;
  std::string format;  // csv, jsonl
  std::string charset;
  char delimiter = ',';
  std::vector<ColumnProposal> columns;
  std::vector<ParsedRow> rows;  // the first ten as events
  // What the parser made of the rows that were looked at:
  std::uint64_t records = 0;
  std::uint64_t bad = 0;
  std::uint64_t without_time = 0;
  std::uint64_t without_shape = 0;                            // kept and searchable, but no event that anything is counted from
  std::map<std::string, std::uint64_t> not_understood;        // words of the operation column that no group knows, and how often
  std::vector<std::pair<std::string, std::string>> warnings;  // ja, en

  bool usable() const { return records > 0 && without_time < records && without_shape < records; }
};

Result<MappingProposal> propose_mapping(ByteView bytes, std::string_view file, const ProposalWish& wish);

Json to_json(const MappingProposal& proposal);

}  // namespace sekimori::watch
