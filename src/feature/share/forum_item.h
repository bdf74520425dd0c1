// What the forum of a hub talks about: how secrets are stolen (trends), what helps (measures), where law and practice get in the way
// (problems).
//
//   ForumContent content{.kind = ForumKind::measure, .title = {"退職時の点検", "Checks at exit"}, .body = {...}, .source =
//   SourceClass::police}; TRY(check(content));                               // both languages, a meeting with a title, an address of the
//   web to_json(content);                                  // what the gate searches, and all that readers get
//
// Information goes both ways: authorities tell the industry, the industry tells the authorities. An item says from which class of source it
// comes, never from whom: a member is named as its author only when it asked to be, on the very words (ForumNaming).
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/json.h"
#include "model/level_definition.h"

namespace sekimori::share {

enum class ForumKind : unsigned char { trend, measure, problem };
enum class SourceClass : unsigned char { government, police, response_team, association, member, hub, desk };
enum class Direction : unsigned char { to_industry, to_government, within_industry };
enum class ProposalState : unsigned char { open, published, declined, withdrawn };

std::string_view name_of(ForumKind one);
std::string_view name_of(SourceClass one);
std::string_view name_of(Direction one);
std::string_view name_of(ProposalState one);
Text title_of(ForumKind one);
Text title_of(SourceClass one);
std::optional<ForumKind> forum_kind_from(std::string_view name);
std::optional<SourceClass> source_class_from(std::string_view name);
std::optional<Direction> direction_from(std::string_view name);

// Where it was told or will be talked about.
struct Meeting {
  std::string title;  // empty: no meeting
  std::optional<Day> day;
  std::string address;  // https://...
};

struct ForumContent {
  ForumKind kind = ForumKind::trend;
  model::Wording title, body;
  SourceClass source = SourceClass::hub;
  Direction direction = Direction::to_industry;
  Meeting meeting;
};
Json to_json(const ForumContent& content);
Result<ForumContent> forum_content_from(const Json& json);
Result<void> check(const ForumContent& content);

// A member's wish to be named as the author of these very words.
struct ForumNaming {
  std::string sha256;  // of the content, as ForumBook::hash_of says it
  std::string name;    // as it wants to be called
  std::string by;      // account
  Instant at;
};

// What somebody would like the others to know. Seen by the hub and by whoever proposed it.
struct ForumProposal {
  std::string number;  // FP-2026-001
  ForumContent content;
  std::string audience, tlp;  // the widest that whoever proposes agrees to
  std::string member;         // number; empty: the hub, or a contributor that is no member
  std::string by;             // account
  Instant at;
  ProposalState state = ProposalState::open;
  std::string note;  // why declined, withdrawn, changed
  std::string item;  // number of what came of it
  std::optional<ForumNaming> naming;
};
Json to_json(const ForumProposal& proposal);
Result<ForumProposal> forum_proposal_from(const Json& json);

// What the audience reads. Nothing in it leads back to a member.
struct ForumItem {
  std::string number;  // F-2026-001
  ForumContent content;
  std::string audience, tlp;
  std::string author;  // by its own wish; else empty
  std::string sha256;  // of the content's bytes as the gate searched them
  Instant published_at;
  std::optional<Instant> withdrawn_at;
  std::string withdraw_reason;
};
Json to_json(const ForumItem& item);
Result<ForumItem> forum_item_from(const Json& json);
// For readers: of one that was withdrawn, that and why, no longer what it said.
Json shown_json(const ForumItem& item);

}  // namespace sekimori::share
