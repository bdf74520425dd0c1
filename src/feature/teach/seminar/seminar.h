// A seminar: what people attend, on site, online or both; by whom it is given, for how many, and what is left to read afterwards.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "base/language.h"
#include "model/level_definition.h"

namespace sekimori::teach {

enum class SeminarMode : unsigned char { on_site, online, hybrid };
enum class SeminarState : unsigned char { planned, open, closed, held, cancelled };
enum class Way : unsigned char { on_site, online };
// By how many people the participant's firm employs.
enum class EmployeeBand : unsigned char { unknown, up_to_20, up_to_100, up_to_300, up_to_1000, more };
constexpr std::size_t band_count = 6;

std::string_view name_of(SeminarMode one);
std::string_view name_of(SeminarState one);
std::string_view name_of(Way one);
std::string_view name_of(EmployeeBand one);
Text title_of(EmployeeBand one);
std::optional<SeminarMode> seminar_mode_from(std::string_view name);
std::optional<SeminarState> seminar_state_from(std::string_view name);
std::optional<Way> way_from(std::string_view name);
std::optional<EmployeeBand> employee_band_from(std::string_view name);

struct Material {
  std::string title, address;  // https://...
};

struct Seminar {
  std::string number;  // SM-2026-001
  model::Wording title;
  Instant starts_at, ends_at;
  std::string place, prefecture;
  SeminarMode mode = SeminarMode::on_site;
  std::int64_t seats = 0, online_seats = 0;
  std::vector<std::string> hosts;       // with co-hosts
  std::string theme, series, campaign;  // "security month"; empty: none
  std::string industry, audience;       // whom it is for: an industry, "executives"
  std::string online_address;           // told to who takes part alone
  std::optional<Instant> register_until;
  SeminarState state = SeminarState::planned;
  std::vector<Material> material;
  std::vector<std::int64_t> attended = std::vector<std::int64_t>(band_count, 0);  // by band, when it was held
  std::int64_t revision = 0;                                                      // SEQUENCE of the calendar's entry

  std::int64_t participants() const;
  std::int64_t seats_of(Way way) const;
};
Json to_json(const Seminar& seminar);
Json public_json(const Seminar& seminar);  // without the online address
Result<Seminar> seminar_from_json(const Json& json);
Result<void> check(const Seminar& seminar);

}  // namespace sekimori::teach
