#include "cli/desk_table.h"

#include "cli/govern_access.h"
#include "feature/consult/desk_counts.h"

namespace sekimori::cli {
namespace {

std::string number(const Json& count) { return count.is_null() ? "-" : count.dump(); }

std::string list_lines(const Json& list, Language language) {
  std::string out;
  for (const Json& one : list.items())
    out += fmt::format("  {:>7} {:>4}  {}\n", number(one["cases"]), one["percent"].is_null() ? "" : one["percent"].dump() + "%",
                       in_words(one["title"], language));
  return out;
}

}  // namespace

std::string desk_table(const Json& summary, Language language) {
  const bool ja = language == Language::ja;
  const Json& period = summary["period"];
  const std::int64_t floor = consult::published_floor;
  std::string out = fmt::format("{} - {}", period["from"].text(), period["to"].text());
  for (const std::string_view filter : {"desk", "asker", "channel"})
    if (period[filter].is_string()) out += fmt::format("  {}", period[filter].text());
  out += "\n";
  if (summary["below_floor"].bool_or(false))
    return out + (ja ? fmt::format("相談は {} 件未満のため、公表しません。\n", floor)
                     : fmt::format("Fewer than {} consultations: nothing else is published.\n", floor));
  out += fmt::format("{}  {}\n", number(summary["cases"]), ja ? "件の相談" : "consultations");
  if (!summary["exact"].bool_or(false))
    out += ja ? fmt::format("{} 件未満と、差から分かってしまう値は「-」か、省いてあります。\n", floor)
              : fmt::format("Numbers below {}, and those that differences would tell, are \"-\" or left out.\n", floor);
  for (const auto& [name, list] : summary["lists"].members()) {
    if (list.items().empty()) continue;
    const auto by = consult::dimension_from(name);
    out += fmt::format("\n{}\n{}", by ? std::string(title_of(*by).in(language)) : name, list_lines(list, language));
  }
  const Json& classes = summary["classes"];
  if (!classes["rows"].items().empty() && !classes["columns"].items().empty()) {
    out += ja ? "\n属性と内容\n" : "\nWho asks what\n";
    std::size_t column = 0;
    for (const Json& one : classes["columns"].items()) out += fmt::format("  ({}) {}\n", ++column, in_words(one["title"], language));
    out += "  ";
    for (std::size_t i = 1; i <= column; ++i) out += fmt::format("{:>7}", fmt::format("({})", i));
    out += "\n";
    for (const Json& row : classes["rows"].items()) {
      out += "  ";
      for (const Json& count : row["counts"].items()) out += fmt::format("{:>7}", number(count));
      out += fmt::format("  {}\n", in_words(row["title"], language));
    }
  }
  if (!summary["referrals"].items().empty()) {
    out += ja ? "\n引き継ぎ\n" : "\nReferrals\n";
    for (const Json& one : summary["referrals"].items())
      out += fmt::format("  {:>7}  {}\n", number(one["count"]), in_words(one["title"], language));
  }
  if (!summary["findings"].items().empty()) {
    out += ja ? "\n目立つこと\n" : "\nWhat stands out\n";
    for (const Json& one : summary["findings"].items()) out += fmt::format("  {}\n", in_words(one, language));
  }
  if (!summary["watch"].items().empty()) {
    out += ja ? "\n注視する業種\n" : "\nWatched\n";
    for (const Json& one : summary["watch"].items()) {
      const bool sure = one["standing"].text() == "verified";
      out += fmt::format("  {} ({}{})\n", in_words(one["words"], language), in_words(one["base"], language),
                         sure ? ""
                         : ja ? "、未確認"
                              : ", unverified");
    }
  }
  return out;
}

}  // namespace sekimori::cli
