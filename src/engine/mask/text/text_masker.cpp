#include "engine/mask/text/text_masker.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/text.h"
#include "engine/mask/text/name_lists.h"
#include "engine/mask/text/pattern_finder.h"
#include "engine/mask/text/spans.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

constexpr std::int64_t doubtful_from = 400 * nanoseconds_per_day;  // away from the report's own time
constexpr int deepest = 3;                                         // blocks inside blocks that are shown decoded

// What rests on its form or neighbourhood alone gives way inside an indicator of the attacker's.
bool is_guess(Reason reason) {
  switch (reason) {
    case Reason::form:
    case Reason::keyword:
    case Reason::salutation:
    case Reason::common_name:
    case Reason::legal_form:
    case Reason::internal_name:
    case Reason::time_policy: return true;
    default: return false;
  }
}

Span32 span_of(const Finding& finding) { return {finding.start, finding.end}; }

// The attacker's indicators of one text, by what gives way to them.
struct KeptSpans {
  explicit KeptSpans(const std::vector<Finding>& kept)
      : all(spans(kept, [](Indicator) { return true; })),
        hashes(spans(kept, [](Indicator one) { return one == Indicator::hash; })),
        file_names(spans(kept, [](Indicator one) { return one == Indicator::file_name; })),
        links(spans(kept, [](Indicator one) { return one == Indicator::url; })),
        others(spans(kept, [](Indicator one) { return one != Indicator::hash && one != Indicator::file_name; })) {}

  // Whether the change gives way: to what it lies in, or, as a guess, to what it cuts.
  bool displace(const Finding& change) const {
    const Span32 span = span_of(change);
    if (change.reason == Reason::by_hand) return false;
    if (is_guess(change.reason) && all.any_cuts(span)) return true;
    if (change.reason == Reason::recipient_parameter || change.identifier == Identifier::tracking_id) return false;
    if ((!change.block || is_guess(change.reason)) && hashes.any_holds(span)) return true;
    if (!is_guess(change.reason)) return false;
    const bool by_form = change.reason == Reason::form || change.reason == Reason::time_policy || change.reason == Reason::internal_name ||
                         change.reason == Reason::keyword;
    return others.any_holds(span) || (by_form && file_names.any_holds(span));
  }

  Spans all, hashes, file_names, links, others;

 private:
  template <class Fits>
  static Spans spans(const std::vector<Finding>& kept, Fits fits) {
    std::vector<Span32> out;
    for (const Finding& one : kept)
      if (fits(one.indicator)) out.push_back(span_of(one));
    return Spans(std::move(out));
  }
};

int weight_of(const Finding& finding) {
  if (finding.reason == Reason::by_hand) return 5;
  if (finding.block) return 4;
  if (!is_guess(finding.reason)) return 3;
  return finding.reason == Reason::time_policy ? 1 : 2;
}

bool only_separators(std::u32string_view text) {
  return std::ranges::all_of(text, [](char32_t c) { return script_of(c) == Script::other; });
}

// A family name that we know, with a given name behind it that we do not: the end of both.
std::size_t behind_given_name(std::u32string_view text, std::size_t end) {
  if (script_of(text[end - 1]) != Script::kanji) return end;
  const std::size_t start = end < text.size() && (text[end] == ' ' || text[end] == 0x3000) ? end + 1 : end;
  std::size_t stop = start;
  while (stop < text.size() && script_of(text[stop]) == Script::kanji) ++stop;
  return stop > start && stop - start <= 3 && is_given_name(text.substr(start, stop - start)) ? stop : end;
}

// Of ranges that lie in others, the others alone; sorted.
void keep_outermost(std::vector<Span32>& spans) {
  std::ranges::sort(spans, [](Span32 a, Span32 b) { return a.start != b.start ? a.start < b.start : a.end > b.end; });
  std::uint32_t furthest = 0;
  std::erase_if(spans, [&](Span32 one) {
    if (one.end <= furthest) return true;
    furthest = one.end;
    return false;
  });
}

