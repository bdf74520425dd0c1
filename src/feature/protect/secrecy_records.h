// The answer to model/ports/secrecy_proofs.h.
#pragma once

#include "feature/protect/secrecy_proof.h"
#include "model/ports/secrecy_proofs.h"

namespace sekimori::protect {

class RegisterProofs final : public model::SecrecyProofs {
 public:
  RegisterProofs(Register& reg, Zone zone) : register_(reg), zone_(std::move(zone)) {}
  Result<Json> prove(std::string_view number, Day day) override;

 private:
  Register& register_;
  Zone zone_;
};

}  // namespace sekimori::protect
