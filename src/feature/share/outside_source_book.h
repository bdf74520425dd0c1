// The houses outside of this hub that tell it of attacks, and what was decided of each once and for all.
//
//   TRY(sources.put(actor, {.name = "north", .title = "北の共有網", .decisions = {...}}, "agreed on 2026-04-01"));
//   const OutsideSource source = TRY(sources.of("north"));       // of a way that nobody described: a partner hub without decisions
//
// Any thread.
#pragma once

#include <map>
#include <mutex>
#include <set>

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
  // Names of the sources that take part here as this member. Kept in memory: it is asked at every look into a collection.
  Result<std::set<std::string, std::less<>>> of_member(std::string_view member);

 private:
  using ByMember = std::multimap<std::string, std::string, std::less<>>;  // number -> name of the source

  SigBook& sigs_;
  std::mutex mutex_;
  std::optional<ByMember> by_member_;  // nothing: to be read
  record::RecordShelf<OutsideSource> shelf_;
};

}  // namespace sekimori::share
