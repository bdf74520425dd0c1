// Mails that were put into the desk's drop become consultations of whoever sent them.
//
//   DeskMailDone done = TRY(take_desk_mails(node));        // after `consultation deliver`, every few seconds while serving
//
// A mail is read in the inspector's cage; what no person sent (feature/consult/mail_guard.h) is thrown away, never answered, and told by
// its reason alone. Each mail becomes one consultation however often it is brought and whatever servers write above it; another text under
// the same Message-ID of the same sender is more of the same consultation. What hangs on it is not taken in: a note says that
// there was something. Subject and text are sealed like everything that is said to the desk.
#pragma once

#include <map>

#include "feature/share/mail_drop.h"
#include "node/node.h"

namespace sekimori::node {

struct DeskMailDone {
  std::size_t taken = 0, known = 0, held = 0;
  std::map<std::string, std::size_t> refused;  // by reason
  std::vector<std::string> numbers;
};

share::MailDrop desk_mail_drop(Node& node);
// What could not be taken in, oldest first; for the main desk.
Result<std::vector<share::HeldMail>> held_desk_mails(Node& node, const record::Actor& who);
// Errors are of the node (what waits goes on waiting), never of a mail.
Result<DeskMailDone> take_desk_mails(Node& node);

}  // namespace sekimori::node
