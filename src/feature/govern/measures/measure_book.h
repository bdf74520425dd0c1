// The measures of a house.
//
//   auto made = TRY(book.add(actor, {.title = "ログを一年残す", .attested = AttestedControl::log_retention, .owner = "A-12"}));   //
//   ME-2026-001 TRY(book.add_evidence(actor, made.value.number, {.day = day, .text = "設定の写し"}, "policy.pdf", bytes));
//   TRY(book.attest(actor, made.value.number, "設定を確かめた", day, until));
//   TRY(book.review(actor, made.value.number, day, true, ""));
//
// A next step of a self-check that was adopted is a task of its owner until it is in place or stopped; whoever adopts it again gets the
// same measure. Evidence files are kept by hash. Any thread.
#pragma once

#include "base/csv.h"
#include "feature/govern/measures/measure.h"
#include "feature/govern/neighbours.h"
#include "record/record_shelf.h"
#include "store/blob/blob_store.h"

namespace sekimori::govern {

using KnownMeasure = record::KeptRecord<Measure>;

struct MeasureEdit {
  std::optional<std::string> title = {}, detail = {}, owner = {}, department = {};
  std::optional<MeasureState> state = {};
  std::optional<Day> due = {};
  std::optional<std::int64_t> review_months = {};
  std::optional<std::vector<std::string>> controls = {};
};

class MeasureBook {
 public:
  MeasureBook(sql::Database& database, record::RecordStore& records, blob::BlobStore& blobs, Clock& clock, Random& random, const Zone& zone,
              TaskSeam tasks);

  // invalid_input: no title, a control that no framework of ours has, or months out of 1..60.
  Result<KnownMeasure> add(const record::Actor& actor, Measure measure, std::string_view reason);
  // For a question of a self-check, with the task that follows; that of the same question, if there is one.
  Result<KnownMeasure> add_step(const record::Actor& actor, Measure measure, std::string_view reason);
  Result<KnownMeasure> get(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownMeasure>> list(const record::Actor& actor);  // by number
  // conflict: in place without evidence or attestation.
  Result<KnownMeasure> edit(const record::Actor& actor, std::string_view number, const MeasureEdit& edit, std::string_view reason);
  Result<KnownMeasure> add_evidence(const record::Actor& actor, std::string_view number, Day day, std::string_view text,
                                    std::string_view file = {}, ByteView bytes = {});
  // invalid_input: not an attested one, or the end lies before the day.
  Result<KnownMeasure> attest(const record::Actor& actor, std::string_view number, std::string_view statement, Day day, Day until);
  // Sets the next review by the months of the measure; one that does not hold goes back to planned.
  Result<KnownMeasure> review(const record::Actor& actor, std::string_view number, Day day, bool holds, std::string_view note);

  Day today() const { return zone_.day_of(clock_.now()); }

 private:
  Result<KnownMeasure> step(const record::Actor& actor, std::string_view number, std::string_view action, std::string_view reason,
                            const std::function<Result<void>(Measure&)>& edit);
  Result<KnownMeasure> create(sql::Transaction& tx, const record::Actor& actor, Measure measure, std::string_view reason);
  Result<void> open_task(sql::Transaction& tx, const record::Actor& actor, const KnownMeasure& known);
  Result<void> follow(sql::Transaction& tx, const record::Actor& actor, const Measure& before, const KnownMeasure& now);

  sql::Database& database_;
  record::RecordStore& records_;
  blob::BlobStore& blobs_;
  Clock& clock_;
  const Zone& zone_;
  TaskSeam tasks_;
  record::RecordShelf<Measure> measures_;
};

CsvTable measure_table(const std::vector<KnownMeasure>& measures, Day today, Language language);

// "framework:item" of one of ours.
Result<void> check_control(std::string_view control);

}  // namespace sekimori::govern
