// Mails that were put into the drop become reports of whoever sent them.
//
//   IntakeDone done = TRY(take_deliveries(node));            // after `report deliver`, after `report fetch`, every few seconds while
//   serving
//
// Whose it is: the token in the address it was sent to (report+m-001.3f9a...@hub.example, `report address M-001`), else the envelope's
// sender among the members' contacts, where the hub's own mail server found it proven (docs/decisions/0308). Mails, tables and JSON that
// were attached become the files of the report, and the mail around them its cover note; without any the mail itself is the report. What
// nobody can be found for is held for the hub's people. Each mail becomes one report however often it is brought, also when this is ended
// at any point and begun again.
#pragma once

#include "engine/mail/mail.h"
#include "feature/share/mail_drop.h"
#include "node/node.h"
#include "record/permission.h"

namespace sekimori::node {

struct IntakeDone {
  std::size_t reports = 0, held = 0, known = 0;  // known: it had become a report before
  std::vector<std::string> numbers;
};

constexpr std::string_view mail_drop_folder = "mail";  // below DATA/spool
share::MailDrop mail_drop(Node& node);
// Errors are of the node (nothing is lost: what waits goes on waiting), never of a mail.
Result<IntakeDone> take_deliveries(Node& node);
// One that is held or waits, for a member that a person names. Number of the report.
Result<Json> assign_delivery(Node& node, const record::Actor& who, std::string_view id, std::string_view member);

// What nobody was found for, oldest first; for the hub's operators.
Result<std::vector<share::HeldMail>> held_mails(Node& node, const record::Actor& who);
// Whether somebody may look after them. not_permitted.
Result<void> check_mail_desk(const record::Actor& who, record::Verb verb);

// What stands behind the plus of the address that a member writes to: "m-001.3f9a5c01d2e4b687". Nobody can guess another's.
Result<std::string> drop_token(Node& node, std::string_view member);

// Where a member sends its reports by mail, for whoever may know of the member: {member, token, address, senders[]}. `mailbox`: the hub's
// own address for reports; without one `address` is empty. Senders are the contacts, whose mail counts as the member's where its origin is
// proven.
Result<Json> report_address(Node& node, const record::Actor& who, std::string_view member, std::string_view mailbox);

// Whether the hub's own mail server says of this mail, topmost of all it says, that the sender's domain sent it: SPF of the envelope's
// domain, a signature of it (DKIM), or DMARC. What others wrote into the mail is no proof.
bool sender_is_proven(const mail::Mail& mail, std::string_view sender, std::string_view border);

}  // namespace sekimori::node