// Decoded text worth showing: long enough, and text.
bool reads_as_text(std::u32string_view text) {
  const auto odd = std::ranges::count_if(text, [](char32_t c) { return c == '\n' || c == replacement_character || c < 0x20; });
  return text.size() >= 40 && static_cast<std::size_t>(odd) * 10 < text.size();
}

}  // namespace

std::string_view name_of(TimeLevel level) {
  switch (level) {
    case TimeLevel::day: return "day";
    case TimeLevel::week: return "week";
    case TimeLevel::month: return "month";
  }
  return "month";
}

void TimeScale::note(Instant time, bool day_only, TimeSource source) { noted_.push_back({time, day_only, source}); }

// A bare day comes before an exact time of another day only: of its own day it says less.
template <class Fits>
std::optional<Instant> TimeScale::least(Fits fits) const {
  std::optional<Instant> exact, day;
  for (const Noted& one : noted_) {
    std::optional<Instant>& least = one.day_only ? day : exact;
    if (fits(one) && (!least || one.time < *least)) least = one.time;
  }
  if (!exact || !day) return exact ? exact : day;
  const Zone tokyo = Zone::tokyo();
  return tokyo.day_of(*day) < tokyo.day_of(*exact) ? day : exact;
}

bool TimeScale::is_future(Instant time) const { return came_ && time.nanoseconds > came_->nanoseconds + nanoseconds_per_day; }

std::optional<Instant> TimeScale::anchor() const {
  const auto lately = [&](const Noted& one) {
    return !is_future(one.time) && (!came_ || one.time.nanoseconds >= came_->nanoseconds - doubtful_from);
  };
  if (const auto border = least([&](const Noted& one) { return one.source == TimeSource::border && !is_future(one.time); })) return border;
  if (const auto told = least([&](const Noted& one) { return one.source == TimeSource::told && lately(one); })) return told;
  if (const auto claimed = least([&](const Noted& one) { return one.source == TimeSource::claimed && lately(one); })) return claimed;
  // An old document: the latest of what it tells.
  std::optional<Instant> latest;
  for (const Noted& one : noted_)
    if (one.source == TimeSource::told && !is_future(one.time) && (!latest || *latest < one.time)) latest = one.time;
  return latest ? latest : came_;
}

std::optional<Instant> TimeScale::first() const {
  const std::optional<Instant> begin = anchor();
  if (!begin) return begin;
  const auto first = least([&](const Noted& one) {
    return one.time.nanoseconds >= begin->nanoseconds - 2 * nanoseconds_per_day &&
           one.time.nanoseconds <= begin->nanoseconds + nanoseconds_per_day;
  });
  return first ? first : begin;
}

std::string TimeScale::period(Instant time) const {
  const Day day = Zone::tokyo().day_of(time);
  const bool ja = language_ == Language::ja;
  if (span_ && (level_ == TimeLevel::month || span_->period != Period::month)) return span_->said(language_);
  switch (level_) {
    case TimeLevel::day: return ja ? fmt::format("{}年{}月{}日", day.year(), day.month(), day.day()) : day.to_string();
    case TimeLevel::week: {
      const Day monday{day.number - (day.weekday() + 6) % 7};
      return ja ? fmt::format("{}年{}月{}日の週", monday.year(), monday.month(), monday.day()) : "week of " + monday.to_string();
    }
    case TimeLevel::month: break;
  }
  return ja ? fmt::format("{}年{}月", day.year(), day.month()) : fmt::format("{:04}-{:02}", day.year(), day.month());
}

