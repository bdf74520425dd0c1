#include "engine/mask/crowd/lattice.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sekimori::mask {
namespace {

struct Region {
  std::string_view name;
  std::string_view prefectures;
};

constexpr std::array<Region, 8> regions = {{{"北海道", "北海道"},
                                            {"東北", "青森県 岩手県 宮城県 秋田県 山形県 福島県"},
                                            {"関東", "茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県"},
                                            {"中部", "新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県"},
                                            {"近畿", "三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県"},
                                            {"中国", "鳥取県 島根県 岡山県 広島県 山口県"},
                                            {"四国", "徳島県 香川県 愛媛県 高知県"},
                                            {"九州・沖縄", "福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"}}};

}  // namespace

std::size_t industry_levels(const Roster& roster) {
  std::size_t deepest = 0;
  for (const Industry& one : roster.industries) {
    std::size_t depth = 1;
    for (const Industry* at = roster.industry(one.parent); at != nullptr; at = roster.industry(at->parent)) ++depth;
    deepest = std::max(deepest, depth);
  }
  return std::max<std::size_t>(deepest, 1);
}

std::string industry_at(const Roster& roster, std::string_view industry, std::size_t level) {
  // Counted from the top, so that one level means one breadth for everybody.
  std::vector<std::string_view> chain;
  for (const Industry* at = roster.industry(industry); at != nullptr; at = roster.industry(at->parent)) chain.push_back(at->id);
  const std::size_t all = industry_levels(roster);
  if (level >= all || chain.empty()) return std::string(nothing_said);
  const std::size_t wanted = all - level;  // so many names from the top
  const std::size_t index = chain.size() > wanted ? chain.size() - wanted : 0;
  return std::string(chain[index]);
}

std::string size_at(std::int64_t employees, std::size_t level) {
  if (employees <= 0 || level >= size_levels) return std::string(nothing_said);
  if (level == 1) return employees < 1000 ? "1-999" : "1000-";
  return employees < 300 ? "1-299" : employees < 1000 ? "300-999" : employees < 5000 ? "1000-4999" : "5000-";
}

std::string region_at(std::string_view prefecture, std::size_t level) {
  if (prefecture.empty() || level >= region_levels) return std::string(nothing_said);
  if (level == 0) return std::string(prefecture);
  for (const Region& region : regions)
    if (region.prefectures.find(prefecture) != std::string_view::npos) return std::string(region.name);
  return std::string(nothing_said);
}

std::string Span::to_string() const {
  switch (period) {
    case Period::month: return fmt::format("{:04}-{:02}", year, month);
    case Period::quarter: return fmt::format("{:04}Q{}", year, (month - 1) / 3 + 1);
    case Period::year: return fmt::format("{:04}", year);
    case Period::until_year: return fmt::format("..{:04}", year);
  }
  return {};
}

std::string Span::said(Language language) const {
  if (language == Language::en) return to_string();
  switch (period) {
    case Period::month: return fmt::format("{}年{}月", year, month);
    case Period::quarter: return fmt::format("{}年第{}四半期", year, (month - 1) / 3 + 1);
    case Period::year: return fmt::format("{}年", year);
    case Period::until_year: return fmt::format("{}年以前", year);
  }
  return {};
}

bool Span::holds(const Span& other) const {
  const int from = year * 12 + month, others = other.year * 12 + other.month;
  if (period == Period::until_year) return other.year <= year;
  return other.period != Period::until_year && others >= from && others + other.months() <= from + months();
}

std::optional<Span> Span::parse(std::string_view text) {
  Span out;
  const auto digits = [&](std::size_t from, std::size_t count, int& into) {
    if (from + count > text.size()) return false;
    const auto [end, code] = std::from_chars(text.data() + from, text.data() + from + count, into);
    return code == std::errc() && end == text.data() + from + count;
  };
  if (text.size() == 6 && text.starts_with("..") && digits(2, 4, out.year)) return around(out.year, 1, Period::until_year);
  if (!digits(0, 4, out.year)) return std::nullopt;
  if (text.size() == 4) return around(out.year, 1, Period::year);
  if (text.size() == 7 && text[4] == '-' && digits(5, 2, out.month) && out.month >= 1 && out.month <= 12)
    return around(out.year, out.month, Period::month);
  int quarter = 0;
  if (text.size() == 6 && text[4] == 'Q' && digits(5, 1, quarter) && quarter >= 1 && quarter <= 4)
    return around(out.year, quarter * 3, Period::quarter);
  return std::nullopt;
}

Span Span::around(int year, int month, Period period) {
  switch (period) {
    case Period::month: return {.period = period, .year = year, .month = month};
    case Period::quarter: return {.period = period, .year = year, .month = (month - 1) / 3 * 3 + 1};
    case Period::year:
    case Period::until_year: return {.period = period, .year = year, .month = 1};
  }
  return {};
}

bool member_during(const Organisation& organisation, const Span& span) {
  for (int i = 0; i < span.months(); ++i)
    if (organisation.member_during(span.year, span.month + i)) return true;
  return false;
}

}  // namespace sekimori::mask
