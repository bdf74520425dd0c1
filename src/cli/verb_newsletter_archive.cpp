#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_letters(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        (void)who;
        std::vector<Json> out;
        for (const teach::ArchiveEntry& entry : TRY(teach.newsletter.archive(arguments.value("words"), at.language)))
          out.push_back(Json::object({{"number", entry.number},
                                      {"title", entry.title},
                                      {"day", entry.day.to_string()},
                                      {"sent_at", entry.sent_at.to_rfc3339()},
                                      {"sha256", entry.sha256},
                                      {"around", entry.around}}));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<14} {} {} {}", one["number"].text(), one["day"].text(), one["title"].text(), one["around"].text());
      });
}

}  // namespace

extern const Verb verb_newsletter_archive;
const Verb verb_newsletter_archive{
    .name = "newsletter archive",
    .summary = {.ja = "送った号の一覧と検索", .en = "list and search issues that were sent"},
    .options = safeguard_options({value_option("words", "TEXT", {.ja = "すべてを含むもの", .en = "that hold all of these words"})}),
    .run = run};

}  // namespace sekimori::cli
