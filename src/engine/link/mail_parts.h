// What a mail leaves behind when it has been read: headers in their order, text, attachments. The reading is engine/inspect's, in its cage;
// here parts become features.
//
//   std::vector<Feature> features;
//   std::optional<TextSignature> text = features_of_mails(mails, features);
//   phases_of(mails);                        // probe, reply, payload: an exchange that ended in malware
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "engine/link/feature.h"
#include "engine/link/text_likeness.h"

namespace sekimori::link {

struct MailAttachment {
  std::string name;
  std::string sha256;
  std::string import_hash;
  std::vector<std::string> fuzzy_hashes;
  std::vector<std::pair<std::string, std::string>> properties;  // "author", "company", "template" ...
};

struct MailParts {
  std::vector<std::pair<std::string, std::string>> headers;  // as they stood, topmost first; values decoded
  std::string subject;
  std::string text;
  std::string charset;
  std::string password;  // of an archive, where somebody knows it; else looked for in the text
  std::vector<MailAttachment> attachments;

  std::string_view header(std::string_view lower_name) const;  // the first of this name; "" when absent
};

// An exchange-type attack begins harmlessly: a question (probe), the desk's answer (reply), something to look at (lure), malware (payload).
enum class ThreadPhase : unsigned char { probe, reply, lure, payload };
std::string_view name_of(ThreadPhase phase);

// In the order of the mails given, which is that of their sending. A mail from the domain that the first one was addressed to is a reply.
std::vector<ThreadPhase> phases_of(const std::vector<MailParts>& mails);

// Features of the attacker's mails; a desk's own replies give none, they would lead to the victim. Returns the signature of the longest
// text.
std::optional<TextSignature> features_of_mails(const std::vector<MailParts>& mails, std::vector<Feature>& out);

// When the first of them was sent by its Date, if that can be read.
std::optional<Instant> sent_at(const std::vector<MailParts>& mails);
std::optional<Instant> parse_mail_date(std::string_view text);  // RFC 5322, "Mon, 5 Jan 2026 10:00:00 +0900"

Result<MailParts> read_mail_parts(const Json& row);  // docs/format/link-report.md
Json to_json(const MailParts& mail);

}  // namespace sekimori::link
