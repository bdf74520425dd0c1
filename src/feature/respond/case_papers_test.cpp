// The papers in two layers, the court's list, redaction, and a bag that a Windows computer can open whatever the files were called.
#include "feature/respond/case_papers.h"

#include "base/csv.h"
#include "base/text.h"
#include "feature/respond/respond_fixture_test.h"
#include "feature/respond/windows_names.h"

namespace sekimori::respond {
namespace {

TEST_F(RespondTest, the_content_stands_in_the_sealed_annex_alone) {
  CaseOpening opening;
  opening.trigger = model::CaseTrigger::exit_check;
  opening.title = "持出し";
  opening.secrets = {"S-1"};
  const KnownCase known = CaseBook(*parts_).open(system_, opening, "x")->known;
  model::TradeSecret secret = secrets_.known[0].secret;
  secret.value = "開発費三億円";
  secret.requirements[1].evidence = {{Day::parse("2026-01-05").value(), "量産の歩留りが二割上がる"}};
  record::Draft draft;
  draft.kind = "secret";
  draft.id = secrets_.known[0].id.to_string();
  draft.body = to_json(secret);
  draft.level = 3;
  record::Change change;
  change.actor = system_;
  change.verb = record::Verb::create;
  ASSERT_TRUE(database_->write([&](sql::Transaction& tx) { return room_->records.put(tx, draft, change); }));
  const auto html = [&](std::string_view kind) {
    const auto paper = write_case_paper(*parts_, system_, known, kind, {.firm = {"架空工業", "", "", ""}});
    EXPECT_TRUE(paper) << kind << ": " << (paper ? "" : paper.error().message);
    return paper ? to_html(*paper) : std::string();
  };
  const std::string annex = html("secret_annex");
  for (const char* text : {"題名S-1", "開発費三億円", "歩留り", "受け取った者", "取扱注意"})
    EXPECT_NE(annex.find(text), std::string::npos) << text;
  for (const std::string_view kind : case_paper_kinds()) {
    if (kind == "secret_annex" || kind.starts_with("personal_data")) continue;
    const std::string other = html(kind);
    EXPECT_EQ(other.find("題名S-1"), std::string::npos) << kind;
    EXPECT_EQ(other.find("歩留り"), std::string::npos) << kind;
    EXPECT_EQ(other.find("{company}"), std::string::npos) << kind;
  }
  EXPECT_NE(html("complaint").find("□ 登記事項証明書"), std::string::npos);
  EXPECT_NE(html("confidentiality_order").find("10条"), std::string::npos);
  EXPECT_EQ(write_case_paper(*parts_, system_, known, "poem", {}).error().code, ErrorCode::usage);
  record::Actor lead;
  lead.account = "lead";
  lead.roles = {record::Role::case_lead};
  EXPECT_FALSE(write_case_paper(*parts_, lead, known, "secret_annex", {})) << "reads no secret that is not his";
}

TEST_F(RespondTest, the_court_list_numbers_and_says_what_is_missing) {
  const KnownCase known = open();
  ExhibitBook book(*parts_);
  ASSERT_TRUE(book.add_path(known, file("通知.txt", "本文"), how()));
  const auto source = book.add_source(known, "client", {}, how());
  ASSERT_TRUE(source);
  ASSERT_TRUE(book.add_extract(known, *source, {.person = people_.known[0].id.to_string(), .reason = "本人の行為"}, how()));
  EXPECT_FALSE(book.describe(system_, known, "甲1", {.original = "コピー"}, "x"));
  ASSERT_TRUE(book.describe(system_, known, "甲1",
                            {.title = "架空商事からの通知書",
                             .made_by = "架空商事",
                             .proves = "持出しの発覚の経緯",
                             .original = "原本",
                             .made_on = Day::parse("2026-04-01").value()},
                            "証拠説明書"));
  const std::string list = to_html(*write_case_paper(*parts_, system_, known, "exhibit_list", {.firm = {}, .provisional = true}));
  for (const char* text :
       {"疎甲第1号証", "疎甲第2号証の2", "架空商事からの通知書", "原本", "2026-04-01", "持出しの発覚の経緯", "疎甲第2号証: 立証趣旨"})
    EXPECT_NE(list.find(text), std::string::npos) << text;
  EXPECT_EQ(to_html(*write_case_paper(*parts_, system_, known, "exhibit_list", {})).find("疎甲"), std::string::npos);
  const std::string hashes = to_html(*write_case_paper(*parts_, system_, known, "hash_list", {}));
  EXPECT_NE(hashes.find("KO2-2"), std::string::npos);
  EXPECT_NE(hashes.find(book.find(system_, known, "甲1")->facts.digest().substr(0, 8)), std::string::npos);
}

TEST_F(RespondTest, a_redacted_version_stands_beside_its_whole) {
  const KnownCase known = open();
  ExhibitBook book(*parts_);
  const auto whole = book.add_path(known, file("議事録.txt", "新素材ABCの配合は秘密。ABCは新素材ABC-2と違う。"), how());
  ASSERT_TRUE(whole);
  const auto made = book.add_redacted(known, *whole, {"ABC", "新素材ABC"}, how());
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->facts.number, "甲1-2");
  EXPECT_EQ(made->facts.scope, model::ExhibitScope::redacted);
  const auto files = book.files_of(made->facts);
  const Bytes bytes = *blobs_->get(*blob::parse_digest(files->at(0).sha256), blob::Verify::yes);
  EXPECT_EQ(as_text(bytes), "■■■■■■の配合は秘密。■■■は■■■■■■-2と違う。");
  EXPECT_EQ(book.add_redacted(known, *whole, {"XYZ"}, how()).error().code, ErrorCode::invalid_input) << "nothing was hidden";
  EXPECT_EQ(book.add_redacted(known, *whole, {}, how()).error().code, ErrorCode::invalid_input);
  const auto binary = book.add_path(known, file("x.bin", "\xff\xfe\x80"), how());
  ASSERT_TRUE(binary);
  EXPECT_EQ(book.add_redacted(known, *binary, {"a"}, how()).error().code, ErrorCode::invalid_input);
  const auto made_elsewhere = system_files().open(file("x_redacted.pdf", "%PDF"), OpenMode::read);
  ASSERT_TRUE(made_elsewhere);
  const auto beside = book.add_redacted_file(known, *binary, "C:\\tmp\\x_redacted.pdf", **made_elsewhere, how());
  ASSERT_TRUE(beside) << beside.error().message;
  EXPECT_EQ((*book.files_of(beside->facts)).front().name, "x_redacted.pdf") << "where it lay elsewhere is nobody's business";
  const auto steps = *book.steps(system_, known);
  EXPECT_TRUE(std::ranges::any_of(steps, [](const auto& row) { return row.second.verb == model::CustodyVerb::redact; }));
  // For readers who may not see all, the wholes stay out.
  const Path bag = folder_.path() / "redacted.bag";
  const auto done = bag_case(*parts_, system_, known, {.bag = bag, .redacted = true});
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->withheld, 2U);
  EXPECT_FALSE(files_.exists(bag / "data/KO1"));
  EXPECT_TRUE(files_.exists(bag / "data/KO1-2/議事録.txt"));
  EXPECT_TRUE(files_.read_text(bag / "annex/withheld.jsonl")->contains(whole->facts.digest()));
}

