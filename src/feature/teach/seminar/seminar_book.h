// Seminars and who takes part: registration without an account, seats in the order of confirmations, a waiting list that moves up by
// itself.
//
//   auto made = TRY(book.add(secretary, seminar, "planned"));                              // SM-2026-001
//   TRY(book.set_state(secretary, "SM-2026-001", SeminarState::open, "published", page));
//   TRY(book.register_for("SM-2026-001", {.name = "…", .mail = "sato@firm.example"}, page));   // a code by mail, nothing more
//   Registration seat = TRY(book.confirm(token, page));                                    // confirmed, or waiting with a place in the
//   queue TRY(book.cancel(token, page));                                                         // whoever waited longest gets the seat
//
// Confirming and cancelling are one write transaction each: however many people press at the same time, no seat is given twice. `page` is
// the public address of seminars, for links in letters. Any thread.
#pragma once

#include <array>

#include "feature/teach/letter_box.h"
#include "feature/teach/letter_parts.h"
#include "feature/teach/seminar/icalendar.h"
#include "feature/teach/seminar/seminar.h"

namespace sekimori::teach {

using KnownSeminar = record::KeptRecord<Seminar>;

enum class RegistrationState : unsigned char { unconfirmed, confirmed, waiting, cancelled, attended, absent };
std::string_view name_of(RegistrationState one);

struct RegistrationWish {
  std::string name, organisation = {}, mail;
  EmployeeBand band = EmployeeBand::unknown;
  std::string industry = {};
  Way way = Way::on_site;
  Language language = Language::ja;
};

struct Registration {
  std::string id, seminar;
  RegistrationWish wish;
  RegistrationState state = RegistrationState::unconfirmed;
  std::string code;
  std::int64_t queue = 0;           // place in the waiting list, from 1; 0: not waiting
  std::string online_address = {};  // of the seminar, once confirmed
};
Json to_json(const Registration& one);

struct SeminarFilter {
  std::optional<Day> from = {}, until = {};
  std::string prefecture = {}, series = {}, campaign = {};
};

// Of a fiscal year (April to March).
struct SeminarStatistics {
  int year = 0;
  std::int64_t seminars = 0, places = 0, participants = 0;
  std::array<std::int64_t, 12> seminars_of_month = {}, participants_of_month = {};  // from April
  std::array<std::int64_t, band_count> by_band{};
  std::vector<std::pair<std::string, std::int64_t>> by_place = {};  // prefecture, participants; most first
  std::vector<std::string> untold = {};  // numbers of those that are over, of which nobody said yet whether they were held
};
Json to_json(const SeminarStatistics& statistics);

struct ImportedSeminars {
  std::int64_t seminars = 0;
  std::int64_t held = 0, open = 0, planned = 0, cancelled = 0;  // as which they were taken in
};
Json to_json(const ImportedSeminars& done);

struct AttendanceDone {
  std::int64_t attended = 0, absent = 0, walk_ins = 0;
  std::vector<std::string> refused;
};
Json to_json(const AttendanceDone& done);

class SeminarBook {
 public:
  explicit SeminarBook(const LetterParts& parts);

  static constexpr std::int64_t confirm_within = 2 * nanoseconds_per_day;
  static constexpr std::int64_t most_letters = 5;  // to one registration: nobody fills a stranger's mailbox

  Result<KnownSeminar> add(const record::Actor& actor, Seminar seminar, std::string_view reason);
  // What the change says; number, state and attendance stay. Seats that come free are given to those who wait.
  Result<KnownSeminar> amend(const record::Actor& actor, std::string_view number, Seminar seminar, std::string_view reason,
                             std::string_view page);
  Result<KnownSeminar> set_state(const record::Actor& actor, std::string_view number, SeminarState state, std::string_view reason,
                                 std::string_view page);
  Result<KnownSeminar> add_material(const record::Actor& actor, std::string_view number, Material material);
  Result<KnownSeminar> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownSeminar>> list(const record::Actor& actor, const SeminarFilter& filter = {});  // by their beginning
  Result<std::vector<Registration>> registrations(const record::Actor& actor, std::string_view number);
  // Columns: title_ja, title_en, day, from, until, place, prefecture, mode, seats, online_seats, hosts, theme, and the bands for one that
  // was held. `state` may be planned, open, held or cancelled; without it what is over counts as held and what comes is planned, which
  // nobody outside sees until it is opened.
  Result<ImportedSeminars> import(const record::Actor& actor, std::string_view csv, std::string_view file_name, std::string_view reason);
  // conflict: it did not begin yet. Columns: code or mail, attended (yes, no); without either: a walk-in with its band. The seminar becomes
  // held.
  Result<AttendanceDone> take_attendance(const record::Actor& actor, std::string_view number, std::string_view csv,
                                         std::string_view file_name);
  // What was held, and what was published and is over without having been called off.
  Result<SeminarStatistics> statistics(const record::Actor& actor, int fiscal_year);

  // For everybody: what is published, by its beginning.
  Result<std::vector<KnownSeminar>> published(const SeminarFilter& filter = {});
  Result<KnownSeminar> published_one(std::string_view number);
  Result<std::int64_t> free_seats(std::string_view number, Way way);
  Result<std::string> calendar(const std::vector<KnownSeminar>& seminars, std::string_view page, Language language);
  // Always the same answer, whoever is registered already. conflict: not open; invalid_input.
  Result<void> register_for(std::string_view number, const RegistrationWish& wish, std::string_view page);
  Result<Registration> by_link(std::string_view token);
  Result<Registration> confirm(std::string_view token, std::string_view page);
  Result<Registration> cancel(std::string_view token, std::string_view page);
  // The code of the letter in place of its link.
  Result<std::string> token_of(std::string_view number, std::string_view code);

  // Letters to whoever takes part in what begins within `hours`, once. How many.
  Result<int> remind(int hours, std::string_view page);
  // Letters with the material to those who attended. How many.
  Result<int> follow_up(const record::Actor& actor, std::string_view number);
  // Registrations that were never confirmed. How many.
  Result<std::int64_t> drop_unconfirmed();
  // Lines for the newsletter: what comes up after that day.
  Result<model::Wording> announcement(Day from);

 private:
  Result<std::optional<Registration>> find_registration(sql::Transaction& tx, std::string_view column, std::string_view value);
  Result<std::int64_t> taken(sql::Transaction& tx, std::string_view number, Way way);
  Result<void> move_up(sql::Transaction& tx, const Seminar& seminar, std::string_view page);
  Result<void> write_letter(sql::Transaction& tx, const Seminar& seminar, const Registration& one, std::string_view kind,
                            std::string_view page);
  Result<Registration> opened(sql::Transaction& tx, std::string_view token);
  Result<Seminar> seminar_of(sql::Transaction& tx, std::string_view number);

  LetterParts parts_;
  SignedLinks links_;
  LetterBox letters_;
  record::RecordShelf<Seminar> shelf_;
};

}  // namespace sekimori::teach
