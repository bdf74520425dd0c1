#include "feature/teach/seminar/seminar_book.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/text.h"
#include "feature/teach/mail_address.h"
#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::teach {
namespace {

constexpr std::string_view columns = "id, seminar, name, organisation, mail, band, industry, way, language, state, code, queue";
constexpr std::array<std::string_view, 6> registration_names = {"unconfirmed", "confirmed", "waiting", "cancelled", "attended", "absent"};
constexpr int april = 4, months = 12;

void describe_seminar(const Seminar& seminar, record::Draft& draft) {
  draft.summary =
      Json::object({{"number", seminar.number}, {"state", name_of(seminar.state)}, {"starts_at", seminar.starts_at.to_rfc3339()}});
  draft.keys = {{"number", seminar.number, record::Uniqueness::unique}};
}

record::Actor own_work() { return record::Actor::system("seminar"); }

Registration registration_from(const sql::Row& row) {
  return {.id = row.string(0),
          .seminar = row.string(1),
          .wish = {.name = row.string(2),
                   .organisation = row.string(3),
                   .mail = row.string(4),
                   .band = static_cast<EmployeeBand>(row.integer(5)),
                   .industry = row.string(6),
                   .way = static_cast<Way>(row.integer(7)),
                   .language = static_cast<Language>(row.integer(8))},
          .state = static_cast<RegistrationState>(row.integer(9)),
          .code = row.string(10),
          .queue = row.integer(11),
          .online_address = {}};
}

Result<void> check_wish(const RegistrationWish& wish) {
  constexpr std::size_t longest = 100;
  TRY(check_mail_address(wish.mail));
  if (trim(wish.name).empty()) return error(ErrorCode::invalid_input, "a name is needed");
  for (const std::string* one : {&wish.name, &wish.organisation, &wish.industry})
    if (count_code_points(*one) > longest || !is_valid_utf8(*one) ||
        std::ranges::any_of(*one, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
      return error(ErrorCode::invalid_input, "name, organisation and industry are one line of at most {} characters", longest);
  return {};
}

std::string when_text(const Seminar& seminar, const Zone& zone) {
  constexpr std::size_t minutes = 16, clock_from = 11, clock_length = 5;
  return fmt::format("{}-{}", zone.local_text(seminar.starts_at).substr(0, minutes),
                     zone.local_text(seminar.ends_at).substr(clock_from, clock_length));
}

std::string title_in(const Seminar& seminar, Language language) { return language == Language::ja ? seminar.title.ja : seminar.title.en; }

int fiscal_year_of(Day day) { return day.month() >= april ? day.year() : day.year() - 1; }

bool is_public(SeminarState state) { return state != SeminarState::planned; }

bool passes(const Seminar& seminar, const SeminarFilter& filter, const Zone& zone) {
  const Day day = zone.day_of(seminar.starts_at);
  return (!filter.from || day >= *filter.from) && (!filter.until || day <= *filter.until) &&
         (filter.prefecture.empty() || filter.prefecture == seminar.prefecture) &&
         (filter.series.empty() || filter.series == seminar.series) && (filter.campaign.empty() || filter.campaign == seminar.campaign);
}

std::string new_code(Random& random) {
  constexpr std::string_view signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";  // none that looks like another
  constexpr std::size_t length = 10;
  std::string out;
  for (std::size_t i = 0; i < length; ++i) out += signs[random.below(signs.size())];
  return out;
}

// What is held is told afterwards, never before.
Result<void> check_has_begun(const Seminar& seminar, Instant now, const Zone& zone) {
  if (seminar.starts_at <= now) return {};
  return error(ErrorCode::conflict, "{} begins on {}: it was not held yet", seminar.number.empty() ? seminar.title.ja : seminar.number,
               zone.day_of(seminar.starts_at).to_string());
}

Result<std::int64_t> number_in(std::string_view text, std::string_view what) {
  std::int64_t out = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty()) return 0;
  if (problem != std::errc() || end != text.data() + text.size() || out < 0)
    return error(ErrorCode::invalid_input, "{} '{}': a number is needed", what, text);
  return out;
}

}  // namespace

std::string_view name_of(RegistrationState one) { return registration_names.at(static_cast<std::size_t>(one)); }

Json to_json(const Registration& one) {
  return Json::object({{"id", one.id},
                       {"seminar", one.seminar},
                       {"name", one.wish.name},
                       {"organisation", one.wish.organisation},
                       {"mail", one.wish.mail},
                       {"band", name_of(one.wish.band)},
                       {"industry", one.wish.industry},
                       {"way", name_of(one.wish.way)},
                       {"state", name_of(one.state)},
                       {"code", one.code},
                       {"queue", one.queue}});
}

Json to_json(const ImportedSeminars& done) {
  return Json::object(
      {{"seminars", done.seminars}, {"held", done.held}, {"open", done.open}, {"planned", done.planned}, {"cancelled", done.cancelled}});
}

Json to_json(const SeminarStatistics& statistics) {
  Json of_month = Json::array(), bands = Json::object(), places = Json::array();
  for (std::size_t i = 0; i < months; ++i)
    of_month.push(Json::object({{"month", static_cast<std::int64_t>((i + april - 1) % months + 1)},
                                {"seminars", statistics.seminars_of_month.at(i)},
                                {"participants", statistics.participants_of_month.at(i)}}));
  for (std::size_t i = 0; i < band_count; ++i) bands.set(name_of(static_cast<EmployeeBand>(i)), statistics.by_band.at(i));
  for (const auto& [place, count] : statistics.by_place) places.push(Json::object({{"place", place}, {"participants", count}}));
  return Json::object({{"fiscal_year", statistics.year},
                       {"seminars", statistics.seminars},
                       {"places", statistics.places},
                       {"participants", statistics.participants},
                       {"untold", model::texts_json(statistics.untold)},
                       {"months", std::move(of_month)},
                       {"bands", std::move(bands)},
                       {"by_place", std::move(places)}});
}

Json to_json(const AttendanceDone& done) {
  Json refused = Json::array();
  for (const std::string& one : done.refused) refused.push(one);
  return Json::object({{"attended", done.attended}, {"absent", done.absent}, {"walk_ins", done.walk_ins}, {"refused", std::move(refused)}});
}

SeminarBook::SeminarBook(const LetterParts& parts)
    : parts_(parts),
      links_(parts.company_key, parts.clock),
      letters_(parts.clock, parts.random),
      shelf_(parts.database, parts.records, parts.clock, parts.random, "seminar", seminar_from_json, describe_seminar) {}

Result<KnownSeminar> SeminarBook::add(const record::Actor& actor, Seminar seminar, std::string_view reason) {
  TRY(check(seminar));
  seminar.state = SeminarState::planned;
  seminar.attended.assign(band_count, 0);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownSeminar> {
    const std::string prefix = fmt::format("SM-{}-", parts_.zone.day_of(seminar.starts_at).year());
    seminar.number = TRY(next_in_series(tx, parts_.records, "seminar", prefix));
    return shelf_.create(tx, actor, seminar, reason);
  });
}

