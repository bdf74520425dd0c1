#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "engine/ledger/key_rotation.h"
#include "engine/seal/verification.h"
#include "feature/respond/case_bag.h"
#include "feature/respond/consultation_paper.h"
#include "record/ledger_sink.h"
#include "store/blob/file_blobs.h"

namespace sekimori::respond {
namespace {

class People final : public model::PersonDirectory {
 public:
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view number) override {
    for (const auto& one : known)
      if (one.person.staff_number == number) return one;
    return {};
  }
  std::optional<model::KnownPerson> find(const model::PersonId& id) override {
    for (const auto& one : known)
      if (one.id == id) return one;
    return {};
  }
  Result<std::vector<model::KnownPerson>> all() override { return known; }
  Result<void> refresh() override { return {}; }
  std::vector<model::KnownPerson> known;
};

class Secrets final : public model::SecretDirectory {
 public:
  std::optional<model::KnownSecret> find_by_path(std::string_view path) override {
    for (const auto& one : known)
      if (path.starts_with(one.secret.places.at(0))) return one;
    return {};
  }
  std::optional<model::KnownSecret> find(const model::SecretId& id) override {
    for (const auto& one : known)
      if (one.id == id) return one;
    return {};
  }
  Result<std::vector<model::KnownSecret>> all() override { return known; }
  Result<void> refresh() override { return {}; }
  std::vector<model::KnownSecret> known;
};

class Sources final : public model::SourceBlocks {
 public:
  Result<std::vector<model::SourceStanding>> sources() override { return standing; }
  Result<std::optional<model::SourceStanding>> find_source(std::string_view name) override {
    for (const auto& one : standing)
      if (one.id == name || one.source.name == name) return std::optional(one);
    return std::optional<model::SourceStanding>();
  }
  Result<std::vector<model::KeptBlock>> blocks(std::string_view source, std::optional<Instant>, std::optional<Instant>) override {
    std::vector<model::KeptBlock> out;
    for (const auto& block : kept)
      if (block.source_id == source) out.push_back(block);
    return out;
  }
  Result<std::optional<model::KeptBlock>> find_block(std::string_view sha256) override {
    for (const auto& block : kept)
      if (block.sha256 == sha256) return std::optional(block);
    return std::optional<model::KeptBlock>();
  }
  std::vector<model::SourceStanding> standing;
  std::vector<model::KeptBlock> kept;
};

class Events final : public model::EventSearch {
 public:
  Result<std::uint64_t> each(const model::EventQuestion& question, const std::function<Result<void>(const model::Event&)>& sink) override {
    std::uint64_t count = 0;
    for (const model::Event& event : all)
      if (std::ranges::find(question.users.empty() ? question.devices : question.users,
                            question.users.empty() ? event.device : event.user) !=
          (question.users.empty() ? question.devices : question.users).end()) {
        ++count;
        TRY(sink(event));
      }
    return count;
  }
  Result<std::vector<model::Event>> find(const std::vector<model::EventPointer>& pointers) override {
    std::vector<model::Event> out;
    for (const model::Event& event : all)
      for (const auto& pointer : pointers)
        if (pointer.event_id == to_hex(ByteView(event.id.bytes))) out.push_back(event);
    return out;
  }
  std::vector<model::Event> all;
};

class Proofs final : public model::SecrecyProofs {
 public:
  Result<Json> prove(std::string_view number, Day day) override {
    asked = day;
    if (number == "S-2") return error(ErrorCode::not_found, "not in effect");
    return Json::parse(R"({"number":"S-1","verdict":{"secrecy_management":"met","usefulness":"unknown","non_public":"partly"},
      "recorded_by_the_day":{"body_hash":"aa11","recorded_at":"2026-01-05T00:00:00Z","secret":{"requirements":{"secrecy_management":
        {"status":"met","evidence":[{"day":"2026-01-05","text":"表紙に極秘と表示"}]}}}},
      "entered_afterwards":{"body_hash":"bb22","recorded_at":"2026-04-01T00:00:00Z","secret":{"requirements":{"usefulness":
        {"status":"met","evidence":[{"day":"2026-03-30","text":"後から書いた有用性"}]}}}},
      "agreements":[],"missing":[{"ja":"有用性の証拠がない。","en":"x"}]})");
  }
  std::optional<Day> asked;
};

