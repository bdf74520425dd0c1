#include "feature/teach/library/web_vtt.h"

#include <gtest/gtest.h>

namespace sekimori::teach {
namespace {

TEST(WebVtt, is_read_as_a_player_reads_it) {
  const auto cues = read_web_vtt(
      "\xEF\xBB\xBFWEBVTT - a film\r\nKind: captions\r\n\r\nNOTE\r\nnot said --> here\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n"
      "1\r\n00:01.000 --> 00:02.500 align:start position:0%\r\n<v 司会>縄を&lt;かけた&gt;石</v>\r\nです。\r\n\r\n"
      "00:00:03.000 --> 100:00:04.000\rその先へは &amp; 進みません。\r\r00:00:05.000 --> 00:00:06.000\n<b></b>\n");
  ASSERT_TRUE(cues) << cues.error().message;
  ASSERT_EQ(cues->size(), 2U) << "what says nothing is no piece";
  EXPECT_EQ(cues->front().text, "縄を<かけた>石\nです。");
  EXPECT_EQ(cues->front().from, 1000);
  EXPECT_EQ(cues->front().until, 2500);
  EXPECT_EQ(cues->back().text, "その先へは & 進みません。");
  EXPECT_EQ(subtitle_time(cues->back().until), "100:00:04.000");
  EXPECT_EQ(subtitle_time(62'500), "00:01:02.500");
}

TEST(WebVtt, that_is_none_is_refused_by_its_line) {
  const auto refused = [](std::string_view file, std::string_view with) {
    const auto read = read_web_vtt(file);
    ASSERT_FALSE(read) << file;
    EXPECT_TRUE(read.error().message.contains(with)) << read.error().message;
  };
  refused("", "no WebVTT");
  refused("WEBVTTX\n\n00:01.000 --> 00:02.000\nx\n", "no WebVTT");
  refused("1\n00:00:01,000 --> 00:00:02,000\nSubRip\n", "no WebVTT");
  refused("WEBVTT\n\n", "nothing is said");
  refused("WEBVTT\n\n00:02.000 --> 00:01.000\nx\n", "line 3");
  refused("WEBVTT\n\n00:01.000 --> 00:01.000\nx\n", "line 3");
  refused("WEBVTT\n\n00:61.000 --> 01:02.000\nx\n", "line 3");
  refused("WEBVTT\n\n1.000 --> 2.000\nx\n", "line 3");
  refused("WEBVTT\n\nname\nno times\n", "line 4");
  refused("WEBVTT\n\nname", "line 3");
  refused("WEBVTT\n\n00:01.000 --> 00:02.000\n\xFF\n", "not UTF-8");
  refused(std::string("WEBVTT\n\n00:01.000 --> 00:02.000\n") + std::string(largest_subtitles, 'x'), "at most");
}

}  // namespace
}  // namespace sekimori::teach
