#include "cli/consult_access.h"
#include "cli/hub_words.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    consult::ForumWish wish;
    wish.kind = arguments.value("kind", "problem");
    wish.title = {TRY(needed(arguments, "title-ja")), TRY(needed(arguments, "title-en"))};
    wish.body = {TRY(needed(arguments, "body-ja")), TRY(needed(arguments, "body-en"))};
    wish.audience = TRY(needed(arguments, "audience"));
    wish.tlp = TRY(tlp_named("tlp", arguments.value("tlp", "AMBER")));
    wish.consent = TRY(needed(arguments, "consent"));
    const std::string number = TRY(desk.conversion.to_forum(who, arguments.rest.front(), wish));
    return Json::object({{"consultation", arguments.rest.front()}, {"proposal", number}});
  });
}

}  // namespace

extern const Verb verb_consultation_to_forum;
const Verb verb_consultation_to_forum{
    .name = "consultation to-forum",
    .summary = {.ja = "同意を得て、誰も名指さない提案をフォーラムに出す", .en = "propose it to the forum, naming nobody, with consent"},
    .options = safeguard_options(
        {value_option("kind", "KIND", {.ja = "trend, measure, problem", .en = "trend, measure or problem"}),
         value_option("title-ja", "TEXT", {.ja = "日本語の題名", .en = "title in Japanese"}),
         value_option("title-en", "TEXT", {.ja = "英語の題名", .en = "title in English"}),
         value_option("body-ja", "TEXT", {.ja = "日本語の本文", .en = "body in Japanese"}),
         value_option("body-en", "TEXT", {.ja = "英語の本文", .en = "body in English"}),
         value_option("audience", "SIG", {.ja = "届ける範囲", .en = "how far it goes"}),
         value_option("tlp", "LABEL", {.ja = "CLEAR, GREEN, AMBER, AMBER+STRICT, RED", .en = "CLEAR, GREEN, AMBER, AMBER+STRICT or RED"}),
         value_option("consent", "TEXT", {.ja = "同意の方法と日", .en = "how and when the asker agreed"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
