// The answer to model/ports/secrecy_proofs.h.
#pragma once

#include "feature/protect/secrecy_proof.h"
#include "model/ports/secrecy_proofs.h"

namespace sekimori::protect {

class RegisterProofs final : public model::SecrecyProofs {
 public:
  RegisterProofs(Register& reg, ReceiptBook& receipts, Zone zone) : register_(reg), receipts_(receipts), zone_(std::move(zone)) {}
  // Training belongs to the proof from here on.
  void know_training(model::TrainingEvidence& training) { training_ = &training; }
  Result<Json> prove(std::string_view number, Day day) override;

 private:
  Register& register_;
  ReceiptBook& receipts_;
  Zone zone_;
  model::TrainingEvidence* training_ = nullptr;
};

}  // namespace sekimori::protect
