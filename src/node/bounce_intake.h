// What came back from mails of the newsletter: kept durably when the mail server hands it over, counted by a node that serves or by a verb.
//
//   share::MailDrop drop = bounce_drop(files, data.spool());      // `newsletter bounce` puts
//   BouncesTaken done = TRY(take_bounces(node, "newsletter.example.jp"));
//
// Whose it is stands in the address it came to, which we signed; what the report says of a recipient is not believed. What is no report is
// held with the reason, and never answered.
#pragma once

#include "feature/share/mail_drop.h"
#include "node/node.h"

namespace sekimori::node {

struct BouncesTaken {
  std::int64_t counted = 0, suspended = 0, known = 0, held = 0, letters = 0;
  std::vector<std::string> reasons;  // of those held
};
Json to_json(const BouncesTaken& done);

share::MailDrop bounce_drop(Files& files, const Path& spool);
// `public_url`: for the link in letters to contact persons.
Result<BouncesTaken> take_bounces(Node& node, std::string_view public_url);

}  // namespace sekimori::node
