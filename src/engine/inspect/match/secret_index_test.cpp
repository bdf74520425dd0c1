#include "engine/inspect/match/secret_index.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/fault_files.h"
#include "base/random.h"
#include "base/text.h"
#include "engine/inspect/match/index_writer.h"

namespace sekimori::inspect {
namespace {

using model::MatchKind;
using model::SecretMatch;

constexpr std::string_view plan =
    "新型電池の正極材は、焼成温度を八百二十度まで上げ、昇温を毎分三度に抑えると容量が一割二分増える。冷却は窒素の中で四時間かける。"
    "粒径は四ミクロンを中心とし、比表面積を毎グラム〇・六平方メートル以下に保つ。添加するジルコニウムは千分の三とする。";
constexpr std::string_view other =
    "庭の飛石を伝って行くと、竹の垣根の向うに古い井戸があった。水は澄んで、底の小石まで見える。朝の光が葉の露に砕けて散った。"
    "主人は縁側に坐って茶を啜りながら、来客の話に耳を傾けている。話は尽きず、日は高くなった。";

Random& randomness() {
  static SeededRandom random(7);
  return random;
}

IndexOptions with_profile(Profile profile) {
  IndexOptions options;
  options.profile = profile;
  return options;
}

struct Shelf {
  TemporaryDirectory directory = *TemporaryDirectory::create();
  Path index = directory.path() / "index";

  void add(const std::vector<std::pair<std::string, std::string>>& texts, const IndexOptions& options = {}) {
    auto writer = IndexWriter::open(system_files(), randomness(), index, options);
    ASSERT_TRUE(writer) << writer.error().message;
    for (const auto& [id, text] : texts) ASSERT_TRUE(writer->add({id, to_hex(sha256(text)), text.size(), text}));
    const auto done = writer->commit();
    ASSERT_TRUE(done) << done.error().message;
  }
  std::vector<SecretMatch> match(std::string_view text, Nesting nesting = Nesting::outermost) {
    auto opened = SecretIndex::open(system_files(), index, {});
    EXPECT_TRUE(opened) << opened.error().message;
    if (!opened) return {};
    const std::string hash = to_hex(sha256(text));
    auto found = opened->match({text, hash, text.size(), nesting});
    EXPECT_TRUE(found) << found.error().message;
    return found ? *found : std::vector<SecretMatch>{};
  }
};

std::string slice(std::string_view text, const model::TextRange& range) {
  return to_utf8(std::u32string_view(to_utf32(text)).substr(range.start, range.end - range.start));
}

TEST(SecretIndex, knows_an_exact_copy_by_bytes_and_by_text) {
  Shelf shelf;
  shelf.add({{"plan", std::string(plan)}, {"other", std::string(other)}});
  auto found = shelf.match(plan);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].secret_id, "plan");
  EXPECT_EQ(found[0].kind, MatchKind::exact);
  EXPECT_DOUBLE_EQ(found[0].of_secret, 1);
  found = shelf.match(plan, Nesting::member);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, MatchKind::member);
  std::string retyped;  // other line ends, widths and spaces: the same text, other bytes
  for (char32_t c : to_utf32(plan)) {
    append_utf8(retyped, c);
    if (c == U'、') retyped += "\r\n　";
  }
  found = shelf.match(retyped);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, MatchKind::exact);
}

TEST(SecretIndex, finds_a_pasted_passage_and_tells_where) {
  for (const Profile profile : {Profile::deep(), Profile::wide()}) {
    Shelf shelf;
    shelf.add({{"plan", std::string(plan)}, {"other", std::string(other)}}, with_profile(profile));
    const std::string passage = slice(plan, {10, 90});
    const std::string mail = "田中様\n\nお元気ですか。先日の件です。\n" + passage + "\nまた連絡します。\n";
    const auto found = shelf.match(mail);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].secret_id, "plan");
    EXPECT_EQ(found[0].kind, MatchKind::partial);
    ASSERT_EQ(found[0].file_range.size(), 1u);
    ASSERT_EQ(found[0].secret_range.size(), 1u);
    EXPECT_TRUE(passage.contains(slice(mail, found[0].file_range[0])));
    EXPECT_EQ(slice(mail, found[0].file_range[0]), slice(plan, found[0].secret_range[0]));
    EXPECT_GT(found[0].longest_run, 40u);
    EXPECT_LE(found[0].longest_run, 80u);
    EXPECT_GT(found[0].of_secret, 0.4);
    EXPECT_LT(found[0].of_secret, 0.8);
    EXPECT_GT(found[0].of_file, 0.4);
    EXPECT_GT(found[0].bits, 80);
  }
}

