// One text, masked: what is known and what is recognised goes, what is the attacker's stays.
//
//   TextMasker masker(knowledge, pseudonyms, times);
//   std::string out = masker.mask("body", text, TextSort::prose, changes, kept);
//
// learn() goes first over every text of a report, so that a person greeted in one place is found in all others.
#pragma once

#include "engine/mask/crowd/lattice.h"
#include "engine/mask/knowledge.h"
#include "engine/mask/pseudonym.h"
#include "engine/mask/text/finding.h"

namespace sekimori::mask {

// Prose holds everything; a value is a single indicator or name (a file name, a cell): no times and departments in it are looked for.
enum class TextSort : unsigned char { prose, value };

enum class TimeLevel : unsigned char { day, week, month };
std::string_view name_of(TimeLevel level);

// How times of one report leave: as the month (week, day) and the distance from the report's first time. Whatever the level, no finer than
// the span that the share's attributes tell, and every time with that same span: of two times in two months the distance would tell the
// day.
// Who says a time. claimed: the sender or what he wrote (Date:, the text, servers before ours); told: whoever reports; border: the server
// of the recipient's that took the mail.
enum class TimeSource : unsigned char { claimed, told, border };

// When the report happened is decided by the border; else by what the reporter tells; else by what the sender claims, unless it lies in the
// future or more than a year before the report came; else by when it came. A time more than a year away from that is said as doubtful.
class TimeScale {
 public:
  TimeScale(TimeLevel level, Language language) : level_(level), language_(language) {}
  void note(Instant time, bool day_only, TimeSource source = TimeSource::told);  // every time of the report, before any is said
  void came(Instant time) { came_ = time; }                                      // when the hub got the report; nothing in it is later
  std::string said(std::optional<Instant> time, bool day_only) const;
  // What `time` becomes when the report's first one is moved to the start of its month, week or day (00:00 UTC): distances stay.
  Instant shifted(Instant time) const;
  // What decides the month. None: nothing tells it.
  std::optional<Instant> anchor() const;
  // From which distances are counted: the first time of the report, up to two days before the anchor.
  std::optional<Instant> first() const;
  void say_no_finer_than(const Span& span) { span_ = span; }

 private:
  struct Noted {
    Instant time;
    bool day_only;
    TimeSource source;
  };
  template <class Fits>
  std::optional<Instant> least(Fits fits) const;
  bool is_future(Instant time) const;
  std::string period(Instant time) const;
  TimeLevel level_;
  Language language_;
  std::vector<Noted> noted_;
  std::optional<Instant> came_;
  std::optional<Span> span_;
};

// One text as it came and as it leaves, with the changes that were made in it: [first_change, end_change) of the outcome's.
struct MaskedText {
  std::string place;
  std::string before;  // for the reviewer alone
  std::string after;
  std::size_t first_change = 0, end_change = 0;
};

struct Outcome {
  std::vector<MaskedText> texts;  // in the order in which a report is read
  std::vector<Change> changes;
  std::vector<Kept> kept;
  std::vector<Unmaskable> unmaskable;
};

class TextMasker {
 public:
  TextMasker(const Knowledge& knowledge, const Pseudonyms& pseudonyms, const TimeScale& times)
      : knowledge_(knowledge), pseudonyms_(pseudonyms), times_(times) {}
  std::string mask(std::string_view place, std::string_view text, TextSort sort, Outcome& outcome) const;

 private:
  std::u32string mask_signs(std::string_view place, std::u32string_view text, TextSort sort, int depth, Outcome& outcome) const;
  const Knowledge& knowledge_;
  const Pseudonyms& pseudonyms_;
  const TimeScale& times_;
};

// What a text teaches about persons, domains and times.
void learn_from(std::string_view text, Knowledge& knowledge, TimeScale& times, TimeSource source = TimeSource::told);

}  // namespace sekimori::mask
