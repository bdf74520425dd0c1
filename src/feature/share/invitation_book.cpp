#include "feature/share/invitation_book.h"

#include <algorithm>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::string_view signed_domain = "sekimori invitation v1";
constexpr std::size_t claim_bytes = 1 + 16 + 8, tag_bytes = 32, longest_token = 200;
constexpr std::size_t most_peers = 10'000;
constexpr std::int64_t most_days = 60, seconds_a_day = 86'400;

record::Actor own_work() { return record::Actor::system("invitation"); }

void describe(const Invitation& invitation, record::Draft& draft) {
  draft.summary = Json::object({{"member", invitation.member}, {"state", invitation.state}});
  draft.keys = {{"member", invitation.member, record::Uniqueness::shared}};
}

std::unexpected<Error> none() { return error(ErrorCode::not_found, "this link is not valid any more; ask whoever sent it for a new one"); }

}  // namespace

Json to_json(const Invitation& invitation) {
  return Json::object({{"member", invitation.member},
                       {"mail", invitation.mail},
                       {"created_by", invitation.created_by},
                       {"expires_at", invitation.expires_at.to_rfc3339()},
                       {"state", invitation.state},
                       {"login", invitation.login},
                       {"used_at", invitation.used_at ? Json(invitation.used_at->to_rfc3339()) : Json()}});
}

Result<Invitation> invitation_from_json(const Json& json) {
  Invitation out;
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_text(json, "mail", out.mail));
  TRY(model::read_text(json, "created_by", out.created_by));
  TRY(model::read_instant(json, "expires_at", out.expires_at));
  TRY(model::read_text(json, "state", out.state));
  TRY(model::read_text(json, "login", out.login));
  if (!json["used_at"].is_null()) out.used_at = TRY(Instant::parse(json["used_at"].text()));
  return out;
}

InvitationBook::InvitationBook(ForumParts parts, record::AccountBook& accounts, MemberBook& members, ReportBook& reports)
    : parts_(std::move(parts)),
      accounts_(accounts),
      members_(members),
      reports_(reports),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "member_invitation", invitation_from_json, describe) {}

Result<Digest> InvitationBook::tag_of(ByteView body) {
  const Sensitive<Bytes> key = TRY(reports_.pseudonym_key());
  Bytes message = to_bytes(signed_domain);
  append(message, body);
  return hmac_sha256(key.reveal(), message);
}

// version, id, end in seconds; then an HMAC over them.
Result<std::string> InvitationBook::sign(std::string_view id, Instant end) {
  Bytes body = {1};
  const Uuid uuid = TRY(Uuid::parse(id));
  append(body, ByteView(uuid.bytes));
  append_u64_be(body, static_cast<std::uint64_t>(end.nanoseconds / nanoseconds_per_second));
  const Digest tag = TRY(tag_of(body));
  append(body, ByteView(tag));
  return to_base64url(body);
}

Result<std::string> InvitationBook::read(std::string_view token) {
  if (token.size() > longest_token) return none();
  const auto bytes = from_base64url(token);
  if (!bytes || bytes->size() != claim_bytes + tag_bytes || (*bytes)[0] != 1) return none();
  const ByteView body = ByteView(*bytes).first(claim_bytes);
  const Digest tag = TRY(tag_of(body));
  if (!equal_constant_time(tag, ByteView(*bytes).subspan(claim_bytes))) return none();
  const Instant end = Instant::from_seconds(static_cast<std::int64_t>(TRY(read_u64_be(body, 17))));
  if (end < parts_.clock.now()) return none();
  Uuid id;
  std::ranges::copy(body.subspan(1, 16), id.bytes.begin());
  return id.to_string();
}

Result<std::string> InvitationBook::admit(std::string_view token, std::string_view peer) {
  const Instant now = parts_.clock.now();
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = failures_.find(peer); known != failures_.end()) {
      auto& times = known->second;
      while (!times.empty() && times.front().nanoseconds + failure_window < now.nanoseconds) times.pop_front();
      if (times.size() >= most_failures) return error(ErrorCode::full, "too many links that were none; wait ten minutes");
      if (times.empty()) failures_.erase(known);
    }
  }
  auto id = read(token);
  if (id || id.error().code != ErrorCode::not_found) return id;
  const std::lock_guard lock(mutex_);
  if (failures_.size() >= most_peers)
    std::erase_if(failures_, [&](const auto& known) { return known.second.back().nanoseconds + failure_window < now.nanoseconds; });
  if (failures_.size() < most_peers || failures_.contains(peer)) failures_[std::string(peer)].push_back(now);
  return id;
}

