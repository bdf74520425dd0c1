// Mail: which headers leave, who wrote what, what hangs on it.
//
//   learn_mail(report, knowledge, times);                             // senders, recipients, servers; then knowledge.build()
//   Json content = MailMasker(knowledge, masker, pseudonyms).mask(report, outcome);
//
// Of the headers only those leave that tell of the sender; all others are counted. Of the chain of Received lines the hops of the
// receiving side leave without names. What the victim wrote in an exchange (its replies, quoted or forwarded) does not leave: nothing
// identifies it more. What a member wrote above the mail it passes on is its report, and leaves masked.
#pragma once

#include "engine/mask/format/mail_thread.h"
#include "engine/mask/report.h"
#include "engine/mask/text/text_masker.h"

namespace sekimori::mask {

enum class MailRole : unsigned char {
  attack,   // what was received
  carrier,  // the member's own mail around it
  reply,    // what the victim answered
};
std::string_view name_of(MailRole role);

// The role of each mail of a report, by index of its objects.
std::vector<MailRole> mail_roles(const Report& report, const Knowledge& knowledge);

// What text with quoted headers in it (a mail's body, a pasted thread) says about senders and recipients.
// `most`: how far the times in it are believed at the most.
void learn_thread(std::string_view text, Knowledge& knowledge, TimeScale& times, TimeSource most = TimeSource::border);
void learn_mail(const Report& report, Knowledge& knowledge, TimeScale& times, TimeSource most = TimeSource::border);

class MailMasker {
 public:
  MailMasker(const Knowledge& knowledge, const TextMasker& masker, const Pseudonyms& pseudonyms)
      : knowledge_(knowledge), masker_(masker), pseudonyms_(pseudonyms) {}
  Json mask(const Report& report, Outcome& outcome) const;
  // A text in which mail may be quoted or its headers pasted. `own`: written by the victim as a whole.
  std::string mask_thread(std::string_view place, std::string_view text, bool own, Outcome& outcome) const;

 private:
  std::string mask_pasted(const ReportObject& message, const std::string& place, Outcome& outcome) const;
  std::string mask_pieces(std::string_view place, std::string_view text, bool own, Outcome& outcome) const;
  Json mask_message(const ReportObject& message, MailRole role, const std::string& place, Outcome& outcome) const;
  Json mask_attachment(const ReportObject& object, bool attackers, const std::string& place, Outcome& outcome) const;
  Json mask_received(const std::vector<std::string>& lines, const std::string& place, Outcome& outcome) const;
  bool is_ours(const MailAddress& author) const;
  void dropped(Outcome& outcome, const std::string& place, Identifier identifier, Reason reason, std::string_view before) const;

  const Knowledge& knowledge_;
  const TextMasker& masker_;
  const Pseudonyms& pseudonyms_;
};

}  // namespace sekimori::mask