Result<KnownSeminar> SeminarBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no seminar {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownSeminar>> SeminarBook::list(const record::Actor& actor, const SeminarFilter& filter) {
  auto out = TRY(shelf_.list(actor));
  std::erase_if(out, [&](const KnownSeminar& one) { return !passes(one.value, filter, parts_.zone); });
  std::ranges::sort(out, {}, [](const KnownSeminar& one) { return std::pair(one.value.starts_at, one.value.number); });
  return out;
}

Result<KnownSeminar> SeminarBook::amend(const record::Actor& actor, std::string_view number, Seminar seminar, std::string_view reason,
                                        std::string_view page) {
  TRY(check(seminar));
  const KnownSeminar known = TRY(find(actor, number));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownSeminar> {
    auto changed = TRY(shelf_.change(tx, actor, known.id, reason, [&](Seminar& one) -> Result<void> {
      if (one.state == SeminarState::held || one.state == SeminarState::cancelled)
        return error(ErrorCode::conflict, "seminar {} is {}", number, name_of(one.state));
      Seminar next = seminar;
      next.number = one.number;
      next.state = one.state;
      next.attended = one.attended;
      next.revision = one.revision + 1;
      one = std::move(next);
      return {};
    }));
    TRY(move_up(tx, changed.value, page));
    return changed;
  });
}