// Every rule of a Windows desk without a network, on a bag whose files were named by somebody who meant harm.
TEST_F(RespondTest, a_bag_of_hostile_names_opens_on_windows) {
  const KnownCase known = open();
  std::string deep = "hostile";
  for (int i = 0; i < 12; ++i) deep += "/とても深いところにあるフォルダー";
  for (const std::string& name :
       {std::string("hostile/CON.txt"), std::string("hostile/図面:案?.dxf"), std::string("hostile/end. "), std::string("hostile/A.txt"),
        std::string("hostile/a.txt"), std::string("hostile/photo\xE2\x80\xAEgpj.exe"), std::string("hostile/ordinary 表.csv"),
        std::string("hostile/back\\slash.txt"), deep + "/図面.dxf"})
    file(name, name);
  ExhibitBook book(*parts_);
  ASSERT_TRUE(book.add_path(known, folder_.path() / "hostile", how()));
  const auto source = book.add_source(known, "client", {}, how());
  ASSERT_TRUE(book.add_extract(known, *source, {.person = people_.known[0].id.to_string(), .reason = "本人の行為"}, how()));
  const Path bag = folder_.path() / "事件.bag";
  const auto done = bag_case(*parts_, system_, known, {.bag = bag});
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->renamed, 7U);
  std::set<std::string> seen;
  std::size_t tables = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(bag)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = entry.path().lexically_relative(bag).generic_string();
    EXPECT_TRUE(is_windows_name(path, 150)) << path << " (" << utf16_units(path) << ")";
    EXPECT_TRUE(seen.insert(fold(normalise_nfc(path))).second) << path << " is another file's name on Windows";
    // Excel reads a table as UTF-8 when it begins with a byte order mark, and takes a cell with '=' for a formula.
    const std::string inner = entry.path().filename().string();
    if (!path.starts_with("annex/") && inner != "extract.csv") continue;
    if (!inner.ends_with(".csv")) continue;
    ++tables;
    const std::string text = *files_.read_text(entry.path());
    EXPECT_TRUE(text.starts_with(csv_byte_order_mark)) << path;
    EXPECT_TRUE(text.ends_with("\r\n")) << path;
    const auto table = parse_csv(text, path);
    ASSERT_TRUE(table) << table.error().message;
    for (const CsvRow& row : table->rows)
      for (const std::string& cell : row.cells)
        EXPECT_FALSE(cell.starts_with("=") || cell.starts_with("+") || cell.starts_with("@")) << cell;
  }
  EXPECT_EQ(tables, 2U) << "the extract and the index of names";
  const std::string index = *files_.read_text(bag / "annex/ファイル名対応表.csv");
  EXPECT_NE(index.find("図面:案?.dxf"), std::string::npos);
  EXPECT_NE(index.find("図面_案_.dxf"), std::string::npos);
  EXPECT_TRUE(files_.exists(bag / "data/KO1/ordinary 表.csv"));
  EXPECT_TRUE(files_.read_text(bag / "verify.cmd")->contains("verify.ps1\"\r\n"));
  for (const char* name : {"annex/検証手順.pdf", "annex/証拠のハッシュ値の一覧.pdf", "annex/consultation.pdf"})
    EXPECT_TRUE(files_.read_text(bag / name)->starts_with("%PDF")) << name;
  const auto checked = seal::verify_bag(files_, bag, {});
  ASSERT_TRUE(checked) << checked.error().message;
  EXPECT_TRUE(checked->faults.empty());
}

}  // namespace
}  // namespace sekimori::respond
