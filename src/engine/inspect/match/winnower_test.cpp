#include "engine/inspect/match/winnower.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "base/random.h"
#include "base/text.h"
#include "engine/inspect/match/normalised_text.h"

namespace sekimori::inspect {
namespace {

FingerprintKey key_of(unsigned char start) {
  FingerprintKey key;
  for (size_t i = 0; i < key.size(); ++i) key[i] = static_cast<Byte>(start + i);
  return key;
}

std::u16string units_of(std::string_view text) { return normalise_for_matching(text).units; }

std::u16string random_units(Random& random, size_t count, std::uint64_t alphabet = 3000) {
  std::u16string out;
  for (size_t i = 0; i < count; ++i) out += static_cast<char16_t>(0x4E00 + random.below(alphabet));
  return out;
}

// The definition, word for word: minimum of each window, all that tie.
std::set<std::uint32_t> chosen_by(const Winnower& winnower, std::u16string_view units) {
  std::set<std::uint32_t> out;
  winnower.select(units, Selection::winnowed, [&](Fingerprint found) { out.insert(found.position); });
  return out;
}

TEST(Normalising, joins_widths_cases_old_kanji_and_drops_layout) {
  EXPECT_EQ(units_of("（株）ﾃﾞｰﾀ　國の\n秘 密。"), u"株デタ国の秘密");
  EXPECT_EQ(units_of("Ｓecret－Ｄata、ＡＢＣ"), u"secretdataabc");
  EXPECT_EQ(units_of("がぎ"), units_of("か\u3099き\u3099"));
  EXPECT_EQ(units_of("ﾊﾟｳﾞ"), u"パヴ");
  EXPECT_EQ(units_of("caf\u00e9"), units_of("cafe\u0301"));
  EXPECT_EQ(units_of("㍿"), u"株式会社");
  EXPECT_EQ(units_of("プリンター"), units_of("プリンタ"));
  EXPECT_EQ(units_of("―――・・・｜│─●"), u"");
  EXPECT_EQ(units_of("\xff\xfe\x80"), u"");
  EXPECT_EQ(units_of("𠮟る").size(), 3u);
}

TEST(Normalising, leads_back_to_the_code_points_of_the_input) {
  const std::string text = "第１章　㍿の「秘、密」ｶﾞ";
  const NormalisedText normal = normalise_for_matching(text);
  EXPECT_EQ(normal.units, u"第1章株式会社の秘密ガ");
  EXPECT_EQ(normal.code_points, count_code_points(text));
  const std::u32string source = to_utf32(text);
  EXPECT_EQ(normal.offsets.range_of(0, 2), (model::TextRange{0, 2}));
  EXPECT_EQ(source.at(normal.offsets.start_of(8)), U'秘');
  EXPECT_EQ(source.at(normal.offsets.start_of(9)), U'密');
  EXPECT_EQ(source.at(normal.offsets.start_of(5)), U'㍿');
}

RC_GTEST_PROP(Normalising, is_idempotent_and_never_leaves_the_text, (const std::string& bytes)) {
  const NormalisedText once = normalise_for_matching(bytes);
  const NormalisedText twice = normalise_for_matching(to_utf8(once.units));
  RC_ASSERT(once.units == twice.units);
  const size_t length = count_code_points(bytes);
  for (size_t i = 0; i < once.units.size(); ++i) RC_ASSERT(once.offsets.start_of(i) < length);
}

TEST(SipHashing, agrees_with_the_published_vectors) {
  std::string input;
  for (char c = 0; c < 15; ++c) input += c;
  EXPECT_EQ(SipHasher(key_of(0))(input.data(), input.size()), 0xa129ca6149be45e5u);  // appendix A of the paper
  EXPECT_EQ(SipHasher(key_of(0))(input.data(), 0), 0x726fdb47dd0e0e31u);
}

TEST(Winnowing, chooses_the_same_in_blocks_as_the_definition_does) {
  SeededRandom random(1);
  for (const Profile profile : {Profile::deep(), Profile::wide()}) {
    const Winnower winnower(profile, key_of(1));
    const std::u16string text = random_units(random, 7000);
    const std::set<std::uint32_t> whole = chosen_by(winnower, text);
    // Every window has a chosen gram, and the share chosen is near 2/(w+1).
    const size_t grams = text.size() - profile.gram + 1;
    for (size_t start = 0; start + profile.window <= grams; ++start) {
      const auto first = whole.lower_bound(static_cast<std::uint32_t>(start));
      ASSERT_TRUE(first != whole.end() && *first < start + profile.window) << start;
    }
    EXPECT_NEAR(static_cast<double>(whole.size()) / static_cast<double>(grams), 2.0 / (profile.window + 1), 0.02);
    // The choice looks no further than a window to either side: a text cut elsewhere chooses the same inside.
    for (size_t cut : {1u, 500u, 2047u, 2048u, 2049u, 4100u}) {
      std::set<std::uint32_t> moved;
      for (std::uint32_t p : chosen_by(winnower, std::u16string_view(text).substr(cut))) moved.insert(p + static_cast<std::uint32_t>(cut));
      for (std::uint32_t p : whole)
        if (p >= cut + profile.window) { ASSERT_TRUE(moved.contains(p)) << cut << " " << p; }
      for (std::uint32_t p : moved)
        if (p >= cut + profile.window) { ASSERT_TRUE(whole.contains(p)) << cut << " " << p; }
    }
  }
}

RC_GTEST_PROP(Winnowing, finds_every_shared_run_of_gram_plus_window_minus_one, (std::uint64_t seed)) {
  SeededRandom random(seed);
  for (const Profile profile : {Profile::deep(), Profile::wide()}) {
    const Winnower winnower(profile, key_of(static_cast<unsigned char>(seed)));
    const std::u16string run = random_units(random, profile.gram + profile.window - 1);
    const std::u16string a = random_units(random, random.below(60)) + run + random_units(random, random.below(60));
    const std::u16string b = random_units(random, random.below(60)) + run + random_units(random, random.below(60));
    std::set<std::uint64_t> hashes;
    winnower.select(a, Selection::winnowed, [&](Fingerprint found) { hashes.insert(found.hash); });
    size_t shared = 0;
    winnower.select(b, Selection::winnowed, [&](Fingerprint found) { shared += hashes.contains(found.hash) ? 1 : 0; });
    RC_ASSERT(shared >= 1);
  }
}

TEST(Winnowing, depends_on_the_key_and_leaves_filler_out) {
  SeededRandom random(2);
  const std::u16string text = random_units(random, 500);
  std::set<std::uint64_t> one;
  std::set<std::uint64_t> two;
  Winnower(Profile::deep(), key_of(1)).select(text, Selection::every_gram, [&](Fingerprint found) { one.insert(found.hash); });
  Winnower(Profile::deep(), key_of(2)).select(text, Selection::every_gram, [&](Fingerprint found) { two.insert(found.hash); });
  for (std::uint64_t hash : one) EXPECT_FALSE(two.contains(hash));
  EXPECT_TRUE(chosen_by(Winnower(Profile::deep(), key_of(1)), std::u16string(300, u'0')).empty());
  EXPECT_TRUE(chosen_by(Winnower(Profile::deep(), key_of(1)), u"01010101010101010101").empty());
  EXPECT_TRUE(chosen_by(Winnower(Profile::deep(), key_of(1)), u"短い").empty());
  EXPECT_EQ(chosen_by(Winnower(Profile::deep(), key_of(1)), u"いろはにほへとち").size(), 1u);
}

}  // namespace
}  // namespace sekimori::inspect