Result<KnownSeminar> SeminarBook::set_state(const record::Actor& actor, std::string_view number, SeminarState state,
                                            std::string_view reason, std::string_view page) {
  const KnownSeminar known = TRY(find(actor, number));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownSeminar> {
    auto changed = TRY(shelf_.change(
        tx, actor, known.id, reason,
        [&](Seminar& one) -> Result<void> {
          if (one.state == SeminarState::cancelled || one.state == SeminarState::held || state == SeminarState::planned)
            return error(ErrorCode::conflict, "{} is {}; it cannot become {}", number, name_of(one.state), name_of(state));
          if (state == SeminarState::held) TRY(check_has_begun(one, parts_.clock.now(), parts_.zone));
          one.state = state;
          ++one.revision;
          return {};
        },
        record::Verb::update, fmt::format("seminar.{}", name_of(state))));
    if (state != SeminarState::cancelled) return changed;
    const sql::Rows rows =
        TRY(tx.query(fmt::format("SELECT {} FROM seminar_registration WHERE seminar = ? AND state IN (1, 2)", columns), number));
    for (const sql::Row& row : rows) TRY(write_letter(tx, changed.value, registration_from(row), "seminar_cancelled", page));
    return changed;
  });
}

Result<KnownSeminar> SeminarBook::add_material(const record::Actor& actor, std::string_view number, Material material) {
  const KnownSeminar known = TRY(find(actor, number));
  return shelf_.change(
      actor, known.id, "material",
      [&](Seminar& one) -> Result<void> {
        one.material.push_back(material);
        return check(one);
      },
      record::Verb::update, "seminar.material");
}

Result<std::vector<Registration>> SeminarBook::registrations(const record::Actor& actor, std::string_view number) {
  const KnownSeminar known = TRY(find(actor, number));
  TRY(record::Permissions::standard().check(actor, record::Verb::list, {.kind = "seminar_registration", .id = known.value.number}));
  const sql::Rows rows = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query(
        fmt::format("SELECT {} FROM seminar_registration WHERE seminar = ? ORDER BY confirmed_at NULLS LAST, created_at, id", columns),
        known.value.number);
  }));
  std::vector<Registration> out;
  std::array<std::int64_t, 2> queue{};
  for (const sql::Row& row : rows) {
    out.push_back(registration_from(row));
    out.back().queue = out.back().state == RegistrationState::waiting ? ++queue.at(static_cast<std::size_t>(out.back().wish.way)) : 0;
  }
  return out;
}

Result<ImportedSeminars> SeminarBook::import(const record::Actor& actor, std::string_view csv, std::string_view file_name,
                                             std::string_view reason) {
  const CsvTable table = TRY(parse_csv(csv, file_name));
  for (const std::string_view title : {"title_ja", "title_en", "day", "from", "until", "place", "prefecture", "seats"})
    TRY(table.column(title));
  const Instant now = parts_.clock.now();
  return parts_.database.write([&](sql::Transaction& tx) -> Result<ImportedSeminars> {
    ImportedSeminars done;
    for (const CsvRow& row : table.rows) {
      const auto cell = [&](std::string_view title) -> std::string {
        const auto column = table.has(title) ? table.column(title) : Result<std::size_t>(std::size_t(0));
        return table.has(title) && column ? std::string(trim(row.cells[*column])) : std::string();
      };
      const auto made = [&]() -> Result<void> {
        Seminar one;
        one.title = {cell("title_ja"), cell("title_en")};
        const Day day = TRY(Day::parse(cell("day")));
        const auto at = [&](const std::string& clock) { return Instant::parse(fmt::format("{}T{}:00+09:00", day.to_string(), clock)); };
        one.starts_at = TRY(at(cell("from")));
        one.ends_at = TRY(at(cell("until")));
        one.place = cell("place");
        one.prefecture = cell("prefecture");
        one.theme = cell("theme");
        one.series = cell("series");
        one.campaign = cell("campaign");
        one.industry = cell("industry");
        one.audience = cell("audience");
        if (const std::string mode = cell("mode"); !mode.empty()) {
          const auto known = seminar_mode_from(mode);
          if (!known) return error(ErrorCode::invalid_input, "mode '{}': on_site, online or hybrid is needed", mode);
          one.mode = *known;
        }
        one.seats = TRY(number_in(cell("seats"), "seats"));
        one.online_seats = TRY(number_in(cell("online_seats"), "online_seats"));
        for (std::string hosts = cell("hosts"); !hosts.empty();) {
          const std::size_t end = hosts.find(';');
          one.hosts.emplace_back(trim(std::string_view(hosts).substr(0, end)));
          hosts = end == std::string::npos ? "" : hosts.substr(end + 1);
        }
        for (std::size_t i = 0; i < band_count; ++i)
          one.attended.at(i) = TRY(number_in(cell(name_of(static_cast<EmployeeBand>(i))), name_of(static_cast<EmployeeBand>(i))));
        if (one.participants() > 0 || one.ends_at <= now) one.state = SeminarState::held;
        if (const std::string state = cell("state"); !state.empty()) {
          const auto known = seminar_state_from(state);
          if (!known || *known == SeminarState::closed)
            return error(ErrorCode::invalid_input, "state '{}': planned, open, held or cancelled is needed", state);
          one.state = *known;
        }
        if (one.state == SeminarState::held) TRY(check_has_begun(one, now, parts_.zone));
        TRY(check(one));
        one.number = TRY(next_in_series(tx, parts_.records, "seminar", fmt::format("SM-{}-", day.year())));
        TRY(shelf_.create(tx, actor, one, reason, {}, "seminar.import"));
        ++(one.state == SeminarState::held        ? done.held
           : one.state == SeminarState::open      ? done.open
           : one.state == SeminarState::cancelled ? done.cancelled
                                                  : done.planned);
        return {};
      }();
      if (!made) return std::unexpected(Error(made.error()).at(fmt::format("{}:{}", file_name, row.line)));
      ++done.seminars;
    }
    return done;
  });
}