Result<OpenedInvitation> InvitationBook::find_open(sql::Transaction& tx, const std::string& id) {
  const auto version = TRY(parts_.records.get(tx, own_work(), "member_invitation", id));
  if (!version) return none();
  OpenedInvitation out;
  out.known = {version->id, version->version, TRY(invitation_from_json(version->body))};
  if (out.known.value.state == "used")
    return error(ErrorCode::conflict, "this link has been used on {}; it works once",
                 parts_.zone.day_of(out.known.value.used_at.value_or(Instant{})).to_string());
  if (out.known.value.state != "open") return none();
  return out;
}

Result<NewInvitation> InvitationBook::invite(const record::Actor& actor, std::string_view member, std::string_view mail, std::int64_t days,
                                             std::string_view reason) {
  if (days < 1 || days > most_days) return error(ErrorCode::invalid_input, "a link is good for 1 to 60 days, not {}", days);
  const KnownMember known = TRY(members_.find(actor, member));
  if (known.value.state == MemberState::left) return error(ErrorCode::conflict, "{} has left", member);
  const auto contact =
      std::ranges::find_if(known.value.contacts, [&](const MemberContact& one) { return mail.empty() || one.mail == mail; });
  if (contact == known.value.contacts.end()) return error(ErrorCode::not_found, "{} has no contact with the address {}", member, mail);
  Invitation invitation;
  invitation.member = known.value.number;
  invitation.mail = contact->mail;
  invitation.created_by = actor.account;
  invitation.expires_at = Instant::from_seconds(parts_.clock.now().nanoseconds / nanoseconds_per_second + days * seconds_a_day);
  KnownInvitation made = TRY(shelf_.create(actor, invitation, reason));
  std::string token = TRY(sign(made.id, invitation.expires_at));
  return NewInvitation{std::move(made), Sensitive<std::string>(std::move(token))};
}

Result<std::vector<KnownInvitation>> InvitationBook::list(const record::Actor& actor) { return shelf_.list(actor); }

Result<KnownInvitation> InvitationBook::revoke(const record::Actor& actor, std::string_view id, std::string_view reason) {
  return shelf_.change(actor, std::string(id), reason, [&](Invitation& one) -> Result<void> {
    if (one.state != "open") return error(ErrorCode::conflict, "link {}: it is {}", id, one.state);
    one.state = "revoked";
    return {};
  });
}

Result<OpenedInvitation> InvitationBook::open(std::string_view token, std::string_view peer) {
  const std::string id = TRY(admit(token, peer));
  OpenedInvitation out = TRY(parts_.database.read([&](sql::Transaction& tx) { return find_open(tx, id); }));
  const KnownMember member = TRY(members_.find(own_work(), out.known.value.member));
  if (member.value.state == MemberState::left) return none();
  out.name = member.value.name();
  return out;
}

Result<KnownInvitation> InvitationBook::accept(std::string_view token, std::string_view login, const Sensitive<std::string>& password,
                                               std::string_view peer) {
  const OpenedInvitation opened = TRY(open(token, peer));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownInvitation> {
    const OpenedInvitation again = TRY(find_open(tx, opened.known.id));
    const std::string reason = fmt::format("invitation {}", again.known.id);
    TRY(accounts_.create(tx, {.login = std::string(login), .roles = {record::Role::member_contact}}, password,
                         {.actor = own_work(), .reason = reason}));
    TRY(members_.give_account(tx, own_work(), again.known.value.member, login, reason));
    return shelf_.change(tx, own_work(), again.known.id, "accepted", [&](Invitation& one) -> Result<void> {
      one.state = "used";
      one.login = login;
      one.used_at = parts_.clock.now();
      return {};
    });
  });
}

}  // namespace sekimori::share
