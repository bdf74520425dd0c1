// What stands in the place of a value: [製造業 H4C8T3社], [メール K7F3M2].
//
//   Pseudonyms names(key, roster, {.audience = "manufacturing", .epoch = "2026Q4"}, Language::ja);
//   names.of(Identifier::organisation, "org:m-001");       // "[製造業 H4C8T3社]"
//   names.of(Identifier::mail_address, "mail:a@b.jp");     // "[メール K7F3M2]"
//
// HMAC-SHA-256 over audience, epoch and value with the hub's key. The same value has the same sign for one audience during one epoch,
// so that readers see that one firm was hit twice; across audiences and epochs nothing links. A member's sign is digits of its own HMAC and
// nothing of its place among the others: it neither tells who joined lately nor moves when somebody comes or goes. There are 4 million
// signs; of two members that would have the same one, the one with the later number has the next of its own.
#pragma once

#include <map>
#include <string>

#include "base/digest.h"
#include "base/sensitive.h"
#include "engine/mask/crowd/lattice.h"
#include "engine/mask/identifier.h"
#include "engine/mask/roster.h"

namespace sekimori::mask {

constexpr std::string_view across_audience = "across";  // all members of all SIGs

struct Audience {
  std::string id;     // of a SIG, or across_audience
  std::string epoch;  // "2026Q4": a quarter; "2026": a year
};

class Pseudonyms {
 public:
  Pseudonyms(const Sensitive<Bytes>& key, const Roster& roster, Audience audience, Language language);
  // With brackets, so that nobody takes it for a word of the report.
  std::string of(Identifier identifier, std::string_view subject) const;
  Language language() const { return language_; }
  // UUID-shaped, for identifiers of objects that name the victim.
  std::string uuid(std::string_view subject) const;
  // First day of the epoch.
  static Result<Day> epoch_start(std::string_view epoch);
  // The quarter of a month or quarter, of a year the year: it tells no more than the span does.
  static std::string epoch_of(const Span& span);

 private:
  std::string code(std::string_view subject) const;
  void give_signs();
  Digest digest(std::string_view subject) const;

  Sensitive<Bytes> key_;
  const Roster& roster_;
  Audience audience_;
  Language language_;
  std::map<std::string, std::string, std::less<>> signs_;  // organisation id -> H4C8T3
};

}  // namespace sekimori::mask
