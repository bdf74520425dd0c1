// A promise of secrecy: who was asked when, on which occasion, for which text, and what came of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::model {

enum class AgreementOccasion : unsigned char { joining, project, transfer, leaving };
enum class AgreementKind : unsigned char { nda, pledge, non_compete };
enum class AgreementState : unsigned char { asked, signed_, refused, expired, missing };

std::string_view name_of(AgreementOccasion value);
std::string_view name_of(AgreementKind value);
std::string_view name_of(AgreementState value);
std::optional<AgreementOccasion> agreement_occasion_from(std::string_view name);
std::optional<AgreementKind> agreement_kind_from(std::string_view name);
std::optional<AgreementState> agreement_state_from(std::string_view name);

struct Agreement {
  std::string staff_number;
  AgreementOccasion occasion = AgreementOccasion::joining;
  AgreementKind kind = AgreementKind::pledge;
  AgreementState state = AgreementState::asked;
  std::string text_version;
  std::vector<std::string> secrets;  // register numbers; empty: all the person is shown
  std::optional<Day> asked_on;
  std::optional<Day> signed_on;
  std::optional<Day> term_ends;
  std::string text_sha256;  // of the kept text of that version
  std::optional<Day> refused_on;
  std::string refused_because;  // in the person's own words

  // Signed, and its term is over.
  AgreementState state_on(Day day) const;
};

Json to_json(const Agreement& agreement);
Result<Agreement> agreement_from_json(const Json& json);

}  // namespace sekimori::model
