// Checks packed bags of others in a confined child, so that a flaw in the reader of zip and tar meets a cage and not the program
// (base/confinement.h).
//
//   PackedCheck seen = TRY(check_packed_bag(*file, {.boundary = boundary}));   // the body of a form as it was spooled
//   PackedCheck seen = TRY(check_packed_bag(*file, {.pin = "node+..."}));      // a zip or tar
//   if (seen.refused) ...                                                      // why it was not even looked at as a bag
//
// Child: the hidden verb `bag-worker` calls run_bag_worker(). One child for each bag; it ends with it.
#pragma once

#include "base/confinement.h"
#include "engine/seal/packed_bag.h"

namespace sekimori::seal {

struct PackedWish {
  std::string boundary = {};  // of the form that the file is the body of; empty: the file is the archive
  std::string field = "bag";  // of the form, with the archive
  std::string pin = {};       // vkey; a form's field "key" is taken where this is empty
  std::int64_t most_seconds = 600;
  Confinement confinement = Confinement::required;
  Path program = "/proc/self/exe";
};

struct PackedCheck {
  std::optional<Error> refused;  // invalid_input: what was sent is nothing that can be checked
  std::string file_name;         // as the form had it
  std::string pin;               // the key that was asked for
  Verification seen;             // at most 1,000 faults
  std::uint64_t fault_count = 0;
};

// not_permitted: this system cannot confine; failure: the child died or took too long.
Result<PackedCheck> check_packed_bag(File& file, const PackedWish& wish);

// Serves one request. Returns the exit status.
int run_bag_worker(Confinement confinement);

}  // namespace sekimori::seal
