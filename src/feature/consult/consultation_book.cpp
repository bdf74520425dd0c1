#include "feature/consult/consultation_book.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "feature/consult/asker_checks.h"
#include "feature/consult/call_back_code.h"
#include "feature/consult/desk_texts.h"
#include "model/names.h"
#include "record/outbox.h"

namespace sekimori::consult {
namespace {

constexpr std::size_t longest_asked = 20'000;                                // code points, as the page says
constexpr std::int64_t early = 300 * nanoseconds_per_second;                 // a clock on the wall may be fast
constexpr std::int64_t same_body = 14 * 24 * 3600 * nanoseconds_per_second;  // as long as mail servers try again, and some
constexpr std::size_t most_bodies = 50;
constexpr std::string_view branch_prefix = "branch:";

void describe_consultation(const Consultation& one, record::Draft& draft) {
  const bool closed = one.state == ConsultationState::closed;
  draft.summary = Json::object({{"number", one.number}, {"state", name_of(one.state)}, {"desk", desk_name(one.desk)}});
  draft.keys = {{"number", one.number, record::Uniqueness::unique},
                {"standing", closed ? "closed" : "open", record::Uniqueness::shared},
                {"month", one.received_at.to_rfc3339().substr(0, 7), record::Uniqueness::shared}};
  if (!one.code_hash.empty()) draft.keys.push_back({"code", one.code_hash, record::Uniqueness::unique});
  if (!one.delivery.empty()) draft.keys.push_back({"delivery", one.delivery, record::Uniqueness::unique});
  if (one.forget_wished_at && !one.erased_at) draft.keys.push_back({"forget", "wished", record::Uniqueness::shared});
  if (!one.mail_link.empty()) draft.keys.push_back({"mail_link", one.mail_link, record::Uniqueness::unique});
  if (!one.mail_key.empty()) draft.keys.push_back({"mail", one.mail_key, record::Uniqueness::unique});
  for (const std::string& body : one.mail_bodies) draft.keys.push_back({"mail_body", body, record::Uniqueness::shared});
  for (const std::string& expert : one.experts) draft.keys.push_back({"expert", expert, record::Uniqueness::shared});
}

// A form sends line ends as two characters and counts them as one.
Result<void> check_asked(std::string_view text) {
  std::size_t line_ends = 0;
  for (std::size_t at = text.find("\r\n"); at != std::string_view::npos; at = text.find("\r\n", at + 2)) ++line_ends;
  if (is_valid_utf8(text) && count_code_points(text) - line_ends > longest_asked)
    return error(ErrorCode::invalid_input, "the text has more than {} characters", longest_asked);
  return check_words(text);
}

Result<void> check_open(const Consultation& one) {
  if (one.state != ConsultationState::closed) return {};
  return error(ErrorCode::conflict, "{} is closed; open it again first", one.number);
}

Result<void> check_reason(std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a reason is needed");
  return {};
}

}  // namespace

std::string group_of_branch(int desk) { return fmt::format("{}{:02}", branch_prefix, desk); }

std::vector<int> branches_of(const record::Actor& actor) {
  std::vector<int> out;
  for (const std::string& group : actor.groups) {
    int desk = 0;
    if (!group.starts_with(branch_prefix)) continue;
    const char* first = group.data() + branch_prefix.size();
    const char* last = group.data() + group.size();
    if (std::from_chars(first, last, desk).ptr == last && desk >= 1 && desk <= static_cast<int>(branch_count)) out.push_back(desk);
  }
  return out;
}

bool is_main_desk(const record::Actor& actor) {
  return actor.is_system || actor.has(record::Role::desk_operator) || actor.has(record::Role::desk_adviser);
}

Result<std::string> compose_answer(FaqBook& faq, const AnswerDraft& draft) {
  std::string out;
  const auto add = [&](std::string_view part) {
    if (!out.empty()) out += "\n\n";
    out += part;
  };
  for (const std::string& id : draft.blocks) {
    const TextBlock* block = desk_texts().find_block(id);
    if (block == nullptr) return error(ErrorCode::not_found, "no text block {}", id);
    add(block->words.in(draft.language));
  }
  for (const std::string& id : draft.faq) {
    const FaqText entry = TRY(faq.find(id)).text;
    add(fmt::format("{}\n{}", entry.question.in(draft.language), entry.answer.in(draft.language)));
  }
  if (!trim(draft.text).empty()) add(trim(draft.text));
  return out;
}

ConsultationBook::ConsultationBook(const DeskParts& parts, FaqBook& faq)
    : parts_(parts),
      faq_(faq),
      gate_(parts_.database, parts_.clock, parts_.random),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "consultation", consultation_from, describe_consultation) {}

