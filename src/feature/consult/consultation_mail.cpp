// Answers by mail: what an asker agreed to, the proof that an address is his, and what goes to it. docs/decisions/0282, 0326.
#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "feature/consult/asker_checks.h"
#include "feature/consult/consultation_book.h"
#include "record/outbox.h"

namespace sekimori::consult {
namespace {

constexpr std::size_t token_bytes = 32, longest_token = 64;

std::string hash_of_link(std::string_view token) { return to_hex(sha256(token)); }

Result<void> check_open(const Consultation& one) {
  if (one.state != ConsultationState::closed) return {};
  return error(ErrorCode::conflict, "{} is closed; open it again first", one.number);
}

}  // namespace

// What an address has to show before mails go to it: nothing when it was shown before, else a link that is mailed there.
Result<void> ConsultationBook::ask_for_proof(Consultation& one, MailProof& proof, std::string_view mail) const {
  const std::string wanted = ascii_lower(trim(mail));
  one.mail_link.clear();
  if (wanted.empty()) {
    one.by_mail.confirmed_at.reset();
    proof = {.mail = {}, .proven = false, .token = {}, .asked_at = {}, .asked = proof.asked};
    return {};
  }
  const Instant now = parts_.clock.now();
  if (one.by_mail.wish == MailWish::none || (proof.proven && proof.mail == wanted)) {
    proof.token.clear();
    if (one.by_mail.wish == MailWish::none) one.by_mail.confirmed_at.reset();
    else if (!one.by_mail.confirmed_at) one.by_mail.confirmed_at = now;
    return {};
  }
  one.by_mail.confirmed_at.reset();
  if (proof.asked >= most_confirming_mails)
    return error(ErrorCode::full, "{} mails went out to confirm an address of this consultation; there will be no more", proof.asked);
  proof = {
      .mail = wanted, .proven = false, .token = to_base64url(parts_.random.bytes(token_bytes)), .asked_at = now, .asked = proof.asked + 1};
  one.mail_link = hash_of_link(proof.token);
  return {};
}

Result<void> ConsultationBook::put_proof(sql::Transaction& tx, std::string_view number, const MailProof& proof) {
  TRY(parts_.vault.set_mail_proof(tx, number, proof));
  if (proof.token.empty()) return {};
  TRY(record::Outbox(parts_.clock, parts_.random)
          .put(tx, {.channel = std::string(confirm_channel),
                    .idempotency_key = fmt::format("{}/{}/{}", confirm_channel, number, proof.asked),
                    .payload = Json::object({{"number", number}, {"asked", proof.asked}})}));
  return {};
}

// The message holds neither address nor words: they stay sealed until the mail goes out, and may be forgotten before.
Result<void> ConsultationBook::put_answer_mail(sql::Transaction& tx, std::string_view number, std::int64_t place) {
  TRY(record::Outbox(parts_.clock, parts_.random)
          .put(tx, {.channel = std::string(answer_channel),
                    .idempotency_key = fmt::format("{}/{}/{}", answer_channel, number, place),
                    .payload = Json::object({{"number", number}, {"place", place}})}));
  return {};
}

Result<KnownConsultation> ConsultationBook::set_identity(const record::Actor& actor, std::string_view number,
                                                         const AskerIdentity& identity) {
  TRY(check_identity(identity));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownConsultation> {
    TRY(find_in(tx, actor, number));
    MailProof proof = TRY(parts_.vault.mail_proof(tx, number));
    const std::int64_t asked = proof.asked;
    auto after = TRY(change(tx, actor, number, "set_identity", "who asked", [&](Consultation& one) -> Result<void> {
      TRY(check_open(one));
      if (identity.mail.empty()) return ask_for_proof(one, proof, {});
      TRY(check_by_mail(one.by_mail, identity));
      // The same address once more is asked once.
      if (!proof.token.empty() && proof.mail == ascii_lower(identity.mail)) return {};
      return ask_for_proof(one, proof, identity.mail);
    }));
    TRY(parts_.vault.set_identity(tx, number, identity));
    if (proof.asked != asked) TRY(put_proof(tx, number, proof));
    else TRY(parts_.vault.set_mail_proof(tx, number, proof));
    return after;
  });
}

Result<void> ConsultationBook::set_by_mail(std::string_view code, MailWish wish, std::string_view mail, Language language,
                                           std::string_view address) {
  TRY(gate_.pass(PublicStep::add, address));
  if (wish != MailWish::none && !mail.empty()) TRY(gate_.pass(PublicStep::mail, ascii_lower(mail)));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const auto known = TRY(with_code(tx, code));
    TRY(set_by_mail_in(tx, desk_itself(), known.value.number, wish, mail, language));
    return {};
  });
}

Result<KnownConsultation> ConsultationBook::set_by_mail(const record::Actor& actor, std::string_view number, MailWish wish,
                                                        std::string_view address, Language language) {
  return parts_.database.write([&](sql::Transaction& tx) { return set_by_mail_in(tx, actor, number, wish, address, language); });
}

