#include "feature/watch/leavers.h"

#include <algorithm>

#include "feature/watch/activity_store.h"
#include "feature/watch/calendar.h"
#include "model/agreement.h"
#include "model/names.h"

namespace sekimori::watch {
namespace {

using detect::Baseline;

// What a leaver's row tells; connecting a device or clearing a log is told by the alerts.
constexpr Feature told[] = {Feature::files_read,    Feature::secret_read,  Feature::secret_moved, Feature::removable_copy,
                            Feature::phone_storage, Feature::web_upload,   Feature::mail_out,     Feature::rows_read,
                            Feature::pages_printed, Feature::files_deleted};

std::string subject_of(const model::KnownPerson& person) { return "person:" + person.id.to_string(); }

std::string_view name_of(detect::Basis basis) {
  return basis == detect::Basis::own_past ? "own_past" : basis == detect::Basis::peers ? "peers" : "none";
}

}  // namespace

// Daily totals of everybody, and who is in whose department.
struct LeaverBook::Figures {
  ActivityMap activity;
  std::map<std::string, std::map<Feature, Baseline>> of_subject;
  std::map<std::string, std::vector<std::string>> departments;  // subjects
};

bool LeaverBook::within(const model::Person& person, const LeaverQuery& query) const {
  const auto exit = person.exit_day();
  if (!exit) return false;
  const int left = exit->number - parts_.zone.day_of(parts_.clock.now()).number;
  return left <= query.days_ahead && left >= -query.days_back;
}

std::string LeaverBook::band_of(Day exit) const {
  const int left = exit.number - parts_.zone.day_of(parts_.clock.now()).number;
  return left < 0 ? "gone" : left <= 14 ? "within_14" : left <= 30 ? "within_30" : left <= 60 ? "within_60" : "later";
}

Result<void> LeaverBook::add_pledge(sql::Transaction& tx, Leaver& leaver, const std::string& staff_number) {
  record::ListQuery query;
  query.kind = "agreement";
  query.key = "staff_number";
  query.value = staff_number;
  query.limit = 1000;
  leaver.pledge = "missing";
  for (const record::Version& version : TRY(parts_.records.list(tx, record::Actor::system("watch"), query))) {
    const model::Agreement agreement = TRY(model::agreement_from_json(version.body));
    if (agreement.occasion != model::AgreementOccasion::leaving || agreement.kind == model::AgreementKind::non_compete) continue;
    const auto day = agreement.signed_on ? agreement.signed_on : agreement.asked_on;
    if (leaver.pledge != "missing" && leaver.pledge_day && day && *day < *leaver.pledge_day) continue;
    leaver.pledge = name_of(agreement.state);
    leaver.pledge_day = day;
  }
  return {};
}

void LeaverBook::add_touched(const Figures& figures, const model::KnownPerson& person, Day from, Day to, Leaver& leaver) const {
  const std::string subject = subject_of(person);
  const auto own = figures.of_subject.find(subject);
  if (own == figures.of_subject.end()) return;
  std::vector<const std::map<Feature, Baseline>*> others;
  if (const auto department = figures.departments.find(person.person.department); department != figures.departments.end())
    for (const std::string& other : department->second)
      if (other != subject) others.push_back(&figures.of_subject.at(other));
  for (const Feature feature : told) {
    const auto baseline = own->second.find(feature);
    if (baseline == own->second.end()) continue;
    std::vector<const Baseline*> peers;
    for (const auto* other : others)
      if (const auto found = other->find(feature); found != other->end()) peers.push_back(&found->second);
    LeaverTouch touch;
    touch.feature = feature;
    touch.basis = "none";
    double strongest = -1;
    detect::JudgeLimits limits;
    limits.least_spread = least_spread(feature);
    for (const auto& [number, amount] : baseline->second.totals()) {
      const Day day{number};
      if (day < from || day > to || amount <= 0) continue;
      touch.amount += amount;
      const auto deviation = detect::judge_day(baseline->second, peers, day, limits, is_rest_day_in_japan);
      const bool above = deviation.notable() && deviation.value >= 3 * limits.least_spread;
      touch.days_above += above ? 1 : 0;
      const double weight = (above ? 1e6 : 0) + deviation.score;
      if (weight <= strongest) continue;
      strongest = weight;
      touch.strongest = day;
      touch.value = deviation.value;
      touch.usual = deviation.usual;
      touch.first_time = deviation.first_time;
      touch.basis = name_of(deviation.basis);
    }
    if (touch.amount > 0) leaver.touched.push_back(touch);
  }
  std::map<std::string, std::uint64_t> secrets;
  for (auto at = figures.activity.lower_bound({subject, from, Feature::files_read, ""});
       at != figures.activity.end() && at->first.subject == subject && at->first.day <= to; ++at)
    if (at->first.feature == Feature::secret_read || at->first.feature == Feature::secret_moved)
      secrets[at->first.thing] += at->second.events;
  for (const auto& [id, events] : secrets) {
    const auto parsed = model::SecretId::parse(id);
    if (const auto known = parsed ? parts_.secrets.find(*parsed) : std::nullopt)
      leaver.secrets.push_back({id, known->secret.number, known->secret.level, events});
  }
  std::ranges::sort(leaver.secrets,
                    [](const auto& a, const auto& b) { return a.level != b.level ? a.level > b.level : a.number < b.number; });
}

Result<std::vector<Leaver>> LeaverBook::calendar(const record::Actor& actor, const LeaverQuery& query) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<Leaver>> {
    std::vector<Leaver> out;
    record::ListQuery people;
    people.kind = "person";
    people.limit = 1000;
    while (true) {
      const auto page = TRY(parts_.records.list(tx, actor, people));
      for (const record::Version& version : page) {
        model::Person person = TRY(model::person_from_json(version.body));
        if (!within(person, query)) continue;
        Leaver leaver;
        leaver.exit = person.exit_day();
        leaver.band = band_of(*leaver.exit);
        leaver.watch_from = Day{leaver.exit->number - watch_days_before_exit};
        leaver.watch_to = Day{leaver.exit->number + watch_days_after_exit};
        leaver.devices = person.devices;
        TRY(add_pledge(tx, leaver, person.staff_number));
        leaver.person = model::KnownPerson{TRY(model::PersonId::parse(version.id)), std::move(person)};
        out.push_back(std::move(leaver));
      }
      if (page.size() < 1000) break;
      people.after = page.back().id;
    }
    std::ranges::sort(out, [](const Leaver& a, const Leaver& b) {
      return a.exit != b.exit ? *a.exit < *b.exit : a.person->person.staff_number < b.person->person.staff_number;
    });
    return out;
  });
}

