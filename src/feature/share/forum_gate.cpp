#include "feature/share/forum_gate.h"

namespace sekimori::share {

struct MemberGate::Ready {
  Ready(Digest of, mask::Roster read) : digest(of), roster(std::move(read)), index(roster) {}
  Digest digest;
  mask::Roster roster;
  mask::RosterIndex index;
};

Result<std::shared_ptr<const MemberGate::Ready>> MemberGate::ready() {
  const std::string text = TRY(members_.roster(record::Actor::system("share"))).dump();
  const Digest digest = sha256(text);
  const std::lock_guard lock(mutex_);
  if (!ready_ || ready_->digest != digest) ready_ = std::make_shared<const Ready>(digest, TRY(mask::Roster::parse(text)));
  return ready_;
}

Result<mask::Masked<Json>> MemberGate::admit(Json value) { return TRY(ready())->index.gate.admit(std::move(value)); }
Result<mask::Masked<std::string>> MemberGate::admit(std::string text) { return TRY(ready())->index.gate.admit(std::move(text)); }

Result<Names> MemberGate::weigh(std::string_view member, std::string_view text) {
  const auto whole = TRY(ready());
  mask::Roster alone = whole->roster;
  std::erase_if(alone.organisations, [&](const mask::Organisation& one) { return one.id != member; });
  TRY(mask::RosterIndex(alone).gate.admit(std::string(text)));
  const bool clean = whole->index.gate.search(text).empty() && whole->index.doubtful_gate.search(text).empty();
  return clean ? Names::nobody : Names::another;
}

}  // namespace sekimori::share
