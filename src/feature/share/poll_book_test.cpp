// Polls: one ballot a member, results after the end and above the floor, and nothing in the data base that ties a member to its vote.
#include <algorithm>
#include <map>
#include <thread>

#include "feature/share/forum_fixture_test.h"

namespace sekimori::share {
namespace {

class Polls : public ForumTest {
 protected:
  static PollQuestion question() {
    return {.question = {"ログは何か月残していますか", "For how many months do you keep logs?"},
            .options = {{"三か月未満", "Less than three"}, {"一年未満", "Less than twelve"}, {"一年以上", "Twelve or more"}}};
  }
  Day today() { return Zone::tokyo().day_of(clock_.now()); }
  std::string asked() {
    const auto made = polls_->ask(operator_, question(), {.audience = "heavy", .tlp = "AMBER"}, today());
    EXPECT_TRUE(made) << made.error().message;
    return made ? made->value.number : std::string();
  }
  void end() { clock_.advance(2 * nanoseconds_per_day); }
  // Everything in every table, as text: table, then one line a row.
  std::map<std::string, std::vector<std::string>> dump() {
    std::map<std::string, std::vector<std::string>> out;
    const auto read = database_->read([&](sql::Transaction& tx) -> Result<void> {
      for (const sql::Row& table : TRY(tx.query("SELECT name FROM sqlite_master WHERE type = 'table'"))) {
        for (sql::Row& row : TRY(tx.query(fmt::format("SELECT * FROM \"{}\"", table.text(0))))) {
          std::string line;
          for (std::size_t i = 0; i < row.size(); ++i) {
            const ByteView bytes = row.bytes(i);
            line += row.text(i).empty() ? (bytes.empty() ? std::to_string(row.integer(i)) : to_hex(bytes)) : row.string(i);
            line += '|';
          }
          out[table.string(0)].push_back(std::move(line));
        }
      }
      return {};
    });
    EXPECT_TRUE(read) << read.error().message;
    return out;
  }
};

TEST_F(Polls, take_one_ballot_a_member_and_tell_the_result_after_the_end) {
  const std::string number = asked();
  EXPECT_EQ(number, "Q-2025-001");
  for (int i = 1; i <= 4; ++i) {
    const auto voted = polls_->vote(speaker(i), number, i == 1 ? 0 : 2);
    ASSERT_TRUE(voted) << voted.error().message;
  }
  EXPECT_EQ(polls_->vote(speaker(1), number, 1).error().code, ErrorCode::conflict);
  EXPECT_EQ(polls_->vote(speaker(5), number, 3).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(polls_->vote(operator_, number, 0).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(polls_->vote(actor_of("chemist"), number, 0).error().code, ErrorCode::not_found);
  auto view = polls_->find(speaker(1), number);
  ASSERT_TRUE(view) << view.error().message;
  EXPECT_TRUE(view->voted && !view->may_vote && !view->poll.value.result);
  EXPECT_TRUE(polls_->find(speaker(5), number)->may_vote);
  end();
  EXPECT_EQ(polls_->vote(speaker(5), number, 0).error().code, ErrorCode::conflict);
  view = polls_->find(speaker(6), number);
  ASSERT_TRUE(view && view->poll.value.result);
  const Counted counted = count_with_floor({{"", 1}, {"", 0}, {"", 3}}, 4);
  EXPECT_EQ(view->poll.value.result->ballots, counted.total);
  ASSERT_EQ(view->poll.value.result->votes.size(), 3U);
  EXPECT_FALSE(view->poll.value.result->votes[0]) << "one vote tells who it was to whoever knows the others";
  EXPECT_FALSE(view->poll.value.result->votes[2]) << "and so would what it is missing from";
  EXPECT_FALSE(view->voted || view->may_vote);
  EXPECT_EQ(*polls_->count_due(), 0U);
}

TEST_F(Polls, are_asked_by_a_chair_in_the_group_that_it_leads) {
  const std::string both = "M-001";
  ASSERT_TRUE(members_->join(operator_, both, "chemistry", "asked"));
  const auto chair_now = [&] {
    record::Actor actor = speaker(1);
    actor.roles = {record::Role::sig_chair};
    return actor;
  };
  const ForumReach heavy{.audience = "heavy", .tlp = "AMBER"}, chemistry{.audience = "chemistry", .tlp = "AMBER"};
  EXPECT_EQ(polls_->ask(chair_now(), question(), heavy, today()).error().code, ErrorCode::not_permitted) << "a chair of no group";
  EXPECT_EQ(members_->set_chair(operator_, "heavy", "c1", MemberBook::Chair::begins, "elected").error().code, ErrorCode::invalid_input)
      << "without the role";
  ASSERT_TRUE(database_->write([&](sql::Transaction& tx) -> Result<void> {
    const auto known = TRY(room_->accounts.find_by_login(tx, "c1"));
    return room_->accounts.set_roles(tx, known->id, {record::Role::sig_chair}, {.actor = record::Actor::system("test"), .reason = "test"});
  }));
  EXPECT_EQ(members_->set_chair(chair_now(), "heavy", "c1", MemberBook::Chair::begins, "me").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(members_->set_chair(operator_, "heavy", "c1", MemberBook::Chair::begins, "elected"));
  const auto asked = polls_->ask(chair_now(), question(), heavy, today());
  ASSERT_TRUE(asked) << asked.error().message;
  EXPECT_EQ(asked->value.asked_by, "chair");
  EXPECT_EQ(polls_->ask(chair_now(), question(), chemistry, today()).error().code, ErrorCode::not_permitted) << "its member's other group";
  EXPECT_EQ(polls_->ask(chair_now(), question(), {.audience = "across", .tlp = "AMBER"}, today()).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(members_->set_chair(operator_, "heavy", "chemist", MemberBook::Chair::begins, "x").error().code, ErrorCode::invalid_input);
  // Who leaves the group leads it no longer, and who is told so neither.
  ASSERT_TRUE(members_->quit(operator_, both, "heavy", "asked"));
  EXPECT_FALSE(is_chair_of(chair_now(), "heavy"));
  ASSERT_TRUE(members_->join(operator_, both, "heavy", "asked"));
  EXPECT_TRUE(is_chair_of(chair_now(), "heavy"));
  ASSERT_TRUE(members_->set_chair(operator_, "heavy", "c1", MemberBook::Chair::ends, "end of term"));
  EXPECT_EQ(polls_->ask(chair_now(), question(), heavy, today()).error().code, ErrorCode::not_permitted);
}

TEST_F(Polls, tell_options_that_enough_chose) {
  const std::string number = asked();
  for (int i = 1; i <= members; ++i) ASSERT_TRUE(polls_->vote(speaker(i), number, 2));
  end();
  // Whoever comes second to the end finds the poll as it was, counted meanwhile: both read the result.
  Result<PollView> one = error(ErrorCode::failure, "not asked"), other = one;
  std::thread first([&] { one = polls_->find(speaker(1), number); });
  other = polls_->find(speaker(2), number);
  first.join();
  ASSERT_TRUE(one) << one.error().message;
  ASSERT_TRUE(other) << other.error().message;
  for (const Result<PollView>* view : {&one, &other})
    EXPECT_EQ((*view)->poll.value.result->votes.at(2), std::optional<std::int64_t>(members));
}

TEST_F(Polls, of_too_few_ballots_are_never_told) {
  const std::string number = asked();
  for (int i = 1; i <= 3; ++i) ASSERT_TRUE(polls_->vote(speaker(i), number, 0));
  end();
  EXPECT_EQ(*polls_->count_due(), 1U);
  const auto view = polls_->find(operator_, number);
  ASSERT_TRUE(view && view->poll.value.result);
  EXPECT_FALSE(view->poll.value.result->ballots);
  EXPECT_TRUE(view->poll.value.result->votes.empty());
}

TEST_F(Polls, are_asked_by_whoever_may_and_end) {
  EXPECT_EQ(polls_->ask(speaker(1), question(), {.audience = "heavy", .tlp = "AMBER"}, today()).error().code, ErrorCode::not_permitted);
  Member body = firm("架空工業会");
  body.kind = MemberClass::association;
  const auto made = members_->invite(operator_, body, "asked");
  take_part(made->value.number, "heavy");
  speak_for(made->value.number, "association");
  EXPECT_EQ(polls_->ask(actor_of("association"), question(), {.audience = "across", .tlp = "AMBER"}, today()).error().code,
            ErrorCode::not_permitted);
  const auto poll = polls_->ask(actor_of("association"), question(), {.audience = "heavy", .tlp = "AMBER"}, today());
  ASSERT_TRUE(poll) << poll.error().message;
  EXPECT_EQ(poll->value.asked_by, "association");
  EXPECT_EQ(polls_->ask(operator_, question(), {.audience = "heavy", .tlp = "AMBER"}, Day{20'000}).error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(polls_->withdraw(operator_, poll->value.number, "asked twice"));
  EXPECT_EQ(polls_->vote(speaker(1), poll->value.number, 0).error().code, ErrorCode::conflict);
  const PollQuestion naming{.question = {"架空製作所1 をどう思いますか", "?"}, .options = question().options};
  EXPECT_EQ(polls_->ask(operator_, naming, {.audience = "heavy", .tlp = "AMBER"}, today()).error().code, ErrorCode::not_permitted);
  // Whoever asks about another member is not told that it is one.
  const auto held = polls_->ask(actor_of("association"), naming, {.audience = "heavy", .tlp = "AMBER"}, today());
  ASSERT_TRUE(held) << held.error().message;
  const std::string number = held->value.number;
  EXPECT_TRUE(to_json(*polls_->find(actor_of("association"), number))["held"].is_null());
  EXPECT_EQ(polls_->find(speaker(1), number).error().code, ErrorCode::not_found);
  EXPECT_TRUE(to_json(*polls_->find(operator_, number))["held"].bool_or(false));
  EXPECT_EQ(polls_->let_out(actor_of("association"), number, "x").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(polls_->let_out(operator_, number, "all know of it"));
  EXPECT_TRUE(polls_->find(speaker(1), number));
}

// Two hubs that differ in nothing but who voted for what leave the same rows: before the end all that differs is noise, after it nothing is
// left but the totals. So nothing in the data base ties a member to a choice beyond what the published totals say.
TEST_F(Polls, leave_nothing_that_ties_a_member_to_a_choice) {
  const std::string number = asked();
  const auto before = dump();
  SeededRandom dice(114);
  std::vector<int> order{1, 2, 3, 4, 5, 6};
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice.below(i)]);
  std::vector<std::size_t> chosen(members + 1);
  std::size_t box = 0;
  for (const int i : order) {
    chosen[static_cast<std::size_t>(i)] = dice.below(3);
    ASSERT_TRUE(polls_->vote(speaker(i), number, chosen[static_cast<std::size_t>(i)]));
    // A vote changes one cell of one row, always to as many bytes, and adds no row anywhere.
    auto now = dump();
    const std::string row = now["share_poll_urn"].front();
    ASSERT_EQ(now["share_poll_urn"].size(), 1U);
    EXPECT_TRUE(box == 0 || row.size() == box);
    box = row.size();
    EXPECT_FALSE(row.contains("M-00"));
    now["share_poll_urn"] = before.at("share_poll_urn");
    EXPECT_EQ(now, before) << "a vote left a trace outside the urn";
  }
  end();
  ASSERT_EQ(*polls_->count_due(), 1U);
  std::vector<std::int64_t> totals(3, 0);
  for (int i = 1; i <= members; ++i) ++totals[chosen[static_cast<std::size_t>(i)]];
  std::vector<std::pair<std::string, std::int64_t>> options;
  for (const std::int64_t one : totals) options.emplace_back("", one);
  const Counted told = count_with_floor(options, 4);
  const auto result = polls_->find(operator_, number);
  ASSERT_EQ(result->poll.value.result->votes.size(), totals.size());
  for (std::size_t i = 0; i < totals.size(); ++i) EXPECT_EQ(result->poll.value.result->votes[i], told.parts[i].count);
  const auto after = dump();
  EXPECT_FALSE(after.contains("share_poll_urn")) << "the urn outlived its counting";
  // What the counting added tells of no member and no account that votes.
  for (const auto& [table, rows] : after)
    for (const std::string& row : rows) {
      if (before.contains(table) && std::ranges::find(before.at(table), row) != before.at(table).end()) continue;
      for (int i = 1; i <= members; ++i)
        EXPECT_FALSE(row.contains(fmt::format("M-00{}", i)) || row.contains(speaker(i).account)) << table << ": " << row;
    }
}

TEST(PollUrns, open_for_nobody_without_the_key) {
  SeededRandom random(5);
  const Sensitive<Bytes> key(random.bytes(32)), other(random.bytes(32));
  PollUrn urn(2);
  ASSERT_TRUE(urn.cast(voter_mark(key, "M-001"), 1));
  EXPECT_NE(voter_mark(key, "M-001"), voter_mark(other, "M-001"));
  const Bytes box = urn.seal(key, random), again = urn.seal(key, random);
  EXPECT_NE(box, again);
  EXPECT_EQ(box.size(), PollUrn(2).seal(key, random).size());
  EXPECT_EQ(PollUrn::open(box, other).error().code, ErrorCode::integrity);
  const auto opened = PollUrn::open(box, key);
  ASSERT_TRUE(opened);
  EXPECT_TRUE(opened->has(voter_mark(key, "M-001")));
  EXPECT_EQ(opened->votes(), (std::vector<std::int64_t>{0, 1}));
}

}  // namespace
}  // namespace sekimori::share
