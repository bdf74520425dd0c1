#include "feature/protect/person_sight.h"

#include <algorithm>
#include <map>

#include "model/least_sharers.h"

namespace sekimori::protect {
namespace {

std::string leaving_band(const model::Person& person, Day today) {
  const auto day = person.exit_day();
  if (!day) return "none";
  const int days = day->number - today.number;
  if (days < 0) return "left";
  if (days <= 30) return "within_30_days";
  return days <= 90 ? "within_90_days" : "later";
}

// Codes are made when first asked for, which wants a transaction that writes; mostly they exist and reading is enough.
Result<std::vector<std::string>> codes_of(sql::Database& database, record::PseudonymBook& pseudonyms,
                                          const std::vector<model::KnownPerson>& people) {
  const auto ask = [&](sql::Transaction& tx) -> Result<std::vector<std::string>> {
    std::vector<std::string> codes;
    for (const model::KnownPerson& known : people) codes.push_back(TRY(pseudonyms.code_of(tx, known.id.to_string())));
    return codes;
  };
  if (auto codes = database.read(ask)) return codes;
  return database.write(ask);
}

}  // namespace

Result<std::vector<SeenPerson>> PersonSight::people(const record::Actor& actor, Register& reg, const record::AsOf& as_of) const {
  auto all = TRY(reg.people(actor, as_of));
  const auto codes = TRY(codes_of(database, pseudonyms, all));
  const Day today = zone.day_of(as_of.valid_at.value_or(clock.now()));
  std::map<std::string, std::size_t> departments, classes, bands;
  for (const model::KnownPerson& known : all) {
    ++departments[known.person.department];
    ++classes[std::string(name_of(known.person.employment_class))];
    ++bands[leaving_band(known.person, today)];
  }
  const auto shared = [](const std::map<std::string, std::size_t>& counts, std::string value) -> std::optional<std::string> {
    const auto found = counts.find(value);
    if (found == counts.end() || found->second < model::least_sharers) return {};
    return value;
  };
  std::vector<SeenPerson> out;
  auto named = database.read([&](sql::Transaction& tx) -> Result<void> {
    out.clear();
    for (std::size_t i = 0; i < all.size(); ++i) {
      SeenPerson seen;
      const std::string id = all[i].id.to_string();
      seen.pseudonym = codes[i];
      seen.named = actor.is_system || actor.has(record::Role::hr) || actor.person == id || TRY(pseudonyms.may_see(tx, actor, id));
      seen.department = shared(departments, all[i].person.department);
      seen.employment_class = shared(classes, std::string(name_of(all[i].person.employment_class)));
      seen.leaving = shared(bands, leaving_band(all[i].person, today));
      seen.known = all[i];
      out.push_back(std::move(seen));
    }
    return {};
  });
  if (!named) return std::unexpected(std::move(named).error());
  std::ranges::sort(out, {}, &SeenPerson::pseudonym);
  return out;
}

Json to_json(const SeenPerson& seen) {
  const auto text = [](const std::optional<std::string>& value) { return value ? Json(*value) : Json(); };
  Json row = seen.named ? model::to_json(seen.known.person) : Json::object();
  if (seen.named) row.set("id", seen.known.id.to_string());
  else row.set("department", text(seen.department)).set("class", text(seen.employment_class));
  row.set("pseudonym", seen.pseudonym).set("named", seen.named).set("leaving", text(seen.leaving));
  return row;
}

}  // namespace sekimori::protect