std::int64_t ConsultationBook::minutes_for(Urgency urgency) const {
  const OpeningHours& hours = parts_.calendar.hours();
  if (urgency == Urgency::urgent) return hours.first_answer_urgent;
  return urgency == Urgency::soon ? hours.first_answer_soon : hours.first_answer_ordinary;
}

// A year without holidays stops no consultation: it is taken in without a due time, and says why.
void ConsultationBook::find_due(Consultation& one) const {
  one.clock.due_at.reset();
  one.clock.problem.clear();
  if (!one.clock.running_since) return;
  const auto due =
      parts_.calendar.after(*one.clock.running_since, std::max<std::int64_t>(minutes_for(one.asker.urgency) - one.clock.minutes_used, 0));
  if (due) one.clock.due_at = *due;
  else one.clock.problem = due.error().message;
}

void ConsultationBook::start_clock(Consultation& one, Instant from) const {
  const auto begins = parts_.calendar.reception_of(from);
  one.clock.running_since = begins ? *begins : from;
  find_due(one);
}

void ConsultationBook::stop_clock(Consultation& one) const {
  if (!one.clock.running_since) return;
  const auto used = parts_.calendar.minutes_between(*one.clock.running_since, parts_.clock.now());
  if (used) one.clock.minutes_used += *used;
  one.clock.running_since.reset();
  find_due(one);
}

Result<AnswerStanding> ConsultationBook::standing(const Consultation& one) const {
  AnswerStanding out;
  out.runs = one.clock.running_since.has_value();
  std::int64_t used = one.clock.minutes_used;
  if (out.runs) used += TRY(parts_.calendar.minutes_between(*one.clock.running_since, parts_.clock.now()));
  out.minutes_left = minutes_for(one.asker.urgency) - used;
  out.overdue = out.runs && one.clock.due_at && *one.clock.due_at < parts_.clock.now();
  return out;
}

Result<ConsultationReceipt> ConsultationBook::receive(const record::Actor& actor, const ConsultationDraft& draft) {
  TRY(check_words(draft.text));
  TRY(check_identity(draft.identity));
  TRY(check(draft.attributes));
  const Instant now = parts_.clock.now();
  Consultation one;
  one.received_at = draft.received_at.value_or(now);
  if (one.received_at.nanoseconds > now.nanoseconds + early)
    return error(ErrorCode::invalid_input, "{} has not come yet", parts_.zone.local_text(one.received_at));
  one.channel = draft.channel;
  one.desk = draft.desk;
  if (!is_main_desk(actor)) {
    const std::vector<int> branches = branches_of(actor);
    if (branches.size() == 1) one.desk = branches.front();
    else if (std::ranges::find(branches, one.desk) == branches.end())
      return error(ErrorCode::not_permitted, "this account takes in for no branch, or for another one than {}", desk_name(one.desk));
  }
  one.asker = draft.attributes;
  one.delivery = draft.delivery;
  one.by_mail = draft.by_mail;
  TRY(check_by_mail(one.by_mail, draft.identity));
  // Whoever wrote a mail is taken to read at its address, for the answers to this very mail.
  MailProof proof;
  if (!draft.delivery.empty()) proof = {.mail = ascii_lower(draft.identity.mail), .proven = true, .token = {}, .asked_at = now};
  TRY(ask_for_proof(one, proof, draft.identity.mail));
  one.mail_key = draft.mail.id;
  if (!draft.mail.body.empty()) one.mail_bodies = {draft.mail.body};
  one.taken_by = actor.is_system ? std::string() : actor.account;
  ConsultationReceipt receipt;
  if (draft.call_back == CallBack::code) {
    receipt.code = draft.code.empty() ? make_call_back_code(parts_.random) : draft.code;
    one.code_hash = hash_of_code(receipt.code);
  }
  start_clock(one, one.received_at);
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    one.number = TRY(next_desk_number(tx, "C", parts_.zone.day_of(one.received_at).year(), 4));
    const auto made = TRY(shelf_.create(tx, actor, one, name_of(one.channel), {}, "consultation.receive"));
    TRY(let_read(tx, made, {}));
    TRY(parts_.vault.begin(tx, one.number, draft.identity));
    if (!proof.mail.empty()) TRY(put_proof(tx, one.number, proof));
    TRY(parts_.vault.add(tx, one.number, {.side = WordsSide::asker, .at = one.received_at, .by = {}, .text = draft.text}));
    TRY(append_fact(tx, {}, fact_of(one, parts_.zone)));
    receipt.id = made.id;
    receipt.number = one.number;
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  return receipt;
}