TEST(SecretIndex, does_not_match_what_is_unrelated_or_common) {
  Shelf shelf;
  const std::string courtesy =
      "いつもお世話になっております。ご不明な点がございましたらお気軽にお問い合わせください。何卒よろしくお願い申し上げます。";
  shelf.add({{"plan", std::string(plan) + courtesy}});
  EXPECT_TRUE(shelf.match(other).empty());
  EXPECT_TRUE(shelf.match(courtesy).empty());
  EXPECT_TRUE(shelf.match("").empty());
  EXPECT_TRUE(shelf.match("\xff\xfe\xfd").empty());
}

TEST(SecretIndex, ignores_fingerprints_of_more_than_twenty_documents) {
  const std::string form =
      "試験申請書の記入にあたっては、所属長の承認を得たうえで、材料の名称と数量、保管の場所、廃棄の方法を漏れなく記すこと。控えは三年保存す"
      "る。";
  for (const int count : {20, 25}) {
    Shelf shelf;
    std::vector<std::pair<std::string, std::string>> forms;
    for (int i = 0; i < count; ++i)
      forms.emplace_back(fmt::format("form{}", i), form + fmt::format("第{}号の件は{}年度の分である。", i * 7919, 1990 + i));
    shelf.add(forms);
    EXPECT_EQ(shelf.match("お知らせです。" + form + "以上、掲示のとおり。").empty(), count > 20);
  }
}

TEST(SecretIndex, finds_a_short_secret_as_a_whole_only) {
  Shelf shelf;
  shelf.add({{"password", "合言葉は朝霧に鷺"}, {"recipe", "塩化リチウム三分、酢酸ニッケル七分を八十度で混ぜる。"}});
  auto found = shelf.match("今日の連絡です。\n合言葉は、朝霧に鷺。\n以上。");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].secret_id, "password");
  EXPECT_EQ(found[0].kind, MatchKind::partial);
  EXPECT_DOUBLE_EQ(found[0].of_secret, 1);
  EXPECT_TRUE(shelf.match("合言葉は朝霧に鴨").empty());
  EXPECT_TRUE(shelf.match("酢酸ニッケル七分を八十度で").empty());
  EXPECT_EQ(shelf.match("次のとおり：塩化リチウム３分ではなく塩化リチウム三分、酢酸ニッケル七分を八十度で混ぜる。以上").size(), 1u);
}

TEST(SecretIndex, replaces_the_same_id_and_merges_segments) {
  Shelf shelf;
  for (int i = 0; i < 12; ++i) {
    const std::string text = std::string(plan) + fmt::format("第{}版", i);
    shelf.add({{"plan", text}, {fmt::format("other{}", i), std::string(other) + fmt::format("{}", i)}});
  }
  const auto opened = SecretIndex::open(system_files(), shelf.index, {});
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->documents(), 13u);
  EXPECT_EQ(shelf.match(std::string(plan) + "第11版").at(0).kind, MatchKind::exact);
  EXPECT_EQ(shelf.match(std::string(plan) + "第3版").at(0).kind, MatchKind::partial);
  EXPECT_LE(system_files().list(segments_path(shelf.index))->size(), 9u);
}

