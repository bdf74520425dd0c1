#include "cli/learn_access.h"
#include "feature/teach/library/web_vtt.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string &id = arguments.rest[0], &language = arguments.rest[1];
  const bool keeps = arguments.rest.size() > 2;
  std::string file;
  if (keeps) file = TRY(at.files.read_text(arguments.rest[2], 2 * teach::largest_subtitles));
  if (keeps || arguments.has("remove"))
    return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
      return shown_media(
          TRY(teach.library.keep_subtitles(who, id, {.language = language, .text = file}, arguments.value("reason", "subtitles"))));
    });
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    at.out(TRY(node.teach().library.subtitles(who, id, language)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_library_subtitles;
const Verb verb_library_subtitles{
    .name = "library subtitles",
    .summary = {.ja = "自分たちの動画の字幕 (WebVTT) を保存する、取り出す",
                .en = "keep the subtitles (WebVTT) of a film of yours, or print them"},
    .options = safeguard_options(
        {reason_option(), flag_option("remove", {.ja = "その言語の字幕を外す", .en = "take those in this language away"})}),
    .rest = "MEDIUM LANGUAGE [FILE]",
    .least_rest = 2,
    .most_rest = 3,
    .run = run};

}  // namespace sekimori::cli
