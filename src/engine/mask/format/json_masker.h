// STIX 2.1 bundles and MISP events: the same document, without what names the victim.
//
//   TRY(check_stix(document));                              // invalid_input: no bundle, ids of a wrong form, one twice
//   learn_json(document, format, knowledge, times);
//   Json content = JsonMasker(...).mask_stix(document, outcome);
//
// Observables of the victim (its mail addresses, hosts, addresses) leave the bundle together with what refers to them. Identifiers of
// objects that were the victim's own are exchanged for keyed ones, references follow. Times keep their distances from each other and
// begin with the month. Payloads are left out: what is in them cannot be masked.
#pragma once

#include <map>

#include "engine/mask/format/mail_masker.h"

namespace sekimori::mask {

Result<void> check_stix(const Json& bundle);
Result<void> check_misp(const Json& document);
void learn_json(const Json& document, ReportFormat format, Knowledge& knowledge, TimeScale& times);

class JsonMasker {
 public:
  JsonMasker(const Knowledge& knowledge, const TextMasker& masker, const MailMasker& mail, const TimeScale& times,
             const Pseudonyms& pseudonyms)
      : knowledge_(knowledge), masker_(masker), mail_(mail), times_(times), pseudonyms_(pseudonyms) {}
  Json mask_stix(const Json& bundle, Outcome& outcome);
  Json mask_misp(const Json& document, Outcome& outcome);

 private:
  Json stix_object(const Json& object, const std::string& place, Outcome& outcome, bool& gone);
  Json any_value(const Json& value, std::string_view key, const std::string& place, Outcome& outcome);
  Json misp_attributes(const Json& list, const std::string& place, Outcome& outcome);
  Json misp_event(const Json& event, const std::string& place, Outcome& outcome);
  std::string shifted_time(std::string_view text, const std::string& place, Outcome& outcome) const;
  std::string mapped(std::string_view id) const;
  bool names_victim(const Json& identity) const;

  const Knowledge& knowledge_;
  const TextMasker& masker_;
  const MailMasker& mail_;
  const TimeScale& times_;
  const Pseudonyms& pseudonyms_;
  std::map<std::string, std::string, std::less<>> ids_;  // of objects that get another
};

}  // namespace sekimori::mask