Result<ConsultationReceipt> ConsultationBook::receive_from_page(std::string_view text, const AskerAttributes& attributes,
                                                                const AskerIdentity& identity, const AnswerByMail& by_mail,
                                                                std::string_view address) {
  TRY(check_asked(text));
  TRY(check_identity(identity));
  TRY(check_by_mail(by_mail, identity));
  TRY(gate_.pass(PublicStep::ask, address));
  if (by_mail.wish != MailWish::none) TRY(gate_.pass(PublicStep::mail, ascii_lower(identity.mail)));
  ConsultationDraft draft;
  draft.channel = Channel::web;
  draft.text = text;
  draft.identity = identity;
  draft.attributes = attributes;
  draft.call_back = CallBack::code;
  draft.by_mail = by_mail;
  return receive(desk_itself(), draft);
}

Result<CodeHolderView> ConsultationBook::receive_from_node(const DeskQuestion& question, std::string_view code, std::string_view address) {
  if (!is_call_back_code(code)) return error(ErrorCode::invalid_input, "a code of 16 signs is needed, with which the firm comes back");
  TRY(check_identity(question.identity));
  TRY(gate_.pass(PublicStep::ask, address));
  auto known = parts_.database.read([&](sql::Transaction& tx) { return view_by_code(tx, code); });
  if (!known && known.error().code != ErrorCode::not_found) return known;
  if (!known) {
    ConsultationDraft draft;
    draft.channel = Channel::node;
    draft.text = question.text;
    draft.identity = question.identity;
    draft.attributes = question.attributes;
    draft.call_back = CallBack::code;
    draft.code = code;
    TRY(receive(desk_itself(), draft));
    known = parts_.database.read([&](sql::Transaction& tx) { return view_by_code(tx, code); });
    if (!known) return known;
  } else if (known->words.empty() || known->words.front().text != question.text) {
    return error(ErrorCode::conflict, "this code belongs to another question");
  }
  known->words.clear();
  return known;
}

Result<KnownConsultation> ConsultationBook::find_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.list(tx, actor, "number", number));
  if (found.empty()) return error(ErrorCode::not_found, "no consultation {} in sight", number);
  return std::move(found.front());
}

Result<KnownConsultation> ConsultationBook::find(const record::Actor& actor, std::string_view number) {
  return parts_.database.read([&](sql::Transaction& tx) { return find_in(tx, actor, number); });
}

Result<std::vector<KnownConsultation>> ConsultationBook::list(const record::Actor& actor, const ConsultationFilter& filter) {
  using Standing = ConsultationFilter::Standing;
  const bool by_month = !filter.month.empty();
  std::vector<KnownConsultation> out;
  if (by_month) out = TRY(shelf_.list(actor, "month", filter.month));
  else if (filter.standing == Standing::all) out = TRY(shelf_.list(actor));
  else out = TRY(shelf_.list(actor, "standing", filter.standing == Standing::open ? "open" : "closed"));
  std::erase_if(out, [&](const KnownConsultation& known) {
    const Consultation& one = known.value;
    const bool closed = one.state == ConsultationState::closed;
    return (filter.standing == Standing::open && closed) || (filter.standing == Standing::closed && !closed) ||
           (filter.state && *filter.state != one.state) || (filter.desk && *filter.desk != one.desk) ||
           (filter.urgency && *filter.urgency != one.asker.urgency) || (!filter.adviser.empty() && filter.adviser != one.adviser);
  });
  std::ranges::sort(out, std::ranges::greater(),
                    [](const KnownConsultation& one) { return std::pair(one.value.received_at, one.value.number); });
  return out;
}

