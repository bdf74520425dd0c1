#include "engine/mask/by_hand.h"

#include "base/phrase.h"
#include "base/text.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

constexpr std::size_t most_rows = 200, longest = 400;

Result<HandMask> checked(HandMask mask, std::string_view kind) {
  const auto identifier = identifier_from(kind);
  if (!identifier) return error(ErrorCode::invalid_input, "'{}' is no class of identifiers; organisation, product, person ... are", kind);
  mask.identifier = *identifier;
  if (mask.text.size() > longest || tight_word(mask.text).size() < 2)
    return error(ErrorCode::invalid_input, "'{}': what is masked by hand has two letters or more, and {} bytes at most", mask.text,
                 longest);
  return mask;
}

Result<HandKeep> checked(HandKeep keep) {
  if (keep.value.size() > longest || tight_word(keep.value).size() < 2)
    return error(ErrorCode::invalid_input, "'{}': what is kept by hand has two letters or more, and {} bytes at most", keep.value, longest);
  if (trim(keep.reason).empty()) return error(ErrorCode::invalid_input, "'{}' is kept by hand with a reason", keep.value);
  return keep;
}

}  // namespace

Result<HandMask> hand_mask_from(std::string_view text) {
  const std::size_t at = text.rfind('=');
  if (at == std::string_view::npos) return error(ErrorCode::invalid_input, "'{}': write it as TEXT=class", text);
  return checked(HandMask{.text = std::string(trim(text.substr(0, at)))}, trim(text.substr(at + 1)));
}

Result<HandKeep> hand_keep_from(std::string_view text) {
  const std::size_t at = text.rfind('=');
  if (at == std::string_view::npos) return error(ErrorCode::invalid_input, "'{}': write it as VALUE=reason", text);
  return checked(HandKeep{.value = std::string(trim(text.substr(0, at))), .reason = std::string(trim(text.substr(at + 1)))});
}

Json to_json(const ByHand& hand) {
  Json also = Json::array(), keep = Json::array();
  for (const HandMask& one : hand.also) also.push(Json::object({{"text", one.text}, {"class", std::string(name_of(one.identifier))}}));
  for (const HandKeep& one : hand.keep) keep.push(Json::object({{"value", one.value}, {"reason", one.reason}}));
  return Json::object({{"also", std::move(also)}, {"keep", std::move(keep)}});
}

Result<ByHand> by_hand_from(const Json& json) {
  ByHand out;
  if (json["also"].items().size() > most_rows || json["keep"].items().size() > most_rows)
    return error(ErrorCode::invalid_input, "more than {} values by hand", most_rows);
  for (const Json& one : json["also"].items())
    out.also.push_back(TRY(checked(HandMask{.text = std::string(one["text"].text())}, one["class"].text())));
  for (const Json& one : json["keep"].items())
    out.keep.push_back(TRY(checked(HandKeep{.value = std::string(one["value"].text()), .reason = std::string(one["reason"].text())})));
  return out;
}

}  // namespace sekimori::mask
