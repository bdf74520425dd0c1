// Experts whom the desk sends or brings together with those who ask: company veterans, lawyers, patent attorneys, strategy experts.
//
//   auto expert = TRY(experts.add(actor, {.name = "...", .kind = ExpertKind::lawyer, .skills = {Content::leak}, .conflicts =
//   {"株式会社甲"}})); TRY(experts.assign(actor, "C-2026-0001", "EX-001"));       // refused when asker or counterparty is one of his
//   conflicts
//
// A conflict is a firm whose name, by whatever spelling (width, kana, 株式会社), is the asker's or a counterparty's: in either case the
// expert is refused, and the message says of which side, never which name. An expert who has been given a case may read that one. Any
// thread.
#pragma once

#include "feature/consult/consultation_book.h"

namespace sekimori::consult {

enum class ExpertKind : unsigned char { company_veteran, lawyer, patent_attorney, strategy_expert };
std::string_view name_of(ExpertKind kind);
Text title_of(ExpertKind kind);
std::optional<ExpertKind> expert_kind_from(std::string_view name);

struct ExpertAbsence {
  Day from, to;  // both included
};

struct DeskExpert {
  std::string number;  // EX-001
  std::string name;
  std::string account;  // empty: has none yet
  ExpertKind kind = ExpertKind::company_veteran;
  std::vector<Content> skills;
  std::vector<std::string> industries;  // major groups
  std::vector<std::string> conflicts;   // names of firms
  std::vector<int> weekdays = {1, 2, 3, 4, 5};
  int from_minute = 10 * 60, to_minute = 17 * 60;  // of the day
  std::vector<ExpertAbsence> absences;
  bool active = true;
};
Json to_json(const DeskExpert& expert);
Result<DeskExpert> desk_expert_from(const Json& json);
Result<void> check(const DeskExpert& expert);

using KnownExpert = record::KeptRecord<DeskExpert>;

// A firm's name without what does not tell firms apart: width, case, blanks, legal form.
std::string plain_firm(std::string_view name);
enum class ConflictSide : unsigned char { none, asker, counterparty };
ConflictSide conflict_of(const DeskExpert& expert, const AskerIdentity& identity);

class ExpertBook {
 public:
  ExpertBook(const DeskParts& parts, ConsultationBook& consultations);
  Result<KnownExpert> add(const record::Actor& actor, DeskExpert expert);
  // What he is to see no more, because a conflict was added, is taken off: `ended` names it, for the one who answers to hand it on.
  Result<KnownExpert> change(const record::Actor& actor, std::string_view number, const DeskExpert& expert, std::string_view reason,
                             std::vector<std::string>* ended = nullptr);
  Result<KnownExpert> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownExpert>> list(const record::Actor& actor);  // by number
  // The account by which he logs in; it needs the role desk_expert by itself.
  Result<KnownExpert> give_account(const record::Actor& actor, std::string_view number, std::string_view login);
  // Those who could take a case, the best suited first, without those in conflict.
  Result<std::vector<KnownExpert>> suited(const record::Actor& actor, std::string_view consultation);
  // not_permitted: a conflict of interest; conflict: he is not active.
  Result<KnownConsultation> assign(const record::Actor& actor, std::string_view consultation, std::string_view number);

 private:
  Result<void> end_conflicts(sql::Transaction& tx, const DeskExpert& expert, std::vector<std::string>* ended);
  Result<void> give_bookings(sql::Transaction& tx, std::string_view number, const std::string& before, const std::string& account);
  Result<KnownExpert> find_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number);
  DeskParts parts_;
  ConsultationBook& consultations_;
  record::RecordShelf<DeskExpert> shelf_;
};

}  // namespace sekimori::consult