class RespondTest : public ::testing::Test {
 protected:
  void SetUp() override {
    node_ = std::make_unique<ledger::NodeLedger>(*ledger::open_node_ledger(files_, folder_.path() / "node", {}, clock_, random_));
    sink_ = std::make_unique<record::NodeLedger>(*node_->ledger);
    database_ = *sql::Database::open((folder_.path() / "t.db").string());
    auto room = record::RecordRoom::open(
        {.database = *database_, .clock = clock_, .random = random_, .ledger = *sink_, .people = people_, .node = "n"});
    ASSERT_TRUE(room) << room.error().message;
    room_ = *std::move(room);
    blobs_ = *blob::FileBlobs::open(files_, folder_.path() / "blobs", random_);
    parts_ = std::make_unique<RespondParts>(RespondParts{.database = *database_,
                                                         .records = *room_,
                                                         .blobs = *blobs_,
                                                         .ledger = *node_->ledger,
                                                         .people = people_,
                                                         .secrets = secrets_,
                                                         .sources = sources_,
                                                         .events = events_,
                                                         .proofs = proofs_,
                                                         .files = files_,
                                                         .clock = clock_,
                                                         .random = random_,
                                                         .zone = Zone::tokyo(),
                                                         .tool = "sekimori test"});
    fill();
  }

  void fill() {
    model::KnownPerson person{model::PersonId::make(clock_, random_), {}};
    person.person.staff_number = "A-1";
    person.person.name = "試験 太郎";
    person.person.accounts = {"taro"};
    person.person.last_day_at_work = *Day::parse("2026-03-01");
    people_.known.push_back(person);
    for (const char* number : {"S-1", "S-2"}) {
      model::KnownSecret secret{model::SecretId::make(clock_, random_), {}};
      secret.secret.number = number;
      secret.secret.title = "題名" + std::string(number);
      secret.secret.places = {"\\\\fs\\" + std::string(number)};
      secrets_.known.push_back(secret);
    }
    model::SourceStanding source;
    source.id = "00000000-0000-7000-8000-00000000000a";
    source.source.name = "client";
    source.events = 2;
    sources_.standing.push_back(source);
    for (const char* text : {"block one", "block two"}) {
      const auto kept = *blobs_->put(as_bytes(text));
      model::KeptBlock block;
      block.source_id = source.id;
      block.sha256 = to_hex(kept.digest);
      block.name = "logs/client.csv";
      block.bytes = kept.size;
      sources_.kept.push_back(block);
    }
    for (int i = 0; i < 2; ++i) {
      model::Event event;
      event.id.bytes[0] = static_cast<Byte>(i + 1);
      event.time = *Instant::parse(i == 0 ? "2026-02-20T10:00:00Z" : "2026-03-05T10:00:00Z");
      event.activity = model::Activity::copy;
      event.user = "taro";
      event.object = "\\\\fs\\S-1\\題名の書類.docx";
      event.peripheral = "WD-4711";
      event.bytes = 1000;
      event.source_id = source.id;
      event.block = sources_.kept[static_cast<size_t>(i)].sha256;
      event.raw = "{\"a\":1}";
      events_.all.push_back(event);
    }
    // Nobody is named, but the computer is lent to the person.
    model::Event nameless = events_.all[1];
    nameless.id.bytes[0] = 9;
    nameless.user.clear();
    nameless.device = "PC-11";
    events_.all.push_back(nameless);
    people_.known[0].person.devices = {"PC-11"};
  }

  std::string put_alert() {
    model::Alert alert;
    alert.score = 90;
    alert.person_id = people_.known[0].id.to_string();
    alert.first = events_.all[0].time;
    alert.last = events_.all[1].time;
    alert.peripherals = {"WD-4711"};
    alert.secrets = {{secrets_.known[0].id.to_string(), "S-1", model::Level::top, 2}};
    model::AlertFactor factor;
    factor.name = "level_top";
    factor.ja = "営業秘密1件を外へ移した";
    factor.points = 40;
    factor.event_count = 7;
    for (const auto& event : std::span(events_.all).first(2))
      factor.events.push_back({to_hex(ByteView(event.id.bytes)), event.block, 0, event.time});
    alert.factors = {factor};
    alert.opposite_ja = {"承認された持ち出しかもしれない。"};
    alert.sentence_ja = "P-XXXX は持ち出した。";
    record::Draft draft;
    draft.kind = "alert";
    draft.id = "0190a000-0000-8000-8000-000000000001";
    draft.body = to_json(alert);
    draft.summary = Json::object({{"score", 90}, {"state", "new"}});
    record::Change change;
    change.actor = system_;
    change.verb = record::Verb::create;
    auto written = database_->write([&](sql::Transaction& tx) { return room_->records.put(tx, draft, change); });
    EXPECT_TRUE(written);
    return draft.id;
  }