Result<std::vector<DeskWords>> ConsultationBook::words(const record::Actor& actor, std::string_view number) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<DeskWords>> {
    const auto known = TRY(find_in(tx, actor, number));
    TRY(parts_.records.check(tx, actor, record::Verb::read, "consultation", known.id));
    return parts_.vault.words(tx, number);
  });
}

Result<AskerIdentity> ConsultationBook::identity(const record::Actor& actor, std::string_view number) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<AskerIdentity> {
    const auto known = TRY(find_in(tx, actor, number));
    TRY(parts_.records.check(tx, actor, record::Verb::read, "consultation", known.id));
    return parts_.vault.identity(tx, number);
  });
}

Result<std::optional<std::string>> ConsultationBook::find_delivery(std::string_view delivery) {
  const auto found = TRY(shelf_.find_by(desk_itself(), "delivery", delivery));
  return found ? std::optional(found->value.number) : std::nullopt;
}

Result<std::optional<KnownMail>> ConsultationBook::find_mail(const MailMark& mail) {
  if (!mail.id.empty())
    if (const auto found = TRY(shelf_.find_by(desk_itself(), "mail", mail.id)))
      return std::optional(
          KnownMail{.number = found->value.number,
                    .same_text = std::ranges::find(found->value.mail_bodies, mail.body) != found->value.mail_bodies.end()});
  if (mail.body.empty()) return std::optional<KnownMail>();
  for (const KnownConsultation& one : TRY(shelf_.list(desk_itself(), "mail_body", mail.body)))
    if (parts_.clock.now().nanoseconds - one.value.received_at.nanoseconds < same_body)
      return std::optional(KnownMail{.number = one.value.number, .same_text = true});
  return std::optional<KnownMail>();
}

Result<void> ConsultationBook::hear_mail(std::string_view number, std::string_view text, const MailMark& mail) {
  TRY(step(
      record::Actor::system("mail"), number, "hear", "the same mail with another text",
      [&](Consultation& one) -> Result<void> {
        TRY(hear_more(one));
        if (one.mail_bodies.size() < most_bodies) one.mail_bodies.push_back(mail.body);
        return {};
      },
      DeskWords{.side = WordsSide::asker, .at = parts_.clock.now(), .by = {}, .text = std::string(text)}));
  return {};
}

Result<void> ConsultationBook::hear_more(Consultation& one) const {
  TRY(check_open(one));
  if (one.state == ConsultationState::waiting || one.state == ConsultationState::answered) {
    one.state = ConsultationState::in_work;
    if (one.answered_at) one.clock.minutes_used = 0;  // a new question after an answer has its own time
    start_clock(one, parts_.clock.now());
  }
  return {};
}

Result<void> ConsultationBook::let_read(sql::Transaction& tx, const KnownConsultation& known, const std::vector<std::string>& more) {
  const std::vector<std::string> before = TRY(parts_.records.readers(tx, "consultation", known.id));
  // Whoever took it in at a branch reads it as one of the branch, and no longer than it lies there.
  const std::string taken_by = "account:" + known.value.taken_by;
  std::vector<std::string> readers = before;
  std::erase_if(readers, [&](const std::string& one) { return one == taken_by || one.starts_with("group:" + std::string(branch_prefix)); });
  if (known.value.desk >= 1 && known.value.desk <= static_cast<int>(branch_count))
    readers.push_back("group:" + group_of_branch(known.value.desk));
  for (const std::string& one : more)
    if (std::ranges::find(readers, one) == readers.end()) readers.push_back(one);
  if (readers == before) return {};
  return parts_.records.set_readers(tx, "consultation", known.id, readers, {.actor = desk_itself(), .reason = "whose case it is"});
}