Result<AttendanceDone> SeminarBook::take_attendance(const record::Actor& actor, std::string_view number, std::string_view csv,
                                                    std::string_view file_name) {
  const CsvTable table = TRY(parse_csv(csv, file_name));
  const std::size_t attended = TRY(table.column("attended"));
  const KnownSeminar known = TRY(find(actor, number));
  TRY(check_has_begun(known.value, parts_.clock.now(), parts_.zone));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<AttendanceDone> {
    AttendanceDone done;
    std::vector<std::int64_t> bands(band_count, 0);
    for (const CsvRow& row : table.rows) {
      const auto cell = [&](std::string_view title) -> std::string {
        if (!table.has(title)) return {};
        const auto column = table.column(title);
        return column ? std::string(trim(row.cells[*column])) : std::string();
      };
      const std::string said = ascii_lower(trim(row.cells[attended]));
      const bool came = said == "yes" || said == "1" || said == "出席" || said == "○";
      if (!came && said != "no" && said != "0" && said != "欠席" && said != "×" && !said.empty()) {
        done.refused.push_back(fmt::format("line {}: attended is yes or no", row.line));
        continue;
      }
      const std::string code = cell("code"), mail = cell("mail");
      if (code.empty() && mail.empty()) {
        if (!came) continue;
        ++done.walk_ins;
        ++bands.at(static_cast<std::size_t>(employee_band_from(cell("band")).value_or(EmployeeBand::unknown)));
        continue;
      }
      const auto found =
          TRY(tx.query_one(fmt::format("SELECT {} FROM seminar_registration WHERE seminar = ? AND (code = ? OR folded = ?)", columns),
                           known.value.number, code, same_address(mail)));
      if (!found) {
        done.refused.push_back(fmt::format("line {}: nobody registered so", row.line));
        continue;
      }
      TRY(tx.execute("UPDATE seminar_registration SET state = ? WHERE id = ?",
                     static_cast<std::int64_t>(came ? RegistrationState::attended : RegistrationState::absent), found->text(0)));
      (came ? done.attended : done.absent) += 1;
    }
    for (const sql::Row& row :
         TRY(tx.query("SELECT band, COUNT(*) FROM seminar_registration WHERE seminar = ? AND state = 4 GROUP BY band", known.value.number)))
      bands.at(static_cast<std::size_t>(row.integer(0))) += row.integer(1);
    TRY(shelf_.change(
        tx, actor, known.id, fmt::format("attendance of {}", file_name),
        [&](Seminar& one) -> Result<void> {
          if (one.state == SeminarState::cancelled) return error(ErrorCode::conflict, "seminar {} is {}", number, name_of(one.state));
          one.attended = bands;
          one.state = SeminarState::held;
          return {};
        },
        record::Verb::update, "seminar.attendance"));
    return done;
  });
}

