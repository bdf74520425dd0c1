#include "engine/seal/bag.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>

#include "base/fault_files.h"
#include "base/processes.h"
#include "engine/ledger/key_rotation.h"
#include "engine/seal/bag_texts.h"
#include "engine/seal/manifest.h"
#include "engine/seal/verification.h"

namespace sekimori::seal {
namespace {

// The system's files, without waiting for the disk.
class QuickFiles : public Files {
 public:
  Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode, std::uint32_t permissions = 0644) override {
    return std::make_unique<Quick>(*this, path, TRY(system_files().open(path, mode, permissions)));
  }
  Result<FileStatus> status(const Path& path) override { return system_files().status(path); }
  Result<std::vector<DirectoryEntry>> list(const Path& path) override { return system_files().list(path); }
  Result<void> make_directories(const Path& path, std::uint32_t mode) override { return system_files().make_directories(path, mode); }
  Result<void> rename(const Path& from, const Path& to) override { return system_files().rename(from, to); }
  Result<void> remove(const Path& path) override { return system_files().remove(path); }
  Result<void> remove_all(const Path& path) override { return system_files().remove_all(path); }
  Result<void> sync_directory(const Path&) override { return {}; }
  Result<void> sync_file_system(const Path&) override { return {}; }
  std::function<void(const Path&)> on_read = {};

 private:
  class Quick final : public File {
   public:
    Quick(QuickFiles& owner, Path path, std::unique_ptr<File> inner) : owner_(owner), path_(std::move(path)), inner_(std::move(inner)) {}
    Result<size_t> read_at(std::uint64_t offset, std::span<Byte> out) override {
      if (owner_.on_read) owner_.on_read(path_);
      return inner_->read_at(offset, out);
    }
    Result<void> append(ByteView bytes) override { return inner_->append(bytes); }
    Result<void> write_at(std::uint64_t offset, ByteView bytes) override { return inner_->write_at(offset, bytes); }
    Result<void> truncate(std::uint64_t size) override { return inner_->truncate(size); }
    Result<void> sync() override { return {}; }
    Result<std::uint64_t> size() override { return inner_->size(); }
    int descriptor() const override { return inner_->descriptor(); }

   private:
    QuickFiles& owner_;
    Path path_;
    std::unique_ptr<File> inner_;
  };
};

class BagTest : public testing::Test {
 protected:
  BagTest() : directory_(*TemporaryDirectory::create()), clock_(*Instant::parse("2026-01-05T00:00:00Z")), random_(11) {
    node_ = std::make_unique<ledger::NodeLedger>(*ledger::open_node_ledger(files_, path("node"), {}, clock_, random_));
    put("src/a.txt", "alpha");
    put("src/深い/図面 一.txt", "drawing");
    put("src/50%.txt", "half");
    put("src/new\nline\n", "line");
    put("src/back\\slash", "back");
    put("src/cr\rtab\t.txt", "cr");
    put("src/-n", "option");
    put("src/$(x) `y` 'q' \"d\" *?[a]", "quotes");
    put("other.log", "log");
  }

  Path path(std::string_view name) const { return directory_.path() / name; }
  void put(std::string_view name, std::string_view content) {
    ASSERT_TRUE(files_.make_directories(path(name).parent_path(), 0755));
    ASSERT_TRUE(files_.replace(path(name), as_bytes(content), Durable::no));
  }
  SealRequest request() const {
    SealRequest out;
    out.case_id = "K-7 \"quoted\" \\ 事件";
    out.actor = "佐藤";
    out.reason = "test";
    out.tool.version = "0";
    out.exhibits.push_back({.id = "E001", .label = "a \",\"salt\":\" label", .paths = {path("src")}});
    out.exhibits.push_back({.id = "E002", .label = "log", .paths = {path("other.log"), path("src/a.txt")}});
    out.annexes.push_back({"consultation 相談.html", to_bytes("<html>")});
    return out;
  }
  Result<SealSummary> seal(std::string_view name = "bag") {
    return seal_bag(files_, *node_->ledger, clock_, random_, request(), path(name));
  }

