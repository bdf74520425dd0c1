#include "feature/consult/booking_book.h"

#include <algorithm>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::array<std::string_view, 3> manner_names = {"video", "visit", "desk"};
constexpr std::array<std::string_view, 3> state_names = {"booked", "held", "cancelled"};
constexpr std::int64_t a_quarter = 15 * 60 * nanoseconds_per_second;
constexpr std::int64_t a_minute = 60 * nanoseconds_per_second;
constexpr std::size_t longest_place = 500;

void describe_booking(const DeskBooking& one, record::Draft& draft) {
  draft.summary = Json::object({{"number", one.number}, {"expert", one.expert}, {"state", name_of(one.state)}});
  draft.keys = {{"number", one.number, record::Uniqueness::unique},
                {"expert", one.expert, record::Uniqueness::shared},
                {"subject", one.subject, record::Uniqueness::shared}};
}

Result<void> check_place(const DeskBooking& wish) {
  if (count_code_points(wish.place) > longest_place || !is_valid_utf8(wish.place))
    return error(ErrorCode::invalid_input, "place: at most {} characters of UTF-8", longest_place);
  if (std::ranges::any_of(wish.place, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return error(ErrorCode::invalid_input, "place: control characters and line ends do not belong there");
  if (wish.manner == BookingManner::video &&
      (!wish.place.starts_with("https://") || wish.place.find_first_of(" \"<>") != std::string::npos))
    return error(ErrorCode::invalid_input, "a video call needs a link that begins with https://");
  if (wish.manner == BookingManner::visit && trim(wish.place).empty()) return error(ErrorCode::invalid_input, "a visit needs a place");
  return {};
}

}  // namespace

std::string_view name_of(BookingManner manner) { return manner_names.at(static_cast<std::size_t>(manner)); }
std::string_view name_of(BookingState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<BookingManner> booking_manner_from(std::string_view name) { return model::value_named<BookingManner>(manner_names, name); }

Json to_json(const DeskBooking& one) {
  return Json::object({{"number", one.number},
                       {"expert", one.expert},
                       {"subject", one.subject},
                       {"starts", one.starts.to_rfc3339()},
                       {"minutes", one.minutes},
                       {"manner", name_of(one.manner)},
                       {"place", one.place},
                       {"state", name_of(one.state)},
                       {"outcome", one.outcome},
                       {"by", one.by}});
}

Result<DeskBooking> desk_booking_from(const Json& json) {
  DeskBooking out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "expert", out.expert));
  TRY(model::read_text(json, "subject", out.subject));
  TRY(model::read_instant(json, "starts", out.starts));
  TRY(model::read_integer(json, "minutes", out.minutes));
  TRY(model::read_named(json, "manner", manner_names, out.manner));
  TRY(model::read_text(json, "place", out.place));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_text(json, "outcome", out.outcome));
  TRY(model::read_text(json, "by", out.by));
  return out;
}

BookingBook::BookingBook(const DeskParts& parts, ConsultationBook& consultations, ExpertBook& experts)
    : parts_(parts),
      consultations_(consultations),
      experts_(experts),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "desk_booking", desk_booking_from, describe_booking) {}

Result<void> BookingBook::check_time(const DeskExpert& expert, Instant starts, std::int64_t minutes) const {
  if (minutes < shortest_booking || minutes > longest_booking || minutes % shortest_booking != 0)
    return error(ErrorCode::invalid_input, "minutes: {} to {}, in quarters of an hour", shortest_booking, longest_booking);
  if (starts.nanoseconds % a_quarter != 0) return error(ErrorCode::invalid_input, "a booking starts on a quarter of an hour");
  const Day day = parts_.zone.day_of(starts);
  const auto hours = TRY(parts_.calendar.hours_of(day));
  const Instant ends{starts.nanoseconds + minutes * a_minute};
  if (!hours || starts < hours->opens || hours->closes < ends)
    return error(ErrorCode::invalid_input, "{}: the desk is closed then", parts_.zone.local_text(starts));
  const Instant begin{parts_.zone.start_of(day).nanoseconds + expert.from_minute * a_minute};
  const Instant end{parts_.zone.start_of(day).nanoseconds + expert.to_minute * a_minute};
  const bool away = std::ranges::any_of(expert.absences, [&](const ExpertAbsence& one) { return one.from <= day && day <= one.to; });
  if (std::ranges::find(expert.weekdays, day.weekday()) == expert.weekdays.end() || starts < begin || end < ends || away)
    return error(ErrorCode::conflict, "{} is not there at {}", expert.number, parts_.zone.local_text(starts));
  return {};
}

