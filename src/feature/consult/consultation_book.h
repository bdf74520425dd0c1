// The desk's book of consultations: taken in by telephone, mail, the page or a node; triaged, answered, handed on, counted, closed.
//
//   ConsultationReceipt taken = TRY(book.receive(actor, {.channel = Channel::telephone, .text = "...", .identity = {...}, .attributes =
//   {...}})); TRY(book.triage(actor, taken.number, {"happened", "over", "leaver"})); TRY(book.answer(actor, taken.number, {.text = "...",
//   .faq = {"leaver-took-work"}, .blocks = {"preserve"}})); TRY(book.close(actor, taken.number, "answered"));
//
// Whoever asks on the page gets a code, of which a hash alone is kept; with it he reads the answer and adds more. Every change is a version
// of the record, and the counts change in the same transaction. A branch sees what lies with it (group "branch:13"), an expert what he was
// given; rights are those of spec/permissions.toml, kind "consultation". Any thread.
#pragma once

#include <functional>

#include "feature/consult/desk_parts.h"
#include "feature/consult/desk_question.h"
#include "feature/consult/fact_log.h"
#include "feature/consult/faq_book.h"
#include "feature/consult/mail_mark.h"
#include "feature/consult/public_gate.h"

namespace sekimori::consult {

using KnownConsultation = record::KeptRecord<Consultation>;

enum class CallBack : unsigned char { none, code };

struct ConsultationDraft {
  Channel channel = Channel::telephone;
  std::optional<Instant> received_at = {};  // when it was noted on paper first; not in the future
  int desk = main_desk;
  std::string text = {};
  AskerIdentity identity = {};
  AskerAttributes attributes = {};
  CallBack call_back = CallBack::none;
  std::string delivery = {};
  std::string code = {};  // one that the asker made himself; empty: the desk makes it
  AnswerByMail by_mail = {};
  MailMark mail = {};
};

struct ConsultationReceipt {
  std::string id, number;
  std::string code;  // shown once: "K7Q2-9XWE-4M1D-8TBN"
};

struct KnownMail {
  std::string number;
  bool same_text = false;
};

struct AnswerDraft {
  std::string text = {};
  std::vector<std::string> blocks = {}, faq = {};
  Language language = Language::ja;
};

struct ConsultationFilter {
  enum class Standing : unsigned char { open, closed, all } standing = Standing::open;
  std::optional<ConsultationState> state = {};
  std::optional<int> desk = {};
  std::optional<Urgency> urgency = {};
  std::string adviser = {};  // account
  std::string month = {};    // "2015-02"; of closed ones it is better given
};

// How the clock stands now.
struct AnswerStanding {
  bool runs = false, overdue = false;
  std::int64_t minutes_left = 0;  // of opening time; below 0: over by so much
};

// What the holder of a code sees.
struct CodeHolderView {
  ConsultationState state = ConsultationState::received;
  Instant received_at;
  std::vector<DeskWords> words;  // his own and the desk's; no notes
  AnswerByMail by_mail;
  std::optional<Instant> forget_wished_at;
};

enum class Forgetting : unsigned char { done, kept };

// In the outbox: that the desk has said something, to somebody who wants to hear of it by mail.
constexpr std::string_view answer_channel = "desk_answer";
struct AnswerMail {
  std::string to;
  std::string text;  // what the desk said; empty: only that it did
  Language language = Language::ja;
};

// In the outbox: that an address has to be shown to be the asker's before anything else goes there.
constexpr std::string_view confirm_channel = "desk_confirm";
struct ConfirmMail {
  std::string to, token;
  Language language = Language::ja;
};
constexpr std::int64_t most_confirming_mails = 5;  // of one consultation: nobody fills a stranger's mailbox
constexpr std::int64_t mail_link_lasts = std::int64_t(7) * 24 * 3600 * nanoseconds_per_second;

class ConsultationBook {
 public:
  ConsultationBook(const DeskParts& parts, FaqBook& faq);

