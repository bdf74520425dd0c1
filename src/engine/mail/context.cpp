#include "engine/mail/context.h"

namespace sekimori::mail {

const mask::Organisation* Context::reporter() const {
  if (roster == nullptr || member.empty()) return nullptr;
  const auto at = roster->find(member);
  return at ? &roster->organisations[*at] : nullptr;
}

Sight Context::sight_of(const mask::Organisation& organisation) const {
  return !member.empty() && organisation.id == member ? Sight::reporter : Sight::hub;
}

}  // namespace sekimori::mail
