#include "engine/seal/packed_bag.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/processes.h"
#include "engine/ledger/key_rotation.h"
#include "engine/seal/bag.h"
#include "engine/seal/bag_archive.h"
#include "engine/seal/bag_worker.h"

namespace sekimori::seal {
namespace {

PackedSource source_of(const std::string& bytes) {
  return {.size = bytes.size(), .read_at = [&bytes](std::uint64_t at, std::span<Byte> out) -> Result<size_t> {
            const size_t from = static_cast<size_t>(std::min<std::uint64_t>(at, bytes.size()));
            const size_t n = std::min(out.size(), bytes.size() - from);
            std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), n, out.begin());
            return n;
          }};
}

class PackedBagTest : public testing::Test {
 protected:
  PackedBagTest() : directory_(*TemporaryDirectory::create()), clock_(*Instant::parse("2026-01-05T00:00:30Z")), random_(7) {
    auto node = ledger::open_node_ledger(files_, path("node"), {}, clock_, random_);
    put("src/深い/図面 一.txt", "drawing");
    put("src/\xE3\x81\x8B\xE3\x82\x99.txt", "a name as a Mac writes it: two characters for one");
    put("src/large.bin", std::string((std::size_t(1) << 20) + 17, 'x'));
    SealRequest request;
    request.actor = "佐藤";
    request.case_id = "2026-001";
    request.exhibits.push_back({.id = "KO1", .label = "図面", .paths = {path("src")}});
    request.annexes.push_back({"相談.html", to_bytes("<html>")});
    if (node) (void)seal_bag(files_, *node->ledger, clock_, random_, request, path("2026-001.bag"));
    if (node) vkey_ = node->ledger->verifier().to_string();
  }

  Path path(std::string_view name) const { return directory_.path() / name; }
  void put(std::string_view name, std::string_view content) {
    (void)files_.make_directories(path(name).parent_path(), 0755);
    (void)files_.replace(path(name), as_bytes(content), Durable::no);
  }
  std::string zip() {
    auto archive = BagArchive::plan(files_, path("2026-001.bag"), "2026-001.bag");
    std::string out;
    while (archive) {
      const auto piece = archive->next();
      if (!piece || piece->empty()) break;
      out += as_text(*piece);
    }
    return out;
  }
  // What another program packs, with the working directory as its root.
  std::string packed(const std::string& program, std::vector<std::string> arguments) {
    ProcessRequest run;
    run.program = program;
    run.arguments = std::move(arguments);
    run.arguments.insert(run.arguments.begin() + (program == "python3" ? 2 : 1), path("packed").string());
    run.environment = {"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"};
    run.working_directory = directory_.path();
    const auto done = system_processes().run(run);
    EXPECT_TRUE(done && done->ok()) << (done ? as_text(done->errors) : done.error().message);
    return files_.read_text(path("packed")).value_or("");
  }
  std::string python_zip(const std::string& lines) {
    return packed("python3",
                  {"-c", "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED)\n" + lines + "z.close()\n"});
  }
  static Result<Verification> verify(const std::string& bytes, const PackedLimits& limits = {}) {
    const BagContents contents = TRY(read_packed_bag(source_of(bytes), limits));
    return judge_bag(contents);
  }
  static std::string refusal(const std::string& bytes, const PackedLimits& limits = {}) {
    const auto seen = verify(bytes, limits);
    if (seen) return "taken";
    EXPECT_EQ(seen.error().code, ErrorCode::invalid_input);
    return seen.error().message;
  }
  void expect_whole(const std::string& bytes) {
    const auto seen = verify(bytes);
    ASSERT_TRUE(seen) << seen.error().message;
    EXPECT_TRUE(seen->faults.empty()) << seen->faults.front().path << " " << seen->faults.front().what;
    const Verification folder = *verify_bag(files_, path("2026-001.bag"));
    EXPECT_EQ(seen->files, folder.files);
    EXPECT_EQ(seen->bytes, folder.bytes);
    EXPECT_EQ(seen->signed_by, vkey_);
    EXPECT_EQ(seen->digest, *digest_of_bag(files_, path("2026-001.bag")));
    EXPECT_EQ(seen->case_id, "2026-001");
    EXPECT_EQ(seen->sealed_by, "佐藤");
    EXPECT_EQ(seen->sealed_at, "2026-01-05T00:00:30Z");
    ASSERT_EQ(seen->proved_exhibits.size(), 1U);
    EXPECT_EQ(seen->proved_exhibits[0].files, 3U);
    ASSERT_EQ(seen->checks.size(), std::size(check_names));
    for (const Check& check : seen->checks) EXPECT_TRUE(check.holds) << check.name;
  }

  Files& files_ = system_files();
  TemporaryDirectory directory_;
  FixedClock clock_;
  SeededRandom random_;
  std::string vkey_;
};

TEST_F(PackedBagTest, AGoodBagIsGoodHoweverItWasPacked) {
  expect_whole(zip());
  expect_whole(packed("bsdtar", {"-cf", "2026-001.bag"}));
  expect_whole(packed("tar", {"-czf", "2026-001.bag"}));
  expect_whole(packed("bsdtar", {"-cf", "-C", "2026-001.bag", "."}));
  expect_whole(python_zip("import os\nfor d,_,fs in os.walk('2026-001.bag'):\n for f in fs: z.write(os.path.join(d,f))\n"));
}

