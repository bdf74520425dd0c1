// The consultation desk's parts, put together once by the node.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "feature/consult/asked_question_book.h"
#include "feature/consult/booking_book.h"
#include "feature/consult/branch_book.h"
#include "feature/consult/desk_conversion.h"
#include "feature/consult/desk_referral.h"
#include "feature/consult/desk_statistics.h"
#include "feature/consult/programme_book.h"

namespace sekimori::consult {

struct ConsultParts {
  sql::Database& database;
  record::RecordStore& records;
  record::AccountBook& accounts;
  Clock& clock;
  Random& random;
  const Zone& zone;
  model::CaseOpener& cases;
  std::unique_ptr<model::ForumDrafts> forum;
  WordsVault::Key company_key;  // the present one, then retired ones
};

class ConsultRoom {
 public:
  explicit ConsultRoom(ConsultParts parts)
      : calendar(Holidays::japan(), OpeningHours::standard(), parts.zone),
        vault_(parts.random, parts.company_key),
        forum_(std::move(parts.forum)),
        parts_{.database = parts.database,
               .records = parts.records,
               .accounts = parts.accounts,
               .clock = parts.clock,
               .random = parts.random,
               .zone = parts.zone,
               .calendar = calendar,
               .vault = vault_},
        faq(parts_),
        consultations(parts_, faq),
        statistics(parts_),
        branches(parts_),
        experts(parts_, consultations),
        bookings(parts_, consultations, experts),
        programmes(parts_),
        referrals(parts_, consultations),
        conversion(parts_, consultations, parts.cases, *forum_, parts.company_key),
        links(parts_),
        questions(parts_, parts.company_key) {}

  const BusinessCalendar calendar;

 private:
  WordsVault vault_;
  std::unique_ptr<model::ForumDrafts> forum_;
  DeskParts parts_;

 public:
  FaqBook faq;
  ConsultationBook consultations;
  DeskStatistics statistics;
  BranchBook branches;
  ExpertBook experts;
  BookingBook bookings;
  ProgrammeBook programmes;
  DeskReferralBook referrals;
  DeskConversion conversion;
  // This house as one that asks other desks.
  DeskLinkBook links;
  AskedQuestionBook questions;
};

}  // namespace sekimori::consult
