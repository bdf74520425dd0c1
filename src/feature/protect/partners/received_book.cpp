#include "feature/protect/partners/received_book.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "feature/protect/path_index.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

const record::Actor& own_work() {
  static const record::Actor actor = record::Actor::system("received_secrets");
  return actor;
}

void describe(const model::ReceivedSecret& received, record::Draft& draft) {
  draft.summary = Json::object({{"number", received.number}, {"partner", received.partner}});
  draft.keys = {{"number", received.number, record::Uniqueness::unique}, {"partner", received.partner_id, record::Uniqueness::shared}};
}

Contamination warning_of(const model::ReceivedSecret& received, const model::Exposure& exposure, std::string_view works_on) {
  return {.received = received.number,
          .partner = received.partner,
          .what = received.what,
          .limits = received.limits,
          .staff_number = exposure.staff_number,
          .works_on = std::string(works_on),
          .since = exposure.since,
          .still_exposed = !exposure.until};
}

bool conflicts_with(const model::ReceivedSecret& received, std::string_view works_on) {
  return std::ranges::any_of(received.conflicts, [&](const std::string& one) { return fold(one) == fold(works_on); });
}

}  // namespace

Json to_json(const Contamination& warning) {
  return Json::object({{"received", warning.received},
                       {"partner", warning.partner},
                       {"what", warning.what},
                       {"limits", warning.limits},
                       {"staff_number", warning.staff_number},
                       {"works_on", warning.works_on},
                       {"since", model::day_json(warning.since)},
                       {"still_exposed", warning.still_exposed}});
}

ReceivedBook::ReceivedBook(PartnerParts parts, PartnerBook& partners)
    : parts_(std::move(parts)),
      partners_(partners),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "received_secret", model::received_secret_from_json, describe) {}

Result<KnownReceived> ReceivedBook::receive(const record::Actor& actor, std::string_view partner, model::ReceivedSecret received,
                                            std::string_view reason) {
  const KnownPartner known = TRY(partners_.find(actor, partner));
  if (!known.value.stopped.empty())
    return error(ErrorCode::conflict, "partner '{}' is stopped: {}; nothing is taken from it", known.value.name, known.value.stopped);
  if (trim(received.what).empty() || trim(received.limits).empty())
    return error(ErrorCode::invalid_input, "a received secret is described, with the limits of its use");
  // Kept apart: not where a secret of our own lies, nor above or below it.
  for (const SecretRecord& own : TRY(parts_.reg.secrets(own_work())))
    for (const std::string& place : own.secret.places)
      for (const std::string& theirs : received.places) {
        const std::string a = normalise_place(place) + "/";
        const std::string b = normalise_place(theirs) + "/";
        if (a.size() > 1 && b.size() > 1 && (a.starts_with(b) || b.starts_with(a)))
          // Which one it is, not everybody may know.
          return error(ErrorCode::conflict, "{}: a secret of our own lies there; received secrets are kept apart", theirs);
      }
  received.partner_id = known.id;
  received.partner = known.value.name;
  if (!received.received_on) received.received_on = parts_.tasks.today();
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownReceived> {
    int last = 0;
    const std::string prefix = fmt::format("R-{}-", parts_.tasks.today().year());
    for (const KnownReceived& one : TRY(shelf_.list(tx, own_work())))
      if (one.value.number.starts_with(prefix)) last = std::max(last, std::atoi(one.value.number.c_str() + prefix.size()));
    received.number = fmt::format("{}{:03}", prefix, last + 1);
    auto made = TRY(shelf_.create(tx, actor, received, reason));
    if (received.ends_on) {
      model::Task task;
      task.kind = "received_return";
      task.title_ja = fmt::format("預かった秘密の返却: {} ({})", received.number, received.partner);
      task.title_en = fmt::format("Give back what was received: {} ({})", received.number, received.partner);
      task.object_kind = "received_secret";
      task.object_id = made.id;
      task.object_label = received.number;
      task.due = *received.ends_on;
      task.role = "secret_manager";
      TRY(parts_.tasks.add(tx, own_work(), std::move(task), reason));
    }
    return made;
  });
}