Result<KnownBooking> BookingBook::book(const record::Actor& actor, DeskBooking wish) {
  TRY(check_place(wish));
  const KnownExpert expert = TRY(experts_.find(desk_itself(), wish.expert));
  if (!expert.value.active) return error(ErrorCode::conflict, "{} is not active", wish.expert);
  if (wish.starts <= parts_.clock.now()) return error(ErrorCode::invalid_input, "{} is over", parts_.zone.local_text(wish.starts));
  TRY(check_time(expert.value, wish.starts, wish.minutes));
  std::vector<std::string> readers;
  if (!expert.value.account.empty()) readers.push_back("account:" + expert.value.account);
  if (wish.subject.starts_with("C-")) {
    const KnownConsultation known = TRY(consultations_.find(actor, wish.subject));
    if (std::ranges::find(known.value.experts, wish.expert) == known.value.experts.end())
      TRY(experts_.assign(actor, wish.subject, wish.expert));  // says no when there is a conflict of interest
    if (known.value.desk >= 1 && known.value.desk <= static_cast<int>(branch_count))
      readers.push_back("group:" + group_of_branch(known.value.desk));
  } else if (!wish.subject.starts_with("PA-")) {
    return error(ErrorCode::invalid_input, "subject: '{}' is neither a consultation nor an application", wish.subject);
  }
  wish.state = BookingState::booked;
  wish.outcome.clear();
  wish.by = actor.account;
  auto made = parts_.database.write([&](sql::Transaction& tx) -> Result<KnownBooking> {
    wish.number = TRY(next_desk_number(tx, "B", parts_.zone.day_of(wish.starts).year(), 3));
    const std::int64_t first = wish.starts.nanoseconds / a_quarter;
    for (std::int64_t quarter = first; quarter < first + wish.minutes / shortest_booking; ++quarter) {
      const std::int64_t taken =
          TRY(tx.execute("INSERT INTO consult_slot(expert, quarter, booking) VALUES (?, ?, ?) ON CONFLICT (expert, quarter) DO NOTHING",
                         wish.expert, quarter, wish.number));
      if (taken == 0)
        return error(ErrorCode::conflict, "{} is booked at {} already", wish.expert, parts_.zone.local_text(Instant{quarter * a_quarter}));
    }
    auto kept = TRY(shelf_.create(tx, actor, wish, "booked"));
    TRY(parts_.records.set_readers(tx, "desk_booking", kept.id, readers, {.actor = desk_itself(), .reason = "whose booking it is"}));
    return kept;
  });
  return made;
}

Result<KnownBooking> BookingBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no booking {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownBooking>> BookingBook::list(const record::Actor& actor, std::optional<Day> from, std::optional<Day> to,
                                                    std::string_view expert) {
  auto out = expert.empty() ? TRY(shelf_.list(actor)) : TRY(shelf_.list(actor, "expert", expert));
  std::erase_if(out, [&](const KnownBooking& one) {
    const Day day = parts_.zone.day_of(one.value.starts);
    return (from && day < *from) || (to && *to < day);
  });
  std::ranges::sort(out, {}, [](const KnownBooking& one) { return std::pair(one.value.starts, one.value.number); });
  return out;
}

Result<KnownBooking> BookingBook::end(const record::Actor& actor, std::string_view number, BookingState state, std::string_view words) {
  if (trim(words).empty()) return error(ErrorCode::invalid_input, "a reason is needed");
  const KnownBooking known = TRY(find(actor, number));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownBooking> {
    auto changed = TRY(shelf_.change(
        tx, actor, known.id, words,
        [&](DeskBooking& one) -> Result<void> {
          if (one.state != BookingState::booked) return error(ErrorCode::conflict, "{} is {}", number, name_of(one.state));
          one.state = state;
          one.outcome = words;
          return {};
        },
        record::Verb::update, fmt::format("desk_booking.{}", name_of(state))));
    if (state == BookingState::cancelled) TRY(tx.execute("DELETE FROM consult_slot WHERE booking = ?", number));
    return changed;
  });
}

Result<KnownBooking> BookingBook::cancel(const record::Actor& actor, std::string_view number, std::string_view reason) {
  return end(actor, number, BookingState::cancelled, reason);
}

Result<KnownBooking> BookingBook::held(const record::Actor& actor, std::string_view number, std::string_view outcome) {
  return end(actor, number, BookingState::held, outcome);
}

Result<std::vector<Instant>> BookingBook::free_starts(const record::Actor& actor, std::string_view expert, Day day, std::int64_t minutes) {
  const KnownExpert known = TRY(experts_.find(actor, expert));
  std::vector<Instant> out;
  const auto hours = TRY(parts_.calendar.hours_of(day));
  if (!hours || !known.value.active) return out;
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<Instant>> {
    const std::int64_t first = hours->opens.nanoseconds / a_quarter, last = hours->closes.nanoseconds / a_quarter;
    std::vector<std::int64_t> taken;
    for (const sql::Row& row :
         TRY(tx.query("SELECT quarter FROM consult_slot WHERE expert = ? AND quarter >= ? AND quarter < ?", expert, first, last)))
      taken.push_back(row.integer(0));
    for (std::int64_t quarter = first; quarter < last; ++quarter) {
      const Instant at{quarter * a_quarter};
      if (at <= parts_.clock.now() || !check_time(known.value, at, minutes)) continue;
      const bool clash =
          std::ranges::any_of(taken, [&](std::int64_t one) { return one >= quarter && one < quarter + minutes / shortest_booking; });
      if (!clash) out.push_back(at);
    }
    return out;
  });
}

}  // namespace sekimori::consult
