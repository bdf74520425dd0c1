#include "cli/govern_access.h"
#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_letters(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        (void)who;
        std::vector<Json> out;
        for (const model::PublishedPassage& passage : TRY(teach.newsletter.passages()))
          out.push_back(Json::object({{"number", passage.number},
                                      {"title", Json::object({{"ja", passage.title.ja}, {"en", passage.title.en}})},
                                      {"sha256", passage.sha256}}));
        return out;
      },
      [&](const Json& one) { return fmt::format("{:<12} {}", one["number"].text(), in_words(one["title"], at.language)); });
}

}  // namespace

extern const Verb verb_newsletter_passages;
const Verb verb_newsletter_passages{
    .name = "newsletter passages",
    .summary = {.ja = "会報に取り込める、公開済みの段落の一覧", .en = "list published passages that an issue may draw in"},
    .options = safeguard_options(),
    .run = run};

}  // namespace sekimori::cli
