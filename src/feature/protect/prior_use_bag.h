// The file of prior use of a technology, sealed: its documents as exhibits of a bag that strangers can check, with the day the ledger
// gives it. Bags lie on the node until they are carried away.
//
//   PriorUseBags bags({files, ledger, clock, random, SEKIMORI_VERSION}, technology, changes, spool / "bags", zone);
//   const PriorUseBag made = TRY(bags.seal(actor, "T-01", {.witness = "総務 B-2", .reason = "他社の出願を知った"}));
//   seal::BagArchive zip = TRY(bags.carry(actor, "T-01", made.name, "弁理士へ"));
#pragma once

#include "engine/seal/bag.h"
#include "engine/seal/bag_archive.h"
#include "feature/protect/technology_files.h"

namespace sekimori::protect {

struct SealingSeams {
  Files& files;
  ledger::Ledger& ledger;
  Clock& clock;
  Random& random;
  std::string version;  // of this program
};

struct PriorUseSealNote {
  std::string witness = {};  // second person present
  std::string reason = {};
};

// Seals what the file holds into a bag at `bag`, which must not exist. invalid_input: it holds no document; conflict: the bag exists.
Result<seal::SealSummary> seal_prior_use(const SealingSeams& seams, TechnologyFiles& technology, const record::Actor& actor,
                                         std::string_view number, const PriorUseSealNote& note, const Path& bag);

struct PriorUseBag {
  std::string name;     // of its folder on the node
  std::string made_at;  // RFC 3339, UTC
  std::string made_by, witness, reason;
  std::uint64_t exhibits = 0;
  std::string digest;  // seal::digest_of_bag
};
Json to_json(const PriorUseBag& bag);

class PriorUseBags {
 public:
  PriorUseBags(SealingSeams seams, TechnologyFiles& technology, record::ChangeLog& changes, Path folder, Zone zone)
      : seams_(std::move(seams)), technology_(technology), changes_(changes), folder_(std::move(folder)), zone_(std::move(zone)) {}

  Result<PriorUseBag> seal(const record::Actor& actor, std::string_view number, const PriorUseSealNote& note);
  // Oldest first. Whoever may read the file may see and carry its bags.
  Result<std::vector<PriorUseBag>> list(const record::Actor& actor, std::string_view number);
  // As one zip; that it leaves the node is a change record. not_found: the technology has no such bag; integrity: it is not what was
  // sealed.
  Result<seal::BagArchive> carry(const record::Actor& actor, std::string_view number, std::string_view name, std::string_view reason);

 private:
  Result<PriorUseBag> read(const std::string& name, std::string_view number);

  SealingSeams seams_;
  TechnologyFiles& technology_;
  record::ChangeLog& changes_;
  Path folder_;
  Zone zone_;
};

}  // namespace sekimori::protect
