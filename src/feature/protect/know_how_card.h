// A know-how card: a secret that lives in people's heads, made visible in words precise enough to be recognised, without
// holding anybody back who takes his general skill elsewhere.
//
//   KnowHowCard card{.number = "K-001", .secret = "S-020", .title = "焼入れの冷却", .wording = "820 ℃ から ...", ...};
//   for (const WordingWarning& warning : check_wording(card)) show(warning);      // a warning, never a refusal
//   TRY(shelf.add(actor, card, "written with the foremen"));
#pragma once

#include "feature/protect/shelf.h"
#include "model/level_definition.h"

namespace sekimori::protect {

struct KnowHowCard {
  std::string number;
  std::string secret;  // register number
  std::string title;
  std::string wording;                 // what exactly is done or judged, with its conditions
  std::string differs;                 // from what is generally known or done
  std::string excluded;                // general skill and knowledge that is not meant
  std::vector<std::string> known_to;   // staff numbers
  std::vector<std::string> documents;  // where parts of it are written down
  model::Level level = model::Level::confidential;
};
Json to_json(const KnowHowCard& card);
Result<KnowHowCard> know_how_card_from_json(const Json& json);

template <>
struct Filed<KnowHowCard> {
  static constexpr std::string_view kind = "know_how_card";
  static record::Draft draft(const KnowHowCard& item);
  static Result<KnowHowCard> read(const Json& body) { return know_how_card_from_json(body); }
};

enum class WordingFlaw : unsigned char { too_short, vague, no_condition, no_difference, no_exclusion, nobody_named, restraint };
std::string_view name_of(WordingFlaw flaw);

struct WordingWarning {
  WordingFlaw flaw = WordingFlaw::vague;
  std::string member;  // "wording"
  std::string phrase;  // as it stands there; empty where something is missing
  model::Wording advice;
};
Json to_json(const WordingWarning& warning);

// Deterministic; the words are those of content/protect/wording.toml.
std::vector<WordingWarning> check_wording(const KnowHowCard& card);

}  // namespace sekimori::protect
