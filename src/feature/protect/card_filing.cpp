#include "feature/protect/card_filing.h"

namespace sekimori::protect {

Result<Kept<KnowHowCard>> file_card(Shelf& shelf, Register& reg, const record::Actor& actor, KnowHowCard card, std::string_view reason) {
  const auto secret = TRY(reg.find_secret_by_number(actor, card.secret));
  if (!secret) return error(ErrorCode::not_found, "no secret with the number '{}'", card.secret);
  card.level = secret->secret.level;
  const auto before = TRY(shelf.find<KnowHowCard>(actor, "number", card.number));
  return before ? shelf.change(actor, *before, card, reason) : shelf.add(actor, card, reason);
}

Result<Kept<KnowHowCard>> wanted_card(Shelf& shelf, const record::Actor& actor, std::string_view number) {
  auto card = TRY(shelf.find<KnowHowCard>(actor, "number", number));
  if (!card) return error(ErrorCode::not_found, "no know-how card with the number '{}'", number);
  return *std::move(card);
}

}  // namespace sekimori::protect
