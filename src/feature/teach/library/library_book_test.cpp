#include "feature/teach/library/library_book.h"

#include <set>

#include "feature/teach/course/learn_fixture_test.h"

namespace sekimori::teach {
namespace {

class OwnCases : public LearnTest {
 protected:
  void SetUp() override {
    LearnTest::SetUp();
    library_ = std::make_unique<LibraryBook>(LearningParts{.database = *database_,
                                                           .records = room_->records,
                                                           .clock = clock_,
                                                           .random = random_,
                                                           .people = &people_,
                                                           .secrets = &secrets_,
                                                           .accounts = &room_->accounts});
    secretary_.account = "secretary";
    secretary_.roles = {record::Role::secretariat};
  }
  static LibraryCase example() {
    LibraryCase one;
    one.id = "kaku-2026";
    one.country = "JP";
    one.year = 2026;
    one.holder = "架空製作所";
    for (model::Wording* field : {&one.title, &one.secret, &one.route, &one.actor, &one.sum, &one.forum, &one.outcome, &one.lesson})
      *field = {"架空の事例の記載", "words of a made-up case"};
    one.chain = {{.id = "taker", .from = "", .who = {"元社員", "a former employee"}, .what = {"持ち出し", "took it"}},
                 {.id = "broker", .from = "taker", .who = {"名簿業者", "a broker"}, .what = {"購入", "bought it"}},
                 {.id = "buyer", .from = "broker", .who = {"買い手", "a buyer"}, .what = {"転得", "got it"}}};
    one.sources = {
        {.name = {"架空の判決", "a made-up judgment"}, .address = "https://court.example/1", .place = "p. 3", .verified = false}};
    return one;
  }

