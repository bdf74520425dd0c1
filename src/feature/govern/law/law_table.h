// The law of trade secrets by effective date, from content/law/statements.toml.
//
//   LawTable::standard().on(*Day::parse("2014-07-01"));    // among them: ten years or ¥10 million, and a complaint is needed
//
// The day that counts is that of the act. Every statement names its source and says whether it was checked against it, and whether the day
// was. Immutable, any thread.
#pragma once

#include <optional>

#include "base/instant.h"
#include "feature/govern/texts.h"
#include "model/ports/law_by_date.h"

namespace sekimori::govern {

struct LawStatement {
  std::string id, topic, article;
  Day from;
  std::optional<Day> until;  // first day no longer in force
  model::Wording text;
  std::optional<std::int64_t> years, yen, overseas_yen;
  Standing standing = Standing::unverified;
  Standing since_standing = Standing::unverified;
  Json source;

  bool holds_on(Day day) const { return from <= day && (!until || day < *until); }
};
Json to_json(const LawStatement& statement);

struct LawAmendment {
  std::string id;
  Day in_force;
  model::Wording text;
  Standing since_standing = Standing::unverified;
  Json source;
};
Json to_json(const LawAmendment& amendment);

class LawTable final : public model::LawByDate {
 public:
  static const LawTable& standard();

  // In the order of topics. O(statements)
  std::vector<const LawStatement*> on(Day day) const;
  const std::vector<LawAmendment>& amendments() const { return amendments_; }  // oldest first
  // {day, beyond_known, topics: [{id, ja, en, statements, today_instead}], amendments_after}: `today_instead` is what holds today and did
  // not then; `beyond_known`: the day has not come, and what the law will be by then nobody knows.
  Result<Json> law_on(Day day, Day today) const override;
  Result<Json> clocks_of(std::optional<Day> act, std::optional<Day> ended, std::optional<Day> known, Day today) const override;

 private:
  LawTable();
  std::vector<std::pair<std::string, model::Wording>> topics_;
  std::vector<LawStatement> statements_;
  std::vector<LawAmendment> amendments_;
};

}  // namespace sekimori::govern