Result<SeminarStatistics> SeminarBook::statistics(const record::Actor& actor, int fiscal_year) {
  SeminarStatistics out{.year = fiscal_year};
  const Instant now = parts_.clock.now();
  std::map<std::string, std::int64_t> places;
  for (const KnownSeminar& known : TRY(list(actor))) {
    const Day day = parts_.zone.day_of(known.value.starts_at);
    const SeminarState state = known.value.state;
    if (fiscal_year_of(day) != fiscal_year || state == SeminarState::cancelled) continue;
    if (state != SeminarState::held) {
      if (known.value.ends_at > now) continue;
      out.untold.push_back(known.value.number);
      if (state == SeminarState::planned) continue;  // nobody was ever asked to come
    }
    const auto month = static_cast<std::size_t>((day.month() - april + months) % months);
    ++out.seminars;
    ++out.seminars_of_month.at(month);
    out.participants += known.value.participants();
    out.participants_of_month.at(month) += known.value.participants();
    for (std::size_t i = 0; i < band_count; ++i) out.by_band.at(i) += known.value.attended.at(i);
    places[known.value.prefecture.empty() ? known.value.place : known.value.prefecture] += known.value.participants();
  }
  out.places = static_cast<std::int64_t>(places.size());
  out.by_place.assign(places.begin(), places.end());
  std::ranges::stable_sort(out.by_place, [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

Result<std::vector<KnownSeminar>> SeminarBook::published(const SeminarFilter& filter) {
  auto out = TRY(list(own_work(), filter));
  std::erase_if(out, [](const KnownSeminar& one) { return !is_public(one.value.state); });
  return out;
}

Result<KnownSeminar> SeminarBook::published_one(std::string_view number) {
  auto found = TRY(shelf_.find_by(own_work(), "number", number));
  if (!found || !is_public(found->value.state)) return error(ErrorCode::not_found, "no seminar {} in sight", number);
  return *std::move(found);
}

Result<std::int64_t> SeminarBook::taken(sql::Transaction& tx, std::string_view number, Way way) {
  const auto row = TRY(tx.query_one("SELECT COUNT(*) FROM seminar_registration WHERE seminar = ? AND way = ? AND state IN (1, 4, 5)",
                                    number, static_cast<std::int64_t>(way)));
  return row->integer(0);
}

Result<std::int64_t> SeminarBook::free_seats(std::string_view number, Way way) {
  const KnownSeminar known = TRY(published_one(number));
  const std::int64_t used = TRY(parts_.database.read([&](sql::Transaction& tx) { return taken(tx, number, way); }));
  return std::max<std::int64_t>(0, known.value.seats_of(way) - used);
}

Result<std::string> SeminarBook::calendar(const std::vector<KnownSeminar>& seminars, std::string_view page, Language language) {
  std::vector<CalendarEntry> entries;
  for (const KnownSeminar& known : seminars) {
    const Seminar& one = known.value;
    std::string hosts;
    for (const std::string& host : one.hosts) hosts += (hosts.empty() ? "" : ", ") + host;
    entries.push_back({.id = known.id + "@sekimori",
                       .title = title_in(one, language),
                       .place = one.place,
                       .text = hosts,
                       .address = page.empty() ? std::string() : fmt::format("{}/{}", page, one.number),
                       .starts_at = one.starts_at,
                       .ends_at = one.ends_at,
                       .revision = one.revision,
                       .cancelled = one.state == SeminarState::cancelled});
  }
  return icalendar(entries, parts_.clock.now());
}

Result<Seminar> SeminarBook::seminar_of(sql::Transaction& tx, std::string_view number) {
  auto found = TRY(shelf_.list(tx, own_work(), "number", number));
  if (found.empty() || !is_public(found.front().value.state)) return error(ErrorCode::not_found, "no seminar {} in sight", number);
  return std::move(found.front().value);
}

Result<std::optional<Registration>> SeminarBook::find_registration(sql::Transaction& tx, std::string_view column, std::string_view value) {
  const auto row = TRY(tx.query_one(fmt::format("SELECT {} FROM seminar_registration WHERE {} = ?", columns, column), value));
  if (!row) return std::optional<Registration>();
  return std::optional<Registration>(registration_from(*row));
}

Result<void> SeminarBook::write_letter(sql::Transaction& tx, const Seminar& seminar, const Registration& one, std::string_view kind,
                                       std::string_view page) {
  const auto counted = TRY(tx.query_one("UPDATE seminar_registration SET letters = letters + 1 WHERE id = ? RETURNING letters", one.id));
  const std::int64_t letters = counted ? counted->integer(0) : 0;
  const Language language = one.wish.language;
  const Text online{.ja = "オンライン参加", .en = "online"}, on_site{.ja = "会場参加", .en = "on site"};
  const Text address{.ja = "接続先: ", .en = "Address: "};
  const bool tells_address = one.wish.way == Way::online && !seminar.online_address.empty();
  TRY(letters_.put(
      tx,
      {.to = one.wish.mail,
       .kind = std::string(kind),
       .language = language,
       .values = {{"seminar", title_in(seminar, language)},
                  {"name", one.wish.name},
                  {"when", when_text(seminar, parts_.zone)},
                  {"place", seminar.place},
                  {"mode", std::string((one.wish.way == Way::online ? online : on_site).in(language))},
                  {"online", tells_address ? std::string(address.in(language)) + seminar.online_address : std::string()},
                  {"code", one.code},
                  {"position", std::to_string(one.queue)},
                  {"link", fmt::format("{}/registration/{}", page, TRY(links_.sign(LinkUse::registration, TRY(Uuid::parse(one.id)), {})))}},
       .key = fmt::format("{}/{}/{}", kind, one.id, letters)}));
  return {};
}

Result<void> SeminarBook::register_for(std::string_view number, const RegistrationWish& wish, std::string_view page) {
  TRY(check_wish(wish));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const Seminar seminar = TRY(seminar_of(tx, number));
    const Instant now = parts_.clock.now();
    if (seminar.state != SeminarState::open || now >= seminar.starts_at || (seminar.register_until && now > *seminar.register_until))
      return error(ErrorCode::conflict, "{} takes no registrations", number);
    if (seminar.seats_of(wish.way) == 0) return error(ErrorCode::invalid_input, "{} is not given {}", number, name_of(wish.way));
    const auto before =
        TRY(tx.query_one(fmt::format("SELECT {}, letters FROM seminar_registration WHERE seminar = ? AND folded = ?", columns), number,
                         same_address(wish.mail)));
    if (before) {
      Registration known = registration_from(*before);
      constexpr std::size_t letters_column = 12;
      if (before->integer(letters_column) >= most_letters) return {};
      if (known.state == RegistrationState::cancelled || known.state == RegistrationState::unconfirmed) {
        TRY(
            tx.execute("UPDATE seminar_registration SET name = ?, organisation = ?, band = ?, industry = ?, way = ?, language = ?, state = "
                       "0, created_at "
                       "= ?, confirmed_at = NULL WHERE id = ?",
                       wish.name, wish.organisation, static_cast<std::int64_t>(wish.band), wish.industry,
                       static_cast<std::int64_t>(wish.way), static_cast<std::int64_t>(wish.language), now.nanoseconds, known.id));
        known.wish = wish;
        return write_letter(tx, seminar, known, "registration_code", page);
      }
      return write_letter(tx, seminar, known, known.state == RegistrationState::waiting ? "registration_waiting" : "registration_confirmed",
                          page);
    }
    Registration made{.id = shelf_.new_id(), .seminar = std::string(number), .wish = wish, .code = new_code(parts_.random)};
    TRY(tx.execute(
        "INSERT INTO seminar_registration(id, seminar, name, organisation, mail, folded, band, industry, way, language, state, code, "
        "created_at, confirmed_at, queue, reminded, letters) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, NULL, 0, 0, 0)",
        made.id, number, wish.name, wish.organisation, wish.mail, same_address(wish.mail), static_cast<std::int64_t>(wish.band),
        wish.industry, static_cast<std::int64_t>(wish.way), static_cast<std::int64_t>(wish.language), made.code, now.nanoseconds));
    return write_letter(tx, seminar, made, "registration_code", page);
  });
}

Result<Registration> SeminarBook::opened(sql::Transaction& tx, std::string_view token) {
  const OpenedLink link = TRY(links_.open(LinkUse::registration, token));
  auto known = TRY(find_registration(tx, "id", link.id.to_string()));
  if (!known) return error(ErrorCode::not_found, "this link is not valid any more; ask whoever sent it for a new one");
  if (known->state == RegistrationState::waiting) {
    const auto before =
        TRY(tx.query_one("SELECT COUNT(*) FROM seminar_registration WHERE seminar = ? AND way = ? AND state = 2 AND queue <= ?",
                         known->seminar, static_cast<std::int64_t>(known->wish.way), known->queue));
    known->queue = before->integer(0);
  }
  const auto seminar = TRY(shelf_.list(tx, own_work(), "number", known->seminar));
  if (known->state == RegistrationState::confirmed && known->wish.way == Way::online && !seminar.empty())
    known->online_address = seminar.front().value.online_address;
  return *std::move(known);
}

Result<Registration> SeminarBook::by_link(std::string_view token) {
  return parts_.database.read([&](sql::Transaction& tx) { return opened(tx, token); });
}

Result<std::string> SeminarBook::token_of(std::string_view number, std::string_view code) {
  const auto row = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT id FROM seminar_registration WHERE seminar = ? AND code = ?", number, trim(code));
  }));
  if (!row) return error(ErrorCode::not_found, "nobody registered with this code");
  return links_.sign(LinkUse::registration, TRY(Uuid::parse(row->text(0))), {});
}

