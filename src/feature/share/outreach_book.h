// Visits by which methods and counter-measures are told to firms and universities, members or not, with the material that was given.
//
//   auto made = TRY(outreach.log(police, {.day = day, .place = "商工会議所", .to = ReachedKind::firms, .reached = 40, .topic = {...},
//                                 .material = {"F-2026-001"}}));                                            // V-2026-001
//
// Material is what this hub published: shares and forum items that the visitor himself reads, CLEAR or GREEN, for those who listen are
// bound by no agreement. How many were reached is counted by kind and class of visitor. Any thread.
#pragma once

#include "feature/share/forum_book.h"

namespace sekimori::share {

enum class ReachedKind : unsigned char { firms, small_firms, universities, associations };
std::string_view name_of(ReachedKind one);
std::optional<ReachedKind> reached_kind_from(std::string_view name);

struct Visit {
  std::string number;  // V-2026-001
  Day day;
  std::string place;
  ReachedKind to = ReachedKind::firms;
  std::int64_t reached = 0;  // organisations
  model::Wording topic;
  SourceClass by = SourceClass::hub;       // class of whoever went
  std::vector<std::string> material = {};  // numbers of shares and forum items
  std::string member = {};                 // number of whoever went; empty: the hub, or a contributor that is no member
};
Json to_json(const Visit& visit);
Result<Visit> visit_from_json(const Json& json);
using KnownVisit = record::KeptRecord<Visit>;

class OutreachBook {
 public:
  OutreachBook(ForumParts parts, Audiences& audiences, ReportBook& reports, ForumBook& forum);

  // By the hub, a contributor, or an authority or association that is an active member. not_found: material that is not in sight;
  // not_permitted: material stricter than GREEN; invalid_input: no topic in both languages, a day that is still to come.
  Result<KnownVisit> log(const record::Actor& actor, Visit visit);
  Result<std::vector<KnownVisit>> list(const record::Actor& actor);  // by number: the hub all, others their own

 private:
  Result<std::string> label_of(const record::Actor& actor, std::string_view number);

  ForumParts parts_;
  Audiences& audiences_;
  ReportBook& reports_;
  ForumBook& forum_;
  record::RecordShelf<Visit> shelf_;
};

}  // namespace sekimori::share
