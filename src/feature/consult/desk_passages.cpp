#include "feature/consult/desk_passages.h"

#include <algorithm>

#include "base/digest.h"

namespace sekimori::consult {
namespace {

constexpr std::string_view prefix = "desk-";
constexpr std::size_t most_contents = 5, most_askers = 3;

record::Actor passing() { return record::Actor::system("passages"); }

std::string_view in(const Json& wording, Language language) { return wording[language == Language::ja ? "ja" : "en"].text(); }

// "漏えい 12件 (前の四半期に比べ24%増)"; the change where both numbers are told.
std::string counted(const Json& row, Language language) {
  const std::int64_t now = row["now"].integer_or(0);
  std::string out = language == Language::ja ? fmt::format("{} {}件", in(row["title"], language), now)
                                             : fmt::format("{} {}", in(row["title"], language), now);
  if (!row["words"].is_null() && row["before"].integer_or(0) > 0) out += fmt::format(" ({})", in(row["words"], language));
  return out;
}

struct Listed {
  std::string text;       // the largest that are told
  bool hidden = false;    // something was not told
  bool nothing = false;   // no number of them is told
  std::int64_t told = 0;  // the sum of what is told
};

Listed listed(const Json& changes, std::size_t most, Language language) {
  std::vector<const Json*> rows;
  Listed out;
  for (const Json& row : changes["rows"].items()) {
    out.told += row["now"].integer_or(0);
    if (row["name"].text().empty()) continue;  // not coded yet
    if (row["now"].is_null()) out.hidden = true;
    else if (row["now"].integer_or(0) > 0) rows.push_back(&row);
  }
  // The largest first, equal ones in the order of their list.
  std::ranges::sort(rows, {}, [](const Json* row) { return std::pair(-(*row)["now"].integer_or(0), row); });
  rows.resize(std::min(rows.size(), most));
  for (const Json* row : rows) out.text += (out.text.empty() ? "" : language == Language::ja ? "、" : ", ") + counted(*row, language);
  out.nothing = rows.empty();
  return out;
}

std::string paragraph(const DeskQuarter& quarter, const Json& whole, const Json& contents, const Json& askers, Language language) {
  const bool ja = language == Language::ja;
  const Json& total = whole["rows"].items().front();
  const std::string period =
      fmt::format(fmt::runtime(ja ? "{} から {} まで" : "from {} to {}"), quarter.first().to_string(), quarter.last().to_string());
  std::string out;
  if (total["now"].is_null()) {
    out =
        ja ? fmt::format("{}の相談の件数は、少数のため公表しない。", period) : fmt::format("Consultations {}: too few to be told.", period);
  } else {
    out = ja ? fmt::format("{}に窓口が受けた相談は {}件", period, total["now"].integer_or(0))
             : fmt::format("Consultations {}: {}", period, total["now"].integer_or(0));
    if (!total["words"].is_null() && total["before"].integer_or(0) > 0) out += fmt::format(" ({})", in(total["words"], language));
    out += ja ? "。" : ".";
  }
  bool hidden = false;
  const auto add = [&](std::string_view heading, const Listed& one, std::string_view end) {
    hidden = hidden || one.hidden;
    if (!one.nothing) out += fmt::format("\n{}{}{}", heading, one.text, end);
  };
  add(ja ? "多かった内容 (一つの相談に複数あり): " : "Most asked about (several in one consultation): ",
      listed(contents, most_contents, language), ja ? "。" : ".");
  // Each consultation has one asker: what is missing from the sum was not told.
  Listed who = listed(askers, most_askers, language);
  who.hidden = who.hidden || who.told < total["now"].integer_or(0);
  add(ja ? "相談した人: " : "Who asked: ", who, ja ? "。" : ".");
  if (hidden)
    out += ja ? "\n少数の件数は、相談した人が知られないよう伏せている。"
              : "\nSmall numbers are left out so that nobody who asked is known by them.";
  return out;
}

// The quarter before the one in which `day` lies.
DeskQuarter ended_before(Day day) { return DeskQuarter{day.year(), (day.month() + 2) / 3}.previous(); }

}  // namespace

Result<model::PublishedPassage> DeskPassages::passage(std::string_view number) {
  const auto unknown = [&] { return error(ErrorCode::not_found, "no published passage {} in sight", number); };
  if (!number.starts_with(prefix)) return unknown();
  const auto quarter = desk_quarter_from(number.substr(prefix.size()));
  if (!quarter || quarter->last() >= zone_.day_of(clock_.now())) return unknown();
  const auto changes = [&](Dimension by) { return statistics_.changes(passing(), *quarter, by, {}, DeskSight::published); };
  const Json whole = TRY(changes(Dimension::whole));
  const auto& rows = whole["rows"].items();
  if (rows.empty() || (!rows.front()["now"].is_null() && rows.front()["now"].integer_or(0) == 0)) return unknown();
  const Json contents = TRY(changes(Dimension::content)), askers = TRY(changes(Dimension::asker));
  model::PublishedPassage out{
      .number = std::string(number),
      .title = {fmt::format("相談窓口の件数 ({})", quarter->name()), fmt::format("Numbers of the consultation desk ({})", quarter->name())},
      .body = {paragraph(*quarter, whole, contents, askers, Language::ja), paragraph(*quarter, whole, contents, askers, Language::en)},
      .sha256 = {}};
  out.sha256 = to_hex(sha256(Json::object({{"ja", out.body.ja}, {"en", out.body.en}}).dump()));
  return out;
}

Result<std::vector<model::PublishedPassage>> DeskPassages::all() {
  std::vector<model::PublishedPassage> out;
  auto one = passage(fmt::format("{}{}", prefix, ended_before(zone_.day_of(clock_.now())).name()));
  if (one) out.push_back(*std::move(one));
  else if (one.error().code != ErrorCode::not_found) return std::unexpected(std::move(one).error());
  return out;
}

}  // namespace sekimori::consult
