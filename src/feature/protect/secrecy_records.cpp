#include "feature/protect/secrecy_records.h"

namespace sekimori::protect {

Result<Json> RegisterProofs::prove(std::string_view number, Day day) {
  return to_json(TRY(prove_secrecy(register_, receipts_, record::Actor::system("protect"), number, day, zone_, training_)));
}

}  // namespace sekimori::protect
