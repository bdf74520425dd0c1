// Links by which a partner reads and acknowledges, or answers the questionnaire, without an account.
//
//   NewLink link = TRY(links.create(actor, {.purpose = LinkPurpose::acknowledge, .object = "D-2026-001", .recipient =
//   "sato@partner.example"})); link.token.reveal();                                  // goes into the mail, kept nowhere OpenedLink page =
//   TRY(links.open(token, peer));       // what the page shows TRY(links.acknowledge(token, "佐藤", peer));           // once
//
// A token names one purpose and one object, has an end, and is signed by the node (docs/format/partner-link.md): a guess fails before
// anything is looked up. A used, revoked or expired one is refused, and so is another purpose. Whoever guesses is slowed down: after ten
// wrong tokens from one address within ten minutes, `full` until they are over. Any thread.
#pragma once

#include <deque>
#include <map>
#include <mutex>

#include "base/digest.h"
#include "base/sensitive.h"
#include "feature/protect/partners/audit_book.h"

namespace sekimori::protect {

enum class LinkPurpose : unsigned char { acknowledge, questionnaire };
std::string_view name_of(LinkPurpose value);
std::optional<LinkPurpose> link_purpose_from(std::string_view name);

struct LinkRequest {
  LinkPurpose purpose = LinkPurpose::acknowledge;
  std::string object;     // number of a disclosure, or name of a partner
  std::string recipient;  // who gets it, in words or as an address
  int days = 14;          // 1..60
};

struct PartnerLink {
  LinkPurpose purpose = LinkPurpose::acknowledge;
  std::string object, partner_id, partner, recipient, created_by;
  Instant expires_at;
  std::string state = "open";  // open, used, revoked
  std::string used_by;
  std::optional<Instant> used_at;
};
Json to_json(const PartnerLink& link);
Result<PartnerLink> partner_link_from_json(const Json& json);
using KnownLink = record::KeptRecord<PartnerLink>;

struct NewLink {
  KnownLink known;
  Sensitive<std::string> token;
};

struct OpenedLink {
  KnownLink known;
  std::optional<model::Disclosure> disclosure;  // of an acknowledgement
  const Checklist* questionnaire = nullptr;
};

class PartnerLinks {
 public:
  // `key` gives 32 bytes that only this node has (the session key); it is asked once, by the first link. Links end when it is changed.
  using Key = std::function<Result<Sensitive<Bytes>>()>;
  PartnerLinks(PartnerParts parts, PartnerBook& partners, AuditBook& audits, Key key);

  static constexpr std::size_t most_failures = 10;
  static constexpr std::int64_t failure_window = 600 * nanoseconds_per_second;

  Result<NewLink> create(const record::Actor& actor, const LinkRequest& request, std::string_view reason);
  Result<std::vector<KnownLink>> list(const record::Actor& actor);
  Result<KnownLink> revoke(const record::Actor& actor, std::string_view id, std::string_view reason);

  // not_found for a token that is none, is over or revoked (which, it does not say); conflict for a used one; full for a guesser.
  Result<OpenedLink> open(std::string_view token, std::string_view peer);
  Result<KnownLink> acknowledge(std::string_view token, std::string_view name, std::string_view peer);
  Result<KnownLink> answer(std::string_view token, std::string_view name, const std::vector<std::pair<std::string, std::string>>& answers,
                           std::string_view peer);

 private:
  struct Claim {
    std::string id;
    LinkPurpose purpose = LinkPurpose::acknowledge;
    Instant expires_at;
  };
  Result<Digest> tag_of(ByteView body);
  Result<std::string> sign(const Claim& claim);
  Result<Claim> read(std::string_view token);
  Result<Claim> admit(std::string_view token, std::string_view peer);
  Result<KnownLink> find_open(sql::Transaction& tx, const Claim& claim);
  Result<KnownLink> use(std::string_view token, std::string_view name, std::string_view peer, LinkPurpose purpose,
                        const std::function<Result<void>(sql::Transaction&, const KnownLink&)>& act);
  void count_failure(std::string_view peer);

  PartnerParts parts_;
  PartnerBook& partners_;
  AuditBook& audits_;
  Key ask_key_;
  record::RecordShelf<PartnerLink> shelf_;
  std::mutex mutex_;
  Sensitive<Bytes> key_;                                              // empty until it was asked
  std::map<std::string, std::deque<Instant>, std::less<>> failures_;  // by peer, bounded
};

}  // namespace sekimori::protect
