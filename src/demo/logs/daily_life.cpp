#include "demo/logs/daily_life.h"

#include <algorithm>

#include "demo/calendar.h"
#include "demo/logs/scribe.h"
#include "demo/logs/surroundings.h"

namespace sekimori::demo {
namespace {

struct PersonDay {
  size_t person;
  Day day;
  int start, end;  // seconds of the day
  std::int64_t weight;
};

std::vector<PersonDay> plan_attendance(const Firm& firm, Dice& dice) {
  std::vector<PersonDay> days;
  for (size_t p = 0; p < firm.people.size(); ++p) {
    const Person& person = firm.people[p];
    if (person.kind == PersonKind::service) continue;
    for (Day day = first_day(); day <= last_day(); ++day.number) {
      const bool workday = is_workday(day);
      if (!is_employed_and_present(person, day)) continue;
      if (workday ? dice.percent(7) : !dice.per_mille(12)) continue;  // leave; Saturdays at the office
      PersonDay it{p, day, 0, 0, 0};
      it.start = (person.start_minute + static_cast<int>(dice.bell(-15, 20))) * 60 + static_cast<int>(dice.below(60));
      it.end = (person.end_minute + static_cast<int>(dice.bell(-10, 30))) * 60 + static_cast<int>(dice.below(60));
      if (dice.percent(static_cast<std::uint64_t>(person.overtime + (is_fiscal_year_end(day) ? 15 : 0))))
        it.end += static_cast<int>(dice.between(30, 170)) * 60;
      if (!workday) it.end = it.start + static_cast<int>(dice.between(90, 260)) * 60;
      it.weight = person.activity * dice.between(75, 130) / (workday ? 1 : 3) * (is_fiscal_year_end(day) ? 12 : 10);
      days.push_back(it);
    }
  }
  return days;
}

class DailyLife {
 public:
  DailyLife(const Firm& firm, Chronicle& chronicle, std::uint64_t seed)
      : firm_(firm),
        chronicle_(chronicle),
        dice_(seed, firm.folder + "/daily"),
        scribe_(firm, chronicle, Dice(seed, firm.folder + "/daily/scribe")) {
    for (size_t i = 0; i < firm.files.size(); ++i)
      if (!firm.files[i].secret) {
        if (by_department_.size() <= firm.files[i].department) by_department_.resize(firm.departments.size());
        by_department_[firm.files[i].department].push_back(i);
      }
    for (size_t p = 0; p < firm.people.size(); ++p)
      if (firm.people[p].account == "app_main") application_ = p;
      else if (firm.people[p].account == "batch_nightly") batch_ = p;
  }

  void windows(const PersonDay& day, std::int64_t lines);
  void proxy(const PersonDay& day, std::int64_t lines);
  void mail(const PersonDay& day, std::int64_t lines);
  void client(const PersonDay& day, std::int64_t lines);
  void print(const PersonDay& day, std::int64_t lines);
  void database(const PersonDay& day, std::int64_t lines);
  std::int64_t weight_for(LogKind log, const PersonDay& day) const;
  std::vector<PersonDay> attendance() { return plan_attendance(firm_, dice_); }

 private:
  Instant moment(const PersonDay& day) {
    // People eat between twelve and one.
    std::int64_t second = dice_.between(day.start, day.end);
    if (second > 12 * 3600 && second < 13 * 3600 && dice_.percent(75)) second = dice_.between(day.start, day.end);
    return at(day.day, second, dice_.between(0, 9'999'999) * 100);
  }
  size_t choose_file(const Person& person) {
    const auto lot = dice_.below(100);
    if (lot < 82 && !person.favourites.empty()) return person.favourites[dice_.skewed(person.favourites.size())];
    if (lot < 97 || firm_.files.empty()) return dice_.pick(by_department_[person.department]);
    return dice_.pick(by_department_[dice_.below(by_department_.size())]);
  }
  Act base(ActKind kind, const PersonDay& day, Instant when) const {
    Act act;
    act.time = when.nanoseconds;
    act.kind = kind;
    act.person = static_cast<std::uint16_t>(day.person);
    act.computer = static_cast<std::uint32_t>(firm_.people[day.person].computer);
    return act;
  }

