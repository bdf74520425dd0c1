#include "engine/inspect/extract/extractor.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/clock.h"
#include "base/digest.h"
#include "engine/inspect/extract/testing/document_builder.h"
#include "engine/inspect/extract/worker_protocol.h"

namespace sekimori::inspect {
namespace {

using model::InspectionStatus;
using model::Reason;

// This test program, started again as the hidden verb, is the worker.
__attribute__((constructor)) void become_worker() {
  std::ifstream in("/proc/self/cmdline");
  const std::string line((std::istreambuf_iterator<char>(in)), {});
  in.close();
  const size_t verb = line.find(std::string_view("\0inspect-worker\0", 16));
  if (verb == std::string::npos) return;
  WorkerOptions options;
  const size_t memory = line.find(std::string_view("\0--memory\0", 10));
  if (memory != std::string::npos) options.memory_bytes = std::strtoull(line.c_str() + memory + 10, nullptr, 10);
  if (line.find("--unconfined") != std::string::npos) options.confinement = Confinement::none;
  ::_exit(run_extraction_worker(options));
}

class ConfinedExtraction : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!confinement_support().complete()) GTEST_SKIP() << "skipped: this kernel has no Landlock or no seccomp";
    directory.emplace(*TemporaryDirectory::create());
  }
  Path write(const std::string& name, ByteView bytes) {
    const Path path = directory->path() / name;
    EXPECT_TRUE(system_files().replace(path, bytes, Durable::no));
    return path;
  }
  Extractor make(const ExtractionLimits& limits = {}) {
    ExtractorSeams seams{.files = system_files(), .processes = system_processes(), .program = "/proc/self/exe"};
    if (!pdftotext.empty()) seams.pdftotext = pdftotext;
    auto made = Extractor::create(seams, limits);
    EXPECT_TRUE(made) << made.error().message;
    return *std::move(made);
  }
  static std::vector<ExtractedObject> all(Extractor& extractor, const Path& path) {
    std::vector<ExtractedObject> objects;
    const auto done = extractor.extract(path, [&](ExtractedObject&& object) -> Result<void> {
      objects.push_back(std::move(object));
      return {};
    });
    EXPECT_TRUE(done) << done.error().message;
    return objects;
  }
  std::optional<TemporaryDirectory> directory;
  Path pdftotext;
};

TEST_F(ConfinedExtraction, SaysTheSameAsReadingInThisProcess) {
  const Bytes zip = made::build_zip(
      {{"a.txt", "秘密"}, {"b.docx", std::string(as_text(made::build_docx(made::word_paragraph("本文"))))}, {"c.html", "<html><p>x</p>"}});
  const Path path = write("a.zip", zip);
  Extractor extractor = make();
  const auto confined = all(extractor, path);
  const auto direct = extract_bytes(path.string(), zip, {});
  ASSERT_EQ(confined.size(), direct.size());
  for (size_t i = 0; i < direct.size(); ++i) {
    EXPECT_EQ(confined[i].path, direct[i].path);
    EXPECT_EQ(confined[i].text, direct[i].text);
    EXPECT_EQ(confined[i].sha256, direct[i].sha256);
    EXPECT_EQ(confined[i].status, direct[i].status);
    EXPECT_EQ(confined[i].parts.size(), direct[i].parts.size());
  }
}

