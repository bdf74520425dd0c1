#include "feature/protect/know_how_card.h"

#include <algorithm>

#include "base/text.h"
#include "feature/protect/content.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

constexpr std::array<std::string_view, 4> level_names = {"", "level_internal", "level_confidential", "level_top"};
constexpr std::array<std::string_view, 7> flaw_names = {"too_short",    "vague",        "no_condition", "no_difference",
                                                        "no_exclusion", "nobody_named", "restraint"};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Where a phrase stands in the text: Latin words whole only, without regard to case.
bool holds(std::string_view text, std::string_view phrase) {
  const std::string where = ascii_lower(text);
  const std::string what = ascii_lower(phrase);
  for (size_t at = where.find(what); at != std::string::npos; at = where.find(what, at + 1)) {
    if (!is_ascii_letter(what[0])) return true;
    const bool starts = at == 0 || !is_ascii_letter(where[at - 1]);
    const bool ends = at + what.size() >= where.size() || !is_ascii_letter(where[at + what.size()]);
    if (starts && ends) return true;
  }
  return false;
}

bool has_figure(std::string_view text) {
  return std::ranges::any_of(normalise_nfkc(text), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Json to_json(const KnowHowCard& card) {
  return Json::object({{"number", card.number},
                       {"secret", card.secret},
                       {"title", card.title},
                       {"wording", card.wording},
                       {"differs", card.differs},
                       {"excluded", card.excluded},
                       {"known_to", model::texts_json(card.known_to)},
                       {"documents", model::texts_json(card.documents)},
                       {"level", identifier_of(card.level)}});
}

Result<KnowHowCard> know_how_card_from_json(const Json& json) {
  KnowHowCard card;
  TRY(model::read_text(json, "number", card.number));
  TRY(model::read_text(json, "secret", card.secret));
  TRY(model::read_text(json, "title", card.title));
  TRY(model::read_text(json, "wording", card.wording));
  TRY(model::read_text(json, "differs", card.differs));
  TRY(model::read_text(json, "excluded", card.excluded));
  TRY(model::read_texts(json, "known_to", card.known_to));
  TRY(model::read_texts(json, "documents", card.documents));
  TRY(model::read_named(json, "level", level_names, card.level));
  if (static_cast<int>(card.level) == 0) return error(ErrorCode::invalid_input, "level: must not be empty");
  if (card.number.empty()) return error(ErrorCode::invalid_input, "number: must not be empty");
  if (card.title.empty()) return error(ErrorCode::invalid_input, "title: must not be empty");
  if (card.wording.empty()) return error(ErrorCode::invalid_input, "wording: must not be empty");
  return card;
}

record::Draft Filed<KnowHowCard>::draft(const KnowHowCard& item) {
  record::Draft draft;
  draft.kind = kind;
  draft.body = to_json(item);
  draft.summary = Json::object({{"number", item.number}, {"secret", item.secret}, {"level", identifier_of(item.level)}});
  draft.level = static_cast<int>(item.level);
  draft.keys = {{"number", item.number, record::Uniqueness::unique}};
  if (!item.secret.empty()) draft.keys.push_back({"secret", item.secret, record::Uniqueness::shared});
  return draft;
}

std::string_view name_of(WordingFlaw flaw) { return flaw_names.at(static_cast<size_t>(flaw)); }

Json to_json(const WordingWarning& warning) {
  return Json::object(
      {{"flaw", name_of(warning.flaw)}, {"member", warning.member}, {"phrase", warning.phrase}, {"advice", to_json(warning.advice)}});
}

std::vector<WordingWarning> check_wording(const KnowHowCard& card) {
  const Json& words = content("wording");
  std::vector<WordingWarning> out;
  const auto warn = [&](WordingFlaw flaw, std::string member, std::string phrase, model::Wording advice) {
    out.push_back({flaw, std::move(member), std::move(phrase), std::move(advice)});
  };
  const auto least = static_cast<size_t>(words["least_characters"].integer_or(0));
  if (count_code_points(card.wording) < least)
    warn(WordingFlaw::too_short, "wording", "",
         {fmt::format("{} 字に満たない。条件、手順、判断の目安を書き足す。", least),
          fmt::format("Shorter than {} characters. Add conditions, steps, signs to judge by.", least)});
  if (!has_figure(card.wording))
    warn(WordingFlaw::no_condition, "wording", "",
         {"値・時間・温度・回数などの条件が一つもない。他の方法と区別できるか確かめる。",
          "No value, time, temperature or count stands in it. See whether it can be told from other methods."});
  for (const Json& row : words["vague"].items())
    for (const Json& phrase : row["phrases"].items())
      if (holds(card.wording, phrase.text())) warn(WordingFlaw::vague, "wording", std::string(phrase.text()), wording_of(row));
  for (const Json& row : words["restraint"].items())
    for (const Json& phrase : row["phrases"].items())
      for (const std::string_view member : {"title", "wording"})
        if (holds(member == "title" ? card.title : card.wording, phrase.text()))
          warn(WordingFlaw::restraint, std::string(member), std::string(phrase.text()), wording_of(row));
  if (trim(card.differs).empty())
    warn(WordingFlaw::no_difference, "differs", "",
         {"一般に知られた方法との違いがない。違いがなければ非公知性を示せない。",
          "Nothing says how it differs from what is known; without that it cannot be shown not to be public."});
  if (trim(card.excluded).empty())
    warn(WordingFlaw::no_exclusion, "excluded", "",
         {"含めない一般的な技能を書く。線を引くことで、残りが秘密だと認識される。",
          "Say which general skill is not meant. The line makes the rest recognisable as secret."});
  if (card.known_to.empty())
    warn(WordingFlaw::nobody_named, "known_to", "",
         {"知っている者が書かれていない。示した相手を受領記録に残す。", "Nobody is named who knows it. Record to whom it was shown."});
  return out;
}

}  // namespace sekimori::protect
