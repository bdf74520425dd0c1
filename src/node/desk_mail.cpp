#include "node/desk_mail.h"

#include "base/text.h"
#include "engine/mail/mail.h"
#include "feature/consult/consult_room.h"
#include "feature/consult/mail_guard.h"
#include "node/report_reading.h"

namespace sekimori::node {
namespace {

std::string words_of(const mail::Mail& mail) {
  std::string out(trim(mail.subject));
  if (const std::string_view text = trim(mail.text); !text.empty()) {
    if (!out.empty()) out += "\n\n";
    out += text;
  }
  if (out.size() > consult::longest_words) {
    out.resize(consult::longest_words);
    out = scrub_utf8(out.substr(0, consult::longest_words - 3));
  }
  return out;
}

// Number of the consultation; empty: refused, with the reason.
Result<std::string> take(Node& node, const std::string& id, const share::Delivery& delivery, std::string& refused) {
  const share::IncomingFile whole{.name = "mail.eml", .bytes = delivery.mail, .role = share::FileRole::report};
  const mail::MailBundle bundle = mail::bundle_of(TRY(read_carrier(node.seams(), node.data().spool(), node.reader(), whole)));
  if (bundle.mails.empty()) {
    refused = "no_mail";
    return std::string();
  }
  const mail::Mail& mail = bundle.mails.front();
  const consult::MailJudgement judged =
      consult::judge_mail({.sender = delivery.sender, .recipient = delivery.recipient, .headers = mail.headers});
  refused = judged.refused;
  const std::string words = words_of(mail);
  if (refused.empty() && words.empty()) refused = "empty";
  if (!refused.empty()) return std::string();
  consult::ConsultationBook& book = node.consult().consultations;
  consult::ConsultationDraft draft;
  draft.channel = consult::Channel::mail;
  draft.text = words;
  draft.identity.mail = judged.from;
  draft.identity.person = judged.name;
  draft.delivery = id;
  const record::Actor system = record::Actor::system("mail");
  const auto taken = TRY(book.receive(system, draft));
  if (!mail.attachments.empty())
    TRY(book.note(system, taken.number,
                  fmt::format("添付 {} 件は受け取っていません / {} attachments were not taken in", mail.attachments.size(),
                              mail.attachments.size())));
  return taken.number;
}

}  // namespace

share::MailDrop desk_mail_drop(Node& node) { return share::MailDrop(node.seams().files, node.data().spool() / "desk-mail"); }

Result<std::vector<share::HeldMail>> held_desk_mails(Node& node, const record::Actor& who) {
  if (!consult::is_main_desk(who))
    return error(ErrorCode::not_permitted, "what came by mail and could not be taken in is seen by the main desk");
  return desk_mail_drop(node).read_held();
}

Result<DeskMailDone> take_desk_mails(Node& node) {
  DeskMailDone done;
  share::MailDrop drop = desk_mail_drop(node);
  for (const std::string& id : TRY(drop.waiting())) {
    if (TRY(node.consult().consultations.find_delivery(id))) {
      TRY(drop.remove(id));
      ++done.known;
      continue;
    }
    auto delivery = drop.read(id);
    if (!delivery) {
      if (delivery.error().code == ErrorCode::not_found) continue;
      return std::unexpected(std::move(delivery).error());
    }
    std::string refused;
    auto number = take(node, id, *delivery, refused);
    if (!number) {
      const ErrorCode code = number.error().code;
      if (code != ErrorCode::conflict && code != ErrorCode::invalid_input) return std::unexpected(std::move(number).error());
      TRY(drop.hold(id, number.error().message));
      ++done.held;
      continue;
    }
    TRY(drop.remove(id));
    if (number->empty()) {
      ++done.refused[refused];
      continue;
    }
    ++done.taken;
    done.numbers.push_back(*std::move(number));
  }
  return done;
}

}  // namespace sekimori::node
