// A decision reaches all: the units of a house as a tree, each saying in a round that it does what was decided, rolled up to the top.
//
//   TRY(tree.put(actor, {.code = "mfg", .name = "製造部", .parent = "top", .head = "A-3"}));
//   TRY(tree.attest(actor, {.round = "2026", .unit = "mfg", .answer = UnitAnswer::with_exceptions, .note = "夜勤の棚"}));
//   Json rolled = TRY(tree.roll_up(actor, "2026"));    // per unit: its own answer and how many below it answered what
//
// Any thread.
#pragma once

#include "record/record_shelf.h"

namespace sekimori::govern {

struct HouseUnit {
  std::string code, name, parent, head;  // head: staff number
};
Json to_json(const HouseUnit& unit);
Result<HouseUnit> house_unit_from(const Json& json);

enum class UnitAnswer : unsigned char { done, with_exceptions, not_done };
std::string_view name_of(UnitAnswer answer);
std::optional<UnitAnswer> unit_answer_from(std::string_view name);

struct UnitAttestation {
  std::string round, unit, note, by;
  UnitAnswer answer = UnitAnswer::done;
  Instant at;
};
Json to_json(const UnitAttestation& attestation);
Result<UnitAttestation> unit_attestation_from(const Json& json);

class AttestationTree {
 public:
  AttestationTree(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random);

  // Adds a unit or changes it. invalid_input: no such parent, or a unit would stand below itself.
  Result<HouseUnit> put(const record::Actor& actor, HouseUnit unit);
  Result<std::vector<HouseUnit>> units(const record::Actor& actor);  // by code
  // invalid_input: exceptions without a note; not_found: no such unit.
  Result<UnitAttestation> attest(const record::Actor& actor, UnitAttestation attestation);
  // {round, units: [{code, name, parent, head, depth, answer, note, by, at, below: {units, done, with_exceptions, not_done, open}}]}:
  // parents before children.
  Result<Json> roll_up(const record::Actor& actor, std::string_view round);

 private:
  Clock& clock_;
  record::RecordShelf<HouseUnit> units_;
  record::RecordShelf<UnitAttestation> attestations_;
};

}  // namespace sekimori::govern
