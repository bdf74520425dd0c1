#include "engine/mask/format/pasted_headers.h"

#include <gtest/gtest.h>

namespace sekimori::mask {
namespace {

TEST(PastedHeaders, are_told_from_the_text_around_them) {
  const auto parts = pasted_parts(
      "ヘッダ情報:\nReceived: from a.com (a.com [198.51.100.7])\n\tby mx.b.example; Tue, 3 Nov 2026 10:15:01 +0900\nFrom: x@a.com\nTo: "
      "y@b.example\n\n以上です。\n");
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].text, "ヘッダ情報:\n");
  ASSERT_TRUE(parts[1].message);
  ASSERT_EQ(parts[1].message->headers.size(), 3U);
  EXPECT_EQ(parts[1].message->headers[0].name, "received");
  EXPECT_NE(parts[1].message->headers[0].value.find("mx.b.example"), std::string::npos);
  EXPECT_EQ(parts[2].text, "\n以上です。\n");
}

TEST(PastedHeaders, are_not_seen_where_there_are_none) {
  EXPECT_EQ(pasted_parts("Note: a\nAlso: b\nThen: c\nEnd: d\n").size(), 1U);
  EXPECT_EQ(pasted_parts("").size(), 0U);
  EXPECT_EQ(pasted_parts("Received: once\n").size(), 1U);
}

}  // namespace
}  // namespace sekimori::mask
