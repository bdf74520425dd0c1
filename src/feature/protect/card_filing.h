// A know-how card as it is written down: beside the secret it belongs to and at that secret's level.
//
//   Kept<KnowHowCard> kept = TRY(file_card(shelf, reg, actor, card, "written with the foremen"));
#pragma once

#include "feature/protect/know_how_card.h"
#include "feature/protect/register.h"

namespace sekimori::protect {

// A new card, or a new version of the one with this number. not_found: no secret with its number.
Result<Kept<KnowHowCard>> file_card(Shelf& shelf, Register& reg, const record::Actor& actor, KnowHowCard card, std::string_view reason);
// not_found: no card with the number.
Result<Kept<KnowHowCard>> wanted_card(Shelf& shelf, const record::Actor& actor, std::string_view number);

}  // namespace sekimori::protect