Result<void> ConsultationBook::end_reading(sql::Transaction& tx, const KnownConsultation& known, std::string_view reader) {
  std::vector<std::string> readers = TRY(parts_.records.readers(tx, "consultation", known.id));
  if (std::erase(readers, reader) == 0) return {};
  return parts_.records.set_readers(tx, "consultation", known.id, readers, {.actor = desk_itself(), .reason = "conflict of interest"});
}

Result<std::vector<KnownConsultation>> ConsultationBook::given_to(sql::Transaction& tx, std::string_view expert) {
  std::vector<KnownConsultation> out = TRY(shelf_.list(tx, desk_itself(), "expert", expert));
  // Written before they had this key: those that are open.
  for (KnownConsultation& one : TRY(shelf_.list(tx, desk_itself(), "standing", "open")))
    if (std::ranges::find(one.value.experts, expert) != one.value.experts.end() &&
        std::ranges::find(out, one.id, &KnownConsultation::id) == out.end())
      out.push_back(std::move(one));
  return out;
}

Result<KnownConsultation> ConsultationBook::change(sql::Transaction& tx, const record::Actor& actor, std::string_view number,
                                                   std::string_view action, std::string_view reason, const Edit& edit) {
  const KnownConsultation before = TRY(find_in(tx, actor, number));
  auto after = TRY(shelf_.change(
      tx, actor, before.id, reason, [&](Consultation& one) { return edit(one); }, record::Verb::update,
      fmt::format("consultation.{}", action)));
  TRY(append_fact(tx, fact_of(before.value, parts_.zone), fact_of(after.value, parts_.zone)));
  if (before.value.desk != after.value.desk) TRY(let_read(tx, after, {}));
  return after;
}

Result<KnownConsultation> ConsultationBook::step(const record::Actor& actor, std::string_view number, std::string_view action,
                                                 std::string_view reason, const Edit& edit, const std::optional<DeskWords>& words) {
  if (words) TRY(check_words(words->text));
  return parts_.database.write(
      [&](sql::Transaction& tx) -> Result<KnownConsultation> { return step_in(tx, actor, number, action, reason, edit, words); });
}

Result<KnownConsultation> ConsultationBook::step_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number,
                                                    std::string_view action, std::string_view reason, const Edit& edit,
                                                    const std::optional<DeskWords>& words) {
  auto after = TRY(change(tx, actor, number, action, reason, edit));
  if (!words) return after;
  const std::int64_t place = TRY(parts_.vault.add(tx, after.value.number, *words));
  const AnswerByMail& by_mail = after.value.by_mail;
  if (words->side == WordsSide::desk && by_mail.wish != MailWish::none && by_mail.confirmed_at)
    TRY(put_answer_mail(tx, after.value.number, place));
  return after;
}

Result<KnownConsultation> ConsultationBook::describe(const record::Actor& actor, std::string_view number, const AskerAttributes& attributes,
                                                     std::string_view reason) {
  TRY(check(attributes));
  return step(actor, number, "describe", reason.empty() ? "coded" : reason, [&](Consultation& one) -> Result<void> {
    TRY(check_open(one));
    one.asker = attributes;
    find_due(one);
    return {};
  });
}

Result<KnownConsultation> ConsultationBook::triage(const record::Actor& actor, std::string_view number,
                                                   const std::vector<std::string>& answers) {
  const TriageOutcome outcome = TRY(walk_triage(desk_texts(), answers));
  if (!outcome.next.empty()) return error(ErrorCode::invalid_input, "the triage has not ended: '{}' is still to be answered", outcome.next);
  return step(actor, number, "triage", "triaged", [&](Consultation& one) -> Result<void> {
    TRY(check_open(one));
    one.triage = answers;
    // What was coded before stays: a case has several contents, and the tree asks for one thing. describe() takes away.
    for (const std::string& name : outcome.contents)
      if (const auto content = content_from(name); content && std::ranges::find(one.asker.contents, *content) == one.asker.contents.end())
        one.asker.contents.push_back(*content);
    std::ranges::sort(one.asker.contents);
    if (!outcome.topic.empty()) one.asker.topic = outcome.topic;
    if (const auto urgency = urgency_from(outcome.urgency)) one.asker.urgency = *urgency;
    if (one.state == ConsultationState::received) one.state = ConsultationState::triaged;
    find_due(one);
    return {};
  });
}

