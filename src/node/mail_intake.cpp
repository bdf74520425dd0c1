#include "node/mail_intake.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "engine/mail/authentication.h"
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

// A mail that was brought, taken apart in the cage.
struct Opened {
  std::vector<inspect::ExtractedObject> objects;
  std::optional<mail::Mail> outer;  // none: it is no mail
  std::string title;                // subject of what is reported
};

constexpr std::size_t longest_title = 300;

Result<Opened> open(Node& node, const share::Delivery& delivery) {
  Opened out;
  out.objects = TRY(read_carrier(node.seams(), node.data().spool(), node.reader(),
                                 {.name = "mail.eml", .bytes = delivery.mail, .role = share::FileRole::report}));
  if (out.objects.empty()) return out;
  for (mail::Mail& one : mail::bundle_of(out.objects).mails)
    if (one.path == out.objects.front().path && (!one.headers.empty() || !trim(one.subject).empty())) out.outer = std::move(one);
  if (out.outer) out.title = trim(out.outer->subject);
  return out;
}

struct TakenApart {
  std::vector<share::IncomingFile> files;
  std::string title;
};

Result<TakenApart> files_of(Node& node, const share::Delivery& delivery, Opened opened) {
  TakenApart out{.files = {}, .title = opened.title};
  share::IncomingFile whole{.name = "mail.eml", .bytes = delivery.mail, .role = share::FileRole::report};
  for (inspect::ExtractedObject& object : opened.objects) {
    if (object.content.empty() || !is_reported(object) || out.files.size() + 1 >= share::most_files_of_a_report) continue;
    std::string name = object.path.substr(object.path.rfind("!/") + 2);
    if (object.media_type == "message/rfc822" && !ascii_lower(name).ends_with(".eml")) name += ".eml";
    if (out.files.empty() && is_mail(object)) {
      // Of what was passed on the mail itself names it, not the note around it.
      const auto inner = TRY(read_carrier(node.seams(), node.data().spool(), node.reader(),
                                          {.name = name, .bytes = object.content, .role = share::FileRole::report}));
      const auto mails = mail::bundle_of(inner).mails;
      if (!mails.empty() && !trim(mails.front().subject).empty()) out.title = trim(mails.front().subject);
    }
    out.files.push_back({.name = std::move(name), .bytes = std::move(object.content), .role = share::FileRole::report});
  }
  if (!out.files.empty()) whole.role = share::FileRole::cover_note;
  out.files.push_back(std::move(whole));
  out.title = mail::cut_value(out.title, longest_title);
  return out;
}

Result<share::KnownReport> take(Node& node, const record::Actor& who, std::string_view id, const share::Delivery& delivery,
                                std::string_view member, Opened opened) {
  TakenApart apart = TRY(files_of(node, delivery, std::move(opened)));
  share::ReportEntry entry{.member = std::string(member), .channel = "mail", .title = std::move(apart.title), .delivery = std::string(id)};
  auto made = node.share().reports.receive(who, entry, apart.files);
  if (made || made.error().code != ErrorCode::invalid_input) return made;
  // Nothing in it tells a kind: people will say it.
  entry.kind = share::ReportKind::mail_plain;
  return node.share().reports.receive(who, entry, std::move(apart.files));
}

}  // namespace

bool sender_is_proven(const mail::Mail& mail, std::string_view sender, std::string_view border) {
  if (border.empty()) return false;
  const std::string domain = mail::domain_of(sender);
  // Headers are written on top: the first that bears the border's name is the border's, those below came with the mail.
  for (const std::string_view value : mail.all("authentication-results")) {
    const std::string by = ascii_lower(trim(value.substr(0, value.find(';'))));
    if (by.substr(0, by.find_first_of(" \t\r\n")) != ascii_lower(border)) continue;
    return std::ranges::any_of(mail::parse_authentication_results(value), [&](const mail::AuthResult& one) {
      return (one.method == "spf" || one.method == "dkim" || one.method == "dmarc") && one.result == "pass" &&
             mail::same_organisation(one.domain, domain);
    });
  }
  return false;
}

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

Result<Json> report_address(Node& node, const record::Actor& who, std::string_view member, std::string_view mailbox) {
  const share::KnownMember known = TRY(node.share().members.find(who, member));
  const std::string token = TRY(drop_token(node, known.value.number));
  const std::size_t at_sign = mailbox.find('@');
  Json senders = Json::array();
  for (const share::MemberContact& one : known.value.contacts) senders.push(one.mail);
  return Json::object(
      {{"member", known.value.number},
       {"token", token},
       {"address", at_sign == std::string_view::npos ? std::string()
                                                     : fmt::format("{}+{}{}", mailbox.substr(0, at_sign), token, mailbox.substr(at_sign))},
       {"senders", std::move(senders)}});
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
    Opened opened = TRY(open(node, *delivery));
    if (!opened.outer) {
      TRY(hold("it is no mail: it has no headers that can be read"));
      continue;
    }
    // Anybody can write any sender: it would be that member's report, count for it and lie in its book.
    if (found.by == "sender" && !sender_is_proven(*opened.outer, delivery->sender, delivery->border)) {
      TRY(hold(fmt::format("the sender {} is not proven: the hub's mail server does not say that its domain sent this", delivery->sender)));
      continue;
    }
    auto made = take(node, system, id, *delivery, found.member, std::move(opened));
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
  const share::KnownReport made = TRY(take(node, who, id, delivery, member, TRY(open(node, delivery))));
  TRY(drop.remove(id));
  return shown_json(made.value);
}

}  // namespace sekimori::node