  // Needs "consultation.create"; whoever is of a branch takes in for it. invalid_input: nothing said, a code that is none, a moment in the
  // future.
  Result<ConsultationReceipt> receive(const record::Actor& actor, const ConsultationDraft& draft);
  // From the page that everybody reaches, with a code. full: more than the brake lets pass (public_gate.h), of all or of this
  // address.
  Result<ConsultationReceipt> receive_from_page(std::string_view text, const AskerAttributes& attributes, const AskerIdentity& identity,
                                                const AnswerByMail& by_mail = {}, std::string_view address = {});
  // From a firm's node, which made the code itself: the same question sent again after no answer came is one consultation. Without words.
  // conflict: the code is another question's.
  Result<CodeHolderView> receive_from_node(const DeskQuestion& question, std::string_view code, std::string_view address = {});
  // Whether somebody is there who reads what comes from the page. Where nobody is, no page is served.
  Result<bool> is_staffed();

  Result<KnownConsultation> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownConsultation>> list(const record::Actor& actor, const ConsultationFilter& filter = {});  // newest first
  Result<std::vector<DeskWords>> words(const record::Actor& actor, std::string_view number);
  Result<AskerIdentity> identity(const record::Actor& actor, std::string_view number);
  // Nothing: no mail of this id became one.
  Result<std::optional<std::string>> find_delivery(std::string_view delivery);
  // The consultation that this mail became before, by whatever way it comes again. Nothing: none.
  Result<std::optional<KnownMail>> find_mail(const MailMark& mail);
  // Another text under the Message-ID of a mail that is known: more of the same, said by the asker.
  Result<void> hear_mail(std::string_view number, std::string_view text, const MailMark& mail);

  // What was coded, made better. conflict: it is closed.
  Result<KnownConsultation> describe(const record::Actor& actor, std::string_view number, const AskerAttributes& attributes,
                                     std::string_view reason);
  Result<KnownConsultation> set_identity(const record::Actor& actor, std::string_view number, const AskerIdentity& identity);
  // The whole path through the tree; contents, topic and urgency follow from it. invalid_input: it does not end.
  Result<KnownConsultation> triage(const record::Actor& actor, std::string_view number, const std::vector<std::string>& answers);
  Result<KnownConsultation> assign(const record::Actor& actor, std::string_view number, std::string_view login);
  // Asks back: the clock stands still until something is heard.
  Result<KnownConsultation> ask_back(const record::Actor& actor, std::string_view number, std::string_view text);
  // What whoever asked said more, by telephone or mail.
  Result<KnownConsultation> hear(const record::Actor& actor, std::string_view number, std::string_view text);
  Result<KnownConsultation> note(const record::Actor& actor, std::string_view number, std::string_view text);
  Result<KnownConsultation> answer(const record::Actor& actor, std::string_view number, const AnswerDraft& draft);
  Result<KnownConsultation> close(const record::Actor& actor, std::string_view number, std::string_view reason);
  Result<KnownConsultation> reopen(const record::Actor& actor, std::string_view number, std::string_view reason);
  // Down to a branch, up to the main desk, over to the desk for business abroad. By the main desk, or the branch it lies with.
  Result<KnownConsultation> hand_over(const record::Actor& actor, std::string_view number, int desk, std::string_view reason);
  // Closed ones that whoever asked wants erased, and that something obliged the desk to keep.
  Result<std::vector<KnownConsultation>> to_forget(const record::Actor& actor);
  // Words and names are forgotten; counts, times and proofs stay. conflict: it is open.
  Result<KnownConsultation> erase(const record::Actor& actor, std::string_view number, std::string_view reason);

