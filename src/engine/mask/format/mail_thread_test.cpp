#include "engine/mask/format/mail_thread.h"

#include <gtest/gtest.h>

namespace sekimori::mask {
namespace {

TEST(MailAddresses, are_read_as_people_write_them) {
  const auto all = mail_addresses("\"八重樫, 航\" <W.Yaegashi@kirishima.example>, b@example.jp; 佐藤 [mailto:c@example.jp]");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].name, "八重樫, 航");
  EXPECT_EQ(all[0].address, "w.yaegashi@kirishima.example");
  EXPECT_EQ(all[1].address, "b@example.jp");
  EXPECT_EQ(all[2].address, "c@example.jp");
  EXPECT_EQ(all[2].name, "佐藤");
  EXPECT_EQ(mail_addresses("undisclosed-recipients:;").size(), 1U);
}

TEST(MailThread, knows_who_wrote_what) {
  const auto pieces = split_thread(
      "転送します。\n\n-----Original Message-----\nFrom: 採用 <hr@bad.com>\nSent: Tuesday\nTo: 八重樫 <w@k.example>\nSubject: "
      "採用の件\n\n本文です。\n\n"
      "2026年11月2日 9:00 八重樫 <w@k.example>:\n> 返信です。\n> 以上\n続きです。\n");
  ASSERT_EQ(pieces.size(), 4U);
  EXPECT_EQ(pieces[0].sort, PieceSort::own);
  EXPECT_EQ(pieces[1].sort, PieceSort::forwarded);
  EXPECT_EQ(pieces[1].author.address, "hr@bad.com");
  ASSERT_EQ(pieces[1].recipients.size(), 1U);
  EXPECT_EQ(pieces[1].recipients[0].address, "w@k.example");
  EXPECT_EQ(pieces[2].sort, PieceSort::quoted);
  EXPECT_EQ(pieces[2].author.address, "w@k.example");
  EXPECT_EQ(pieces[2].text, "> 返信です。\n> 以上\n");
  EXPECT_EQ(pieces[3].author.address, "hr@bad.com");
}

TEST(MailThread, japanese_labels_and_quoted_blocks) {
  const auto pieces = split_thread("> 差出人: a@bad.com\n> 宛先: w@k.example\n> 件名： x\n> 本文\n");
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(pieces[0].sort, PieceSort::forwarded);
  EXPECT_EQ(pieces[0].author.address, "a@bad.com");
}

TEST(MailThread, plain_text_is_one_piece) {
  const auto pieces = split_thread("From here on: nothing.\nTo do: nothing.\n");
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(pieces[0].sort, PieceSort::own);
}

}  // namespace
}  // namespace sekimori::mask
