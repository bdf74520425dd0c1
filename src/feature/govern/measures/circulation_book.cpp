#include "feature/govern/measures/circulation_book.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "feature/govern/may.h"
#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::govern {
namespace {

constexpr std::array<std::string_view, 2> read_names = {"oneself", "recorded"};
constexpr std::size_t longest_text = 20'000;
constexpr std::size_t most_recipients = 10'000;

void describe(const Circulation& one, record::Draft& draft) {
  draft.summary = Json::object({{"number", one.number}, {"title", one.title}});
  draft.keys = {{"number", one.number, record::Uniqueness::unique}};
}

}  // namespace

std::string_view name_of(ReadBy how) { return read_names.at(static_cast<std::size_t>(how)); }

std::vector<std::string> Circulation::missing() const {
  std::set<std::string_view> read;
  for (const CirculationReceipt& one : receipts) read.insert(one.staff_number);
  std::vector<std::string> out;
  for (const std::string& one : recipients)
    if (!read.contains(one)) out.push_back(one);
  return out;
}

Json to_json(const Circulation& one) {
  Json receipts = Json::array();
  for (const CirculationReceipt& r : one.receipts)
    receipts.push(Json::object(
        {{"staff_number", r.staff_number}, {"how", name_of(r.how)}, {"by", r.by}, {"sha256", r.sha256}, {"at", r.at.to_rfc3339()}}));
  return Json::object({{"number", one.number},
                       {"title", one.title},
                       {"text", one.text},
                       {"measure", one.measure},
                       {"sha256", one.sha256},
                       {"recipients", model::texts_json(one.recipients)},
                       {"receipts", std::move(receipts)},
                       {"by", one.by},
                       {"at", one.at.to_rfc3339()}});
}
Json shown_json(const Circulation& one) {
  return to_json(one)
      .set("sent_to", one.recipients.size())
      .set("read", one.receipts.size())
      .set("missing", model::texts_json(one.missing()));
}

Result<Circulation> circulation_from(const Json& json) {
  Circulation out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_text(json, "text", out.text));
  TRY(model::read_text(json, "measure", out.measure));
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_texts(json, "recipients", out.recipients));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_instant(json, "at", out.at));
  for (const Json& r : json["receipts"].items()) {
    CirculationReceipt one;
    TRY(model::read_text(r, "staff_number", one.staff_number));
    TRY(model::read_named(r, "how", read_names, one.how));
    TRY(model::read_text(r, "by", one.by));
    TRY(model::read_text(r, "sha256", one.sha256));
    TRY(model::read_instant(r, "at", one.at));
    out.receipts.push_back(std::move(one));
  }
  return out;
}

CirculationBook::CirculationBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone,
                                 model::PersonDirectory& people)
    : database_(database),
      records_(records),
      clock_(clock),
      zone_(zone),
      people_(people),
      circulations_(database, records, clock, random, "circulation", circulation_from, describe) {}

Result<KnownCirculation> CirculationBook::send(const record::Actor& actor, Circulation circulation) {
  if (trim(circulation.title).empty() || trim(circulation.text).empty())
    return error(ErrorCode::invalid_input, "a circulation needs a title and a text");
  if (count_code_points(circulation.text) > longest_text || count_code_points(circulation.title) > 300)
    return error(ErrorCode::invalid_input, "a title has at most 300 characters, a text {}", longest_text);
  if (circulation.recipients.empty() || circulation.recipients.size() > most_recipients)
    return error(ErrorCode::invalid_input, "a circulation goes to 1 to {} people", most_recipients);
  std::set<std::string_view> known;
  for (const std::string& one : circulation.recipients)
    if (!known.insert(one).second) return error(ErrorCode::invalid_input, "{} stands twice among the recipients", one);
  circulation.receipts.clear();
  circulation.sha256 = to_hex(sha256(circulation.title + "\n" + circulation.text));
  circulation.by = actor.account;
  circulation.at = clock_.now();
  return database_.write([&](sql::Transaction& tx) -> Result<KnownCirculation> {
    circulation.number = TRY(next_number(tx, records_, "circulation", "CI", zone_.day_of(circulation.at).year()));
    auto made = TRY(circulations_.create(tx, actor, circulation, "sent"));
    std::vector<std::string> readers;
    for (const std::string& one : circulation.recipients)
      if (const auto person = people_.find_by_staff_number(one)) readers.push_back("person:" + person->id.to_string());
    TRY(records_.set_readers(tx, "circulation", made.id, readers, {.actor = record::Actor::system("govern"), .reason = "to whom it goes"}));
    return made;
  });
}

std::string CirculationBook::staff_number_of(const record::Actor& actor) {
  if (const auto id = model::PersonId::parse(actor.person))
    if (const auto person = people_.find(*id)) return person->person.staff_number;
  return {};
}

Result<Json> CirculationBook::shown(const record::Actor& actor, const Circulation& circulation) {
  Json out = shown_json(circulation);
  if (may(actor, record::Verb::create, "circulation") || actor.has(record::Role::auditor) || actor.has(record::Role::executive)) return out;
  const std::string own = staff_number_of(actor);
  Json receipts = Json::array();
  for (const Json& one : out["receipts"].items())
    if (one["staff_number"].text() == own) receipts.push(one);
  return out.set("recipients", Json(Json::Array{Json(own)})).set("receipts", std::move(receipts)).set("missing", Json::array());
}

Result<KnownCirculation> CirculationBook::get(const record::Actor& actor, std::string_view number) {
  auto found = TRY(circulations_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no circulation {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownCirculation>> CirculationBook::list(const record::Actor& actor) {
  auto out = TRY(circulations_.list(actor));
  std::ranges::sort(out, {}, [](const KnownCirculation& one) { return one.value.number; });
  return out;
}

Result<KnownCirculation> CirculationBook::acknowledge(const record::Actor& actor, std::string_view number, std::string_view staff_number) {
  const KnownCirculation known = TRY(get(actor, number));
  const std::string own = staff_number_of(actor);
  const std::string whose = staff_number.empty() ? own : std::string(staff_number);
  if (whose.empty()) return error(ErrorCode::invalid_input, "whose receipt it is must be said: the account is nobody's in the register");
  if (whose != own) TRY(may(actor, record::Verb::create, "circulation"));  // who may send may record what a list shows
  if (std::ranges::find(known.value.recipients, whose) == known.value.recipients.end())
    return error(ErrorCode::not_found, "{} did not go to {}", known.value.number, whose);
  const bool read = std::ranges::any_of(known.value.receipts, [&](const CirculationReceipt& one) { return one.staff_number == whose; });
  if (read) return known;
  return circulations_.change(
      actor, known.id, "read",
      [&](Circulation& one) -> Result<void> {
        one.receipts.push_back({.staff_number = whose,
                                .how = whose == own ? ReadBy::oneself : ReadBy::recorded,
                                .by = actor.account,
                                .sha256 = one.sha256,
                                .at = clock_.now()});
        return {};
      },
      record::Verb::update, "circulation.acknowledge");
}

}  // namespace sekimori::govern
