#include "node/mail_intake.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "feature/share/share_room.h"
#include "node/report_reading.h"

namespace sekimori::node {
namespace {

constexpr std::size_t token_digits = 16;

// "report+m-001.3f9a...@hub.example" -> "m-001.3f9a..."
std::string token_in(std::string_view recipient) {
  const std::string_view local = recipient.substr(0, recipient.rfind('@'));
  const std::size_t plus = local.find('+');
  return plus == std::string_view::npos ? std::string() : ascii_lower(local.substr(plus + 1));
}

struct Found {
  std::string member;
  std::string by;      // token, sender
  std::string reason;  // why nobody
};

Result<Found> find_member(Node& node, const share::Delivery& delivery) {
  const record::Actor system = record::Actor::system("mail");
  const auto members = TRY(node.share().members.list(system));
  if (const std::string token = token_in(delivery.recipient); !token.empty()) {
    for (const share::KnownMember& one : members)
      if (TRY(drop_token(node, one.value.number)) == token) return Found{.member = one.value.number, .by = "token", .reason = {}};
    return Found{.member = {}, .by = {}, .reason = "the address it was sent to is no member's"};
  }
  if (delivery.sender.empty()) return Found{.member = {}, .by = {}, .reason = "it has no sender (a bounce)"};
  std::vector<std::string> whose;
  for (const share::KnownMember& one : members)
    for (const share::MemberContact& contact : one.value.contacts)
      if (ascii_lower(contact.mail) == delivery.sender && std::ranges::find(whose, one.value.number) == whose.end())
        whose.push_back(one.value.number);
  if (whose.empty()) return Found{.member = {}, .by = {}, .reason = "no member has a contact with the sender's address"};
  if (whose.size() > 1) return Found{.member = {}, .by = {}, .reason = "several members have a contact with the sender's address"};
  return Found{.member = whose.front(), .by = "sender", .reason = {}};
}

bool is_mail(const inspect::ExtractedObject& object) {
  return object.media_type == "message/rfc822" || object.media_type == "application/vnd.ms-outlook";
}

// What hangs directly on the mail and is a report by itself.
bool is_reported(const inspect::ExtractedObject& object) {
  const std::string name = ascii_lower(object.path);
  return is_mail(object) || object.media_type == "application/json" || object.media_type == "text/csv" || name.ends_with(".json") ||
         name.ends_with(".csv");
}

Result<std::vector<share::IncomingFile>> files_of(Node& node, const share::Delivery& delivery) {
  share::IncomingFile whole{.name = "mail.eml", .bytes = delivery.mail, .role = share::FileRole::report};
  std::vector<share::IncomingFile> out;
  for (inspect::ExtractedObject& object : TRY(read_carrier(node.seams(), node.data().spool(), node.reader(), whole))) {
    if (object.content.empty() || !is_reported(object) || out.size() + 1 >= share::most_files_of_a_report) continue;
    std::string name = object.path.substr(object.path.rfind("!/") + 2);
    if (object.media_type == "message/rfc822" && !ascii_lower(name).ends_with(".eml")) name += ".eml";
    out.push_back({.name = std::move(name), .bytes = std::move(object.content), .role = share::FileRole::report});
  }
  if (!out.empty()) whole.role = share::FileRole::cover_note;
  out.push_back(std::move(whole));
  return out;
}

Result<share::KnownReport> take(Node& node, const record::Actor& who, std::string_view id, const share::Delivery& delivery,
                                std::string_view member) {
  std::vector<share::IncomingFile> files = TRY(files_of(node, delivery));
  share::ReportEntry entry{.member = std::string(member), .channel = "mail", .delivery = std::string(id)};
  auto made = node.share().reports.receive(who, entry, files);
  if (made || made.error().code != ErrorCode::invalid_input) return made;
  // Nothing in it tells a kind: people will say it.
  entry.kind = share::ReportKind::mail_plain;
  return node.share().reports.receive(who, entry, std::move(files));
}

}  // namespace

share::MailDrop mail_drop(Node& node) { return share::MailDrop(node.seams().files, node.data().spool() / mail_drop_folder); }

Result<std::string> drop_token(Node& node, std::string_view member) {
  const Sensitive<Bytes> key = TRY(node.share().reports.pseudonym_key());
  Sha256 hash;
  hash.update(as_bytes("sekimori mail drop v1"));
  hash.update(key.reveal());
  hash.update(as_bytes(member));
  const Digest inner = hash.finish();
  Sha256 outer;
  outer.update(key.reveal());
  outer.update(inner);
  return fmt::format("{}.{}", ascii_lower(member), to_hex(outer.finish()).substr(0, token_digits));
}

Result<IntakeDone> take_deliveries(Node& node) {
  IntakeDone done;
  share::MailDrop drop = mail_drop(node);
  const record::Actor system = record::Actor::system("mail");
  for (const std::string& id : TRY(drop.waiting())) {
    if (TRY(node.share().reports.find_delivery(id))) {
      TRY(drop.remove(id));
      ++done.known;
      continue;
    }
    const auto hold = [&](std::string_view reason) -> Result<void> {
      TRY(drop.hold(id, reason));
      ++done.held;
      return {};
    };
    auto delivery = drop.read(id);
    if (!delivery) {
      if (delivery.error().code == ErrorCode::not_found) continue;
      return std::unexpected(std::move(delivery).error());
    }
    const Found found = TRY(find_member(node, *delivery));
    if (found.member.empty()) {
      TRY(hold(found.reason));
      continue;
    }
    auto made = take(node, system, id, *delivery, found.member);
    if (!made) {
      const ErrorCode code = made.error().code;
      if (code != ErrorCode::conflict && code != ErrorCode::invalid_input && code != ErrorCode::not_permitted)
        return std::unexpected(std::move(made).error());
      TRY(hold(made.error().message));
      continue;
    }
    TRY(drop.remove(id));
    ++done.reports;
    done.numbers.push_back(made->value.number);
  }
  return done;
}

Result<std::vector<share::HeldMail>> held_mails(Node& node, const record::Actor& who) {
  TRY(check_mail_desk(who, record::Verb::list));
  return mail_drop(node).read_held();
}

Result<void> check_mail_desk(const record::Actor& who, record::Verb verb) {
  if (who.is_system || record::Permissions::standard().reach_of(who, verb, "hub_mail").any) return {};
  return error(ErrorCode::not_permitted, "what came by mail and is nobody's yet is seen by the hub's operators");
}

Result<Json> assign_delivery(Node& node, const record::Actor& who, std::string_view id, std::string_view member) {
  TRY(check_mail_desk(who, record::Verb::update));
  share::MailDrop drop = mail_drop(node);
  const share::Delivery delivery = TRY(drop.read(id));
  if (const auto known = TRY(node.share().reports.find_delivery(id))) {
    TRY(drop.remove(id));
    return shown_json(known->value);
  }
  const share::KnownReport made = TRY(take(node, who, id, delivery, member));
  TRY(drop.remove(id));
  return shown_json(made.value);
}

}  // namespace sekimori::node
