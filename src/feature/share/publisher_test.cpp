// What was released reaches programs of the group's members as STIX, and what was recalled is gone from there.
#include "feature/share/publisher.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "engine/stix/check.h"
#include "feature/share/exchange_fixture_test.h"
#include "feature/share/report_fixture_test.h"

namespace sekimori::share {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Published : public Reports {
 protected:
  void SetUp() override {
    Reports::SetUp();
    open_exchange(collections_, exchange_, *database_, *room_, directory_.path() / "objects", clock_, random_);
    publisher_.emplace(
        PublisherParts{.collections = *collections_, .exchange = *exchange_, .sigs = *sigs_, .reports = *reports_, .identity = [this] {
                         if (!identity_works_) return Result<HubIdentity>(error(ErrorCode::full, "the disk is full"));
                         return Result<HubIdentity>(HubIdentity{.id = "test-hub", .name = "架空ハブ"});
                       }});
    reports_->set_outlet(&*publisher_, nullptr);
  }
  // Everything that an account finds in the collection of the audience, all versions; "none" where there is no collection for him.
  std::string read(const record::Actor& actor, std::string_view audience) {
    const auto seen = exchange_->look(actor, hub_root, audience);
    if (!seen) return "none";
    Filter filter;
    filter.versions.all = true;
    const auto page = exchange_->page(*seen, filter, Bodies::yes);
    EXPECT_TRUE(page) << page.error().message;
    return page ? "[" + page->objects + "]" : std::string();
  }