TEST_F(ConfinedExtraction, LinksPipesAndAbsentFilesAreAnsweredFor) {
  Extractor extractor = make();
  std::filesystem::create_symlink("/etc/passwd", directory->path() / "link");
  ASSERT_EQ(::mkfifo((directory->path() / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(all(extractor, directory->path() / "link")[0].reason, Reason::symlink);
  EXPECT_EQ(all(extractor, directory->path() / "pipe")[0].reason, Reason::special);
  EXPECT_EQ(all(extractor, directory->path() / "absent")[0].reason, Reason::unreadable);
  EXPECT_FALSE(extractor.extract(directory->path(), [](ExtractedObject&&) -> Result<void> { return {}; }));
}

TEST_F(ConfinedExtraction, TooLargeFilesAreHashedAllTheSame) {
  ExtractionLimits limits;
  limits.file_bytes = 10;
  Extractor extractor = make(limits);
  const auto objects = all(extractor, write("big.txt", as_bytes("more than ten bytes")));
  EXPECT_EQ(objects[0].reason, Reason::too_large);
  EXPECT_EQ(objects[0].sha256, to_hex(sha256("more than ten bytes")));
}

#ifndef SEKIMORI_SANITIZED
TEST_F(ConfinedExtraction, MemoryIsBoundedAndTheNextFileIsRead) {
  ExtractionLimits limits;
  limits.memory_bytes = std::uint64_t(160) << 20;
  Extractor extractor = make(limits);
  std::string text(std::size_t(60) << 20, 'a');
  const auto objects = all(extractor, write("big.txt", as_bytes(text)));
  EXPECT_EQ(objects[0].reason, Reason::memory) << objects[0].detail;
  EXPECT_EQ(objects[0].sha256.size(), 64U);
  EXPECT_EQ(all(extractor, write("small.txt", as_bytes("fine")))[0].text, "fine");
}
#endif

TEST_F(ConfinedExtraction, AWorkerThatCannotBeAWorkerIsACrashNotAnError) {
  ExtractorSeams seams{.files = system_files(), .processes = system_processes(), .program = "/bin/true"};
  auto extractor = Extractor::create(seams, {});
  ASSERT_TRUE(extractor);
  const Path path = write("a.txt", as_bytes("x"));
  // Whether it ends before the request is sent, or after: many times, for the two to race.
  for (int round = 0; round < 30; ++round) {
    const auto objects = all(*extractor, path);
    ASSERT_EQ(objects.size(), 1U);
    EXPECT_EQ(objects[0].reason, Reason::crashed);
    EXPECT_EQ(objects[0].sha256, to_hex(sha256("x")));
  }
}

TEST_F(ConfinedExtraction, MissingPdftotextMakesPdfsUnsupported) {
  pdftotext = "/usr/bin/no-such-pdftotext";
  Extractor extractor = make();
  const auto objects = all(extractor, write("a.pdf", as_bytes("%PDF-1.4\n")));
  EXPECT_EQ(objects[0].reason, Reason::unsupported);
  EXPECT_NE(objects[0].detail.find("pdftotext"), std::string::npos);
  EXPECT_EQ(objects[0].media_type, "application/pdf");
}

constexpr std::string_view small_pdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 43>>stream\nBT /F 12 Tf 20 100 Td (CONFIDENTIAL) Tj ET \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n";

TEST_F(ConfinedExtraction, PdfAloneAndInAnArchive) {
  if (!system_files().exists("/usr/bin/pdftotext")) GTEST_SKIP() << "skipped: pdftotext not present";
  Extractor extractor = make();
  const auto alone = all(extractor, write("a.pdf", as_bytes(small_pdf)));
  EXPECT_EQ(alone[0].text, "CONFIDENTIAL\n\n") << alone[0].detail;
  EXPECT_EQ(alone[0].parts.at(0).name, "1");
  const auto packed = all(extractor, write("a.zip", made::build_zip({{"x/a.pdf", std::string(small_pdf)}, {"b.txt", "after"}})));
  ASSERT_EQ(packed.size(), 3U);
  EXPECT_EQ(packed[1].text, "CONFIDENTIAL\n\n") << packed[1].detail;
  EXPECT_EQ(packed[2].text, "after");
  const auto broken = all(extractor, write("b.pdf", as_bytes("%PDF-1.4 nothing")));
  EXPECT_EQ(broken[0].reason, Reason::damaged) << broken[0].detail;
}

TEST_F(ConfinedExtraction, ManyThreadsShareThePool) {
  Extractor extractor = make();
  const Path path = write("a.txt", as_bytes("shared"));
  std::vector<std::thread> threads;
  std::atomic<int> right{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) right += all(extractor, path).at(0).text == "shared";
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(right, 200);
}

TEST_F(ConfinedExtraction, CostsLittleOverReadingHere) {
  Extractor extractor = make();
  const Path path = write("a.txt", as_bytes("a small file"));
  (void)all(extractor, path);
  const auto start = std::chrono::steady_clock::now();
  constexpr int rounds = 1200;  // more than one worker's life
  for (int i = 0; i < rounds; ++i) ASSERT_EQ(all(extractor, path)[0].text, "a small file");
  const double each = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / rounds;
  RecordProperty("microseconds_a_file", static_cast<int>(each));
  printf("%.1f microseconds a small file, confined\n", each);
  EXPECT_LT(each, 5000);
}

TEST_F(ConfinedExtraction, SharedDocumentsNeverBringTheParentDown) {
  const Path root = Path(SEKIMORI_SOURCE_DIR) / "../shared/data";
  if (!std::filesystem::is_directory(root)) GTEST_SKIP() << "skipped: shared data not present";
  std::vector<Path> files;
  for (const char* folder : {"docs", "text/encodings"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder))
      if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  ASSERT_GT(files.size(), 400U);
  Extractor extractor = make();
  size_t with_text = 0;
  size_t count = 0;
  for (size_t i = 0; i < files.size(); ++i) {
    const auto objects = all(extractor, files[i]);
    ASSERT_FALSE(objects.empty()) << files[i];
    EXPECT_EQ(objects[0].path, files[i].string());
    EXPECT_NE(objects[0].reason, Reason::crashed) << files[i];
    EXPECT_NE(objects[0].reason, Reason::timeout) << files[i];
    for (const ExtractedObject& object : objects)
      EXPECT_TRUE(object.status == InspectionStatus::inspected || object.reason != Reason::none) << object.path;
    with_text += std::ranges::any_of(objects, [](const ExtractedObject& object) { return !object.text.empty(); });
    ++count;
  }
  EXPECT_GT(with_text * 100, count * 70) << with_text << " of " << count;
}

TEST(WorkerProtocol, ObjectsSurviveTheWayThrough) {
  WalkedObject walked;
  walked.ordinal = 7;
  walked.object.path = "a!/b";
  walked.object.parent = "a";
  walked.object.text = "秘密";
  walked.object.sha256 = std::string(64, 'a');
  walked.object.parts = {{PartKind::header, {0, 2}, "h"}};
  const auto frame = decode_frame(encode_object(walked));
  ASSERT_TRUE(frame) << frame.error().message;
  EXPECT_EQ(frame->walked.ordinal, 7U);
  EXPECT_EQ(frame->walked.object.text, "秘密");
  EXPECT_EQ(frame->walked.object.parts[0].kind, PartKind::header);
}

TEST(WorkerProtocol, LiesOfATakenOverWorkerAreRefused) {
  WalkedObject walked;
  walked.object.path = "a";
  walked.object.text = "xy";
  walked.object.parts = {{PartKind::body, {0, 3}, ""}};
  EXPECT_FALSE(decode_frame(encode_object(walked))) << "a range beyond the text";
  walked.object.parts = {{PartKind::body, {1, 2}, ""}, {PartKind::body, {0, 1}, ""}};
  EXPECT_FALSE(decode_frame(encode_object(walked))) << "ranges out of order";
  walked.object.parts.clear();
  walked.object.text = "\xFF";
  EXPECT_FALSE(decode_frame(encode_object(walked))) << "no UTF-8";
  walked.object.text = "ok";
  walked.object.sha256 = "zz";
  EXPECT_FALSE(decode_frame(encode_object(walked))) << "no hash";
  walked.object.sha256.clear();
  Bytes good = encode_object(walked);
  ASSERT_TRUE(decode_frame(good));
  for (size_t cut = 0; cut < good.size(); ++cut) EXPECT_FALSE(decode_frame(ByteView(good).first(cut))) << cut;
  good.push_back(0);
  EXPECT_FALSE(decode_frame(good)) << "bytes left over";
  EXPECT_FALSE(decode_frame(Bytes{99}));
}

}  // namespace
}  // namespace sekimori::inspect
