#include "node/desk_mail.h"

#include "base/text.h"
#include "engine/mail/mail.h"
#include "feature/consult/consult_room.h"
#include "feature/consult/mail_guard.h"
#include "node/report_reading.h"

namespace sekimori::node {
namespace {

// What a reader of mails gives as the text begins with the subject, as a rule: it stands once.
std::string_view body_of(const mail::Mail& mail) {
  const std::string_view subject = trim(mail.subject);
  std::string_view text = trim(mail.text);
  if (!subject.empty() && text.starts_with(subject)) {
    const std::string_view rest = text.substr(subject.size());
    if (rest.empty() || rest.front() == '\n' || rest.front() == '\r') text = trim(rest);
  }
  return text;
}

std::string words_of(const mail::Mail& mail) {
  std::string out(trim(mail.subject));
  if (const std::string_view text = body_of(mail); !text.empty()) {
    if (!out.empty()) out += "\n\n";
    out += text;
  }
  if (out.size() > consult::longest_words) {
    out.resize(consult::longest_words);
    out = scrub_utf8(out.substr(0, consult::longest_words - 3));
  }
  return out;
}

struct TakenMail {
  std::string number;   // of the consultation; empty: refused
  std::string refused;  // why
  bool known = false;   // it had come before
};

Result<TakenMail> take(Node& node, const std::string& id, const share::Delivery& delivery) {
  const auto refuse = [](std::string_view why) { return TakenMail{.number = {}, .refused = std::string(why)}; };
  const share::IncomingFile whole{.name = "mail.eml", .bytes = delivery.mail, .role = share::FileRole::report};
  const mail::MailBundle bundle = mail::bundle_of(TRY(read_carrier(node.seams(), node.data().spool(), node.reader(), whole)));
  if (bundle.mails.empty()) return refuse("no_mail");
  const mail::Mail& mail = bundle.mails.front();
  const consult::MailJudgement judged =
      consult::judge_mail({.sender = delivery.sender, .recipient = delivery.recipient, .headers = mail.headers});
  if (!judged.refused.empty()) return refuse(judged.refused);
  const std::string words = words_of(mail);
  if (words.empty()) return refuse("empty");
  consult::ConsultationBook& book = node.consult().consultations;
  const consult::MailMark mark =
      consult::mail_mark({.message_id = mail.header("message-id"), .sender = judged.from, .subject = mail.subject, .text = body_of(mail)});
  if (const auto known = TRY(book.find_mail(mark))) {
    if (!known->same_text) TRY(book.hear_mail(known->number, words, mark));
    return TakenMail{.number = known->number, .refused = {}, .known = true};
  }
  consult::ConsultationDraft draft;
  draft.channel = consult::Channel::mail;
  draft.text = words;
  draft.identity.mail = judged.from;
  draft.identity.person = judged.name;
  draft.delivery = id;
  draft.mail = mark;
  const record::Actor system = record::Actor::system("mail");
  const auto taken = TRY(book.receive(system, draft));
  if (!mail.attachments.empty())
    TRY(book.note(system, taken.number,
                  fmt::format("添付 {} 件は受け取っていません / {} attachments were not taken in", mail.attachments.size(),
                              mail.attachments.size())));
  return TakenMail{.number = taken.number, .refused = {}};
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
    auto taken = take(node, id, *delivery);
    if (!taken) {
      const ErrorCode code = taken.error().code;
      if (code != ErrorCode::conflict && code != ErrorCode::invalid_input) return std::unexpected(std::move(taken).error());
      TRY(drop.hold(id, taken.error().message));
      ++done.held;
      continue;
    }
    TRY(drop.remove(id));
    if (taken->number.empty()) {
      ++done.refused[taken->refused];
      continue;
    }
    if (taken->known) {
      ++done.known;
      continue;
    }
    ++done.taken;
    done.numbers.push_back(std::move(taken->number));
  }
  return done;
}

}  // namespace sekimori::node
