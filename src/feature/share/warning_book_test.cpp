// Warnings of a hub at a member's own node: come, looked back for, answered, recalled.
#include "feature/share/warning_book.h"

#include "feature/share/exchange_fixture_test.h"
#include "feature/share/hub_fixture_test.h"
#include "feature/share/share_stix.h"
#include "feature/share/warning_watch.h"

namespace sekimori::share {
namespace {

class OurEvents final : public model::EventSearch {
 public:
  Result<std::uint64_t> each(const model::EventQuestion&, const std::function<Result<void>(const model::Event&)>& sink) override {
    for (const model::Event& event : events) TRY(sink(event));
    return events.size();
  }
  Result<std::vector<model::Event>> find(const std::vector<model::EventPointer>&) override { return std::vector<model::Event>(); }
  std::vector<model::Event> events;
};

class Warnings : public HubTest {
 protected:
  void SetUp() override {
    HubTest::SetUp();
    open_exchange(collections_, exchange_, *database_, *room_, directory_.path() / "objects", clock_, random_);
    sent_.emplace(*database_, room_->records, clock_, random_, Zone::tokyo());
    book_.emplace(WarningParts{.database = *database_,
                               .records = room_->records,
                               .exchange = *exchange_,
                               .collections = *collections_,
                               .sent = *sent_,
                               .clock = clock_,
                               .random = random_});
    Collection draft;
    draft.title = "warnings";
    collection_ = *collections_->add(record::Actor::system("test"), draft, "test");
    share_.number = "S-2025-001";
    share_.sha256 = std::string(64, 'a');
    share_.tlp = "AMBER";
    share_.kind = "insider_leak";
    share_.indicators = {{"domain", "bigfile.example"}, {"technique", "T1052.001"}, {"vulnerability", "CVE-2026-1234"}};
    share_.released_at = clock_.now();
    lead_.account = "lead";
    lead_.roles = {record::Role::case_lead};
  }
  void come(const Share& share) {
    const Json bundle =
        share_bundle(share, "record-1", Json::object({{"content", "大容量便で送られた"}}), {.id = "hub", .name = "架空ハブ"});
    const auto done = exchange_->bring_in(record::Actor::system("test"), collection_, bundle.dump(), {});
    ASSERT_TRUE(done) << done.error().message;
    ASSERT_TRUE(done->failures.empty()) << done->failures.front().message;
  }
  static Result<MetHere> no_technique(const std::string&) { return MetHere(); }