  Path file(std::string_view name, std::string_view content) {
    const Path path = folder_.path() / name;
    EXPECT_TRUE(files_.make_directories(path.parent_path()));
    EXPECT_TRUE(files_.replace(path, as_bytes(content), Durable::no));
    return path;
  }
  KnownCase open(model::CaseTrigger trigger = model::CaseTrigger::customer_complaint) {
    CaseOpening opening;
    opening.trigger = trigger;
    opening.title = "件名";
    auto opened = CaseBook(*parts_).open(system_, opening, "試験");
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    return opened->known;
  }
  Acquisition how() { return {.actor = system_, .second_person = "立会", .place = "本社", .reason = "保全"}; }

  TemporaryDirectory folder_ = *TemporaryDirectory::create();
  Files& files_ = system_files();
  FixedClock clock_{*Instant::parse("2026-04-04T00:00:00Z")};
  SeededRandom random_{3};
  record::Actor system_ = record::Actor::system("test");
  People people_;
  Secrets secrets_;
  Sources sources_;
  Events events_;
  Proofs proofs_;
  std::unique_ptr<ledger::NodeLedger> node_;
  std::unique_ptr<record::NodeLedger> sink_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  std::unique_ptr<blob::BlobStore> blobs_;
  std::unique_ptr<RespondParts> parts_;
};

TEST_F(RespondTest, opening_from_an_alert_holds_its_sources_secrets_and_takes_its_person) {
  const std::string alert = put_alert();
  CaseOpening opening;
  opening.trigger = model::CaseTrigger::exit_check;
  opening.title = "持出し";
  opening.alerts = {alert};
  const auto opened = CaseBook(*parts_).open(system_, opening, "点検");
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->known.facts.number, "2026-001");
  EXPECT_EQ(opened->known.facts.persons, std::vector{people_.known[0].id.to_string()});
  EXPECT_EQ(opened->known.facts.secrets, std::vector{secrets_.known[0].id.to_string()});
  const auto held = [&](const std::string& kind, const std::string& id) {
    return *database_->read([&](sql::Transaction& tx) { return room_->holds.is_held(tx, {kind, id}); });
  };
  EXPECT_TRUE(held("source", sources_.standing[0].id));
  EXPECT_FALSE(held("source", "another"));
  EXPECT_TRUE(held("secret", secrets_.known[0].id.to_string()));
  const auto after = room_->records.read_record(*database_, system_, "alert", alert);
  ASSERT_TRUE(after && *after);
  EXPECT_EQ((*after)->body["state"].text(), "in_case");
  EXPECT_EQ((*after)->summary["score"].integer_or(0), 90) << "what the alert's owner shows of it stays";
  EXPECT_EQ(open().facts.number, "2026-002");
}

TEST_F(RespondTest, without_an_alert_every_source_is_held) {
  open();
  EXPECT_TRUE(*database_->read([&](sql::Transaction& tx) { return room_->holds.is_held(tx, {"source", "any"}); }));
}

TEST_F(RespondTest, who_is_not_on_the_reader_list_does_not_learn_of_a_case) {
  CaseOpening opening;
  opening.trigger = model::CaseTrigger::anonymous_report;
  opening.title = "秘密の件";
  opening.readers = {"role:legal"};
  ASSERT_TRUE(CaseBook(*parts_).open(system_, opening, "x"));
  record::Actor lead, legal;
  lead.account = "lead";
  lead.roles = {record::Role::case_lead};
  legal.account = "legal";
  legal.roles = {record::Role::legal};
  CaseBook cases(*parts_);
  EXPECT_TRUE(cases.list(lead)->empty());
  EXPECT_EQ(cases.find(lead, "2026-001").error().code, ErrorCode::not_found);
  EXPECT_EQ(cases.list(legal)->size(), 1U);
  EXPECT_TRUE(cases.find(legal, "2026-001"));
}

