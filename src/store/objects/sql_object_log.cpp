#include "store/objects/sql_object_log.h"

#include <algorithm>
#include <mutex>

#include "base/crc32c.h"
#include "store/objects/placing.h"

namespace sekimori::objects {
namespace {

class SqlLog final : public ObjectLog {
 public:
  SqlLog(sql::Database& database, std::string collection, Clock& clock)
      : database_(database), collection_(std::move(collection)), clock_(clock) {}

  Result<void> catch_up();
  Result<std::vector<Stored>> append(std::span<const NewObject> objects) override;
  Result<Selection> select(const Query& query) override {
    const std::shared_lock lock(mutex_);
    return index_.select(query);
  }
  Result<void> read_bodies(Selection& selection, std::string& out) override;
  Result<std::uint64_t> remove(const Query& query) override;
  Figures figures() override {
    const std::shared_lock lock(mutex_);
    return index_.figures();
  }

 private:
  Result<void> take(const sql::Row& row);
  Result<bool> has_body(const Row& row, std::string_view body);
  Result<void> insert(sql::Transaction& tx, const std::vector<Record>& records, const std::vector<std::string_view>& types,
                      const std::vector<std::string_view>& bodies);

  sql::Database& database_;
  const std::string collection_;
  Clock& clock_;

  std::shared_mutex mutex_;  // of the index
  ObjectIndex index_;

  std::mutex writer_;  // whoever has it alone uses these
  TypeNumbers type_numbers_;
  Sequence next_sequence_ = 0;
  Microseconds last_added_ = 0;
  bool unsure_ = false;  // whether the last write came to be is told by the rows
};

// Reads what was written since: all of it at opening, and what became of a write whose end nobody heard.
Result<void> SqlLog::catch_up() {
  return database_.read([&](sql::Transaction& tx) -> Result<void> {
    return tx.each(
        "SELECT sequence, added, type, uuid, version, stated, digits, spec, label, bytes, checksum, CASE WHEN body IS NULL THEN 1 ELSE 0 "
        "END "
        "FROM shared_object WHERE collection = ? AND sequence >= ? ORDER BY sequence",
        [&](const sql::Row& row) { return take(row); }, collection_, static_cast<std::int64_t>(next_sequence_));
  });
}

Result<void> SqlLog::take(const sql::Row& row) {
  const auto uuid = Uuid::parse(row.text(3));
  if (static_cast<Sequence>(row.integer(0)) != next_sequence_ || !uuid)
    return error(ErrorCode::integrity, "collection {}: version {} is missing or damaged; restore the data base from a backup", collection_,
                 next_sequence_);
  Record record;
  record.added = row.integer(1);
  record.uuid = *uuid;
  record.version = row.integer(4);
  record.version_stated = row.flag(5);
  record.version_digits = static_cast<std::uint8_t>(row.integer(6));
  record.spec = static_cast<std::uint8_t>(row.integer(7));
  record.label = static_cast<std::uint8_t>(row.integer(8));
  record.bytes = static_cast<std::uint32_t>(row.integer(9));
  record.checksum = static_cast<std::uint32_t>(row.integer(10));
  record.place = next_sequence_;
  const std::unique_lock exclusive(mutex_);
  const auto [known, fresh] = type_numbers_.try_emplace(row.string(2), static_cast<std::uint16_t>(type_numbers_.size()));
  if (fresh) index_.add_type(known->first);
  record.type = known->second;
  index_.add(record);
  if (row.flag(11)) index_.remove(next_sequence_);
  ++next_sequence_;
  last_added_ = record.added;
  return {};
}

Result<std::vector<Stored>> SqlLog::append(std::span<const NewObject> objects) {
  TRY(check_new_objects(objects));
  const std::lock_guard writing(writer_);
  if (unsure_) TRY(catch_up());
  unsure_ = false;
  Placing placing(
      {.index = index_, .mutex = mutex_, .types = type_numbers_, .clock = clock_, .next = next_sequence_, .last_added = last_added_},
      [this](const Row& row, std::string_view body) { return has_body(row, body); });
  std::vector<Stored> stored;
  std::vector<std::string_view> types, bodies;
  for (const NewObject& object : objects) {
    const auto one = placing.place(object);
    if (!one) {
      placing.forget();
      return std::unexpected(one.error());
    }
    stored.push_back(*one);
    if (one->taken == Taken::known) continue;
    placing.records().back().place = one->sequence;
    types.push_back(object.key.type);
    bodies.push_back(object.body);
  }
  const std::vector<Record>& records = placing.records();
  if (records.empty()) return stored;
  const auto written = database_.write([&](sql::Transaction& tx) { return insert(tx, records, types, bodies); });
  if (!written) {
    placing.forget();
    unsure_ = true;
    return std::unexpected(written.error());
  }
  const std::unique_lock exclusive(mutex_);
  for (const std::string& type : placing.new_types()) index_.add_type(type);
  for (const Record& record : records) index_.add(record);
  next_sequence_ += records.size();
  last_added_ = records.back().added;
  return stored;
}

Result<void> SqlLog::insert(sql::Transaction& tx, const std::vector<Record>& records, const std::vector<std::string_view>& types,
                            const std::vector<std::string_view>& bodies) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    TRY(tx.execute(
        "INSERT INTO shared_object(collection, sequence, added, type, uuid, version, stated, digits, spec, label, bytes, checksum, "
        "body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        collection_, static_cast<std::int64_t>(record.place), record.added, types[i], record.uuid.to_string(), record.version,
        std::int64_t(record.version_stated), std::int64_t(record.version_digits), std::int64_t(record.spec), std::int64_t(record.label),
        std::int64_t(record.bytes), std::int64_t(record.checksum), as_bytes(bodies[i])));
  }
  return {};
}

