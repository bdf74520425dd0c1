// How well copies are found in real Japanese prose, with floors: ../shared/data/text/aozora.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "base/digest.h"
#include "base/random.h"
#include "base/text.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/match/index_writer.h"
#include "engine/inspect/match/secret_index.h"

namespace sekimori::inspect {
namespace {

const Path& corpus() {
  static const Path path = Path(SEKIMORI_SOURCE_DIR) / "../shared/data/text/aozora";
  return path;
}

struct Pair {
  std::string a;
  std::string b;
};

std::vector<Pair> read_pairs() {
  std::vector<Pair> out;
  std::ifstream in(corpus() / "PAIRS.tsv");
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const size_t tab = line.find('\t');
    const size_t next = line.find('\t', tab + 1);
    if (next != std::string::npos) out.push_back({line.substr(0, tab), line.substr(tab + 1, next - tab - 1)});
  }
  return out;
}

// A third each of leaving out, replacing and inserting; replacements are drawn from the text itself.
std::u32string edited(std::u32string_view passage, double share, Random& random) {
  std::u32string out;
  for (char32_t c : passage) {
    if (static_cast<double>(random.below(10000)) >= share * 10000) {
      out += c;
      continue;
    }
    const std::uint64_t kind = random.below(3);
    if (kind == 0) continue;
    if (kind == 2) out += c;
    out += passage[random.below(passage.size())];
  }
  return out;
}

struct Shelf {
  TemporaryDirectory directory = *TemporaryDirectory::create();
  std::vector<std::pair<std::string, std::u32string>> registered;
  std::vector<std::u32string> unrelated;
  std::map<std::string, std::u32string> all;

  Result<SecretIndex> build(Profile profile) {
    SeededRandom random(1);
    std::set<std::string> partners;
    for (const Pair& pair : read_pairs()) partners.insert(pair.b);
    for (const DirectoryEntry& entry : TRY(system_files().list(corpus()))) {
      if (!entry.name.ends_with(".txt")) continue;
      const Bytes bytes = TRY(system_files().read(corpus() / entry.name));
      const auto objects = extract_bytes(entry.name, bytes, {});
      all[entry.name] = to_utf32(objects.at(0).text);
    }
    std::set<std::string> chosen;
    for (const Pair& pair : read_pairs()) chosen.insert(pair.a);
    for (const auto& [name, text] : all)
      if (chosen.size() < 150 && !partners.contains(name) && random.below(2) == 0) chosen.insert(name);
    IndexOptions options;
    options.profile = profile;
    auto writer = TRY(IndexWriter::open(system_files(), random, directory.path() / "index", options));
    for (const auto& [name, text] : all) {
      if (chosen.contains(name)) {
        const std::string utf8 = to_utf8(text);
        TRY(writer.add({name, to_hex(sha256(utf8)), utf8.size(), utf8}));
        registered.emplace_back(name, text);
      } else if (!partners.contains(name)) {
        unrelated.push_back(text);
      }
    }
    TRY(writer.commit());
    return SecretIndex::open(system_files(), directory.path() / "index", {});
  }
};

double recall(const Shelf& shelf, const SecretIndex& index, size_t length, double share, size_t trials) {
  SeededRandom random(length * 1000 + static_cast<std::uint64_t>(share * 1000));
  size_t found = 0;
  for (size_t trial = 0; trial < trials; ++trial) {
    const auto& [name, source] = shelf.registered[random.below(shelf.registered.size())];
    // Out of the middle: the ends hold the library's own notes, which stand in every text.
    const size_t from = source.size() / 10 + random.below(source.size() * 7 / 10);
    const std::u32string passage = edited(std::u32string_view(source).substr(from, length), share, random);
    const std::u32string& carrier = shelf.unrelated[random.below(shelf.unrelated.size())];
    const size_t at = carrier.size() / 4;
    const std::string text = to_utf8(std::u32string_view(carrier).substr(at, 1500)) + to_utf8(passage) +
                             to_utf8(std::u32string_view(carrier).substr(at + 1500, 1500));
    const auto matches = index.match({text, {}, 0});
    if (!matches) return 0;
    for (const auto& match : *matches)
      if (match.secret_id == name && match.file_range.at(0).start < 1500 + length && match.file_range.back().end > 1500) {
        ++found;
        break;
      }
  }
  return static_cast<double>(found) / static_cast<double>(trials);
}

double false_alarms(const Shelf& shelf, const SecretIndex& index) {
  size_t pages = 0;
  size_t flagged = 0;
  for (const std::u32string& text : shelf.unrelated)
    for (size_t from = text.size() / 10; from + 3000 < text.size() * 9 / 10; from += 3000) {
      ++pages;
      const auto matches = index.match({to_utf8(std::u32string_view(text).substr(from, 3000)), {}, 0});
      flagged += !matches || !matches->empty() ? 1 : 0;
    }
  std::printf("  %zu pages of unrelated prose, %zu flagged\n", pages, flagged);
  return static_cast<double>(flagged) / static_cast<double>(pages);
}

TEST(Recall, of_edited_passages_in_japanese_prose_stays_above_its_floor) {
  if (!system_files().exists(corpus())) GTEST_SKIP() << "skipped: shared data not present";
  for (const Profile profile : {Profile::deep(), Profile::wide()}) {
    Shelf shelf;
    const auto index = shelf.build(profile);
    ASSERT_TRUE(index) << index.error().message;
    const auto measure = [&](size_t length, double share) {
      const double value = recall(shelf, *index, length, share, 200);
      std::printf("  %.*s: %zu characters, %.0f %% edited: recall %.3f\n", static_cast<int>(profile.name.size()), profile.name.data(),
                  length, share * 100, value);
      return value;
    };
    const bool deep = profile == Profile::deep();
    EXPECT_GE(measure(100, 0), 0.9);
    EXPECT_GE(measure(200, 0), 0.98);
    EXPECT_GE(measure(200, 0.05), deep ? 0.95 : 0.9);
    EXPECT_GE(measure(200, 0.10), deep ? 0.85 : 0.4);
    measure(400, 0.20);
    EXPECT_LE(false_alarms(shelf, *index), 0.04);
  }
}

TEST(Recall, of_other_editions_of_the_same_work) {
  if (!system_files().exists(corpus())) GTEST_SKIP() << "skipped: shared data not present";
  Shelf shelf;
  const auto index = shelf.build(Profile::deep());
  ASSERT_TRUE(index) << index.error().message;
  size_t found = 0;
  const auto pairs = read_pairs();
  for (const Pair& pair : pairs) {
    const auto matches = index->match({to_utf8(shelf.all.at(pair.b)), {}, 0});
    ASSERT_TRUE(matches);
    if (!matches->empty() && matches->at(0).secret_id == pair.a) ++found;
    else std::printf("  not first: %s for %s\n", pair.a.c_str(), pair.b.c_str());
  }
  std::printf("  %zu of %zu near copies found as the best match\n", found, pairs.size());
  EXPECT_GE(found, pairs.size() * 9 / 10);
}

}  // namespace
}  // namespace sekimori::inspect
