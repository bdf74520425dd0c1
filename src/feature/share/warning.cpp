#include "feature/share/warning.h"

#include <array>

#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 3> watch_names = {"in_force", "expired", "withdrawn"};
constexpr std::array<std::string_view, 4> state_names = {"arrived", "looked", "answered", "recalled"};

Json instant_json(const std::optional<Instant>& at) { return at ? Json(at->to_rfc3339()) : Json(); }

Json met_json(const MetHere& met) {
  return Json::object({{"kind", met.indicator.kind},
                       {"value", met.indicator.value},
                       {"events", met.events},
                       {"first", instant_json(met.first)},
                       {"last", instant_json(met.last)},
                       {"sources", model::texts_json(met.sources)}});
}

Result<MetHere> met_from(const Json& json) {
  MetHere out;
  TRY(model::read_text(json, "kind", out.indicator.kind));
  TRY(model::read_text(json, "value", out.indicator.value));
  out.events = json["events"].integer_or(0);
  if (json["first"].is_string()) out.first = TRY(Instant::parse(json["first"].text()));
  if (json["last"].is_string()) out.last = TRY(Instant::parse(json["last"].text()));
  TRY(model::read_texts(json, "sources", out.sources));
  return out;
}

Json looked_json(const std::optional<LookedBack>& looked) {
  if (!looked) return Json();
  Json met = Json::array();
  for (const MetHere& one : looked->met) met.push(met_json(one));
  return Json::object({{"at", looked->at.to_rfc3339()}, {"events", looked->events}, {"seen", looked->seen()}, {"met", std::move(met)}});
}

Json files_json(const std::optional<FilesLooked>& files) {
  if (!files) return Json();
  Json met = Json::array();
  for (const MetHere& one : files->met) met.push(met_json(one));
  return Json::object({{"at", files->at.to_rfc3339()},
                       {"folders", model::texts_json(files->folders)},
                       {"files", files->files},
                       {"not_read", files->not_read},
                       {"not_compared", files->not_compared},
                       {"met", std::move(met)}});
}

Json answer_json(const std::optional<WarningAnswer>& answer) {
  if (!answer) return Json();
  return Json::object({{"outcome", name_of(answer->outcome)}, {"at", answer->at.to_rfc3339()}, {"by", answer->by}});
}

}  // namespace

std::string_view name_of(WarningState one) { return state_names.at(static_cast<std::size_t>(one)); }
std::optional<WarningState> warning_state_from(std::string_view name) { return model::value_named<WarningState>(state_names, name); }

Json to_json(const Warning& warning) {
  return Json::object({{"number", warning.number},
                       {"hub", warning.hub},
                       {"collection", warning.collection},
                       {"report", warning.report},
                       {"modified", warning.modified},
                       {"share", warning.share},
                       {"tlp", warning.tlp},
                       {"kind", warning.kind},
                       {"own_report", warning.own_report},
                       {"arrived_at", warning.arrived_at.to_rfc3339()},
                       {"state", name_of(warning.state)},
                       {"looked", looked_json(warning.looked)},
                       {"files", files_json(warning.files)},
                       {"answer", answer_json(warning.answer)},
                       {"watched_until", model::day_json(warning.watched_until)}});
}

Result<Warning> warning_from_json(const Json& json) {
  Warning out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "hub", out.hub));
  TRY(model::read_text(json, "collection", out.collection));
  TRY(model::read_text(json, "report", out.report));
  TRY(model::read_text(json, "modified", out.modified));
  TRY(model::read_text(json, "share", out.share));
  TRY(model::read_text(json, "tlp", out.tlp));
  TRY(model::read_text(json, "kind", out.kind));
  out.own_report = json["own_report"].text();
  TRY(model::read_instant(json, "arrived_at", out.arrived_at));
  TRY(model::read_named(json, "state", state_names, out.state));
  if (const Json& looked = json["looked"]; looked.is_object()) {
    LookedBack back;
    TRY(model::read_instant(looked, "at", back.at));
    back.events = looked["events"].integer_or(0);
    for (const Json& row : looked["met"].items()) back.met.push_back(TRY(met_from(row)));
    out.looked = std::move(back);
  }
  if (const Json& files = json["files"]; files.is_object()) {
    FilesLooked one;
    TRY(model::read_instant(files, "at", one.at));
    TRY(model::read_texts(files, "folders", one.folders));
    one.files = files["files"].integer_or(0);
    one.not_read = files["not_read"].integer_or(0);
    one.not_compared = files["not_compared"].integer_or(0);
    for (const Json& row : files["met"].items()) one.met.push_back(TRY(met_from(row)));
    out.files = std::move(one);
  }
  if (const Json& answer = json["answer"]; answer.is_object()) {
    WarningAnswer given;
    given.outcome = sighting_outcome_from(answer["outcome"].text()).value_or(SightingOutcome::not_seen);
    TRY(model::read_instant(answer, "at", given.at));
    TRY(model::read_text(answer, "by", given.by));
    out.answer = given;
  }
  TRY(model::read_day(json, "watched_until", out.watched_until));
  return out;
}

std::string_view name_of(WatchState one) { return watch_names.at(static_cast<std::size_t>(one)); }

Json to_json(const WatchRule& rule) {
  return Json::object({{"rule", rule.rule},
                       {"warning", rule.warning},
                       {"hub", rule.hub},
                       {"share", rule.share},
                       {"tlp", rule.tlp},
                       {"kind", rule.kind},
                       {"indicators", to_json(rule.indicators)},
                       {"until", rule.until.to_string()},
                       {"state", name_of(rule.state)}});
}

Json to_json(const WarningText& text) {
  return Json::object({{"name_ja", text.name_ja},
                       {"name_en", text.name_en},
                       {"description_ja", text.description_ja},
                       {"description_en", text.description_en},
                       {"indicators", to_json(text.indicators)},
                       {"attributes", text.attributes},
                       {"policy", text.policy},
                       {"recalled", text.recalled}});
}

}  // namespace sekimori::share
