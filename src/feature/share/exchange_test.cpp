// Who sees what, asked of every way out: a million times (account, collection, object), against the rule said in one sentence.
#include "feature/share/exchange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/random.h"
#include "feature/share/hub_fixture_test.h"
#include "feature/share/schema.h"
#include "feature/share/transfer.h"
#include "model/ports/person_directory.h"
#include "record/record_room.h"
#include "store/objects/sql_object_log.h"
#include "store/sql/testing/postgres_server.h"

namespace sekimori::share {
namespace {

using ::testing::HasSubstr;

class ExchangeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.emplace(*TemporaryDirectory::create());
    if (!database_) database_ = *sql::Database::open((folder_->path() / "test.db").string());
    room_ = *record::RecordRoom::open(
        {.database = *database_, .clock = clock_, .random = random_, .ledger = ledger_, .people = people_, .node = "test"});
    ASSERT_TRUE(sql::migrate(*database_, schema(), clock_));
    ASSERT_TRUE(sql::migrate(*database_, objects::schema(), clock_));
    collections_.emplace(*database_, room_->records, clock_, random_);
    ASSERT_TRUE(collections_->open());
    open();
  }
  void open() {
    std::vector<Sensitive<Bytes>> keys;
    keys.emplace_back(Bytes(32, 7));
    exchange_.emplace(ExchangeParts{.database = *database_,
                                    .changes = room_->changes,
                                    .collections = *collections_,
                                    .files = system_files(),
                                    .folder = folder_->path() / "objects",
                                    .clock = clock_,
                                    .random = random_},
                      keys);
  }

  static record::Actor actor(std::string account, std::vector<std::string> groups = {}) {
    record::Actor out;
    out.account = std::move(account);
    out.groups = std::move(groups);
    return out;
  }
  Collection add(Collection draft) {
    auto made = collections_->add(system_, std::move(draft), "test");
    EXPECT_TRUE(made) << made.error().message;
    return made ? *made : Collection();
  }
  static std::string id_of(std::uint64_t number) { return fmt::format("indicator--00000000-0000-4000-8000-{:012x}", number); }
  static std::string object(std::uint64_t number, stix::Tlp tlp, std::string_view modified = "2026-01-01T00:00:00.000Z") {
    std::string mark;
    if (tlp != stix::Tlp::unmarked) mark = fmt::format(R"(,"object_marking_refs":["{}"])", stix::marking_id_of(tlp));
    return fmt::format(
        R"({{"type":"indicator","spec_version":"2.1","id":"{}","created":"2026-01-01T00:00:00.000Z","modified":"{}","pattern":"[file:size = 1]",)"
        R"("pattern_type":"stix","valid_from":"2026-01-01T00:00:00Z"{}}})",
        id_of(number), modified, mark);
  }

