// What of consultations is counted: one packed number for each, appended whenever it changes, read into columns that lie in memory.
//
//   TRY(append_fact(tx, {}, fact_of(consultation, zone)));                     // a new one
//   TRY(append_fact(tx, fact_of(before, zone), fact_of(after, zone)));         // it changed: the old one is taken back
//   FactColumns columns(database);
//   std::shared_ptr<const FactSet> facts = TRY(columns.now());                 // all that is committed
//
// The log only grows: a change is the old number taken back and the new one added, in the transaction of the change itself, so the counts
// are exact whenever they are asked for. Full blocks of the log lie as one value each: a million consultations are read in 64 pieces, and
// afterwards only what came since. Cost: 9 bytes a fact in memory; counting is one pass. Any thread, several processes.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "feature/consult/consultation.h"
#include "store/sql/database.h"

namespace sekimori::consult {

// What a packed number holds, from the lowest bits up. Never reordered: blocks on disk hold it.
enum class FactPart : unsigned char { day, desk, channel, asker, band, contents, source, prefecture, industry, urgency, topic };
constexpr std::size_t fact_part_count = 11;
struct FactField {
  unsigned shift, bits;
};
constexpr std::array<FactField, fact_part_count> fact_fields = {
    {{0, 16}, {16, 6}, {22, 2}, {24, 3}, {27, 3}, {30, 6}, {36, 4}, {40, 6}, {46, 7}, {53, 2}, {55, 6}}};

using Fact = std::uint64_t;  // below 2^61
constexpr std::uint32_t part_of(Fact fact, FactPart part) {
  const FactField field = fact_fields[static_cast<std::size_t>(part)];
  return static_cast<std::uint32_t>((fact >> field.shift) & ((Fact(1) << field.bits) - 1));
}

Fact fact_of(const Consultation& consultation, const Zone& zone);

constexpr std::int64_t facts_in_a_block = 16'384;

// Nothing when both are the same. At most one block is closed.
Result<void> append_fact(sql::Transaction& tx, std::optional<Fact> before, std::optional<Fact> after);

struct FactSet {
  std::vector<Fact> facts;
  std::vector<std::int8_t> signs;  // 1: added, -1: taken back
  std::int64_t last_sequence = 0;
};

class FactColumns {
 public:
  explicit FactColumns(sql::Database& database) : database_(database) {}
  Result<std::shared_ptr<const FactSet>> now();

 private:
  sql::Database& database_;
  std::mutex mutex_;
  std::shared_ptr<const FactSet> known_;
};

// Counters of what is not in a fact: referrals by target. `name` as "referral:police".
Result<void> tally(sql::Transaction& tx, Day day, std::string_view name, std::int64_t by);
Result<std::int64_t> tallied(sql::Transaction& tx, std::string_view name, Day from, Day to);

// The next number of a kind: "C-2026-0001". Gaps only where a transaction was taken back.
Result<std::string> next_desk_number(sql::Transaction& tx, std::string_view letters, int year, int digits);

}  // namespace sekimori::consult
