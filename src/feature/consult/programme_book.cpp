#include "feature/consult/programme_book.h"

#include <algorithm>

#include "base/text.h"
#include "feature/consult/fact_log.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::array<std::string_view, 5> state_names = {"received", "accepted", "refused", "done", "withdrawn"};
constexpr std::size_t longest_answer = 4'000, longest_name = 300;
constexpr std::int64_t most_quota = 100'000;

void describe_application(const ProgrammeApplication& one, record::Draft& draft) {
  draft.summary = Json::object({{"number", one.number}, {"programme", one.programme}, {"state", name_of(one.state)}});
  draft.keys = {{"number", one.number, record::Uniqueness::unique}, {"programme", one.programme, record::Uniqueness::shared}};
}
void describe_terms(const ProgrammeTerms& terms, record::Draft& draft) {
  draft.summary = Json::object({{"programme", terms.programme}});
  draft.keys = {{"programme", terms.programme, record::Uniqueness::unique}};
}

Result<void> check_field(const ProgrammeField& field, const Json& answer) {
  const std::string text = answer.is_integer() ? std::to_string(answer.integer_or(0)) : std::string(answer.text());
  if (trim(text).empty()) {
    if (field.required) return error(ErrorCode::invalid_input, "{}: is needed", field.id);
    return {};
  }
  if (count_code_points(text) > longest_answer || !is_valid_utf8(text))
    return error(ErrorCode::invalid_input, "{}: at most {} characters of UTF-8", field.id, longest_answer);
  if (field.kind == "number" && (text.size() > 9 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })))
    return error(ErrorCode::invalid_input, "{}: a whole number is needed", field.id);
  if (field.kind == "choice" && std::ranges::find(field.choices, text) == field.choices.end())
    return error(ErrorCode::invalid_input, "{}: '{}' is none of its values", field.id, text);
  return {};
}

}  // namespace

std::string_view name_of(ApplicationState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<ApplicationState> application_state_from(std::string_view name) {
  return model::value_named<ApplicationState>(state_names, name);
}

Json to_json(const ProgrammeApplication& one) {
  return Json::object({{"number", one.number},
                       {"programme", one.programme},
                       {"organisation", one.organisation},
                       {"contact", one.contact},
                       {"answers", one.answers},
                       {"state", name_of(one.state)},
                       {"reason", one.reason},
                       {"received_at", one.received_at.to_rfc3339()},
                       {"by", one.by}});
}

Result<ProgrammeApplication> programme_application_from(const Json& json) {
  ProgrammeApplication out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "programme", out.programme));
  TRY(model::read_text(json, "organisation", out.organisation));
  TRY(model::read_text(json, "contact", out.contact));
  if (json["answers"].is_object()) out.answers = json["answers"];
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_text(json, "reason", out.reason));
  if (json["received_at"].is_string()) TRY(model::read_instant(json, "received_at", out.received_at));
  TRY(model::read_text(json, "by", out.by));
  return out;
}

Json to_json(const ProgrammeTerms& terms) {
  return Json::object({{"programme", terms.programme},
                       {"quota", terms.quota},
                       {"opens", model::day_json(terms.opens)},
                       {"closes", model::day_json(terms.closes)},
                       {"reason", terms.reason}});
}

Result<ProgrammeTerms> programme_terms_from(const Json& json) {
  ProgrammeTerms out;
  TRY(model::read_text(json, "programme", out.programme));
  TRY(model::read_integer(json, "quota", out.quota));
  TRY(model::read_day(json, "opens", out.opens));
  TRY(model::read_day(json, "closes", out.closes));
  TRY(model::read_text(json, "reason", out.reason));
  return out;
}

Json to_json(const ProgrammeView& view) {
  return to_json(view.programme)
      .set("accepted", view.accepted)
      .set("waiting", view.waiting)
      .set("places_left", view.programme.quota == 0 ? Json() : Json(view.programme.quota - view.accepted))
      .set("open", view.is_open);
}

ProgrammeBook::ProgrammeBook(const DeskParts& parts)
    : parts_(parts),
      applications_(parts_.database, parts_.records, parts_.clock, parts_.random, "programme_application", programme_application_from,
                    describe_application),
      terms_(parts_.database, parts_.records, parts_.clock, parts_.random, "desk_programme", programme_terms_from, describe_terms) {}

Result<Programme> ProgrammeBook::in_force(sql::Transaction& tx, std::string_view programme) {
  const Programme* known = desk_texts().find_programme(programme);
  if (known == nullptr) return error(ErrorCode::not_found, "no programme {}", programme);
  Programme out = *known;
  const auto terms = TRY(terms_.list(tx, desk_itself(), "programme", programme));
  if (!terms.empty()) {
    out.quota = terms.front().value.quota;
    out.opens = terms.front().value.opens;
    out.closes = terms.front().value.closes;
  }
  return out;
}

bool ProgrammeBook::is_open(const Programme& programme) const {
  const Day today = parts_.zone.day_of(parts_.clock.now());
  return (!programme.opens || *programme.opens <= today) && (!programme.closes || today <= *programme.closes);
}

Result<std::int64_t> ProgrammeBook::counted(sql::Transaction& tx, std::string_view programme,
                                            std::initializer_list<ApplicationState> states) {
  std::int64_t count = 0;
  for (const KnownApplication& one : TRY(applications_.list(tx, desk_itself(), "programme", programme)))
    if (std::ranges::find(states, one.value.state) != states.end()) ++count;
  return count;
}

