// Shared by the tests of this room: a data base of either kind, a ledger in memory, a clock that stands still, a small firm.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/files.h"
#include "record/record_room.h"
#include "store/sql/testing/postgres_server.h"

namespace sekimori::record {

class MemoryLedger final : public LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& more) override {
    if (fail_before > 0) {
      --fail_before;
      return error(ErrorCode::full, "no space (before)");
    }
    std::vector<std::uint64_t> indexes;
    for (const Bytes& leaf : more) {
      indexes.push_back(leaves.size());
      leaves.push_back(leaf);
    }
    if (fail_after > 0) {
      --fail_after;
      return error(ErrorCode::failure, "the answer was lost");
    }
    return indexes;
  }
  Result<std::optional<std::uint64_t>> find(ByteView leaf, std::uint64_t least_index) override {
    for (size_t i = leaves.size(); i > least_index; --i)
      if (std::ranges::equal(leaves[i - 1], leaf)) return std::optional<std::uint64_t>(i - 1);
    return std::optional<std::uint64_t>();
  }
  std::vector<Bytes> leaves;
  int fail_before = 0;
  int fail_after = 0;
};

class MemoryPeople final : public model::PersonDirectory {
 public:
  std::string add(const std::string& staff_number, const std::string& superior, Random& random) {
    model::KnownPerson known;
    random.fill(known.id.uuid.bytes);
    known.person.staff_number = staff_number;
    known.person.superior = superior;
    people.push_back(known);
    return known.id.to_string();
  }
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view staff_number) override {
    for (const auto& known : people)
      if (known.person.staff_number == staff_number) return known;
    return {};
  }
  std::optional<model::KnownPerson> find(const model::PersonId& id) override {
    for (const auto& known : people)
      if (known.id == id) return known;
    return {};
  }
  Result<std::vector<model::KnownPerson>> all() override { return people; }
  Result<void> refresh() override { return {}; }
  std::vector<model::KnownPerson> people;
};

class RecordTest : public ::testing::TestWithParam<sql::Backend> {
 protected:
  void SetUp() override {
    if (GetParam() == sql::Backend::sqlite) {
      folder.emplace(std::move(*TemporaryDirectory::create()));
      location = (folder->path() / "test.db").string();
    } else {
      auto& server = sql::testing::PostgresServer::shared();
      if (!server) {
        if (server.error().message.starts_with("skipped")) GTEST_SKIP() << server.error().message;
        FAIL() << server.error().message;
      }
      location = *server->create_database();
    }
    auto opened = sql::Database::open(location);
    ASSERT_TRUE(opened) << opened.error().message;
    database = std::move(*opened);
    open_room();
  }

  void open_room(Handing handing = Handing::at_commit) {
    room.reset();
    auto opened = RecordRoom::open({.database = *database,
                                    .clock = clock,
                                    .random = random,
                                    .ledger = ledger,
                                    .people = people,
                                    .node = "node",
                                    .handing = handing,
                                    .password_cost = {1, 8192}});
    ASSERT_TRUE(opened) << opened.error().message;
    room = std::move(*opened);
  }

  static Actor actor(const std::string& account, std::vector<Role> roles, const std::string& person = "") {
    Actor made;
    made.account = account;
    made.person = person;
    made.roles = std::move(roles);
    return made;
  }
  static Instant at(std::string_view text) { return *Instant::parse(text); }

  template <class Body>
  auto write(Body&& body) {
    return database->write(std::forward<Body>(body));
  }
  template <class Body>
  auto read(Body&& body) {
    return database->read(std::forward<Body>(body));
  }

  static Draft secret(const std::string& id, const std::string& title, int level = 2) {
    Draft draft;
    draft.kind = "secret";
    draft.id = id;
    draft.body = Json::object({{"title", title}, {"detail", "body of " + id}});
    draft.summary = Json::object({{"title", title}});
    draft.level = level;
    return draft;
  }

  FixedClock clock{at("2026-04-01T00:00:00Z")};
  SeededRandom random{7};
  MemoryLedger ledger;
  MemoryPeople people;
  std::optional<TemporaryDirectory> folder;
  std::string location;
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<RecordRoom> room;
  Actor manager = actor("a-manager", {Role::secret_manager});
};

inline std::string backend_name(const ::testing::TestParamInfo<sql::Backend>& with) {
  return with.param == sql::Backend::sqlite ? "sqlite" : "postgresql";
}
#define SEKIMORI_BOTH(suite) \
  INSTANTIATE_TEST_SUITE_P(Both, suite, ::testing::Values(sql::Backend::sqlite, sql::Backend::postgresql), backend_name)

}  // namespace sekimori::record
