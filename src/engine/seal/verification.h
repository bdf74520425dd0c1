// Checking a bag: every file is read again, every record led up to the signed root.
//
//   Verification seen = TRY(verify_bag(files, "case-7.bag", pinned_key));
//   for (const Fault& fault : seen.faults) print(fault.exhibit, fault.path, fault.what);
//
// verify.sh in the bag says the same; a test holds the two against each other.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "base/files.h"
#include "engine/ledger/key.h"
#include "engine/seal/payload_hash.h"

namespace sekimori::seal {

struct Fault {
  std::string exhibit;  // "E001", "-" for what belongs to none
  std::string path;     // below the bag, written as in manifests (%25 %0A %0D) and %09 for a tab
  // changed, missing, extra, unreadable, not a file, malformed, proof fails, does not match the manifest,
  // signature fails, wrong key
  std::string what;
  auto operator<=>(const Fault&) const = default;
};

// One of the questions that checking answers, in the order of `check_names`.
struct Check {
  std::string name;
  bool holds = false;
};
// contents: every file below data/ is the one of the manifest; papers: every other file is the one of its list; lists: the two lists of
// hashes agree; signature: the ledger's key signed the checkpoint; sealing: the checkpoint's tree holds the record of this very bag;
// exhibits: and one of each exhibit; custody: and each earlier record that the bag carries.
constexpr std::string_view check_names[] = {"contents", "papers", "lists", "signature", "sealing", "exhibits", "custody"};

struct VerifiedExhibit {
  std::string id, label;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::string manifest_sha256;
};

struct Verification {
  std::vector<Fault> faults;  // sorted by exhibit, path, what; each once
  std::vector<Check> checks;
  std::uint64_t exhibits = 0;
  std::uint64_t files = 0;  // found under data/
  std::uint64_t bytes = 0;
  std::string bag_id;
  std::string signed_by;  // vkey; empty when no signature of the bag's key holds
  bool pinned = false;    // it is the key that was asked for

  // What the proved record of the bag says; empty when it could not be proved.
  std::string case_id, sealed_at, sealed_by, witness;
  std::string manifest_sha256;  // as read now
  std::string digest;           // of tagmanifest-sha256.txt, as read now: digest_of_bag
  std::vector<VerifiedExhibit> proved_exhibits;
};

// What lies in a bag, wherever it was read.
struct BagContents {
  std::map<std::string, PayloadDigests> data, tags;        // by path: below data/, and all the rest but the list of tags itself
  std::vector<std::pair<std::string, std::string>> flaws;  // path and what: unreadable, not a file
  std::uint64_t bytes = 0;                                 // below data/
  std::function<bool(const std::string&)> has;             // a regular file
  std::function<std::string(const std::string&)> text;     // of one that is no payload; empty when it cannot be read
};
Verification judge_bag(const BagContents& contents, const std::optional<ledger::VerifierKey>& pin = {});

// Answers false to stop (interrupted).
using VerifyProgress = std::function<bool(std::uint64_t bytes_done)>;

// not_found: no such directory; invalid_input: it is no bag at all. Faults are no errors. Memory: the manifest.
Result<Verification> verify_bag(Files& files, const Path& bag, const std::optional<ledger::VerifierKey>& pin = {},
                                const VerifyProgress& progress = {});

}  // namespace sekimori::seal