  std::unique_ptr<LibraryBook> library_;
  record::Actor secretary_;
};

TEST_F(OwnCases, stand_beside_those_of_the_program_and_say_whose_they_are) {
  const std::size_t shipped = library_cases().size();
  const auto added = library_->add(secretary_, example(), "judgment of last week");
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_EQ(added->edition, 1);
  const auto all = library_->entries(sato_, "case", "");
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_EQ(all->size(), shipped + 1);
  EXPECT_EQ(std::ranges::count(*all, CaseOwner::house, &LibraryEntry::owner), 1);
  EXPECT_EQ(library_->entries(sato_, "", "名簿業者 架空製作所")->size(), 1U) << "found by the words of its chain";
  EXPECT_EQ(library_->entries(sato_, "media", "架空製作所")->size(), 0U);
  const auto shown = library_->entry(sato_, "kaku-2026");
  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_TRUE((*shown)["own"].bool_or(false));
  EXPECT_EQ((*shown)["chain"].items().size(), 3U);
  EXPECT_FALSE((*shown)["sources"].items().front()["verified"].bool_or(true)) << "not checked, and told so";
  EXPECT_FALSE((*library_->entry(sato_, "benesse"))["own"].bool_or(true));
  // What was kept reads back whole.
  EXPECT_EQ(to_json(*library_case_from_json(*shown)), to_json(example()));
}

TEST_F(OwnCases, lead_the_link_checker_to_their_sources) {
  const auto before = library_->addresses(sato_);
  ASSERT_TRUE(library_->add(secretary_, example(), "new"));
  const auto after = library_->addresses(sato_);
  ASSERT_TRUE(before && after);
  EXPECT_EQ(after->size(), before->size() + 1);
  EXPECT_NE(std::ranges::find(*after, "https://court.example/1"), after->end());
  ASSERT_TRUE(library_->withdraw(secretary_, "kaku-2026", "overturned"));
  EXPECT_EQ(library_->addresses(sato_)->size(), before->size());
}

TEST_F(OwnCases, have_editions_and_are_withdrawn_with_a_reason) {
  ASSERT_TRUE(library_->add(secretary_, example(), "new"));
  LibraryCase better = example();
  better.outcome = {"控訴審で確定", "final on appeal"};
  EXPECT_EQ(library_->add(secretary_, better, "appeal")->edition, 2);
  EXPECT_EQ(library_->own_cases(sato_)->size(), 1U);
  EXPECT_EQ(library_->withdraw(secretary_, "kaku-2026", " ").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(library_->withdraw(sato_, "kaku-2026", "x").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(library_->withdraw(secretary_, "kaku-2026", "the source was taken back"));
  EXPECT_EQ(library_->withdraw(secretary_, "kaku-2026", "again").error().code, ErrorCode::conflict);
  EXPECT_EQ(library_->entry(sato_, "kaku-2026").error().code, ErrorCode::not_found);
  EXPECT_EQ(library_->add(secretary_, example(), "it is back")->edition, 3) << "the editions before it are kept";
}

TEST_F(OwnCases, that_cannot_be_are_refused) {
  EXPECT_EQ(library_->add(sato_, example(), "x").error().code, ErrorCode::not_permitted);
  const auto refused = [&](auto change, ErrorCode code = ErrorCode::invalid_input) {
    LibraryCase one = example();
    change(one);
    const auto added = library_->add(secretary_, one, "x");
    EXPECT_FALSE(added);
    if (!added) { EXPECT_EQ(added.error().code, code) << added.error().message; }
  };
  refused([](LibraryCase& one) { one.id = "benesse"; }, ErrorCode::conflict);
  refused([](LibraryCase& one) { one.id = library_media().front().id; }, ErrorCode::conflict);
  refused([](LibraryCase& one) { one.id = "../x"; });
  refused([](LibraryCase& one) { one.country = "Japan"; });
  refused([](LibraryCase& one) { one.year = 20260; });
  refused([](LibraryCase& one) { one.lesson.en.clear(); });
  refused([](LibraryCase& one) { one.title.ja = std::string(12'003, 'x'); });
  refused([](LibraryCase& one) { one.sources.clear(); });
  refused([](LibraryCase& one) { one.sources.front().address = "javascript:alert(1)"; });
  refused([](LibraryCase& one) { one.chain[1].from = "buyer"; });
  refused([](LibraryCase& one) { one.chain[0].from = "taker"; });
  refused([](LibraryCase& one) { one.chain[2].id = "taker"; });
  refused([](LibraryCase& one) { one.chain.assign(41, one.chain.front()); });
  EXPECT_EQ(library_->withdraw(secretary_, "benesse", "x").error().code, ErrorCode::conflict);
  EXPECT_EQ(library_->withdraw(secretary_, "nothing", "x").error().code, ErrorCode::not_found);
}

constexpr std::string_view film_words = "WEBVTT\n\n00:01.000 --> 00:02.500\n石に縄をかける\n\n00:03.000 --> 00:04.000\n人は進まない\n";

MediaItem film() {
  MediaItem one;
  one.id = "our-film";
  one.kind = "film";
  one.title = {"持ち出さない", "Taking nothing along"};
  one.about = {"退職の三十日前", "The thirty days before leaving"};
  one.variants = {{.language = "ja", .title = "持ち出さない", .text = {}, .address = "https://forum.example/film-ja"},
                  {.language = "zh-Hans", .title = "不带走", .text = {}, .address = "https://forum.example/film-zh"}};
  return one;
}

TEST_F(OwnCases, films_have_languages_and_a_transcript) {
  const auto added = library_->add_media(secretary_, film(), "for our people");
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_EQ(added->words.languages, (std::vector<std::string>{"ja", "zh-Hans"}));
  EXPECT_EQ(
      library_->keep_subtitles(secretary_, "our-film", {.language = "ja", .text = "1\n00:00:01,000 --> 00:00:02,000\nx"}, "x").error().code,
      ErrorCode::invalid_input);
  EXPECT_EQ(library_->keep_subtitles(sato_, "our-film", {.language = "ja", .text = std::string(film_words)}, "x").error().code,
            ErrorCode::not_permitted);
  const auto kept = library_->keep_subtitles(secretary_, "our-film", {.language = "ja", .text = std::string(film_words)}, "spoken words");
  ASSERT_TRUE(kept) << kept.error().message;
  EXPECT_EQ(kept->edition, 2);
  EXPECT_EQ(library_->subtitles(sato_, "our-film", "JA").value_or(""), film_words) << "to the byte";
  const auto shown = library_->entry(sato_, "our-film");
  ASSERT_TRUE(shown) << shown.error().message;
  const Json& cue = (*shown)["subtitles"].items().front()["cues"].items().front();
  EXPECT_EQ(cue["from"].text(), "00:00:01.000");
  EXPECT_EQ(cue["text"].text(), "石に縄をかける");
  EXPECT_TRUE((*shown)["own"].bool_or(false));
  EXPECT_EQ((*shown)["variants"].items().back()["address"].text(), "https://forum.example/film-zh");
  EXPECT_EQ(library_->entries(sato_, "media", "人は進まない")->size(), 1U) << "what is said in it is found";
  const auto addresses = library_->addresses(sato_);
  EXPECT_NE(std::ranges::find(*addresses, "https://forum.example/film-zh"), addresses->end()) << "the link checker looks there";
  // The next edition keeps the subtitles.
  MediaItem better = film();
  better.about = {"退職の前", "Before leaving"};
  EXPECT_EQ(library_->add_media(secretary_, better, "shorter")->edition, 3);
  EXPECT_TRUE(library_->subtitles(sato_, "our-film", "ja"));
  ASSERT_TRUE(library_->keep_subtitles(secretary_, "our-film", {.language = "ja", .text = {}}, "wrong"));
  EXPECT_EQ(library_->subtitles(sato_, "our-film", "ja").error().code, ErrorCode::not_found);
  ASSERT_TRUE(library_->withdraw_media(secretary_, "our-film", "old"));
  EXPECT_EQ(library_->entry(sato_, "our-film").error().code, ErrorCode::not_found);
  EXPECT_EQ(library_->entries(sato_, "media", "持ち出さない")->size(), 0U);
}

TEST_F(OwnCases, films_that_cannot_be_are_refused) {
  const auto refused = [&](const std::function<void(MediaItem&)>& spoil, ErrorCode code) {
    MediaItem one = film();
    spoil(one);
    const auto added = library_->add_media(secretary_, one, "x");
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, code) << added.error().message;
  };
  refused([](MediaItem& one) { one.id = "Our Film"; }, ErrorCode::invalid_input);
  refused([](MediaItem& one) { one.id = library_media().front().id; }, ErrorCode::conflict);
  refused([](MediaItem& one) { one.kind = "song"; }, ErrorCode::invalid_input);
  refused([](MediaItem& one) { one.title.en.clear(); }, ErrorCode::invalid_input);
  refused([](MediaItem& one) { one.variants.clear(); }, ErrorCode::invalid_input);
  refused([](MediaItem& one) { one.variants.front().address = "http://forum.example"; }, ErrorCode::invalid_input);
  refused([](MediaItem& one) { one.variants.front().language = "日本語"; }, ErrorCode::invalid_input);
  refused([](MediaItem& one) { one.variants.back().language = "JA"; }, ErrorCode::invalid_input);
  ASSERT_TRUE(library_->add(secretary_, example(), "new"));
  refused([](MediaItem& one) { one.id = "kaku-2026"; }, ErrorCode::conflict);
  for (const std::string_view tag : {"", "j", "japanese", "ja-", "-ja", "ja_JP", "1a", "zh-Hansisverylongindeed"})
    EXPECT_FALSE(is_language_tag(tag)) << tag;
  for (const std::string_view tag : {"ja", "en", "zh-Hans", "pt-BR", "fil", "de-1996"}) EXPECT_TRUE(is_language_tag(tag)) << tag;
}

TEST_F(OwnCases, clauses_of_the_house_stand_first_in_their_languages) {
  Clause one;
  one.id = "our-nda";
  one.kind = "nda";
  for (model::Wording* field : {&one.title, &one.text, &one.when_to_use, &one.caution}) *field = {"秘密を守る", "Keep it secret"};
  one.variants = {{.language = "ko", .title = "비밀유지", .text = "비밀을 지킨다", .address = {}}};
  const std::size_t shipped = library_clauses().size();
  const auto added = library_->add_clause(secretary_, one, "our lawyer's");
  ASSERT_TRUE(added) << added.error().message;
  const auto all = library_->clauses(sato_);
  ASSERT_TRUE(all) << all.error().message;
  ASSERT_EQ(all->size(), shipped + 1);
  EXPECT_EQ(all->front()["id"].text(), "our-nda");
  EXPECT_TRUE(all->front()["own"].bool_or(false));
  EXPECT_FALSE(all->back()["own"].bool_or(true));
  EXPECT_EQ((*library_->clause(sato_, "our-nda"))["variants"].items().front()["text"].text(), "비밀을 지킨다");
  EXPECT_EQ(library_->add_clause(secretary_, one, "again")->edition, 2);
  one.variants.front().text.clear();
  EXPECT_EQ(library_->add_clause(secretary_, one, "x").error().code, ErrorCode::invalid_input);
  one.variants.clear();
  one.id = library_clauses().front().id;
  EXPECT_EQ(library_->add_clause(secretary_, one, "x").error().code, ErrorCode::conflict);
  EXPECT_EQ(library_->add_clause(sato_, one, "x").error().code, ErrorCode::conflict);
  one.id = "another";
  EXPECT_EQ(library_->add_clause(sato_, one, "x").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(library_->withdraw_clause(secretary_, "our-nda", "replaced"));
  EXPECT_EQ(library_->clause(sato_, "our-nda").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace sekimori::teach
