// rooms: base model store/sql record feature/consult
// libraries: sqlite3
// Cross tables over a million consultations: the first after a start (everything is read), later ones, and one after a consultation was
// taken in. Beside us in the same run: the same table by GROUP BY over columns of a SQLite table with a covering index.
//
//   bench_consultations [CONSULTATIONS]      default 1,000,000
#include <sqlite3.h>

#include <charconv>

#include "base/files.h"
#include "base/random.h"
#include "bench/figure.h"
#include "feature/consult/desk_counts.h"
#include "feature/consult/schema.h"

namespace {

using namespace sekimori;
using namespace sekimori::consult;
using bench::seconds_since;

constexpr int days = 3'650;
constexpr std::size_t in_a_transaction = 20'000;

Consultation drawn(Random& random, Day first) {
  Consultation out;
  const Day day{first.number + static_cast<std::int32_t>(random.below(days))};
  out.received_at = Instant{Zone::tokyo().start_of(day).nanoseconds + 10 * 3600 * nanoseconds_per_second};
  out.channel = static_cast<Channel>(random.below(4));
  out.desk = random.below(3) == 0 ? main_desk : static_cast<int>(1 + random.below(branch_count));
  out.asker.asker = static_cast<AskerClass>(random.below(8));
  out.asker.band = static_cast<EmployeeBand>(random.below(7));
  out.asker.industry = fmt::format("{:02}", 1 + random.below(99));
  out.asker.prefecture = static_cast<int>(1 + random.below(branch_count));
  for (std::size_t i = 0; i < content_count; ++i)
    if (random.below(4) == 0) out.asker.contents.push_back(static_cast<Content>(i));
  out.asker.source = static_cast<ContactSource>(random.below(11));
  return out;
}

template <class Value>
Value must(Result<Value> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<Value>) return *std::move(result);
}

void run_sql(sqlite3* connection, const char* text) {
  if (sqlite3_exec(connection, text, nullptr, nullptr, nullptr) != SQLITE_OK) {
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(connection));
    std::exit(1);
  }
}

// The peer: one row a consultation, one column an attribute, an index that covers the question.
class GroupBy {
 public:
  explicit GroupBy(const Path& path) {
    if (sqlite3_open(path.c_str(), &connection_) != SQLITE_OK) std::exit(1);
    run_sql(connection_, "PRAGMA journal_mode=WAL; PRAGMA cache_size=-400000");
    run_sql(connection_, "CREATE TABLE c(day INTEGER, asker INTEGER, industry INTEGER, contents INTEGER)");
    sqlite3_prepare_v2(connection_, "INSERT INTO c VALUES (?, ?, ?, ?)", -1, &insert_, nullptr);
    run_sql(connection_, "BEGIN");
  }
  ~GroupBy() {
    sqlite3_finalize(insert_);
    sqlite3_close(connection_);
  }
  GroupBy(const GroupBy&) = delete;
  GroupBy& operator=(const GroupBy&) = delete;
  void add(Fact fact) {
    int place = 0;
    for (const FactPart part : {FactPart::day, FactPart::asker, FactPart::industry, FactPart::contents})
      sqlite3_bind_int64(insert_, ++place, part_of(fact, part));
    sqlite3_step(insert_);
    sqlite3_reset(insert_);
  }
  void done() { run_sql(connection_, "COMMIT; CREATE INDEX c_cover ON c(day, asker, industry, contents); ANALYZE"); }
  // Class by content between two days: one sum for each content.
  std::int64_t ask(Day from, Day to) {
    std::string text = "SELECT asker, COUNT(*)";
    for (std::size_t i = 0; i < content_count; ++i) text += fmt::format(", SUM((contents >> {}) & 1)", i);
    text += " FROM c WHERE day BETWEEN ? AND ? GROUP BY asker";
    sqlite3_stmt* question = nullptr;
    sqlite3_prepare_v2(connection_, text.c_str(), -1, &question, nullptr);
    sqlite3_bind_int64(question, 1, from.number);
    sqlite3_bind_int64(question, 2, to.number);
    std::int64_t cases = 0;
    while (sqlite3_step(question) == SQLITE_ROW) cases += sqlite3_column_int64(question, 1);
    sqlite3_finalize(question);
    return cases;
  }

