// Sends an issue of the newsletter to everybody on its list, over a few connections at once, each address exactly once.
//
//   SendingDone done = TRY(send_issue(node, actor, "104", settings, interrupted, progress));
//
// What is about to be offered to the mail server is durable before, what it answered after (feature/teach/newsletter/sending_log.h). Ended
// at any point and begun again, only what was offered and not answered is in question: a Postfix on this machine is asked
// (net/postfix_receipts.h); without one such a mail stays unknown until a person says that it may go out twice. docs/decisions/0256.
#pragma once

#include <functional>

#include "feature/teach/teach_room.h"
#include "net/postfix_receipts.h"
#include "net/smtp_session.h"
#include "node/node.h"
#include "node/notifier.h"

namespace sekimori::node {

struct BulkMailSettings {
  net::SmtpSettings server;
  std::string from, from_name;
  std::string public_url;
  net::PostfixPlaces postfix;
  Path dkim_key;
  std::string dkim_selector;
  int connections = 4;
  std::int64_t per_second = 0;  // 0: as fast as the server takes them
};

// Of the notices' mail server; nothing without one.
std::optional<BulkMailSettings> bulk_mail_of(const NotifierSettings& settings);

enum class Unknown : unsigned char { leave, repeat };

struct SendingDone {
  teach::SendingCounts counts;
  std::int64_t asked = 0, found = 0;  // of those in question
  double seconds = 0;
};
Json to_json(const SendingDone& done);

using SendingProgress = std::function<void(std::int64_t accepted, std::int64_t total)>;
// usage: readers who may leave by a link, and no public address for it (nothing was sent); conflict: not approved, before its day;
// unreachable: the mail server (nothing is lost).
Result<SendingDone> send_issue(Node& node, const record::Actor& actor, const std::string& number, const BulkMailSettings& settings,
                               Unknown unknown, const std::function<bool()>& interrupted, const SendingProgress& progress);

}  // namespace sekimori::node
