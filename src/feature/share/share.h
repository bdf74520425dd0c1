// What the hub released: bytes that name nobody, how far they may go, and what may be done with them.
//
//   is_tlp("AMBER+STRICT");                                         // FIRST, Traffic Light Protocol 2.0
//   title_of(ReportKind::mail_with_url).ja;                         // URL 付きの標的型メール
//   summary_of(share, Language::ja);                                // 電気機械器具製造業の会員（関東）が 2026-11 に受けた URL
//   付きの標的型メール
//
// A share does not change but for its recall. What it may do stands in the fields of FIRST's Information Exchange Policy 2.0, next to the
// label.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "base/language.h"
#include "feature/share/report.h"
#include "feature/share/share_origin.h"

namespace sekimori::share {

// Where it comes from, said without saying who: a member's report, the hub's own find, a contributor (ministry, police, response team), or
// another house that told it first (a partner hub: ShareOrigin says more).
enum class Provenance : unsigned char { member, hub, contributor, outside };
std::string_view name_of(Provenance one);

// What a reader may do with it (FIRST, IEP 2.0, what is more than the label).
enum class PermittedActions : unsigned char { none, contact_for_instruction, internally_visible, externally_invisible, externally_visible };
std::string_view name_of(PermittedActions one);
std::optional<PermittedActions> permitted_actions_from(std::string_view name);

struct ExchangePolicy {
  PermittedActions actions = PermittedActions::externally_invisible;
  bool notify_affected = false;    // whether readers may tell those who are affected
  bool encrypt_in_transit = true;  // must it be
  bool resale_of_unmodified = false;
  std::optional<Day> until = {};  // the last day of the policy
};
Json to_json(const ExchangePolicy& policy);
Result<ExchangePolicy> exchange_policy_from(const Json& json);

// What a member agrees to besides the words: how far they may go at most, what may be done with them, and what goes with them. They stand
// in the masked bytes (docs/format/share.md), so that the hash that is consented to covers them.
struct ShareTerms {
  std::string widest = "AMBER";  // label of TLP 2.0; a release may be under a stricter one
  ExchangePolicy policy;
  std::string playbook_sha256;  // empty: no playbook
};
Json to_json(const ShareTerms& terms);
// invalid_input: no label of TLP 2.0.
Result<ShareTerms> share_terms_from(const Json& json);
// invalid_input: no label, or a policy whose last day is over.
Result<void> check_terms(const ShareTerms& terms, Day today);

// Something of the attacker's that stands in the bytes word for word: what others look for.
struct SharedIndicator {
  std::string kind;  // url, domain, ip_address, mail_address, hash, file_name, vulnerability, technique (ATT&CK)
  std::string value;
  auto operator<=>(const SharedIndicator&) const = default;
};
// Whether a string anywhere in the document has it word for word.
bool stands_in(const Json& document, std::string_view value);
Json to_json(const std::vector<SharedIndicator>& indicators);
Result<std::vector<SharedIndicator>> indicators_from(const Json& json);

struct Share {
  std::string number;  // S-2026-001
  std::string sha256;
  std::string blob;
  std::string audience;  // id of a group, or "across"
  std::string tlp;       // CLEAR, GREEN, AMBER, AMBER+STRICT, RED
  std::string kind;      // of the report
  std::string epoch, pseudonym;
  Json attributes = Json::object();
  Provenance provenance = Provenance::member;
  std::optional<ShareOrigin> origin = {};  // of what another house told first
  ExchangePolicy policy;
  std::vector<SharedIndicator> indicators;
  Json playbook = Json();  // CACAO 2.0; null: none
  Instant released_at;
  std::optional<Instant> recalled_at;
  std::string recall_reason;
};
Json to_json(const Share& share);
Result<Share> share_from_json(const Json& json);
// Of what was recalled that it was there: nothing that it said of whoever reported it, nor of what was found there.
Share what_is_left_of(const Share& share);
// For readers: without the place of the bytes and what is this hub's own matter of where it came from, and of a recalled share what is
// left.
Json shown_json(const Share& share);

bool is_tlp(std::string_view label);
// Whether it has what every playbook has (CACAO Security Playbooks 2.0, section 3.1).
bool is_playbook(const Json& document);
// Whether readers may pass it on to whoever they like (CLEAR) or to the community (GREEN): whoever must not guess is everybody, then.
bool reaches_everybody(std::string_view label);

// Sentences for people. Nothing in them but what the share itself says.
std::string summary_of(const Share& share, Language language);
// The masked bytes (docs/format/share.md) as text: of a mail its messages, one after the other; else the text. At most `most` bytes, cut at
// a sign.
std::string readable_text(const Json& document, std::size_t most);
// What another house said in English beside it, at most as many bytes; empty: nothing.
std::string english_words(const Json& document, std::size_t most);

}  // namespace sekimori::share
