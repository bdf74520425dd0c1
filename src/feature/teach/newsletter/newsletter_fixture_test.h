// A secretariat on a data base of its own: an editor, an approver, a clock that stands on 2025-02-03, words of a forum.
#pragma once

#include <gtest/gtest.h>

#include <map>

#include "base/files.h"
#include "feature/teach/newsletter/newsletter_book.h"
#include "feature/teach/newsletter/newsletter_schema.h"
#include "record/record_room.h"
#include "record/testing/record_doubles.h"
#include "store/blob/file_blobs.h"
#include "store/sql/testing/chosen_database.h"

namespace sekimori::teach {

using LetterLeaves = record::CountingLedger;
using NoPeople = record::NobodyKnown;

class FewPassages final : public model::PublishedPassages {
 public:
  Result<model::PublishedPassage> passage(std::string_view number) override {
    const auto found = known.find(number);
    if (found == known.end()) return error(ErrorCode::not_found, "no forum item {} in sight", number);
    return found->second;
  }
  Result<std::vector<model::PublishedPassage>> all() override {
    std::vector<model::PublishedPassage> out;
    for (const auto& [number, one] : known) out.push_back(one);
    return out;
  }
  std::map<std::string, model::PublishedPassage, std::less<>> known;
};

inline record::Actor acting(std::string account, std::vector<record::Role> roles) {
  record::Actor out;
  out.account = std::move(account);
  out.roles = std::move(roles);
  return out;
}

class LetterTest : public ::testing::Test {
 protected:
  void SetUp() override {
    blobs_ = *blob::FileBlobs::open(system_files(), directory_.path() / "blobs", random_);
    database_ = *sql::testing::open_chosen(directory_.path());
    room_ = *record::RecordRoom::open(
        {.database = *database_, .clock = clock_, .random = random_, .ledger = leaves_, .people = nobody_, .node = "n"});
    ASSERT_TRUE(sql::migrate(*database_, newsletter_schema(), clock_));
  }
  LetterParts parts() {
    return {.database = *database_,
            .records = room_->records,
            .blobs = *blobs_,
            .clock = clock_,
            .random = random_,
            .zone = zone_,
            .company_key = [] {
              std::vector<Sensitive<Bytes>> keys;
              keys.emplace_back(Bytes(32, 7));
              return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
            }};
  }
  std::vector<record::OutboxMessage> letters() {
    return *database_->read([&](sql::Transaction& tx) { return room_->outbox.list(tx, record::OutboxState::waiting, 1000); });
  }

  TemporaryDirectory directory_ = *TemporaryDirectory::create();
  FixedClock clock_{*Instant::parse("2025-02-03T10:00:00+09:00")};
  SeededRandom random_{20250203};
  Zone zone_ = Zone::tokyo();
  LetterLeaves leaves_;
  NoPeople nobody_;
  std::unique_ptr<blob::BlobStore> blobs_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  const record::Actor editor_ = acting("editor", {record::Role::newsletter_editor});
  const record::Actor approver_ = acting("approver", {record::Role::newsletter_approver});
  const record::Actor secretary_ = acting("secretary", {record::Role::secretariat});
};

}  // namespace sekimori::teach
