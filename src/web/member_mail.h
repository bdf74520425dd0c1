// How mail goes between a hub and a member: the key to which the hub's mail is encrypted, the address to which the member reports. What
// does it is put together with the service (GnuPG is a program, the address follows from the hub's own key); apart from services.h, so that
// no other route is compiled anew.
#pragma once

#include "web/services.h"

namespace sekimori::web {

struct MemberMail {
  using Who = record::Actor;
  // node/hub_digest.h; an empty contact is the first one.
  std::function<Result<Json>(const Who&, std::string_view member, std::string_view contact, ByteView key, std::string_view fingerprint)>
      keep_key;
  std::function<Result<Json>(const Who&, std::string_view member, std::string_view contact, std::string_view reason)> take_key_away;
  std::function<Result<Json>(const Who&, std::string_view member)> report_address;  // node/mail_intake.h
};

void add_member_mail_routes(Router& router, Services& services, MemberMail mail);

}  // namespace sekimori::web
