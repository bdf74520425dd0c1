#include "cli/consult_access.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        if (arguments.has("drafts")) {
          for (const auto& one : TRY(desk.faq.drafts(who))) out.push_back(to_json(one));
          return out;
        }
        std::optional<consult::Content> content;
        if (arguments.has("content")) {
          content = consult::content_from(arguments.value("content"));
          if (!content) return error(ErrorCode::usage, "--content '{}' is no content", arguments.value("content"));
        }
        for (const auto& one : TRY(desk.faq.entries(content))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<26} {:>2} {} {}", one["id"].text(), one["version"].integer_or(0), one["verified"].bool_or(false) ? " " : "?",
                           in_words(one["question"], at.language));
      });
}

}  // namespace

extern const Verb verb_faq_list;
const Verb verb_faq_list{
    .name = "faq list",
    .summary = {.ja = "よくある質問の一覧", .en = "list the questions that come again"},
    .options = safeguard_options({value_option("content", "CONTENT", {.ja = "この相談内容だけ", .en = "only of this content"}),
                                  flag_option("drafts", {.ja = "下書きだけ", .en = "drafts alone"})}),
    .run = run};

}  // namespace sekimori::cli
