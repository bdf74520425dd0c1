// The houses outside of this hub that tell it of attacks, and what was decided of each once and for all.
//
//   TRY(sources.put(actor, {.name = "north", .title = "北の共有網", .decisions = {...}}, "agreed on 2026-04-01"));
//   const OutsideSource source = TRY(sources.of("north"));       // of a way that nobody described: a partner hub without decisions
//
// Any thread.
#pragma once

#include "feature/share/outside_source.h"
#include "feature/share/sig_book.h"

namespace sekimori::share {

using KnownOutsideSource = record::KeptRecord<OutsideSource>;

class OutsideSourceBook {
 public:
  OutsideSourceBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, SigBook& sigs);

  // Adds it, or changes the known one of that name. invalid_input: check() says so, or a decision names no group that there is.
  Result<KnownOutsideSource> put(const record::Actor& actor, const OutsideSource& source, std::string_view reason);
  Result<std::vector<KnownOutsideSource>> list(const record::Actor& actor);  // by name
  Result<KnownOutsideSource> find(const record::Actor& actor, std::string_view name);
  // For the hub itself.
  Result<OutsideSource> of(std::string_view name);
  Result<std::optional<OutsideSource>> of_collection(std::string_view collection);

 private:
  SigBook& sigs_;
  record::RecordShelf<OutsideSource> shelf_;
};

}  // namespace sekimori::share
