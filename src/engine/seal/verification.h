// Checking a bag: every file is read again, every record led up to the signed root.
//
//   Verification seen = TRY(verify_bag(files, "case-7.bag", pinned_key));
//   for (const Fault& fault : seen.faults) print(fault.exhibit, fault.path, fault.what);
//
// verify.sh in the bag says the same; a test holds the two against each other.
#pragma once

#include <functional>
#include <optional>

#include "base/files.h"
#include "engine/ledger/key.h"

namespace sekimori::seal {

struct Fault {
  std::string exhibit;  // "E001", "-" for what belongs to none
  std::string path;     // below the bag, written as in manifests (%25 %0A %0D) and %09 for a tab
  // changed, missing, extra, unreadable, not a file, malformed, proof fails, does not match the manifest,
  // signature fails, wrong key
  std::string what;
  auto operator<=>(const Fault&) const = default;
};

struct Verification {
  std::vector<Fault> faults;  // sorted by exhibit, path, what; each once
  std::uint64_t exhibits = 0;
  std::uint64_t files = 0;  // found under data/
  std::uint64_t bytes = 0;
  std::string bag_id;
  std::string signed_by;  // vkey; empty when no signature of the bag's key holds
  bool pinned = false;    // it is the key that was asked for
};

// Answers false to stop (interrupted).
using VerifyProgress = std::function<bool(std::uint64_t bytes_done)>;

// not_found: no such directory; invalid_input: it is no bag at all. Faults are no errors. Memory: the manifest.
Result<Verification> verify_bag(Files& files, const Path& bag, const std::optional<ledger::VerifierKey>& pin = {},
                                const VerifyProgress& progress = {});

}  // namespace sekimori::seal
