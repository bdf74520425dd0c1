// One to one with an expert, by video or at somebody's place; lectures. An expert is never booked twice for the same quarter of an hour:
// the data base itself refuses it, however many ask at once.
//
//   auto booked = TRY(bookings.book(actor, {.expert = "EX-001", .subject = "C-2026-0001", .starts = at, .minutes = 60,
//                                           .manner = BookingManner::video, .place = "https://meet.example/x"}));      // conflict: taken
//   TRY(bookings.free_starts(actor, "EX-001", day, 60));
//   TRY(bookings.held(actor, "B-2026-001", "advised on ..."));
//
// Times are of quarters of an hour, within the desk's opening time and the expert's own hours. A lecture's subject is an application to the
// programme "lecturer". Any thread.
#pragma once

#include "feature/consult/expert_book.h"

namespace sekimori::consult {

enum class BookingManner : unsigned char { video, visit, desk };
enum class BookingState : unsigned char { booked, held, cancelled };
std::string_view name_of(BookingManner manner);
std::string_view name_of(BookingState state);
std::optional<BookingManner> booking_manner_from(std::string_view name);

struct DeskBooking {
  std::string number;   // B-2026-001
  std::string expert;   // EX-001
  std::string subject;  // C-2026-0001, PA-2026-001
  Instant starts;
  std::int64_t minutes = 60;
  BookingManner manner = BookingManner::video;
  std::string place;  // link of the video call, or where
  BookingState state = BookingState::booked;
  std::string outcome;  // what was said to be done next; why it was cancelled
  std::string by;
};
Json to_json(const DeskBooking& booking);
Result<DeskBooking> desk_booking_from(const Json& json);
using KnownBooking = record::KeptRecord<DeskBooking>;

constexpr std::int64_t shortest_booking = 15, longest_booking = 240;  // minutes

class BookingBook {
 public:
  BookingBook(const DeskParts& parts, ConsultationBook& consultations, ExpertBook& experts);
  // conflict: the expert is taken then, or away; invalid_input: outside hours, no quarter, in the past, a link that is none.
  Result<KnownBooking> book(const record::Actor& actor, DeskBooking wish);
  Result<KnownBooking> cancel(const record::Actor& actor, std::string_view number, std::string_view reason);
  Result<KnownBooking> held(const record::Actor& actor, std::string_view number, std::string_view outcome);
  Result<KnownBooking> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownBooking>> list(const record::Actor& actor, std::optional<Day> from = {}, std::optional<Day> to = {},
                                         std::string_view expert = {});  // by start
  // Starts that are free that day; none when the desk or the expert is away.
  Result<std::vector<Instant>> free_starts(const record::Actor& actor, std::string_view expert, Day day, std::int64_t minutes);

 private:
  Result<void> check_time(const DeskExpert& expert, Instant starts, std::int64_t minutes) const;
  Result<KnownBooking> end(const record::Actor& actor, std::string_view number, BookingState state, std::string_view words);
  DeskParts parts_;
  ConsultationBook& consultations_;
  ExpertBook& experts_;
  record::RecordShelf<DeskBooking> shelf_;
};

}  // namespace sekimori::consult
