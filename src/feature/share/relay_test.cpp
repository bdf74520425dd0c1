// Warnings of other hubs at this one: who of its members gets them, what follows when their author takes them back, what goes no second
// round, and that a file which was handed over goes the same way.
#include <gmock/gmock.h>

#include "feature/share/exchange_fixture_test.h"
#include "feature/share/hub_fixture_test.h"
#include "feature/share/publisher.h"
#include "feature/share/relay_file.h"

namespace sekimori::share {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const HubIdentity north{.id = "north-hub", .name = "北の共有網"}, south{.id = "south-hub", .name = "南の共有網"},
    ours{.id = "our-hub", .name = "架空ハブ"};

class Relayed : public HubTest {
 protected:
  void SetUp() override {
    HubTest::SetUp();
    take_part(invite("架空製作所"), "heavy");
    open_exchange(collections_, exchange_, *database_, *room_, directory_.path() / "objects", clock_, random_);
    sent_.emplace(*database_, room_->records, clock_, random_, Zone::tokyo());
    warnings_.emplace(WarningParts{.database = *database_,
                                   .records = room_->records,
                                   .exchange = *exchange_,
                                   .collections = *collections_,
                                   .sent = *sent_,
                                   .clock = clock_,
                                   .random = random_});
    const auto identity = [] { return Result<HubIdentity>(ours); };
    publisher_.emplace(
        PublisherParts{.collections = *collections_, .exchange = *exchange_, .sigs = *sigs_, .reports = *reports_, .identity = identity});
    reports_->set_outlet(&*publisher_, nullptr);
    sources_.emplace(*database_, room_->records, clock_, random_, *sigs_);
    gate_.emplace(*members_);
    relay_.emplace(RelayParts{.warnings = *warnings_,
                              .reports = *reports_,
                              .sources = *sources_,
                              .collections = *collections_,
                              .gate = *gate_,
                              .identity = identity,
                              .clock = clock_});
    files_.emplace(WarningFilesParts{
        .exchange = *exchange_, .collections = *collections_, .warnings = *warnings_, .sources = *sources_, .relay = *relay_});
    Collection draft;
    draft.title = "from the north";
    collection_ = *collections_->add(record::Actor::system("test"), draft, "test");
    draft.title = "from the south";
    other_ = *collections_->add(record::Actor::system("test"), draft, "test");
    share_.number = "S-2025-007";
    share_.sha256 = std::string(64, 'a');
    share_.tlp = "GREEN";
    share_.kind = "insider_leak";
    share_.indicators = {{"domain", "bigfile.example"}, {"technique", "T1052.001"}};
    share_.released_at = clock_.now();
  }
  // A share of another hub comes into a collection and is taken as a warning of that source.
  std::vector<std::string> come(const Share& share, std::string_view record, const HubIdentity& from, std::string_view source,
                                std::string_view words = "大容量便で送られた") {
    const Collection& into = source == "north" ? collection_ : other_;
    const Json document = Json::object({{"content", words}, {"words", Json::object({{"en", "sent by a large-file service"}})}});
    const auto done = exchange_->bring_in(record::Actor::system("test"), into, share_bundle(share, record, document, from).dump(), {});
    EXPECT_TRUE(done) << done.error().message;
    if (done && !done->failures.empty()) ADD_FAILURE() << done->failures.front().message;
    const auto fresh = warnings_->take(source, into);
    EXPECT_TRUE(fresh) << fresh.error().message;
    return fresh.value_or(std::vector<std::string>());
  }
  Received one() {
    const auto all = relay_->list(operator_);
    EXPECT_TRUE(all) << all.error().message;
    return all && !all->empty() ? all->front() : Received();
  }
  std::string published(std::string_view audience) {
    const auto collection = publisher_->collection_of(audience);
    EXPECT_TRUE(collection) << collection.error().message;
    Filter filter;
    filter.versions.all = true;
    filter.limit = most_in_page;
    const auto page = exchange_->page(whole(*collection), filter, Bodies::yes);
    EXPECT_TRUE(page) << page.error().message;
    return page ? page->objects : std::string();
  }
  Followed follow() {
    const auto done = relay_->follow();
    EXPECT_TRUE(done) << done.error().message;
    return done.value_or(Followed());
  }
  void decide(std::string_view name, std::string_view tlp = "GREEN") {
    OutsideSource source;
    source.name = name;
    source.title = "北の共有網";
    source.decisions = {{.label = "GREEN", .audience = "heavy", .tlp = std::string(tlp)}};
    const auto put = sources_->put(operator_, source, "agreed");
    ASSERT_TRUE(put) << put.error().message;
  }

