#include "feature/consult/fact_log.h"

#include <charconv>

#include "feature/consult/desk_texts.h"

namespace sekimori::consult {
namespace {

constexpr std::string_view counter_name = "fact";
constexpr std::int64_t taken_back = std::int64_t(1) << 62;  // set in a stored number that is taken back
constexpr std::size_t bytes_of_one = 8;

Fact put(FactPart part, std::uint64_t value) { return value << fact_fields[static_cast<std::size_t>(part)].shift; }

void append_little_endian(Bytes& out, std::uint64_t value) {
  for (std::size_t i = 0; i < bytes_of_one; ++i) out.push_back(static_cast<Byte>((value >> (8 * i)) & 0xFF));
}

std::uint64_t little_endian(ByteView bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes_of_one; ++i) value |= static_cast<std::uint64_t>(bytes[at + i]) << (8 * i);
  return value;
}

Result<std::int64_t> count_up(sql::Transaction& tx, std::string_view name) {
  const auto row =
      TRY(tx.query_one("INSERT INTO consult_counter(name, last) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = consult_counter.last "
                       "+ 1 RETURNING last",
                       name));
  return row->integer(0);
}

Result<void> close_block(sql::Transaction& tx, std::int64_t last) {
  const std::int64_t first = last - facts_in_a_block + 1;
  Bytes block;
  block.reserve(static_cast<std::size_t>(facts_in_a_block) * bytes_of_one);
  for (const sql::Row& row : TRY(tx.query("SELECT packed FROM consult_fact WHERE sequence >= ? ORDER BY sequence", first)))
    append_little_endian(block, static_cast<std::uint64_t>(row.integer(0)));
  if (block.size() != static_cast<std::size_t>(facts_in_a_block) * bytes_of_one)
    return error(ErrorCode::integrity, "the log of consultations has a gap before {}", last);
  TRY(tx.execute("INSERT INTO consult_fact_block(first_sequence, packed) VALUES (?, ?)", first, block));
  TRY(tx.execute("DELETE FROM consult_fact WHERE sequence >= ?", first));
  return {};
}

Result<void> append_one(sql::Transaction& tx, std::int64_t packed) {
  const std::int64_t sequence = TRY(count_up(tx, counter_name));
  TRY(tx.execute("INSERT INTO consult_fact(sequence, packed) VALUES (?, ?)", sequence, packed));
  if (sequence % facts_in_a_block == 0) TRY(close_block(tx, sequence));
  return {};
}

void take(FactSet& set, std::uint64_t packed) {
  const bool back = (packed & static_cast<std::uint64_t>(taken_back)) != 0;
  set.facts.push_back(packed & ~static_cast<std::uint64_t>(taken_back));
  set.signs.push_back(back ? std::int8_t(-1) : std::int8_t(1));
}

}  // namespace

Fact fact_of(const Consultation& one, const Zone& zone) {
  const Day day = zone.day_of(one.received_at);
  std::uint64_t contents = 0;
  for (const Content content : one.asker.contents) contents |= std::uint64_t(1) << static_cast<unsigned>(content);
  std::uint64_t industry = 0;
  if (!one.asker.industry.empty())
    std::from_chars(one.asker.industry.data(), one.asker.industry.data() + one.asker.industry.size(), industry);
  const Topic* topic = desk_texts().find_topic(one.asker.topic);
  const std::int32_t number = day.number < 0 ? 0 : day.number > 65'535 ? 65'535 : day.number;
  return put(FactPart::day, static_cast<std::uint64_t>(number)) | put(FactPart::desk, static_cast<std::uint64_t>(one.desk)) |
         put(FactPart::channel, static_cast<std::uint64_t>(one.channel)) |
         put(FactPart::asker, static_cast<std::uint64_t>(one.asker.asker)) |
         put(FactPart::band, static_cast<std::uint64_t>(one.asker.band)) | put(FactPart::contents, contents) |
         put(FactPart::source, static_cast<std::uint64_t>(one.asker.source)) |
         put(FactPart::prefecture, static_cast<std::uint64_t>(one.asker.prefecture)) | put(FactPart::industry, industry) |
         put(FactPart::urgency, static_cast<std::uint64_t>(one.asker.urgency)) |
         put(FactPart::topic, topic == nullptr ? 0 : static_cast<std::uint64_t>(topic->code));
}

