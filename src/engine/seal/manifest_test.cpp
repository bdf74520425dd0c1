#include "engine/seal/manifest.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace sekimori::seal {
namespace {

TEST(Manifest, WritesAndReadsEveryName) {
  SeededRandom random(1);
  const std::string alphabet = "a%\n\r/ \t25AD0\\設";
  for (int round = 0; round < 2000; ++round) {
    std::string path = "data/x";
    for (std::uint64_t i = random.below(12); i > 0; --i) path += alphabet[random.below(alphabet.size())];
    EXPECT_EQ(decode_path(encode_path(path)), path);
    const Manifest back = parse_manifest(manifest_line(std::string(64, 'a'), path), 64);
    if (is_safe_path(path)) {
      ASSERT_EQ(back.entries.size(), 1U);
      EXPECT_EQ(back.entries[0].path, path);
    } else {
      EXPECT_EQ(back.malformed, 1U);
    }
  }
}

TEST(Manifest, CountsWhatIsNoEntry) {
  const std::string digest(64, '0');
  const Manifest seen =
      parse_manifest(digest + "  data/a\n" + digest + "  data/a\n" + digest + " data/b\n" + digest + "  ../x\n" + digest +
                         "  /etc/passwd\n" + digest + "  a//b\n\n" + digest.substr(1) + "  data/c\n" + digest + "  data/last",
                     64);
  EXPECT_EQ(seen.entries.size(), 2U);
  EXPECT_EQ(seen.malformed, 7U);
}

TEST(Manifest, NamesTheExhibitOfAPath) {
  EXPECT_EQ(exhibit_of("data/E001/a"), "E001");
  EXPECT_EQ(exhibit_of("data/E001"), "-");
  EXPECT_EQ(exhibit_of("meta/E001/a"), "-");
  EXPECT_FALSE(is_valid_exhibit_id("甲1"));
  EXPECT_FALSE(is_valid_exhibit_id("../x"));
}

TEST(Manifest, StoresNamesThatAreNotUtf8) {
  EXPECT_EQ(stored_name("設計.txt"), "設計.txt");
  EXPECT_EQ(stored_name("\x90\xDD\x76.txt"), "%90%DDv.txt");
  EXPECT_EQ(stored_name("\xEF\xBF\xBD"), "\xEF\xBF\xBD");
  EXPECT_LE(stored_name(std::string(255, '\x90')).size(), 255U);
  EXPECT_NE(stored_name(std::string(255, '\x90')), stored_name(std::string(254, '\x90')));
}

}  // namespace
}  // namespace sekimori::seal
