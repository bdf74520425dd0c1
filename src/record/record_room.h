// Everything of record/ on one data base, put together once by the node.
//
//   auto room = TRY(RecordRoom::open({.database = *database, .clock = clock, .random = random, .ledger = sink, .people = directory, .node =
//   id})); room->records.put(...); room->accounts.create(...); room->pseudonyms.code_of(...);
#pragma once

#include "record/account.h"
#include "record/given_answers.h"
#include "record/hold.h"
#include "record/outbox.h"
#include "record/pseudonym.h"
#include "record/record_store.h"
#include "record/token.h"

namespace sekimori::record {

struct RecordSettings {
  sql::Database& database;
  Clock& clock;
  Random& random;
  LedgerSink& ledger;
  model::PersonDirectory& people;
  std::string node;
  Handing handing = Handing::at_commit;
  PasswordCost password_cost = {};
  Trace* trace = nullptr;
};

class RecordRoom {
 public:
  // Brings the tables up to date and hands the ledger what an earlier run left behind.
  static Result<std::unique_ptr<RecordRoom>> open(RecordSettings settings);

  ChangeLog changes;
  RecordStore records;
  AccountBook accounts;
  TokenBook tokens;
  PseudonymBook pseudonyms;
  HoldBook holds;
  Outbox outbox;
  GivenAnswers answers;

 private:
  explicit RecordRoom(const RecordSettings& settings);
};

}  // namespace sekimori::record