TEST(SecretIndex, refuses_a_wrong_key_and_another_version) {
  Shelf shelf;
  shelf.add({{"plan", std::string(plan)}});
  struct stat status{};
  ASSERT_EQ(::stat((shelf.index / "key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777u, 0600u);
  const Path wrong = shelf.directory.path() / "wrong.key";
  ASSERT_TRUE(create_key(system_files(), wrong, randomness()));
  IndexOptions wrong_key;
  wrong_key.key_file = wrong;
  IndexOptions only_new;
  only_new.existing = Existing::refused;
  EXPECT_EQ(SecretIndex::open(system_files(), shelf.index, wrong).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(IndexWriter::open(system_files(), randomness(), shelf.index, wrong_key).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(IndexWriter::open(system_files(), randomness(), shelf.index, only_new).error().code, ErrorCode::conflict);
  EXPECT_EQ(IndexWriter::open(system_files(), randomness(), shelf.index, with_profile(Profile::wide())).error().code, ErrorCode::conflict);
  EXPECT_EQ(SecretIndex::open(system_files(), shelf.directory.path() / "none", {}).error().code, ErrorCode::not_found);

  std::string newer = *system_files().read_text(manifest_path(shelf.index));
  newer.replace(newer.find("\"version\":1"), 11, "\"version\":9");
  ASSERT_TRUE(system_files().replace(manifest_path(shelf.index), as_bytes(newer), Durable::no));
  EXPECT_EQ(SecretIndex::open(system_files(), shelf.index, {}).error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(system_files().replace(manifest_path(shelf.index), as_bytes("{nonsense"), Durable::no));
  EXPECT_EQ(SecretIndex::open(system_files(), shelf.index, {}).error().code, ErrorCode::invalid_input);
}

TEST(SecretIndex, two_writers_never_work_at_once) {
  Shelf shelf;
  const auto first = IndexWriter::open(system_files(), randomness(), shelf.index, {});
  ASSERT_TRUE(first);
  EXPECT_EQ(IndexWriter::open(system_files(), randomness(), shelf.index, {}).error().code, ErrorCode::conflict);
}

TEST(SecretIndex, notices_every_flipped_bit_of_what_it_uses) {
  Shelf shelf;
  shelf.add({{"plan", std::string(plan)}});
  const Path segment = segments_path(shelf.index) / "000001.seg";
  const Bytes good = *system_files().read(segment);
  const std::string text = "前書き。" + std::string(plan) + "後書き。";
  SeededRandom random(3);
  for (int i = 0; i < 300; ++i) {
    Bytes bad = good;
    const size_t at = i < 128 ? static_cast<size_t>(i) : random.below(bad.size());
    bad[at] = static_cast<Byte>(bad[at] ^ (1u << random.below(8)));
    ASSERT_TRUE(system_files().replace(segment, bad, Durable::no));
    const auto opened = SecretIndex::open(system_files(), shelf.index, {});
    if (!opened) continue;
    const auto found = opened->match({text, "", text.size()});
    ASSERT_FALSE(found) << at;
    EXPECT_EQ(found.error().code, ErrorCode::integrity);
  }
  for (size_t size : {0u, 60u, 128u, 400u}) {
    ASSERT_TRUE(system_files().replace(segment, ByteView(good).first(size), Durable::no));
    EXPECT_EQ(SecretIndex::open(system_files(), shelf.index, {}).error().code, ErrorCode::integrity);
  }
  ASSERT_TRUE(system_files().remove(segment));
  EXPECT_EQ(SecretIndex::open(system_files(), shelf.index, {}).error().code, ErrorCode::integrity);
}

TEST(SecretIndex, stays_as_it_was_whenever_writing_fails) {
  Shelf shelf;
  shelf.add({{"plan", std::string(plan)}});
  FaultFiles files(system_files());
  const auto add_another = [&]() -> Result<void> {
    IndexWriter writer = TRY(IndexWriter::open(files, randomness(), shelf.index, {}));
    TRY(writer.add({"other", to_hex(sha256(other)), other.size(), other}));
    return writer.commit();
  };
  int failures = 0;
  for (std::uint64_t effects = 0; effects < 100; ++effects) {
    files.fail_after(effects, ENOSPC);
    const Result<void> done = add_another();
    files.stop_failing();
    EXPECT_EQ(shelf.match(plan).size(), 1u) << effects;
    if (done) break;
    ++failures;
  }
  EXPECT_GT(failures, 4);
  EXPECT_LT(failures, 100);
  EXPECT_EQ(shelf.match(other).size(), 1u);
}

// Longest common substring by the definition.
size_t longest_common(std::u16string_view a, std::u16string_view b) {
  std::vector<size_t> row(b.size() + 1, 0);
  size_t best = 0;
  for (size_t i = 0; i < a.size(); ++i)
    for (size_t j = b.size(); j-- > 0;) {
      row[j + 1] = a[i] == b[j] ? row[j] + 1 : 0;
      best = std::max(best, row[j + 1]);
    }
  return best;
}

TEST(SecretIndex, agrees_with_the_naive_longest_common_run) {
  SeededRandom random(11);
  for (const Profile profile : {Profile::deep(), Profile::wide()}) {
    const std::uint32_t slack = 2 * (profile.window - 1);
    for (int round = 0; round < 60; ++round) {
      const auto draw = [&](size_t count) {
        std::u16string out;
        for (size_t i = 0; i < count; ++i) out += static_cast<char16_t>(0x4E00 + random.below(200));
        return normalise_for_matching(to_utf8(out)).units;
      };
      const std::u16string secret = draw(300);
      const std::u16string file = draw(random.below(200)) + secret.substr(random.below(100), random.below(160)) + draw(random.below(200));
      Shelf shelf;
      shelf.add({{"secret", to_utf8(secret)}}, with_profile(profile));
      const auto found = shelf.match(to_utf8(file));
      const size_t naive = longest_common(secret, file);
      if (naive >= 40 + slack) {
        ASSERT_EQ(found.size(), 1u) << naive;
        EXPECT_LE(found[0].longest_run, naive);
        EXPECT_GE(found[0].longest_run + slack, naive);
      }
      if (naive < 40) { EXPECT_TRUE(found.empty()) << naive; }
    }
  }
}

}  // namespace
}  // namespace sekimori::inspect