Result<KnownConsultation> ConsultationBook::set_by_mail_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number,
                                                           MailWish wish, std::string_view address, Language language) {
  const KnownConsultation known = TRY(find_in(tx, actor, number));
  AskerIdentity identity = TRY(parts_.vault.identity(tx, number));
  MailProof proof = TRY(parts_.vault.mail_proof(tx, number));
  if (!address.empty()) identity.mail = address;
  // An address that was given on the page alone, to be told by mail, is not kept any longer than that.
  else if (wish == MailWish::none && known.value.channel == Channel::web) identity.mail.clear();
  auto after = TRY(change(tx, actor, number, "set_by_mail", name_of(wish), [&](Consultation& one) -> Result<void> {
    TRY(check_open(one));
    one.by_mail = {.wish = wish, .agreed_at = parts_.clock.now(), .language = language};
    TRY(check_identity(identity));
    TRY(check_by_mail(one.by_mail, identity));
    return ask_for_proof(one, proof, identity.mail);
  }));
  TRY(parts_.vault.set_identity(tx, number, identity));
  TRY(put_proof(tx, number, proof));
  return after;
}

Result<std::optional<AnswerMail>> ConsultationBook::answer_mail(std::string_view number, std::int64_t place) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::optional<AnswerMail>> {
    const auto found = TRY(shelf_.list(tx, desk_itself(), "number", number));
    if (found.empty() || found.front().value.by_mail.wish == MailWish::none) return std::nullopt;
    const auto words = TRY(parts_.vault.words(tx, number));
    const auto identity = TRY(parts_.vault.identity(tx, number));
    const auto proof = TRY(parts_.vault.mail_proof(tx, number));
    // Forgotten, taken back or changed since.
    if (identity.mail.empty() || place < 1 || place > static_cast<std::int64_t>(words.size())) return std::nullopt;
    if (!proof.proven || proof.mail != ascii_lower(identity.mail)) return std::nullopt;
    AnswerMail out{.to = identity.mail, .text = {}, .language = found.front().value.by_mail.language};
    if (found.front().value.by_mail.wish == MailWish::text) out.text = words[static_cast<std::size_t>(place - 1)].text;
    return out;
  });
}

Result<std::optional<ConfirmMail>> ConsultationBook::confirm_mail_of(std::string_view number, std::int64_t asked) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::optional<ConfirmMail>> {
    const auto found = TRY(shelf_.list(tx, desk_itself(), "number", number));
    if (found.empty() || found.front().value.mail_link.empty()) return std::nullopt;
    const auto identity = TRY(parts_.vault.identity(tx, number));
    const auto proof = TRY(parts_.vault.mail_proof(tx, number));
    if (proof.token.empty() || proof.asked != asked || proof.mail != ascii_lower(identity.mail)) return std::nullopt;
    return ConfirmMail{.to = identity.mail, .token = proof.token, .language = found.front().value.by_mail.language};
  });
}

Result<KnownConsultation> ConsultationBook::with_mail_link(sql::Transaction& tx, std::string_view token) {
  const auto none = [] { return error(ErrorCode::not_found, "this link is not valid any more; ask for a new one with your code"); };
  if (token.empty() || token.size() > longest_token) return none();
  auto found = TRY(shelf_.list(tx, desk_itself(), "mail_link", hash_of_link(token)));
  if (found.empty()) return none();
  const auto proof = TRY(parts_.vault.mail_proof(tx, found.front().value.number));
  if (proof.asked_at.nanoseconds + mail_link_lasts < parts_.clock.now().nanoseconds) return none();
  return std::move(found.front());
}

Result<void> ConsultationBook::look_at_mail_link(std::string_view token) {
  TRY(parts_.database.read([&](sql::Transaction& tx) { return with_mail_link(tx, token); }));
  return {};
}

Result<void> ConsultationBook::confirm_mail(std::string_view token) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const std::string number = TRY(with_mail_link(tx, token)).value.number;
    MailProof proof = TRY(parts_.vault.mail_proof(tx, number));
    const auto after =
        TRY(change(tx, desk_itself(), number, "confirm_mail", "the address was confirmed", [&](Consultation& one) -> Result<void> {
          one.by_mail.confirmed_at = parts_.clock.now();
          one.mail_link.clear();
          return {};
        }));
    proof.proven = true;
    proof.token.clear();
    TRY(parts_.vault.set_mail_proof(tx, number, proof));
    const auto words = TRY(parts_.vault.words(tx, number));
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i].side == WordsSide::desk && words[i].at >= after.value.by_mail.agreed_at.value_or(Instant{}))
        TRY(put_answer_mail(tx, number, static_cast<std::int64_t>(i) + 1));
    return {};
  });
}

}  // namespace sekimori::consult