TEST_F(RespondTest, a_folder_is_kept_whole_and_says_what_it_could_not_take) {
  const KnownCase known = open();
  const Path one = file("in/深い/一.txt", "one");
  file("in/b.txt", "two");
  std::filesystem::create_symlink("/etc/passwd", folder_.path() / "in/link");
  ExhibitBook book(*parts_);
  const auto exhibit = book.add_path(known, folder_.path() / "in", how());
  ASSERT_TRUE(exhibit) << exhibit.error().message;
  EXPECT_EQ(exhibit->facts.number, "甲1");
  EXPECT_EQ(exhibit->facts.files, 2U);
  EXPECT_EQ(exhibit->facts.left_out, std::vector<std::string>{"link\tsymlink"});
  EXPECT_EQ(exhibit->facts.digest(), exhibit->facts.inventory);
  const auto files = *book.files_of(exhibit->facts);
  EXPECT_EQ(files[1].name, "深い/一.txt");
  EXPECT_EQ(files[1].sha256, to_hex(sha256(std::string_view("one"))));
  EXPECT_EQ(book.add_path(known, one, how())->facts.number, "甲2");
  EXPECT_EQ(book.add_path(known, one, how()).error().code, ErrorCode::conflict);
  EXPECT_EQ(book.add_path(known, folder_.path() / "none", how()).error().code, ErrorCode::not_found);
  const auto steps = *book.steps(system_, known);
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].second.verb, model::CustodyVerb::acquire);
  EXPECT_EQ(steps[0].second.second_person, "立会");
  EXPECT_TRUE(*database_->read([&](sql::Transaction& tx) { return room_->holds.is_held(tx, {"blob", files[1].sha256}); }));
}

TEST_F(RespondTest, an_extract_stands_beside_its_whole_and_needs_a_reason) {
  const KnownCase known = open();
  ExhibitBook book(*parts_);
  const auto whole = book.add_source(known, "client", {}, how());
  ASSERT_TRUE(whole) << whole.error().message;
  EXPECT_EQ(whole->facts.files, 2U);
  ExtractWish wish;
  wish.person = people_.known[0].id.to_string();
  EXPECT_EQ(book.add_extract(known, *whole, wish, how()).error().code, ErrorCode::invalid_input);
  wish.reason = "読みやすくするため";
  const auto extract = book.add_extract(known, *whole, wish, how());
  ASSERT_TRUE(extract) << extract.error().message;
  EXPECT_EQ(extract->facts.number, "甲1-2");
  EXPECT_EQ(book.add_extract(known, *whole, wish, how())->facts.number, "甲1-3");
  EXPECT_EQ(book.add_extract(known, *extract, wish, how()).error().code, ErrorCode::invalid_input) << "no extract of an extract";
  const auto files = *book.files_of(extract->facts);
  const Bytes csv = *blobs_->get(*blob::parse_digest(files[0].sha256), blob::Verify::yes);
  EXPECT_EQ(std::ranges::count(as_text(csv), '\n'), 4) << "header, two acts of the account, one of the lent computer";
  EXPECT_EQ(book.add_source(known, "nowhere", {}, how()).error().code, ErrorCode::not_found);
  EXPECT_EQ(book.find(system_, known, "1-2")->facts.number, "甲1-2");
  EXPECT_TRUE(exhibit_number_less("甲2", "甲10"));
  EXPECT_EQ(bag_id_of("甲1-2"), "KO1-2");
}

TEST_F(RespondTest, custody_notices_damage_and_disposal_waits_for_the_hold) {
  const KnownCase known = open();
  ExhibitBook book(*parts_);
  const auto exhibit = *book.add_path(known, file("a.txt", "alpha"), how());
  CustodyNote note;
  note.actor = system_;
  note.reason = "確認";
  const auto seen = book.note(known, "甲1", note);
  ASSERT_TRUE(seen) << seen.error().message;
  EXPECT_EQ(seen->hash_before, seen->hash_after);
  note.verb = model::CustodyVerb::dispose;
  EXPECT_EQ(book.note(known, "甲1", note).error().code, ErrorCode::conflict);
  note.verb = model::CustodyVerb::verify;
  const std::string& hash = exhibit.facts.sha256;
  const Path kept = folder_.path() / "blobs/sha256" / hash.substr(0, 2) / hash.substr(2);
  std::filesystem::permissions(kept, std::filesystem::perms::owner_all);
  std::ofstream(kept, std::ios::app) << "x";
  EXPECT_EQ(book.note(known, "甲1", note).error().code, ErrorCode::integrity);
  EXPECT_TRUE(book.steps(system_, known)->back().second.hash_after.starts_with("damaged:"));
  ASSERT_TRUE(CaseBook(*parts_).release(system_, known, "終結"));
  EXPECT_EQ(CaseBook(*parts_).release(system_, known, "終結").error().code, ErrorCode::conflict);
}