std::string TimeScale::said(std::optional<Instant> time, bool day_only) const {
  const bool ja = language_ == Language::ja;
  const std::optional<Instant> start = first();
  if (!time || !start) return ja ? "[時刻]" : "[time]";
  const std::int64_t between = time->nanoseconds - start->nanoseconds;
  if (between > doubtful_from || between < -doubtful_from) return ja ? "[疑わしい時刻]" : "[doubtful time]";
  const std::int64_t seconds = std::abs(between) / nanoseconds_per_second;
  const std::int64_t day = 86'400;
  const char sign = between < 0 ? '-' : '+';
  std::string distance;
  if (day_only) {
    const std::int64_t days = Zone::tokyo().day_of(*time).number - Zone::tokyo().day_of(*start).number;
    distance = ja ? fmt::format("T{:+}日", days) : fmt::format("T{:+}d", days);
  } else if (ja) {
    distance = fmt::format("T{}{}日{:02}:{:02}:{:02}", sign, seconds / day, seconds % day / 3600, seconds % 3600 / 60, seconds % 60);
  } else {
    distance = fmt::format("T{}{}d {:02}:{:02}:{:02}", sign, seconds / day, seconds % day / 3600, seconds % 3600 / 60, seconds % 60);
  }
  return "[" + period(*time) + " " + distance + "]";
}

Instant TimeScale::shifted(Instant time) const {
  const std::optional<Instant> begin = first();
  if (!begin) return time;
  const Day day = Zone::tokyo().day_of(*begin);
  Day start = day;
  if (level_ == TimeLevel::week) start = Day{day.number - (day.weekday() + 6) % 7};
  if (level_ == TimeLevel::month) start = Day{day.number - day.day() + 1};
  if (span_ && (level_ == TimeLevel::month || span_->period != Period::month))
    start = Day::from_date(span_->year, span_->month, 1).value_or(start);
  return Instant{start.number * nanoseconds_per_day + (time.nanoseconds - begin->nanoseconds)};
}

std::string TextMasker::mask(std::string_view place, std::string_view text, TextSort sort, Outcome& outcome) const {
  const std::size_t first = outcome.changes.size();
  std::string out = to_utf8(mask_signs(place, to_utf32(text), sort, 0, outcome));
  if (!text.empty())
    outcome.texts.push_back({.place = std::string(place),
                             .before = std::string(text),
                             .after = out,
                             .first_change = first,
                             .end_change = outcome.changes.size()});
  return out;
}

namespace {

// A mailbox at a public provider with a victim's name in it is the victim's, unless something says that the attacker wrote from there.
void take_mailboxes(std::u32string_view text, std::vector<Finding>& changes, std::vector<Finding>& kept) {
  std::map<std::uint32_t, std::uint32_t> names;  // start and nearest end of what is somebody's name for sure
  for (const Finding& one : changes)
    if (!one.block && !is_guess(one.reason) && one.side == Side::victim &&
        (one.identifier == Identifier::organisation || one.identifier == Identifier::person || one.identifier == Identifier::path_user))
      if (const auto [at, fresh] = names.emplace(one.start, one.end); !fresh) at->second = std::min(at->second, one.end);
  std::erase_if(kept, [&](Finding& one) {
    if (one.indicator != Indicator::mail_address || one.reason != Reason::no_sign_of_victim) return false;
    const std::string whole = ascii_lower(to_utf8(text.substr(one.start, one.end - one.start)));
    const std::size_t sign = whole.rfind('@');
    if (sign == std::string::npos || !is_mailbox_provider(std::string_view(whole).substr(sign + 1))) return false;
    const auto name = names.lower_bound(one.start);
    if (name == names.end() || name->second > one.start + sign) return false;
    Finding taken = one;
    taken.keep = false;
    taken.identifier = Identifier::mail_address;
    taken.side = Side::victim;
    taken.reason = Reason::derived;
    taken.subject = "mail:" + whole;
    changes.push_back(std::move(taken));
    return true;
  });
}

Indicator sort_of(std::u32string_view value) {
  if (value.find(U"://") != std::u32string_view::npos) return Indicator::url;
  if (value.find(U'@') != std::u32string_view::npos) return Indicator::mail_address;
  return value.find(U'.') != std::u32string_view::npos ? Indicator::domain : Indicator::file_name;
}

// What is somebody's beyond doubt goes whatever a person says: the gate would stop it.
bool is_certain(Reason reason) {
  return reason == Reason::roster_name || reason == Reason::roster_person || reason == Reason::roster_domain ||
         reason == Reason::recipient || reason == Reason::by_hand;
}

void keep_by_hand(std::u32string_view text, const Knowledge& knowledge, std::vector<Finding>& changes, std::vector<Finding>& kept) {
  for (const std::u32string& value : knowledge.kept_by_hand())
    for (std::size_t at = value.empty() ? text.npos : text.find(value); at != text.npos; at = text.find(value, at + value.size())) {
      Finding one{.start = static_cast<std::uint32_t>(at),
                  .end = static_cast<std::uint32_t>(at + value.size()),
                  .side = Side::attacker,
                  .reason = Reason::by_hand};
      one.keep = true;
      one.indicator = sort_of(value);
      const auto overlaps = [&](const Finding& other) { return other.start < one.end && one.start < other.end; };
      std::erase_if(changes, [&](const Finding& other) { return overlaps(other) && !is_certain(other.reason); });
      std::erase_if(kept, [&](const Finding& other) { return other.start == one.start && other.end == one.end; });
      kept.push_back(std::move(one));
    }
}

}  // namespace