Result<KnownReceived> ReceivedBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no received secret '{}' in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownReceived>> ReceivedBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, [](const KnownReceived& a, const KnownReceived& b) { return a.value.number < b.value.number; });
  return out;
}

Result<KnownReceived> ReceivedBook::expose(const record::Actor& actor, std::string_view number, std::string_view staff_number, Day since) {
  if (!parts_.people.find_by_staff_number(staff_number)) return error(ErrorCode::not_found, "no person '{}'", staff_number);
  return shelf_.change(actor, TRY(find(actor, number)).id, fmt::format("{} sees it", staff_number),
                       [&](model::ReceivedSecret& edited) -> Result<void> {
                         for (const model::Exposure& known : edited.exposed)
                           if (known.staff_number == staff_number && !known.until)
                             return error(ErrorCode::conflict, "{}: {} sees it already", number, staff_number);
                         edited.exposed.push_back({std::string(staff_number), since, {}});
                         return {};
                       });
}

Result<KnownReceived> ReceivedBook::end_exposure(const record::Actor& actor, std::string_view number, std::string_view staff_number,
                                                 Day until) {
  return shelf_.change(actor, TRY(find(actor, number)).id, fmt::format("{} sees it no more", staff_number),
                       [&](model::ReceivedSecret& edited) -> Result<void> {
                         for (model::Exposure& known : edited.exposed)
                           if (known.staff_number == staff_number && !known.until) {
                             known.until = until;
                             return {};
                           }
                         return error(ErrorCode::not_found, "{}: '{}' does not see it", number, staff_number);
                       });
}

Result<KnownReceived> ReceivedBook::returned(const record::Actor& actor, std::string_view number, Day day) {
  const std::string id = TRY(find(actor, number)).id;
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownReceived> {
    auto changed = TRY(shelf_.change(tx, actor, id, "given back", [&](model::ReceivedSecret& edited) -> Result<void> {
      edited.returned_on = day;
      for (model::Exposure& known : edited.exposed)
        if (!known.until) known.until = day;
      return {};
    }));
    TRY(parts_.tasks.settle(tx, actor, "received_return", id, "given back"));
    return changed;
  });
}

Result<std::vector<Contamination>> ReceivedBook::contaminations(const record::Actor& actor) {
  std::vector<Contamination> out;
  const auto secrets = TRY(parts_.reg.secrets(own_work()));
  for (const KnownReceived& known : TRY(list(actor)))
    for (const SecretRecord& own : secrets) {
      if (!conflicts_with(known.value, own.secret.number)) continue;
      for (const model::Exposure& exposure : known.value.exposed) {
        const auto person = parts_.people.find_by_staff_number(exposure.staff_number);
        const bool works_on = own.secret.owner == exposure.staff_number ||
                              std::ranges::any_of(own.secret.permitted, [&](const model::Permission& permission) {
                                return permission.staff_number == exposure.staff_number ||
                                       (person && permission.staff_number == "group:" + person->person.department);
                              });
        if (works_on) out.push_back(warning_of(known.value, exposure, own.secret.number));
      }
    }
  return out;
}

Result<std::vector<Contamination>> ReceivedBook::would_contaminate(const record::Actor& actor, std::string_view staff_number,
                                                                   std::string_view works_on) {
  std::vector<Contamination> out;
  for (const KnownReceived& known : TRY(list(actor))) {
    if (!conflicts_with(known.value, works_on)) continue;
    for (const model::Exposure& exposure : known.value.exposed)
      if (exposure.staff_number == staff_number) out.push_back(warning_of(known.value, exposure, works_on));
  }
  return out;
}

}  // namespace sekimori::protect
