// rooms: base engine/ledger
// libraries: sqlite3
// Durable appends per second of the ledger for 1, 16 and 256 concurrent appenders, beside what the disk allows (one
// fdatasync per entry) and beside SQLite (WAL, synchronous=FULL, one row a commit) on the same disk in the same run.
//
//   bench_ledger_append [SECONDS_PER_ROW] [DIRECTORY]
#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <thread>

#include "base/files.h"
#include "bench/figure.h"
#include "engine/ledger/ledger.h"

namespace {

using namespace sekimori;

struct Rate {
  double per_second = 0;
  double cpu_microseconds = 0;  // per entry
};

// Calls `one` from `threads` threads for `seconds`; it does one durable append.
template <class One>
Rate measure(unsigned threads, double seconds, One one) {
  std::atomic<std::uint64_t> done{0};
  std::atomic<bool> stop{false};
  const std::clock_t cpu = std::clock();
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> all;
    for (unsigned t = 0; t < threads; ++t)
      all.emplace_back([&, t] {
        for (std::uint64_t i = 0; !stop; ++i) {
          one(t, i);
          ++done;
        }
      });
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    stop = true;
  }
  const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const auto count = static_cast<double>(done.load());
  return {count / took, 1e6 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC / count};
}

void must(bool condition, std::string_view what) {
  if (condition) return;
  fmt::print(stderr, "bench_ledger_append: {} failed\n", what);
  std::exit(1);
}

// An entry as it is in real use: about 250 bytes.
Bytes leaf(unsigned thread, std::uint64_t number) {
  ledger::Leaf out;
  out.type = "custody.view";
  out.id = "019b8c1e-0000-7000-8000-000000000000";
  out.seq = static_cast<std::int64_t>(number);
  out.time = Instant{1'767'571'200'000'000'000 + thread};
  return to_bytes(out.to_string());
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 2;
  const auto temporary = TemporaryDirectory::create("bench");
  must(temporary.has_value(), "making a directory");
  const Path base = argc > 2 ? Path(argv[2]) : temporary->path();

  // The limit: one writer, an already allocated file, one fdatasync per entry.
  auto raw = system_files().open(base / "raw", OpenMode::create_new, 0600);
  must(raw && (*raw)->write_at(0, Bytes(size_t(1) << 24)) && (*raw)->sync(), "the raw file");
  const Bytes entry = leaf(0, 0);

  // Disks of shared hosts change their mind by the second: every round measures everything once, the limit right before
  // each, and the median of the rounds is printed.
  constexpr int rounds = 5;
  const double each = seconds / rounds;
  struct Row {
    std::string what;
    std::function<Rate()> run;
    std::vector<double> per_second = {}, ratio = {}, cpu = {};
  };
  const auto limit = [&] {
    return measure(1, each, [&](unsigned, std::uint64_t i) {
      must((*raw)->write_at((i * 320) % ((size_t(1) << 24) - 512), entry) && (*raw)->sync(), "fdatasync");
    });
  };
  std::vector<Row> rows;
  rows.push_back({"limit: write + fdatasync, 1 writer", limit});
  std::vector<std::unique_ptr<ledger::Ledger>> ledgers;
  for (const unsigned threads : {1U, 16U, 256U}) {
    auto opened = ledger::Ledger::open(system_files(), base / fmt::format("ledger-{}", threads),
                                       ledger::SigningKey::generate(system_random(), "bench"), system_clock());
    must(opened.has_value(), "opening the ledger");
    ledgers.push_back(*std::move(opened));
    rows.push_back({fmt::format("ledger, {} appenders", threads), [log = ledgers.back().get(), threads, each] {
                      return measure(threads, each,
                                     [&](unsigned t, std::uint64_t i) { must(log->append(leaf(t, i)).has_value(), "append"); });
                    }});
  }
  std::vector<sqlite3*> connections;
  std::vector<sqlite3_stmt*> inserts;
  for (const unsigned threads : {1U, 16U}) {
    const std::string path = (base / fmt::format("sqlite-{}", threads)).string();
    const size_t first = connections.size();
    for (unsigned t = 0; t < threads; ++t) {
      sqlite3* connection = nullptr;
      sqlite3_stmt* insert = nullptr;
      must(sqlite3_open(path.c_str(), &connection) == SQLITE_OK, "sqlite open");
      sqlite3_busy_timeout(connection, 60'000);
      must(sqlite3_exec(connection,
                        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS l(i INTEGER PRIMARY KEY, b BLOB)",
                        nullptr, nullptr, nullptr) == SQLITE_OK,
           "sqlite table");
      must(sqlite3_prepare_v2(connection, "INSERT INTO l(b) VALUES(?)", -1, &insert, nullptr) == SQLITE_OK, "sqlite prepare");
      connections.push_back(connection);
      inserts.push_back(insert);
    }
    rows.push_back({fmt::format("SQLite {}, WAL+FULL, {} connections", sqlite3_libversion(), threads), [&inserts, first, threads, each] {
                      return measure(threads, each, [&](unsigned t, std::uint64_t i) {
                        const Bytes bytes = leaf(t, i);
                        sqlite3_stmt* insert = inserts[first + t];
                        sqlite3_bind_blob(insert, 1, bytes.data(), static_cast<int>(bytes.size()), nullptr);
                        must(sqlite3_step(insert) == SQLITE_DONE, "sqlite insert");
                        sqlite3_reset(insert);
                      });
                    }});
  }

  for (int round = 0; round < rounds; ++round)
    for (Row& row : rows) {
      const Rate now = limit(), rate = row.run();
      row.per_second.push_back(rate.per_second);
      row.ratio.push_back(rate.per_second / now.per_second);
      row.cpu.push_back(rate.cpu_microseconds);
    }
  const auto note = [&](const Row& row) {
    return fmt::format("{:.3g} times the fdatasync rate, {:.0f} us of processor an entry, {} cores", bench::median(row.ratio),
                       bench::median(row.cpu), std::thread::hardware_concurrency());
  };
  const auto show = [&](const Row& ours, const Row* peer) {
    bench::Figure figure{.what = ours.what, .value = bench::median(ours.per_second), .unit = "entries/s", .note = note(ours)};
    if (peer) {
      figure.peer = peer->what;
      figure.peer_value = bench::median(peer->per_second);
      figure.note += fmt::format("; peer: {:.3g} times, {:.0f} us", bench::median(peer->ratio), bench::median(peer->cpu));
    }
    bench::print(figure);
  };
  // rows: the limit, the ledger with 1, 16, 256 appenders, SQLite with 1 and 16 connections (more are no faster).
  show(rows[0], nullptr);
  show(rows[1], &rows[4]);
  show(rows[2], &rows[5]);
  show(rows[3], &rows[5]);

  const auto start = std::chrono::steady_clock::now();
  for (const auto& log : ledgers) must(log->checkpoint().has_value(), "checkpoint");
  std::uint64_t size = 0;
  for (const auto& log : ledgers) size += log->size();
  fmt::print("tiles and checkpoints for all {} entries: {:.2f} s\n", size, bench::seconds_since(start));
  for (sqlite3_stmt* insert : inserts) sqlite3_finalize(insert);
  for (sqlite3* connection : connections) sqlite3_close(connection);
  return 0;
}
