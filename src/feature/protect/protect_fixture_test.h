// A register and the room of protect on a data base of their own.
#pragma once

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/random.h"
#include "feature/protect/protect_room.h"
#include "record/record_room.h"
#include "store/blob/file_blobs.h"

namespace sekimori::protect {

// Remembers leaves, as a ledger would.
class KeptLeaves final : public record::LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override {
    std::vector<std::uint64_t> out;
    for (const Bytes& leaf : leaves) {
      out.push_back(all.size());
      all.push_back(leaf);
    }
    return out;
  }
  Result<std::optional<std::uint64_t>> find(ByteView, std::uint64_t) override { return std::optional<std::uint64_t>(); }
  std::vector<Bytes> all;
};

class Nobody final : public model::PersonDirectory {
 public:
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find(const model::PersonId&) override { return {}; }
  Result<std::vector<model::KnownPerson>> all() override { return std::vector<model::KnownPerson>(); }
  Result<void> refresh() override { return {}; }
};

class ProtectTest : public ::testing::Test {
 protected:
  // Everything of one firm; a test that needs two opens two.
  struct Firm {
    Firm(const Path& file, Clock& clock, Random& random) {
      blobs = *blob::FileBlobs::open(system_files(), file.string() + ".blobs", random);
      database = *sql::Database::open(file.string());
      room = *record::RecordRoom::open(
          {.database = *database, .clock = clock, .random = random, .ledger = leaves, .people = nobody, .node = "n"});
      reg = std::make_unique<Register>(*database, room->records, clock, random);
      protect = std::make_unique<ProtectRoom>(*database, room->records, *blobs, clock, random, *reg, Zone::tokyo());
    }
    KeptLeaves leaves;
    Nobody nobody;
    std::unique_ptr<blob::BlobStore> blobs;
    std::unique_ptr<sql::Database> database;
    std::unique_ptr<record::RecordRoom> room;
    std::unique_ptr<Register> reg;
    std::unique_ptr<ProtectRoom> protect;
  };

  void SetUp() override { firm_ = std::make_unique<Firm>(directory_.path() / "t.db", clock_, random_); }

  model::TradeSecret secret(std::string number, model::Level level = model::Level::confidential) {
    model::TradeSecret out;
    out.number = std::move(number);
    out.title = "熱処理条件";
    out.level = level;
    out.owner = "A-9";
    out.department = "製造部";
    return out;
  }

  TemporaryDirectory directory_ = *TemporaryDirectory::create();
  FixedClock clock_{*Instant::parse("2026-01-10T00:00:00Z")};
  SeededRandom random_{7};
  record::Actor actor_ = record::Actor::system("test");
  std::unique_ptr<Firm> firm_;
};

inline record::Actor person_with(record::Role role) {
  record::Actor actor;
  actor.account = "account-1";
  actor.person = "person-1";
  actor.roles = {role};
  return actor;
}

}  // namespace sekimori::protect