Result<KnownConsultation> ConsultationBook::assign(const record::Actor& actor, std::string_view number, std::string_view login) {
  const auto account = TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.accounts.find_by_login(tx, login); }));
  if (!account) return error(ErrorCode::not_found, "no account {}", login);
  const record::Actor adviser = account->actor();
  return step(actor, number, "assign", "assigned", [&](Consultation& one) -> Result<void> {
    TRY(check_open(one));
    const std::vector<int> branches = branches_of(adviser);
    const bool of_its_branch = adviser.has(record::Role::branch_adviser) && std::ranges::find(branches, one.desk) != branches.end();
    if (!is_main_desk(adviser) && !of_its_branch)
      return error(ErrorCode::invalid_input, "{} is neither of the desk nor of the branch at which {} lies", login, one.number);
    one.adviser = account->id;
    if (one.state == ConsultationState::received || one.state == ConsultationState::triaged) one.state = ConsultationState::in_work;
    return {};
  });
}

Result<KnownConsultation> ConsultationBook::ask_back(const record::Actor& actor, std::string_view number, std::string_view text) {
  return step(
      actor, number, "ask_back", "asked back",
      [&](Consultation& one) -> Result<void> {
        TRY(check_open(one));
        stop_clock(one);
        one.state = ConsultationState::waiting;
        return {};
      },
      DeskWords{.side = WordsSide::desk, .at = parts_.clock.now(), .by = actor.account, .text = std::string(text)});
}

Result<KnownConsultation> ConsultationBook::hear(const record::Actor& actor, std::string_view number, std::string_view text) {
  TRY(check_words(text));
  return parts_.database.write([&](sql::Transaction& tx) { return hear_in(tx, actor, number, text); });
}

Result<KnownConsultation> ConsultationBook::hear_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number,
                                                    std::string_view text) {
  return step_in(
      tx, actor, number, "hear", "heard more", [&](Consultation& one) { return hear_more(one); },
      DeskWords{.side = WordsSide::asker, .at = parts_.clock.now(), .by = {}, .text = std::string(text)});
}

Result<KnownConsultation> ConsultationBook::note(const record::Actor& actor, std::string_view number, std::string_view text) {
  return step(
      actor, number, "note", "noted", [](Consultation&) -> Result<void> { return {}; },
      DeskWords{.side = WordsSide::note, .at = parts_.clock.now(), .by = actor.account, .text = std::string(text)});
}

Result<KnownConsultation> ConsultationBook::answer(const record::Actor& actor, std::string_view number, const AnswerDraft& draft) {
  const std::string text = TRY(compose_answer(faq_, draft));
  return step(
      actor, number, "answer", "answered",
      [&](Consultation& one) -> Result<void> {
        TRY(check_open(one));
        stop_clock(one);
        one.state = ConsultationState::answered;
        one.answered_at = parts_.clock.now();
        if (!one.first_answered_at) one.first_answered_at = one.answered_at;
        for (const std::string& id : draft.faq)
          if (std::ranges::find(one.faq, id) == one.faq.end()) one.faq.push_back(id);
        return {};
      },
      DeskWords{.side = WordsSide::desk, .at = parts_.clock.now(), .by = actor.account, .text = text});
}

Result<KnownConsultation> ConsultationBook::close(const record::Actor& actor, std::string_view number, std::string_view reason) {
  TRY(check_reason(reason));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownConsultation> {
    const Edit end = [&](Consultation& one) -> Result<void> {
      TRY(check_open(one));
      stop_clock(one);
      one.state = ConsultationState::closed;
      one.closed_at = parts_.clock.now();
      one.close_reason = reason;
      return {};
    };
    auto after = TRY(step_in(tx, actor, number, "close", reason, end, {}));
    if (!after.value.forget_wished_at || TRY(forget_if_free(tx, after.value)) == Forgetting::kept) return after;
    return find_in(tx, desk_itself(), number);
  });
}

