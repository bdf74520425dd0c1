#include "feature/protect/stock_taking.h"

#include <algorithm>
#include <map>
#include <set>

#include "feature/protect/content.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

constexpr std::array<std::string_view, 4> answer_names = {"open", "held", "not_held", "unsure"};

Json line_json(const StockLine& line) {
  return Json::object({{"code", line.code},
                       {"name", to_json(line.name)},
                       {"hint", to_json(line.hint)},
                       {"kind", name_of(line.kind)},
                       {"medium", name_of(line.medium)},
                       {"answer", name_of(line.answer)},
                       {"secrets", model::texts_json(line.secrets)},
                       {"by", line.by},
                       {"answered_on", model::day_json(line.answered_on)},
                       {"note", line.note}});
}

Result<StockLine> line_from(const Json& json) {
  StockLine out;
  TRY(model::read_text(json, "code", out.code));
  TRY(model::read_wording(json, "name", out.name));
  TRY(model::read_wording(json, "hint", out.hint));
  out.kind = model::secret_kind_from(json["kind"].text()).value_or(out.kind);
  out.medium = model::medium_from(json["medium"].text()).value_or(out.medium);
  TRY(model::read_named(json, "answer", answer_names, out.answer));
  TRY(model::read_texts(json, "secrets", out.secrets));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_day(json, "answered_on", out.answered_on));
  TRY(model::read_text(json, "note", out.note));
  return out;
}

}  // namespace

std::string_view name_of(Answer answer) { return answer_names.at(static_cast<size_t>(answer)); }
std::optional<Answer> answer_from(std::string_view name) { return model::value_named<Answer>(answer_names, name); }

std::size_t StockTake::answered() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(lines, [](const StockLine& line) { return line.answer == Answer::held || line.answer == Answer::not_held; }));
}

std::optional<Day> StockTake::last_answer() const {
  std::optional<Day> last;
  for (const StockLine& line : lines) last = std::max(last, line.answered_on);
  return last;
}

Json to_json(const StockTake& stock) {
  Json lines = Json::array();
  for (const StockLine& line : stock.lines) lines.push(line_json(line));
  return Json::object({{"department", stock.department},
                       {"leader", stock.leader},
                       {"started_on", model::day_json(stock.started_on)},
                       {"due", model::day_json(stock.due)},
                       {"lines", std::move(lines)}});
}

Result<StockTake> stock_take_from_json(const Json& json) {
  StockTake out;
  TRY(model::read_text(json, "department", out.department));
  TRY(model::read_text(json, "leader", out.leader));
  TRY(model::read_day(json, "started_on", out.started_on));
  TRY(model::read_day(json, "due", out.due));
  for (const Json& line : json["lines"].items()) out.lines.push_back(TRY(line_from(line)));
  return out;
}

record::Draft Filed<StockTake>::draft(const StockTake& item) {
  record::Draft draft;
  draft.kind = kind;
  draft.body = to_json(item);
  draft.keys = {{"department", item.department, record::Uniqueness::shared}};
  return draft;
}

std::vector<StockLine> starter_lines(std::string_view nature) {
  std::vector<StockLine> out;
  for (const Json& row : content("starter")["item"].items()) {
    const auto& natures = row["for"].items();
    const bool asked =
        nature.empty() || std::ranges::any_of(natures, [&](const Json& one) { return one.text() == "all" || one.text() == nature; });
    if (!asked) continue;
    auto line = line_from(row);
    SEKIMORI_CHECK(line.has_value());
    out.push_back(*std::move(line));
  }
  return out;
}

std::vector<std::string> starter_natures() {
  std::set<std::string> out;
  for (const Json& row : content("starter")["item"].items())
    for (const Json& one : row["for"].items())
      if (one.text() != "all") out.emplace(one.text());
  return {out.begin(), out.end()};
}

Json to_json(const Coverage& c) {
  return Json::object({{"department", c.department},
                       {"lines", c.lines},
                       {"answered", c.answered},
                       {"percent", c.percent()},
                       {"held", c.held},
                       {"without_secret", c.without_secret},
                       {"last_review", model::day_json(c.last_review)},
                       {"due", model::day_json(c.due)},
                       {"overdue", c.overdue}});
}