  static std::string text_of(const Verification& seen) {
    std::string out;
    for (const Fault& fault : seen.faults) out += fmt::format("{}\t{}\t{}\n", fault.exhibit, fault.path, fault.what);
    if (seen.faults.empty()) out += fmt::format("{} exhibits, {} files: nothing changed, missing or extra\n", seen.exhibits, seen.files);
    if (seen.signed_by.empty()) out += "not signed: no signature of the bag's key holds\n";
    else out += fmt::format("signed by {} ({})\n", seen.signed_by, seen.pinned ? "pinned" : "not pinned");
    return out;
  }

  // What verify.sh prints, and its status.
  static std::pair<std::string, int> script(const Path& bag, std::string_view pin = {}) {
    ProcessRequest run;
    run.program = "/bin/sh";
    run.arguments = {(bag / "verify.sh").string()};
    if (!pin.empty()) run.arguments.emplace_back(pin);
    run.environment = {"PATH=/usr/bin:/bin"};
    const auto done = system_processes().run(run);
    if (!done) return {done.error().message, -1};
    return {std::string(as_text(done->output)) + std::string(as_text(done->errors)), done->status};
  }

  TemporaryDirectory directory_;
  QuickFiles files_;
  FixedClock clock_;
  SeededRandom random_;
  std::unique_ptr<ledger::NodeLedger> node_;
};

TEST_F(BagTest, IsWholeAndCheckedByBothVerifiers) {
  const auto done = seal();
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_TRUE(done->complete());
  EXPECT_EQ(done->exhibits.size(), 2U);
  EXPECT_EQ(done->files, 10U);
  const auto seen = verify_bag(files_, path("bag"));
  ASSERT_TRUE(seen) << seen.error().message;
  EXPECT_EQ(text_of(*seen),
            fmt::format("2 exhibits, 10 files: nothing changed, missing or extra\nsigned by {} (not pinned)\n", done->vkey));
  EXPECT_EQ(script(path("bag")), std::pair(text_of(*seen), 0));
  const auto pinned = verify_bag(files_, path("bag"), node_->ledger->verifier());
  EXPECT_TRUE(pinned->pinned);
  EXPECT_EQ(script(path("bag"), done->vkey), std::pair(text_of(*pinned), 0));
  // As RFC 8493 has it.
  EXPECT_EQ(*files_.read_text(path("bag/bagit.txt")), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  EXPECT_NE(files_.read_text(path("bag/bag-info.txt"))->find(fmt::format("Payload-Oxum: {}.10\n", done->bytes)), std::string::npos);
  EXPECT_EQ(parse_manifest(*files_.read_text(path("bag/manifest-sha512.txt")), 128).entries.size(), 10U);
  EXPECT_FALSE(files_.exists(path("bag/fetch.txt")));
}

TEST_F(BagTest, ProvesLaterBagsOfALongLedgerToo) {
  for (int i = 0; i < 600; ++i) ASSERT_TRUE(node_->ledger->append(to_bytes(fmt::format("filler {}", i))));
  const auto done = seal();
  ASSERT_TRUE(done) << done.error().message;
  const auto seen = verify_bag(files_, path("bag"));
  EXPECT_TRUE(seen->faults.empty()) << text_of(*seen);
  EXPECT_EQ(script(path("bag")), std::pair(text_of(*seen), 0));
}

TEST_F(BagTest, CarriesEarlierCustodyRecords) {
  Json record = Json::object();
  record.set("verb", "receive").set("exhibit", "E001").set("note", "受領、封筒は開いていた");
  const auto sealed = ledger::make_record("custody.receive", "x", 1, clock_.now(), record, random_);
  SealRequest with = request();
  with.custody.push_back({*node_->ledger->append(sealed.leaf), sealed.salt, sealed.record});
  ASSERT_TRUE(node_->ledger->append(to_bytes("of someone else")));
  ASSERT_TRUE(seal_bag(files_, *node_->ledger, clock_, random_, with, path("bag")));
  EXPECT_TRUE(verify_bag(files_, path("bag"))->faults.empty());
  EXPECT_EQ(script(path("bag")).second, 0);
  with.custody[0].record = "{\"verb\":\"forged\"}";
  EXPECT_EQ(seal_bag(files_, *node_->ledger, clock_, random_, with, path("bag2")).error().code, ErrorCode::integrity);
  EXPECT_FALSE(files_.exists(path("bag2")));
}

// Every kind of tampering, with the fault that has to be named; both verifiers must say the same.
struct Tampering {
  const char* name;
  std::function<void(const Path& bag)> act;
  std::string fault;
};

void write(const Path& path, std::string_view text, std::ios::openmode mode = std::ios::trunc) {
  std::ofstream(path, std::ios::binary | std::ios::out | mode) << text;
}
std::string slurp(const Path& path) { return *system_files().read_text(path); }
void replace_in(const Path& path, std::string_view from, std::string_view to) {
  std::string text = slurp(path);
  const size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << path << " has no " << from;
  write(path, text.replace(at, from.size(), to));
}
// The list of the tag files made anew, as somebody who wants to hide his traces would.
void relist(const Path& bag) {
  std::string text;
  std::vector<Path> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(bag))
    if (entry.is_regular_file()) all.push_back(std::filesystem::relative(entry.path(), bag));
  for (const Path& file : all)
    if (!file.string().starts_with("data/") && file != "tagmanifest-sha256.txt")
      text += manifest_line(to_hex(sha256(slurp(bag / file))), file.string());
  write(bag / "tagmanifest-sha256.txt", text);
}

TEST_F(BagTest, NamesEveryKindOfTampering) {
  ASSERT_TRUE(seal("good"));
  const std::vector<Tampering> all = {
      {"one byte", [](const Path& b) { replace_in(b / "data/E001/src/a.txt", "alpha", "alpHa"); }, "E001\tdata/E001/src/a.txt\tchanged"},
      {"longer", [](const Path& b) { write(b / "data/E002/other.log", "x", std::ios::app); }, "E002\tdata/E002/other.log\tchanged"},
      {"removed", [](const Path& b) { std::filesystem::remove(b / "data/E001/src/50%.txt"); }, "E001\tdata/E001/src/50%25.txt\tmissing"},
      {"newline name removed", [](const Path& b) { std::filesystem::remove(b / "data/E001/src/new\nline\n"); },
       "E001\tdata/E001/src/new%0Aline%0A\tmissing"},
      {"cr name changed", [](const Path& b) { write(b / "data/E001/src/cr\rtab\t.txt", "y"); },
       "E001\tdata/E001/src/cr%0Dtab%09.txt\tchanged"},
      {"added", [](const Path& b) { write(b / "data/E001/new file.txt", "x"); }, "E001\tdata/E001/new file.txt\textra"},
      {"added outside exhibits", [](const Path& b) { write(b / "data/stray", "x"); }, "-\tdata/stray\textra"},
      {"added tag file", [](const Path& b) { write(b / "proof/E003.tlog-proof", "x"); }, "-\tproof/E003.tlog-proof\textra"},
      {"whole exhibit removed", [](const Path& b) { std::filesystem::remove_all(b / "data/E002"); }, "E002\tdata/E002/a.txt\tmissing"},
      {"link instead of a file",
       [](const Path& b) {
         std::filesystem::rename(b / "data/E001/src/a.txt", b.parent_path() / "kept.txt");
         std::filesystem::create_symlink(b.parent_path() / "kept.txt", b / "data/E001/src/a.txt");
       },
       "E001\tdata/E001/src/a.txt\tnot a file"},
      {"link instead of a folder",
       [](const Path& b) {
         std::filesystem::rename(b / "data/E001/src", b.parent_path() / "kept");
         std::filesystem::create_symlink(b.parent_path() / "kept", b / "data/E001/src");
       },
       "E001\tdata/E001/src/a.txt\tmissing"},
      {"file and manifest",
       [](const Path& b) {
         const std::string old = to_hex(sha256(std::string_view("alpha"))), changed = to_hex(sha256(std::string_view("alpHa")));
         replace_in(b / "data/E001/src/a.txt", "alpha", "alpHa");
         replace_in(b / "manifest-sha256.txt", old, changed);
         relist(b);
       },
       "E001\tproof/E001.tlog-proof\tdoes not match the manifest"},
      {"file and manifests, relisted: the sealed list",
       [](const Path& b) {
         replace_in(b / "manifest-sha256.txt", "data/E001/src/a.txt", "data/E001/src/b.txt");
         std::filesystem::rename(b / "data/E001/src/a.txt", b / "data/E001/src/b.txt");
         relist(b);
       },
       "-\tmanifest-sha256.txt\tchanged"},
      {"readme",
       [](const Path& b) {
         write(b / "README.en.txt", "trust me", std::ios::app);
         relist(b);
       },
       "-\tREADME.en.txt\tchanged"},
      {"annex",
       [](const Path& b) {
         write(b / "annex/consultation 相談.html", "other");
         relist(b);
       },
       "-\tannex/consultation 相談.html\tchanged"},
      {"files list",
       [](const Path& b) {
         write(b / "meta/files.jsonl", "{}\n", std::ios::app);
         relist(b);
       },
       "-\tmeta/files.jsonl\tchanged"},
      {"sealed list",
       [](const Path& b) {
         write(b / "meta/sealed-tags-sha256.txt", "");
         relist(b);
       },
       "-\tmeta/sealed-tags-sha256.txt\tchanged"},
      {"record",
       [](const Path& b) {
         replace_in(b / "meta/custody.jsonl", "佐藤", "鈴木");
         relist(b);
       },
       "E001\tproof/E001.tlog-proof\tproof fails"},
      {"salt",
       [](const Path& b) {
         std::string text = slurp(b / "meta/custody.jsonl");
         const size_t at = text.find("\"}\n") - 1;
         text[at] = text[at] == '0' ? '1' : '0';
         write(b / "meta/custody.jsonl", text);
         relist(b);
       },
       "E001\tproof/E001.tlog-proof\tproof fails"},
      {"custody removed",
       [](const Path& b) {
         std::filesystem::remove(b / "meta/custody.jsonl");
         relist(b);
       },
       "-\tproof/manifest.tlog-proof\tproof fails"},
      {"proof removed",
       [](const Path& b) {
         std::filesystem::remove(b / "proof/E002.tlog-proof");
         relist(b);
       },
       "E002\tproof/E002.tlog-proof\tmissing"},
      {"proofs swapped",
       [](const Path& b) {
         const std::string one = slurp(b / "proof/E001.tlog-proof"), two = slurp(b / "proof/E002.tlog-proof");
         write(b / "proof/E001.tlog-proof", two);
         write(b / "proof/E002.tlog-proof", one);
         relist(b);
       },
       "E001\tproof/E001.tlog-proof\tproof fails"},
      {"path hash",
       [](const Path& b) {
         std::string text = slurp(b / "proof/E001.tlog-proof");
         const size_t at = text.find('\n', text.find("\nindex ") + 1) + 1;
         text[at] = text[at] == 'A' ? 'B' : 'A';
         write(b / "proof/E001.tlog-proof", text);
         relist(b);
       },
       "E001\tproof/E001.tlog-proof\tproof fails"},
      {"checkpoint root",
       [](const Path& b) {
         std::string text = slurp(b / "proof/checkpoint");
         const size_t at = text.find('\n', text.find('\n') + 1) + 1;
         text[at] = text[at] == 'A' ? 'B' : 'A';
         write(b / "proof/checkpoint", text);
         relist(b);
       },
       "-\tproof/checkpoint\tsignature fails"},
      {"signature",
       [](const Path& b) {
         std::string text = slurp(b / "proof/checkpoint");
         char& c = text[text.size() - 20];
         c = c == 'A' ? 'B' : 'A';
         write(b / "proof/checkpoint", text);
         relist(b);
       },
       "-\tproof/checkpoint\tsignature fails"},
      {"checkpoint removed", [](const Path& b) { std::filesystem::remove(b / "proof/checkpoint"); }, "-\tproof/checkpoint\tmissing"},
      {"key",
       [](const Path& b) {
         write(b / "proof/ledger.vkey", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n");
         relist(b);
       },
       "-\tproof/checkpoint\tsignature fails"},
      {"key spoilt",
       [](const Path& b) {
         write(b / "proof/ledger.vkey", "nonsense\n");
         relist(b);
       },
       "-\tproof/ledger.vkey\tmalformed"},
      {"manifest line spoilt",
       [](const Path& b) {
         write(b / "manifest-sha256.txt", "xyz\n", std::ios::app);
         relist(b);
       },
       "-\tmanifest-sha256.txt\tmalformed"},
      {"manifest climbs out",
       [](const Path& b) {
         write(b / "manifest-sha256.txt", std::string(64, '0') + "  data/../../x\n", std::ios::app);
         relist(b);
       },
       "-\tmanifest-sha256.txt\tmalformed"},
      {"manifest removed", [](const Path& b) { std::filesystem::remove(b / "manifest-sha256.txt"); }, "-\tmanifest-sha256.txt\tmissing"},
      {"tagmanifest removed", [](const Path& b) { std::filesystem::remove(b / "tagmanifest-sha256.txt"); },
       "-\ttagmanifest-sha256.txt\tmissing"},
      {"sha512 list",
       [](const Path& b) {
         std::string text = slurp(b / "manifest-sha512.txt");
         text[0] = text[0] == '0' ? '1' : '0';
         write(b / "manifest-sha512.txt", text);
         relist(b);
       },
       "-\tmanifest-sha512.txt\tchanged"},
      {"bagit.txt removed",
       [](const Path& b) {
         std::filesystem::remove(b / "bagit.txt");
         relist(b);
       },
       "-\tbagit.txt\tmissing"},
  };
  for (const Tampering& tampering : all) {
    const Path bag = path("bad");
    std::filesystem::copy(path("good"), bag, std::filesystem::copy_options::recursive | std::filesystem::copy_options::copy_symlinks);
    tampering.act(bag);
    const auto seen = verify_bag(files_, bag);
    ASSERT_TRUE(seen) << tampering.name << ": " << seen.error().message;
    const std::string ours = text_of(*seen);
    EXPECT_NE(ours.find(tampering.fault + "\n"), std::string::npos) << tampering.name << ":\n" << ours;
    const auto [theirs, status] = script(bag);
    EXPECT_EQ(theirs, ours) << tampering.name;
    EXPECT_EQ(status, 8) << tampering.name;
    std::filesystem::remove_all(bag);
    std::filesystem::remove_all(path("kept"));
    std::filesystem::remove(path("kept.txt"));
  }
}

TEST_F(BagTest, DetectsABagMadeAnewWithAnotherKeyOnceThatKeyIsPinned) {
  ASSERT_TRUE(seal("good"));
  put("src/a.txt", "forged");
  auto other = *ledger::open_node_ledger(files_, path("other"), {}, clock_, random_);
  ASSERT_TRUE(seal_bag(files_, *other.ledger, clock_, random_, request(), path("forged")));
  EXPECT_TRUE(verify_bag(files_, path("forged"))->faults.empty());
  const auto seen = verify_bag(files_, path("forged"), node_->ledger->verifier());
  EXPECT_FALSE(seen->pinned);
  ASSERT_EQ(seen->faults.size(), 1U);
  EXPECT_EQ(seen->faults[0].what, "wrong key");
  EXPECT_EQ(script(path("forged"), node_->ledger->verifier().to_string()), std::pair(text_of(*seen), 8));
}

TEST_F(BagTest, RecordsWhatItCannotTake) {
  std::filesystem::create_symlink("/etc/passwd", path("src/link"));
  std::filesystem::create_directory(path("src/empty"));
  ASSERT_EQ(::mkfifo(path("src/pipe").c_str(), 0600), 0);
  put("src/\x90\xDD.txt", "cp932 name");
  const auto done = seal();
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->left_out_count, 2U);
  const std::string list = *files_.read_text(path("bag/meta/files.jsonl"));
  EXPECT_NE(list.find("\"reason\":\"symlink\""), std::string::npos);
  EXPECT_NE(list.find("\"target\":\"/etc/passwd\""), std::string::npos);
  EXPECT_NE(list.find("\"reason\":\"special\""), std::string::npos);
  EXPECT_NE(list.find("\"status\":\"empty_directory\""), std::string::npos);
  EXPECT_NE(list.find("\"source_hex\":"), std::string::npos);
  EXPECT_TRUE(files_.exists(path("bag/data/E001/src/%90%DD.txt")));
  EXPECT_FALSE(files_.exists(path("bag/data/E001/src/link")));
  EXPECT_TRUE(verify_bag(files_, path("bag"))->faults.empty());
  EXPECT_EQ(script(path("bag")).second, 0);
}

TEST_F(BagTest, SaysWhenASourceChangesWhileItIsRead) {
  files_.on_read = [this, done = false](const Path& file) mutable {
    if (done || file != path("src/a.txt")) return;
    done = true;
    write(file, " and more", std::ios::app);
  };
  const auto done = seal();
  ASSERT_TRUE(done) << done.error().message;
  ASSERT_EQ(done->left_out.size(), 1U);
  EXPECT_EQ(done->left_out[0].reason, "changed_while_read");
  EXPECT_NE(files_.read_text(path("bag/meta/files.jsonl"))->find("changed_while_read"), std::string::npos);
  EXPECT_TRUE(verify_bag(files_, path("bag"))->faults.empty());
}

TEST_F(BagTest, LeavesNoBagWhenAnythingFails) {
  FaultFiles counting(files_);
  ASSERT_TRUE(seal_bag(counting, *node_->ledger, clock_, random_, request(), path("counted")));
  const std::uint64_t steps = counting.effects();
  ASSERT_GT(steps, 50U);
  for (std::uint64_t step = 0; step < steps; ++step) {
    FaultFiles files(files_);
    files.fail_after(step, step % 2 == 0 ? ENOSPC : EIO, FaultPersistence::once);
    const auto done = seal_bag(files, *node_->ledger, clock_, random_, request(), path("bag"));
    if (!done) {
      // Only the last step, making the name durable, may fail with the whole bag in its place.
      if (files_.exists(path("bag"))) { EXPECT_TRUE(verify_bag(files_, path("bag"))->faults.empty()) << step; }
    } else {
      EXPECT_TRUE(verify_bag(files_, path("bag"))->faults.empty()) << step;
    }
    ASSERT_TRUE(files_.remove_all(path("bag")));
    const auto left = *files_.list(directory_.path());
    for (const DirectoryEntry& entry : left) EXPECT_FALSE(entry.name.ends_with(".partial")) << step << ": " << entry.name;
  }
}

TEST_F(BagTest, StopsWhenAskedTo) {
  const auto done = seal_bag(files_, *node_->ledger, clock_, random_, request(), path("bag"), [](const SealProgress&) { return false; });
  EXPECT_EQ(done.error().code, ErrorCode::interrupted);
  EXPECT_FALSE(files_.exists(path("bag")));
}

TEST_F(BagTest, RefusesWhatCannotBeABag) {
  ASSERT_TRUE(seal());
  EXPECT_EQ(seal().error().code, ErrorCode::conflict);
  EXPECT_EQ(seal("src/inside").error().code, ErrorCode::conflict);
  SealRequest bad = request();
  bad.exhibits[1].id = "E001";
  EXPECT_EQ(seal_bag(files_, *node_->ledger, clock_, random_, bad, path("b")).error().code, ErrorCode::invalid_input);
  bad.exhibits[1].id = "../x";
  EXPECT_EQ(seal_bag(files_, *node_->ledger, clock_, random_, bad, path("b")).error().code, ErrorCode::invalid_input);
  bad = request();
  bad.annexes[0].name = "../../x";
  EXPECT_EQ(seal_bag(files_, *node_->ledger, clock_, random_, bad, path("b")).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(verify_bag(files_, path("src")).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(verify_bag(files_, path("nowhere")).error().code, ErrorCode::not_found);
}

// PowerShell is rarely at hand where this is built, so its script is held to what it must and must not contain.
TEST(VerifyPs1, UsesGetFileHashAloneAndKnowsTheSameWords) {
  const std::string_view text = verify_ps1();
  for (const char* word : {"Get-FileHash -LiteralPath", "-Algorithm SHA256", "'missing'", "'changed'", "'extra'", "'malformed'",
                           "'not a file'", "manifest-sha256.txt", "tagmanifest-sha256.txt", "meta/sealed-tags-sha256.txt", "exit 8",
                           "[System.Text.Encoding]::UTF8", "Ordinal"})
    EXPECT_NE(text.find(word), std::string_view::npos) << word;
  for (const char* word : {"Invoke-WebRequest", "Invoke-Expression", "Add-Type", "Remove-Item", "Set-Content", "Out-File", "Start-Process"})
    EXPECT_EQ(text.find(word), std::string_view::npos) << word;
  int depth = 0;
  for (const char c : text) {
    EXPECT_LT(static_cast<unsigned char>(c), 0x80);  // Windows PowerShell 5.1 reads a script without a mark as ANSI
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    EXPECT_GE(depth, 0);
  }
  EXPECT_EQ(depth, 0);
}

}  // namespace
}  // namespace sekimori::seal