Result<void> append_fact(sql::Transaction& tx, std::optional<Fact> before, std::optional<Fact> after) {
  if (before == after) return {};
  if (before) TRY(append_one(tx, static_cast<std::int64_t>(*before) | taken_back));
  if (after) TRY(append_one(tx, static_cast<std::int64_t>(*after)));
  return {};
}

Result<std::shared_ptr<const FactSet>> FactColumns::now() {
  const std::lock_guard lock(mutex_);
  auto result = database_.read([&](sql::Transaction& tx) -> Result<std::shared_ptr<const FactSet>> {
    const auto last = TRY(tx.query_one("SELECT last FROM consult_counter WHERE name = ?", counter_name));
    const std::int64_t newest = last ? last->integer(0) : 0;
    const std::int64_t seen = known_ ? known_->last_sequence : 0;
    if (known_ && newest == seen) return known_;
    auto next = known_ ? std::make_shared<FactSet>(*known_) : std::make_shared<FactSet>();
    next->facts.reserve(static_cast<std::size_t>(newest));
    next->signs.reserve(static_cast<std::size_t>(newest));
    std::int64_t at = seen;
    TRY(tx.each(
        "SELECT first_sequence, packed FROM consult_fact_block WHERE first_sequence > ? ORDER BY first_sequence",
        [&](const sql::Row& row) -> Result<void> {
          const std::int64_t first = row.integer(0);
          const ByteView block = row.bytes(1);
          if (first > at + 1) return error(ErrorCode::integrity, "the log of consultations has a gap before {}", first);
          for (std::size_t i = static_cast<std::size_t>(at + 1 - first) * bytes_of_one; i + bytes_of_one <= block.size();
               i += bytes_of_one) {
            take(*next, little_endian(block, i));
            ++at;
          }
          return {};
        },
        seen - facts_in_a_block));
    TRY(tx.each(
        "SELECT sequence, packed FROM consult_fact WHERE sequence > ? ORDER BY sequence",
        [&](const sql::Row& row) -> Result<void> {
          if (row.integer(0) != at + 1) return error(ErrorCode::integrity, "the log of consultations has a gap before {}", row.integer(0));
          take(*next, static_cast<std::uint64_t>(row.integer(1)));
          ++at;
          return {};
        },
        at));
    if (at != newest) return error(ErrorCode::integrity, "the log of consultations has a gap before {}", newest);
    next->last_sequence = newest;
    known_ = std::move(next);
    return known_;
  });
  return result;
}

Result<void> tally(sql::Transaction& tx, Day day, std::string_view name, std::int64_t by) {
  TRY(tx.execute(
      "INSERT INTO consult_tally(day, name, count) VALUES (?, ?, ?) ON CONFLICT (day, name) DO UPDATE SET count = consult_tally.count + "
      "excluded.count",
      day.to_string(), name, by));
  return {};
}

Result<std::int64_t> tallied(sql::Transaction& tx, std::string_view name, Day from, Day to) {
  const auto row = TRY(tx.query_one("SELECT COALESCE(SUM(count), 0) FROM consult_tally WHERE name = ? AND day >= ? AND day <= ?", name,
                                    from.to_string(), to.to_string()));
  return row->integer(0);
}

Result<std::string> next_desk_number(sql::Transaction& tx, std::string_view letters, int year, int digits) {
  const std::int64_t number = TRY(count_up(tx, fmt::format("{}-{}", letters, year)));
  return year == 0 ? fmt::format("{}-{:0{}}", letters, number, digits) : fmt::format("{}-{}-{:0{}}", letters, year, number, digits);
}

}  // namespace sekimori::consult
