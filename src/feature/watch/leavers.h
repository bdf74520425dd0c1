// The leavers' calendar: who leaves when, from when to when their acts are looked at, what they touched against their own past or
// their department's, which pledge is signed, which devices are to come back.
//
//   LeaverBook leavers(parts);
//   for (const Leaver& leaver : TRY(leavers.calendar(actor, {}))) ...        // staff number and dates, no acts
//   for (const Leaver& leaver : TRY(leavers.activity(actor, {}))) ...        // acts under a pseudonym, exit as a band
//
// The two views are kept apart on purpose: dates would tell whose the pseudonym is. They meet in one row only for whom two persons
// have let see the name (record/pseudonym.h). People in sources without a monitoring basis are not in the figures at all.
#pragma once

#include "feature/watch/alert_book.h"

namespace sekimori::watch {

constexpr int watch_days_before_exit = 90;
constexpr int watch_days_after_exit = 30;

struct LeaverQuery {
  int days_ahead = 60;  // exits up to so many days from today
  int days_back = 30;   // and so many days ago
};

// How one kind of act in the watch window stands against the usual.
struct LeaverTouch {
  Feature feature = Feature::files_read;
  double amount = 0;   // in the whole window
  int days_above = 0;  // days notable against the usual
  Day strongest;       // of those
  double value = 0;    // on the strongest day
  double usual = 0;    // of a day
  bool first_time = false;
  std::string_view basis;  // own_past, peers, none
};

struct Leaver {
  std::optional<model::KnownPerson> person;  // in the calendar; in the activity view only when revealed
  std::string pseudonym;                     // activity view only
  std::optional<Day> exit;                   // absent before a reveal
  std::string band;                          // gone, within_14, within_30, within_60, later
  std::optional<Day> watch_from, watch_to;
  std::string pledge;  // signed, refused, asked, expired, missing
  std::optional<Day> pledge_day;
  std::vector<std::string> devices;  // lent, to be returned
  std::vector<LeaverTouch> touched;
  std::vector<model::TouchedSecret> secrets;  // read or moved within the window, most important first
  std::vector<std::string> alerts;            // ids, closed ones left out
  double score = 0;                           // of the highest of them
};

class LeaverBook {
 public:
  explicit LeaverBook(AlertParts parts, AlertBook& alerts) : parts_(std::move(parts)), alerts_(alerts) {}

  // By exit day. Needs "person.list" and shows whom it reaches.
  Result<std::vector<Leaver>> calendar(const record::Actor& actor, const LeaverQuery& query);
  // By score, then pseudonym. Needs "alert.list".
  Result<std::vector<Leaver>> activity(const record::Actor& actor, const LeaverQuery& query);

 private:
  struct Figures;
  bool within(const model::Person& person, const LeaverQuery& query) const;
  std::string band_of(Day exit) const;
  Result<void> add_pledge(sql::Transaction& tx, Leaver& leaver, const std::string& staff_number);
  void add_touched(const Figures& figures, const model::KnownPerson& person, Day from, Day to, Leaver& leaver) const;
  AlertParts parts_;
  AlertBook& alerts_;
};

Json to_json(const Leaver& leaver);

}  // namespace sekimori::watch
