#include "feature/share/note_book.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

void describe(const Note& note, record::Draft& draft) {
  draft.summary = Json::object({{"number", note.number}, {"subject", note.subject}});
  draft.keys = {{"number", note.number, record::Uniqueness::unique}, {"subject", note.subject, record::Uniqueness::shared}};
}

// As they were written, also within one tick of the clock.
std::tuple<std::int64_t, std::size_t, std::string> order_of(const Note& note) {
  return {note.written_at.nanoseconds, note.number.size(), note.number};
}

record::Actor hub_itself() { return record::Actor::system("share"); }

// Five letters out of 32 that nobody takes for one another: one in a million that two of eight writers share one.
std::string letters_of(const Digest& digest) {
  constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  constexpr std::size_t length = 5;
  std::string out;
  for (std::size_t i = 0; i < length; ++i) out += alphabet[digest[i] % alphabet.size()];
  return out;
}

}  // namespace

Json to_json(const Note& note) {
  return Json::object({{"number", note.number},
                       {"subject", note.subject},
                       {"audience", note.audience},
                       {"tlp", note.tlp},
                       {"author", note.author},
                       {"written_at", note.written_at.to_rfc3339()},
                       {"withdrawn_at", note.withdrawn_at ? Json(note.withdrawn_at->to_rfc3339()) : Json()},
                       {"held", note.held},
                       {"let_out_at", note.let_out_at ? Json(note.let_out_at->to_rfc3339()) : Json()}});
}

Result<Note> note_from_json(const Json& json) {
  Note out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "subject", out.subject));
  TRY(model::read_text(json, "audience", out.audience));
  TRY(model::read_text(json, "tlp", out.tlp));
  TRY(model::read_text(json, "author", out.author));
  TRY(model::read_instant(json, "written_at", out.written_at));
  if (!json["withdrawn_at"].is_null()) out.withdrawn_at = TRY(Instant::parse(json["withdrawn_at"].text()));
  out.held = json["held"].bool_or(false);
  if (json["let_out_at"].is_string()) out.let_out_at = TRY(Instant::parse(json["let_out_at"].text()));
  return out;
}

Json to_json(const ReadNote& read) {
  Json out = to_json(read.note.value).set("text", read.text).set("own", read.own);
  out.erase("let_out_at");
  if (!read.of_hub) out.set("held", Json());
  return out;
}

NoteBook::NoteBook(ForumParts parts, Audiences& audiences, ReportBook& reports, ForumBook& forum, MemberGate& gate)
    : parts_(std::move(parts)),
      audiences_(audiences),
      reports_(reports),
      forum_(forum),
      gate_(gate),
      notes_(parts_.database, parts_.records, parts_.clock, parts_.random, "forum_note", note_from_json, describe) {}

Result<NoteBook::Subject> NoteBook::subject_of(const record::Actor& actor, std::string_view number) {
  if (number.starts_with("F-")) {
    const KnownItem item = TRY(forum_.item(actor, number));
    if (item.value.withdrawn_at) return error(ErrorCode::conflict, "{} was withdrawn: {}", number, item.value.withdraw_reason);
    return Subject{item.value.number, item.value.audience, item.value.tlp};
  }
  const KnownShare share = TRY(reports_.share(actor, number));
  if (share.value.recalled_at) return error(ErrorCode::conflict, "{} was recalled: {}", number, share.value.recall_reason);
  return Subject{share.value.number, share.value.audience, share.value.tlp};
}

Result<std::string> NoteBook::pseudonym(std::string_view subject, std::string_view member) {
  const Sensitive<Bytes> key = TRY(reports_.pseudonym_key());
  return letters_of(hmac_sha256(key.reveal(), as_bytes(fmt::format("thread v1\n{}\n{}", subject, member))));
}

Result<ReadNote> NoteBook::write(const record::Actor& actor, std::string_view subject, std::string_view text) {
  const Subject about = TRY(subject_of(actor, subject));
  std::string member;
  if (!is_hub(actor)) {
    member = member_of(actor);
    if (member.empty()) return error(ErrorCode::not_permitted, "only the hub and whoever speaks for an active member writes in a thread");
  }
  if (trim(text).empty()) return error(ErrorCode::invalid_input, "a note needs words");
  if (count_code_points(text) > longest_note) return error(ErrorCode::invalid_input, "a note has at most {} characters", longest_note);
  // The roster is asked last, and what it answers about others is not told.
  Names names = Names::nobody;
  if (member.empty()) TRY(gate_.admit(std::string(text)));
  else names = TRY(gate_.weigh(member, text));
  Note note{.number = {},
            .subject = about.number,
            .audience = about.audience,
            .tlp = about.tlp,
            .author = {},
            .written_at = parts_.clock.now(),
            .withdrawn_at = {},
            .held = names == Names::another,
            .let_out_at = {}};
  if (!member.empty()) note.author = TRY(pseudonym(about.number, member));
  std::vector<std::string> readers = TRY(audiences_.readers_of(about.audience));
  if (note.held) readers = {"group:" + group_of_member(member)};
  return parts_.database.write([&](sql::Transaction& tx) -> Result<ReadNote> {
    note.number = TRY(next_number(tx, parts_.records, "forum_note", "N", parts_.zone.day_of(note.written_at).year()));
    auto made = note.held ? TRY(notes_.create(tx, actor, note, "it names another member", {}, "forum_note.hold"))
                          : TRY(notes_.create(tx, actor, note, "written"));
    TRY(tx.execute("INSERT INTO share_note_text(number, text) VALUES (?, ?)", note.number, text));
    TRY(parts_.records.set_readers(tx, "forum_note", made.id, readers, {.actor = hub_itself(), .reason = "readers of the thread"}));
    return ReadNote{.note = std::move(made), .text = std::string(text), .own = true, .of_hub = is_hub(actor)};
  });
}

