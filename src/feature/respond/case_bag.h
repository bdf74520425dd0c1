// A case's exhibits sealed as a bag for the police or a court (docs/format/bag.md), with the case's custody records and proofs,
// the consultation paper and the facts of the case as annexes.
//
//   BaggedCase bag = TRY(bag_case(parts, actor, known, {.bag = "2026-001.bag", .reason = "提出", .firm = firm}));
//   give(bag.sealed.vkey);            // apart from the bag: with it anybody can check who signed
//
// The exhibits are written out of the blob store, each byte verified, into a folder beside the bag that is removed afterwards: room for
// twice the exhibits is needed. Bag ids are KO1, KO1-2 for 甲1, 甲1-2. The bag opens on a Windows computer without a network: names that
// it cannot hold are replaced (windows_names.h) and listed in annex/ファイル名対応表.csv, and the steps and hashes lie there on paper.
// Needs "exhibit.export" and "case.export".
#pragma once

#include "engine/seal/bag.h"
#include "feature/respond/consultation_paper.h"

namespace sekimori::respond {

struct BagWish {
  Path bag;
  std::string reason = {};
  std::string second_person = {};
  Firm firm = {};         // as the consultation paper names it, which is sealed as annex/consultation.html and .pdf
  bool redacted = false;  // for readers who may not see all: wholes that have a redacted version stay out
  seal::SealingTool tool = {};
  seal::ProgressSink progress = {};
};

struct BaggedCase {
  seal::SealSummary sealed;
  std::size_t records = 0;   // earlier records of the case in the bag
  std::size_t renamed = 0;   // files whose names Windows could not hold
  std::size_t withheld = 0;  // exhibits that stayed out for their redacted versions
};

// conflict: the bag exists; invalid_input: the case has no exhibit; integrity: kept bytes are damaged. No bag is left then.
Result<BaggedCase> bag_case(RespondParts& parts, const record::Actor& actor, const KnownCase& known, const BagWish& wish);

// As `case bag --json` prints it.
Json bag_json(const BaggedCase& done, const Path& bag);

}  // namespace sekimori::respond