  std::optional<CollectionBook> collections_;
  std::optional<Exchange> exchange_;
  std::optional<SentReportBook> sent_;
  std::optional<WarningBook> book_;
  Collection collection_;
  Share share_;
  record::Actor lead_;
  OurEvents events_;
};

TEST_F(Warnings, come_once_with_their_words_in_both_languages) {
  come(share_);
  const auto fresh = book_->take("jcsip", collection_);
  ASSERT_TRUE(fresh) << fresh.error().message;
  EXPECT_EQ(*fresh, std::vector<std::string>{"W-2025-001"});
  EXPECT_TRUE(book_->take("jcsip", collection_)->empty());
  const auto known = book_->find(lead_, "W-2025-001");
  ASSERT_TRUE(known) << known.error().message;
  EXPECT_EQ(known->value.share, "S-2025-001");
  EXPECT_EQ(known->value.tlp, "AMBER");
  const auto text = book_->text(known->value);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_TRUE(text->description_ja.contains("大容量便で送られた"));
  EXPECT_TRUE(text->name_en.contains("leak by an insider"));
  EXPECT_EQ(text->indicators.size(), 3U);
}

TEST_F(Warnings, are_looked_back_for_in_ones_own_events) {
  come(share_);
  ASSERT_TRUE(book_->take("jcsip", collection_));
  auto none = book_->look_back(lead_, {"W-2025-001"}, events_, no_technique);
  ASSERT_TRUE(none) << none.error().message;
  EXPECT_FALSE(none->front().value.looked->seen());
  model::Event event;
  event.object = "https://up.bigfile.example/x";
  event.source_id = "proxy";
  events_.events = {event, {}};
  const auto seen = book_->look_back(lead_, {"W-2025-001"}, events_, [](const std::string& technique) -> Result<MetHere> {
    MetHere met;
    met.events = technique == "T1052.001" ? 2 : 0;
    return met;
  });
  ASSERT_TRUE(seen) << seen.error().message;
  ASSERT_EQ(seen->front().value.looked->met.size(), 2U);
  EXPECT_EQ(seen->front().value.looked->events, 2);
  EXPECT_EQ(seen->front().value.state, WarningState::looked);
  const auto answered = book_->note_answer(lead_, "W-2025-001", SightingOutcome::seen);
  ASSERT_TRUE(answered) << answered.error().message;
  EXPECT_EQ(answered->value.state, WarningState::answered);
}

TEST_F(Warnings, are_watched_for_in_what_comes_in_and_recorded_when_something_is_new) {
  come(share_);
  ASSERT_TRUE(book_->take("jcsip", collection_));
  EXPECT_EQ(book_->watch(lead_, "W-2025-001", Day{20'000}, "over").error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(book_->watch(lead_, "W-2025-001", Day{20'500}, "for a quarter"));
  const record::Actor program = record::Actor::system("hub");
  ASSERT_TRUE(book_->look_back(program, {"W-2025-001"}, events_, no_technique));
  const std::int64_t version = book_->find(lead_, "W-2025-001")->version;
  ASSERT_TRUE(book_->look_back(program, {"W-2025-001"}, events_, no_technique));
  EXPECT_EQ(book_->find(lead_, "W-2025-001")->version, version) << "nothing new, nothing recorded";
  model::Event event;
  event.object = "https://bigfile.example/";
  events_.events = {event};
  ASSERT_TRUE(book_->look_back(program, {"W-2025-001"}, events_, no_technique));
  EXPECT_TRUE(book_->find(lead_, "W-2025-001")->value.looked->seen());
}

TEST_F(Warnings, that_are_watched_for_are_rules_until_their_day_or_a_recall) {
  come(share_);
  ASSERT_TRUE(book_->take("jcsip", collection_));
  EXPECT_TRUE(book_->rules(lead_)->empty()) << "nobody took it into watch";
  WarningWatch watch(*book_);
  std::vector<model::Detection> hits;
  const auto look = [&](const std::string& object) {
    hits.clear();
    ASSERT_TRUE(watch.refresh());
    model::Event event;
    event.object = object;
    ASSERT_TRUE(watch.meet(event, [&](model::Detection&& hit) -> Result<void> {
      hits.push_back(std::move(hit));
      return {};
    }));
  };
  look("https://bigfile.example/");
  EXPECT_TRUE(hits.empty());
  ASSERT_TRUE(book_->watch(lead_, "W-2025-001", Day{20'450}, "for a while"));
  const auto rules = book_->rules(lead_);
  ASSERT_TRUE(rules) << rules.error().message;
  ASSERT_EQ(rules->size(), 1U);
  EXPECT_EQ(rules->front().rule, "warning:W-2025-001");
  EXPECT_EQ(rules->front().hub, "jcsip");
  EXPECT_EQ(rules->front().share, "S-2025-001");
  EXPECT_EQ(rules->front().state, WatchState::in_force);
  look("https://up.bigfile.example/x");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits.front().rule_id, "warning:W-2025-001");
  EXPECT_EQ(hits.front().level, model::RuleLevel::high);
  EXPECT_EQ(hits.front().matched.front().value.text, "bigfile.example");
  look("https://harmless.example/");
  EXPECT_TRUE(hits.empty());
  clock_.set(Instant{clock_.now().nanoseconds + 60 * nanoseconds_per_day});
  look("https://bigfile.example/");
  EXPECT_TRUE(hits.empty()) << "its day is over";
  EXPECT_EQ(book_->rules(lead_)->front().state, WatchState::expired);
  ASSERT_TRUE(book_->watch(lead_, "W-2025-001", Day{20'600}, "again"));
  look("https://bigfile.example/");
  EXPECT_EQ(hits.size(), 1U);
  share_.recalled_at = Instant{share_.released_at.nanoseconds + nanoseconds_per_second};
  come(share_);
  ASSERT_TRUE(book_->take("jcsip", collection_));
  look("https://bigfile.example/");
  EXPECT_TRUE(hits.empty()) << "the hub took it back";
  EXPECT_EQ(book_->rules(lead_)->front().state, WatchState::withdrawn);
  EXPECT_TRUE(book_->rules(lead_)->front().indicators.empty());
}

TEST_F(Warnings, are_looked_for_in_files_by_name_and_hash_and_what_was_not_compared_is_counted) {
  const std::string digest(64, 'a');
  share_.indicators = {{"file_name", "見積書.exe"}, {"hash", digest}, {"hash", std::string(32, 'b')}};
  come(share_);
  ASSERT_TRUE(book_->take("jcsip", collection_));
  EXPECT_FALSE(book_->find(lead_, "W-2025-001")->value.files) << "that nobody looked is said";
  const auto each = [&](const std::function<void(const FileSeen&)>& sink) -> Result<FilesTold> {
    sink({.path = "/mnt/a/plan.docx", .sha256 = std::string(64, 'c')});
    sink({.path = "/mnt/a/b.zip!/見積書.EXE", .sha256 = std::string(64, 'd')});
    sink({.path = "/mnt/a/other.bin", .sha256 = digest});
    sink({.path = "/mnt/a/locked.zip", .sha256 = ""});
    return FilesTold{.files = 4, .not_read = 1};
  };
  const auto looked = book_->look_in_files(lead_, {"W-2025-001"}, {"/mnt/a"}, each);
  ASSERT_TRUE(looked) << looked.error().message;
  const FilesLooked& files = *looked->front().value.files;
  EXPECT_EQ(files.files, 4);
  EXPECT_EQ(files.not_read, 1);
  EXPECT_EQ(files.not_compared, 1) << "MD5";
  ASSERT_EQ(files.met.size(), 2U);
  EXPECT_EQ(files.met[0].indicator.value, digest);
  EXPECT_EQ(files.met[0].sources, std::vector<std::string>{"/mnt/a/other.bin"});
  EXPECT_EQ(files.met[1].sources, std::vector<std::string>{"/mnt/a/b.zip!/見積書.EXE"});
  EXPECT_TRUE(book_->find(lead_, "W-2025-001")->value.seen());
  record::Actor employee;
  employee.account = "e";
  employee.roles = {record::Role::employee};
  EXPECT_EQ(book_->look_in_files(employee, {"W-2025-001"}, {}, each).error().code, ErrorCode::not_permitted);
}

// Takes a report, and says what became of it.
class OurHub final : public model::HubDesk {
 public:
  Result<model::HubTrial> try_out(const std::string&) override { return model::HubTrial{.outcome = model::TrialOutcome::works}; }
  Result<Json> report(const model::HubReportDraft& draft) override {
    given = draft;
    return told;
  }
  Result<Json> show(const std::string&) override { return told; }
  Result<std::string> draft(const std::string&) override { return std::string(); }
  Result<Json> consent(const std::string&, const std::string&, const std::string&, const std::string&) override { return told; }
  Result<Json> withdraw(const std::string&, const std::string&) override { return told; }
  Result<Json> answer(const std::string&, const Json&) override { return told; }
  Result<std::vector<model::HubCollection>> collections() override { return std::vector<model::HubCollection>(); }
  model::HubReportDraft given;
  Json told = Json::object({{"number", "R-2025-001"}, {"state", "received"}});
};

TEST_F(Warnings, that_were_made_of_ones_own_report_are_known_and_not_answered) {
  OurHub hub;
  HubLink link;
  link.name = "jcsip";
  // Several files are one report, with a hash over all of them.
  const auto several = sent_->send(
      lead_, hub, link, {.kind = "insider_leak", .title = "b", .file_name = "a.txt", .content = "b", .further = {{"c.txt", "d"}}});
  ASSERT_TRUE(several) << several.error().message;
  EXPECT_EQ(hub.given.further.size(), 1U);
  const auto sent = sent_->send(lead_, hub, link, {.kind = "insider_leak", .title = "a", .file_name = "a.txt", .content = "b"});
  ASSERT_TRUE(sent) << sent.error().message;
  EXPECT_NE(sent->value.sha256, several->value.sha256);
  EXPECT_FALSE(sent->value.settled());
  hub.told.set("state", "consented").set("draft", Json::object({{"sha256", share_.sha256}, {"k", 3}}));
  ASSERT_TRUE(sent_->follow(lead_, hub, "T-2025-002"));
  come(share_);
  ASSERT_TRUE(book_->take("jcsip", collection_));
  EXPECT_EQ(book_->find(lead_, "W-2025-001")->value.own_report, "T-2025-002");
  EXPECT_EQ(book_->note_answer(lead_, "W-2025-001", SightingOutcome::seen).error().code, ErrorCode::conflict);
  EXPECT_FALSE(*sent_->behind("another hub", share_.number, share_.sha256));
  hub.told.set("state", "released").set("share", share_.number);
  ASSERT_TRUE(sent_->follow(lead_, hub, "T-2025-002"));
  EXPECT_TRUE(sent_->find(lead_, "T-2025-002")->value.settled());
  EXPECT_TRUE(*sent_->behind("jcsip", share_.number, "")) << "by its number, too";
}

TEST_F(Warnings, that_were_recalled_say_nothing_any_more) {
  come(share_);
  ASSERT_TRUE(book_->take("jcsip", collection_));
  share_.recalled_at = Instant{share_.released_at.nanoseconds + nanoseconds_per_second};
  come(share_);
  EXPECT_TRUE(book_->take("jcsip", collection_)->empty());
  const auto known = book_->find(lead_, "W-2025-001");
  EXPECT_EQ(known->value.state, WarningState::recalled);
  const auto text = book_->text(known->value);
  EXPECT_TRUE(text->recalled);
  EXPECT_EQ(text->description_ja + text->name_ja + text->description_en + text->name_en, "");
  EXPECT_TRUE(text->indicators.empty());
  // Nor is it kept here in what came before.
  Filter every;
  every.versions = {.all = true, .first = false, .last = false, .exact = {}};
  every.limit = most_in_page;
  const std::string kept = exchange_->page(whole(collection_), every, Bodies::yes)->objects;
  EXPECT_FALSE(kept.contains("大容量便"));
  EXPECT_FALSE(kept.contains("language-content"));
  EXPECT_TRUE(kept.contains("\"revoked\":true"));
  EXPECT_TRUE(book_->take("jcsip", collection_)->empty());
  EXPECT_EQ(book_->look_back(lead_, {"W-2025-001"}, events_, no_technique).error().code, ErrorCode::conflict);
  EXPECT_EQ(book_->note_answer(lead_, "W-2025-001", SightingOutcome::seen).error().code, ErrorCode::conflict);
}

TEST_F(Warnings, wait_until_somebody_looked_back_and_a_lost_one_holds_up_no_other) {
  come(share_);
  ASSERT_TRUE(book_->take("jcsip", collection_));
  Share second = share_;
  second.number = "S-2025-002";
  const Json bundle = share_bundle(second, "record-2", Json::object({{"content", "別の件"}}), {.id = "hub", .name = "架空ハブ"});
  ASSERT_TRUE(exchange_->bring_in(record::Actor::system("test"), collection_, bundle.dump(), {}));
  // The round that brought the first one ended before anybody looked.
  EXPECT_EQ(book_->take("jcsip", collection_)->size(), 1U);
  EXPECT_EQ(*book_->waiting("jcsip"), (std::vector<std::string>{"W-2025-001", "W-2025-002"}));
  EXPECT_TRUE(book_->waiting("another")->empty());
  const auto gone = book_->find(lead_, "W-2025-001");
  Filter it;
  it.ids = {gone->value.report};
  ASSERT_TRUE(exchange_->remove(record::Actor::system("test"), whole(collection_), it));
  const auto looked = book_->look_back(lead_, *book_->waiting("jcsip"), events_, no_technique);
  ASSERT_TRUE(looked) << looked.error().message;
  EXPECT_EQ(looked->size(), 1U);
  EXPECT_EQ(book_->waiting("jcsip")->size(), 1U);
  EXPECT_EQ(book_->look_back(lead_, {"W-2025-001"}, events_, no_technique).error().code, ErrorCode::integrity);
}

TEST_F(Warnings, are_for_those_who_deal_with_cases) {
  come(share_);
  ASSERT_TRUE(book_->take("jcsip", collection_));
  record::Actor employee;
  employee.account = "e";
  employee.roles = {record::Role::employee};
  EXPECT_FALSE(book_->find(employee, "W-2025-001"));
  EXPECT_FALSE(book_->look_back(employee, {"W-2025-001"}, events_, no_technique));
}

}  // namespace
}  // namespace sekimori::share