  std::optional<CollectionBook> collections_;
  std::optional<Exchange> exchange_;
  std::optional<Publisher> publisher_;
  bool identity_works_ = true;
};

class Elsewhere final : public model::RemoteCollection {
 public:
  std::string address() const override { return "https://other-hub.example/taxii2/hub/collections/in/"; }
  Result<model::RemotePage> page(const model::RemoteQuestion&) override { return error(ErrorCode::unreachable, "not asked"); }
  Result<model::RemoteOutcome> post(const std::string& envelope) override {
    sent += envelope;
    return model::RemoteOutcome{.id = "s", .done = true, .taken = 1, .failed = 0, .first_failure = {}};
  }
  Result<model::RemoteOutcome> outcome(const std::string&) override { return error(ErrorCode::unreachable, "not asked"); }
  std::string sent;
};

// A member agreed to a group; another hub's members are others.
TEST_F(Published, goes_on_to_another_hub_only_as_it_was_agreed_to) {
  const Day today = Zone::tokyo().day_of(clock_.now());
  const record::Actor node = record::Actor::system("test");
  ASSERT_TRUE(reports_->release(operator_, ready(), "AMBER"));
  Transfers transfers(*database_, *exchange_, clock_);
  Elsewhere remote;
  const Collection heavy = *publisher_->collection_of("heavy");
  EXPECT_EQ(transfers.push(node, remote, heavy, stix::Tlp::green, [] {}).error().code, ErrorCode::not_permitted)
      << "nobody looked at shares";
  auto own = publisher_->departures(heavy, today);
  ASSERT_TRUE(own) << own.error().message;
  EXPECT_EQ(transfers.push(node, remote, heavy, stix::Tlp::amber, [] {}, &*own).error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(transfers.push(node, remote, heavy, stix::Tlp::green, [] {}, &*own));
  EXPECT_EQ(remote.sent, "") << "it is AMBER";
  const auto release_under = [&](PermittedActions actions) {
    clock_.advance(nanoseconds_per_second);
    const std::string number = receive();
    const ShareTerms terms{.widest = "GREEN", .policy = {.actions = actions}, .playbook_sha256 = {}};
    const std::string hash = draft(number, terms);
    EXPECT_TRUE(reports_->review(reviewer_, number, hash, "read"));
    EXPECT_TRUE(reports_->consent(contact_, number, hash, {}, ""));
    const auto share = reports_->release(operator_, number, "GREEN");
    EXPECT_TRUE(share) << share.error().message;
    return share ? *share : KnownShare();
  };
  const KnownShare closed = release_under(PermittedActions::internally_visible);
  const KnownShare open = release_under(PermittedActions::externally_invisible);
  own = publisher_->departures(heavy, today);
  ASSERT_TRUE(transfers.push(node, remote, heavy, stix::Tlp::green, [] {}, &*own));
  EXPECT_THAT(remote.sent, HasSubstr(report_id_of(open.id)));
  EXPECT_THAT(remote.sent, Not(HasSubstr(report_id_of(closed.id))));
  const auto left = [&](const KnownShare& share) {
    const auto changes = database_->read([&](sql::Transaction& tx) { return room_->changes.of_object(tx, "share", share.id); });
    return std::ranges::count_if(*changes, [](const record::StoredChange& one) {
      return one.record.contains("share.push") && one.record.contains("other-hub.example");
    });
  };
  EXPECT_EQ(left(open), 1) << "a record of where it went";
  EXPECT_EQ(left(closed), 0);
  // Whoever got it is told of its recall by the same way.
  clock_.advance(nanoseconds_per_second);
  remote.sent.clear();
  ASSERT_TRUE(reports_->recall(operator_, open.value.number, "wrong address"));
  own = publisher_->departures(heavy, today);
  ASSERT_TRUE(transfers.push(node, remote, heavy, stix::Tlp::green, [] {}, &*own));
  EXPECT_THAT(remote.sent, HasSubstr("\"revoked\":true"));
  EXPECT_EQ(publisher_->departures(Collection{.id = "x", .title = "x", .readers = {}}, today).error().code, ErrorCode::not_found);
}

TEST_F(Published, is_what_was_released_for_the_group_alone) {
  ASSERT_TRUE(reports_->release(operator_, ready(), "AMBER"));
  const std::string found = read(other_, "heavy");
  EXPECT_THAT(found, HasSubstr("[url:value = 'http://evil.example/a.exe']"));
  EXPECT_THAT(found, HasSubstr("URL 付きの標的型メール"));
  EXPECT_THAT(found, HasSubstr(stix::marking_id_of(stix::Tlp::amber)));
  EXPECT_THAT(found, Not(HasSubstr("kakuu-seiki")));
  EXPECT_THAT(found, Not(HasSubstr("yaegashi")));
  const auto checked = stix::check_text(found);
  ASSERT_TRUE(checked) << checked.error().message;
  for (const stix::CheckedObject& object : checked->objects)
    for (const stix::Problem& problem : object.problems)
      EXPECT_EQ(problem.severity, stix::Severity::note) << object.id << problem.pointer << " " << problem.what.message;
  record::Actor stranger;
  stranger.account = "stranger";
  stranger.groups = {"sig:chemistry"};
  EXPECT_EQ(read(stranger, "heavy"), "none");
}

TEST_F(Published, is_revoked_and_without_words_when_it_was_recalled) {
  const auto share = reports_->release(operator_, ready(), "GREEN");
  ASSERT_TRUE(share) << share.error().message;
  clock_.advance(60 * nanoseconds_per_second);
  ASSERT_TRUE(reports_->recall(operator_, share->value.number, "too near"));
  const std::string found = read(other_, "heavy");
  EXPECT_THAT(found, HasSubstr(R"("revoked":true)"));
  EXPECT_THAT(found, HasSubstr(report_id_of(share->id)));
  EXPECT_THAT(found, Not(HasSubstr("See [")));
  // Nothing is left of what it said of whoever reported it, nor of what was found there.
  EXPECT_THAT(found, Not(HasSubstr("evil.example")));
  EXPECT_THAT(found, Not(HasSubstr(share->value.pseudonym)));
  EXPECT_THAT(found, Not(HasSubstr(share->value.sha256)));
  EXPECT_THAT(found, HasSubstr(R"("attributes":{"industry":"*","size":"*","region":"*","month":"*"})"));
  const std::string shown = shown_json(reports_->share(other_, share->value.number)->value).dump();
  for (const std::string& gone : {share->value.pseudonym, share->value.sha256, share->value.attributes.dump(), share->value.epoch})
    EXPECT_THAT(shown, Not(HasSubstr(gone)));
  EXPECT_THAT(found, Not(HasSubstr(share->value.released_at.to_rfc3339(3) + R"(","object_marking_refs")")))
      << "earlier versions are destroyed";
  EXPECT_EQ(publisher_->catch_up()->done, 0U);
}

// The release is told late: what it tells of was recalled meanwhile.
TEST_F(Published, stays_back_when_the_recall_was_quicker) {
  reports_->set_outlet(nullptr, nullptr);
  const auto share = reports_->release(operator_, ready(), "GREEN");
  ASSERT_TRUE(share) << share.error().message;
  ASSERT_TRUE(reports_->recall(operator_, share->value.number, "too near"));
  ASSERT_TRUE(publisher_->follow(share->value.number));
  EXPECT_THAT(read(other_, "heavy"), Not(HasSubstr("evil.example")));
}

TEST_F(Published, is_taken_back_at_the_next_try_and_one_trouble_holds_up_no_other_share) {
  const auto first = reports_->release(operator_, ready(), "GREEN"), second = reports_->release(operator_, ready(), "GREEN");
  ASSERT_TRUE(first && second);
  clock_.advance(60 * nanoseconds_per_second);
  reports_->set_outlet(nullptr, nullptr);  // neither recall was told
  ASSERT_TRUE(reports_->recall(operator_, first->value.number, "too near"));
  ASSERT_TRUE(reports_->recall(operator_, second->value.number, "too near"));
  identity_works_ = false;
  auto tried = publisher_->catch_up();
  ASSERT_TRUE(tried) << tried.error().message;
  EXPECT_EQ(tried->done, 0U);
  EXPECT_EQ(tried->troubles.size(), 2U);
  identity_works_ = true;
  tried = publisher_->catch_up();
  EXPECT_EQ(tried->done, 2U);
  EXPECT_TRUE(tried->troubles.empty());
  EXPECT_THAT(read(other_, "heavy"), HasSubstr(R"("revoked":true)"));
}

TEST_F(Published, is_nothing_that_its_label_keeps_from_programs) {
  ASSERT_TRUE(reports_->release(operator_, ready(), "RED"));
  EXPECT_EQ(read(other_, "heavy"), "none");
}

TEST_F(Published, is_caught_up_with_after_a_stop) {
  reports_->set_outlet(nullptr, nullptr);
  ASSERT_TRUE(reports_->release(operator_, ready(), "CLEAR"));
  EXPECT_EQ(read(other_, "heavy"), "none");
  EXPECT_EQ(publisher_->catch_up()->done, 1U);
  EXPECT_THAT(read(other_, "heavy"), HasSubstr("evil.example"));
  EXPECT_EQ(publisher_->catch_up()->done, 0U);
}

// A group that is founded later reads what goes across all groups, and one that leaves a group across others reads it no more.
TEST_F(Published, is_read_by_the_groups_of_today) {
  sigs_->set_follower([this] { ASSERT_TRUE(publisher_->follow_groups()); });
  const auto reads = [&](std::string_view audience, std::string_view group) {
    const auto known = collections_->find(record::Actor::system("test"), fmt::format("hub/{}", audience));
    return known && *known &&
           std::ranges::any_of((*known)->readers, [&](const Reader& one) { return one.who == fmt::format("group:sig:{}", group); });
  };
  ASSERT_TRUE(publisher_->collection_of("across"));
  EXPECT_FALSE(reads("across", "gas"));
  ASSERT_TRUE(sigs_->add(operator_, {.id = "gas", .name = {"ガス", "Gas"}, .across = {}}, "founded"));
  EXPECT_TRUE(reads("across", "gas"));
  ASSERT_TRUE(sigs_->add(operator_,
                         {.id = "both", .name = {"両方", "Both"}, .kind = SigKind::cross_group, .k = 5, .across = {"heavy", "gas"}}, "x"));
  ASSERT_TRUE(publisher_->collection_of("both"));
  EXPECT_TRUE(reads("both", "gas"));
  ASSERT_TRUE(sigs_->change(operator_, "both", "gas goes its own way", [](Sig& sig) -> Result<void> {
    sig.across = {"heavy", "chemistry"};
    return {};
  }));
  EXPECT_TRUE(reads("both", "chemistry") && !reads("both", "gas"));
}

TEST_F(Published, tells_only_indicators_that_were_consented_to) {
  const std::string number = receive();
  draft(number);
  // The bytes are the gate's; what is said beside them has to stand in them.
  const auto refused =
      reports_->draft(operator_, number, *masking_->released,
                      {.audience = "heavy", .epoch = "", .pseudonym = "", .indicators = {{"domain", "kakuu-seiki.example"}}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace sekimori::share
