// What is said to several members is searched for names of any member first: the gate of the mask, made from the roster of today.
//
//   MemberGate gate(members);
//   mask::Masked<Json> words = TRY(gate.admit(to_json(content)));       // not_permitted, with the sorts of what names somebody
//
//   if (TRY(gate.weigh("M-001", text)) == Names::another) ...            // kept, and shown to nobody before a person of the hub has looked
//
// Who takes part is the hub's secret: were a member refused for naming another, it could ask for all of them, one after the other. So what
// a member says is refused for its own names alone. Making it ready costs about 1 ms a member; it is made anew only when the roster has
// changed. Any thread.
#pragma once

#include <memory>
#include <mutex>

#include "engine/mask/masking.h"
#include "feature/share/member_book.h"

namespace sekimori::share {

enum class Names : unsigned char { nobody, another };

class MemberGate {
 public:
  explicit MemberGate(MemberBook& members) : members_(members) {}
  Result<mask::Masked<Json>> admit(Json value);
  Result<mask::Masked<std::string>> admit(std::string text);
  // Of what this member says. not_permitted: it names itself. Nobody but the hub may learn which of the other two it is.
  Result<Names> weigh(std::string_view member, std::string_view text);

 private:
  struct Ready;
  Result<std::shared_ptr<const Ready>> ready();

  MemberBook& members_;
  std::mutex mutex_;
  std::shared_ptr<const Ready> ready_;
};

}  // namespace sekimori::share
