#include "feature/consult/asked_question_book.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "engine/ledger/key.h"
#include "feature/consult/call_back_code.h"
#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::consult {
namespace {

constexpr std::string_view kind = "desk_question";
constexpr std::size_t longest_title = 200;  // code points

void describe_question(const AskedQuestion& one, record::Draft& draft) {
  draft.summary = Json::object({{"number", one.number}, {"desk", one.desk}, {"state", one.state}});
  draft.keys = {{"number", one.number, record::Uniqueness::unique}};
}

// What the desk says of a question, read as distrustfully as anything that comes from outside.
struct DeskTold {
  ConsultationState state = ConsultationState::received;
  std::vector<DeskWords> words;
};

Result<DeskTold> desk_told(const Json& json) {
  DeskTold out;
  const auto state = consultation_state_from(json["state"].text());
  if (!state) return error(ErrorCode::unreachable, "the desk's answer names no state of a consultation");
  out.state = *state;
  if (json["words"].items().size() > most_words)
    return error(ErrorCode::unreachable, "the desk's answer has more than {} entries", most_words);
  for (const Json& item : json["words"].items()) {
    DeskWords one;
    one.side = item["side"].text() == name_of(WordsSide::desk) ? WordsSide::desk : WordsSide::asker;
    TRY(model::read_instant(item, "at", one.at));
    one.text = item["text"].text();
    TRY(check_words(one.text));
    out.words.push_back(std::move(one));
  }
  return out;
}

}  // namespace

AskedQuestionBook::AskedQuestionBook(const DeskParts& parts, WordsVault::Key company_key)
    : parts_(parts),
      company_key_(std::move(company_key)),
      shelf_(parts.database, parts.records, parts.clock, parts.random, std::string(kind), asked_question_from, describe_question) {}

Result<KnownAskedQuestion> AskedQuestionBook::ask(const record::Actor& actor, model::DeskLine& line, const DeskLink& link,
                                                  const QuestionToAsk& wish, std::string_view shown_sha256) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = std::string(kind), .id = ""}));
  const std::string bytes = bytes_of(wish.question);
  TRY(desk_question_from(bytes));  // what a desk would refuse does not leave
  if (count_code_points(wish.title) > longest_title)
    return error(ErrorCode::invalid_input, "the title has more than {} characters", longest_title);
  const std::string digest = to_hex(sekimori::sha256(bytes));
  if (digest != shown_sha256)
    return error(ErrorCode::conflict, "what would be sent now is not what was shown; look at it again, then send it by its hash {}",
                 digest);
  const KnownAskedQuestion known = TRY(begin(actor, link, wish, digest));
  const auto told = line.ask(bytes, TRY(code_of(known.value)));
  if (told) {
    const DeskTold desk = TRY(desk_told(*told));
    return set_state(known.id, name_of(desk.state), "the desk has it", "arrive");
  }
  // Without an answer nobody knows whether it arrived: it goes on being sent. A no is a no.
  if (told.error().code != ErrorCode::unreachable) TRY(set_state(known.id, question_refused, told.error().message, "refuse"));
  return std::unexpected(told.error());
}

// The record of this sending: the one that is still without an answer, or a new one.
Result<KnownAskedQuestion> AskedQuestionBook::begin(const record::Actor& actor, const DeskLink& link, const QuestionToAsk& wish,
                                                    const std::string& sha256) {
  AskedQuestion one;
  one.desk = link.name;
  one.about = wish.about;
  one.title = wish.title;
  one.attributes = wish.question.attributes;
  one.sha256 = sha256;
  one.sent_at = parts_.clock.now();
  one.by = actor.account;
  one.state = question_sending;
  const auto keys = TRY(company_key_());
  one.sealed_code = to_base64(ledger::wrap_secret(as_bytes(make_call_back_code(parts_.random)), keys.front(), parts_.random));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownAskedQuestion> {
    for (const KnownAskedQuestion& known : TRY(shelf_.list(tx, desk_itself())))
      if (known.value.state == question_sending && known.value.desk == one.desk && known.value.sha256 == one.sha256 &&
          known.value.by == one.by && known.value.about == one.about)
        return known;
    one.number = TRY(record::next_number(tx, parts_.records, kind, "Q", parts_.zone.day_of(one.sent_at).year()));
    auto made = TRY(shelf_.create(tx, actor, one, fmt::format("asked the desk {}", link.name), {}, "desk_question.send"));
    std::vector<std::string> readers = wish.readers;
    if (readers.empty()) readers = {"role:case_lead", "role:legal", "role:secret_manager"};
    if (!actor.is_system) readers.push_back("account:" + actor.account);
    TRY(parts_.records.set_readers(tx, kind, made.id, readers, {.actor = desk_itself(), .reason = "whose question it is"}));
    TRY(parts_.vault.begin(tx, one.number, wish.question.identity));
    TRY(parts_.vault.add(tx, one.number, {.side = WordsSide::asker, .at = one.sent_at, .by = actor.account, .text = wish.question.text}));
    return made;
  });
}

