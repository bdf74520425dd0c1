// What else a case keeps from being deleted, in the words that people use.
//
//   const auto items = TRY(hold_items(parts, {.sources = {"file-server"}, .secrets = {"S-001"}, .from = day}));
//   TRY(cases.hold(actor, known, items, "the night of 3 March"));
#pragma once

#include "feature/respond/case_book.h"

namespace sekimori::respond {

struct HoldWish {
  std::vector<std::string> sources = {};  // names; "all": every source, those to come as well
  std::vector<std::string> secrets = {};  // register numbers
  std::optional<Day> from, to;            // of the sources; both included
};

// invalid_input: nothing is named, or the days stand the wrong way round; not_found: a source or secret that there is not.
Result<std::vector<record::HoldItem>> hold_items(RespondParts& parts, const HoldWish& wish);

}  // namespace sekimori::respond
