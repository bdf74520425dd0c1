// Whether the pages that the library and the courses lead to are still there.
//
//   LinkBook links(database, clock);
//   links.ask_with(net::link_probe());         // by the program that serves; a node that is only opened asks nobody
//   links.check(actor, {});                    // asks each once; broken and moved ones are told by list()
//
// Only addresses that stand in the library are asked, never one that somebody hands in.
#pragma once

#include "base/clock.h"
#include "base/instant.h"
#include "base/json.h"
#include "model/ports/link_probe.h"
#include "record/permission.h"
#include "store/sql/database.h"

namespace sekimori::teach {

// unknown: never asked. refused: the site answers but does not let programs look (401, 403, 405, 429).
enum class LinkState : unsigned char { unknown, found, moved, refused, broken, silent };
std::string_view name_of(LinkState state);
LinkState state_of(const model::LinkAnswer& answer);

struct KnownLink {
  std::string address;
  LinkState state = LinkState::unknown;
  int status = 0;
  std::string moved_to;
  std::optional<Instant> checked_at;
};
Json to_json(const KnownLink& link);

class LinkBook {
 public:
  LinkBook(sql::Database& database, Clock& clock) : database_(database), clock_(clock) {}
  void ask_with(model::LinkProbe probe) { probe_ = std::move(probe); }  // before others use the book

  // Needs library.list.
  Result<std::vector<KnownLink>> list(const record::Actor& actor, const std::vector<std::string>& addresses);
  // not_permitted without library.update; conflict when nobody can be asked.
  Result<void> may_check(const record::Actor& actor) const;
  // One request an address, one after the other; what was asked within the last hour is not asked again. `go_on` is told how many of how
  // many and ends the round with false. Errors of may_check.
  Result<std::vector<KnownLink>> check(const record::Actor& actor, const std::vector<std::string>& addresses,
                                       const std::function<bool(std::size_t, std::size_t)>& go_on = {});

 private:
  sql::Database& database_;
  Clock& clock_;
  model::LinkProbe probe_;
};

}  // namespace sekimori::teach