Result<Registration> SeminarBook::confirm(std::string_view token, std::string_view page) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<Registration> {
    Registration one = TRY(opened(tx, token));
    const Seminar seminar = TRY(seminar_of(tx, one.seminar));
    if (one.state == RegistrationState::confirmed || one.state == RegistrationState::waiting) return one;
    if (one.state != RegistrationState::unconfirmed) return error(ErrorCode::conflict, "this registration is {}", name_of(one.state));
    const Instant now = parts_.clock.now();
    if (seminar.state != SeminarState::open || now >= seminar.starts_at)
      return error(ErrorCode::conflict, "{} takes no registrations", one.seminar);
    const bool seat = TRY(taken(tx, one.seminar, one.wish.way)) < seminar.seats_of(one.wish.way);
    one.state = seat ? RegistrationState::confirmed : RegistrationState::waiting;
    if (!seat) {
      const auto last = TRY(tx.query_one("SELECT COALESCE(MAX(queue), 0) + 1 FROM seminar_registration WHERE seminar = ?", one.seminar));
      one.queue = last->integer(0);
    }
    TRY(tx.execute("UPDATE seminar_registration SET state = ?, confirmed_at = ?, queue = ? WHERE id = ?",
                   static_cast<std::int64_t>(one.state), now.nanoseconds, one.queue, one.id));
    one = TRY(opened(tx, token));
    TRY(write_letter(tx, seminar, one, seat ? "registration_confirmed" : "registration_waiting", page));
    return one;
  });
}

