#include "store/events/encodings.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/random.h"
#include "store/events/bloom_filter.h"
#include "store/events/thrift_compact.h"
#include "store/events/xxhash64.h"

namespace sekimori::events {
namespace {

TEST(Xxhash64, MatchesItsPublishedVectors) {
  EXPECT_EQ(xxhash64({}), 0xef46db3751d8e999u);
  EXPECT_EQ(xxhash64(as_bytes("a")), 0xd24ec4f1a98c6e5bu);
  EXPECT_EQ(xxhash64(as_bytes("abc")), 0x44bc2cf5ad770999u);
  EXPECT_EQ(xxhash64(as_bytes("Nobody inspects the spammish repetition")), 0xfbcea83c8a378bf1u);
}

TEST(Codes, ComeBackWhateverTheirRunsAndWidth) {
  SeededRandom random(3);
  for (int round = 0; round < 400; ++round) {
    const std::size_t kinds = 1 + random.below(round % 2 == 0 ? 5 : 70'000);
    std::vector<std::uint32_t> codes;
    const std::size_t size = random.below(3'000);
    while (codes.size() < size) {
      const auto code = static_cast<std::uint32_t>(random.below(kinds));
      codes.insert(codes.end(), random.below(4) == 0 ? 1 + random.below(60) : 1, code);
    }
    Bytes page;
    encode_codes(page, codes, width_for(kinds));
    std::vector<std::uint32_t> back(codes.size());
    const auto decoded = decode_codes(page, back, kinds);
    ASSERT_TRUE(decoded) << decoded.error().message;
    ASSERT_EQ(back, codes);
    // Some of them alone are the same.
    std::vector<std::uint32_t> rows, wanted;
    for (std::uint32_t row = 0; row < codes.size(); ++row)
      if (random.below(round % 3 == 0 ? 2 : 40) == 0) {
        rows.push_back(row);
        wanted.push_back(codes[row]);
      }
    std::vector<std::uint32_t> some(rows.size());
    const auto of = decode_codes_of(page, codes.size(), rows, some, kinds);
    ASSERT_TRUE(of) << of.error().message;
    ASSERT_EQ(some, wanted);
  }
}

TEST(Codes, FollowTheExamplesOfTheFormat) {
  // Encodings.md: the numbers 0 to 7 of three bits are packed as 88 c6 fa.
  const std::vector<std::uint32_t> codes = {0, 1, 2, 3, 4, 5, 6, 7};
  Bytes page;
  encode_codes(page, codes, 3);
  EXPECT_EQ(to_hex(page), "030388c6fa");
  page.clear();
  encode_codes(page, std::vector<std::uint32_t>(100, 4), 9);
  EXPECT_EQ(to_hex(page), "09c8010400");
}

TEST(Codes, RefuseWhatIsCutOrPointsOutsideTheDictionary) {
  std::vector<std::uint32_t> codes;
  for (std::uint32_t i = 0; i < 100; ++i) codes.push_back(i % 37);
  Bytes page;
  encode_codes(page, codes, width_for(37));
  std::vector<std::uint32_t> back(codes.size());
  EXPECT_FALSE(decode_codes(page, back, 36));
  const std::vector<std::uint32_t> rows = {36, 99};
  std::vector<std::uint32_t> some(rows.size());
  EXPECT_TRUE(decode_codes_of(page, codes.size(), rows, some, 37));
  EXPECT_FALSE(decode_codes_of(page, codes.size(), rows, some, 36));
  EXPECT_FALSE(decode_codes_of(page, 99, rows, some, 37)) << "there is no such row";
  for (std::size_t size = 0; size < page.size(); ++size)
    EXPECT_FALSE(decode_codes_of(ByteView(page).first(size), codes.size(), rows, some, 37)) << size;
  for (std::size_t size = 0; size < page.size(); ++size) EXPECT_FALSE(decode_codes(ByteView(page).first(size), back, 37)) << size;
  EXPECT_FALSE(decode_codes(Bytes{33, 2, 0, 0, 0, 0, 0}, back, 37));
}

TEST(Delta, BringsBackExtremesAndRuns) {
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
  SeededRandom random(5);
  for (std::size_t size = 0; size < 600; size += size < 140 ? 1 : 37) {
    std::vector<std::int64_t> values(size);
    for (std::int64_t& value : values) {
      switch (random.below(5)) {
        case 0: value = least; break;
        case 1: value = greatest; break;
        case 2: value = static_cast<std::int64_t>(random.next()); break;
        default: value = static_cast<std::int64_t>(random.below(100)); break;
      }
    }
    Bytes page;
    encode_delta(page, values);
    std::vector<std::int64_t> back(size);
    const auto decoded = decode_delta(page, back);
    ASSERT_TRUE(decoded) << decoded.error().message;
    ASSERT_EQ(back, values);
    if (size < 2) continue;
    EXPECT_FALSE(decode_delta(ByteView(page).first(page.size() - 1), back));
    page.push_back(0);
    EXPECT_FALSE(decode_delta(page, back));
  }
}

TEST(Delta, FollowsTheExampleOfTheFormat) {
  // Encodings.md, example 2: 7, 5, 3, 1, 2, 3, 4, 5 give differences above -2 of 0 0 0 3 3 3 3 in two bits.
  const std::vector<std::int64_t> values = {7, 5, 3, 1, 2, 3, 4, 5};
  Bytes page;
  encode_delta(page, values);
  EXPECT_EQ(to_hex(page),
            "8001"
            "04"
            "08"
            "0e"
            "03"
            "02000000"
            "c03f000000000000");
}

TEST(PlainText, PointsIntoThePageAndRefusesCutOnes) {
  Bytes page;
  append_plain(page, "");
  append_plain(page, "極秘");
  std::vector<std::string_view> values(2);
  ASSERT_TRUE(decode_plain(page, values));
  EXPECT_EQ(values[0], "");
  EXPECT_EQ(values[1], "極秘");
  for (std::size_t size = 0; size < page.size(); ++size) EXPECT_FALSE(decode_plain(ByteView(page).first(size), values));
  std::vector<std::string_view> fewer(1);
  EXPECT_FALSE(decode_plain(page, fewer));
}

TEST(BloomFilter, HoldsWhatWasPutInAndLittleElse) {
  BloomFilter filter = BloomFilter::for_values(10'000);
  for (int i = 0; i < 10'000; ++i) filter.insert(xxhash64(as_bytes("in" + std::to_string(i))));
  auto back = BloomFilter::from_bits(filter.bits());
  ASSERT_TRUE(back);
  int wrong = 0;
  for (int i = 0; i < 10'000; ++i) {
    EXPECT_TRUE(back->may_contain(xxhash64(as_bytes("in" + std::to_string(i)))));
    if (back->may_contain(xxhash64(as_bytes("out" + std::to_string(i))))) ++wrong;
  }
  EXPECT_LT(wrong, 150);
  EXPECT_FALSE(BloomFilter::from_bits(Bytes(33)));
  EXPECT_FALSE(BloomFilter::from_bits({}));
}

TEST(ThriftCompact, ReadsBackWhatItWroteAndSkipsWhatItDoesNotKnow) {
  CompactWriter out;
  out.field_integer(1, CompactType::i32, -5);
  out.field_boolean(2, true);
  out.begin_field_struct(30);
  out.field_text(1, "inside");
  out.end_struct();
  out.field_list(31, CompactType::i64, 20);
  for (int i = 0; i < 20; ++i) out.element_integer(std::numeric_limits<std::int64_t>::min() + i);
  out.field_text(32, "last");
  const Bytes bytes = out.finish();
  const auto read = [](ByteView input, std::string& last) {
    CompactReader in(input);
    return in.read_struct([&](const CompactField& field) -> Result<void> {
      if (field.id == 1) EXPECT_EQ(in.integer(field.type).value_or(0), -5);
      else if (field.id == 32) last = TRY(in.text(field.type));
      else return in.skip(field.type);
      return {};
    });
  };
  std::string last;
  ASSERT_TRUE(read(bytes, last));
  EXPECT_EQ(last, "last");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CompactReader in(ByteView(bytes).first(size));
    EXPECT_FALSE(in.skip(CompactType::structure)) << size;
  }
}

TEST(ThriftCompact, RefusesEndlessNestingAndLists) {
  const Bytes deep(1'000, 0x1c);
  EXPECT_FALSE(CompactReader(deep).skip(CompactType::structure));
  const Bytes long_list = {0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x7f};
  EXPECT_FALSE(CompactReader(long_list).skip(CompactType::structure));
}

}  // namespace
}  // namespace sekimori::events