  FixedClock clock_{Instant::from_seconds(1'790'000'000)};
  SeededRandom random_{20150128};
  Leaves ledger_;
  Nobody people_;
  record::Actor system_ = record::Actor::system("test");
  std::optional<TemporaryDirectory> folder_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  std::optional<CollectionBook> collections_;
  std::optional<Exchange> exchange_;
};

TEST_F(ExchangeTest, what_is_there_with_other_content_is_refused_by_name) {
  const Collection made = add({.id = {}, .title = "c", .readers = {{"account:both"}}, .writers = {"account:both", "account:writer"}});
  const record::Actor both = actor("both"), writer = actor("writer");
  const auto post = [&](const record::Actor& who, const std::string& object) {
    const auto done = exchange_->post(who, *exchange_->look(who, default_root, made.id), "{\"objects\":[" + object + "]}");
    EXPECT_TRUE(done) << done.error().message;
    return done.value_or(Status());
  };
  const std::string first = object(1, stix::Tlp::unmarked);
  std::string other = first;
  other.replace(other.find("size = 1"), 8, "size = 2");
  ASSERT_EQ(post(both, first).successes.size(), 1U);
  const Status again = post(both, first);
  ASSERT_EQ(again.successes.size(), 1U);
  EXPECT_EQ(again.successes.front().message, "it was there already");
  // Written in another way, and the same.
  std::string spaced = first;
  spaced.insert(1, " ");
  EXPECT_EQ(post(both, spaced).successes.size(), 1U);
  const Status refused = post(both, other);
  EXPECT_TRUE(refused.successes.empty());
  ASSERT_EQ(refused.failed(), 1U);
  EXPECT_EQ(refused.failures.front().id, id_of(1));
  EXPECT_THAT(refused.failures.front().message, HasSubstr("other content"));
  // Twice in one bundle: the first counts.
  const std::string second = object(2, stix::Tlp::unmarked);
  std::string changed = second;
  changed.replace(changed.find("size = 1"), 8, "size = 3");
  const Status twice = post(both, second + "," + changed);
  EXPECT_EQ(twice.successes.size(), 1U);
  EXPECT_EQ(twice.failed(), 1U);
  // Who may not read learns nothing of what is there.
  const Status blind = post(writer, other);
  ASSERT_EQ(blind.successes.size(), 1U);
  EXPECT_EQ(blind.successes.front().message, "");
  Filter it;
  it.ids = {id_of(1)};
  EXPECT_THAT(exchange_->page(*exchange_->look(both, default_root, made.id), it, Bodies::yes)->objects, HasSubstr("size = 1"));
}

TEST_F(ExchangeTest, a_bundle_that_waits_is_told_of_what_is_there_like_one_that_does_not) {
  const Collection made = add({.id = {}, .title = "c", .readers = {{"account:both"}}, .writers = {"account:both"}});
  const record::Actor both = actor("both");
  const Seen seen = *exchange_->look(both, default_root, made.id);
  ASSERT_TRUE(exchange_->post(both, seen, "{\"objects\":[" + object(0, stix::Tlp::unmarked) + "]}"));
  std::string many = object(0, stix::Tlp::unmarked);
  many.replace(many.find("size = 1"), 8, "size = 2");
  for (std::uint64_t n = 1; n <= most_at_once; ++n) many += "," + object(n, stix::Tlp::unmarked);
  const auto waits = exchange_->post(both, seen, "{\"objects\":[" + many + "]}");
  ASSERT_TRUE(waits) << waits.error().message;
  ASSERT_FALSE(waits->done());
  ASSERT_EQ(*exchange_->take_waiting(), 1U);
  const auto told = Json::parse(**exchange_->status(both, default_root, waits->id));
  EXPECT_EQ((*told)["failure_count"].integer_or(-1), 1);
  EXPECT_THAT(std::string((*told)["failures"].items().front()["message"].text()), HasSubstr("other content"));
}

TEST_F(ExchangeTest, a_time_far_ahead_is_refused_by_name) {
  const Collection made = add({.id = {}, .title = "c", .readers = {{"account:both"}}, .writers = {"account:both"}});
  const record::Actor both = actor("both");
  const Seen seen = *exchange_->look(both, default_root, made.id);
  const auto at = [&](std::int64_t ahead) { return Instant{clock_.now().nanoseconds + ahead}.to_rfc3339(3); };
  const auto soon =
      exchange_->post(both, seen, "{\"objects\":[" + object(1, stix::Tlp::unmarked, at(23 * 3600 * nanoseconds_per_second)) + "]}");
  ASSERT_TRUE(soon) << soon.error().message;
  EXPECT_EQ(soon->failed(), 0U);
  for (const std::string& late : {at(25 * 3600 * nanoseconds_per_second), std::string("2261-01-01T00:00:00.000Z")}) {
    const auto refused = exchange_->post(both, seen, "{\"objects\":[" + object(1, stix::Tlp::unmarked, late) + "]}");
    ASSERT_TRUE(refused) << refused.error().message;
    ASSERT_EQ(refused->failed(), 1U) << late;
    EXPECT_THAT(refused->failures.front().message, HasSubstr("'modified' lies in the future")) << late;
  }
  // What a node fetches itself is taken whatever its own clock says: a warning is not lost because that one is slow.
  const auto fetched =
      exchange_->bring_in(record::Actor::system("test"), made,
                          "{\"objects\":[" + object(7, stix::Tlp::unmarked, at(40 * 24 * 3600 * nanoseconds_per_second)) + "]}", "");
  ASSERT_TRUE(fetched) << fetched.error().message;
  EXPECT_EQ(fetched->failed(), 0U);
  // What has no `modified` is asked for its `created`.
  const std::string mark =
      fmt::format(R"({{"type":"marking-definition","spec_version":"2.1","id":"marking-definition--00000000-0000-4000-8000-000000000001",)"
                  R"("created":"{}","definition_type":"statement","definition":{{"statement":"x"}}}})",
                  at(25 * 3600 * nanoseconds_per_second));
  const auto refused = exchange_->post(both, seen, "{\"objects\":[" + mark + "]}");
  ASSERT_TRUE(refused) << refused.error().message;
  ASSERT_EQ(refused->failed(), 1U);
  EXPECT_THAT(refused->failures.front().message, HasSubstr("'created' lies in the future"));
}

TEST_F(ExchangeTest, nobody_sees_what_he_may_not_on_any_way) {
  constexpr std::size_t collection_count = 40, object_count = 100, actor_count = 90;
  const std::vector<std::string> groups = {"SIG 自動車", "SIG 化学", "SIG 電力"};
  SeededRandom dice(1);
  std::vector<record::Actor> actors;
  for (std::size_t i = 0; i < actor_count; ++i) {
    std::vector<std::string> mine;
    for (const std::string& group : groups)
      if (dice.below(3) == 0) mine.push_back(group);
    actors.push_back(actor("a" + std::to_string(i), mine));
  }
  std::vector<Collection> made;
  std::vector<std::vector<stix::Tlp>> marks;
  for (std::size_t c = 0; c < collection_count; ++c) {
    Collection draft{.id = {}, .title = "c" + std::to_string(c)};
    for (std::uint64_t r = dice.below(6); r > 0; --r) {
      const auto most = static_cast<stix::Tlp>(1 + dice.below(stix::tlp_count - 1));
      const bool by_group = dice.below(2) == 0;
      draft.readers.push_back(
          {by_group ? "group:" + groups[dice.below(groups.size())] : "account:a" + std::to_string(dice.below(actor_count)), most});
    }
    if (dice.below(4) == 0) draft.writers.push_back("account:a" + std::to_string(dice.below(actor_count)));
    made.push_back(add(draft));
    std::string body = "{\"objects\":[";
    marks.emplace_back();
    for (std::size_t o = 0; o < object_count; ++o) {
      marks.back().push_back(static_cast<stix::Tlp>(dice.below(stix::tlp_count)));
      body += (o == 0 ? "" : ",") + object(o, marks.back().back());
    }
    const auto status = exchange_->bring_in(system_, made.back(), body + "]}", {});
    ASSERT_TRUE(status);
    ASSERT_EQ(status->successes.size(), object_count) << (status->failures.empty() ? "" : status->failures[0].message);
  }

  std::uint64_t asked = 0, leaks = 0, missing = 0;
  for (const record::Actor& who : actors) {
    const std::vector<std::string> names = who.reader_names();
    std::set<std::string> listed;
    for (const Seen& seen : exchange_->visible(who, default_root)) listed.insert(seen.collection->id);
    for (std::size_t c = 0; c < collection_count; ++c) {
      // The rule: whom the list names reads up to the strictest mark that it names him with.
      int most = -1;
      for (const Reader& reader : made[c].readers)
        if (std::ranges::find(names, reader.who) != names.end()) most = std::max(most, int(reader.most));
      const bool writes =
          std::ranges::any_of(made[c].writers, [&](const std::string& w) { return std::ranges::find(names, w) != names.end(); });
      const auto seen = exchange_->look(who, default_root, made[c].id);
      EXPECT_EQ(seen.has_value(), most >= 0 || writes);
      EXPECT_EQ(listed.contains(made[c].id), most >= 0 || writes);
      std::set<std::string> bodies, manifest, all_versions;
      std::string text;
      if (seen) {
        const auto collect = [&](const Filter& filter, Bodies with_bodies, std::set<std::string>& into) {
          Filter next = filter;
          for (;;) {
            const auto page = exchange_->page(*seen, next, with_bodies);
            if (!page) {
              EXPECT_EQ(most, -1);
              EXPECT_EQ(page.error().code, ErrorCode::not_permitted);
              return;
            }
            for (const objects::Row& row : page->rows) into.insert(fmt::format("{}--{}", row.type, row.uuid.to_string()));
            text += page->objects;
            if (!page->more) return;
            next.next = page->next;
          }
        };
        Filter pages;
        pages.limit = 1 + dice.below(60);
        collect(pages, Bodies::yes, bodies);
        collect(pages, Bodies::no, manifest);
        pages.versions.all = true;
        pages.types = {"indicator", "malware"};
        collect(pages, Bodies::no, all_versions);
      }
      for (std::size_t o = 0; o < object_count; ++o) {
        const bool may = most >= 0 && int(marks[c][o]) <= most;
        const std::string id = id_of(o);
        const bool by_id = seen && dice.below(8) == 0 ? exchange_->has(*seen, id).value_or(false) : may;
        for (const bool found : {bodies.contains(id), manifest.contains(id), all_versions.contains(id), by_id, text.contains(id)}) {
          ++asked;
          if (found && !may) ++leaks;
          if (!found && may) ++missing;
        }
      }
    }
  }
  EXPECT_GE(asked, 1'000'000U);
  EXPECT_EQ(leaks, 0U);
  EXPECT_EQ(missing, 0U);
}

TEST_F(ExchangeTest, an_older_version_is_the_last_one_for_who_may_not_see_the_newer) {
  const Collection made = add({.id = {}, .title = "c", .readers = {{"account:red", stix::Tlp::red}, {"account:green", stix::Tlp::green}}});
  const std::string body =
      "{\"objects\":[" + object(1, stix::Tlp::green) + "," + object(1, stix::Tlp::red, "2026-02-01T00:00:00.000Z") + "]}";
  ASSERT_TRUE(exchange_->bring_in(system_, made, body, {}));
  const auto versions = [&](std::string account) {
    const auto seen = exchange_->look(actor(std::move(account)), default_root, made.id);
    return exchange_->page(*seen, {}, Bodies::yes)->objects;
  };
  EXPECT_THAT(versions("red"), HasSubstr("2026-02-01"));
  EXPECT_EQ(versions("green"), object(1, stix::Tlp::green));
}

TEST_F(ExchangeTest, large_bundles_wait_and_are_taken_after_a_stop_as_well) {
  const Collection made = add({.id = {}, .title = "c", .readers = {{"account:a"}}, .writers = {"account:a"}});
  const record::Actor who = actor("a");
  const auto seen = exchange_->look(who, default_root, made.id);
  std::string body = "{\"objects\":[";
  for (std::uint64_t i = 0; i < most_at_once + 1; ++i) body += (i == 0 ? "" : ",") + object(i, stix::Tlp::clear);
  bool woken = false;
  exchange_->set_wake([&] { woken = true; });
  const auto status = exchange_->post(who, *seen, body + "]}");
  ASSERT_TRUE(status);
  EXPECT_FALSE(status->done());
  EXPECT_TRUE(woken);
  EXPECT_TRUE(exchange_->page(*seen, {}, Bodies::no)->rows.empty());
  EXPECT_THAT(exchange_->status(who, default_root, status->id)->value(), HasSubstr("\"pending\""));
  EXPECT_EQ(*exchange_->take_waiting(), 1U);
  EXPECT_EQ(*exchange_->take_waiting(), 0U);
  EXPECT_THAT(exchange_->status(who, default_root, status->id)->value(), HasSubstr(fmt::format("\"success_count\":{}", most_at_once + 1)));
  EXPECT_FALSE(exchange_->status(actor("b"), default_root, status->id)->has_value());
  EXPECT_EQ(exchange_->figures().versions, most_at_once + 1);
}

// An intake that all members write to and none reads: pushing what one suspects must not tell whether another pushed it, nor when.
TEST_F(ExchangeTest, an_intake_tells_nobody_what_others_pushed) {
  const Collection made =
      add({.id = {}, .title = "in", .readers = {{"account:desk", stix::Tlp::green}}, .writers = {"account:a", "account:desk"}});
  const std::string observable =
      R"({"type":"ipv4-addr","spec_version":"2.1","id":"ipv4-addr--efcd5e80-570d-4131-b213-62cb18eaa6a8","value":"198.51.100.3"})";
  const auto push = [&](const record::Actor& who, std::string_view objects) {
    const auto status = exchange_->post(who, *exchange_->look(who, default_root, made.id), fmt::format("{{\"objects\":[{}]}}", objects));
    EXPECT_TRUE(status && status->failures.empty());
    return status ? *status : Status();
  };
  const std::string both = object(1, stix::Tlp::clear) + "," + observable;
  const Status first = push(actor("a"), both);
  clock_.advance(3600 * nanoseconds_per_second);
  const Status again = push(actor("a"), both);
  ASSERT_EQ(again.successes.size(), 2U);
  for (const ObjectOutcome& one : again.successes) EXPECT_EQ(one.message, "") << one.id;
  EXPECT_EQ(again.successes[0].version, first.successes[0].version);
  EXPECT_EQ(again.successes[1].version, clock_.now().to_rfc3339(6)) << "not when it came first";
  const Status desk = push(actor("desk"), both);
  for (const ObjectOutcome& one : desk.successes) EXPECT_EQ(one.message, "it was there already");
  // Nor whether there is one of a mark above his own.
  push(actor("a"), object(2, stix::Tlp::red));
  EXPECT_EQ(push(actor("desk"), object(2, stix::Tlp::clear)).successes[0].message, "");
}

TEST_F(ExchangeTest, a_push_of_millions_of_nothings_costs_little) {
  const Collection made = add({.id = {}, .title = "c", .writers = {"account:a"}});
  const record::Actor who = actor("a");
  const auto seen = exchange_->look(who, default_root, made.id);
  const auto nothings = [](std::size_t count) {
    std::string body = "{\"objects\":[0";
    for (std::size_t i = 1; i < count; ++i) body += ",0";
    return body + "]}";
  };
  const auto refused = exchange_->post(who, *seen, nothings(most_in_bundle + 1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  const auto status = exchange_->post(who, *seen, nothings(most_in_bundle));
  ASSERT_TRUE(status);
  ASSERT_EQ(*exchange_->take_waiting(), 1U);
  const std::string told = **exchange_->status(who, default_root, status->id);
  EXPECT_THAT(told, HasSubstr(fmt::format("\"failure_count\":{}", most_in_bundle)));
  EXPECT_EQ(Json::parse(told).value()["failures"].items().size(), most_failures_told);
}

TEST_F(ExchangeTest, statuses_go_after_two_days) {
  const Collection made = add({.id = {}, .title = "c", .writers = {"account:a"}});
  const record::Actor who = actor("a");
  const auto seen = exchange_->look(who, default_root, made.id);
  const auto first = exchange_->post(who, *seen, "{\"objects\":[" + object(1, stix::Tlp::clear) + "]}");
  clock_.advance(25 * 3600 * nanoseconds_per_second);
  ASSERT_TRUE(exchange_->post(who, *seen, "{\"objects\":[" + object(2, stix::Tlp::clear) + "]}"));
  EXPECT_TRUE(exchange_->status(who, default_root, first->id)->has_value());
  clock_.advance(24 * 3600 * nanoseconds_per_second);
  ASSERT_TRUE(exchange_->post(who, *seen, "{\"objects\":[" + object(3, stix::Tlp::clear) + "]}"));
  EXPECT_FALSE(exchange_->status(who, default_root, first->id)->has_value());
}

TEST_F(ExchangeTest, a_next_of_another_collection_is_refused) {
  const Collection one = add({.id = {}, .title = "one", .readers = {{std::string(anybody)}}});
  const Collection two = add({.id = {}, .title = "two", .readers = {{std::string(anybody)}}});
  for (const Collection& made : {one, two})
    ASSERT_TRUE(
        exchange_->bring_in(system_, made, "{\"objects\":[" + object(1, stix::Tlp::clear) + "," + object(2, stix::Tlp::clear) + "]}", {}));
  const record::Actor who = actor("a");
  Filter filter;
  filter.limit = 1;
  const auto page = exchange_->page(*exchange_->look(who, default_root, one.id), filter, Bodies::no);
  ASSERT_TRUE(page);
  ASSERT_TRUE(page->more);
  filter.next = page->next;
  EXPECT_TRUE(exchange_->page(*exchange_->look(who, default_root, one.id), filter, Bodies::no));
  const auto refused = exchange_->page(*exchange_->look(who, default_root, two.id), filter, Bodies::no);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::usage);
}

TEST_F(ExchangeTest, collections_have_one_name_each) {
  const Collection one = add({.id = {}, .title = "one", .alias = "ind"});
  EXPECT_EQ(collections_->add(system_, {.id = {}, .title = "two", .alias = "ind"}, "test").error().code, ErrorCode::conflict);
  EXPECT_TRUE(collections_->add(system_, {.id = {}, .title = "two", .alias = "ind", .root = "other"}, "test"));
  EXPECT_EQ(collections_->find(system_, "ind").error().code, ErrorCode::conflict);
  EXPECT_EQ((*collections_->find(system_, "share/ind"))->id, one.id);
  for (const Collection& bad :
       {Collection{.id = {}, .title = ""}, Collection{.id = {}, .title = "x", .alias = "A B"},
        Collection{.id = {}, .title = "x", .alias = "00000000-0000-4000-8000-000000000001"},
        Collection{.id = {}, .title = "x", .readers = {{"sato"}}}, Collection{.id = {}, .title = "x", .root = "../x"}})
    EXPECT_EQ(collections_->add(system_, bad, "test").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(collections_->add(actor("a"), {.id = {}, .title = "x"}, "test").error().code, ErrorCode::not_permitted);
}

// A server that answers what it is told to.
class Remote final : public model::RemoteCollection {
 public:
  std::string address() const override { return "https://remote.example/taxii2/x/collections/y/"; }
  Result<model::RemotePage> page(const model::RemoteQuestion& question) override {
    asked.push_back(question);
    if (pages.empty()) return error(ErrorCode::unreachable, "cut");
    model::RemotePage out = pages.front();
    pages.erase(pages.begin());
    return out;
  }
  Result<model::RemoteOutcome> post(const std::string& envelope) override {
    sent.push_back(envelope);
    return model::RemoteOutcome{.id = "s", .done = false, .taken = 0, .failed = 0, .first_failure = {}};
  }
  Result<model::RemoteOutcome> outcome(const std::string&) override {
    return model::RemoteOutcome{.id = "s", .done = true, .taken = 1, .failed = 0, .first_failure = {}};
  }
  std::vector<model::RemotePage> pages;
  std::vector<model::RemoteQuestion> asked;
  std::vector<std::string> sent;
};

TEST_F(ExchangeTest, fetching_goes_on_where_it_was_cut) {
  const Collection made = add({.id = {}, .title = "c", .readers = {{std::string(anybody)}}});
  Transfers transfers(*database_, *exchange_, clock_);
  Remote remote;
  const auto page = [&](std::uint64_t number, std::string date, bool more, std::string next) {
    return model::RemotePage{"{\"objects\":[" + object(number, stix::Tlp::clear) + "]}", std::move(date), more, std::move(next)};
  };
  remote.pages = {page(1, "2026-01-01T00:00:01.000000Z", true, "n1")};
  EXPECT_EQ(transfers.pull(system_, remote, made).error().code, ErrorCode::unreachable);
  // A server without a next is asked by date, one that repeats itself is left.
  remote.pages = {page(1, "2026-01-01T00:00:01.500000Z", true, ""), page(2, "2026-01-01T00:00:02.000000Z", false, "")};
  const auto done = transfers.pull(system_, remote, made);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->taken, 2U);
  ASSERT_EQ(remote.asked.size(), 4U);
  EXPECT_EQ(remote.asked[1].next, "n1");
  EXPECT_EQ(remote.asked[2].added_after, "2026-01-01T00:00:01.000000Z");
  EXPECT_EQ(remote.asked[3].added_after, "2026-01-01T00:00:01.500000Z");
  remote.pages = {page(2, "2026-01-01T00:00:02.000000Z", true, ""), page(2, "2026-01-01T00:00:02.000000Z", true, "")};
  EXPECT_EQ(transfers.pull(system_, remote, made).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(exchange_->figures().versions, 2U);
  // What is sent is bounded by the mark.
  ASSERT_TRUE(exchange_->bring_in(system_, made, "{\"objects\":[" + object(3, stix::Tlp::red) + "]}", {}));
  int waits = 0;
  ASSERT_TRUE(transfers.push(system_, remote, made, stix::Tlp::amber, [&] { ++waits; }));
  ASSERT_EQ(remote.sent.size(), 1U);
  EXPECT_THAT(remote.sent[0], HasSubstr(id_of(2)));
  EXPECT_THAT(remote.sent[0], ::testing::Not(HasSubstr(id_of(3))));
  EXPECT_EQ(waits, 1);
  ASSERT_TRUE(transfers.push(system_, remote, made, stix::Tlp::amber, [] {}));
  EXPECT_EQ(remote.sent.size(), 1U);
}

// Where the records lie on a server, so do the collections: nothing is left on the machine.
class OnServer : public ExchangeTest {
 protected:
  void SetUp() override {
    auto& server = sql::testing::PostgresServer::shared();
    if (!server) {
      if (server.error().message.starts_with("skipped")) GTEST_SKIP() << server.error().message;
      FAIL() << server.error().message;
    }
    database_ = *sql::Database::open(*server->create_database());
    ExchangeTest::SetUp();
  }
};

TEST_F(OnServer, collections_lie_beside_the_records) {
  const Collection made = add({.id = {}, .title = "warnings"});
  std::string body = "{\"objects\":[";
  for (std::uint64_t n = 0; n < 50; ++n) body += (n == 0 ? "" : ",") + object(n, stix::Tlp::green);
  ASSERT_TRUE(exchange_->bring_in(system_, made, body + "]}", {}));
  const auto all = [&] {
    std::string out;
    Filter filter;
    filter.limit = 7;
    for (;;) {
      const auto page = exchange_->page(whole(made), filter, Bodies::yes);
      EXPECT_TRUE(page) << page.error().message;
      if (!page) return out;
      out += page->objects;
      if (!page->more) return out;
      filter.next = page->next;
    }
  };
  const std::string before = all();
  for (std::uint64_t n = 0; n < 50; ++n) EXPECT_THAT(before, HasSubstr(id_of(n)));
  EXPECT_FALSE(system_files().exists(folder_->path() / "objects" / made.id));
  exchange_.reset();
  open();
  EXPECT_EQ(all(), before) << "another process reads the same";
}

}  // namespace
}  // namespace sekimori::share
