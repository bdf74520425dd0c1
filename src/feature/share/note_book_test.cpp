// Threads: names that lead nowhere, readers, and what becomes of a note that is taken back.
#include <set>

#include "feature/share/forum_fixture_test.h"

namespace sekimori::share {
namespace {

class Threads : public ForumTest {
 protected:
  Result<ReadNote> write(const record::Actor& who, std::string_view subject, std::string text) {
    clock_.advance(nanoseconds_per_second);  // a thread is read in the order in which it was written
    return notes_->write(who, subject, text);
  }
};

TEST_F(Threads, are_written_under_a_name_of_this_thread_alone) {
  const std::string first = published(), second = published();
  const auto one = write(speaker(1), first, "同じ手口を見た"), again = write(speaker(1), first, "二度目"),
             other = write(speaker(2), first, "うちも"), elsewhere = write(speaker(1), second, "こちらも"),
             hub = write(operator_, first, "ありがとうございます");
  ASSERT_TRUE(one && again && other && elsewhere && hub) << one.error().message;
  EXPECT_EQ(one->note.value.author.size(), 5U);
  EXPECT_EQ(one->note.value.author, again->note.value.author);
  EXPECT_NE(one->note.value.author, other->note.value.author);
  EXPECT_NE(one->note.value.author, elsewhere->note.value.author) << "two threads would be linked";
  EXPECT_TRUE(hub->note.value.author.empty());
  const auto thread = notes_->thread(speaker(2), first);
  ASSERT_TRUE(thread) << thread.error().message;
  ASSERT_EQ(thread->size(), 4U);
  EXPECT_EQ((*thread)[0].text, "同じ手口を見た");
  EXPECT_TRUE((*thread)[2].own && !(*thread)[0].own && !(*thread)[3].own);
  for (const ReadNote& note : *thread) {
    const std::string shown = to_json(note).dump();
    EXPECT_FALSE(shown.contains("M-00") || shown.contains(speaker(1).account)) << shown;
  }
}

// Over many threads the name of a member never comes again, so no two threads can be laid beside each other.
TEST_F(Threads, of_one_member_have_nothing_in_common) {
  std::set<std::string> names;
  constexpr std::size_t threads = 40;
  for (std::size_t i = 0; i < threads; ++i) {
    const auto note = write(speaker(1), published(), "見た");
    ASSERT_TRUE(note);
    names.insert(note->note.value.author);
  }
  EXPECT_EQ(names.size(), threads);
}

TEST_F(Threads, are_read_by_whoever_reads_what_they_are_about) {
  const std::string number = published();
  ASSERT_TRUE(write(speaker(1), number, "見た"));
  EXPECT_EQ(notes_->thread(actor_of("chemist"), number).error().code, ErrorCode::not_found);
  EXPECT_EQ(write(actor_of("chemist"), number, "見た").error().code, ErrorCode::not_found);
  EXPECT_TRUE(notes_->since(actor_of("chemist"), Instant{0})->empty());
  EXPECT_EQ(notes_->since(speaker(3), Instant{0})->size(), 1U);
  ASSERT_TRUE(members_->suspend(operator_, "M-002", "asked"));
  EXPECT_EQ(notes_->thread(speaker(2), number).error().code, ErrorCode::not_found);
  EXPECT_EQ(write(speaker(2), number, "見た").error().code, ErrorCode::not_found);
  ASSERT_TRUE(forum_->withdraw(operator_, number, "wrong"));
  EXPECT_EQ(notes_->thread(speaker(3), number).error().code, ErrorCode::conflict);
}

TEST_F(Threads, take_no_words_that_name_the_writer) {
  const std::string number = published();
  const auto refused = write(speaker(1), number, "架空製作所0 の者です");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_permitted);
  EXPECT_TRUE(refused.error().message.contains("organisation")) << refused.error().message;
  EXPECT_EQ(write(speaker(1), number, "  ").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(write(speaker(1), number, std::string(longest_note + 1, 'x')).error().code, ErrorCode::invalid_input);
}

// Who takes part is not to be found out by writing names: whoever writes one is answered as ever, and nobody else reads it.
TEST_F(Threads, do_not_tell_who_takes_part) {
  const std::string number = published();
  EXPECT_EQ(write(speaker(1), "F-2025-999", "架空製作所3").error().code, ErrorCode::not_found);
  EXPECT_EQ(write(speaker(1), "F-2025-999", "別の会社").error().code, ErrorCode::not_found);
  const auto member = write(speaker(1), number, "架空製作所3 の件では?"), stranger = write(speaker(1), number, "別の会社の件では?");
  ASSERT_TRUE(member && stranger) << member.error().message;
  const auto shape = [](const ReadNote& note) {
    Json out = to_json(note);
    for (const std::string_view name : {"number", "written_at", "text"}) out.erase(name);
    return out.dump();
  };
  EXPECT_EQ(shape(*member), shape(*stranger));
  EXPECT_EQ(notes_->thread(speaker(1), number)->size(), 2U);
  EXPECT_EQ(notes_->since(speaker(1), Instant{0})->size(), 2U);
  EXPECT_EQ(notes_->thread(speaker(2), number)->size(), 1U);
  EXPECT_EQ(notes_->held(speaker(1)).error().code, ErrorCode::not_permitted);
  const auto held = notes_->held(operator_);
  ASSERT_TRUE(held);
  ASSERT_EQ(held->size(), 1U);
  EXPECT_TRUE(to_json(held->front())["held"].bool_or(false));
  const auto changes = database_->read([&](sql::Transaction& tx) { return room_->changes.of_object(tx, "forum_note", member->note.id); });
  EXPECT_TRUE(changes->front().record.contains("forum_note.hold")) << changes->front().record;
  // What is no member's name after all is let out, and those who read on are told of it now.
  const Instant before = clock_.now();
  clock_.advance(nanoseconds_per_second);
  EXPECT_EQ(notes_->let_out(speaker(1), member->note.value.number, "x").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(notes_->let_out(operator_, member->note.value.number, "another firm of that name"));
  EXPECT_EQ(notes_->thread(speaker(2), number)->size(), 2U);
  EXPECT_EQ(notes_->since(speaker(2), before)->size(), 1U);
  EXPECT_EQ(notes_->let_out(operator_, member->note.value.number, "again").error().code, ErrorCode::conflict);
}

// As members call one another: without the word for the trade, in kana, in Latin letters.
TEST_F(Threads, hold_short_forms_of_other_members_and_refuse_ones_own) {
  Member member = firm("株式会社霧島精機");
  Json kana = Json::array(), english = Json::array();
  kana.push("キリシマセイキ");
  english.push("Kirishima Seiki Co., Ltd.");
  member.known_by.set("kana", std::move(kana)).set("english", std::move(english));
  const auto made = members_->invite(operator_, member, "asked");
  ASSERT_TRUE(made) << made.error().message;
  take_part(made->value.number, "heavy");
  speak_for(made->value.number, "kirishima");
  const std::string tanaka = invite("田中精工株式会社");
  take_part(tanaka, "heavy");
  const std::string number = published();
  std::size_t held = 0;
  for (const char* text : {"霧島の工場でも出た", "キリシマの工場でも", "kirishima でも", "at the Kirishima plant", "田中の工場でも"}) {
    ASSERT_TRUE(write(speaker(1), number, text)) << text;
    EXPECT_EQ(notes_->held(operator_)->size(), ++held) << text;
    EXPECT_TRUE(notes_->thread(speaker(2), number)->empty()) << text;
    EXPECT_EQ(gate_->weigh("M-002", text).value(), Names::another) << text;
  }
  for (const char* text : {"うち(霧島)でも出た", "Kirishima でも", "キリシマ工場"})
    EXPECT_EQ(write(actor_of("kirishima"), number, text).error().code, ErrorCode::not_permitted) << text;
  ASSERT_TRUE(write(speaker(1), number, "霧島市の会場でも出た"));
  EXPECT_EQ(notes_->held(operator_)->size(), held);
}

TEST_F(Threads, lose_what_was_taken_back) {
  const std::string number = published();
  const auto note = write(speaker(1), number, "言いすぎた");
  ASSERT_TRUE(note);
  const std::string id = note->note.value.number;
  EXPECT_EQ(notes_->take_back(speaker(2), id, "x").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(notes_->take_back(speaker(1), id, ""));
  EXPECT_EQ(notes_->take_back(speaker(1), id, "").error().code, ErrorCode::conflict);
  const auto thread = notes_->thread(speaker(3), number);
  ASSERT_TRUE(thread);
  EXPECT_TRUE(thread->front().text.empty() && thread->front().note.value.withdrawn_at);
  const auto left = database_->read([&](sql::Transaction& tx) { return tx.query("SELECT text FROM share_note_text"); });
  EXPECT_TRUE(left->empty());
  const auto bodies = database_->read([&](sql::Transaction& tx) { return tx.query("SELECT body FROM record_version"); });
  for (const sql::Row& row : *bodies) EXPECT_FALSE(row.text(0).contains("言いすぎた"));
  // The hub takes back what breaks its rules.
  const auto rude = write(speaker(4), number, "失礼");
  ASSERT_TRUE(rude);
  EXPECT_TRUE(notes_->take_back(operator_, rude->note.value.number, "against the rules"));
}

}  // namespace
}  // namespace sekimori::share
