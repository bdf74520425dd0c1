#include "feature/govern/measures/duty_matrix.h"

#include <algorithm>
#include <array>

#include "feature/govern/may.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

constexpr std::array<std::string_view, 5> part_names = {"none", "responsible", "accountable", "consulted", "informed"};

const Json& duties() { return text_file("checks", "duties.toml"); }
bool has(std::string_view group, std::string_view id) {
  return std::ranges::any_of(duties()[group].items(), [&](const Json& one) { return one["id"].text() == id; });
}

void describe(const DutyCell& cell, record::Draft& draft) {
  draft.summary = Json::object({{"duty", cell.duty}, {"department", cell.department}});
  draft.keys = {{"cell", cell.duty + "/" + cell.department, record::Uniqueness::unique}};
}

}  // namespace

std::string_view name_of(DutyPart part) { return part_names.at(static_cast<std::size_t>(part)); }
std::optional<DutyPart> duty_part_from(std::string_view name) { return model::value_named<DutyPart>(part_names, name); }

Json to_json(const DutyCell& cell) {
  return Json::object({{"duty", cell.duty}, {"department", cell.department}, {"part", name_of(cell.part)}});
}
Result<DutyCell> duty_cell_from(const Json& json) {
  DutyCell out;
  TRY(model::read_text(json, "duty", out.duty));
  TRY(model::read_text(json, "department", out.department));
  TRY(model::read_named(json, "part", part_names, out.part));
  return out;
}

DutyMatrix::DutyMatrix(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
    : cells_(database, records, clock, random, "duty", duty_cell_from, describe) {}

Result<DutyCell> DutyMatrix::set(const record::Actor& actor, std::string_view duty, std::string_view department, DutyPart part) {
  if (!has("duty", duty) || !has("department", department))
    return error(ErrorCode::not_found, "the matrix has no duty '{}' or no department '{}'", duty, department);
  const DutyCell cell{.duty = std::string(duty), .department = std::string(department), .part = part};
  if (const auto before = TRY(cells_.find_by(actor, "cell", cell.duty + "/" + cell.department)))
    return TRY(cells_.change(actor, before->id, "assigned",
                             [&](DutyCell& one) -> Result<void> {
                               one = cell;
                               return {};
                             }))
        .value;
  return TRY(cells_.create(actor, cell, "assigned")).value;
}

Result<Json> DutyMatrix::table(const record::Actor& actor) {
  TRY(may(actor, record::Verb::list, "duty"));
  const auto all = TRY(cells_.list(actor));
  Json departments = Json::array();
  for (const Json& one : duties()["department"].items())
    departments.push(Json::object({{"id", one["id"]}, {"ja", one["ja"]}, {"en", one["en"]}}));
  Json rows = Json::array();
  std::int64_t complete = 0;
  for (const Json& duty : duties()["duty"].items()) {
    Json cells = Json::array();
    int accountable = 0;
    int responsible = 0;
    for (const Json& department : duties()["department"].items()) {
      DutyPart part = DutyPart::none;
      for (const auto& one : all)
        if (one.value.duty == duty["id"].text() && one.value.department == department["id"].text()) part = one.value.part;
      accountable += part == DutyPart::accountable ? 1 : 0;
      responsible += part == DutyPart::responsible ? 1 : 0;
      cells.push(Json::object({{"department", department["id"]}, {"part", name_of(part)}}));
    }
    Json gaps = Json::array();
    if (accountable == 0) gaps.push("nobody_accountable");
    if (accountable > 1) gaps.push("several_accountable");
    if (responsible == 0) gaps.push("nobody_responsible");
    complete += gaps.items().empty() ? 1 : 0;
    rows.push(
        Json::object({{"id", duty["id"]}, {"ja", duty["ja"]}, {"en", duty["en"]}, {"cells", std::move(cells)}, {"gaps", std::move(gaps)}}));
  }
  const std::size_t total = rows.items().size();
  return Json::object(
      {{"departments", std::move(departments)}, {"duties", std::move(rows)}, {"complete", complete}, {"duties_total", total}});
}

Result<CsvTable> DutyMatrix::sheet(const record::Actor& actor, Language language) {
  const Json all = TRY(table(actor));
  const std::string_view words = language == Language::ja ? "ja" : "en";
  CsvTable out;
  out.name = language == Language::ja ? "役割分担" : "duties";
  out.header.push_back(language == Language::ja ? "役割" : "duty");
  for (const Json& one : all["departments"].items()) out.header.push_back(one[words].string_or(""));
  std::size_t line = 1;
  for (const Json& duty : all["duties"].items()) {
    CsvRow row{.line = ++line, .cells = {duty[words].string_or("")}};
    for (const Json& cell : duty["cells"].items()) row.cells.push_back(cell["part"].text() == "none" ? "" : cell["part"].string_or(""));
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace sekimori::govern