Result<std::optional<Kept<StockTake>>> StockTaking::find_latest(const record::Actor& actor, std::string_view department) {
  // Ids are made in the order of time: the last is the latest.
  auto all = TRY(shelf_.all<StockTake>(actor, {}, "department", department));
  if (all.empty()) return std::optional<Kept<StockTake>>();
  return std::optional<Kept<StockTake>>(std::move(all.back()));
}

Result<Kept<StockTake>> StockTaking::wanted(const record::Actor& actor, std::string_view department) {
  auto found = TRY(find_latest(actor, department));
  if (!found)
    return error(ErrorCode::not_found, "'{}' has not begun to take stock; 'sekimori stocktake start {}' does", department, department);
  return *std::move(found);
}

Result<StockTake> StockTaking::start(const record::Actor& actor, std::string_view department, std::string_view leader,
                                     std::string_view nature, std::optional<Day> due) {
  if (department.empty() || leader.empty()) return error(ErrorCode::invalid_input, "a stock-taking needs a department and who leads it");
  if (const auto before = TRY(find_latest(actor, department)); before && !before->item.complete())
    return error(ErrorCode::conflict, "'{}' is still taking stock ({} of {} lines answered)", department, before->item.answered(),
                 before->item.lines.size());
  StockTake stock;
  stock.department = department;
  stock.leader = leader;
  stock.started_on = today();
  stock.due = due;
  stock.lines = starter_lines(nature);
  const std::vector<std::string> natures = starter_natures();
  if (!nature.empty() && std::ranges::find(natures, nature) == natures.end()) {
    std::string known;
    for (const std::string& one : natures) known += (known.empty() ? "" : ", ") + one;
    return error(ErrorCode::invalid_input, "'{}' is no nature of department; one of {}", nature, known);
  }
  return TRY(shelf_.add(actor, stock, "stock-taking started")).item;
}

Result<StockTake> StockTaking::add_line(const record::Actor& actor, std::string_view department, StockLine line) {
  const auto known = TRY(wanted(actor, department));
  StockTake stock = known.item;
  if (line.code.empty() || line.name.ja.empty()) return error(ErrorCode::invalid_input, "a line needs a code and a name");
  if (std::ranges::find(stock.lines, line.code, &StockLine::code) != stock.lines.end())
    return error(ErrorCode::conflict, "the line '{}' stands in the list already", line.code);
  stock.lines.push_back(std::move(line));
  return TRY(shelf_.change(actor, known, stock, "line added")).item;
}

Result<StockTake> StockTaking::answer(const record::Actor& actor, std::string_view department, std::string_view code,
                                      const GivenAnswer& given) {
  const auto known = TRY(wanted(actor, department));
  StockTake stock = known.item;
  const auto line = std::ranges::find(stock.lines, code, &StockLine::code);
  if (line == stock.lines.end()) {
    std::string codes;
    for (const StockLine& one : stock.lines) codes += (codes.empty() ? "" : ", ") + one.code;
    return error(ErrorCode::not_found, "'{}' is no line of this stock-taking; one of {}", code, codes);
  }
  if (given.by.empty()) return error(ErrorCode::invalid_input, "who answers is missing");
  line->answer = given.answer;
  line->secrets = given.secrets;
  line->by = given.by;
  line->note = given.note;
  line->answered_on = today();
  return TRY(shelf_.change(actor, known, stock, given.note.empty() ? "answered" : given.note)).item;
}

Result<std::optional<StockTake>> StockTaking::latest(const record::Actor& actor, std::string_view department) {
  auto found = TRY(find_latest(actor, department));
  if (!found) return std::optional<StockTake>();
  return std::optional<StockTake>(std::move(found->item));
}

Result<std::vector<Coverage>> StockTaking::coverage(const record::Actor& actor, const std::vector<std::string>& departments) {
  std::map<std::string, StockTake> latest;
  for (const std::string& department : departments) latest[department];
  for (auto& kept : TRY(shelf_.all<StockTake>(actor))) latest[kept.item.department] = std::move(kept.item);
  std::vector<Coverage> out;
  for (const auto& [department, stock] : latest) {
    Coverage one;
    one.department = department;
    one.lines = stock.lines.size();
    one.answered = stock.answered();
    for (const StockLine& line : stock.lines) {
      if (line.answer != Answer::held) continue;
      ++one.held;
      if (line.secrets.empty()) ++one.without_secret;
    }
    one.last_review = stock.last_answer();
    one.due = stock.due;
    one.overdue = stock.due && *stock.due < today() && !stock.complete();
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace sekimori::protect