  const Firm& firm_;
  Chronicle& chronicle_;
  Dice dice_;
  Scribe scribe_;
  std::vector<std::vector<size_t>> by_department_;
  size_t application_ = 0, batch_ = 0;
};

std::int64_t DailyLife::weight_for(LogKind log, const PersonDay& day) const {
  const Person& person = firm_.people[day.person];
  const std::string& code = firm_.departments[person.department].code;
  switch (log) {
    case LogKind::print: return day.weight * (person.printing + (code == "ac" || code == "hr" ? 25 : 3));
    case LogKind::database:
      if (code == "it") return day.weight * 8;
      if (code == "mk" || code == "ms" || code == "pe") return day.weight;
      return 0;
    case LogKind::mail: return day.weight * (code == "sa" || code == "pu" || code == "ms" ? 16 : 10);
    default: return day.weight;
  }
}

void DailyLife::windows(const PersonDay& day, std::int64_t lines) {
  const Person& person = firm_.people[day.person];
  if (lines >= 3) {
    chronicle_.add(base(ActKind::local_logon, day, at(day.day, day.start, dice_.between(0, 9'999'999) * 100)));
    chronicle_.add(base(ActKind::local_logoff, day, at(day.day, day.end, dice_.between(0, 9'999'999) * 100)));
    lines -= 2;
  }
  for (; lines > 0; --lines) {
    const Instant when = moment(day);
    const auto lot = dice_.below(100);
    Act act = base(ActKind::process_start, day, when);
    if (lot < 28) {
      const Program& program = usual_programs()[dice_.skewed(usual_programs().size())];
      act.extra = chronicle_.text(program.image);
      if (program.opens_files) act.object = chronicle_.text(fmt::format("\"{}\" \"{}\"", program.image, firm_.unc_of(choose_file(person))));
      else act.object = chronicle_.text(fmt::format("\"{}\"", program.image));
    } else if (lot < 34) {
      act.kind = ActKind::unlock;
    } else {
      act.computer = Firm::file_server;
      if (lot < 42) {
        act.kind = ActKind::share_open;
        act.object = chronicle_.text(firm_.departments[person.department].name);
      } else if (lot < 46) {
        act.kind = ActKind::server_logon;
      } else if (lot < 49) {
        act.kind = ActKind::server_logoff;
      } else {
        act.kind = lot < 74   ? ActKind::share_read
                   : lot < 80 ? ActKind::share_write
                   : lot < 95 ? ActKind::object_read
                   : lot < 99 ? ActKind::object_write
                              : ActKind::document_printed;
        if (act.kind == ActKind::document_printed) {
          act.computer = Firm::print_server;
          act.target = chronicle_.text(printer_of(firm_, person.department));
          act.count = 1 + static_cast<std::int64_t>(dice_.skewed(24));
          act.bytes = act.count * dice_.between(50'000, 180'000);
        }
        act.object = static_cast<std::uint32_t>(choose_file(person));
      }
    }
    chronicle_.add(act);
  }
}

void DailyLife::proxy(const PersonDay& day, std::int64_t lines) {
  const Person& person = firm_.people[day.person];
  for (; lines > 0; --lines) {
    const Site& site = usual_sites()[dice_.percent(85) ? person.sites[dice_.skewed(person.sites.size())] % usual_sites().size()
                                                       : dice_.skewed(usual_sites().size())];
    Act act = base(ActKind::web_request, day, moment(day));
    act.bytes = dice_.between(400, 9'000) * dice_.between(1, 60);
    act.count = dice_.between(420, 1'800);
    const auto lot = dice_.below(100);
    if (lot < 50) {
      act.manner = static_cast<std::uint8_t>(WebMethod::connect);
      act.object = chronicle_.text(fmt::format("{}:443", site.host));
    } else if (lot < 93) {
      act.manner = static_cast<std::uint8_t>(WebMethod::get);
      act.object = chronicle_.text(fmt::format("https://{}/{}/{}.html", site.host, site.path, dice_.skewed(600)));
    } else {
      act.manner = static_cast<std::uint8_t>(WebMethod::post);
      act.object = chronicle_.text(fmt::format("https://{}/{}/submit", site.host, site.path));
      act.count = dice_.between(900, 60'000);
      if (site.takes_files) act.count = dice_.between(20'000, 900'000) * dice_.between(1, 6);
    }
    chronicle_.add(act);
  }
}

void DailyLife::mail(const PersonDay& day, std::int64_t lines) {
  const Person& person = firm_.people[day.person];
  for (; lines > 0; --lines) {
    Act act = base(ActKind::mail_passed, day, moment(day));
    const auto lot = dice_.below(100);
    act.manner = static_cast<std::uint8_t>(lot < 55   ? MailDirection::internal
                                           : lot < 80 ? MailDirection::inbound
                                                      : MailDirection::outbound);
    if (act.manner == static_cast<std::uint8_t>(MailDirection::internal)) {
      std::string to;
      for (auto count = 1 + dice_.skewed(4); count > 0; --count) {
        const Person& other = firm_.people[(day.person + 1 + dice_.skewed(40)) % (firm_.people.size() - 3)];
        if (!to.empty()) to += ';';
        to += other.account + "@" + firm_.domain;
      }
      act.target = chronicle_.text(to);
    } else {
      act.target = chronicle_.text(partner_address(firm_, (day.person * 7 + dice_.skewed(9)) % 90));
    }
    const ShareFile& about = firm_.files[choose_file(person)];
    act.object = chronicle_.text(dice_.percent(40) ? "Re: " + about.document.title : std::string(usual_subject(dice_)));
    act.bytes = dice_.between(1'800, 24'000);
    if (!about.secret && dice_.percent(24)) {
      act.count = 1 + static_cast<std::int64_t>(dice_.skewed(3));
      act.extra = chronicle_.text(about.name);
      act.bytes += dice_.between(30'000, 900'000) * act.count;
    }
    chronicle_.add(act);
  }
}

void DailyLife::client(const PersonDay& day, std::int64_t lines) {
  const Person& person = firm_.people[day.person];
  for (; lines > 0; --lines) {
    const Instant when = moment(day);
    const size_t file = choose_file(person);
    const std::string local = fmt::format("C:\\Users\\{}\\Documents\\{}", person.account, firm_.files[file].name);
    const auto lot = dice_.below(100);
    const std::int64_t size = scribe_.size_of(file);
    if (firm_.files[file].secret || lot < 34)
      scribe_.client(day.person, ClientOperation::create, local, {}, DriveKind::local, size, nothing, "WINWORD.EXE", when);
    else if (lot < 62)
      scribe_.client(day.person, ClientOperation::copy, firm_.unc_of(file), local, DriveKind::local, size, nothing, "explorer.exe", when);
    else if (lot < 82)
      scribe_.client(day.person, ClientOperation::copy, local, firm_.unc_of(file), DriveKind::network, size, nothing, "explorer.exe", when);
    else if (lot < 90)
      scribe_.client(day.person, ClientOperation::rename, local, local + ".bak", DriveKind::local, 0, nothing, "explorer.exe", when);
    else if (lot < 97) scribe_.client(day.person, ClientOperation::remove, local, {}, DriveKind::local, 0, nothing, "explorer.exe", when);
    else
      scribe_.client(day.person, ClientOperation::screen_capture, fmt::format("C:\\Users\\{}\\Pictures\\画面.png", person.account), {},
                     DriveKind::local, dice_.between(80'000, 900'000), nothing, "SnippingTool.exe", when);
  }
}

void DailyLife::print(const PersonDay& day, std::int64_t lines) {
  const Person& person = firm_.people[day.person];
  for (; lines > 0; --lines) {
    const size_t file = choose_file(person);
    scribe_.print(day.person, firm_.files[file].name, printer_of(firm_, person.department), 1 + static_cast<int>(dice_.skewed(28)),
                  moment(day));
  }
}

void DailyLife::database(const PersonDay& day, std::int64_t lines) {
  const Person& person = firm_.people[day.person];
  const bool school = firm_.kind == FirmKind::correspondence_school;
  const std::string& code = firm_.departments[person.department].code;
  for (; lines > 0; --lines) {
    const Instant when = moment(day);
    const auto lot = dice_.below(100);
    const std::string_view table = school ? dice_.pick(school_tables()) : dice_.pick(car_tables());
    if (lot < 45) {
      scribe_.query(application_, "app_main", Firm::database_server, fmt::format("SELECT * FROM {} WHERE id = $1", table), table,
                    dice_.between(0, 3), when);
    } else if (lot < 50) {
      scribe_.query(batch_, "batch_nightly", Firm::database_server, fmt::format("UPDATE {} SET checked_at = now() WHERE dirty", table),
                    table, dice_.between(300, 9'000), at(day.day, 7'200 + dice_.between(0, 5'400)));
    } else if (code == "it") {
      const bool repair = day.person == firm_.main_character;
      scribe_.query(
          day.person, repair ? "dba_repair" : "dba_" + person.account, person.computer,
          dice_.percent(50) ? fmt::format("SELECT count(*) FROM {}", table) : fmt::format("SELECT * FROM {} WHERE broken LIMIT 500", table),
          table, dice_.percent(50) ? 1 : dice_.between(1, 500), when);
    } else {
      scribe_.query(day.person, "report_" + code, person.computer,
                    fmt::format("SELECT grade, area, count(*) FROM {} GROUP BY grade, area", table), table, dice_.between(12, 2'400), when);
    }
  }
}

}  // namespace

bool is_employed_and_present(const Person& person, Day day) {
  if (day < person.joined) return false;
  if (person.last_day_at_work && day > *person.last_day_at_work) return false;
  if (person.last_day_of_employment && day > *person.last_day_of_employment) return false;
  return !person.contract_end || day <= *person.contract_end;
}

Result<void> live_daily_life(const Firm& firm, Chronicle& chronicle, const LogBudget& budget, std::uint64_t seed) {
  DailyLife life(firm, chronicle, seed);
  const std::vector<PersonDay> days = life.attendance();
  for (size_t l = 0; l < log_kinds; ++l) {
    const auto log = static_cast<LogKind>(l);
    const std::int64_t wanted = budget[l] - static_cast<std::int64_t>(chronicle.acts(log).size());
    if (wanted < 0)
      return error(ErrorCode::conflict, "{}: the stories alone need {} lines more than log {} may have", firm.folder, -wanted, l);
    std::int64_t total = 0;
    for (const PersonDay& day : days) total += life.weight_for(log, day);
    // Cumulative shares: rounding never adds up to one line more or less.
    std::int64_t weight_before = 0;
    for (const PersonDay& day : days) {
      const std::int64_t weight_after = weight_before + life.weight_for(log, day);
      const auto share = [&](std::int64_t weight) { return static_cast<std::int64_t>(static_cast<__int128_t>(wanted) * weight / total); };
      const std::int64_t lines = share(weight_after) - share(weight_before);
      weight_before = weight_after;
      switch (log) {
        case LogKind::windows: life.windows(day, lines); break;
        case LogKind::proxy: life.proxy(day, lines); break;
        case LogKind::mail: life.mail(day, lines); break;
        case LogKind::client: life.client(day, lines); break;
        case LogKind::print: life.print(day, lines); break;
        case LogKind::database: life.database(day, lines); break;
      }
    }
  }
  return {};
}

}  // namespace sekimori::demo
