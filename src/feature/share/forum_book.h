// The forum of a hub: what members, authorities and the hub tell one another about trends, measures and problems.
//
//   auto asked = TRY(forum.propose(contact, content, {.audience = "heavy", .tlp = "GREEN"}));                  // FP-2026-001
//   auto words = TRY(gate.admit(to_json(asked.value.content)));
//   auto item = TRY(forum.publish(hub, "FP-2026-001", words, {.audience = "heavy", .tlp = "GREEN"}));          // F-2026-001
//   TRY(forum.answer(contact, "F-2026-001", {.stance = Stance::adopted, .helpful = true}));
//   TRY(forum.counts(contact, "F-2026-001"));                                                                  // with a floor
//
// A proposal and what comes of it are two records: who proposed is known to the hub and to itself, the item leads back to nobody. What is
// published is what the gate searched, word for word, and reaches no further than whoever proposed agreed to. Any thread.
#pragma once

#include "engine/mask/masked.h"
#include "feature/share/audiences.h"
#include "feature/share/counted.h"
#include "feature/share/forum_gate.h"
#include "feature/share/forum_item.h"

namespace sekimori::share {

using KnownProposal = record::KeptRecord<ForumProposal>;
using KnownItem = record::KeptRecord<ForumItem>;

// What a member of this class is as a source.
SourceClass source_of(MemberClass kind);

struct ForumReach {
  std::string audience;  // a group, or "across"
  std::string tlp;
};

struct ForumFilter {
  std::optional<ForumKind> kind = {};
  std::optional<SourceClass> source = {};
  std::optional<Direction> direction = {};
};

// What a member does with a measure, and whether it found it helpful.
enum class Stance : unsigned char { none, considering, adopted, not_applicable };
std::string_view name_of(Stance one);
std::optional<Stance> stance_from(std::string_view name);

struct ForumAnswer {
  std::string item = {}, member = {};
  Stance stance = Stance::none;
  bool helpful = false;
  std::string salt = {};  // so that nobody finds the answer by trying all against its hash
};
Json to_json(const ForumAnswer& answer);
Result<ForumAnswer> forum_answer_from(const Json& json);

struct ForumCounts {
  Counted stances;
  std::optional<std::int64_t> helpful;  // nothing: fewer than the floor
};
Json to_json(const ForumCounts& counts);

struct ForumParts {
  sql::Database& database;
  record::RecordStore& records;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
};

class ForumBook {
 public:
  ForumBook(ForumParts parts, Audiences& audiences, MemberGate& gate);

  // By the hub, by whoever speaks for an active member, by a contributor. A member's source class is that of its own. invalid_input: a
  // text is missing, no such audience or label; not_permitted: for whom the account does not speak.
  Result<KnownProposal> propose(const record::Actor& actor, ForumContent content, const ForumReach& widest);
  Result<KnownProposal> proposal(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownProposal>> proposals(const record::Actor& actor);  // by number; those in sight
  // The hub's edition of the words. A wish to be named goes with the old ones. conflict: it is not open.
  Result<KnownProposal> amend(const record::Actor& actor, std::string_view number, ForumContent content, std::string_view reason);
  // The member that proposed wants to be named as the author of these very words. conflict: the words are others by now.
  Result<KnownProposal> name_author(const record::Actor& actor, std::string_view number, std::string_view sha256, std::string_view name);
  Result<KnownProposal> decline(const record::Actor& actor, std::string_view number, std::string_view reason);
  // By whoever proposed, as long as it is open.
  Result<KnownProposal> take_back(const record::Actor& actor, std::string_view number, std::string_view reason);

  // not_permitted: further than whoever proposed agreed to; conflict: not open, or other words than the proposal's.
  Result<KnownItem> publish(const record::Actor& actor, std::string_view number, const mask::Masked<Json>& content,
                            const ForumReach& reach);
  Result<KnownItem> item(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownItem>> items(const record::Actor& actor, const ForumFilter& filter = {});  // by number; those in sight
  // Readers are told the reason. not_permitted: it names a member.
  Result<KnownItem> withdraw(const record::Actor& actor, std::string_view number, std::string_view reason);

  // One answer a member; another one takes its place. invalid_input: a stance on what is no measure; conflict: withdrawn.
  Result<ForumAnswer> answer(const record::Actor& actor, std::string_view number, const ForumAnswer& wish);
  Result<std::optional<ForumAnswer>> own_answer(const record::Actor& actor, std::string_view number);
  Result<ForumCounts> counts(const record::Actor& actor, std::string_view number);

  // SHA-256 of what the gate would search.
  static std::string hash_of(const ForumContent& content);

 private:
  Result<KnownProposal> step(const record::Actor& actor, std::string_view number, std::string_view action, std::string_view reason,
                             const std::function<Result<void>(ForumProposal&)>& edit);
  Result<void> check_reach(const ForumReach& reach);

  ForumParts parts_;
  Audiences& audiences_;
  MemberGate& gate_;
  record::RecordShelf<ForumProposal> proposals_;
  record::RecordShelf<ForumItem> items_;
  record::RecordShelf<ForumAnswer> answers_;
};

}  // namespace sekimori::share
