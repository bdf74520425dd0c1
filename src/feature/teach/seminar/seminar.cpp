#include "feature/teach/seminar/seminar.h"

#include <array>
#include <numeric>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 3> mode_names = {"on_site", "online", "hybrid"};
constexpr std::array<std::string_view, 5> state_names = {"planned", "open", "closed", "held", "cancelled"};
constexpr std::array<std::string_view, 2> way_names = {"on_site", "online"};
constexpr std::array<std::string_view, band_count> band_names = {"unknown", "up_to_20", "up_to_100", "up_to_300", "up_to_1000", "more"};
constexpr std::array<Text, band_count> band_titles = {Text{.ja = "不明", .en = "unknown"},
                                                      Text{.ja = "20 人まで", .en = "up to 20"},
                                                      Text{.ja = "21〜100 人", .en = "21 to 100"},
                                                      Text{.ja = "101〜300 人", .en = "101 to 300"},
                                                      Text{.ja = "301〜1,000 人", .en = "301 to 1,000"},
                                                      Text{.ja = "1,001 人以上", .en = "more than 1,000"}};

}  // namespace

std::string_view name_of(SeminarMode one) { return mode_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(SeminarState one) { return state_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(Way one) { return way_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(EmployeeBand one) { return band_names.at(static_cast<std::size_t>(one)); }
Text title_of(EmployeeBand one) { return band_titles.at(static_cast<std::size_t>(one)); }
std::optional<SeminarMode> seminar_mode_from(std::string_view name) { return model::value_named<SeminarMode>(mode_names, name); }
std::optional<SeminarState> seminar_state_from(std::string_view name) { return model::value_named<SeminarState>(state_names, name); }
std::optional<Way> way_from(std::string_view name) { return model::value_named<Way>(way_names, name); }
std::optional<EmployeeBand> employee_band_from(std::string_view name) { return model::value_named<EmployeeBand>(band_names, name); }

std::int64_t Seminar::participants() const { return std::accumulate(attended.begin(), attended.end(), std::int64_t(0)); }
std::int64_t Seminar::seats_of(Way way) const {
  if (way == Way::online) return mode == SeminarMode::on_site ? 0 : online_seats;
  return mode == SeminarMode::online ? 0 : seats;
}

Json public_json(const Seminar& seminar) {
  Json material = Json::array(), attended = Json::object();
  for (const Material& one : seminar.material) material.push(Json::object({{"title", one.title}, {"address", one.address}}));
  for (std::size_t i = 0; i < band_count; ++i) attended.set(band_names.at(i), seminar.attended.at(i));
  return Json::object({{"number", seminar.number},
                       {"title", Json::object({{"ja", seminar.title.ja}, {"en", seminar.title.en}})},
                       {"starts_at", seminar.starts_at.to_rfc3339()},
                       {"ends_at", seminar.ends_at.to_rfc3339()},
                       {"place", seminar.place},
                       {"prefecture", seminar.prefecture},
                       {"mode", name_of(seminar.mode)},
                       {"seats", seminar.seats},
                       {"online_seats", seminar.online_seats},
                       {"hosts", model::texts_json(seminar.hosts)},
                       {"theme", seminar.theme},
                       {"series", seminar.series},
                       {"campaign", seminar.campaign},
                       {"industry", seminar.industry},
                       {"audience", seminar.audience},
                       {"register_until", seminar.register_until ? Json(seminar.register_until->to_rfc3339()) : Json()},
                       {"state", name_of(seminar.state)},
                       {"material", std::move(material)},
                       {"attended", std::move(attended)},
                       {"participants", seminar.participants()},
                       {"revision", seminar.revision}});
}

Json to_json(const Seminar& seminar) { return public_json(seminar).set("online_address", seminar.online_address); }

Result<Seminar> seminar_from_json(const Json& json) {
  Seminar out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json["title"], "ja", out.title.ja));
  TRY(model::read_text(json["title"], "en", out.title.en));
  TRY(model::read_instant(json, "starts_at", out.starts_at));
  TRY(model::read_instant(json, "ends_at", out.ends_at));
  TRY(model::read_text(json, "place", out.place));
  TRY(model::read_text(json, "prefecture", out.prefecture));
  TRY(model::read_named(json, "mode", mode_names, out.mode));
  TRY(model::read_integer(json, "seats", out.seats));
  TRY(model::read_integer(json, "online_seats", out.online_seats));
  TRY(model::read_texts(json, "hosts", out.hosts));
  TRY(model::read_text(json, "theme", out.theme));
  TRY(model::read_text(json, "series", out.series));
  TRY(model::read_text(json, "campaign", out.campaign));
  TRY(model::read_text(json, "industry", out.industry));
  TRY(model::read_text(json, "audience", out.audience));
  TRY(model::read_text(json, "online_address", out.online_address));
  if (!json["register_until"].is_null()) out.register_until = TRY(Instant::parse(json["register_until"].text()));
  TRY(model::read_named(json, "state", state_names, out.state));
  for (const Json& one : json["material"].items()) out.material.push_back({one["title"].string_or(""), one["address"].string_or("")});
  for (std::size_t i = 0; i < band_count; ++i) out.attended.at(i) = json["attended"][band_names.at(i)].integer_or(0);
  TRY(model::read_integer(json, "revision", out.revision));
  return out;
}

Result<void> check(const Seminar& seminar) {
  constexpr std::size_t longest = 300;
  constexpr std::int64_t most_seats = 100'000;
  if (trim(seminar.title.ja).empty() || trim(seminar.title.en).empty())
    return error(ErrorCode::invalid_input, "a seminar needs a title in Japanese and in English");
  for (const std::string* one : {&seminar.title.ja, &seminar.title.en, &seminar.place, &seminar.theme, &seminar.series, &seminar.campaign,
                                 &seminar.industry, &seminar.audience, &seminar.prefecture})
    if (count_code_points(*one) > longest || one->find_first_of("\r\n") != std::string::npos)
      return error(ErrorCode::invalid_input, "titles, places and themes are one line of at most {} characters", longest);
  if (seminar.ends_at <= seminar.starts_at) return error(ErrorCode::invalid_input, "a seminar ends after it begins");
  if (seminar.mode != SeminarMode::online && trim(seminar.place).empty())
    return error(ErrorCode::invalid_input, "a seminar on site needs a place");
  if (seminar.seats < 0 || seminar.online_seats < 0 || seminar.seats > most_seats || seminar.online_seats > most_seats)
    return error(ErrorCode::invalid_input, "seats are 0 to {}", most_seats);
  if (seminar.mode != SeminarMode::online && seminar.seats == 0)
    return error(ErrorCode::invalid_input, "a seminar on site has at least one seat");
  if (seminar.mode != SeminarMode::on_site && seminar.online_seats == 0)
    return error(ErrorCode::invalid_input, "a seminar online has at least one place");
  if (!seminar.online_address.empty() && !seminar.online_address.starts_with("https://"))
    return error(ErrorCode::invalid_input, "the online address begins with https://");
  for (const Material& one : seminar.material)
    if (!one.address.starts_with("https://") || one.address.find_first_of(" \r\n\"<>") != std::string::npos)
      return error(ErrorCode::invalid_input, "the address of material begins with https://");
  return {};
}

}  // namespace sekimori::teach
