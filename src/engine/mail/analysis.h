// A report's files, looked at: signs with their reasons, what the sender knew, the phases of an exchange, and what the hub is proposed.
//
//   std::vector<inspect::ExtractedObject> objects;                  // of all files, with ExtractionLimits::correspondence
//   Analysis made = analyse(objects, {.roster = &roster, .member = "M-001"});
//   made.signs.all();  made.proposal.triage;                        // "targeted"
//   to_json(made);                                                  // docs/format/mail-analysis.md
//
// The result holds what is the victim's (addressees, names): it stays inside, sealed like the original. Cost: about a millisecond a mail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/mail/authentication.h"
#include "engine/mail/context.h"
#include "engine/mail/foreknowledge.h"
#include "engine/mail/indicators.h"
#include "engine/mail/links.h"
#include "engine/mail/mail.h"
#include "engine/mail/proposal.h"
#include "engine/mail/route.h"
#include "engine/mail/words.h"

namespace sekimori::mail {

struct MailFinding {
  Mail mail;
  Route route;
  std::vector<AuthResult> authentication;
  std::vector<LinkChain> links;
  std::vector<PretextFound> pretexts;
  std::optional<link::ThreadPhase> phase;  // none: a carrier
};

struct PasswordFound {
  std::string value;
  bool opened = false;  // something of the report
};

struct Alike {
  std::string report;
  double likeness = 0;
};

struct Analysis {
  mask::ReportFormat format = mask::ReportFormat::text;
  std::vector<MailFinding> mails;
  std::vector<Attachment> loose;
  Signs signs;
  IndicatorList indicators;  // of a bundle, an event, a table
  std::vector<Knew> knew;
  std::vector<PasswordFound> passwords;  // that stood in the texts
  std::vector<Alike> alike;              // earlier reports, the most alike first; at most 10
  std::optional<link::TextSignature> text;
  Proposal proposal;
};

// Does something wait for a password that the texts may hold? Then reading again with these is worth it.
std::vector<std::string> passwords_to_try(const std::vector<inspect::ExtractedObject>& objects);

Analysis analyse(const std::vector<inspect::ExtractedObject>& objects, const Context& context);
Json to_json(const Analysis& analysis);
// Without what rests on other members: what whoever reported may see.
Json shown_to_reporter(const Json& analysis);

// A signature as text and back, for keeping: 256 hexadecimal digits.
std::string to_text(const link::TextSignature& signature);
std::optional<link::TextSignature> signature_from(std::string_view text);

}  // namespace sekimori::mail
