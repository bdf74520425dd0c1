#include "node/hub_digest.h"

#include <algorithm>

#include "feature/share/share_room.h"
#include "net/mail_client.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::node {

OpenPgp open_pgp_of(Node& node) { return OpenPgp(node.seams().files, node.seams().processes, node.data().root() / "gnupg"); }

Json to_json(const DigestSent& sent) {
  return Json::object({{"member", sent.member},
                       {"mail", sent.mail},
                       {"encrypted", sent.encrypted},
                       {"told", static_cast<std::int64_t>(sent.told)},
                       {"waiting", static_cast<std::int64_t>(sent.waiting)},
                       {"problem", sent.problem}});
}

Result<std::vector<DigestSent>> send_digests(Node& node, const record::Actor& who, const DigestWish& wish, std::string_view link) {
  const record::Grant grant = TRY(record::Permissions::standard().check(who, record::Verb::export_, {.kind = "hub_digest", .id = ""}));
  share::ShareRoom& hub = node.share();
  OpenPgp pgp = open_pgp_of(node);
  const Instant now = node.seams().clock.now();
  std::vector<DigestSent> out;
  for (const share::KnownMember& known : TRY(hub.members.list(record::Actor::system("share")))) {
    const share::Member& member = known.value;
    if (member.state != share::MemberState::active) continue;
    for (const share::MemberContact& contact : member.contacts) {
      const auto told = TRY(hub.digests.told_until(member.number, contact.mail));
      // Somebody new is told from the day on which the member became active.
      const Instant since = wish.since ? node.zone().start_of(*wish.since)
                            : told     ? *told
                                       : node.zone().start_of(member.since.value_or(Day{0}));
      if (now.nanoseconds <= since.nanoseconds) continue;
      const auto news = TRY(hub.digests.news(member, since, now));
      if (news.empty()) continue;
      const bool encrypted = !contact.key.empty();
      const share::DigestMail mail =
          share::compose_digest(news, encrypted ? share::Channel::mail_encrypted : share::Channel::mail_plain, link);
      DigestSent sent{
          .member = member.number, .mail = contact.mail, .encrypted = encrypted, .told = mail.told, .waiting = mail.waiting, .problem = {}};
      std::string text = mail.text;
      if (encrypted) {
        auto armour = pgp.encrypt(contact.key, net::mime_part(mail.text));
        if (armour) text = *std::move(armour);
        else sent.problem = armour.error().message;
      }
      if (!wish.dry_run && sent.problem.empty())
        TRY(node.database().write([&](sql::Transaction& tx) -> Result<void> {
          const Json payload = Json::object({{"mail", contact.mail}, {"subject", mail.subject}, {"text", text}, {"encrypted", encrypted}});
          TRY(node.records().outbox.put(
              tx, {.channel = std::string(hub_mail_channel),
                   .idempotency_key = fmt::format("hub_digest/{}/{}/{}", member.number, contact.mail, now.nanoseconds),
                   .payload = payload}));
          TRY(hub.digests.note_told(tx, member.number, contact.mail, now));
          TRY(node.records().changes.write(tx, {.actor = who,
                                                .role = grant.role,
                                                .action = "hub_digest.send",
                                                .kind = "member",
                                                .id = known.id,
                                                .reason = fmt::format("{} told, {} waiting", mail.told, mail.waiting)}));
          return {};
        }));
      out.push_back(std::move(sent));
    }
  }
  return out;
}

namespace {

// The contact with this address; of an empty one the first. Who may not change the member brings no key in either, and is told nothing of
// it.
Result<share::MemberContact> contact_to_change(Node& node, const record::Actor& who, std::string_view member, std::string_view mail) {
  const share::KnownMember known = TRY(node.share().members.find(who, member));
  TRY(node.database().read(
      [&](sql::Transaction& tx) { return node.records().records.check(tx, who, record::Verb::update, "member", known.id); }));
  for (const share::MemberContact& one : known.value.contacts)
    if (mail.empty() || one.mail == mail) return one;
  return error(ErrorCode::not_found, "{} has no contact with the address {}", member, mail);
}

Result<Json> set_key(share::MemberBook& members, const record::Actor& who, std::string_view member, const std::string& address,
                     const std::string& fingerprint, std::string_view reason) {
  return share::told_to(who, TRY(members.change(who, member, reason, [&](share::Member& one) -> Result<void> {
                          for (share::MemberContact& each : one.contacts)
                            if (each.mail == address) each.key = fingerprint;
                          return {};
                        })));
}

}  // namespace

Result<Json> keep_member_key(Node& node, const record::Actor& who, std::string_view member, std::string_view mail, ByteView key,
                             std::string_view fingerprint) {
  const share::MemberContact contact = TRY(contact_to_change(node, who, member, mail));
  const std::string taken = TRY(open_pgp_of(node).import(key, fingerprint));
  return set_key(node.share().members, who, member, contact.mail, taken, fmt::format("key {} of {}", taken, contact.mail));
}

Result<Json> take_member_key_away(Node& node, const record::Actor& who, std::string_view member, std::string_view mail,
                                  std::string_view reason) {
  const share::MemberContact contact = TRY(contact_to_change(node, who, member, mail));
  if (contact.key.empty()) return error(ErrorCode::conflict, "the contact {} has no key", contact.mail);
  return set_key(node.share().members, who, member, contact.mail, {}, reason);
}

}  // namespace sekimori::node
