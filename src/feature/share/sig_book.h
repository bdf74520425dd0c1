// The groups of a hub: special interest groups by industry (SIG), liaison schemes by rules, and groups across them.
//
//   SigBook sigs(database, records, clock, random);
//   TRY(sigs.add(actor, {.id = "heavy", .name = {"重要インフラ機器製造業者等", "Makers of critical equipment"}}, "founded"));
//   for (const KnownSig& sig : TRY(sigs.list(actor))) ...
//
// A group is seen by the hub's people and by whoever belongs to it. Its members are not shown to one another unless the group says so. Any
// thread.
#pragma once

#include "model/level_definition.h"
#include "record/record_shelf.h"

namespace sekimori::share {

enum class SigKind : unsigned char { sig, liaison, cross_group };
std::string_view name_of(SigKind kind);
std::optional<SigKind> sig_kind_from(std::string_view name);

// Of fewer members nobody may be one: in a group, and across groups.
constexpr std::int64_t least_k = 3, least_k_across = 5;

struct Sig {
  std::string id;  // 1 to 40 of a-z, 0-9, _ and -
  model::Wording name;
  SigKind kind = SigKind::sig;
  std::int64_t k = least_k;         // of how many members each must be one, at least, whom a share in this group may have come from
  std::vector<std::string> across;  // of a cross-group: the groups whose members belong to it
};

Json to_json(const Sig& sig);
Result<Sig> sig_from_json(const Json& json);

using KnownSig = record::KeptRecord<Sig>;

// "sig:heavy": how a reader list and an account name the group.
std::string group_of_sig(std::string_view id);

class SigBook {
 public:
  SigBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random);

  // conflict: the id is taken; invalid_input: a bad id, no name, k below 3 (below 5 across groups), a group across that does not exist.
  Result<KnownSig> add(const record::Actor& actor, const Sig& sig, std::string_view reason);
  // What was kept for readers before stays theirs; what comes after follows the group as it is then.
  Result<KnownSig> change(const record::Actor& actor, std::string_view id, std::string_view reason,
                          const std::function<Result<void>(Sig&)>& edit);
  Result<KnownSig> find(const record::Actor& actor, std::string_view id);
  Result<std::vector<KnownSig>> list(const record::Actor& actor);  // by id; those in sight
  // The same within a transaction.
  Result<KnownSig> find(sql::Transaction& tx, const record::Actor& actor, std::string_view id);
  Result<std::vector<KnownSig>> list(sql::Transaction& tx, const record::Actor& actor);

  // Who is told, after it was kept, that groups are others now.
  void set_follower(std::function<void()> follower) { follower_ = std::move(follower); }

 private:
  Result<void> check(const record::Actor& actor, const Sig& sig);
  sql::Database& database_;
  record::RecordStore& records_;
  record::RecordShelf<Sig> shelf_;
  std::function<void()> follower_;
};

}  // namespace sekimori::share