Result<KnownAskedQuestion> AskedQuestionBook::set_state(const std::string& id, std::string_view state, std::string_view why,
                                                        std::string_view action) {
  return shelf_.change(
      desk_itself(), id, why,
      [&](AskedQuestion& one) -> Result<void> {
        one.state = state;
        one.refused_why = state == question_refused ? why : std::string_view();
        return {};
      },
      record::Verb::update, fmt::format("desk_question.{}", action));
}

Result<std::vector<KnownAskedQuestion>> AskedQuestionBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, std::greater<>{}, [](const KnownAskedQuestion& one) { return std::pair(one.value.sent_at, one.value.number); });
  return out;
}

Result<KnownAskedQuestion> AskedQuestionBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no question {} in sight", number);
  return *std::move(found);
}

Result<std::vector<DeskWords>> AskedQuestionBook::words(const record::Actor& actor, std::string_view number) {
  const KnownAskedQuestion known = TRY(find(actor, number));
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<DeskWords>> {
    TRY(parts_.records.check(tx, actor, record::Verb::read, kind, known.id));
    return parts_.vault.words(tx, number);
  });
}

Result<Sensitive<std::string>> AskedQuestionBook::code_of(const AskedQuestion& question) {
  const Bytes box = TRY(from_base64(question.sealed_code));
  for (const Sensitive<Bytes>& key : TRY(company_key_()))
    if (const auto open = ledger::unwrap_secret(box, key)) return Sensitive<std::string>(std::string(as_text(ByteView(open->reveal()))));
  return error(ErrorCode::not_permitted, "no key of this node opens the code of {}", question.number);
}

Result<FollowedQuestion> AskedQuestionBook::follow(const record::Actor& actor, model::DeskLine& line, std::string_view number) {
  const KnownAskedQuestion known = TRY(find(actor, number));
  if (known.value.state == question_refused)
    return error(ErrorCode::conflict, "{}: the desk did not take it: {}", number, known.value.refused_why);
  if (known.value.erased_at) return tell_erased(known, line);
  const auto told = line.follow(TRY(code_of(known.value)));
  if (told) return take_over(known, *told);
  if (told.error().code != ErrorCode::not_found) return std::unexpected(told.error());
  if (!known.value.arrived()) return error(ErrorCode::conflict, "{} has not reached the desk; ask it again", number);
  return FollowedQuestion{.known = TRY(set_state(known.id, question_gone, "the desk has forgotten it", "follow"))};
}

Result<FollowedQuestion> AskedQuestionBook::add(const record::Actor& actor, model::DeskLine& line, std::string_view number,
                                                std::string_view text) {
  TRY(check_words(text));
  const KnownAskedQuestion known = TRY(find(actor, number));
  TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.records.check(tx, actor, record::Verb::update, kind, known.id); }));
  if (!known.value.arrived()) return error(ErrorCode::conflict, "{} has not reached the desk; ask it again", number);
  if (known.value.erased_at) return error(ErrorCode::conflict, "what was said in {} has been erased; nothing can be added", number);
  // Recorded before it leaves, like the question itself.
  const auto noted = TRY(shelf_.change(
      actor, known.id, fmt::format("told the desk {} more: {}", known.value.desk, to_hex(sekimori::sha256(text))),
      [](AskedQuestion&) -> Result<void> { return {}; }, record::Verb::update, "desk_question.add"));
  return take_over(noted, TRY(line.add(TRY(code_of(known.value)), text)));
}

