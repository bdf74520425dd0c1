#include "engine/mask/format/table_masker.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "engine/mask/format/mail_thread.h"

namespace sekimori::mask {
namespace {

struct Title {
  std::string_view name;
  Identifier identifier;
};

// Titles are compared folded, without blanks and underscores.
constexpr std::array<Title, 38> victim_titles = {{{"to", Identifier::mail_address},
                                                  {"cc", Identifier::mail_address},
                                                  {"recipient", Identifier::mail_address},
                                                  {"recipients", Identifier::mail_address},
                                                  {"rcpt", Identifier::mail_address},
                                                  {"rcptto", Identifier::mail_address},
                                                  {"宛先", Identifier::mail_address},
                                                  {"受信者", Identifier::mail_address},
                                                  {"user", Identifier::person},
                                                  {"username", Identifier::person},
                                                  {"account", Identifier::person},
                                                  {"employee", Identifier::person},
                                                  {"name", Identifier::person},
                                                  {"氏名", Identifier::person},
                                                  {"名前", Identifier::person},
                                                  {"利用者", Identifier::person},
                                                  {"利用者名", Identifier::person},
                                                  {"ユーザ", Identifier::person},
                                                  {"ユーザー", Identifier::person},
                                                  {"ユーザ名", Identifier::person},
                                                  {"ユーザー名", Identifier::person},
                                                  {"社員番号", Identifier::person},
                                                  {"開封者", Identifier::person},
                                                  {"報告者", Identifier::person},
                                                  {"担当者", Identifier::person},
                                                  {"担当", Identifier::person},
                                                  {"部署", Identifier::department},
                                                  {"所属", Identifier::department},
                                                  {"department", Identifier::department},
                                                  {"host", Identifier::internal_host},
                                                  {"hostname", Identifier::internal_host},
                                                  {"computer", Identifier::internal_host},
                                                  {"client", Identifier::internal_host},
                                                  {"端末", Identifier::internal_host},
                                                  {"端末名", Identifier::internal_host},
                                                  {"ホスト名", Identifier::internal_host},
                                                  {"会社名", Identifier::organisation},
                                                  {"組織名", Identifier::organisation}}};

std::optional<Identifier> victim_column(std::string_view title) {
  std::string plain;
  for (const char c : fold(trim(title)))
    if (c != ' ' && c != '_' && c != '-') plain += c;
  const auto found = std::ranges::find(victim_titles, std::string_view(plain), &Title::name);
  if (found == victim_titles.end()) return std::nullopt;
  return found->identifier;
}

}  // namespace

void learn_table(const CsvTable& table, Knowledge& knowledge, TimeScale& times) {
  for (std::size_t c = 0; c < table.header.size(); ++c) {
    const auto identifier = victim_column(table.header[c]);
    if (!identifier) continue;
    for (const CsvRow& row : table.rows) {
      if (trim(row.cells[c]).empty()) continue;
      if (*identifier == Identifier::mail_address) {
        for (const MailAddress& one : mail_addresses(row.cells[c])) knowledge.learn_recipient(one.address, one.name);
      } else if (*identifier == Identifier::person) {
        knowledge.learn_person(row.cells[c], Side::victim, Reason::recipient);
      } else if (*identifier != Identifier::department) {
        knowledge.learn_word(row.cells[c], *identifier, Side::victim, Reason::recipient,
                             std::string(name_of(*identifier)) + ":" + ascii_lower(row.cells[c]));
      }
    }
  }
  for (const CsvRow& row : table.rows)
    for (const std::string& cell : row.cells)
      if (!cell.empty()) learn_from(cell, knowledge, times);
}

std::string mask_table(const CsvTable& table, const TextMasker& masker, const Pseudonyms& pseudonyms, Outcome& outcome) {
  std::string out;
  std::vector<std::string> cells;
  std::vector<std::optional<Identifier>> columns;
  for (std::size_t c = 0; c < table.header.size(); ++c) {
    cells.push_back(masker.mask(fmt::format("header[{}]", c), table.header[c], TextSort::value, outcome));
    columns.push_back(victim_column(table.header[c]));
  }
  append_csv_row(out, cells);
  for (const CsvRow& row : table.rows) {
    cells.clear();
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const std::string place = fmt::format("row {} column {}", row.line, c + 1);
      const std::string& cell = row.cells[c];
      if (!columns[c] || trim(cell).empty()) {
        cells.push_back(masker.mask(place, cell, TextSort::prose, outcome));
        continue;
      }
      cells.push_back(pseudonyms.of(*columns[c], std::string(name_of(*columns[c])) + ":" + ascii_lower(trim(cell))));
      outcome.changes.push_back({.place = place,
                                 .start = 0,
                                 .end = static_cast<std::uint32_t>(count_code_points(cell)),
                                 .identifier = *columns[c],
                                 .side = Side::victim,
                                 .reason = Reason::recipient,
                                 .before = cell,
                                 .replacement = cells.back()});
    }
    append_csv_row(out, cells);
  }
  return out;
}

}  // namespace sekimori::mask