Result<std::string> NoteBook::text_of(sql::Transaction& tx, std::string_view number) {
  const auto row = TRY(tx.query_one("SELECT text FROM share_note_text WHERE number = ?", number));
  return row ? row->string(0) : std::string();
}

Result<std::vector<ReadNote>> NoteBook::thread(const record::Actor& actor, std::string_view subject) {
  const Subject about = TRY(subject_of(actor, subject));
  const std::string member = is_hub(actor) ? std::string() : member_of(actor);
  const std::string own = member.empty() ? std::string() : TRY(pseudonym(about.number, member));
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<ReadNote>> {
    std::vector<ReadNote> out;
    for (KnownNote& one : TRY(notes_.list(tx, actor, "subject", about.number))) {
      std::string text = one.value.withdrawn_at ? std::string() : TRY(text_of(tx, one.value.number));
      const bool mine = is_hub(actor) ? one.value.author.empty() : !own.empty() && one.value.author == own;
      out.push_back({.note = std::move(one), .text = std::move(text), .own = mine, .of_hub = is_hub(actor)});
    }
    std::ranges::sort(out, {}, [](const ReadNote& one) { return order_of(one.note.value); });
    return out;
  });
}

Result<std::vector<KnownNote>> NoteBook::since(const record::Actor& actor, Instant after) {
  auto out = TRY(notes_.list(actor));
  std::erase_if(out, [&](const KnownNote& one) {
    const Instant told = one.value.let_out_at.value_or(one.value.written_at);
    return one.value.withdrawn_at || told.nanoseconds <= after.nanoseconds;
  });
  std::ranges::sort(out, {}, [](const KnownNote& one) { return order_of(one.value); });
  return out;
}

Result<std::vector<ReadNote>> NoteBook::held(const record::Actor& actor) {
  if (!is_hub(actor)) return error(ErrorCode::not_permitted, "what is held is the hub's to look at");
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<ReadNote>> {
    std::vector<ReadNote> out;
    for (KnownNote& one : TRY(notes_.list(tx, actor))) {
      if (!one.value.held || one.value.withdrawn_at) continue;
      std::string text = TRY(text_of(tx, one.value.number));
      out.push_back({.note = std::move(one), .text = std::move(text), .own = false, .of_hub = true});
    }
    std::ranges::sort(out, {}, [](const ReadNote& one) { return order_of(one.note.value); });
    return out;
  });
}

Result<ReadNote> NoteBook::let_out(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (!is_hub(actor)) return error(ErrorCode::not_permitted, "what is held is the hub's to look at");
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "letting a note out needs a reason");
  const auto known = TRY(notes_.find_by(actor, "number", number));
  if (!known) return error(ErrorCode::not_found, "no note {} in sight", number);
  const std::vector<std::string> readers = TRY(audiences_.readers_of(known->value.audience));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<ReadNote> {
    auto changed = TRY(notes_.change(
        tx, actor, known->id, reason,
        [&](Note& one) -> Result<void> {
          if (!one.held || one.withdrawn_at) return error(ErrorCode::conflict, "{} is not held", number);
          one.held = false;
          one.let_out_at = parts_.clock.now();
          return {};
        },
        record::Verb::update, "forum_note.let_out"));
    TRY(parts_.records.set_readers(tx, "forum_note", changed.id, readers, {.actor = hub_itself(), .reason = "readers of the thread"}));
    std::string text = TRY(text_of(tx, number));
    return ReadNote{.note = std::move(changed), .text = std::move(text), .own = false, .of_hub = true};
  });
}

Result<ReadNote> NoteBook::take_back(const record::Actor& actor, std::string_view number, std::string_view reason) {
  auto known = TRY(notes_.find_by(actor, "number", number));
  if (!known) return error(ErrorCode::not_found, "no note {} in sight", number);
  if (!is_hub(actor)) {
    const std::string member = member_of(actor);
    if (member.empty() || known->value.author.empty() || TRY(pseudonym(known->value.subject, member)) != known->value.author)
      return error(ErrorCode::not_permitted, "{} was written by another", number);
  }
  return parts_.database.write([&](sql::Transaction& tx) -> Result<ReadNote> {
    auto changed = TRY(notes_.change(
        tx, actor, known->id, trim(reason).empty() ? "taken back" : reason,
        [&](Note& one) -> Result<void> {
          if (one.withdrawn_at) return error(ErrorCode::conflict, "{} was taken back already", number);
          one.withdrawn_at = parts_.clock.now();
          return {};
        },
        record::Verb::update, "forum_note.take_back"));
    TRY(tx.execute("DELETE FROM share_note_text WHERE number = ?", number));
    return ReadNote{.note = std::move(changed), .text = {}, .own = false, .of_hub = is_hub(actor)};
  });
}

}  // namespace sekimori::share
