// Mails as the analysis sees them: out of the objects that the inspector's cage gave.
//
//   std::vector<inspect::ExtractedObject> objects;                     // with ExtractionLimits::correspondence
//   MailBundle bundle = bundle_of(objects);
//   bundle.mails.front().header("from");
//
// A mail that carries other mails is a carrier: somebody passed on what he got. It is no part of the attack.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "engine/inspect/extraction.h"
#include "engine/link/mail_parts.h"
#include "engine/mask/format/mail_thread.h"

namespace sekimori::mail {

struct Attachment {
  std::string path;
  std::string name;      // last part of the path
  std::string declared;  // type that the mail says it has; "" inside archives
  std::string media_type;
  std::string sha256;
  std::uint64_t bytes = 0;
  model::InspectionStatus status = model::InspectionStatus::inspected;
  model::Reason reason = model::Reason::none;
  std::vector<std::pair<std::string, std::string>> traits;      // "macro" -> "Module1"
  std::vector<std::pair<std::string, std::string>> properties;  // "author" -> "..."
  std::size_t depth = 0;                                        // 0: hangs on the mail itself; 1: inside an archive of it
  bool holds_members = false;
};

struct Anchor {
  std::string leads, shows;
};

struct Mail {
  std::string path;
  std::vector<std::pair<std::string, std::string>> headers;  // names lower case, as they stood, topmost first
  std::string subject;
  std::string text;
  std::string charset;
  std::vector<std::string> links;
  std::vector<Anchor> anchors;
  std::vector<Attachment> attachments;
  std::optional<Instant> sent;
  bool is_carrier = false;
  bool from_outlook = false;  // headers may be missing because the file never had them

  std::string_view header(std::string_view lower_name) const;  // the first of this name; "" when absent
  std::vector<std::string_view> all(std::string_view lower_name) const;
};

struct MailBundle {
  std::vector<Mail> mails;         // in the order of their sending where all tell it, else as they came
  std::vector<Attachment> loose;   // files that hang on no mail
  std::vector<std::string> texts;  // of all objects, for what somebody wrote in one about another
};

MailBundle bundle_of(const std::vector<inspect::ExtractedObject>& objects);
link::MailParts parts_of(const Mail& mail);

mask::MailAddress sender_of(const Mail& mail);  // the first of From
std::string sender_domain(const Mail& mail);    // its domain; "" when there is none

// Of an address or host.
std::string domain_of(std::string_view address);                 // "a@B.example" -> "b.example"; "" without one
std::string organisation_of(std::string_view host);              // its registrable domain, lower case
bool same_organisation(std::string_view a, std::string_view b);  // of the same registrable domain; false for empty ones

}  // namespace sekimori::mail