TEST_F(PackedBagTest, OneFlippedByteIsNamed) {
  std::string bytes = zip();
  bytes[bytes.find("drawing") + 3] ^= 1;
  const auto on_the_way = verify(bytes);
  ASSERT_TRUE(on_the_way) << on_the_way.error().message;
  ASSERT_EQ(on_the_way->faults.size(), 1U) << "although the zip's own sum is broken, too";
  EXPECT_EQ(on_the_way->faults[0].path, "data/KO1/src/深い/図面 一.txt");
  EXPECT_EQ(on_the_way->faults[0].what, "changed");

  put("2026-001.bag/data/KO1/src/深い/図面 一.txt", "drAwing");
  const auto seen = verify(packed("bsdtar", {"-cf", "2026-001.bag"}));
  ASSERT_TRUE(seen);
  ASSERT_EQ(seen->faults.size(), 1U);
  EXPECT_EQ(seen->faults[0].path, "data/KO1/src/深い/図面 一.txt");
  EXPECT_EQ(seen->faults[0].what, "changed");
  for (const Check& check : seen->checks) EXPECT_EQ(check.holds, check.name != "contents") << check.name;
  EXPECT_EQ(seen->signed_by, vkey_) << "the list is still the one that was signed";
}

TEST_F(PackedBagTest, WhatIsNoBagIsRefused) {
  EXPECT_THAT(refusal(""), testing::HasSubstr("neither a zip nor a tar"));
  EXPECT_THAT(refusal("just text that somebody sent"), testing::HasSubstr("neither a zip nor a tar"));
  EXPECT_THAT(refusal(std::string(100'000, '\0')), testing::HasSubstr("neither a zip nor a tar"));
  EXPECT_THAT(refusal(python_zip("z.writestr('letter.txt','hello')\n")), testing::HasSubstr("no bag"));
  EXPECT_THAT(refusal(python_zip("z.writestr('a/bagit.txt','')\nz.writestr('b/x','')\n")), testing::HasSubstr("no bag"));
  const std::string whole = zip();
  EXPECT_NE(refusal(whole.substr(0, whole.size() / 2)), "taken");
}

TEST_F(PackedBagTest, NamesThatLeadOutAreRefused) {
  for (const std::string name : {"../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "a\\\\..\\\\..\\\\evil.txt", "..\\\\evil.txt"})
    EXPECT_THAT(refusal(python_zip("z.writestr('bagit.txt','')\nz.writestr('" + name + "','x')\n")), testing::HasSubstr("leads out"))
        << name;
  EXPECT_THAT(
      refusal(python_zip("import warnings;warnings.simplefilter('ignore')\nz.writestr('bagit.txt','')\nz.writestr('bagit.txt','x')\n")),
      testing::HasSubstr("twice"));
}

TEST_F(PackedBagTest, ALinkIsAFlawOfTheBag) {
  std::filesystem::create_symlink("/etc/passwd", path("2026-001.bag/data/KO1/link"));
  const auto seen = verify(packed("bsdtar", {"-cf", "2026-001.bag"}));
  ASSERT_TRUE(seen) << seen.error().message;
  ASSERT_EQ(seen->faults.size(), 1U);
  EXPECT_EQ(seen->faults[0].what, "not a file");
}

TEST_F(PackedBagTest, BombsAreRefused) {
  EXPECT_THAT(refusal(python_zip("z.writestr('bagit.txt','')\nz.writestr('data/zeros',bytes(200<<20))\n")),
              testing::HasSubstr("times its size"));
  EXPECT_THAT(refusal(zip(), {.bytes = 1000}), testing::HasSubstr("more than 1000 bytes"));
  EXPECT_THAT(refusal(zip(), {.files = 5}), testing::HasSubstr("more than 5 files"));
  EXPECT_THAT(refusal(zip(), {.papers = 100}), testing::HasSubstr("lists and proofs"));
}

TEST(FormFile, IsFoundInTheBodyOfAForm) {
  const std::string body =
      "--xyz\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n node+1 \r\n--xyz\r\nContent-Disposition: form-data; "
      "name=\"empty\"\r\n\r\n\r\n"
      "--xyz\r\nContent-Disposition: form-data; name=\"bag\"; filename=\"袋.zip\"\r\nContent-Type: application/zip\r\n\r\nPK\r\n--xy not "
      "yet\r\n--xyz--\r\n";
  const auto found = find_form_file(source_of(body), "xyz", "bag");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->file_name, "袋.zip");
  EXPECT_EQ(body.substr(found->offset, found->size), "PK\r\n--xy not yet");
  EXPECT_THAT(found->fields, testing::ElementsAre(testing::Pair("key", " node+1 "), testing::Pair("empty", "")));
  EXPECT_FALSE(find_form_file(source_of(body), "xyz", "other"));
  EXPECT_FALSE(find_form_file(source_of(body), "abc", "bag"));
  for (size_t cut = 0; cut < body.size() - 4; ++cut) {
    const std::string part = body.substr(0, cut);
    (void)find_form_file(source_of(part), "xyz", "bag");
  }
  const std::string none = "--xyz\r\nContent-Disposition: form-data; name=\"bag\"; filename=\"\"\r\n\r\n\r\n--xyz--\r\n";
  EXPECT_THAT(find_form_file(source_of(none), "xyz", "bag").error().message, testing::HasSubstr("no file"));
}

}  // namespace
}  // namespace sekimori::seal
