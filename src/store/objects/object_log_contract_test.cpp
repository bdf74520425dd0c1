// What every ObjectLog promises: on the embedded one, and on the data bases that the scaled one lies in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "base/fault_files.h"
#include "store/objects/file_object_log.h"
#include "store/objects/sql_object_log.h"
#include "store/sql/testing/postgres_server.h"

namespace sekimori::objects {
namespace {

using ::testing::ElementsAre;

enum class Adapter { files, sqlite, postgresql };

class ObjectLogContract : public ::testing::TestWithParam<Adapter> {
 protected:
  void SetUp() override {
    auto made = TemporaryDirectory::create();
    ASSERT_TRUE(made);
    folder_.emplace(*std::move(made));
    std::string location = (folder_->path() / "test.db").string();
    if (GetParam() == Adapter::postgresql) {
      auto& server = sql::testing::PostgresServer::shared();
      if (!server) {
        if (server.error().message.starts_with("skipped")) GTEST_SKIP() << server.error().message;
        FAIL() << server.error().message;
      }
      location = *server->create_database();
    }
    if (GetParam() != Adapter::files) {
      auto opened = sql::Database::open(location);
      ASSERT_TRUE(opened) << opened.error().message;
      database_ = *std::move(opened);
      ASSERT_TRUE(sql::migrate(*database_, schema(), clock_));
    }
    reopen();
  }
  void reopen() {
    log_.reset();
    file_log_ = nullptr;
    if (database_) {
      auto opened = SqlObjectLog::open(*database_, "c", clock_);
      ASSERT_TRUE(opened) << opened.error().message;
      log_ = *std::move(opened);
      return;
    }
    auto opened = FileObjectLog::open(files_, folder_->path() / "c", clock_);
    ASSERT_TRUE(opened) << opened.error().message;
    file_log_ = opened->get();
    log_ = *std::move(opened);
  }
  // Every byte that is kept of bodies.
  std::string kept_bytes() {
    if (!database_) return system_files().read_text(folder_->path() / "c" / "bodies").value_or("");
    std::string out;
    const auto rows =
        database_->read([&](sql::Transaction& tx) { return tx.query("SELECT body FROM shared_object WHERE body IS NOT NULL"); });
    EXPECT_TRUE(rows);
    for (const sql::Row& row : *rows) out += as_text(row.bytes(0));
    return out;
  }

  static Uuid uuid(int number) {
    Uuid out;
    out.bytes[15] = static_cast<Byte>(number);
    out.bytes[14] = static_cast<Byte>(number >> 8);
    out.bytes[13] = static_cast<Byte>(number >> 16);
    return out;
  }
  struct Given {
    int id = 0;
    std::optional<std::int64_t> version = {};
    std::string body = {};
    std::string_view type = "indicator";
    std::uint8_t spec = 1;
    std::uint8_t label = 0;
  };
  std::vector<Stored> put(const std::vector<Given>& given) {
    std::vector<NewObject> objects;
    for (const Given& one : given)
      objects.push_back({.key = {one.type, uuid(one.id)}, .version = one.version, .spec = one.spec, .label = one.label, .body = one.body});
    auto stored = log_->append(objects);
    EXPECT_TRUE(stored) << stored.error().message;
    return stored ? *stored : std::vector<Stored>();
  }
  std::string page(Query query) {
    auto selection = log_->select(query);
    EXPECT_TRUE(selection);
    std::string out;
    const auto read = log_->read_bodies(*selection, out);
    EXPECT_TRUE(read) << read.error().message;
    return out;
  }

