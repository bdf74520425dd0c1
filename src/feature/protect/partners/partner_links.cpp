#include "feature/protect/partners/partner_links.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "base/ids.h"
#include "base/text.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

constexpr std::array<std::string_view, 2> purpose_names = {"acknowledge", "questionnaire"};
constexpr std::string_view signed_domain = "sekimori partner link v1";
constexpr std::size_t claim_bytes = 1 + 1 + 16 + 8;
constexpr std::size_t most_peers = 10'000;

const record::Actor& own_work() {
  static const record::Actor actor = record::Actor::system("partner_link");
  return actor;
}

void describe(const PartnerLink& link, record::Draft& draft) {
  draft.summary = Json::object({{"purpose", name_of(link.purpose)}, {"object", link.object}, {"state", link.state}});
  draft.keys = {{"object", link.object, record::Uniqueness::shared}};
}

}  // namespace

std::string_view name_of(LinkPurpose value) { return purpose_names.at(static_cast<size_t>(value)); }
std::optional<LinkPurpose> link_purpose_from(std::string_view name) { return model::value_named<LinkPurpose>(purpose_names, name); }

Json to_json(const PartnerLink& link) {
  return Json::object({{"purpose", name_of(link.purpose)},
                       {"object", link.object},
                       {"partner_id", link.partner_id},
                       {"partner", link.partner},
                       {"recipient", link.recipient},
                       {"created_by", link.created_by},
                       {"expires_at", link.expires_at.to_rfc3339()},
                       {"state", link.state},
                       {"used_by", link.used_by},
                       {"used_at", link.used_at ? Json(link.used_at->to_rfc3339()) : Json()}});
}

Result<PartnerLink> partner_link_from_json(const Json& json) {
  PartnerLink out;
  TRY(model::read_named(json, "purpose", purpose_names, out.purpose));
  TRY(model::read_text(json, "object", out.object));
  TRY(model::read_text(json, "partner_id", out.partner_id));
  TRY(model::read_text(json, "partner", out.partner));
  TRY(model::read_text(json, "recipient", out.recipient));
  TRY(model::read_text(json, "created_by", out.created_by));
  TRY(model::read_instant(json, "expires_at", out.expires_at));
  TRY(model::read_text(json, "state", out.state));
  TRY(model::read_text(json, "used_by", out.used_by));
  if (!json["used_at"].is_null()) {
    Instant used;
    TRY(model::read_instant(json, "used_at", used));
    out.used_at = used;
  }
  return out;
}

PartnerLinks::PartnerLinks(PartnerParts parts, PartnerBook& partners, AuditBook& audits, Key key)
    : parts_(std::move(parts)),
      partners_(partners),
      audits_(audits),
      ask_key_(std::move(key)),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "partner_link", partner_link_from_json, describe) {}

Result<Digest> PartnerLinks::tag_of(ByteView body) {
  const std::lock_guard lock(mutex_);
  if (key_.reveal().empty()) key_ = TRY(ask_key_());
  Bytes message = to_bytes(signed_domain);
  append(message, body);
  return hmac_sha256(key_.reveal(), message);
}

// version, purpose, id, end in seconds; then an HMAC over them.
Result<std::string> PartnerLinks::sign(const Claim& claim) {
  Bytes body = {1, static_cast<Byte>(claim.purpose)};
  const Uuid id = TRY(Uuid::parse(claim.id));
  append(body, ByteView(id.bytes));
  append_u64_be(body, static_cast<std::uint64_t>(claim.expires_at.nanoseconds / nanoseconds_per_second));
  const Digest tag = TRY(tag_of(body));
  append(body, ByteView(tag));
  return to_base64url(body);
}

Result<PartnerLinks::Claim> PartnerLinks::read(std::string_view token) {
  const auto none = [] { return error(ErrorCode::not_found, "this link is not valid any more; ask whoever sent it for a new one"); };
  if (token.size() > 200) return none();
  const auto bytes = from_base64url(token);
  if (!bytes || bytes->size() != claim_bytes + 32 || (*bytes)[0] != 1 || (*bytes)[1] > 1) return none();
  const ByteView body = ByteView(*bytes).first(claim_bytes);
  const Digest tag = TRY(tag_of(body));
  if (!equal_constant_time(tag, ByteView(*bytes).subspan(claim_bytes))) return none();
  Claim claim;
  claim.purpose = static_cast<LinkPurpose>(body[1]);
  Uuid id;
  std::ranges::copy(body.subspan(2, 16), id.bytes.begin());
  claim.id = id.to_string();
  claim.expires_at = Instant::from_seconds(static_cast<std::int64_t>(TRY(read_u64_be(body, 18))));
  if (claim.expires_at < parts_.clock.now()) return none();
  return claim;
}

void PartnerLinks::count_failure(std::string_view peer) {
  const std::lock_guard lock(mutex_);
  const Instant now = parts_.clock.now();
  if (failures_.size() >= most_peers)
    std::erase_if(failures_, [&](const auto& known) { return known.second.back().nanoseconds + failure_window < now.nanoseconds; });
  if (failures_.size() >= most_peers && !failures_.contains(peer)) return;
  failures_[std::string(peer)].push_back(now);
}

Result<PartnerLinks::Claim> PartnerLinks::admit(std::string_view token, std::string_view peer) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = failures_.find(peer); known != failures_.end()) {
      auto& times = known->second;
      while (!times.empty() && times.front().nanoseconds + failure_window < parts_.clock.now().nanoseconds) times.pop_front();
      if (times.size() >= most_failures) return error(ErrorCode::full, "too many links that were none; wait ten minutes");
      if (times.empty()) failures_.erase(known);
    }
  }
  auto claim = read(token);
  if (!claim && claim.error().code == ErrorCode::not_found) count_failure(peer);
  return claim;
}

