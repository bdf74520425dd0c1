#include "model/agreement.h"

#include "model/names.h"

namespace sekimori::model {
namespace {
constexpr std::array<std::string_view, 4> occasion_names = {"joining", "project", "transfer", "leaving"};
constexpr std::array<std::string_view, 3> kind_names = {"nda", "pledge", "non_compete"};
constexpr std::array<std::string_view, 5> state_names = {"asked", "signed", "refused", "expired", "missing"};
}  // namespace

std::string_view name_of(AgreementOccasion value) { return occasion_names.at(static_cast<size_t>(value)); }
std::string_view name_of(AgreementKind value) { return kind_names.at(static_cast<size_t>(value)); }
std::string_view name_of(AgreementState value) { return state_names.at(static_cast<size_t>(value)); }
std::optional<AgreementOccasion> agreement_occasion_from(std::string_view name) {
  return value_named<AgreementOccasion>(occasion_names, name);
}
std::optional<AgreementKind> agreement_kind_from(std::string_view name) { return value_named<AgreementKind>(kind_names, name); }
std::optional<AgreementState> agreement_state_from(std::string_view name) { return value_named<AgreementState>(state_names, name); }

AgreementState Agreement::state_on(Day day) const {
  if (state == AgreementState::signed_ && term_ends && *term_ends < day) return AgreementState::expired;
  return state;
}

Json to_json(const Agreement& a) {
  Json out = Json::object({{"staff_number", a.staff_number},
                           {"occasion", name_of(a.occasion)},
                           {"kind", name_of(a.kind)},
                           {"state", name_of(a.state)},
                           {"text_version", a.text_version},
                           {"secrets", texts_json(a.secrets)},
                           {"asked_on", day_json(a.asked_on)},
                           {"signed_on", day_json(a.signed_on)},
                           {"term_ends", day_json(a.term_ends)}});
  // Only where there is something to say: a table that is taken in again must not look changed.
  if (!a.text_sha256.empty()) out.set("text_sha256", a.text_sha256);
  if (a.refused_on) out.set("refused_on", day_json(a.refused_on));
  if (!a.refused_because.empty()) out.set("refused_because", a.refused_because);
  return out;
}

Result<Agreement> agreement_from_json(const Json& json) {
  Agreement a;
  TRY(read_text(json, "staff_number", a.staff_number));
  TRY(read_named(json, "occasion", occasion_names, a.occasion));
  TRY(read_named(json, "kind", kind_names, a.kind));
  TRY(read_named(json, "state", state_names, a.state));
  TRY(read_text(json, "text_version", a.text_version));
  TRY(read_texts(json, "secrets", a.secrets));
  TRY(read_day(json, "asked_on", a.asked_on));
  TRY(read_day(json, "signed_on", a.signed_on));
  TRY(read_day(json, "term_ends", a.term_ends));
  TRY(read_text(json, "text_sha256", a.text_sha256));
  TRY(read_day(json, "refused_on", a.refused_on));
  TRY(read_text(json, "refused_because", a.refused_because));
  if (a.staff_number.empty()) return error(ErrorCode::invalid_input, "staff_number: must not be empty");
  return a;
}

}  // namespace sekimori::model