Result<std::vector<ProgrammeView>> ProgrammeBook::list(const record::Actor& actor) {
  TRY(record::Permissions::standard().check(actor, record::Verb::list, {.kind = "desk_programme", .id = "all"}));
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<ProgrammeView>> {
    std::vector<ProgrammeView> out;
    for (const Programme& one : desk_texts().programmes) {
      ProgrammeView view;
      view.programme = TRY(in_force(tx, one.id));
      view.accepted = TRY(counted(tx, one.id, {ApplicationState::accepted, ApplicationState::done}));
      view.waiting = TRY(counted(tx, one.id, {ApplicationState::received}));
      view.is_open = is_open(view.programme) && (view.programme.quota == 0 || view.accepted < view.programme.quota);
      out.push_back(std::move(view));
    }
    return out;
  });
}

Result<ProgrammeView> ProgrammeBook::set(const record::Actor& actor, std::string_view programme, ProgrammeTerms terms,
                                         std::string_view reason) {
  return change(actor, programme, reason, [&](ProgrammeTerms& one) -> Result<void> {
    one = terms;
    return {};
  });
}

Result<ProgrammeView> ProgrammeBook::change(const record::Actor& actor, std::string_view programme, std::string_view reason,
                                            const EditTerms& edit) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a reason is needed");
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const Programme now = TRY(in_force(tx, programme));
    ProgrammeTerms terms{.programme = now.id, .quota = now.quota, .opens = now.opens, .closes = now.closes, .reason = {}};
    TRY(edit(terms));
    if (terms.quota < 0 || terms.quota > most_quota) return error(ErrorCode::invalid_input, "quota: 0 to {}", most_quota);
    if (terms.opens && terms.closes && *terms.closes < *terms.opens) return error(ErrorCode::invalid_input, "it closes before it opens");
    terms.programme = programme;
    terms.reason = reason;
    const auto known = TRY(terms_.list(tx, desk_itself(), "programme", programme));
    if (known.empty()) {
      TRY(terms_.create(tx, actor, terms, reason, fmt::format("programme-{}", programme)));
    } else {
      TRY(terms_.change(tx, actor, known.front().id, reason, [&](ProgrammeTerms& one) -> Result<void> {
        one = terms;
        return {};
      }));
    }
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  for (ProgrammeView& one : TRY(list(actor)))
    if (one.programme.id == programme) return std::move(one);
  return error(ErrorCode::not_found, "no programme {}", programme);
}

Result<KnownApplication> ProgrammeBook::apply(const record::Actor& actor, std::string_view programme, ProgrammeApplication application) {
  if (trim(application.organisation).empty() || count_code_points(application.organisation) > longest_name)
    return error(ErrorCode::invalid_input, "organisation: 1 to {} characters", longest_name);
  if (trim(application.contact).empty() || count_code_points(application.contact) > longest_name ||
      std::ranges::any_of(application.contact, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return error(ErrorCode::invalid_input, "contact: 1 to {} characters on one line", longest_name);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownApplication> {
    const Programme known = TRY(in_force(tx, programme));
    if (!is_open(known))
      return error(ErrorCode::conflict, "{} takes no applications: it is open from {} to {}", programme,
                   known.opens ? known.opens->to_string() : "...", known.closes ? known.closes->to_string() : "...");
    for (const ProgrammeField& field : known.fields) TRY(check_field(field, application.answers[field.id]));
    for (const auto& [name, value] : application.answers.members())
      if (std::ranges::find(known.fields, name, &ProgrammeField::id) == known.fields.end())
        return error(ErrorCode::invalid_input, "{}: the form has no such field", name);
    application.programme = programme;
    application.state = ApplicationState::received;
    application.received_at = parts_.clock.now();
    application.by = actor.account;
    application.number = TRY(next_desk_number(tx, "PA", parts_.zone.day_of(application.received_at).year(), 3));
    return applications_.create(tx, actor, application, "applied");
  });
}

Result<KnownApplication> ProgrammeBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(applications_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no application {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownApplication>> ProgrammeBook::applications(const record::Actor& actor, std::string_view programme) {
  auto out = programme.empty() ? TRY(applications_.list(actor)) : TRY(applications_.list(actor, "programme", programme));
  std::ranges::sort(out, {}, [](const KnownApplication& one) { return one.value.number; });
  return out;
}

Result<KnownApplication> ProgrammeBook::decide(const record::Actor& actor, std::string_view number, ApplicationState state,
                                               std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a reason is needed");
  if (state == ApplicationState::received) return error(ErrorCode::invalid_input, "an application is received once");
  const KnownApplication known = TRY(find(actor, number));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownApplication> {
    if (state == ApplicationState::accepted) {
      const Programme programme = TRY(in_force(tx, known.value.programme));
      const std::int64_t taken = TRY(counted(tx, programme.id, {ApplicationState::accepted, ApplicationState::done}));
      if (programme.quota > 0 && taken >= programme.quota)
        return error(ErrorCode::conflict, "{}: all {} places are taken", programme.id, programme.quota);
    }
    return applications_.change(
        tx, actor, known.id, reason,
        [&](ProgrammeApplication& one) -> Result<void> {
          const bool fits =
              one.state == ApplicationState::received
                  ? state != ApplicationState::done
                  : one.state == ApplicationState::accepted && (state == ApplicationState::done || state == ApplicationState::withdrawn);
          if (!fits) return error(ErrorCode::conflict, "{} is {}", number, name_of(one.state));
          one.state = state;
          one.reason = reason;
          return {};
        },
        record::Verb::update, fmt::format("programme_application.{}", name_of(state)));
  });
}

}  // namespace sekimori::consult