Result<void> SeminarBook::move_up(sql::Transaction& tx, const Seminar& seminar, std::string_view page) {
  if (seminar.state != SeminarState::open && seminar.state != SeminarState::closed) return {};
  for (const Way way : {Way::on_site, Way::online}) {
    const std::int64_t free = seminar.seats_of(way) - TRY(taken(tx, seminar.number, way));
    if (free <= 0) continue;
    const sql::Rows rows = TRY(tx.query(
        fmt::format("SELECT {} FROM seminar_registration WHERE seminar = ? AND way = ? AND state = 2 ORDER BY queue LIMIT ?", columns),
        seminar.number, static_cast<std::int64_t>(way), free));
    for (const sql::Row& row : rows) {
      Registration next = registration_from(row);
      TRY(tx.execute("UPDATE seminar_registration SET state = 1, queue = 0 WHERE id = ?", next.id));
      next.state = RegistrationState::confirmed;
      TRY(write_letter(tx, seminar, next, "registration_confirmed", page));
    }
  }
  return {};
}

Result<Registration> SeminarBook::cancel(std::string_view token, std::string_view page) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<Registration> {
    Registration one = TRY(opened(tx, token));
    if (one.state == RegistrationState::cancelled) return one;
    if (one.state == RegistrationState::attended || one.state == RegistrationState::absent)
      return error(ErrorCode::conflict, "this registration is {}", name_of(one.state));
    TRY(tx.execute("UPDATE seminar_registration SET state = 3, queue = 0 WHERE id = ?", one.id));
    one.state = RegistrationState::cancelled;
    one.queue = 0;
    one.online_address.clear();
    TRY(move_up(tx, TRY(seminar_of(tx, one.seminar)), page));
    return one;
  });
}