Result<std::vector<Leaver>> LeaverBook::activity(const record::Actor& actor, const LeaverQuery& query) {
  const auto alerts = TRY(alerts_.list(actor));
  TRY(parts_.people.refresh());
  TRY(parts_.secrets.refresh());
  const auto people = TRY(parts_.people.all());
  Figures figures;
  figures.activity = TRY(load_activity(parts_.database));
  for (const auto& [key, value] : figures.activity) figures.of_subject[key.subject][key.feature].add(key.day, value.amount);
  for (auto& [subject, features] : figures.of_subject) {
    Day first{INT32_MAX};
    for (const auto& [feature, baseline] : features) first = std::min(first, Day{baseline.totals().begin()->first});
    for (auto& [feature, baseline] : features) baseline.set_first_day(first);
  }
  for (const model::KnownPerson& person : people)
    if (figures.of_subject.contains(subject_of(person))) figures.departments[person.person.department].push_back(subject_of(person));
  std::vector<Leaver> out;
  for (const model::KnownPerson& person : people) {
    if (!within(person.person, query)) continue;
    const Day exit = *person.person.exit_day();
    Leaver leaver;
    leaver.band = band_of(exit);
    const std::string id = person.id.to_string();
    leaver.pseudonym = TRY(parts_.database.write([&](sql::Transaction& tx) { return parts_.pseudonyms.code_of(tx, id); }));
    add_touched(figures, person, Day{exit.number - watch_days_before_exit}, Day{exit.number + watch_days_after_exit}, leaver);
    for (const KnownAlert& known : alerts)
      if (known.alert.person_id == id && known.alert.state != model::AlertState::closed) {
        leaver.alerts.push_back(known.id);
        leaver.score = std::max(leaver.score, known.alert.score);
      }
    const bool revealed =
        !actor.is_system && TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.pseudonyms.may_see(tx, actor, id); }));
    if (revealed) {
      leaver.person = person;
      leaver.exit = exit;
      leaver.watch_from = Day{exit.number - watch_days_before_exit};
      leaver.watch_to = Day{exit.number + watch_days_after_exit};
    }
    out.push_back(std::move(leaver));
  }
  std::ranges::sort(out,
                    [](const Leaver& a, const Leaver& b) { return a.score != b.score ? a.score > b.score : a.pseudonym < b.pseudonym; });
  return out;
}

Json to_json(const Leaver& l) {
  Json touched = Json::array();
  for (const LeaverTouch& t : l.touched)
    touched.push(Json::object({{"feature", name_of(t.feature)},
                               {"amount", t.amount},
                               {"days_above", t.days_above},
                               {"strongest_day", t.strongest.to_string()},
                               {"strongest_amount", t.value},
                               {"usual", t.usual},
                               {"first_time", t.first_time},
                               {"basis", t.basis}}));
  Json secrets = Json::array();
  for (const model::TouchedSecret& s : l.secrets)
    secrets.push(Json::object({{"secret_id", s.secret_id}, {"number", s.number}, {"level", identifier_of(s.level)}, {"events", s.events}}));
  Json out = Json::object({{"pseudonym", l.pseudonym},
                           {"exit", model::day_json(l.exit)},
                           {"band", l.band},
                           {"watch_from", model::day_json(l.watch_from)},
                           {"watch_to", model::day_json(l.watch_to)},
                           {"pledge", l.pledge},
                           {"pledge_day", model::day_json(l.pledge_day)},
                           {"devices", model::texts_json(l.devices)},
                           {"touched", std::move(touched)},
                           {"secrets", std::move(secrets)},
                           {"alerts", model::texts_json(l.alerts)},
                           {"score", l.score}});
  if (l.person)
    out.set("person", Json::object({{"staff_number", l.person->person.staff_number},
                                    {"name", l.person->person.name},
                                    {"department", l.person->person.department},
                                    {"notice_known", model::day_json(l.person->person.notice_known)},
                                    {"last_day_at_work", model::day_json(l.person->person.last_day_at_work)},
                                    {"last_day_of_employment", model::day_json(l.person->person.last_day_of_employment)},
                                    {"contract_end", model::day_json(l.person->person.contract_end)}}));
  return out;
}

}  // namespace sekimori::watch