Result<KnownConsultation> ConsultationBook::reopen(const record::Actor& actor, std::string_view number, std::string_view reason) {
  TRY(check_reason(reason));
  return step(actor, number, "reopen", reason, [&](Consultation& one) -> Result<void> {
    if (one.state != ConsultationState::closed) return error(ErrorCode::conflict, "{} is open", one.number);
    if (one.erased_at) return error(ErrorCode::conflict, "what was said in {} has been erased; nothing can be added", one.number);
    one.state = ConsultationState::in_work;
    one.closed_at.reset();
    one.close_reason.clear();
    one.clock.minutes_used = 0;
    start_clock(one, parts_.clock.now());
    return {};
  });
}

Result<KnownConsultation> ConsultationBook::hand_over(const record::Actor& actor, std::string_view number, int desk,
                                                      std::string_view reason) {
  TRY(check_reason(reason));
  return step(actor, number, "hand_over", reason, [&](Consultation& one) -> Result<void> {
    TRY(check_open(one));
    if (one.desk == desk) return error(ErrorCode::conflict, "{} lies with {} already", one.number, desk_name(desk));
    if (!is_main_desk(actor) && desk != main_desk)
      return error(ErrorCode::not_permitted, "a branch hands over to the main desk; the main desk hands on to others");
    one.hand_overs.push_back({.at = parts_.clock.now(), .from = one.desk, .to = desk, .reason = std::string(reason), .by = actor.account});
    one.desk = desk;
    one.adviser.clear();
    if (one.state == ConsultationState::in_work) one.state = ConsultationState::triaged;
    return {};
  });
}

Result<KnownConsultation> ConsultationBook::with_code(sql::Transaction& tx, std::string_view code) {
  auto found = is_call_back_code(code) ? TRY(shelf_.list(tx, desk_itself(), "code", hash_of_code(code))) : std::vector<KnownConsultation>();
  if (found.empty()) return error(ErrorCode::not_found, "no consultation has this code");
  return std::move(found.front());
}

Result<CodeHolderView> ConsultationBook::view_by_code(sql::Transaction& tx, std::string_view code) {
  const auto known = TRY(with_code(tx, code));
  CodeHolderView out{.state = known.value.state,
                     .received_at = known.value.received_at,
                     .words = TRY(parts_.vault.words(tx, known.value.number)),
                     .by_mail = known.value.by_mail,
                     .forget_wished_at = known.value.forget_wished_at};
  std::erase_if(out.words, [](const DeskWords& one) { return one.side == WordsSide::note; });
  for (DeskWords& one : out.words) one.by.clear();
  return out;
}

Result<CodeHolderView> ConsultationBook::follow(std::string_view code, std::string_view address) {
  TRY(gate_.look(PublicStep::wrong_code, address));
  auto seen = parts_.database.read([&](sql::Transaction& tx) { return view_by_code(tx, code); });
  if (!seen && seen.error().code == ErrorCode::not_found) TRY(gate_.pass(PublicStep::wrong_code, address));
  return seen;
}

Result<void> ConsultationBook::add(std::string_view code, std::string_view text, std::string_view address) {
  TRY(check_asked(text));
  TRY(gate_.pass(PublicStep::add, address));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const auto known = TRY(with_code(tx, code));
    // A page that is loaded anew and a node that got no answer say the same once more.
    const auto words = TRY(parts_.vault.words(tx, known.value.number));
    const auto last = std::ranges::find_if(words.rbegin(), words.rend(), [](const DeskWords& one) { return one.side != WordsSide::note; });
    if (last != words.rend() && last->side == WordsSide::asker && last->text == text) return {};
    TRY(hear_in(tx, desk_itself(), known.value.number, text));
    return {};
  });
}

Result<bool> ConsultationBook::is_staffed() {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<bool> {
    return std::ranges::any_of(TRY(parts_.accounts.list(tx, desk_itself())), [](const record::Account& one) {
      const record::Actor actor = one.actor();
      return one.state == record::AccountState::active && (actor.has(record::Role::desk_operator) || actor.has(record::Role::desk_adviser));
    });
  });
}

}  // namespace sekimori::consult
