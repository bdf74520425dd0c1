// Somebody hands over a bag as a zip or tar: is it whole, and who signed it? For those who may look at evidence.
//
//   TRY(may_check_bags(actor));                                            // before a single byte is taken
//   BagCheck done = TRY(check_bag(parts, actor, *spooled, {.boundary = boundary}));
//
// The bytes are read in a confined child (engine/seal/bag_worker.h); nothing of them is kept or written down.
#pragma once

#include "engine/seal/bag_worker.h"
#include "feature/respond/respond_parts.h"

namespace sekimori::respond {

struct BagCheck {
  seal::PackedCheck check;
  bool own_key = false;  // signed by the key of this very node's ledger
};

// not_permitted: nobody who may not read any exhibit.
Result<void> may_check_bags(const record::Actor& actor);
// As seal::check_packed_bag, and not_permitted.
Result<BagCheck> check_bag(RespondParts& parts, const record::Actor& actor, File& file, const seal::PackedWish& wish);

}  // namespace sekimori::respond
