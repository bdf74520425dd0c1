#include "engine/detect/parse/evtx_value.h"

#include <gtest/gtest.h>

namespace sekimori::detect {
namespace {

std::string text_of(EvtxType type, std::string_view hex) {
  std::string out;
  append_evtx_value(out, type, *from_hex(hex));
  return out;
}

TEST(EvtxValue, prints_numbers_as_windows_does) {
  EXPECT_EQ(text_of(EvtxType::int8, "ff"), "-1");
  EXPECT_EQ(text_of(EvtxType::uint8, "ff"), "255");
  EXPECT_EQ(text_of(EvtxType::int32, "feffffff"), "-2");
  EXPECT_EQ(text_of(EvtxType::uint64, "ffffffffffffffff"), "18446744073709551615");
  EXPECT_EQ(text_of(EvtxType::hex_int32, "e7030000"), "0x3e7");
  EXPECT_EQ(text_of(EvtxType::hex_int64, "0000000000000080"), "0x8000000000000000");
  EXPECT_EQ(text_of(EvtxType::size_t_value, "4c020000"), "0x24c");
  EXPECT_EQ(text_of(EvtxType::real64, "000000000000f83f"), "1.5");
}

TEST(EvtxValue, takes_every_boolean_but_zero_for_true) {
  EXPECT_EQ(text_of(EvtxType::boolean, "00000000"), "false");
  EXPECT_EQ(text_of(EvtxType::boolean, "01000000"), "true");
  EXPECT_EQ(text_of(EvtxType::boolean, "d2040000"), "true");
  EXPECT_EQ(text_of(EvtxType::boolean, "01"), "true");
}

TEST(EvtxValue, prints_identifiers_times_and_binary) {
  EXPECT_EQ(text_of(EvtxType::guid, "9e96a4547854a549a5ba3e3b0328c30d"), "{54A4969E-5478-49A5-A5BA-3E3B0328C30D}");
  EXPECT_EQ(text_of(EvtxType::sid, "010100000000000512000000"), "S-1-5-18");
  EXPECT_EQ(text_of(EvtxType::sid,
                    "0102000000000005200000002002"
                    "0000"),
            "S-1-5-32-544");
  EXPECT_EQ(text_of(EvtxType::file_time, "004080a97a8dd701"), "2021-08-10T00:00:00.0000000Z");
  EXPECT_EQ(text_of(EvtxType::system_time, "e307030004000e000c002b0007000500"), "2019-03-14T12:43:07.005Z");
  EXPECT_EQ(text_of(EvtxType::binary, "00ab0c"), "00AB0C");
}

TEST(EvtxValue, keeps_bytes_that_do_not_fit_their_type_as_hex) {
  EXPECT_EQ(text_of(EvtxType::guid, "0102"), "0102");
  EXPECT_EQ(text_of(EvtxType::sid, "01ff00000000000512000000"), "01FF00000000000512000000");
  EXPECT_EQ(text_of(EvtxType::file_time, "01"), "01");
  EXPECT_EQ(text_of(EvtxType{0x7f}, "beef"), "BEEF");
}

TEST(EvtxValue, turns_utf16_of_any_kind_into_utf8) {
  const auto utf16 = [](std::u16string_view text) {
    std::string out;
    append_utf16(out, ByteView(reinterpret_cast<const Byte*>(text.data()), 2 * text.size()));
    return out;
  };
  EXPECT_EQ(utf16(u"plain ASCII of more than eight signs"), "plain ASCII of more than eight signs");
  EXPECT_EQ(utf16(u"ASCII then 極秘 and 🗝 and é."), "ASCII then 極秘 and 🗝 and é.");
  const char16_t lone[] = {u'a', 0xD800, u'b', 0xDC00, 0xD83D};
  EXPECT_EQ(utf16(std::u16string_view(lone, 5)), "a\uFFFDb\uFFFD\uFFFD");
  EXPECT_EQ(utf16(u""), "");
  EXPECT_EQ(text_of(EvtxType::string, "61000000"), "a");
}

TEST(EvtxValue, splits_arrays_into_items) {
  std::vector<std::string> items;
  const auto collect = [&](EvtxType type, std::string_view hex) {
    items.clear();
    for_each_evtx_item(type, *from_hex(hex), [&](ByteView item) {
      std::string text;
      append_evtx_value(text, type, item);
      items.push_back(text);
    });
    return items;
  };
  EXPECT_EQ(collect(EvtxType::string, "61000000620063000000"), (std::vector<std::string>{"a", "bc"}));
  EXPECT_EQ(collect(EvtxType::uint16, "01000200"), (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(collect(EvtxType::sid, "010100000000000512000000010100000000000513000000"), (std::vector<std::string>{"S-1-5-18", "S-1-5-19"}));
}

TEST(EvtxValue, knows_the_epoch_and_its_limits) {
  EXPECT_EQ(instant_of_file_time(116'444'736'000'000'000U)->nanoseconds, 0);
  EXPECT_FALSE(instant_of_file_time(0));
  EXPECT_FALSE(instant_of_file_time(UINT64_MAX));
}

}  // namespace
}  // namespace sekimori::detect