std::u32string TextMasker::mask_signs(std::string_view place, std::u32string_view text, TextSort sort, int depth, Outcome& outcome) const {
  if (text.empty() || knowledge_.stopped()) return {};
  const std::vector<View> views = views_of(text);
  std::vector<Finding> changes, kept;
  std::map<std::pair<std::uint32_t, std::uint32_t>, const View*> decoded;  // of each block: its outermost reading
  for (const View& view : views) {
    if (knowledge_.stopped()) return {};
    if (view.block && !view.from.empty() && view.from.front() == view.from.back() && view.to.front() == view.to.back())
      decoded.try_emplace({view.from.front(), view.to.front()}, &view);
    const bool derived = &view != &views.front();  // what it shares with the root has been seen there
    knowledge_.find_words(view, [&](const Word& word, Side side, std::size_t first, std::size_t end) {
      Finding finding{.identifier = word.identifier, .side = side, .reason = word.reason, .subject = word.subject};
      put_at(finding, view, first, word.identifier == Identifier::person ? behind_given_name(view.text, end) : end);
      if (derived && finding.peeled.empty()) return;
      changes.push_back(std::move(finding));
    });
    find_patterns(view, knowledge_, [&](Finding&& finding) {
      // What says that it is a ticket may be encoded while the number is not.
      const bool told = !finding.keep && !finding.block && (finding.reason == Reason::keyword || finding.identifier == Identifier::ticket);
      if (derived && finding.peeled.empty() && !told) return;
      if (finding.keep) {
        if (!finding.block) kept.push_back(std::move(finding));
        return;
      }
      if (finding.block && is_guess(finding.reason)) return;  // inside blocks only what is known counts, and what has an owner
      if (sort == TextSort::value && (finding.identifier == Identifier::timestamp || finding.identifier == Identifier::department ||
                                      finding.identifier == Identifier::title))
        return;
      changes.push_back(std::move(finding));
    });
  }
  take_mailboxes(text, changes, kept);
  keep_by_hand(text, knowledge_, changes, kept);
  const KeptSpans spans(kept);
  std::erase_if(changes, [&](const Finding& change) { return spans.displace(change); });
  for (Finding& change : changes)
    if (change.block && spans.links.any_holds(span_of(change))) change.identifier = Identifier::tracking_id;
  // A block that is shown decoded is shown whole: what was found in readings of a part of it goes with it.
  const auto is_shown = [&](const Finding& change) {
    if (!change.block || depth >= deepest) return false;
    const auto block = decoded.find({change.start, change.end});
    return block != decoded.end() && reads_as_text(block->second->text);
  };
  std::vector<Span32> shown;
  for (const Finding& change : changes)
    if (is_shown(change)) shown.push_back(span_of(change));
  keep_outermost(shown);
  const Spans shown_spans(shown);
  std::erase_if(changes, [&](const Finding& change) {
    const Span32 span = span_of(change);
    return change.block && shown_spans.any_holds(span) && !std::ranges::binary_search(shown, span);
  });
  // Painted in this order, what weighs more and is longer lies on top; what shows of the others is replaced, too.
  // Of blocks the one with fewer encodings around it is believed.
  // Of whole findings one that reaches over a line's end gives way: 八重樫航 and, on the next line, 八重樫.
  const auto rank = [&](const Finding& one) {
    const bool over_line = !one.block && text.substr(one.start, one.end - one.start).find(U'\n') != std::u32string_view::npos;
    const auto layers = static_cast<std::int64_t>(std::ranges::count(one.peeled, ','));
    const auto length = static_cast<std::int64_t>(one.end - one.start);
    return std::tuple(weight_of(one), over_line ? 0 : 1, one.block ? -layers : length, one.block ? -length : 0);
  };
  std::ranges::stable_sort(changes, [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
  std::vector<std::uint32_t> paint(text.size(), 0);
  // From the top down, every sign once: a block may lie under as many findings as it holds words.
  std::vector<std::uint32_t> bare(text.size() + 1);  // leads to the next sign without paint
  std::iota(bare.begin(), bare.end(), 0U);
  const auto next_bare = [&](std::uint32_t at) {
    while (bare[at] != at) at = bare[at] = bare[bare[at]];
    return at;
  };
  for (std::size_t i = changes.size(); i-- > 0;)
    for (std::uint32_t at = next_bare(changes[i].start); at < changes[i].end; at = next_bare(at)) {
      paint[at] = static_cast<std::uint32_t>(i + 1);
      bare[at] = at + 1;
    }
  std::u32string out;
  std::set<std::pair<std::uint32_t, std::uint32_t>> said;  // blocks that were shown
  std::vector<std::size_t> place_of(text.size() + 1, 0);   // where each sign went
  for (std::size_t i = 0; i < text.size();) {
    place_of[i] = out.size();
    if (paint[i] == 0) {
      out += text[i++];
      continue;
    }
    const Finding& change = changes[paint[i] - 1];
    std::size_t end = i;
    // Parts of one firm's name that were found by different ways stand under one sign.
    const auto is_same = [&](std::uint32_t other) {
      if (other == paint[i]) return true;
      if (other == 0 || change.block || change.identifier == Identifier::timestamp) return false;
      const Finding& next = changes[other - 1];
      return !next.block && next.identifier == change.identifier && next.subject == change.subject;
    };
    while (end < text.size() && is_same(paint[end]) && (paint[end] == paint[i] || text[end] != '\n')) ++end;
    for (std::size_t j = i; j < end; ++j) place_of[j] = out.size();
    const std::u32string_view before = text.substr(i, end - i);
    if ((end - i) < change.end - change.start && only_separators(before)) {
      out += before;
      i = end;
      continue;
    }
    std::string replacement;
    if (change.identifier == Identifier::timestamp) {
      replacement = times_.said(change.time, change.day_only);
    } else {
      // Where others lie over parts of a block, the first stretch of it stands for all.
      if (is_shown(change) && said.insert({change.start, change.end}).second) {
        Outcome inner;
        replacement = "[" + change.peeled.substr(0, change.peeled.find(',')) + ": " +
                      to_utf8(mask_signs(place, decoded.at({change.start, change.end})->text, TextSort::prose, depth + 1, inner)) + "]";
      } else {
        replacement = pseudonyms_.of(change.identifier, change.subject);
      }
    }
    outcome.changes.push_back({.place = std::string(place),
                               .start = static_cast<std::uint32_t>(i),
                               .end = static_cast<std::uint32_t>(end),
                               .identifier = change.identifier,
                               .side = change.side,
                               .reason = change.peeled.empty() || !change.block ? change.reason : Reason::encoded,
                               .before = to_utf8(before),
                               .replacement = replacement,
                               .peeled = change.peeled});
    out += to_utf32(replacement);
    // Lines stay lines, also where a name was broken over two.
    if (!change.block) out.append(static_cast<std::size_t>(std::ranges::count(before, U'\n')), U'\n');
    i = end;
  }
  place_of[text.size()] = out.size();
  for (const Finding& one : kept) {
    std::size_t painted = 0;
    for (std::size_t i = one.start; i < one.end; ++i) painted += paint[i] != 0 ? 1U : 0U;
    if (painted == one.end - one.start) continue;
    outcome.kept.push_back({.place = std::string(place),
                            .start = one.start,
                            .end = one.end,
                            .indicator = one.indicator,
                            .side = one.side,
                            .reason = one.reason,
                            .value = to_utf8(std::u32string_view(out).substr(place_of[one.start], place_of[one.end] - place_of[one.start])),
                            .in_part = painted > 0});
  }
  return out;
}

void learn_from(std::string_view text, Knowledge& knowledge, TimeScale& times, TimeSource source) {
  const std::u32string signs = to_utf32(text);
  if (signs.empty() || knowledge.stopped()) return;
  struct Learnt {
    Identifier identifier;
    Side side;
    Reason reason;
    std::string value, subject;
  };
  std::vector<Learnt> learnt;
  for (const View& view : views_of(signs)) {
    if (view.block) continue;
    if (knowledge.stopped()) return;
    find_patterns(view, knowledge, [&](Finding&& finding) {
      if (finding.keep) return;
      if (finding.identifier == Identifier::timestamp) {
        if (finding.time) times.note(*finding.time, finding.day_only, source);
        return;
      }
      learnt.push_back({finding.identifier, finding.side, finding.reason,
                        to_utf8(std::u32string_view(signs).substr(finding.start, finding.end - finding.start)), finding.subject});
    });
  }
  for (const Learnt& one : learnt) {
    if (one.identifier == Identifier::person && (one.reason == Reason::salutation || one.reason == Reason::common_name)) {
      knowledge.learn_person(one.value, one.side, Reason::derived);
    } else if (one.identifier == Identifier::person && one.reason == Reason::keyword) {
      if (one.value.find_first_of("0123456789") == std::string::npos) knowledge.learn_person(one.value, one.side, Reason::derived);
    } else if (one.identifier == Identifier::mail_address && one.side == Side::victim) {
      knowledge.learn_recipient(std::string_view(one.subject).substr(5), {});
    } else if (one.identifier == Identifier::domain && one.reason == Reason::keyword && one.subject.starts_with("domain:")) {
      knowledge.learn_domain(std::string_view(one.subject).substr(7), one.side, Reason::derived);
    } else if (one.identifier == Identifier::internal_host || one.identifier == Identifier::path_user) {
      // HOST\user and host names: every part by itself, too.
      std::string piece;
      for (const char c : one.value + "\\") {
        if (c != '\\') piece += c;
        else if (piece.size() >= 4)
          knowledge.learn_word(std::exchange(piece, {}), one.identifier, one.side, Reason::derived,
                               std::string(name_of(one.identifier)) + ":" + ascii_lower(piece));
        else piece.clear();
      }
    } else if (one.identifier == Identifier::organisation && one.reason == Reason::legal_form) {
      knowledge.learn_word(one.value, one.identifier, one.side, Reason::derived, one.subject);
    }
  }
}

}  // namespace sekimori::mask
