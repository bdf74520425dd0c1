// The sealed bags of a case that lie on the node, and carrying one away.
//
//   BagShelf shelf(parts, spool / "bags");
//   for (const ShelvedBag& bag : TRY(shelf.list(actor, known))) print(bag.name, bag.digest);
//   CarriedBag carried = TRY(shelf.carry(actor, known, name, {.reason = "警察へ提出", .second_person = "総務 B-2"}));
//   while (true) { Bytes piece = TRY(carried.archive.next()); ... }
//
// A bag on the shelf is a folder NUMBER-....bag whose own papers name the case; whatever else lies there is nobody's. Any thread.
#pragma once

#include "engine/seal/bag_archive.h"
#include "feature/respond/exhibit_book.h"

namespace sekimori::respond {

struct BaggedExhibit {
  std::string id, label;  // "KO1", "甲1 ..."
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

struct ShelvedBag {
  std::string name;     // of its folder: "2026-001-....bag"
  std::string bag_id;   // as the ledger's entry has it
  std::string made_at;  // RFC 3339, UTC
  std::string made_by, second_person, reason;
  std::uint64_t files = 0;  // below data/
  std::uint64_t bytes = 0;
  std::uint64_t left_out = 0;  // what could not be taken when it was sealed
  std::string digest;          // seal::digest_of_bag; empty: its papers cannot be read, so it is not handed out
  std::vector<BaggedExhibit> exhibits;
};

// Why it leaves, seen by whom, where.
struct CarryNote {
  std::string reason = {};
  std::string second_person = {};
  std::string place = {};
};

struct CarriedBag {
  ShelvedBag bag;
  std::string file_name;  // "2026-001-....zip"
  seal::BagArchive archive;
  model::CustodyStep step;
};

class BagShelf {
 public:
  BagShelf(RespondParts& parts, Path folder) : parts_(parts), folder_(std::move(folder)) {}

  // By name, which grows with time. Needs "exhibit.list" on the case. Reads one small file of each bag.
  Result<std::vector<ShelvedBag>> list(const record::Actor& actor, const KnownCase& known);
  // The bag as one zip, not yet written. That it leaves is a step of custody of the whole case and so a change record, written before the
  // first byte goes: who, when, the bag's digest and size. Needs "exhibit.export", "case.export" and "custody_step.create" on the case.
  // not_found: the case has no such bag; integrity: it is not what was sealed.
  Result<CarriedBag> carry(const record::Actor& actor, const KnownCase& known, std::string_view name, const CarryNote& note);

 private:
  Result<void> check(const record::Actor& actor, const KnownCase& known, record::Verb verb);
  ShelvedBag read(const std::string& name, const KnownCase& known);
  RespondParts& parts_;
  const Path folder_;
};

Json bag_json(const ShelvedBag& bag);

}  // namespace sekimori::respond