  FaultFiles files_{system_files()};
  FixedClock clock_{Instant::from_seconds(1'760'000'000)};
  std::optional<TemporaryDirectory> folder_;
  std::unique_ptr<sql::Database> database_;  // none: the embedded one
  std::unique_ptr<ObjectLog> log_;
  FileObjectLog* file_log_ = nullptr;
};
INSTANTIATE_TEST_SUITE_P(All, ObjectLogContract, ::testing::Values(Adapter::files, Adapter::sqlite, Adapter::postgresql),
                         [](const auto& with) {
                           return with.param == Adapter::files ? "files" : with.param == Adapter::sqlite ? "sqlite" : "postgresql";
                         });

// What the files of the embedded one go through.
class FilesOfObjectLog : public ObjectLogContract {};
INSTANTIATE_TEST_SUITE_P(Embedded, FilesOfObjectLog, ::testing::Values(Adapter::files));

TEST_P(ObjectLogContract, gives_back_the_bytes_that_came_in_their_order) {
  put({{.id = 1, .version = 10, .body = "{\"a\": 1}"}, {.id = 2, .version = 10, .body = "{ \"b\":\n2 }"}});
  put({{.id = 3, .body = "{\"c\":3}", .type = "ipv4-addr"}});
  EXPECT_EQ(page({}), "{\"a\": 1},{ \"b\":\n2 },{\"c\":3}");
  reopen();
  EXPECT_EQ(page({}), "{\"a\": 1},{ \"b\":\n2 },{\"c\":3}");
  EXPECT_EQ(log_->figures().versions, 3U);
}

TEST_P(ObjectLogContract, dates_added_are_unique_and_only_grow_whatever_the_clock_does) {
  std::vector<Microseconds> dates;
  for (const Stored& one : put({{.id = 1, .body = "1"}, {.id = 2, .body = "2"}, {.id = 3, .body = "3"}})) dates.push_back(one.added);
  clock_.advance(-3600 * nanoseconds_per_second);
  for (const Stored& one : put({{.id = 4, .body = "4"}})) dates.push_back(one.added);
  reopen();
  for (const Stored& one : put({{.id = 5, .body = "5"}})) dates.push_back(one.added);
  EXPECT_TRUE(std::ranges::is_sorted(dates));
  EXPECT_EQ(std::set(dates.begin(), dates.end()).size(), 5U);
  EXPECT_EQ(page({.after = dates[2]}), "4,5");
  EXPECT_EQ(page({.after = dates[4]}), "");
}

TEST_P(ObjectLogContract, dates_of_another_log_are_kept_as_long_as_they_only_grow) {
  const Microseconds past = 1'500'000'000'000'000;
  std::vector<NewObject> objects;
  for (int i = 0; i < 3; ++i)
    objects.push_back({.key = {"indicator", uuid(i)}, .version = 1, .added = past + (i == 2 ? 0 : i * 10), .body = "x"});
  const auto stored = log_->append(objects);
  ASSERT_TRUE(stored);
  EXPECT_EQ((*stored)[0].added, past);
  EXPECT_EQ((*stored)[1].added, past + 10);
  EXPECT_EQ((*stored)[2].added, past + 11);
}

TEST_P(ObjectLogContract, a_known_version_is_not_stored_again) {
  const auto first = put({{.id = 1, .version = 10, .body = "one"}, {.id = 1, .version = 10, .body = "other bytes"}});
  EXPECT_EQ(first[0].taken, Taken::stored);
  EXPECT_EQ(first[1].taken, Taken::known);
  EXPECT_EQ(first[1].added, first[0].added);
  reopen();
  EXPECT_EQ(put({{.id = 1, .version = 10, .body = "one"}})[0].taken, Taken::known);
  EXPECT_EQ(put({{.id = 1, .version = 9, .body = "older"}})[0].taken, Taken::stored);
  EXPECT_EQ(put({{.id = 1, .version = 9, .body = "older"}})[0].taken, Taken::known);
  // What states no version is known by its bytes.
  EXPECT_EQ(put({{.id = 2, .body = "x"}})[0].taken, Taken::stored);
  EXPECT_EQ(put({{.id = 2, .body = "x"}, {.id = 2, .body = "y"}, {.id = 2, .body = "y"}})[0].taken, Taken::known);
  EXPECT_EQ(log_->figures().versions, 4U);
  EXPECT_EQ(log_->figures().objects, 2U);
}

TEST_P(ObjectLogContract, versions_are_found_by_what_they_are) {
  put({{.id = 1, .version = 20, .body = "b"}, {.id = 1, .version = 10, .body = "a"}, {.id = 1, .version = 30, .body = "c"}});
  put({{.id = 2, .version = 5, .body = "z"}});
  EXPECT_EQ(page({}), "c,z");
  EXPECT_EQ(page({.versions = {.first = true}}), "a,z");
  EXPECT_EQ(page({.versions = {.all = true}}), "b,a,c,z");
  EXPECT_EQ(page({.versions = {.first = true, .last = true}}), "a,c,z");
  EXPECT_EQ(page({.versions = {.exact = {20, 5}}}), "b,z");
  EXPECT_EQ(page({.ids = {{"indicator", uuid(1)}}, .versions = {.all = true}}), "b,a,c");
  EXPECT_EQ(page({.ids = {{"malware", uuid(1)}}}), "");
}

TEST_P(ObjectLogContract, without_a_word_about_the_standard_the_newest_counts) {
  put({{.id = 1, .version = 10, .body = "old", .spec = 0}, {.id = 1, .version = 10, .body = "new", .spec = 1}});
  put({{.id = 2, .version = 10, .body = "only old", .spec = 0}});
  EXPECT_EQ(page({}), "new,only old");
  EXPECT_EQ(page({.specs = {0}}), "old,only old");
  EXPECT_EQ(page({.specs = {0, 1}, .versions = {.all = true}}), "old,new,only old");
  EXPECT_EQ(page({.versions = {.all = true}}), "new,only old");
  put({{.id = 1, .version = 99, .body = "later old", .spec = 0}});
  EXPECT_EQ(page({}), "new,only old");
  EXPECT_EQ(page({.specs = {0, 1}}), "only old,later old");
}

// Numbers that begin anew would give the objects of one type to those who ask for another.
TEST_P(ObjectLogContract, takes_no_more_types_than_it_has_numbers_for) {
  if (GetParam() == Adapter::postgresql) GTEST_SKIP() << "skipped: 65,535 rows one by one take minutes on PostgreSQL";
  std::vector<std::string> names;
  for (int i = 0; i < 65'535; ++i) names.push_back("x-" + std::to_string(i));
  std::vector<NewObject> objects;
  for (const std::string& name : names) objects.push_back({.key = {name, uuid(1)}, .version = 1, .spec = 1, .body = "{}"});
  ASSERT_TRUE(log_->append(objects));
  const std::vector<NewObject> another = {{.key = {"x-another", uuid(1)}, .version = 1, .spec = 1, .body = "{}"}};
  const auto refused = log_->append(another);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  reopen();
  EXPECT_EQ(log_->append(another).error().code, ErrorCode::invalid_input);
  const std::vector<NewObject> known = {{.key = {"x-0", uuid(2)}, .version = 1, .spec = 1, .body = "{}"}};
  EXPECT_TRUE(log_->append(known));
}

TEST_P(ObjectLogContract, filters_go_together_with_pages) {
  std::vector<Given> given;
  for (int i = 0; i < 1000; ++i)
    given.push_back({.id = i, .version = 1, .body = std::to_string(i), .type = i % 3 == 0 ? "malware" : "indicator"});
  put(given);
  std::string all;
  Query query{.types = {"malware"}, .limit = 7};
  for (int pages = 0;; ++pages) {
    auto selection = log_->select(query);
    ASSERT_TRUE(selection);
    std::string out;
    ASSERT_TRUE(log_->read_bodies(*selection, out));
    all += (all.empty() ? "" : ",") + out;
    query.from = selection->next;
    if (!selection->more) break;
    ASSERT_LT(pages, 100);
  }
  std::string wanted;
  for (int i = 0; i < 1000; i += 3) wanted += (i == 0 ? "" : ",") + std::to_string(i);
  EXPECT_EQ(all, wanted);
  EXPECT_EQ(page({.types = {"tool"}}), "");
}

TEST_P(ObjectLogContract, nobody_sees_a_label_that_he_has_not) {
  put({{.id = 1, .version = 1, .body = "open", .label = 0}, {.id = 1, .version = 2, .body = "secret", .label = 4}});
  put({{.id = 2, .version = 1, .body = "only secret", .label = 4}, {.id = 3, .version = 1, .body = "tail", .label = 1}});
  Labels some;
  some.set(0).set(1);
  EXPECT_EQ(page({.labels = some}), "open,tail");
  EXPECT_EQ(page({.ids = {{"indicator", uuid(2)}}, .labels = some}), "");
  EXPECT_EQ(page({.versions = {.all = true}, .labels = some}), "open,tail");
  const auto first = log_->select({.limit = 1, .labels = some});
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->more);
  const auto rest = log_->select({.from = 3, .labels = some});
  ASSERT_TRUE(rest);
  EXPECT_FALSE(rest->more);
  EXPECT_EQ(page({.labels = Labels()}), "");
  EXPECT_EQ(page({}), "secret,only secret,tail");
}

TEST_P(ObjectLogContract, what_is_removed_is_gone_with_its_bytes) {
  put({{.id = 1, .version = 1, .body = "first"}, {.id = 1, .version = 2, .body = "PRIVATE"}, {.id = 2, .version = 1, .body = "stays"}});
  const auto removed = log_->remove({.ids = {{"indicator", uuid(1)}}, .versions = {.exact = {2}}});
  ASSERT_TRUE(removed);
  EXPECT_EQ(*removed, 1U);
  EXPECT_EQ(page({}), "first,stays");
  EXPECT_TRUE(kept_bytes().contains("first"));
  EXPECT_FALSE(kept_bytes().contains("PRIVATE"));
  reopen();
  EXPECT_EQ(page({.versions = {.all = true}}), "first,stays");
  EXPECT_EQ(put({{.id = 1, .version = 2, .body = "again"}})[0].taken, Taken::stored);
  EXPECT_EQ(page({}), "stays,again");
  ASSERT_TRUE(log_->remove({.versions = {.all = true}}));
  EXPECT_EQ(page({.versions = {.all = true}}), "");
  EXPECT_EQ(log_->figures().versions, 0U);
  EXPECT_EQ(put({{.id = 1, .version = 2, .body = "back"}})[0].taken, Taken::stored);
  EXPECT_EQ(page({}), "back");
}

TEST_P(FilesOfObjectLog, a_torn_tail_is_cut_and_damage_before_it_is_not) {
  put({{.id = 1, .version = 1, .body = "one"}});
  put({{.id = 2, .version = 1, .body = "two"}});
  const Path index = folder_->path() / "c" / "index";
  const std::string whole = *system_files().read_text(index);
  for (std::size_t cut = 1; cut < 64; cut += 13) {
    log_.reset();
    ASSERT_TRUE(system_files().replace(index, as_bytes(whole.substr(0, whole.size() - cut)), Durable::no));
    reopen();
    EXPECT_EQ(page({}), "one");
    EXPECT_EQ(file_log_->recovery().cut_records, 1U);
    EXPECT_EQ(put({{.id = 2, .version = 1, .body = "two"}})[0].taken, Taken::stored);
    EXPECT_EQ(page({}), "one,two");
  }
  log_.reset();
  std::string broken = whole;
  broken[64 + 20] = static_cast<char>(broken[64 + 20] ^ 1);
  ASSERT_TRUE(system_files().replace(index, as_bytes(broken), Durable::no));
  const auto refused = FileObjectLog::open(files_, folder_->path() / "c", clock_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::integrity);
}

TEST_P(FilesOfObjectLog, rotten_bytes_are_not_handed_out) {
  put({{.id = 1, .version = 1, .body = "one"}});
  put({{.id = 2, .version = 1, .body = "two"}});
  const Path bodies = folder_->path() / "c" / "bodies";
  std::string bytes = *system_files().read_text(bodies);
  bytes[1] = 'x';
  ASSERT_TRUE(system_files().replace(bodies, as_bytes(bytes), Durable::no));
  reopen();
  auto selection = log_->select({});
  ASSERT_TRUE(selection);
  std::string out;
  const auto read = log_->read_bodies(*selection, out);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::integrity);
}

TEST_P(FilesOfObjectLog, what_failed_is_there_wholly_or_not_at_all) {
  put({{.id = 0, .version = 1, .body = "before"}});
  for (std::uint64_t effects = 0; effects < 8; ++effects) {
    files_.fail_after(effects, ENOSPC, FaultPersistence::for_ever);
    const std::string type = "type-" + std::string(effects, 'x');
    const NewObject named{.key = {type, uuid(100)}, .version = 1, .body = "new"};
    const auto stored = log_->append(std::span(&named, 1));
    files_.stop_failing();
    reopen();
    const std::string now = page({.types = {type}});
    EXPECT_TRUE(now == "new" || now.empty());
    if (stored) { EXPECT_EQ(now, "new"); }
    EXPECT_EQ(page({.limit = 1}), "before");
    ASSERT_TRUE(log_->append(std::span(&named, 1)));
    EXPECT_EQ(page({.types = {type}}), "new");
  }
}

// Another process wrote to the same collection: what it wrote is taken over, nothing is overwritten and nothing is doubled.
TEST_P(ObjectLogContract, a_second_writer_of_a_data_base_is_refused_and_then_caught_up_with) {
  if (!database_) GTEST_SKIP() << "skipped: the folder of the embedded log belongs to one process";
  auto second = SqlObjectLog::open(*database_, "c", clock_);
  ASSERT_TRUE(second);
  put({{.id = 1, .version = 1, .body = "one"}});
  const NewObject mine{.key = {"indicator", uuid(2)}, .version = 1, .body = "two"};
  EXPECT_EQ((*second)->append(std::span(&mine, 1)).error().code, ErrorCode::conflict);
  const auto again = (*second)->append(std::span(&mine, 1));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->front().sequence, 1U);
  const NewObject known{.key = {"indicator", uuid(1)}, .version = 1, .spec = 1, .body = "one"};
  EXPECT_EQ((*second)->append(std::span(&known, 1))->front().taken, Taken::known);
  reopen();
  EXPECT_EQ(page({}), "one,two");
}

TEST_P(ObjectLogContract, readers_beside_writers_lose_nothing_and_see_nothing_twice) {
  constexpr int writers = 4, each = 600;
  std::atomic<bool> done{false};
  std::vector<std::thread> threads;
  for (int w = 0; w < writers; ++w)
    threads.emplace_back([&, w] {
      for (int i = 0; i < each; i += 20) {
        std::vector<std::string> bodies;
        std::vector<NewObject> objects;
        for (int k = 0; k < 20; ++k) bodies.push_back(std::to_string(w * each + i + k));
        for (int k = 0; k < 20; ++k)
          objects.push_back({.key = {"indicator", uuid(w * each + i + k)}, .version = 1, .body = bodies[static_cast<std::size_t>(k)]});
        EXPECT_TRUE(log_->append(objects));
      }
    });
  std::vector<std::vector<std::string>> seen(3);
  std::vector<std::thread> readers;
  for (auto& mine : seen)
    readers.emplace_back([&] {
      Query query{.limit = 100};
      for (;;) {
        const bool last_round = done;
        auto selection = log_->select(query);
        std::string out;
        EXPECT_TRUE(log_->read_bodies(*selection, out));
        for (std::size_t at = 0; at < out.size();) {
          const std::size_t end = std::min(out.find(',', at), out.size());
          mine.push_back(out.substr(at, end - at));
          at = end + 1;
        }
        query.from = selection->next;
        if (last_round && !selection->more) break;
      }
    });
  for (auto& thread : threads) thread.join();
  done = true;
  for (auto& thread : readers) thread.join();
  for (const auto& mine : seen) {
    EXPECT_EQ(mine.size(), std::size_t(writers * each));
    EXPECT_EQ(std::set(mine.begin(), mine.end()).size(), mine.size());
  }
}

}  // namespace
}  // namespace sekimori::objects
