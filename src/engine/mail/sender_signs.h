// Who the mail says it is from against who it is from: From, Return-Path, Reply-To, Sender, Message-ID, the display name, domains that
// imitate others.
#pragma once

#include "engine/mail/context.h"
#include "engine/mail/mail.h"
#include "engine/mail/sign.h"

namespace sekimori::mail {

void find_sender_signs(const Mail& mail, const Context& context, Signs& signs);

// A domain against those of members and well-known ones: look_alike_domain, mixed_scripts. `place` and `value` are where it stood.
void find_imitation(std::string_view domain, std::string_view place, std::string_view value, const Context& context, Signs& signs);

}  // namespace sekimori::mail
