// What the hub's people are proposed: the kind of a report, and how to triage it. They decide.
//
//   Proposal made = propose(evidence);          // kind exchange_thread, triage targeted, with reasons
//
// Mass mail and plain phishing are out of J-CSIP's scope: they are answered and counted apart (share.md 3). A mail that knows somebody,
// imitates a member or hides a program is aimed; one that knows nobody and goes to everybody is not. What is like a report
// that people called targeted belongs to it, however many there are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "engine/mail/foreknowledge.h"
#include "engine/mail/links.h"
#include "engine/mail/words.h"
#include "engine/mask/report.h"

namespace sekimori::mail {

struct Why {
  std::string ja, en;
  Sight sight = Sight::reporter;
};

struct Proposal {
  std::string kind;  // name of a kind of report; "" when nothing speaks for any
  Why kind_why;
  std::string triage;  // targeted, mass_mail, phishing, other
  std::vector<Why> reasons;
  std::string merge_into = {};  // an earlier report, triaged as targeted, with nearly the same text; the hub's alone
};
Json to_json(const Proposal& proposal);

// What was found, in the order of `bundle.mails`.
struct Evidence {
  const MailBundle& bundle;
  const Context& context;
  const Signs& signs;
  mask::ReportFormat format = mask::ReportFormat::mail;
  const Json& document;                   // of STIX and MISP
  std::vector<link::ThreadPhase> phases;  // of the mails that are no carriers
  std::vector<std::vector<PretextFound>> pretexts;
  std::vector<std::vector<LinkChain>> links;
  std::vector<Knew> knew;
  std::size_t like_earlier = 0;            // reports that came before with nearly the same text, but for those that were targeted
  std::vector<std::string> targeted = {};  // the latter, the most alike first
};
Proposal propose(const Evidence& evidence);

// The answer for whoever reported, with number and reasons put in. Empty for a triage that is not answered with a set text.
struct AnswerText {
  std::string ja, en;
};
AnswerText answer_for(std::string_view triage, std::string_view number, const Json& proposal);

}  // namespace sekimori::mail
