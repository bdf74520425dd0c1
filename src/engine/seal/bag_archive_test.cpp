#include "engine/seal/bag_archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/processes.h"
#include "engine/ledger/key_rotation.h"
#include "engine/seal/bag.h"

namespace sekimori::seal {
namespace {

class BagArchiveTest : public testing::Test {
 protected:
  BagArchiveTest() : directory_(*TemporaryDirectory::create()), clock_(*Instant::parse("2026-01-05T00:00:30Z")), random_(7) {
    const auto node = ledger::open_node_ledger(files_, path("node"), {}, clock_, random_);
    put("src/深い/図面 一.txt", "drawing");
    put("src/空.txt", "");
    put("src/large.bin", std::string((std::size_t(1) << 20) + 17, 'x'));
    SealRequest request;
    request.exhibits.push_back({.id = "KO1", .label = "図面", .paths = {path("src")}});
    request.annexes.push_back({"相談.html", to_bytes("<html>")});
    if (node) (void)seal_bag(files_, *node->ledger, clock_, random_, request, path("bag"));
  }

  Path path(std::string_view name) const { return directory_.path() / name; }
  void put(std::string_view name, std::string_view content) {
    (void)files_.make_directories(path(name).parent_path(), 0755);
    (void)files_.replace(path(name), as_bytes(content), Durable::no);
  }
  // All pieces, and the largest of them.
  static Result<Bytes> whole(BagArchive& archive, std::size_t* largest = nullptr) {
    Bytes out;
    while (true) {
      const Bytes piece = TRY(archive.next());
      if (piece.empty()) return out;
      if (largest != nullptr) *largest = std::max(*largest, piece.size());
      out.insert(out.end(), piece.begin(), piece.end());
    }
  }
  static std::string run(const std::string& program, std::vector<std::string> arguments) {
    ProcessRequest request;
    request.program = program;
    request.arguments = std::move(arguments);
    request.environment = {"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"};
    const auto done = system_processes().run(request);
    if (!done) return done.error().message;
    return std::string(as_text(done->output)) + std::string(as_text(done->errors)) + fmt::format("status {}", done->status);
  }
  // Every file of the zip is byte for byte that of the bag, and there are no others.
  void expect_the_bag_in(const Path& zip) {
    const std::string script =
        "import os,sys,zipfile\n"
        "zip,bag=zipfile.ZipFile(sys.argv[1]),sys.argv[2]\n"
        "assert zip.testzip() is None\n"
        "want={os.path.relpath(os.path.join(d,f),bag) for d,_,fs in os.walk(bag) for f in fs}\n"
        "assert {'2026-001/'+n for n in want}==set(zip.namelist())\n"
        "assert len(zip.namelist())==len(want)\n"
        "for n in want:\n"
        "  i=zip.getinfo('2026-001/'+n)\n"
        "  assert zip.read(i)==open(os.path.join(bag,n),'rb').read(),n\n"
        "  assert i.compress_type==0 and i.flag_bits==0x800,n\n"
        "  assert i.date_time==(2026,1,5,9,0,30),i.date_time\n"
        "print('same')\n";
    EXPECT_EQ(run("python3", {"-c", script, zip.string(), path("bag").string()}), "same\nstatus 0");
    EXPECT_THAT(run("unzip", {"-tq", zip.string()}), testing::HasSubstr("No errors detected"));
    EXPECT_THAT(run("unzip", {"-l", zip.string()}), testing::HasSubstr("2026-001/data/KO1/src/深い/図面 一.txt"));
    EXPECT_THAT(run("bsdtar", {"-tf", zip.string()}),
                testing::AllOf(testing::HasSubstr("2026-001/annex/相談.html"), testing::EndsWith("status 0")));
  }

  Files& files_ = system_files();
  TemporaryDirectory directory_;
  FixedClock clock_;
  SeededRandom random_;
};

TEST_F(BagArchiveTest, IsAZipThatEverybodyReads) {
  BagArchive archive = *BagArchive::plan(files_, path("bag"), "2026-001");
  std::size_t largest = 0;
  const Bytes zip = *whole(archive, &largest);
  EXPECT_EQ(zip.size(), archive.size());
  EXPECT_LE(largest, std::size_t(1) << 20);
  EXPECT_EQ(archive.digest(), *digest_of_bag(files_, path("bag")));
  put("bag.zip", as_text(zip));
  expect_the_bag_in(path("bag.zip"));
}

TEST_F(BagArchiveTest, GivesTheSameBytesEachTime) {
  BagArchive one = *BagArchive::plan(files_, path("bag"), "2026-001"), other = *BagArchive::plan(files_, path("bag"), "2026-001");
  EXPECT_EQ(*whole(one), *whole(other));
}

// What more than 4 GiB needs, made at 100 bytes.
TEST_F(BagArchiveTest, WritesZip64WhereANumberNeedsIt) {
  BagArchive archive = *BagArchive::plan(files_, path("bag"), "2026-001", {.zip64_from = 100});
  const Bytes zip = *whole(archive);
  EXPECT_EQ(zip.size(), archive.size());
  put("bag.zip", as_text(zip));
  expect_the_bag_in(path("bag.zip"));
  EXPECT_NE(as_text(zip).find("PK\x06\x06"), std::string_view::npos);
}

TEST_F(BagArchiveTest, DoesNotCarryADamagedBag) {
  put("bag/data/KO1/src/深い/図面 一.txt", "drawinG");
  BagArchive archive = *BagArchive::plan(files_, path("bag"), "2026-001");
  const auto zip = whole(archive);
  ASSERT_FALSE(zip);
  EXPECT_EQ(zip.error().code, ErrorCode::integrity);
  EXPECT_THAT(zip.error().message, testing::HasSubstr("図面 一.txt"));
}

TEST_F(BagArchiveTest, DoesNotCarryMoreOrLessThanWasSealed) {
  put("bag/data/KO1/extra.txt", "extra");
  EXPECT_EQ(BagArchive::plan(files_, path("bag"), "x").error().code, ErrorCode::integrity);
  ASSERT_TRUE(files_.remove(path("bag/data/KO1/extra.txt")));
  ASSERT_TRUE(files_.remove(path("bag/README.ja.txt")));
  EXPECT_EQ(BagArchive::plan(files_, path("bag"), "x").error().code, ErrorCode::integrity);
  EXPECT_EQ(BagArchive::plan(files_, path("elsewhere"), "x").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace sekimori::seal
