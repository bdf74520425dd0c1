#include "engine/inspect/recognise/mark_finder.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace sekimori::inspect {
namespace {

using model::Level;
using model::Mark;
using model::MarkPlace;

struct Piece {
  PartKind kind;
  std::string text;
  std::string name;
};

// An object as extraction would hand it over: pieces of text on lines of their own, metadata without text.
ExtractedObject object_of(std::vector<Piece> pieces, std::string path = "docs/plan.txt") {
  ExtractedObject object;
  object.path = std::move(path);
  for (Piece& piece : pieces) {
    const std::uint64_t start = count_code_points(object.text);
    if (!piece.text.empty()) object.text += piece.text + "\n";
    object.parts.push_back({piece.kind, {start, start + count_code_points(piece.text)}, piece.name});
  }
  return object;
}

std::vector<Mark> marks_of(const ExtractedObject& object) { return find_marks(object, fold_for_recognition(object.text, Spacing::text)); }
std::vector<Mark> marks_of_body(std::string text) { return marks_of(object_of({{PartKind::body, std::move(text), ""}})); }

const std::string filler = "本書は試験の記録である。\n部品の寸法を次に示す。\n一行目。\n二行目。\n";

void expect_one(const std::vector<Mark>& marks, std::optional<Level> level, std::string_view text, MarkPlace place, double at_least) {
  ASSERT_EQ(marks.size(), 1u);
  EXPECT_EQ(marks[0].level, level);
  EXPECT_EQ(marks[0].text, text);
  EXPECT_EQ(marks[0].place, place);
  EXPECT_GE(marks[0].confidence, at_least);
}

TEST(Marks, are_found_by_place) {
  expect_one(marks_of(object_of({{PartKind::body, filler, ""}, {PartKind::header, "社外秘", "header1"}})), Level::internal, "社外秘",
             MarkPlace::header, 0.9);
  expect_one(marks_of(object_of({{PartKind::body, filler, ""}, {PartKind::footer, "Confidential", ""}})), Level::confidential,
             "Confidential", MarkPlace::footer, 0.9);
  expect_one(marks_of(object_of({{PartKind::watermark, "極秘", ""}})), Level::top, "極秘", MarkPlace::watermark, 0.9);
  expect_one(marks_of(object_of({{PartKind::slide_master, "STRICTLY CONFIDENTIAL", ""}})), Level::top, "STRICTLY CONFIDENTIAL",
             MarkPlace::slide_master, 0.9);
  expect_one(marks_of(object_of({{PartKind::mail_subject, "【社外秘】来期の計画", ""}})), Level::internal, "社外秘",
             MarkPlace::mail_subject, 0.9);
  expect_one(marks_of(object_of({{PartKind::title_block, "図番 A-1\n秘\n縮尺 1:2", ""}})), Level::confidential, "秘",
             MarkPlace::title_block, 0.9);
  expect_one(marks_of(object_of({{PartKind::sheet_name, "", "原価(極秘)"}})), Level::top, "極秘", MarkPlace::sheet_name, 0.9);
  expect_one(marks_of(object_of({{PartKind::label, "", "MSIP_Label_1a19d03a-48bc-4359-8038-5b5f6d5847c3_Name=社外秘"}})), Level::internal,
             "社外秘", MarkPlace::label, 0.9);
  expect_one(marks_of(object_of({{PartKind::mail_header, "", "Sensitivity: Company-Confidential"}})), Level::confidential, "Confidential",
             MarkPlace::label, 0.5);
  expect_one(marks_of(object_of({}, "share/設計_秘/x.txt")), Level::confidential, "秘", MarkPlace::folder_name, 0.9);
  expect_one(marks_of(object_of({}, "box.zip!/マル秘_原価表.xlsx")), Level::confidential, "マル秘", MarkPlace::file_name, 0.9);
  expect_one(marks_of(object_of({}, "plan-CONFIDENTIAL-v2.pdf")), Level::confidential, "CONFIDENTIAL", MarkPlace::file_name, 0.85);
}

TEST(Marks, are_found_through_units_that_are_never_text) {
  for (const std::string never : {"\uFFFF", "\uFFFE", "\uFDD0", "\u200B"})
    expect_one(marks_of_body(never + "社" + never + "外秘" + never + "\n" + filler), Level::internal, "社" + never + "外秘",
               MarkPlace::first_lines, 0.8);
}

TEST(Marks, stand_in_the_first_and_last_lines_of_the_text) {
  expect_one(marks_of_body("\n㊙\n" + filler), Level::confidential, "㊙", MarkPlace::first_lines, 0.9);
  expect_one(marks_of_body("社　外　秘\n" + filler), Level::internal, "社　外　秘", MarkPlace::first_lines, 0.9);
  expect_one(marks_of_body("社外秘　2026年4月1日\n" + filler), Level::internal, "社外秘", MarkPlace::first_lines, 0.8);
  expect_one(marks_of_body(filler + filler + "取扱注意\n"), std::nullopt, "取扱注意", MarkPlace::last_lines, 0.9);
  expect_one(marks_of_body(filler + "【社外秘】\n" + filler), Level::internal, "社外秘", MarkPlace::body, 0.6);
  expect_one(marks_of_body("TLP:AMBER+STRICT\n" + filler), std::nullopt, "TLP:AMBER+STRICT", MarkPlace::first_lines, 0.9);
}

TEST(Marks, take_the_longest_of_overlapping_words) {
  expect_one(marks_of_body("関係者外秘\n" + filler), Level::internal, "関係者外秘", MarkPlace::first_lines, 0.9);
  expect_one(marks_of_body("ＳＴＲＩＣＴＬＹ　ＣＯＮＦＩＤＥＮＴＩＡＬ\n" + filler), Level::top,
             "ＳＴＲＩＣＴＬＹ　ＣＯＮＦＩＤＥＮＴＩＡＬ", MarkPlace::first_lines, 0.9);
  EXPECT_EQ(marks_of_body("【極秘】取扱注意\n" + filler).size(), 2u);
}

TEST(Marks, have_exact_ranges) {
  const ExtractedObject object = object_of({{PartKind::body, "𠮷野家㌢\n（社 外 秘）\n" + filler, ""}});
  const std::vector<Mark> marks = marks_of(object);
  ASSERT_EQ(marks.size(), 1u);
  ASSERT_TRUE(marks[0].range);
  const std::u32string text = to_utf32(object.text);
  EXPECT_EQ(text.substr(marks[0].range->start, marks[0].range->end - marks[0].range->start), U"社 外 秘");
}

TEST(Marks, are_not_words_in_prose) {
  for (std::string_view prose :
       {"秘書は秘密を守り、神秘の森へ行った。", "便秘に効く秘訣と秘伝のたれ。", "極秘裏に進めた。", "それは極秘の話だと厳秘に付した。",
        "機密性と機密保持契約について述べる。", "秘境の湯、秘蔵の品。", "confidential computing protects data in use.",
        "The restricted area is behind the hall.", "A proprietary format was used; it is a trade secret of the maker.",
        "Confidential Computing: An Overview", "Restricted Boltzmann machines", "unconfidential CONFIDENTIALITY", "黙秘権と秘匿"})
    EXPECT_TRUE(marks_of_body(std::string(prose)).empty()) << prose << " " << marks_of_body(std::string(prose)).at(0).text;
}

TEST(Marks, in_running_prose_count_little) {
  for (std::string_view prose : {"この規程で社外秘の文書という言葉は次の意味である。",
                                 "The word CONFIDENTIAL is printed on each page of it.", "a RESTRICTED AREA sign"}) {
    const auto marks = marks_of_body(filler + std::string(prose) + "\n" + filler);
    for (const Mark& mark : marks) EXPECT_LE(mark.confidence, 0.3) << prose;
  }
}

TEST(Marks, repeat_at_most_twenty_times_per_place) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "社外秘\n";
  EXPECT_LE(marks_of_body(text).size(), 60u);
}

}  // namespace
}  // namespace sekimori::inspect
