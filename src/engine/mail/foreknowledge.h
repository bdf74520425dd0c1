// What the sender knew (T07): names, meetings, times, places, rules and words of the inside that stand in the mail. Proposals: whether the
// sender could only have known it from inside, a person of the member confirms.
//
//   for (const Knew& one : foreknowledge_of(mail, context)) ...     // {person, "八重樫様", place "body", "..."}
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "engine/mail/context.h"
#include "engine/mail/mail.h"

namespace sekimori::mail {

enum class KnewKind : unsigned char { person, post, meeting, time, place, rule, project, earlier_mail };
std::string_view name_of(KnewKind kind);

struct Knew {
  KnewKind kind = KnewKind::person;
  std::string text;    // as it stood, cut to 200 bytes
  std::string place;   // subject, body, attachment
  std::string mail;    // path
  std::string ja, en;  // why it is proposed
};

std::vector<Knew> foreknowledge_of(const Mail& mail, const Context& context);  // at most 60, each once
Json to_json(const Knew& knew);                                                // with the state: proposed

}  // namespace sekimori::mail