  // The north's warning as the south passes it on.
  Share passed_on() const {
    Share passed = share_;
    passed.provenance = Provenance::outside;
    passed.origin = ShareOrigin{.source = "x",
                                .warning = "W-2025-099",
                                .report = report_id_of("record-1"),
                                .version = "v",
                                .number = "S-2025-007",
                                .label = "GREEN",
                                .passed = {identity_id_of(north)}};
    return passed;
  }

  std::optional<CollectionBook> collections_;
  std::optional<Exchange> exchange_;
  std::optional<SentReportBook> sent_;
  std::optional<WarningBook> warnings_;
  std::optional<Publisher> publisher_;
  std::optional<OutsideSourceBook> sources_;
  std::optional<MemberGate> gate_;
  std::optional<Relay> relay_;
  std::optional<WarningFiles> files_;
  Collection collection_, other_;
  Share share_;
};

TEST_F(Relayed, a_warning_becomes_a_share_that_keeps_whose_it_was) {
  ASSERT_THAT(come(share_, "record-1", north, "north"), SizeIs(1));
  const Received came = one();
  EXPECT_EQ(came.hindrance, Hindrance::none);
  EXPECT_EQ(came.origin.label, "GREEN");
  EXPECT_THAT(came.origin.passed, ElementsAre(identity_id_of(north)));
  EXPECT_EQ(relay_->release(operator_, "W-2025-001", {.audience = "heavy", .tlp = "CLEAR"}).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(relay_->release(operator_, "W-2025-001", {.audience = "nobody"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(relay_->release(reviewer_, "W-2025-001", {.audience = "heavy"}).error().code, ErrorCode::not_permitted);
  const auto made = relay_->release(operator_, "W-2025-001", {.audience = "heavy", .tlp = "AMBER"});
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->value.number, "S-2025-001");
  EXPECT_EQ(made->value.provenance, Provenance::outside);
  EXPECT_EQ(made->value.kind, "insider_leak");
  ASSERT_TRUE(made->value.origin);
  EXPECT_EQ(made->value.origin->report, report_id_of("record-1"));
  EXPECT_EQ(made->value.origin->number, "S-2025-007");
  EXPECT_THAT(summary_of(made->value, Language::ja), HasSubstr("ほかのハブ"));
  EXPECT_THAT(shown_json(made->value).dump(), Not(HasSubstr("W-2025-001"))) << "what is the hub's own matter";
  const std::string found = published("heavy");
  EXPECT_THAT(found, HasSubstr("大容量便で送られた"));
  EXPECT_THAT(found, HasSubstr("sent by a large-file service"));
  EXPECT_THAT(found, HasSubstr("bigfile.example"));
  EXPECT_THAT(found, HasSubstr(stix::marking_id_of(stix::Tlp::amber)));
  EXPECT_THAT(found, Not(HasSubstr(stix::marking_id_of(stix::Tlp::green))));
  EXPECT_EQ(one().share, "S-2025-001");
  EXPECT_EQ(relay_->release(operator_, "W-2025-001", {.audience = "heavy"}).error().code, ErrorCode::conflict) << "once is enough";
}

TEST_F(Relayed, what_its_author_gave_no_leave_for_stays) {
  share_.tlp = "AMBER";
  come(share_, "record-1", north, "north");
  EXPECT_EQ(one().hindrance, Hindrance::label);
  EXPECT_EQ(relay_->release(operator_, "W-2025-001", {.audience = "heavy", .tlp = "RED"}).error().code, ErrorCode::not_permitted);
  share_.tlp = "GREEN";
  share_.policy.actions = PermittedActions::internally_visible;
  come(share_, "record-2", north, "north");
  EXPECT_EQ(one().hindrance, Hindrance::policy);
  share_.policy = {};
  share_.policy.until = Day{1};
  come(share_, "record-3", north, "north");
  EXPECT_EQ(one().hindrance, Hindrance::policy) << "its time is over";
  record::Actor stranger;
  stranger.account = "stranger";
  stranger.roles = {record::Role::member_contact};
  EXPECT_EQ(relay_->list(stranger).error().code, ErrorCode::not_permitted);
}

TEST_F(Relayed, a_recall_travels_on) {
  come(share_, "record-1", north, "north");
  ASSERT_TRUE(relay_->release(operator_, "W-2025-001", {.audience = "heavy"}));
  EXPECT_THAT(follow().recalled, IsEmpty());
  clock_.advance(60 * nanoseconds_per_second);
  share_.recalled_at = clock_.now();
  come(share_, "record-1", north, "north");
  EXPECT_THAT(follow().recalled, ElementsAre("S-2025-001"));
  const auto after = reports_->share(operator_, "S-2025-001");
  ASSERT_TRUE(after);
  EXPECT_EQ(after->value.recall_reason, recalled_outside);
  const std::string found = published("heavy");
  EXPECT_THAT(found, HasSubstr(R"("revoked":true)"));
  EXPECT_THAT(found, Not(HasSubstr("bigfile.example")));
  EXPECT_EQ(one().hindrance, Hindrance::recalled);
  EXPECT_EQ(relay_->release(operator_, "W-2025-001", {.audience = "heavy"}).error().code, ErrorCode::conflict);
  EXPECT_THAT(follow().recalled, IsEmpty()) << "once";
}

TEST_F(Relayed, goes_on_by_itself_where_that_was_decided) {
  decide("north", "AMBER");
  come(share_, "record-1", north, "north");
  const Followed first = follow();
  EXPECT_THAT(first.troubles, IsEmpty());
  ASSERT_THAT(first.released, ElementsAre("S-2025-001"));
  EXPECT_EQ(reports_->share(operator_, "S-2025-001")->value.tlp, "AMBER");
  EXPECT_THAT(follow().released, IsEmpty());
  // What a person took back does not come again by itself.
  ASSERT_TRUE(reports_->recall(operator_, "S-2025-001", "not for us"));
  EXPECT_THAT(follow().released, IsEmpty());
  // What its author says anew takes the place of what it said before.
  share_.released_at = Instant{clock_.now().nanoseconds + nanoseconds_per_second};
  clock_.advance(10 * nanoseconds_per_second);
  come(share_, "record-1", north, "north", "別の便で送られた");
  EXPECT_THAT(follow().released, ElementsAre("S-2025-002"));
  share_.released_at = clock_.now();
  clock_.advance(10 * nanoseconds_per_second);
  come(share_, "record-1", north, "north", "また別の便で送られた");
  const Followed last = follow();
  EXPECT_THAT(last.recalled, ElementsAre("S-2025-002"));
  EXPECT_THAT(last.released, ElementsAre("S-2025-003"));
  EXPECT_EQ(reports_->share(operator_, "S-2025-002")->value.recall_reason, revised_outside);
}

TEST_F(Relayed, nothing_goes_a_second_round) {
  // The south passes on what the north said, and what we said ourselves.
  Share passed = passed_on();
  decide("north");
  decide("south");
  come(share_, "record-1", north, "north");
  come(passed, "record-of-the-south", south, "south");
  const Followed done = follow();
  EXPECT_THAT(done.released, SizeIs(1)) << "two ways, one warning";
  EXPECT_THAT(done.troubles, IsEmpty());
  passed.origin->passed = {identity_id_of(ours), identity_id_of(north)};
  passed.origin->report = report_id_of("our-own");
  come(passed, "record-2-of-the-south", south, "south");
  EXPECT_THAT(follow().released, IsEmpty());
  const auto all = relay_->list(operator_);
  ASSERT_TRUE(all);
  ASSERT_THAT(*all, SizeIs(3));
  std::map<std::string, Hindrance> what;
  for (const Received& one : *all) what[one.warning.value.number] = one.hindrance;
  EXPECT_EQ(what["W-2025-003"], Hindrance::own);
  EXPECT_EQ(what["W-2025-002"], Hindrance::known);
  // Not back to where it came from.
  const Collection heavy = *publisher_->collection_of("heavy");
  const Day today = Zone::tokyo().day_of(clock_.now());
  EXPECT_FALSE(publisher_->departures(heavy, today)->ids.empty());
  EXPECT_TRUE(publisher_->departures(heavy, today, {"north"})->ids.empty());
  const auto of_the_north = publisher_->came_from(heavy, {"north"});
  ASSERT_TRUE(of_the_north) << of_the_north.error().message;
  EXPECT_EQ(of_the_north->count(report_id_of(reports_->shares(operator_)->front().id)), 1U);
  EXPECT_TRUE(publisher_->came_from(heavy, {"south"})->empty());
  Filter filter;
  filter.limit = 1;
  Seen seen = whole(heavy);
  const auto everything = exchange_->page(seen, filter, Bodies::yes);
  ASSERT_TRUE(everything);
  seen.held_back = *of_the_north;
  filter.types = {"report"};
  EXPECT_THAT(exchange_->page(seen, filter, Bodies::yes)->rows, IsEmpty());
  EXPECT_FALSE(*exchange_->has(seen, report_id_of(reports_->shares(operator_)->front().id)));
  filter.types = {"identity"};
  EXPECT_THAT(exchange_->page(seen, filter, Bodies::yes)->rows, SizeIs(1)) << "what is everybody's stays";
}

TEST_F(Relayed, what_was_taken_back_on_one_way_does_not_come_by_itself_on_another) {
  Share passed = passed_on();
  decide("north");
  decide("south");
  come(passed, "record-of-the-south", south, "south");
  EXPECT_THAT(follow().released, ElementsAre("S-2025-001"));
  come(share_, "record-1", north, "north");
  EXPECT_THAT(follow().released, IsEmpty());
  clock_.advance(60 * nanoseconds_per_second);
  passed.recalled_at = clock_.now();
  come(passed, "record-of-the-south", south, "south");
  const Followed done = follow();
  EXPECT_THAT(done.recalled, ElementsAre("S-2025-001"));
  EXPECT_THAT(done.released, IsEmpty()) << "the north may not have said yet that it was recalled";
  EXPECT_TRUE(relay_->release(operator_, "W-2025-002", {.audience = "heavy"})) << "a person may";
}

TEST_F(Relayed, a_member_that_is_named_in_it_is_not_told_to_the_others) {
  decide("north");
  come(share_, "record-1", north, "north", "被害は架空製作所です");
  const Followed done = follow();
  EXPECT_THAT(done.released, IsEmpty());
  ASSERT_THAT(done.troubles, SizeIs(1));
  EXPECT_THAT(done.troubles.front(), HasSubstr("W-2025-001"));
}

TEST_F(Relayed, what_is_pushed_into_its_collection_is_of_the_source) {
  OutsideSource source;
  source.name = "north";
  source.title = "北の共有網";
  source.kind = SourceClass::police;
  source.collections = {collection_.id};
  source.decisions = {{.label = "GREEN", .audience = "across", .tlp = "GREEN"}};
  ASSERT_TRUE(sources_->put(operator_, source, "agreed"));
  const auto done = exchange_->bring_in(record::Actor::system("test"), collection_,
                                        share_bundle(share_, "record-1", Json::object({{"content", "x"}}), north).dump(), {});
  ASSERT_TRUE(done);
  const auto came = relay_->arrived(collection_);
  ASSERT_TRUE(came) << came.error().message;
  EXPECT_THAT(came->released, ElementsAre("S-2025-001"));
  EXPECT_EQ(reports_->share(operator_, "S-2025-001")->value.origin->kind, SourceClass::police);
  EXPECT_THAT(relay_->arrived(other_)->released, IsEmpty()) << "nobody's";
  EXPECT_THAT(relay_->catch_up()->released, IsEmpty());
}

TEST_F(Relayed, a_source_is_described_within_bounds) {
  OutsideSource source;
  source.name = "north";
  source.title = "北";
  source.decisions = {{.label = "AMBER", .audience = "heavy", .tlp = "AMBER"}};
  EXPECT_EQ(sources_->put(operator_, source, "x").error().code, ErrorCode::invalid_input);
  source.decisions = {{.label = "GREEN", .audience = "heavy", .tlp = "CLEAR"}};
  EXPECT_EQ(sources_->put(operator_, source, "x").error().code, ErrorCode::invalid_input);
  source.decisions = {{.label = "GREEN", .audience = "nowhere", .tlp = "GREEN"}};
  EXPECT_EQ(sources_->put(operator_, source, "x").error().code, ErrorCode::not_found);
  const auto decision = standing_decision_from("GREEN=heavy:AMBER:insider_leak");
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->tlp, "AMBER");
  EXPECT_EQ(decision->kind, "insider_leak");
  EXPECT_EQ(standing_decision_from("CLEAR=across")->tlp, "CLEAR");
  EXPECT_FALSE(standing_decision_from("GREEN"));
  source.decisions = {*decision};
  ASSERT_TRUE(sources_->put(operator_, source, "x"));
  const auto again = outside_source_from(to_json(sources_->find(operator_, "north")->value));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->decisions.front().kind, "insider_leak");
  EXPECT_THAT(*sources_->of_member("M-001"), IsEmpty());
  source.member = "M-001";
  ASSERT_TRUE(sources_->put(operator_, source, "it takes part"));
  EXPECT_THAT(*sources_->of_member("M-001"), ElementsAre("north"));
  EXPECT_EQ(sources_->put(reviewer_, source, "x").error().code, ErrorCode::not_permitted);
}

constexpr std::string_view values_without_report =
    R"({"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000001","objects":[{"type":"indicator","spec_version":"2.1",)"
    R"("id":"indicator--00000000-0000-4000-8000-000000000002","created":"2025-11-01T00:00:00.000Z","modified":"2025-11-01T00:00:00.000Z",)"
    R"("pattern":"[url:value = 'http://evil.example/a']","pattern_type":"stix","valid_from":"2025-11-01T00:00:00Z"},{"type":"indicator"}]})";

TEST_F(Relayed, a_file_is_told_in_words_and_taken_as_a_warning) {
  OutsideSource source;
  source.name = "police";
  source.title = "警察";
  source.kind = SourceClass::police;
  source.direction = Direction::to_industry;
  ASSERT_TRUE(sources_->put(operator_, source, "they hand over files"));
  WarningFile file{.name = "hand-over.json", .content = std::string(values_without_report), .source = "police"};
  const auto told = preview_file(file);
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_TRUE(told->wrapped);
  EXPECT_THAT(told->problems, SizeIs(1));
  EXPECT_EQ(told->values.at("url"), 1U);
  EXPECT_THAT(told->said.ja, HasSubstr("URL 1"));
  EXPECT_THAT(told->said.en, HasSubstr("Not taken: 1"));
  EXPECT_FALSE(preview_file({.name = "x", .content = "{}"}));
  EXPECT_FALSE(preview_file({.name = "x", .content = "no json"}));
  EXPECT_FALSE(preview_file({.name = "x", .content = std::string(values_without_report), .label = "BLUE"}));
  // Nobody said how far it may go: by hand, and no further than AMBER.
  auto fresh = files_->take(operator_, file);
  ASSERT_TRUE(fresh) << fresh.error().message;
  ASSERT_THAT(*fresh, ElementsAre("W-2025-001"));
  EXPECT_EQ(to_json(one())["name_en"].text(), "hand-over.json");
  EXPECT_EQ(whole_json(*relay_->find(operator_, "W-2025-001"))["text"]["name_en"].text(), "hand-over.json");
  EXPECT_THAT(*files_->take(operator_, file), IsEmpty()) << "the same file twice is one warning";
  EXPECT_EQ(relay_->release(operator_, "W-2025-001", {.audience = "heavy", .tlp = "GREEN", .kind = "mail_with_url"}).error().code,
            ErrorCode::not_permitted);
  EXPECT_EQ(relay_->release(operator_, "W-2025-001", {.audience = "heavy"}).error().code, ErrorCode::invalid_input) << "of what kind?";
  const auto made = relay_->release(operator_, "W-2025-001", {.audience = "heavy", .kind = "mail_with_url"});
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->value.tlp, "AMBER");
  EXPECT_EQ(made->value.origin->kind, SourceClass::police);
  EXPECT_EQ(made->value.origin->direction, Direction::to_industry);
  EXPECT_THAT(summary_of(made->value, Language::ja), HasSubstr("警察"));
  EXPECT_EQ(files_->take(reviewer_, file).error().code, ErrorCode::not_permitted);
  file.source = "nobody";
  EXPECT_EQ(files_->take(operator_, file).error().code, ErrorCode::not_found);
}

TEST_F(Relayed, a_misp_event_bears_the_label_of_its_tag) {
  OutsideSource source;
  source.name = "isac";
  source.title = "他業界の ISAC";
  source.decisions = {{.label = "GREEN", .audience = "heavy", .tlp = "GREEN", .kind = "mail_with_url"}};
  ASSERT_TRUE(sources_->put(operator_, source, "agreed"));
  const std::string event =
      R"({"Event":{"uuid":"11111111-2222-4333-8444-555555555555","info":"wave of invoices","date":"2025-11-01","timestamp":"1762000000",)"
      R"("Orgc":{"name":"isac","uuid":"21111111-2222-4333-8444-555555555555"},"Tag":[{"name":"tlp:green"}],"Attribute":[)"
      R"({"uuid":"31111111-2222-4333-8444-555555555555","type":"url","to_ids":true,"value":"http://evil.example/b","timestamp":"1762000000"},)"
      R"({"uuid":"41111111-2222-4333-8444-555555555555","type":"text","to_ids":false,"value":"note","timestamp":"1762000000"}]}})";
  const WarningFile file{.name = "event.json", .content = event, .source = "isac"};
  const auto told = preview_file(file);
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_EQ(told->format, "misp");
  EXPECT_FALSE(told->wrapped);
  ASSERT_THAT(told->reports, SizeIs(1));
  EXPECT_EQ(told->reports.front().label, "GREEN");
  EXPECT_EQ(told->left_out.at("text"), 1U);
  ASSERT_TRUE(files_->take(operator_, file));
  const auto shares = reports_->shares(operator_);
  ASSERT_TRUE(shares);
  ASSERT_THAT(*shares, SizeIs(1)) << "the standing decision was followed";
  EXPECT_EQ(shares->front().value.kind, "mail_with_url");
}

}  // namespace
}  // namespace sekimori::share