Result<bool> SqlLog::has_body(const Row& row, std::string_view body) {
  if (row.bytes != body.size() || row.checksum != crc32c(as_bytes(body))) return false;
  const auto found = TRY(database_.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT body FROM shared_object WHERE collection = ? AND sequence = ? AND body IS NOT NULL", collection_,
                        static_cast<std::int64_t>(row.sequence));
  }));
  return found && as_text(found->bytes(0)) == body;
}

Result<void> SqlLog::read_bodies(Selection& selection, std::string& out) {
  constexpr Sequence worth_reading_over = 8;
  std::vector<Row> kept;
  const std::vector<Row>& rows = selection.rows;
  const std::size_t before = out.size();
  const auto read = database_.read([&](sql::Transaction& tx) -> Result<void> {
    out.resize(before);
    kept.clear();
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
      // Versions that stand one behind the other come with one question; so do those with little between them.
      for (end = begin + 1; end < rows.size() && rows[end].sequence - rows[end - 1].sequence <= worth_reading_over;) ++end;
      std::size_t at = begin;
      TRY(tx.each(
          "SELECT sequence, body FROM shared_object WHERE collection = ? AND sequence >= ? AND sequence <= ? AND body IS NOT NULL ORDER BY "
          "sequence",
          [&](const sql::Row& found) -> Result<void> {
            const auto sequence = static_cast<Sequence>(found.integer(0));
            while (at < end && rows[at].sequence < sequence) ++at;  // removed since the rows were selected
            if (at == end || rows[at].sequence != sequence) return {};
            const ByteView body = found.bytes(1);
            if (body.size() != rows[at].bytes || crc32c(body) != rows[at].checksum)
              return error(ErrorCode::integrity, "collection {}: version {} is missing or damaged; restore the data base from a backup",
                           collection_, sequence);
            if (out.size() > before) out += ',';
            out += as_text(body);
            kept.push_back(rows[at]);
            return {};
          },
          collection_, static_cast<std::int64_t>(rows[begin].sequence), static_cast<std::int64_t>(rows[end - 1].sequence)));
    }
    return {};
  });
  if (!read) return read;
  selection.rows = std::move(kept);
  return {};
}

Result<std::uint64_t> SqlLog::remove(const Query& query) {
  const std::lock_guard writing(writer_);
  std::vector<Sequence> gone;
  {
    const std::shared_lock shared(mutex_);
    gone = index_.select_all(query);
  }
  TRY(database_.write([&](sql::Transaction& tx) -> Result<void> {
    for (const Sequence sequence : gone)
      TRY(tx.execute("UPDATE shared_object SET body = NULL WHERE collection = ? AND sequence = ?", collection_,
                     static_cast<std::int64_t>(sequence)));
    return {};
  }));
  const std::unique_lock exclusive(mutex_);
  for (const Sequence sequence : gone) index_.remove(sequence);
  return gone.size();
}

}  // namespace

const sql::Schema& schema() {
  static const sql::Schema schema{
      "objects",
      {{1,
        "versions of shared objects with their bodies",
        {
            "CREATE TABLE shared_object(collection TEXT NOT NULL, sequence INTEGER NOT NULL, added INTEGER NOT NULL, type TEXT NOT NULL, "
            "uuid "
            "TEXT NOT NULL, version INTEGER NOT NULL, stated INTEGER NOT NULL, digits INTEGER NOT NULL, spec INTEGER NOT NULL, label "
            "INTEGER "
            "NOT NULL, bytes INTEGER NOT NULL, checksum INTEGER NOT NULL, body BLOB, PRIMARY KEY(collection, sequence)) STRICT",
            "CREATE UNIQUE INDEX shared_object_added ON shared_object(collection, added)",
        }}}};
  return schema;
}

Result<std::unique_ptr<ObjectLog>> SqlObjectLog::open(sql::Database& database, std::string collection, Clock& clock) {
  auto log = std::make_unique<SqlLog>(database, std::move(collection), clock);
  TRY(log->catch_up());
  return std::unique_ptr<ObjectLog>(std::move(log));
}

}  // namespace sekimori::objects