TEST_F(RespondTest, the_paper_holds_the_facts_and_neither_titles_nor_unrevealed_names) {
  CaseOpening opening;
  opening.trigger = model::CaseTrigger::exit_check;
  opening.title = "持出しの件";
  opening.alerts = {put_alert()};
  opening.secrets = {"S-2"};
  const KnownCase known = CaseBook(*parts_).open(system_, opening, "点検")->known;
  ExhibitBook book(*parts_);
  ASSERT_TRUE(book.add_source(known, "client", {}, how()));
  const auto facts = gather_facts(*parts_, system_, known, {"架空社", "", "", ""});
  ASSERT_TRUE(facts) << facts.error().message;
  EXPECT_EQ(facts->act_day.to_string(), "2026-02-20") << "the requirements are judged as of the first act";
  EXPECT_EQ(proofs_.asked, facts->act_day);
  ASSERT_EQ(facts->acts.size(), 2U);
  EXPECT_EQ(facts->acts[0].exhibit, "甲1");
  EXPECT_EQ(facts->acts[0].secrets, std::vector<std::string>{"S-1"});
  const std::string html = to_html(write_consultation(*facts));
  for (const char* words :
       {"保存先を特定し直ちに保全する", "内容を限定せずに保全する", "調査・確認の経過を明らかにする", "WD-4711", "表紙に極秘と表示",
        "後日の記入", "後から書いた有用性", "最終出社日の後に1件の行為", "承認された持ち出しかもしれない。",
        "延べ5件は、一つずつ示していない", "S-2: 最初の行為の日までの管理の記録がない"})
    EXPECT_NE(html.find(words), std::string::npos) << words;
  EXPECT_EQ(html.find("試験 太郎"), std::string::npos);
  EXPECT_EQ(html.find("題名"), std::string::npos);
}

TEST_F(RespondTest, a_name_appears_once_two_persons_have_agreed) {
  CaseOpening opening;
  opening.trigger = model::CaseTrigger::found_item;
  opening.title = "件";
  opening.persons = {"A-1"};
  const KnownCase known = CaseBook(*parts_).open(system_, opening, "x")->known;
  record::Actor first, second;
  first.account = "first";
  first.roles = {record::Role::legal};
  second.account = "second";
  second.roles = {record::Role::secret_manager};
  auto revealed = database_->write([&](sql::Transaction& tx) -> Result<void> {
    const auto id =
        TRY(room_->pseudonyms.request(tx, {.person = known.facts.persons[0], .reason = "相談のため"}, {.actor = first, .reason = "x"}));
    TRY(room_->pseudonyms.decide(tx, id, record::Decision::agree, record::Role::legal, {.actor = first, .reason = "x"}));
    TRY(room_->pseudonyms.decide(tx, id, record::Decision::agree, record::Role::secret_manager, {.actor = second, .reason = "x"}));
    return {};
  });
  ASSERT_TRUE(revealed) << revealed.error().message;
  EXPECT_EQ(gather_facts(*parts_, system_, known, {})->persons[0].name, "試験 太郎");
}

TEST_F(RespondTest, the_bag_is_good_carries_its_custody_and_leaves_no_copies_behind) {
  const KnownCase known = open();
  ExhibitBook book(*parts_);
  BagWish wish;
  wish.bag = folder_.path() / "out/bag";
  ASSERT_TRUE(files_.make_directories(folder_.path() / "out"));
  EXPECT_EQ(bag_case(*parts_, system_, known, wish).error().code, ErrorCode::invalid_input) << "nothing to seal";
  ASSERT_TRUE(book.add_path(known, file("a.txt", "alpha"), how()));
  ASSERT_TRUE(book.add_source(known, "client", {}, how()));
  const auto bag = bag_case(*parts_, system_, known, wish);
  ASSERT_TRUE(bag) << bag.error().message;
  EXPECT_EQ(bag->sealed.exhibits.size(), 2U);
  EXPECT_GE(bag->records, 7U) << "case, readers, hold, exhibits and their custody steps";
  EXPECT_EQ(files_.list(folder_.path() / "out")->size(), 1U);
  const auto seen = seal::verify_bag(files_, wish.bag, node_->ledger->verifier());
  ASSERT_TRUE(seen);
  EXPECT_TRUE(seen->faults.empty()) << seen->faults.front().what;
  EXPECT_TRUE(seen->pinned);
  EXPECT_EQ(*files_.read_text(wish.bag / "data/KO2/000002-client.csv"), "block two");
  EXPECT_EQ(book.steps(system_, known)->back().second.verb, model::CustodyVerb::seal);
  EXPECT_EQ(bag_case(*parts_, system_, known, wish).error().code, ErrorCode::conflict);
  ASSERT_TRUE(files_.replace(wish.bag / "annex/case.json", as_bytes("{}"), Durable::no));
  EXPECT_FALSE(seal::verify_bag(files_, wish.bag)->faults.empty());
}

}  // namespace
}  // namespace sekimori::respond
