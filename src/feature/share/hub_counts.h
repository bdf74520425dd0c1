// What a hub counts in a period, by the rules of J-CSIP: what members reported, how much of it was aimed at them, what was shared.
//
//   HubCounts counts = TRY(count_hub(books, HubPeriod::fiscal_year("2014"), 3));
//   to_json(counts, {.sig = "heavy"});                    // docs/format/hub-statistics.md; numbers that may not be published are null
//
// A report counts where it was received, with what it is judged to be now; equal mails of several members are reports each and one share;
// mass mail is reported and never shared; what the hub found by itself is no report and is told apart among the shares; what another house
// told first is neither: it is told as received, beside the shares, so that two hubs do not count one warning twice. A member in
// several groups stands in the row "several". Each quarter is hidden by itself, and a year hides what one of its quarters hides, so that
// no difference of publications gives anything away (engine/mask/small_cells.h).
#pragma once

#include "engine/mask/small_cells.h"
#include "feature/share/hub_period.h"
#include "feature/share/report_traits.h"

namespace sekimori::share {

// A number's ground: the record that makes it one more.
struct CountedRecord {
  std::string kind;    // hub_report, share
  std::string number;  // R-2014-001
  std::size_t row = 0, column = 0;
};

// A table with names, its numbers, what of them is hidden, and what each stands on.
struct HubTable {
  HubTable(std::string name, std::string of, std::vector<std::string> row_names, std::vector<std::string> column_names);
  void add(std::string_view row, std::string_view column, const std::vector<std::string>& members, std::string_view kind,
           std::string_view number);

  std::string name;                  // triage, shares, kind, mail, attachment, sender_region, c2_region
  std::string of;                    // what its total is: reported, targeted, shared
  std::vector<std::string> rows;     // names; place 0: ""
  std::vector<std::string> columns;  // names; place 0: ""
  mask::CountTable counts;
  mask::HiddenCells hidden;
  std::vector<CountedRecord> records;
};

struct QuarterCounts {
  HubPeriod period;
  std::vector<HubTable> tables;        // in one order everywhere
  std::vector<std::string> own_finds;  // numbers of shares of what the hub found by itself
  std::vector<std::string> received;   // numbers of shares of what another house told first
};

struct HubCounts {
  HubPeriod period;
  std::size_t floor = 3;
  std::size_t organisations = 0;  // active in a group on the last day of the period; authorities are none
  std::size_t schemes = 0;        // of sigs, those that are liaison schemes
  std::vector<std::string> sigs;  // groups of the table's rows
  std::vector<QuarterCounts> quarters;
  QuarterCounts whole;
};

// What counting goes by, of one report; a proof makes it anew from records that it has checked.
struct CountedReport {
  std::string number, member, sig, kind, triage;
  std::string attachment = "unknown", sender_region = {}, c2_region = {};
  Day day;
};
struct CountedShare {
  std::string number, audience;
  std::vector<std::string> members;  // of the reports that became it; empty: the hub's own find
  Day day;
  bool received = false;  // of what another house told first: no find, and no report of anybody here
};
struct CountedHub {
  std::vector<CountedReport> reports;
  std::vector<CountedShare> shares;
  std::vector<std::string> sigs;
  std::vector<std::string> schemes = {};  // of sigs, those that are liaison schemes: published apart
  std::size_t organisations = 0;
};

// Pure: the same input gives the same tables.
HubCounts count_hub(const CountedHub& hub, const HubPeriod& period, std::size_t floor);

// integrity when a published number is small, a hidden one follows from others, or a year shows what a quarter hides.
Result<void> check_counts(const HubCounts& counts);

enum class Sight : unsigned char { published, exact };
struct CountsView {
  std::string sig = {};  // the row of one group alone; empty: the hub
  Sight sight = Sight::published;
};
Json to_json(const HubCounts& counts, const CountsView& view);

}  // namespace sekimori::share
