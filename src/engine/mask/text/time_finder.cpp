// Times in running text and in headers, in the forms people and programs of Japan write them.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "base/text.h"
#include "engine/mask/text/pattern_finder.h"

namespace sekimori::mask {
namespace {

constexpr int japan_offset = 9 * 3600;

#define CLOCK R"((\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)"
#define ZONE R"( ?(Z\b|[+\-]\d{2}:?\d{2}\b|JST\b|UTC\b|GMT\b))"
#define MONTHS                                                                                                                          \
  "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:" \
  "ember)?)"
#define WEEKDAY "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"

enum class Order { year_first, day_first, month_first, month_day, bare, clock };

struct Form {
  Order order;
  bool era = false;  // group 1 may be 令和
  const char* pattern;
  // Groups: date parts in their order, hour, minute, second, zone; absent ones are empty.
};

const Form forms[] = {
    {Order::year_first, false, R"(\b((?:19|20)\d{2})[\-/.](\d{1,2})[\-/.](\d{1,2})(?:[T ]+)" CLOCK R"((?:)" ZONE R"()?)?)"},
    {Order::year_first, true,
     R"((令和|平成|\b(?:19|20))(\d{1,2}|元)年 ?(\d{1,2})月 ?(\d{1,2})日(?: ?\([月火水木金土日]\))? ?(?:の|、)? ?(午前|午後)? ?(?:(\d{1,2})(?::|時)(?:(\d{1,2})分?)?(?:(?::)?(\d{1,2})秒?)?)?)"},
    {Order::day_first, false,
     R"((?:)" WEEKDAY R"(,? )?\b(\d{1,2}) )" MONTHS R"(\.?,? ((?:19|20)\d{2})(?:,? )" CLOCK R"((?:)" ZONE R"()?(?: \([A-Z]{3,4}\))?)?)"},
    {Order::month_first, false,
     R"((?:)" WEEKDAY R"(,? )?\b)" MONTHS R"(\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d{2})(?:,?(?: at)? )" CLOCK
     R"((?: ?([AaPp][Mm]\b))?(?:)" ZONE R"()?)?)"},
    {Order::month_day, false,
     R"(\b(\d{1,2})月(\d{1,2})日(?: ?\([月火水木金土日]\))?(?: ?(?:午前|午後)? ?\d{1,2}(?::|時)(?:\d{1,2}分?)?(?::?\d{1,2}秒?)?)?)"},
    {Order::month_day, false,
     R"(\b(\d{1,2})/(\d{1,2}) ?\((?:[月火水木金土日]|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\)(?: ?\d{1,2}:\d{2}(?::\d{2})?)?)"},
    {Order::month_day, false, R"(\b()" MONTHS R"()\.? (\d{1,2})(?:st|nd|rd|th)?\b)"},
    {Order::bare, false, R"((?:^|[^0-9A-Za-z/.\-])((\d{1,2})/(\d{1,2}))(?:[^0-9A-Za-z/.\-]|$))"},
    {Order::clock, false, R"(\b([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?: ?(?:JST|UTC|GMT|[AaPp][Mm])\b)?)"},
    {Order::clock, false, R"((?:午前|午後)? ?(\d{1,2})時(\d{1,2})分(?:\d{1,2}秒)?)"},
};

int number(re2::StringPiece text) {
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

int month_named(re2::StringPiece text) {
  static constexpr std::string_view names = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::size_t at = names.find(std::string_view(text.data(), std::min<std::size_t>(3, text.size())));
  return at == std::string_view::npos ? 0 : static_cast<int>(at / 3) + 1;
}

int zone_offset(re2::StringPiece zone) {
  if (zone.empty() || zone == "JST") return japan_offset;
  if (zone == "Z" || zone == "UTC" || zone == "GMT") return 0;
  const int sign = zone[0] == '-' ? -1 : 1;
  const int hours = number(re2::StringPiece(zone.data() + 1, 2));
  const int minutes = number(re2::StringPiece(zone.data() + zone.size() - 2, 2));
  return sign * (hours * 3600 + minutes * 60);
}

std::optional<Instant> instant_of(int year, int month, int day, int hour, int minute, int second, int offset) {
  const auto date = Day::from_date(year, month, day);
  if (!date || hour > 24 || minute > 59 || second > 60) return std::nullopt;
  return Instant::from_seconds(std::int64_t(date->number) * 86'400 + hour * 3600 + minute * 60 + second - offset);
}

}  // namespace

void find_times(const View& view, const FindingSink& sink) {
  static const std::vector<std::unique_ptr<RE2>> patterns = [] {
    std::vector<std::unique_ptr<RE2>> out;
    for (const Form& form : forms) {
      out.push_back(std::make_unique<RE2>(form.pattern));
      SEKIMORI_CHECK(out.back()->ok());
    }
    return out;
  }();
  const LevelledText text = levelled_text(view);
  const re2::StringPiece whole(text.utf8.data(), text.utf8.size());
  std::vector<bool> taken(text.utf8.size() + 1, false);
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    std::array<re2::StringPiece, 9> g;
    for (std::size_t at = 0; at < text.utf8.size();) {
      const int groups = std::min(patterns[i]->NumberOfCapturingGroups() + 1, 9);
      if (!patterns[i]->Match(whole, at, text.utf8.size(), RE2::UNANCHORED, g.data(), groups)) break;
      for (int unset = groups; unset < 9; ++unset) g.at(static_cast<std::size_t>(unset)) = re2::StringPiece();
      const re2::StringPiece& piece = forms[i].order == Order::bare ? g[1] : g[0];
      const auto start = static_cast<std::size_t>(piece.data() - text.utf8.data());
      std::size_t end = start + piece.size();
      while (end > start && text.utf8[end - 1] == ' ') --end;
      std::size_t next = std::max(end, start + 1);
      while (next < text.utf8.size() && (static_cast<unsigned char>(text.utf8[next]) & 0xC0U) == 0x80) ++next;
      at = next;
      if (end <= start || taken[start]) continue;
      Finding found{.identifier = Identifier::timestamp, .side = Side::victim, .reason = Reason::time_policy, .subject = "time"};
      switch (forms[i].order) {
        case Order::year_first:
          if (forms[i].era) {
            int year = number(g[2]);
            if (g[2] == "元") year = 1;
            if (g[1] == "令和") year += 2018;
            else if (g[1] == "平成") year += 1988;
            else year += number(g[1]) * 100;
            int hour = number(g[6]);
            if (g[5] == "午後" && hour < 12) hour += 12;
            found.day_only = g[6].empty();
            found.time = instant_of(year, number(g[3]), number(g[4]), hour, number(g[7]), number(g[8]), japan_offset);
          } else {
            found.day_only = g[4].empty();
            found.time = instant_of(number(g[1]), number(g[2]), number(g[3]), number(g[4]), number(g[5]), number(g[6]), zone_offset(g[7]));
          }
          if (!found.time) continue;
          break;
        case Order::day_first:
          found.day_only = g[4].empty();
          found.time =
              instant_of(number(g[3]), month_named(g[2]), number(g[1]), number(g[4]), number(g[5]), number(g[6]), zone_offset(g[7]));
          if (!found.time) continue;
          break;
        case Order::month_first: {
          int hour = number(g[4]);
          if (!g[7].empty() && (g[7][0] == 'p' || g[7][0] == 'P') && hour < 12) hour += 12;
          found.day_only = g[4].empty();
          found.time = instant_of(number(g[3]), month_named(g[1]), number(g[2]), hour, number(g[5]), number(g[6]), zone_offset(g[8]));
          if (!found.time) continue;
          break;
        }
        case Order::bare:
          if (number(g[2]) < 1 || number(g[2]) > 12 || number(g[3]) < 1 || number(g[3]) > 31) continue;
          break;
        case Order::month_day:
        case Order::clock: break;
      }
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(start), taken.begin() + static_cast<std::ptrdiff_t>(end), true);
      put_at(found, view, text.character[start], text.character[end - 1] + std::size_t(1));
      sink(std::move(found));
    }
  }
}

}  // namespace sekimori::mask
