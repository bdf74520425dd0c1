// What a RecordRoom wants besides a data base, for tests that are about neither: a ledger that only counts, a register in which nobody
// stands.
//
//   CountingLedger ledger;
//   NobodyKnown people;
//   room = *RecordRoom::open({.database = *database, .clock = clock, .random = random, .ledger = ledger, .people = people, .node = "n"});
#pragma once

#include "model/ports/person_directory.h"
#include "record/change.h"

namespace sekimori::record {

class CountingLedger final : public LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override {
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < leaves.size(); ++i) out.push_back(count++);
    return out;
  }
  Result<std::optional<std::uint64_t>> find(ByteView, std::uint64_t) override { return std::optional<std::uint64_t>(); }
  std::uint64_t count = 0;
};

class NobodyKnown final : public model::PersonDirectory {
 public:
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find(const model::PersonId&) override { return {}; }
  Result<std::vector<model::KnownPerson>> all() override { return std::vector<model::KnownPerson>(); }
  Result<void> refresh() override { return {}; }
};

}  // namespace sekimori::record