Result<KnownLink> PartnerLinks::find_open(sql::Transaction& tx, const Claim& claim) {
  const auto version = TRY(parts_.records.get(tx, own_work(), "partner_link", claim.id));
  if (!version) return error(ErrorCode::not_found, "this link is not valid any more; ask whoever sent it for a new one");
  KnownLink known{version->id, version->version, TRY(partner_link_from_json(version->body))};
  if (known.value.state == "used")
    return error(ErrorCode::conflict, "this link has been used on {}; it works once",
                 parts_.zone.day_of(known.value.used_at.value_or(Instant{})).to_string());
  if (known.value.state != "open" || known.value.purpose != claim.purpose)
    return error(ErrorCode::not_found, "this link is not valid any more; ask whoever sent it for a new one");
  return known;
}

Result<NewLink> PartnerLinks::create(const record::Actor& actor, const LinkRequest& request, std::string_view reason) {
  if (request.days < 1 || request.days > 60)
    return error(ErrorCode::invalid_input, "a link is good for 1 to 60 days, not {}", request.days);
  if (trim(request.recipient).empty()) return error(ErrorCode::invalid_input, "who gets the link is needed");
  PartnerLink link;
  link.purpose = request.purpose;
  link.recipient = request.recipient;
  link.created_by = name_of(actor);
  link.expires_at = {(parts_.clock.now().nanoseconds / nanoseconds_per_second + std::int64_t(request.days) * 86'400) *
                     nanoseconds_per_second};
  if (request.purpose == LinkPurpose::acknowledge) {
    const KnownDisclosure disclosure = TRY(partners_.disclosure(actor, request.object));
    if (disclosure.value.state != model::DisclosureState::disclosed && disclosure.value.state != model::DisclosureState::approved)
      return error(ErrorCode::conflict, "disclosure {}: it is {}; nothing is to be acknowledged", request.object,
                   name_of(disclosure.value.state));
    link.object = disclosure.value.number;
    link.partner_id = disclosure.value.partner_id;
    link.partner = disclosure.value.partner;
  } else {
    const KnownPartner partner = TRY(partners_.find(actor, request.object));
    link.object = partner.value.name;
    link.partner_id = partner.id;
    link.partner = partner.value.name;
  }
  KnownLink known = TRY(shelf_.create(actor, link, reason));
  std::string token = TRY(sign({known.id, link.purpose, link.expires_at}));
  return NewLink{std::move(known), Sensitive<std::string>(std::move(token))};
}

Result<std::vector<KnownLink>> PartnerLinks::list(const record::Actor& actor) { return shelf_.list(actor); }

Result<KnownLink> PartnerLinks::revoke(const record::Actor& actor, std::string_view id, std::string_view reason) {
  return shelf_.change(actor, std::string(id), reason, [&](PartnerLink& link) -> Result<void> {
    if (link.state != "open") return error(ErrorCode::conflict, "link {}: it is {}", id, link.state);
    link.state = "revoked";
    return {};
  });
}

Result<OpenedLink> PartnerLinks::open(std::string_view token, std::string_view peer) {
  const Claim claim = TRY(admit(token, peer));
  OpenedLink out;
  out.known = TRY(parts_.database.read([&](sql::Transaction& tx) { return find_open(tx, claim); }));
  if (claim.purpose == LinkPurpose::acknowledge) out.disclosure = TRY(partners_.disclosure(own_work(), out.known.value.object)).value;
  else out.questionnaire = Checklists::embedded().find("partner-questionnaire");
  return out;
}

Result<KnownLink> PartnerLinks::use(std::string_view token, std::string_view name, std::string_view peer, LinkPurpose purpose,
                                    const std::function<Result<void>(sql::Transaction&, const KnownLink&)>& act) {
  const Claim claim = TRY(admit(token, peer));
  if (claim.purpose != purpose) return error(ErrorCode::not_found, "this link is for something else");
  const std::string_view who = trim(name);
  if (who.empty() || who.size() > 200)
    return error(ErrorCode::invalid_input, "the name of whoever acknowledges is needed (at most 200 bytes)");
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownLink> {
    const KnownLink known = TRY(find_open(tx, claim));
    TRY(act(tx, known));
    return shelf_.change(tx, own_work(), known.id, fmt::format("used by {}", scrub_utf8(who)), [&](PartnerLink& link) -> Result<void> {
      link.state = "used";
      link.used_by = scrub_utf8(who);
      link.used_at = parts_.clock.now();
      return {};
    });
  });
}

Result<KnownLink> PartnerLinks::acknowledge(std::string_view token, std::string_view name, std::string_view peer) {
  return use(token, name, peer, LinkPurpose::acknowledge, [&](sql::Transaction& tx, const KnownLink& known) -> Result<void> {
    model::Acknowledgement acknowledgement;
    acknowledgement.name = scrub_utf8(trim(name));
    acknowledgement.link = known.id;
    acknowledgement.at = parts_.clock.now();
    TRY(partners_.acknowledge(tx, known.value.object, std::move(acknowledgement)));
    return {};
  });
}

Result<KnownLink> PartnerLinks::answer(std::string_view token, std::string_view name,
                                       const std::vector<std::pair<std::string, std::string>>& answers, std::string_view peer) {
  return use(token, name, peer, LinkPurpose::questionnaire, [&](sql::Transaction& tx, const KnownLink& known) -> Result<void> {
    TRY(audits_.answered(tx, known.value.partner_id, known.value.partner,
                         fmt::format("{} ({})", scrub_utf8(trim(name)), known.value.partner), answers));
    return {};
  });
}

}  // namespace sekimori::protect
