// Retention and holds: how long a kind of thing is kept, and what must not be destroyed although its time is over.
//
//   TRY(holds.place(tx, {.case_id = c, .label = "case 2026-001", .reason = "...", .items = {{"source", source, from, to}}}, change));
//   if (TRY(holds.is_held(tx, {"source", source, first, last}))) keep_segment();
//   TRY(holds.set_retention(tx, "source", id, {.days = 365, .basis = "就業規則 第12条"}, change));
//
// An item covers an object of a kind, or every object of it ("*"), for a range of time; things without time are covered whole. A segment
// asks as the source it belongs to with the range of its events; a blob as kind "blob".
#pragma once

#include "record/change.h"
#include "record/record_store.h"

namespace sekimori::record {

struct HoldItem {
  std::string kind;
  std::string id;  // or "*"
  Instant first{INT64_MIN};
  Instant last{INT64_MAX};  // inclusive
};

struct HoldDraft {
  std::string case_id = {};
  std::string label;
  std::string reason;
  std::vector<HoldItem> items;
};

struct Hold {
  std::string id, case_id, label, reason, placed_by;
  Instant placed_at;
  std::optional<Instant> released_at;
  std::vector<HoldItem> items;
};

struct RetentionRule {
  int days = 0;       // 1..36,500
  std::string basis;  // law, work rule or contract, with its clause
};

class HoldBook {
 public:
  HoldBook(ChangeLog& changes, RecordStore& records, Clock& clock, Random& random)
      : changes_(changes), records_(records), clock_(clock), random_(random) {}

  Result<std::string> place(sql::Transaction& tx, const HoldDraft& draft, const Change& change);  // needs "hold.create"
  Result<void> add_items(sql::Transaction& tx, const std::string& hold, const std::vector<HoldItem>& items, const Change& change);
  Result<void> release(sql::Transaction& tx, const std::string& hold, const Change& change);  // needs "hold.approve" and a reason
  Result<std::vector<Hold>> list(sql::Transaction& tx, const Actor& actor);                   // released ones too
  // The unreleased holds that cover any part of it. For the program's own use: no rights are asked.
  Result<std::vector<std::string>> holds_on(sql::Transaction& tx, const HoldItem& item);
  Result<bool> is_held(sql::Transaction& tx, const HoldItem& item);

  // The rule of an object, or of its whole kind with id "*"; a versioned record, so it can be told which rule stood when.
  Result<void> set_retention(sql::Transaction& tx, const std::string& kind, const std::string& id, const RetentionRule& rule,
                             const Change& change);
  Result<std::optional<RetentionRule>> retention_of(sql::Transaction& tx, const std::string& kind, const std::string& id,
                                                    const AsOf& as_of = {});

 private:
  Result<void> insert_items(sql::Transaction& tx, const std::string& hold, const std::vector<HoldItem>& items);

  ChangeLog& changes_;
  RecordStore& records_;
  Clock& clock_;
  Random& random_;
};

}  // namespace sekimori::record