  // By code alone. not_found: none has it; full: too many wrong ones within the hour.
  Result<CodeHolderView> follow(std::string_view code, std::string_view address = {});
  // The same words said twice in a row are said once.
  Result<void> add(std::string_view code, std::string_view text, std::string_view address = {});
  // What may come by mail; no address of mail: the known one. invalid_input: a wish without an address.
  Result<void> set_by_mail(std::string_view code, MailWish wish, std::string_view mail, Language language, std::string_view address = {});
  Result<KnownConsultation> set_by_mail(const record::Actor& actor, std::string_view number, MailWish wish, std::string_view address,
                                        Language language);
  // Of a message in `answer_channel`. Nothing when the asker took his wish back, or all was forgotten.
  Result<std::optional<AnswerMail>> answer_mail(std::string_view number, std::int64_t place);
  // Of a message in `confirm_channel`. Nothing when the address was confirmed, changed or taken back meanwhile.
  Result<std::optional<ConfirmMail>> confirm_mail_of(std::string_view number, std::int64_t asked);
  // The link of a confirming mail: whether it is one that waits, and using it, once. not_found: none waits for it, or it is more than a
  // week old. Nobody guesses 32 random bytes, and guards of mail open links again and again: the brake does not count them. What the desk
  // said meanwhile goes out then.
  Result<void> look_at_mail_link(std::string_view token);
  Result<void> confirm_mail(std::string_view token);
  // Whoever asked wants it erased. done: it is; kept: it is open, was handed on, or became a case or a text of the forum: the wish stands
  // with it, and it is erased when it is closed and nothing of that is left, or by the desk.
  Result<Forgetting> ask_to_forget(std::string_view code, std::string_view address = {});
  // After `full`: for how many seconds.
  Result<std::int64_t> wait(PublicStep step, std::string_view address) { return gate_.wait(step, address); }

  Result<AnswerStanding> standing(const Consultation& consultation) const;

  // For the other books of the desk, inside their transactions. The actor may change the consultation.
  using Edit = std::function<Result<void>(Consultation&)>;
  Result<KnownConsultation> change(sql::Transaction& tx, const record::Actor& actor, std::string_view number, std::string_view action,
                                   std::string_view reason, const Edit& edit);
  Result<void> let_read(sql::Transaction& tx, const KnownConsultation& known, const std::vector<std::string>& readers);
  // One reader sees it no more.
  Result<void> end_reading(sql::Transaction& tx, const KnownConsultation& known, std::string_view reader);
  // Those that an expert was given, open and closed.
  Result<std::vector<KnownConsultation>> given_to(sql::Transaction& tx, std::string_view expert);

 private:
  Result<KnownConsultation> find_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number);
  Result<KnownConsultation> step(const record::Actor& actor, std::string_view number, std::string_view action, std::string_view reason,
                                 const Edit& edit, const std::optional<DeskWords>& words = {});
  Result<KnownConsultation> step_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number, std::string_view action,
                                    std::string_view reason, const Edit& edit, const std::optional<DeskWords>& words);
  Result<KnownConsultation> hear_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number, std::string_view text);
  Result<KnownConsultation> set_by_mail_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number, MailWish wish,
                                           std::string_view address, Language language);
  Result<void> ask_for_proof(Consultation& one, MailProof& proof, std::string_view mail) const;
  Result<void> put_proof(sql::Transaction& tx, std::string_view number, const MailProof& proof);
  Result<void> put_answer_mail(sql::Transaction& tx, std::string_view number, std::int64_t place);
  Result<KnownConsultation> with_mail_link(sql::Transaction& tx, std::string_view token);
  Result<KnownConsultation> erase_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number, std::string_view reason);
  Result<Forgetting> forget_if_free(sql::Transaction& tx, const Consultation& one);
  Result<CodeHolderView> view_by_code(sql::Transaction& tx, std::string_view code);
  Result<KnownConsultation> with_code(sql::Transaction& tx, std::string_view code);
  Result<void> hear_more(Consultation& one) const;
  void start_clock(Consultation& one, Instant from) const;
  void stop_clock(Consultation& one) const;
  void find_due(Consultation& one) const;
  std::int64_t minutes_for(Urgency urgency) const;

  DeskParts parts_;
  FaqBook& faq_;
  PublicGate gate_;
  record::RecordShelf<Consultation> shelf_;
};

// An answer as it goes out: blocks, entries of the FAQ in the edition of today, own words. not_found: no such block or entry.
Result<std::string> compose_answer(FaqBook& faq, const AnswerDraft& draft);

}  // namespace sekimori::consult
