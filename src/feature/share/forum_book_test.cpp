// What members and authorities tell one another: who proposes, what gets out, how answers are counted.
#include "feature/share/forum_fixture_test.h"
#include "feature/share/outreach_book.h"

namespace sekimori::share {
namespace {

TEST_F(ForumTest, a_proposal_becomes_an_item_that_its_audience_reads_and_nobody_else) {
  ForumContent content = measure();
  content.meeting = {.title = "官民フォーラム", .day = Day{20'420}, .address = "https://forum.example/1"};
  const auto asked = forum_->propose(speaker(1), content, {.audience = "heavy", .tlp = "GREEN"});
  ASSERT_TRUE(asked) << asked.error().message;
  EXPECT_EQ(asked->value.number, "FP-2025-001");
  EXPECT_EQ(asked->value.content.source, SourceClass::member) << "a member does not speak as the police";
  EXPECT_EQ(forum_->proposal(speaker(2), "FP-2025-001").error().code, ErrorCode::not_found);
  EXPECT_TRUE(forum_->proposals(speaker(1))->size() == 1 && forum_->proposals(speaker(2))->empty());
  const auto words = gate_->admit(to_json(asked->value.content));
  ASSERT_TRUE(words) << words.error().message;
  EXPECT_EQ(forum_->publish(speaker(1), "FP-2025-001", *words, {.audience = "heavy", .tlp = "GREEN"}).error().code,
            ErrorCode::not_permitted);
  EXPECT_EQ(forum_->publish(operator_, "FP-2025-001", *words, {.audience = "across", .tlp = "GREEN"}).error().code,
            ErrorCode::not_permitted)
      << "further than whoever proposed agreed to";
  EXPECT_EQ(forum_->publish(operator_, "FP-2025-001", *words, {.audience = "heavy", .tlp = "CLEAR"}).error().code,
            ErrorCode::not_permitted);
  const auto item = forum_->publish(operator_, "FP-2025-001", *words, {.audience = "heavy", .tlp = "AMBER"});
  ASSERT_TRUE(item) << item.error().message;
  EXPECT_EQ(item->value.number, "F-2025-001");
  EXPECT_EQ(forum_->publish(operator_, "FP-2025-001", *words, {.audience = "heavy", .tlp = "AMBER"}).error().code, ErrorCode::conflict);
  const auto read = forum_->item(speaker(2), "F-2025-001");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->value.content.meeting.address, "https://forum.example/1");
  const std::string shown = shown_json(read->value).dump();
  EXPECT_FALSE(shown.contains("M-001") || shown.contains(speaker(1).account)) << shown;
  EXPECT_EQ(forum_->item(actor_of("chemist"), "F-2025-001").error().code, ErrorCode::not_found);
  EXPECT_EQ(forum_->items(speaker(3), {.kind = ForumKind::measure})->size(), 1U);
  EXPECT_TRUE(forum_->items(speaker(3), {.kind = ForumKind::trend})->empty());
  EXPECT_TRUE(forum_->items(speaker(3), {.source = SourceClass::police})->empty());
}

TEST_F(ForumTest, what_names_a_member_does_not_pass_and_what_passed_is_what_is_published) {
  ForumContent content = measure();
  content.body.ja = "架空製作所2 ではこう防いだ";
  const auto asked = forum_->propose(speaker(1), content, {.audience = "heavy", .tlp = "GREEN"});
  ASSERT_TRUE(asked);
  const auto refused = gate_->admit(to_json(asked->value.content));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_permitted);
  EXPECT_TRUE(refused.error().message.contains("organisation")) << refused.error().message;
  EXPECT_FALSE(refused.error().message.contains("架空"));
  const auto others = gate_->admit(to_json(measure()));
  ASSERT_TRUE(others);
  EXPECT_EQ(forum_->publish(operator_, asked->value.number, *others, {.audience = "heavy", .tlp = "GREEN"}).error().code,
            ErrorCode::conflict)
      << "the gate searched other words";
}

TEST_F(ForumTest, a_member_is_named_only_by_its_own_wish_and_on_these_words) {
  const auto asked = forum_->propose(speaker(1), measure(), {.audience = "heavy", .tlp = "GREEN"});
  ASSERT_TRUE(asked);
  const std::string hash = ForumBook::hash_of(asked->value.content);
  EXPECT_EQ(forum_->name_author(operator_, "FP-2025-001", hash, "架空製作所0").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(forum_->name_author(speaker(2), "FP-2025-001", hash, "架空製作所0").error().code, ErrorCode::not_found);
  EXPECT_EQ(forum_->name_author(speaker(1), "FP-2025-001", std::string(64, '0'), "架空製作所0").error().code, ErrorCode::conflict);
  ASSERT_TRUE(forum_->name_author(speaker(1), "FP-2025-001", hash, "架空製作所0"));
  // The hub's other words are not those.
  ForumContent edited = asked->value.content;
  edited.title.en = "Checks when people leave";
  const auto amended = forum_->amend(operator_, "FP-2025-001", edited, "clearer");
  ASSERT_TRUE(amended);
  EXPECT_FALSE(amended->value.naming);
  ASSERT_TRUE(forum_->name_author(speaker(1), "FP-2025-001", ForumBook::hash_of(edited), "架空製作所0"));
  const auto item = forum_->publish(operator_, "FP-2025-001", *gate_->admit(to_json(edited)), {.audience = "heavy", .tlp = "GREEN"});
  ASSERT_TRUE(item) << item.error().message;
  EXPECT_EQ(item->value.author, "架空製作所0");
}

TEST_F(ForumTest, authorities_contribute_and_outsiders_do_not) {
  record::Actor ministry;
  ministry.account = "ministry";
  ministry.roles = {record::Role::contributor};
  ForumContent content = measure();
  content.source = SourceClass::member;
  EXPECT_EQ(forum_->propose(ministry, content, {.audience = "across", .tlp = "AMBER"}).error().code, ErrorCode::invalid_input);
  content.source = SourceClass::government;
  const auto made = forum_->propose(ministry, content, {.audience = "across", .tlp = "AMBER"});
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_TRUE(forum_->proposal(ministry, made->value.number));
  EXPECT_EQ(forum_->decline(ministry, made->value.number, "x").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(members_->suspend(operator_, "M-001", "asked"));
  EXPECT_EQ(forum_->propose(speaker(1), measure(), {.audience = "heavy", .tlp = "GREEN"}).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(forum_->propose(operator_, measure(), {.audience = "nowhere", .tlp = "GREEN"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(forum_->propose(operator_, measure(), {.audience = "heavy", .tlp = "WHITE"}).error().code, ErrorCode::invalid_input);
}

TEST_F(ForumTest, a_withdrawn_item_says_no_more) {
  const std::string number = published();
  EXPECT_EQ(forum_->withdraw(operator_, number, "架空製作所3 wants it gone").error().code, ErrorCode::not_permitted)
      << "readers are told it";
  ASSERT_TRUE(forum_->withdraw(operator_, number, "it was wrong"));
  const auto read = forum_->item(speaker(2), number);
  ASSERT_TRUE(read);
  EXPECT_TRUE(shown_json(read->value)["content"].is_null());
  EXPECT_EQ(forum_->answer(speaker(2), number, {.stance = Stance::adopted}).error().code, ErrorCode::conflict);
  EXPECT_EQ(forum_->withdraw(operator_, number, "again").error().code, ErrorCode::conflict);
}

TEST_F(ForumTest, adoption_is_counted_above_the_floor_and_never_by_member) {
  const std::string number = published();
  for (int i = 1; i <= 3; ++i) ASSERT_TRUE(forum_->answer(speaker(i), number, {.stance = Stance::adopted, .helpful = true}));
  auto counts = forum_->counts(speaker(1), number);
  ASSERT_TRUE(counts) << counts.error().message;
  EXPECT_FALSE(counts->stances.total) << "three of a group whose k is 3: a reader who answered knows too much";
  EXPECT_FALSE(counts->helpful);
  ASSERT_TRUE(forum_->answer(speaker(4), number, {.stance = Stance::considering, .helpful = true}));
  ASSERT_TRUE(forum_->answer(speaker(4), number, {.stance = Stance::adopted, .helpful = true}));
  counts = forum_->counts(speaker(1), number);
  EXPECT_EQ(counts->stances.total, 4);
  EXPECT_EQ(counts->stances.parts[1].count, 4) << "another answer of a member takes the place of the first";
  EXPECT_EQ(counts->helpful, 4);
  ASSERT_TRUE(forum_->answer(speaker(5), number, {.stance = Stance::not_applicable}));
  counts = forum_->counts(speaker(1), number);
  EXPECT_EQ(counts->stances.total, 5);
  for (const CountedPart& part : counts->stances.parts) EXPECT_FALSE(part.count) << part.name << " would give the one away";
  // Neither the hub nor another member sees an answer.
  EXPECT_FALSE(*forum_->own_answer(operator_, number));
  EXPECT_EQ((*forum_->own_answer(speaker(5), number))->stance, Stance::not_applicable);
  const auto seen = database_->read([&](sql::Transaction& tx) { return room_->records.list(tx, operator_, {.kind = "forum_answer"}); });
  EXPECT_TRUE(!seen || seen->empty());
  // Who is suspended counts no more.
  ASSERT_TRUE(members_->suspend(operator_, "M-005", "asked"));
  EXPECT_EQ(forum_->counts(speaker(1), number)->stances.total, 4);
  EXPECT_EQ(forum_->answer(operator_, number, {.stance = Stance::adopted}).error().code, ErrorCode::not_permitted);
  ForumContent trend = measure();
  trend.kind = ForumKind::trend;
  EXPECT_EQ(forum_->answer(speaker(1), published(trend), {.stance = Stance::adopted}).error().code, ErrorCode::invalid_input);
}

TEST_F(ForumTest, visits_are_logged_with_material_that_may_be_given_to_anybody) {
  const ForumParts parts{.database = *database_, .records = room_->records, .clock = clock_, .random = random_};
  OutreachBook outreach(parts, *audiences_, *reports_, *forum_);
  Member body = firm("架空県警察");
  body.kind = MemberClass::police;
  const auto made = members_->invite(operator_, body, "asked");
  take_part(made->value.number, "heavy");
  speak_for(made->value.number, "police");
  const std::string green = published(measure(), {.audience = "heavy", .tlp = "GREEN"}), amber = published();
  Visit visit{.number = {},
              .day = Day{20'400},
              .place = "商工会議所",
              .to = ReachedKind::small_firms,
              .reached = 40,
              .topic = {"手口と対策", "Methods and measures"}};
  visit.material = {green};
  const auto logged = outreach.log(actor_of("police"), visit);
  ASSERT_TRUE(logged) << logged.error().message;
  EXPECT_EQ(logged->value.number, "V-2025-001");
  EXPECT_EQ(logged->value.by, SourceClass::police);
  EXPECT_EQ(outreach.list(actor_of("police"))->size(), 1U);
  EXPECT_EQ(outreach.list(operator_)->size(), 1U);
  EXPECT_TRUE(outreach.list(speaker(1))->empty());
  visit.material = {amber};
  EXPECT_EQ(outreach.log(actor_of("police"), visit).error().code, ErrorCode::not_permitted);
  visit.material = {"F-2025-099"};
  EXPECT_EQ(outreach.log(actor_of("police"), visit).error().code, ErrorCode::not_found);
  visit.material.clear();
  EXPECT_EQ(outreach.log(speaker(1), visit).error().code, ErrorCode::not_permitted) << "a firm visits nobody in the name of the hub";
  visit.day = Day{30'000};
  EXPECT_EQ(outreach.log(operator_, visit).error().code, ErrorCode::invalid_input);
}

// Whatever the answers are: no part below the floor is told, and what is told gives no part below it back.
TEST(CountedParts, give_no_small_part_away) {
  SeededRandom random(20150128);
  for (int round = 0; round < 20'000; ++round) {
    const std::int64_t floor = 2 + static_cast<std::int64_t>(random.below(6));
    std::vector<std::pair<std::string, std::int64_t>> parts;
    std::int64_t total = 0;
    for (std::size_t i = 0, n = 1 + random.below(5); i < n; ++i) {
      parts.emplace_back(std::to_string(i), static_cast<std::int64_t>(random.below(12)));
      total += parts.back().second;
    }
    const Counted counted = count_with_floor(parts, floor, round % 2 == 0 ? GivenUp::part : GivenUp::total);
    std::int64_t told = 0;
    std::size_t withheld = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!counted.parts[i].count) {
        ++withheld;
        continue;
      }
      EXPECT_EQ(*counted.parts[i].count, parts[i].second);
      EXPECT_TRUE(parts[i].second == 0 || parts[i].second >= floor);
      told += parts[i].second;
    }
    if (!counted.total) continue;
    EXPECT_EQ(*counted.total, total);
    EXPECT_GE(total, floor);
    if (withheld == 0) continue;
    EXPECT_GE(withheld, 2U);
    EXPECT_GE(total - told, floor) << "what is left over is a small part";
  }
}

}  // namespace
}  // namespace sekimori::share
