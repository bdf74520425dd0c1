#include "feature/govern/measures/attestation_tree.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "base/text.h"
#include "feature/govern/may.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

constexpr std::array<std::string_view, 3> answer_names = {"done", "with_exceptions", "not_done"};
constexpr std::size_t longest_name = 200;
constexpr int deepest_unit = 12;

void describe_unit(const HouseUnit& unit, record::Draft& draft) {
  draft.summary = Json::object({{"code", unit.code}, {"name", unit.name}});
  draft.keys = {{"code", unit.code, record::Uniqueness::unique}};
}
void describe_attestation(const UnitAttestation& one, record::Draft& draft) {
  draft.summary = Json::object({{"round", one.round}, {"unit", one.unit}});
  draft.keys = {{"round", one.round, record::Uniqueness::shared}, {"which", one.round + "/" + one.unit, record::Uniqueness::unique}};
}

}  // namespace

std::string_view name_of(UnitAnswer answer) { return answer_names.at(static_cast<std::size_t>(answer)); }
std::optional<UnitAnswer> unit_answer_from(std::string_view name) { return model::value_named<UnitAnswer>(answer_names, name); }

Json to_json(const HouseUnit& unit) {
  return Json::object({{"code", unit.code}, {"name", unit.name}, {"parent", unit.parent}, {"head", unit.head}});
}
Result<HouseUnit> house_unit_from(const Json& json) {
  HouseUnit out;
  TRY(model::read_text(json, "code", out.code));
  TRY(model::read_text(json, "name", out.name));
  TRY(model::read_text(json, "parent", out.parent));
  TRY(model::read_text(json, "head", out.head));
  return out;
}
Json to_json(const UnitAttestation& one) {
  return Json::object({{"round", one.round},
                       {"unit", one.unit},
                       {"answer", name_of(one.answer)},
                       {"note", one.note},
                       {"by", one.by},
                       {"at", one.at.to_rfc3339()}});
}
Result<UnitAttestation> unit_attestation_from(const Json& json) {
  UnitAttestation out;
  TRY(model::read_text(json, "round", out.round));
  TRY(model::read_text(json, "unit", out.unit));
  TRY(model::read_named(json, "answer", answer_names, out.answer));
  TRY(model::read_text(json, "note", out.note));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_instant(json, "at", out.at));
  return out;
}

AttestationTree::AttestationTree(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
    : clock_(clock),
      units_(database, records, clock, random, "house_unit", house_unit_from, describe_unit),
      attestations_(database, records, clock, random, "unit_attestation", unit_attestation_from, describe_attestation) {}

Result<std::vector<HouseUnit>> AttestationTree::units(const record::Actor& actor) {
  std::vector<HouseUnit> out;
  for (auto& one : TRY(units_.list(actor))) out.push_back(std::move(one.value));
  std::ranges::sort(out, {}, &HouseUnit::code);
  return out;
}

Result<HouseUnit> AttestationTree::put(const record::Actor& actor, HouseUnit unit) {
  unit.code = trim(unit.code);
  unit.name = trim(unit.name);
  if (unit.code.empty() || unit.name.empty() || count_code_points(unit.code) > 40 || count_code_points(unit.name) > longest_name)
    return error(ErrorCode::invalid_input, "a unit needs a code of at most 40 characters and a name of at most {}", longest_name);
  const auto all = TRY(units(actor));
  std::string above = unit.parent;
  for (int depth = 0; !above.empty(); ++depth) {
    if (above == unit.code) return error(ErrorCode::invalid_input, "{} would stand below itself", unit.code);
    if (depth >= deepest_unit) return error(ErrorCode::invalid_input, "units nested deeper than {} levels", deepest_unit);
    const auto found = std::ranges::find(all, above, &HouseUnit::code);
    if (found == all.end()) return error(ErrorCode::invalid_input, "there is no unit '{}'", above);
    above = found->parent;
  }
  if (const auto before = TRY(units_.find_by(actor, "code", unit.code)))
    return TRY(units_.change(actor, before->id, "changed",
                             [&](HouseUnit& one) -> Result<void> {
                               one = unit;
                               return {};
                             }))
        .value;
  return TRY(units_.create(actor, unit, "added")).value;
}

Result<UnitAttestation> AttestationTree::attest(const record::Actor& actor, UnitAttestation attestation) {
  attestation.round = trim(attestation.round);
  attestation.note = trim(attestation.note);
  if (attestation.round.empty() || count_code_points(attestation.round) > 40)
    return error(ErrorCode::invalid_input, "a round needs a name of at most 40 characters");
  if (attestation.answer != UnitAnswer::done && attestation.note.empty())
    return error(ErrorCode::invalid_input, "what is not done must be said");
  const auto all = TRY(units(actor));
  if (std::ranges::find(all, attestation.unit, &HouseUnit::code) == all.end())
    return error(ErrorCode::not_found, "there is no unit '{}'", attestation.unit);
  attestation.by = actor.account;
  attestation.at = clock_.now();
  const std::string which = attestation.round + "/" + attestation.unit;
  if (const auto before = TRY(attestations_.find_by(actor, "which", which)))
    return TRY(attestations_.change(actor, before->id, "attested again",
                                    [&](UnitAttestation& one) -> Result<void> {
                                      one = attestation;
                                      return {};
                                    }))
        .value;
  return TRY(attestations_.create(actor, attestation, "attested")).value;
}

Result<Json> AttestationTree::roll_up(const record::Actor& actor, std::string_view round) {
  TRY(may(actor, record::Verb::list, "house_unit"));
  const auto all = TRY(units(actor));
  std::map<std::string, UnitAttestation, std::less<>> given;
  for (auto& one : TRY(attestations_.list(actor, "round", round))) given.insert_or_assign(one.value.unit, one.value);
  struct Below {
    std::int64_t units = 0;
    std::array<std::int64_t, 3> answers{};
    std::int64_t open = 0;
  };
  Json rows = Json::array();
  const std::function<Below(const HouseUnit&, int)> walk = [&](const HouseUnit& unit, int depth) {
    const auto answer = given.find(unit.code);
    Json row = to_json(unit);
    row.set("depth", depth);
    const std::size_t at = rows.items().size();
    rows.push(Json());
    Below sum;
    if (depth < deepest_unit)
      for (const HouseUnit& child : all)
        if (child.parent == unit.code) {
          const Below part = walk(child, depth + 1);
          sum.units += part.units;
          sum.open += part.open;
          for (std::size_t i = 0; i < sum.answers.size(); ++i) sum.answers[i] += part.answers[i];
        }
    row.set("below", Json::object({{"units", sum.units},
                                   {"done", sum.answers[0]},
                                   {"with_exceptions", sum.answers[1]},
                                   {"not_done", sum.answers[2]},
                                   {"open", sum.open}}));
    Json said;
    if (answer != given.end()) said = to_json(answer->second);
    row.set("attestation", std::move(said));
    Json::Array changed = rows.items();
    changed[at] = std::move(row);
    rows = Json(std::move(changed));
    ++sum.units;
    if (answer == given.end()) ++sum.open;
    else ++sum.answers[static_cast<std::size_t>(answer->second.answer)];
    return sum;
  };
  for (const HouseUnit& unit : all)
    if (unit.parent.empty()) walk(unit, 0);
  return Json::object({{"round", round}, {"units", std::move(rows)}});
}

}  // namespace sekimori::govern
