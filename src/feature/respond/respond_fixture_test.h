// Shared by the tests of this room: a case room on a real SQLite file, ledger and blob store, with a person, two secrets, a source of two
// blocks and three events.
#pragma once

#include <gmock/gmock.h>
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

}  // namespace sekimori::respond