 private:
  sqlite3* connection_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

}  // namespace

int main(int argc, char** argv) {
  std::size_t size = 1'000'000;
  if (argc > 1) std::from_chars(argv[1], argv[1] + std::string_view(argv[1]).size(), size);
  auto folder = must(TemporaryDirectory::create("bench-consultations"));
  const auto database = must(sql::Database::open((folder.path() / "desk.db").string()));
  must(sql::migrate(*database, schema(), system_clock()));
  SeededRandom random(20150202);
  const Day first = must(Day::parse("2015-02-02"));
  GroupBy peer(folder.path() / "peer.db");
  std::vector<Fact> facts;
  facts.reserve(size);
  for (std::size_t i = 0; i < size; ++i) facts.push_back(fact_of(drawn(random, first), Zone::tokyo()));
  const auto writing = std::chrono::steady_clock::now();
  for (std::size_t at = 0; at < size; at += in_a_transaction)
    must(database->write([&](sql::Transaction& tx) -> Result<void> {
      for (std::size_t i = at; i < std::min(size, at + in_a_transaction); ++i) TRY(append_fact(tx, {}, facts[i]));
      return {};
    }));
  const double write_seconds = seconds_since(writing);
  for (const Fact fact : facts) peer.add(fact);
  peer.done();

  const CountPeriod period{.from = Day{first.number + 100}, .to = Day{first.number + days - 100}};
  std::vector<double> cold, warm, wide, after_one, published, beside;
  std::int64_t cases = 0;
  for (int round = 0; round < 5; ++round) {
    FactColumns columns(*database);  // as after a start
    auto start = std::chrono::steady_clock::now();
    cases = count_cross(*must(columns.now()), period, Dimension::asker, Dimension::content).cases;
    cold.push_back(seconds_since(start) * 1e3);
    start = std::chrono::steady_clock::now();
    const DeskCross cross = count_cross(*must(columns.now()), period, Dimension::asker, Dimension::content);
    warm.push_back(seconds_since(start) * 1e3);
    start = std::chrono::steady_clock::now();
    count_cross(*must(columns.now()), period, Dimension::industry, Dimension::content);
    wide.push_back(seconds_since(start) * 1e3);
    start = std::chrono::steady_clock::now();
    publish(cross, published_floor);
    published.push_back(seconds_since(start) * 1e3);
    must(database->write([&](sql::Transaction& tx) { return append_fact(tx, {}, facts.front()); }));
    start = std::chrono::steady_clock::now();
    count_cross(*must(columns.now()), period, Dimension::asker, Dimension::content);
    after_one.push_back(seconds_since(start) * 1e3);
    must(database->write([&](sql::Transaction& tx) { return append_fact(tx, facts.front(), {}); }));
    start = std::chrono::steady_clock::now();
    const std::int64_t same = peer.ask(period.from, period.to);
    beside.push_back(seconds_since(start) * 1e3);
    if (same != cases) {
      std::fprintf(stderr, "%lld cases, the peer counts %lld\n", static_cast<long long>(cases), static_cast<long long>(same));
      return 1;
    }
  }
  const std::string note = fmt::format("{} consultations, {} in the period", size, cases);
  const double group_by = bench::median(beside);
  bench::print({.what = "cross table, first after a start",
                .value = bench::median(cold),
                .unit = "ms",
                .peer = "GROUP BY, covering index",
                .peer_value = group_by,
                .note = note});
  bench::print({.what = "cross table, class by content",
                .value = bench::median(warm),
                .unit = "ms",
                .peer = "GROUP BY, covering index",
                .peer_value = group_by,
                .note = note});
  bench::print({.what = "cross table, industry by content", .value = bench::median(wide), .unit = "ms", .note = note});
  bench::print({.what = "cross table after one more consultation", .value = bench::median(after_one), .unit = "ms", .note = note});
  bench::print({.what = "hiding small cells of class by content", .value = bench::median(published), .unit = "ms", .note = "floor 3"});
  bench::print(
      {.what = "facts written", .value = static_cast<double>(size) / write_seconds, .unit = "facts/s", .note = "20,000 in a transaction"});
  return 0;
}
