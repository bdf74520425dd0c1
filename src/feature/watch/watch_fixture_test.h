// Shared by the tests of this room: a node's parts on a real SQLite file, a small firm, and logs as a client-log product writes them.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault_files.h"
#include "base/text.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/consumer.h"
#include "feature/watch/schema.h"
#include "record/record_room.h"
#include "store/blob/file_blobs.h"
#include "store/events/segment_store.h"
#include "store/stream/local_log.h"

namespace sekimori::watch {

class LeafList final : public record::LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& more) override {
    if (before_append) before_append();
    if (failing) return error(ErrorCode::full, "no space");
    std::vector<std::uint64_t> indexes;
    for (const Bytes& leaf : more) {
      indexes.push_back(leaves.size());
      leaves.push_back(leaf);
    }
    return indexes;
  }
  Result<std::optional<std::uint64_t>> find(ByteView leaf, std::uint64_t least_index) override {
    for (size_t i = leaves.size(); i > least_index; --i)
      if (std::ranges::equal(leaves[i - 1], leaf)) return std::optional<std::uint64_t>(i - 1);
    return std::optional<std::uint64_t>();
  }
  // How many entries carry this type.
  std::size_t of_type(std::string_view type) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(leaves, [&](const Bytes& leaf) { return as_text(leaf).contains(fmt::format("\"type\":\"{}\"", type)); }));
  }
  std::vector<Bytes> leaves;
  bool failing = false;
  std::function<void()> before_append;
};

class Firm final : public model::PersonDirectory {
 public:
  void add(const std::string& staff_number, const std::string& account) {
    model::KnownPerson known;
    system_random().fill(known.id.uuid.bytes);
    known.person.staff_number = staff_number;
    known.person.accounts = {account};
    people.push_back(std::move(known));
  }
  std::optional<model::KnownPerson> find_by_account(std::string_view account) override {
    for (const auto& known : people)
      if (known.person.accounts[0] == account) return known;
    return {};
  }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find(const model::PersonId& id) override {
    for (const auto& known : people)
      if (known.id == id) return known;
    return {};
  }
  Result<std::vector<model::KnownPerson>> all() override { return people; }
  Result<void> refresh() override { return {}; }
  std::vector<model::KnownPerson> people;
};

class NoSecrets final : public model::SecretDirectory {
 public:
  std::optional<model::KnownSecret> find_by_path(std::string_view) override { return {}; }
  std::optional<model::KnownSecret> find(const model::SecretId&) override { return {}; }
  Result<std::vector<model::KnownSecret>> all() override { return std::vector<model::KnownSecret>(); }
  Result<void> refresh() override { return {}; }
};

class WatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    firm.add("A-1", "tanaka");
    open();
    sources.emplace(*database, room->records, clock, system_random());
    source = add_source("client", told("2025-01-01"));
  }

  // As a process does that starts, or starts again after a crash.
  void open() {
    consumer.reset();
    log.reset();
    blobs.reset();
    sources.reset();
    room.reset();
    database = *sql::Database::open((folder.path() / "node.db").string());
    auto opened = record::RecordRoom::open(
        {.database = *database, .clock = clock, .random = system_random(), .ledger = ledger, .people = firm, .node = "n"});
    ASSERT_TRUE(opened) << opened.error().message;
    room = *std::move(opened);
    ASSERT_TRUE(sql::migrate(*database, schema(), clock));
    files.stop_failing();
    blobs = *blob::FileBlobs::open(files, folder.path() / "blobs", system_random());
    stream::LocalLogSettings settings;
    settings.partitions = 1;
    log.reset();
    auto opened_log = stream::LocalLog::open(system_files(), folder.path() / "stream", settings);
    ASSERT_TRUE(opened_log) << opened_log.error().message;
    log = *std::move(opened_log);
    sources.emplace(*database, room->records, clock, system_random());
    ingestion.emplace(*sources, *blobs, *log, clock, metrics);
  }

  Result<std::unique_ptr<Consumer>> create_consumer(std::uint64_t events_per_checkpoint = 500'000) {
    ConsumerParts parts{.database = *database,
                        .records = room->records,
                        .changes = room->changes,
                        .sources = *sources,
                        .blobs = *blobs,
                        .stream = *log,
                        .files = files,
                        .clock = clock,
                        .random = system_random(),
                        .metrics = metrics,
                        .people = firm,
                        .secrets = secrets,
                        .indicators = watched};
    ConsumerSettings settings;
    settings.events_directory = folder.path() / "events";
    settings.rules = rules();
    settings.events_per_checkpoint = events_per_checkpoint;
    return Consumer::create(std::move(parts), std::move(settings));
  }
  std::unique_ptr<Consumer> make_consumer(std::uint64_t events_per_checkpoint = 500'000) { return *create_consumer(events_per_checkpoint); }

  Result<ConsumeSummary> consume() {
    if (!consumer) consumer = TRY(create_consumer());
    auto summary = consumer->run();
    if (!summary) consumer.reset();
    return summary;
  }

  static std::shared_ptr<const detect::RuleSet> rules() {
    static const auto set = std::make_shared<const detect::RuleSet>(detect::own_rules());
    return set;
  }

  static model::MonitoringBasis told(std::string_view day) {
    model::MonitoringBasis basis;
    basis.purpose = "leaks of secrets";
    basis.work_rule_clause = "58";
    basis.work_rule_version = "7";
    basis.told_to_staff = *Day::parse(day);
    basis.responsible_person = "A-9";
    basis.notice_to_union = "2024-12-01";
    basis.last_audit = *Day::parse("2025-06-01");
    return basis;
  }

  std::string add_source(const std::string& name, const model::MonitoringBasis& basis, int retention_days = 365) {
    model::Source made;
    made.name = name;
    made.kind = "client_operation";
    made.mapping = "client-operations";
    made.retention_days = retention_days;
    made.basis = basis;
    auto id = sources->add(system, made, "test", *Instant::parse("2025-01-01T00:00:00Z"));
    EXPECT_TRUE(id) << id.error().message;
    return id ? id->to_string() : std::string();
  }

  // What lets an earlier hour of the source be decided.
  static std::string later_line() { return copy_line(0, "2026-01-09"); }

  // One copy to a stick, `minute` after nine in the morning of the day in Japan.
  static std::string copy_line(int minute, std::string_view day = "2026-01-06", std::string_view user = "tanaka") {
    return fmt::format(
        R"({{"@timestamp":"{}T00:{:02}:{:02}Z","product":"client_log","Computer":"PC-1","UserName":"{}","Operation":"コピー",)"
        R"("DriveType":"リムーバブル","FilePath":"C:\\work\\plan{}.dxf","Destination":"E:\\plan{}.dxf","Bytes":"1000","SerialNumber":"K1"}})"
        "\n",
        day, minute / 60 % 60, minute % 60, user, minute, minute);
  }
  static std::string copies(int from, int to, std::string_view day = "2026-01-06") {
    std::string out;
    for (int i = from; i < to; ++i) out += copy_line(i, day);
    return out;
  }

  std::int64_t number(std::string_view query) {
    auto row = database->read([&](sql::Transaction& tx) { return tx.query_one(query); });
    EXPECT_TRUE(row && *row) << (row ? "no row" : row.error().message);
    return row && *row ? (*row)->integer(0) : -1;
  }
  std::int64_t copies_counted() { return number("SELECT COALESCE(SUM(events), 0) FROM watch_activity WHERE feature = 'removable_copy'"); }
  std::int64_t hits_counted() { return number("SELECT COALESCE(SUM(events), 0) FROM watch_hit WHERE title LIKE 'Copy to removable%'"); }

  // Every event of every committed segment, read back; fails when one stands in two of them.
  std::vector<model::Event> events_kept() {
    SegmentTable table(*database);
    events::SegmentStore store(system_files(), folder.path() / "events", table);
    auto page = store.find({.predicate = {}, .order = events::ScanOrder::oldest_first, .limit = 100'000, .after = {}});
    EXPECT_TRUE(page) << page.error().message;
    if (!page) return {};
    std::set<model::EventId> ids;
    for (const auto& event : page->events) EXPECT_TRUE(ids.insert(event.id).second) << "an event stands in two segments";
    return std::move(page->events);
  }
  std::size_t segment_files() {
    std::size_t count = 0;
    if (!std::filesystem::exists(folder.path() / "events")) return 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "events"))
      count += entry.is_regular_file() ? 1U : 0U;
    return count;
  }

  TemporaryDirectory folder = *TemporaryDirectory::create();
  FixedClock clock{*Instant::parse("2026-01-10T00:00:00Z")};
  FaultFiles files{system_files()};
  model::IndicatorWatch* watched = nullptr;
  LeafList ledger;
  Firm firm;
  NoSecrets secrets;
  Metrics metrics;
  record::Actor system = record::Actor::system("test");
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<record::RecordRoom> room;
  std::unique_ptr<blob::FileBlobs> blobs;
  std::unique_ptr<stream::LocalLog> log;
  std::optional<SourceBook> sources;
  std::optional<Ingestion> ingestion;
  std::unique_ptr<Consumer> consumer;
  std::string source;
};

}  // namespace sekimori::watch