Result<int> SeminarBook::remind(int hours, std::string_view page) {
  constexpr std::int64_t hour = 3600 * nanoseconds_per_second;
  const Instant now = parts_.clock.now();
  int letters = 0;
  for (const KnownSeminar& known : TRY(published())) {
    const Seminar& seminar = known.value;
    const bool soon = seminar.starts_at > now && seminar.starts_at.nanoseconds - now.nanoseconds <= hours * hour;
    if (!soon || (seminar.state != SeminarState::open && seminar.state != SeminarState::closed)) continue;
    const auto told = parts_.database.write([&](sql::Transaction& tx) -> Result<int> {
      const sql::Rows rows = TRY(tx.query(
          fmt::format("SELECT {} FROM seminar_registration WHERE seminar = ? AND state = 1 AND reminded = 0", columns), seminar.number));
      for (const sql::Row& row : rows) {
        TRY(tx.execute("UPDATE seminar_registration SET reminded = 1 WHERE id = ?", row.text(0)));
        TRY(write_letter(tx, seminar, registration_from(row), "seminar_reminder", page));
      }
      return static_cast<int>(rows.size());
    });
    letters += TRY(told);
  }
  return letters;
}

// Who came without having confirmed was there, but nobody knows whose the address is.
Result<int> SeminarBook::follow_up(const record::Actor& actor, std::string_view number) {
  const KnownSeminar known = TRY(find(actor, number));
  TRY(record::Permissions::standard().check(actor, record::Verb::update, {.kind = "seminar", .id = known.id}));
  if (known.value.material.empty()) return error(ErrorCode::invalid_input, "{} has no material yet", number);
  std::string lines;
  for (const Material& one : known.value.material) lines += fmt::format("- {}\n  {}\n", one.title, one.address);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<int> {
    const sql::Rows rows = TRY(
        tx.query(fmt::format("SELECT {} FROM seminar_registration WHERE seminar = ? AND state = 4 AND confirmed_at IS NOT NULL", columns),
                 known.value.number));
    int letters = 0;
    for (const sql::Row& row : rows) {
      const Registration one = registration_from(row);
      // The same material goes out once; with more of it, again.
      const auto put = TRY(
          letters_.put(tx, {.to = one.wish.mail,
                            .kind = "seminar_follow_up",
                            .language = one.wish.language,
                            .values = {{"seminar", title_in(known.value, one.wish.language)}, {"name", one.wish.name}, {"lines", lines}},
                            .key = fmt::format("follow-up/{}/{}", one.id, known.value.material.size())}));
      letters += put == record::Outbox::Put::added ? 1 : 0;
    }
    return letters;
  });
}

Result<std::int64_t> SeminarBook::drop_unconfirmed() {
  const std::int64_t before = parts_.clock.now().nanoseconds - confirm_within;
  return parts_.database.write(
      [&](sql::Transaction& tx) { return tx.execute("DELETE FROM seminar_registration WHERE state = 0 AND created_at < ?", before); });
}

Result<model::Wording> SeminarBook::announcement(Day from) {
  model::Wording out;
  for (const KnownSeminar& known : TRY(published({.from = from}))) {
    const Seminar& one = known.value;
    if (one.state != SeminarState::open) continue;
    std::string hosts;
    for (const std::string& host : one.hosts) hosts += (hosts.empty() ? "" : ", ") + host;
    const auto put = [&](std::string& text, Language language) {
      const Text where{.ja = "会場", .en = "Where"}, by{.ja = "主催", .en = "By"};
      text += fmt::format("{}■ {}\n{}", text.empty() ? "" : "\n\n", title_in(one, language), when_text(one, parts_.zone));
      if (!one.place.empty()) text += fmt::format("\n{}: {} {}", where.in(language), one.prefecture, one.place);
      if (!hosts.empty()) text += fmt::format("\n{}: {}", by.in(language), hosts);
    };
    put(out.ja, Language::ja);
    put(out.en, Language::en);
  }
  return out;
}

}  // namespace sekimori::teach
