#include "feature/respond/respond_fixture_test.h"

namespace sekimori::respond {
namespace {

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
