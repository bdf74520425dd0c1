// A house outside of this hub that tells it of attacks: a partner hub, a ministry, an association; and what of it goes on by itself.
//
//   OutsideSource source{.name = "north", .title = "北の共有網", .kind = SourceClass::hub};
//   source.decisions = {{.label = "GREEN", .audience = "heavy", .tlp = "AMBER"}};   // whatever comes under GREEN, to heavy, under AMBER
//   TRY(check(source));
//
// Its name is that of the way to it (`hub link`), or one of its own where it pushes into a collection or its files are brought in. Only
// what comes under CLEAR or GREEN goes on (docs/decisions/0309, 0320): for the rest its members were asked about their own audience alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/share/share_origin.h"

namespace sekimori::share {

// Once and for all: what comes from it under this label goes to that audience.
struct StandingDecision {
  std::string label;      // CLEAR or GREEN
  std::string audience;   // id of a group, or "across"
  std::string tlp;        // the same label, or a stricter one
  std::string kind = {};  // of report, where its author names none; empty: then it waits for a person
};

struct OutsideSource {
  std::string name;  // a-z 0-9 - _
  std::string title;
  std::string address = {};  // https://north.example, where it takes what this hub sends: what came from it does not go back; may be empty
  std::string member = {};   // its number here, where it takes part itself: what came from it is not given back to it
  SourceClass kind = SourceClass::hub;
  Direction direction = Direction::within_industry;
  std::vector<std::string> collections = {};  // ids: what is pushed into these is of it
  std::vector<StandingDecision> decisions = {};
};

Json to_json(const OutsideSource& source);
Result<OutsideSource> outside_source_from(const Json& json);
// "GREEN=heavy", "GREEN=heavy:AMBER", "GREEN=heavy:AMBER:insider_leak"
Result<StandingDecision> standing_decision_from(std::string_view text);
// invalid_input: a bad name, no title, a decision that lets go on what may not, or further than it came.
Result<void> check(const OutsideSource& source);
// Whether what came under this label may go on to members of this hub at all.
bool may_go_on(std::string_view label);

}  // namespace sekimori::share