// Ours is a copy of the desk's list: what is there already must be the same, the rest is added. A change record only when something
// changed.
Result<FollowedQuestion> AskedQuestionBook::take_over(const KnownAskedQuestion& known, const Json& told) {
  const DeskTold desk = TRY(desk_told(told));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<FollowedQuestion> {
    FollowedQuestion out{.known = known};
    const auto ours = TRY(parts_.vault.words(tx, known.value.number));
    for (std::size_t i = 0; i < std::min(ours.size(), desk.words.size()); ++i)
      if (ours[i].side != desk.words[i].side || ours[i].text != desk.words[i].text)
        return error(ErrorCode::integrity, "{}: what the desk says was said first is not what was said; its copy here stays as it is",
                     known.value.number);
    std::int64_t answers = 0;
    for (std::size_t i = 0; i < desk.words.size(); ++i) {
      if (desk.words[i].side == WordsSide::desk) ++answers;
      if (i < ours.size()) continue;
      TRY(parts_.vault.add(tx, known.value.number, desk.words[i]));
      if (desk.words[i].side == WordsSide::desk) ++out.fresh;
    }
    answers = std::max(answers, known.value.answers);
    if (known.value.state == name_of(desk.state) && known.value.answers == answers) return out;
    out.known = TRY(shelf_.change(
        tx, desk_itself(), known.id, "the desk says how far it is",
        [&](AskedQuestion& one) -> Result<void> {
          one.state = name_of(desk.state);
          if (answers > one.answers) one.heard_at = parts_.clock.now();
          one.answers = answers;
          return {};
        },
        record::Verb::update, "desk_question.follow"));
    return out;
  });
}

Result<KnownAskedQuestion> AskedQuestionBook::erase(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a reason is needed");
  const KnownAskedQuestion known = TRY(find(actor, number));
  if (known.value.erased_at) return error(ErrorCode::conflict, "{} was erased before", number);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownAskedQuestion> {
    TRY(parts_.records.erase(
        tx, kind, known.id,
        {.actor = actor, .verb = record::Verb::delete_, .reason = std::string(reason), .action = "desk_question.erase"}));
    TRY(parts_.vault.forget(tx, number));
    // What remains: that this house asked, when, and that it was erased.
    KnownAskedQuestion after = known;
    AskedQuestion& one = after.value;
    one.title.clear();
    one.about.clear();
    one.attributes = {};
    one.refused_why.clear();
    one.erased_at = parts_.clock.now();
    one.erased_by = actor.account;
    if (one.state == question_refused || one.state == question_gone) one.sealed_code.clear();
    record::Draft draft{.kind = std::string(kind), .id = known.id, .body = to_json(one), .expected_version = known.version};
    describe_question(one, draft);
    after.version =
        TRY(parts_.records.put(
                tx, draft,
                {.actor = desk_itself(), .verb = record::Verb::update, .reason = "what remains of it", .action = "desk_question.erased"}))
            .version;
    return after;
  });
}

// The desk is told until it has nothing left either; its answer holds no words.
Result<FollowedQuestion> AskedQuestionBook::tell_erased(const KnownAskedQuestion& known, model::DeskLine& line) {
  if (known.value.state == question_gone) return FollowedQuestion{.known = known};
  const auto told = line.forget(TRY(code_of(known.value)));
  if (!told && told.error().code != ErrorCode::not_found) return std::unexpected(told.error());
  const bool gone = !told || (*told)["forget"].text() == "done";
  if (!gone && (*told)["forget"].text() != "kept") return error(ErrorCode::unreachable, "the desk's answer does not say whether it erases");
  if (!gone && known.value.desk_keeps_it) return FollowedQuestion{.known = known};
  return FollowedQuestion{.known = TRY(shelf_.change(
                              desk_itself(), known.id, gone ? "the desk has erased it, too" : "the desk was told, and keeps it for now",
                              [&](AskedQuestion& one) -> Result<void> {
                                one.desk_keeps_it = !gone;
                                if (!gone) return {};
                                one.state = question_gone;
                                one.sealed_code.clear();
                                return {};
                              },
                              record::Verb::update, "desk_question.tell_erased"))};
}

}  // namespace sekimori::consult
